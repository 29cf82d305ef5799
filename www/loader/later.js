// What only a result needs: its styles, and printing. It arrives beside the guidance, and no question waits for it.

export { print } from "./print.js";

export const styles = STYLES;
