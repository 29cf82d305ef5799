// Reads codes out of frames: what wasm-bindgen wrote (`glue`, its bundler flavour with names shortened by the build)
// and the few lines that start it. Runs as a worker, so that the page answers while it works, and as a module of the
// page where workers are refused. It keeps no frame, and asks for one file: the program.

import { __wbg_set_wasm, imports, read_frame } from "glue";

let started;

async function start() {
  const file = new URL("ai-self-check.camera.wasm", import.meta.url);
  const response = await fetch(file, { integrity: `sha256-${HASH}` });
  if (!response.ok) throw new Error(`${file}: found status ${response.status}, expected 200`);
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), { glue: imports });
  __wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
}

/** The codes of a frame: a list of texts of 12 characters. `pixels` are RGBA bytes, `width * height * 4` of them. */
export async function look(width, height, pixels) {
  await (started ??= start());
  return read_frame(width, height, pixels).split(" ").filter(Boolean);
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  // `stopped` tells a program that did not come from one that stopped at a frame: a fresh worker may go on after that.
  self.onmessage = async ({ data: [width, height, pixels] }) => {
    try {
      self.postMessage({ codes: await look(width, height, pixels) });
    } catch (error) {
      self.postMessage({ stopped: error instanceof WebAssembly.RuntimeError, why: String(error) });
    }
  };
}
