// Fetches the program and the packs, each once for the whole page, and says what failed. Every request
// starts together; the guidance may arrive last. A failed file is forgotten, so that it can be tried again.

import { sheet } from "./card.js";
import { file, keep, later, program as start, reader } from "./source.js";
import { stop } from "./wait.js";

const started = new Map();
const settled = new Set();
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

/** Gives up what is on its way, so that it can be asked for anew. */
export function discardStalled() {
  for (const [key, promise] of started) if (!settled.has(promise)) started.delete(key);
  stop();
}

function once(key, work) {
  if (!started.has(key)) {
    const promise = work();
    started.set(key, promise);
    promise.then(
      () => settled.add(promise),
      () => started.get(key) === promise && started.delete(key),
    );
  }
  return started.get(key);
}

const program = () =>
  once("program", async () => {
    const code = await start(copies++);
    code.on_crash(() => crashed());
    return code;
  });

/** The styles of the result, empty until they are here; every root has this one sheet. */
export const late = sheet("");

let tries = 0;

const result = () =>
  once("result", async () => {
    const found = await later(tries++);
    late.replaceSync(found.styles);
    return found;
  });

/** What only `keep` and `share` need. */
export const keeper = () => once("keep", () => keep(tries++));

/** The pack of this build. */
export const own = {
  ...CONFIG.pack,
  languages: Object.fromEntries(CONFIG.pack.languages),
  card: (lang) =>
    lang === CONFIG.card.lang
      ? CONFIG.card
      : once(lang, () => file(`${own.path}${lang}.card`, "json", CONFIG.cards[lang])),
  part: async (name) => file(own.path + name, undefined, (await own.card(name.split(".")[0])).hashes?.[name]),
};

/** The pack at an address: read and checked by a program of its own, which only such pages load. */
export const foreign = (address, debug) =>
  once(address, async () => (await reader()).open(address, file, debug));

/** The program with the questions of a form: `{ code, pack }`, where `pack` is the program's number for it. */
export function questions(pack, lang, form) {
  const name = `${lang}.${form}`;
  return once(pack.path + name, async () => {
    const guidance = () => pack.part(name + ".guidance");
    const beside = guidance();
    beside.catch(() => {});
    const [code, asked] = await Promise.all([program(), pack.part(name + ".questions")]);
    const loaded = { code, pack: code.add_questions(asked), bytes: [asked] };
    // What only a result needs is asked for now: no longer in the way of the first question, and before an answer.
    loaded.complete = receive(loaded, beside);
    loaded.again = () => (loaded.complete = receive(loaded, guidance()));
    return loaded;
  });
}

/** Hands the guidance over when it and the rest of the result have come; `null` then, else what went wrong. */
async function receive(loaded, beside) {
  try {
    const [guidance, later] = await Promise.all([beside, result()]);
    loaded.later = later;
    loaded.bytes[1] = guidance;
    loaded.code.add_guidance(loaded.pack, guidance);
    return null;
  } catch (error) {
    loaded.code.guidance_missing(loaded.pack);
    return error;
  }
}
