// The program's glue: what wasm-bindgen wrote (`glue`, its bundler flavour with names shortened by the build),
// and the few lines that start it from bytes. The wasm-bindgen flavour for the web brings a loader of its own,
// with fetching and fallbacks that the loader here already does.

import { __wbg_set_wasm, imports } from "glue";

export { print } from "./print.js";

export { add_guidance, add_questions, forget, guidance_missing, mount, on_crash, remount, unmount } from "glue";

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
