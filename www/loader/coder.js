// The program of the result code (src/coder.rs), as JavaScript on every page: `code-glue` is what wasm-bindgen wrote,
// `code-translated` the program itself, which starts when it is first asked. The build of one file has another
// `coder.js`, because there it is part of the main program.

import * as glue from "code-glue";
import { instantiate } from "code-translated";

let started = false;

/** `words`, `show` and `compare` of the program. */
export function coder() {
  if (!started) glue.__wbg_set_wasm(instantiate({ glue: glue.imports }));
  started = true;
  return glue;
}
