// The program of the result code, which in one file is part of the main program: apart, it would bring what both need
// a second time.
// Bundled in the place of ../coder.js.

import { running } from "./source.js";

/** `words`, `show` and `compare` of the program. */
export const coder = () => running();
