// The program's glue: what wasm-bindgen wrote (`glue`, its bundler flavour with names shortened by the build),
// and the few lines that start it from bytes. The wasm-bindgen flavour for the web brings a loader of its own,
// with fetching and fallbacks that the loader here already does.

import { __wbg_set_wasm, imports, add_guidance as addGuidance, add_questions as addQuestions } from "glue";

export { forget, guidance_missing, mount, on_crash, remount, unmount } from "glue";

/** The two files of a pack, as they come from the network. */
export const add_questions = (buffer) => addQuestions(new Uint8Array(buffer));
export const add_guidance = (pack, buffer) => addGuidance(pack, new Uint8Array(buffer));

/** How a language writes numbers and counts: what `Numerals::new` of the program takes. */
export function numerals(lang) {
  const rules = new Intl.PluralRules(lang);
  const full = new Intl.NumberFormat(lang + "-u-nu-latn").format(1000);
  return [full, ...Array.from({ length: 99 }, (_, count) => rules.select(count))].join(" ");
}

/** Starts the program. */
export default async function begin(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, { glue: imports });
  __wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}
