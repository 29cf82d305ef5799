// The script that a page includes: defines <ai-self-check> once, and puts one behind the script tag if the
// page holds none. Classic and async-safe.

import { SelfCheck, ATTRIBUTES } from "./element.js";

const script = document.currentScript;

// A second copy, or another version, finds the name taken and leaves.
if (!customElements.get("ai-self-check")) {
  customElements.define("ai-self-check", SelfCheck);
  // An async script may run before the page has been read to its end.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", insert, false);
  else insert();
}

function insert() {
  if (!script || document.querySelector("ai-self-check")) return;
  const element = document.createElement("ai-self-check");
  for (const name of ATTRIBUTES) {
    const value = script.getAttribute("data-" + name);
    if (value !== null) element.setAttribute(name, value);
  }
  if (script.hasAttribute("data-debug")) element.setAttribute("data-debug", "");
  if (document.head.contains(script)) document.body.append(element);
  else script.after(element);
}
