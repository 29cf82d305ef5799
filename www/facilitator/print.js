// Printing one sheet alone.

/** Prints the sheet that the program has drawn. */
export function printed() {
  window.print();
}
