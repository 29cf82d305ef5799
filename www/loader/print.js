// Prints the element and nothing of the page around it: a sheet for the print only, on every root between
// the element and the document, hides what is beside the way to it and takes the way's own layout off.

// The ids that nothing has lift these rules above the page's own "!important" ones.
const ON_THE_WAY = ":is(:has([data-asc-print]),#a#s#c)";
const CSS = `@page{margin:15mm}@media print{${ON_THE_WAY}{all:initial!important;display:block!important;font-size:0!important}
${ON_THE_WAY}::before,${ON_THE_WAY}::after{content:none!important}
${ON_THE_WAY}>:not([data-asc-print],:has([data-asc-print])){display:none!important}}`;

/** Prints the element. */
export function print(element) {
  const own = new CSSStyleSheet();
  own.replaceSync(CSS);
  const undo = [];
  for (let marked = element; marked; ) {
    const host = marked;
    const root = host.getRootNode();
    host.toggleAttribute("data-asc-print");
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
    undo.push(() => {
      host.toggleAttribute("data-asc-print");
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== own);
    });
    marked = root.host;
  }
  const done = () => {
    removeEventListener("afterprint", done, false);
    undo.forEach((step) => step());
  };
  addEventListener("afterprint", done, false);
  window.print();
}
