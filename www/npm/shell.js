// The element of the package: as in the script tag, but its other files are where `define` says.

import { SelfCheck } from "../loader/element.js";
import { beside } from "../loader/remote.js";

/** Defines the element unless some script has; its files are beside this address. */
export function begin(base) {
  beside(base);
  if (!customElements.get("ai-self-check")) customElements.define("ai-self-check", SelfCheck);
}
