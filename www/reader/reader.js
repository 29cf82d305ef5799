// The pack reader's glue: what wasm-bindgen wrote (`glue`, its bundler flavour with names shortened by the
// build), and the few lines that start it from bytes and read one pack.

import { __wbg_set_wasm, imports, read_pack } from "glue";

/** One more byte than a pack may have: the reader then says so, and the rest need not be copied. */
const ENOUGH = 1_000_001;

const DAY = 86_400_000;

/** The glue keeps views of one memory, so there is one instance for all packs of a page. */
let started;

async function start(program) {
  const { instance } = await WebAssembly.instantiate(program, { glue: imports });
  __wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
}

/**
 * Reads somebody's own pack. `program` and `pack` are the bytes of `ai-self-check.reader.wasm` and of the pack
 * (`Uint8Array`), `defaults` is `packs/defaults.json` as an object, and `language` the tag that is wished for.
 *
 * Gives `{ problems, errors }`: lines of text, and how many of all problems are errors. Without errors also
 * - `name`: the pack's id; `language`: the tag of the words; `base`: the tag of the words between U+E000 and U+E001
 * - `made`: `{ name, status, complete, direction }` of that language
 * - `languages`: `[{ tag, name }]`, the pack's own first
 * - `start`: the texts of the start card by key
 * - `jobs`: the ids of the roles
 * - `lengths`: `{ a: ["quick", "standard"] }`, and `forms`: `{ a: { questions, guidance } }` as bytes for
 *   `add_questions` and `add_guidance` of the program
 *
 * Objects have no prototype. It rejects only if WebAssembly is refused or stops; then only a fresh import of
 * this module (with a query) can go on.
 */
export default async function read(program, pack, defaults, language) {
  await (started ??= start(program));
  return read_pack(pack.subarray(0, ENOUGH), defaults, language, Math.floor(Date.now() / DAY));
}
