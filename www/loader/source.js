// Where files come from: the folder that this module lies in, by request. The build of one file has another
// source, `embedded.js`, with the same functions.
// No option bags: a page that has added names to Object.prototype must not be able to change a request.

const BASE = new URL(".", import.meta.url).href;

/** The smallest program. Only starting one tells the truth: `validate` says yes where a page's policy says no. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** A file of the build, or of another address, as an `ArrayBuffer` or `json`. */
export async function file(name, kind = "arrayBuffer") {
  const url = new URL(name, BASE).href;
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    // A page's policy may allow scripts and no requests: each file of our packs is there as a script too.
    if (!url.startsWith(BASE + "packs/")) throw error;
    const { default: words } = await import(url + ".js").catch(() => {
      throw error;
    });
    response = new Response(Uint8Array.from(words, (letter) => letter.charCodeAt(0)));
  }
  if (!response.ok) throw new Error(`${url}: found status ${response.status}, expected the file`);
  return response[kind]();
}

/** A module of the build; another number gives a fresh one. */
const module = (name, number) => {
  const url = `${BASE}ai-self-check.${name}.js${number ? "?" + number : ""}`;
  // WebKit does not say which file it was.
  return import(url).catch((error) => {
    throw new Error(`${url}: ${error.message}`);
  });
};

/** The started program, the `number`-th of this page: with WebAssembly, or without where it is refused. */
export async function program(number) {
  try {
    await WebAssembly.instantiate(EMPTY);
    const [code, wasm] = await Promise.all([module("program", number), file("ai-self-check.wasm")]);
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
