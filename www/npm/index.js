// The package: nothing happens when it is imported, also not on a server; `define` and `mount` do what they say.

let defined;

/**
 * Defines `<ai-self-check>`, once; ends when it is defined. `base` is the address of a copy of the folder `files` of
 * this package, for bundlers, which leave those files behind; without it they are beside this module.
 */
export function define({ base = new URL("./files/", import.meta.url).href } = {}) {
  defined ??= import("./shell.js").then(({ begin }) => begin(new URL(base, document.baseURI).href));
  return defined;
}

/**
 * Puts a check into an element, or into the first that a selector finds. Options are attributes by name, and `base`
 * as in `define`. Gives the element and `destroy`, which forgets all answers and takes it out.
 */
export function mount(target, { base, ...attributes } = {}) {
  const parent = typeof target === "string" ? document.querySelector(target) : target;
  if (!parent) throw new Error(`ai-self-check: mount: found no element for "${target}"`);
  const element = document.createElement("ai-self-check");
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  parent.append(element);
  define({ base }).catch(({ message }) => {
    defined = undefined;
    const detail = { code: "load", message };
    element.dispatchEvent(new CustomEvent("selfcheck-error", { bubbles: true, composed: true, detail }));
  });
  return {
    element,
    destroy() {
      // It may be too early for it to have answers.
      if (element.destroy) element.destroy();
      element.remove();
    },
  };
}
