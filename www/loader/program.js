// The program's glue: what wasm-bindgen wrote (`glue`, its bundler flavour with names shortened by the build),
// and the few lines that start it from bytes. The wasm-bindgen flavour for the web brings a loader of its own,
// with fetching and fallbacks that the loader here already does.

import { __wbg_set_wasm, imports } from "glue";

export { add_guidance, add_questions, forget, guidance_missing, mount, on_crash, remount, unmount } from "glue";

/** Starts the program. */
export default async function begin(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, { glue: imports });
  __wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}
