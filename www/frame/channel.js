// The frame's side of the channel between a sealed check and the page around it. Out go the events, without any
// detail but counts, and a height; in come colours.

import { NAME } from "./options.js";

/** Heights go out in steps, and within a run only up: a height in pixels would tell which reasons are shown. */
const STEP = 256;

/** The style hooks that a page may set, as one short text each. */
const HOOK = /^--asc-[a-z-]{1,20}$/;
const VALUE = /^[^;{}\\]{1,200}$/;

/** Says hello and takes the channel that comes back; gives the function that tells a height. */
export function answer(check) {
  let port;
  let tallest = 0;
  const waiting = [];
  const send = (...message) => (port ? port.postMessage(message) : waiting.push(message));

  const dress = (look) => {
    if (!look || typeof look !== "object") return;
    if (["auto", "light", "dark"].includes(look.theme)) {
      check.setAttribute("theme", look.theme);
      document.documentElement.style.colorScheme = look.theme === "auto" ? "light dark" : look.theme;
    }
    for (const name of Object.keys(look)) {
      if (!HOOK.test(name)) continue;
      if (VALUE.test(look[name])) check.style.setProperty(name, look[name]);
      else check.style.removeProperty(name);
    }
  };

  addEventListener("message", function hear({ source, data, ports }) {
    // The page around, once; a message of anybody else has another source.
    if (source !== parent || !ports[0] || !data || data[NAME] !== "port") return;
    removeEventListener("message", hear);
    port = ports[0];
    port.onmessage = ({ data }) => Array.isArray(data) && data[0] === "look" && dress(data[1]);
    dress(data.look);
    for (const message of waiting.splice(0)) send(...message);
  });
  if (parent !== window) parent.postMessage({ [NAME]: "hello" }, "*");

  for (const name of ["ready", "complete"]) check.addEventListener("selfcheck-" + name, () => send(name));
  check.addEventListener("selfcheck-start", () => {
    tallest = 0;
    send("start");
  });
  check.addEventListener("selfcheck-progress", ({ detail }) => send("progress", detail.answered, detail.total));
  check.addEventListener("selfcheck-error", ({ detail }) => send("error", detail.code, detail.message));

  const tell = (height) => {
    const step = Math.ceil(height / STEP) * STEP;
    if (step > tallest) send("height", (tallest = step));
  };
  tell.card = () => send("card");
  tell.failed = () => send("failed");
  return tell;
}
