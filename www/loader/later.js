// What only a result needs: its styles, printing, and the result code. It arrives beside the guidance, and no question waits for it.

export { print } from "./print.js";
export { open } from "./result-code.js";

export const styles = STYLES;
