// What only `keep` and `share` need: the storage, the words on the start card, the line under each screen, and
// what the page is told. A page without these attributes never loads this file, and reads and writes nothing.
//
// The storage holds one text for each pack and form, "DAY TEXT": the day counts from 1 January 1970, and the
// text is the program's (src/session/snapshot.rs), which alone can read it. It is written whole each time, so the
// last of two tabs wins and nothing is mixed.

const DAY = 86_400_000;
const DAYS = 30;

const LEANS = [null, "balanced", "over", "under", "mixed"];

/** By the numbers that the program throws. */
const REFUSED = [
  "a text of another format, expected 1",
  "answers to another pack or version, expected this one",
  "answers to another form or for another job, expected this one",
  "a damaged text, expected what was kept",
];

/** Keys whose text was refused, until somebody has been told. */
const lost = new Set();

/**
 * Gives `{ found(), notes(), foot, save(text), forget(), refused(number), told(id, code) }`. `check` is what restarts, `make`
 * and `button` are those of card.js, `texts` the words of the start card, `name` the pack's name or address, and
 * `wipe` says to begin with forgetting.
 */
export async function open(check, make, button, texts, pack, options, name, wipe) {
  const { keep, share, length, form } = options;
  const key = `ai-self-check:${name}:${form}`;
  // The words of this build's own packs are a file of their own.
  const words = texts.keep_forget
    ? texts
    : await new Response(await pack.part(options.lang + ".keep")).json();
  const today = Math.floor(Date.now() / DAY);
  const state = make("p", { class: "privacy", role: "status" });
  let works = true;

  /** Storage may be forbidden, missing, or full. */
  function storage(work) {
    if (!keep) return;
    try {
      return work(keep === "tab" ? sessionStorage : localStorage);
    } catch {
      works = false;
    }
  }

  const forget = () => storage((kept) => kept.removeItem(key));
  /** The second number of the text; the program looks again. */
  const lengthOf = (text) => (text.split(" ").pop()[6] === "0" ? "quick" : "standard");
  const line = (text) => make("p", { "data-look": "note" }, text);
  const say = () => (state.textContent = works ? words["keep_" + keep] : words.keep_cannot);

  if (wipe) forget();

  return {
    foot: keep ? [state, button(words.keep_forget, "restart", () => check.restart())] : [],

    /** The text that was kept and its length, if it is young and of the length that the page asks for. */
    found() {
      const stored = storage((all) => all.getItem(key));
      const [, day, text] = /^(\d+) (.+)$/.exec(stored || "") || [];
      // A day to spare, for clocks and their zones.
      const young = today - day <= DAYS && day - today <= 1;
      if (stored && !young) forget();
      say();
      const kept = young && { text, length: lengthOf(text) };
      return kept && (!length || kept.length === length) ? kept : null;
    },

    /** What is said before the start. */
    notes() {
      const notes = [];
      if (lost.delete(key)) notes.push(line(words.keep_lost));
      if (keep) notes.push(line(works ? `${words["keep_" + keep]} ${words.keep_how}` : words.keep_cannot));
      if (share) notes.push(line(words["share_" + share]));
      return notes;
    },

    save(text) {
      works = true;
      storage((kept) => kept.setItem(key, `${today} ${text}`));
      // What is older than the answers on the screen must not come back.
      if (!works) storage((kept) => kept.removeItem(key));
      say();
    },

    forget,

    /** The program could not carry on from the text: what to report. The next start card says so, too. */
    refused(number) {
      lost.add(key);
      return `storage ${key}: found ${REFUSED[number - 1]}; it is forgotten`;
    },

    /** The detail of `selfcheck-complete`. */
    told(id, code) {
      // As `Shared::code` of the program.
      const [stage, confidence, judgement, lean] = [0, 3, 6, 9].map((place) => (code >> place) & 7);
      const done = (code >> 12) & 1 ? "standard" : "quick";
      const told = { stage: stage || null, length: done, form, pack: id, version: code >> 13 };
      if (share === "stage") return told;
      return { ...told, confidence: confidence || null, judgement: judgement || null, lean: LEANS[lean] };
    },
  };
}
