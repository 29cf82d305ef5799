// The program as WebAssembly: the few lines that start it from bytes. The wasm-bindgen flavour for the web
// brings a loader of its own, with fetching and fallbacks that the loader here already does.

import { __wbg_set_wasm, imports } from "glue";

export * from "./exports.js";

/** Starts the program. */
export default async function begin(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, { glue: imports });
  __wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}
