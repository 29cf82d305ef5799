// The program without WebAssembly, for pages and browsers that refuse it: the same Rust, translated to
// JavaScript (`translated`) by the build. Same exports as program.js; there are no bytes to start it from.

import { __wbg_set_wasm, imports } from "glue";
import { instantiate } from "translated";

export * from "./exports.js";

/** Starts the program. */
export default async function begin() {
  __wbg_set_wasm(instantiate({ glue: imports }));
}
