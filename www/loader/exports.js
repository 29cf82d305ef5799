// What the loader calls, in both builds of the program: what wasm-bindgen wrote (`glue`, its bundler flavour
// with names shortened by the build), and what is easier said in JavaScript.

import { add_guidance as addGuidance, add_questions as addQuestions } from "glue";

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
