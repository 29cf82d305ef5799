// The check itself, from beside the loader's script, when it is needed. The build of one file has another
// `remote.js`, which holds it.

let base = new URL(".", document.currentScript ? document.currentScript.src : location.href).href;

/** For the package, which is a module and so has no current script: where the files are. */
export const beside = (address) => (base = address);

/** The module of the check, or of the frame that has it inside, after so many failures: engines remember a
    module that failed, so each time anew. */
export const check = (failures, sealed) =>
  import(`${base}ai-self-check.${sealed ? "sealed" : "check"}.js${failures ? "?" + failures : ""}`);
