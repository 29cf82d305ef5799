// Where files come from: the folder that this module lies in, by request. The build of one file has another
// source, `embedded.js`, with the same functions.
// Files of the build are refused unless they are those of this build. Option bags have no prototype: a page that has
// added names to Object.prototype must not be able to change a request.

import { signal, track } from "./wait.js";

const BASE = new URL(".", import.meta.url).href;

/** The smallest program. Only starting one tells the truth: `validate` says yes where a page's policy says no. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** After a failure, copies that the browser has kept are not asked. */
let cache = "default";

/** A file of the build, or of another address, as an `ArrayBuffer` or `json`; with its SHA-256, only that one. */
export const file = (name, kind, hash) => track(get(name, kind, hash));

async function get(name, kind = "arrayBuffer", hash = "") {
  const url = new URL(name, BASE).href;
  const integrity = hash && "sha256-" + hash;
  let response;
  try {
    response = await fetch(url, Object.assign(Object.create(null), { integrity, cache, signal: signal() }));
    // A page's own `fetch` may answer nothing at all, and Firefox finds only here that a file was cut.
    if (response.ok) return await response[kind]();
  } catch ({ message }) {
    cache = "reload";
    const error = new Error(`${url}: found ${message}, expected the file`);
    // A page's policy may allow scripts and no requests: each file of our packs is there as a script too.
    if (!url.startsWith(BASE + "packs/")) throw error;
    const { default: words } = await import(url + ".js").catch(() => {
      throw error;
    });
    const bytes = Uint8Array.from(words, (letter) => letter.charCodeAt(0));
    // Only a page without a secure address lacks `subtle`, and there every file can be changed on its way.
    const { subtle } = globalThis.crypto || {};
    if (subtle && hash !== btoa(String.fromCharCode(...new Uint8Array(await subtle.digest("SHA-256", bytes))))) throw error;
    return new Response(bytes)[kind]();
  }
  throw new Error(`${url}: found status ${response.status}, expected the file`);
}

/** A module of the build; another number gives a fresh one. */
const module = (name, number) => {
  const url = `${BASE}ai-self-check.${name}.js${number ? "?" + number : ""}`;
  // WebKit does not say which file it was.
  const found = import(url).catch((error) => {
    throw new Error(`${url}: ${error.message}`);
  });
  return track(found);
};

/** The started program, the `number`-th of this page: with WebAssembly, or without where it is refused. */
export async function program(number) {
  try {
    await WebAssembly.instantiate(EMPTY);
    const [code, wasm] = await Promise.all([module("program", number), file("ai-self-check.wasm", undefined, CONFIG.wasm)]);
    await code.default(wasm);
    return code;
  } catch (error) {
    const code = await module("plain", number).catch(() => {
      throw error;
    });
    await code.default();
    return code;
  }
}

/** What only a result needs; another number tries again. */
export const later = (number) => module("later", number);

/** What only `keep` and `share` need. */
export const keep = (number) => module("keep", number);

/** The pack reader. */
export const reader = () => module("reader", 0);

/** Guards a page's own colours. */
export const colours = async (element, root) => (await module("colours", 0)).guard(element, root);
