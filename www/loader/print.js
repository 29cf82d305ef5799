// Prints the element and nothing of the page around it: a sheet for the print only, on every root between
// the element and the document, hides what is beside the way to it and takes the way's own layout off.

// The id that nothing has lifts these rules above the page's own "!important" ones.
const CSS = `@page{margin:15mm}@media print{
:is(:has([data-asc-print]),#asc#asc#asc){all:initial!important;display:block!important;font-size:0!important}
:is(:has([data-asc-print]),#asc#asc#asc)::before,:is(:has([data-asc-print]),#asc#asc#asc)::after{content:none!important}
:is(:has([data-asc-print])>:not([data-asc-print],:has([data-asc-print])),#asc#asc#asc){display:none!important}}`;

/** Prints the element. */
export function print(element) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  const undo = [];
  for (let marked = element; marked; ) {
    const own = marked;
    const root = own.getRootNode();
    own.setAttribute("data-asc-print", "");
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    undo.push(() => {
      own.removeAttribute("data-asc-print");
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
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
