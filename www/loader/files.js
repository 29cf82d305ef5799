// Fetches the program and the packs, each once for the whole page, and says what failed. Every request
// starts together; the guidance may arrive last. A failed file is forgotten, so that it can be tried again.
// No option bags: a page that has added names to Object.prototype must not be able to change a request.

const BASE = new URL(".", import.meta.url).href;

const started = new Map();
let copies = 0;
let crashed = () => {};

/** Says whom to call when the program stops for good. */
export function onCrash(callback) {
  crashed = callback;
}

/** A fresh copy of the program for the next load: the old one cannot go on. */
export function discardProgram() {
  started.clear();
  copies++;
}

function once(key, work) {
  if (!started.has(key)) {
    const promise = work();
    started.set(key, promise);
    promise.catch(() => started.get(key) === promise && started.delete(key));
  }
  return started.get(key);
}

/** A file of the build, or of another address, as an `ArrayBuffer`, `text` or `json`. */
async function file(name, kind = "arrayBuffer") {
  const url = new URL(name, BASE).href;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: found status ${response.status}, expected the file`);
  return response[kind]();
}

const program = () =>
  once("program", async () => {
    // The query makes a fresh module of the same file after a crash or a failed load.
    const url = `${BASE}ai-self-check.program.js${copies++ ? "?" + copies : ""}`;
    // WebKit does not say which file it was.
    const glue = import(url).catch((error) => {
      throw new Error(`${url}: ${error.message}`);
    });
    const [code, wasm] = await Promise.all([glue, file("ai-self-check.wasm")]);
    await code.default(wasm);
    code.on_crash(() => crashed());
    return code;
  });

/** The pack of this build. */
export const own = {
  ...CONFIG.pack,
  languages: Object.fromEntries(CONFIG.pack.languages),
  card: (lang) =>
    lang === CONFIG.card.lang ? CONFIG.card : once(lang, () => file(`${own.path}${lang}.card`, "json")),
  part: (name) => file(own.path + name),
};

/** The pack at an address: read and checked by a program of its own, which only such pages load. */
export const foreign = (address, debug) =>
  once(address, async () => (await import(BASE + "ai-self-check.reader.js")).open(address, file, debug));

/** The program with the questions of a form: `{ code, pack }`, where `pack` is the program's number for it. */
export function questions(pack, lang, form) {
  const name = `${lang}.${form}`;
  return once(pack.path + name, async () => {
    const fetched = pack.part(name + ".guidance");
    fetched.catch(() => {});
    const [code, asked] = await Promise.all([program(), pack.part(name + ".questions")]);
    const loaded = { code, pack: code.add_questions(asked) };
    loaded.complete = receive(loaded, fetched);
    loaded.again = () => (loaded.complete = receive(loaded, pack.part(name + ".guidance")));
    return loaded;
  });
}

/** Hands the guidance over when it comes; `null` when it has, else what went wrong. */
async function receive({ code, pack }, guidance) {
  try {
    code.add_guidance(pack, await guidance);
    return null;
  } catch (error) {
    code.guidance_missing(pack);
    return error;
  }
}
