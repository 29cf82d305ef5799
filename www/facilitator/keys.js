// Keys and clickers, while the slides are shown and nobody types. A clicker is a keyboard with Page Down and Page Up.

import { press } from "glue";

const KEYS = {
  PageDown: "next", ArrowRight: "next", " ": "next", PageUp: "back", ArrowLeft: "back",
  b: "blank", ".": "blank", r: "reveal", t: "timer", c: "collect",
};

/** What a key means, or nothing. */
function meaning(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return undefined;
  const { target } = event;
  if (target.closest?.("input, textarea, select")) return undefined;
  // What has a use for the key itself.
  if (event.key === " " && target.closest?.("button, summary, a")) return undefined;
  if (event.key.length === 1 && event.key !== " " && document.querySelector("[data-letters=off]")) return undefined;
  const kind = document.querySelector("[data-kind]")?.dataset.kind;
  if (event.key === "?") return "help";
  if (event.key === "Escape" && document.querySelector(".blank")) return "blank";
  if (event.key === "Escape" && document.querySelector(".help")) return "help";
  return kind === "present" ? KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key] : undefined;
}

/** Hears the keys of the page. */
export function keys() {
  addEventListener("keydown", (event) => {
    const name = meaning(event);
    if (!name) return;
    event.preventDefault();
    press(name);
  });
}
