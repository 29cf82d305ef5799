// Where files come from in the build of one file: out of the script itself, packed (unpack.js) and written in
// base64. Nothing is asked of the network, so it runs from a disk and under `connect-src 'none'`.
// Bundled in the place of ../source.js, with what the build writes beside it: `embedded.js` has the packed files
// of one language and form, `make.js` the program's code as a function, because a program that stopped needs fresh code.

import { FILES } from "./embedded.js";
import { guard } from "./colours.js";
import * as keeping from "./keep.js";
import * as result from "./later.js";
import make from "./make.js";
import { unpack } from "./unpack.js";

/** Unpacks a file of this script. */
const unpacked = (name) => unpack(Uint8Array.from(atob(FILES[name]), (letter) => letter.charCodeAt(0)));

let pack;

/** A file of the pack, of the one language and form: the questions, such as `en.a.questions`, or the guidance. */
export async function file(name) {
  pack ??= unpacked("pack").buffer;
  return name.endsWith(".questions") ? pack.slice(0, FILES.questions) : pack.slice(FILES.questions);
}

let code;

/** The started program, fresh each time. */
export async function program() {
  const fresh = make();
  await fresh.default(unpacked("wasm"));
  code = fresh;
  return code;
}

/** The program that runs. */
export const running = () => code;

/** What only a result, and only `keep` and `share` need: inside. */
export const later = async () => result;
export const keep = async () => keeping;

/** Guards a page's own colours: inside too. */
export const colours = async (element, root) => guard(element, root);

/** The pack reader is not inside: it is larger than all the rest. */
export async function reader() {
  const error = new Error("attribute pack: the script of one file holds one pack, expected no address");
  error.code = "unsupported";
  throw error;
}
