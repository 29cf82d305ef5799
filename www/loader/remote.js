// The check itself, from beside the loader's script, when it is needed. The build of one file has another
// `remote.js`, which holds it.

const BASE = new URL(".", document.currentScript ? document.currentScript.src : location.href).href;

/** The module of the check, or of the frame that has it inside, after so many failures: engines remember a
    module that failed, so each time anew. */
export const check = (failures, sealed) =>
  import(`${BASE}ai-self-check.${sealed ? "sealed" : "check"}.js${failures ? "?" + failures : ""}`);
