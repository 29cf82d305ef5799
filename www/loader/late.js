// What only the result needs: its styles, and its print. Loaded beside the guidance, so that the first question
// does not wait for it.

export { print } from "./print.js";

/** The styles of the result. */
export const css = CONFIG;
