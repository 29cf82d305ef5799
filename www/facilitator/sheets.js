// The program that makes sheets, started from bytes: a file of its own, which the first screen does not wait for.

import { __wbg_set_wasm, imports, lines, sheet } from "glue";

/** Starts the program; gives what makes a sheet, or codes of lines, of an order and words. */
export default async function start(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, { glue: imports });
  __wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return { sheet, lines };
}
