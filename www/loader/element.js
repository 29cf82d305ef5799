// <ai-self-check>: the shell that every page pays for. It makes the root, shows what the page has put inside,
// and fetches the check itself (check.js) when the element comes near the visible part of the page.
// It holds no word but the one that must be there when nothing else is: that the check could not load.

import { check } from "./remote.js";

/** The attributes of the element; each has a property of the same name. */
export const ATTRIBUTES = ["lang", "length", "form", "job", "pack", "feedback", "theme", "keep", "share", "shadow", "sealed"];

/** An option bag that the page's Object.prototype cannot add to. */
const bag = (values) => Object.assign(Object.create(null), values);

let failures = 0;

export class SelfCheck extends HTMLElement {
  connectedCallback() {
    if (this._check) return this._check.connected();
    // Moved while it waits.
    if (this._root) return;
    const mode = this.getAttribute("shadow") === "open" ? "open" : "closed";
    this._root = this.attachShadow(bag({ mode }));
    this._root.append(document.createElement("slot"));
    // What a page's styles hide never comes near: the check would not load, nor its own sheet that shows it. The
    // attribute `hidden` is no accident.
    const shell = new CSSStyleSheet();
    shell.replaceSync(":host(:not([hidden])){display:block!important}");
    this._root.adoptedStyleSheets = [shell];
    if (typeof IntersectionObserver !== "function") return this._load();
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      this._load();
    }, bag({ rootMargin: "50% 0px" }));
    observer.observe(this);
  }

  disconnectedCallback() {
    if (this._check) this._check.disconnected();
  }

  /** Forgets all answers and shows the start card. */
  restart() {
    this._gone = false;
    if (this._check) this._check.restart();
  }

  /** Forgets all answers and leaves only the page's own fallback content. A page that takes the element
      out for good calls this, or the answers stay in memory until the page goes. */
  destroy() {
    this._gone = true;
    if (this._check) this._check.destroy();
  }

  async _load() {
    try {
      const { Check } = await check(failures);
      this._check = new Check(this, this._root);
      if (this._gone) this._check.destroy();
    } catch (error) {
      failures++;
      this._failed(`ai-self-check.check.js: ${error.message}`);
    }
  }

  _failed(message) {
    console.warn("ai-self-check: " + message);
    const asked = (this.closest("[lang]") || document.documentElement).lang.split("-")[0];
    const lang = FAILED[asked] ? asked : Object.keys(FAILED)[0];
    const [failed, again] = ["p", "button"].map((tag, place) => {
      const made = document.createElement(tag);
      made.textContent = FAILED[lang][place];
      made.lang = lang;
      return made;
    });
    failed.setAttribute("role", "alert");
    again.setAttribute("part", "restart");
    again.addEventListener("click", () => this._load(), false);
    this._root.replaceChildren(failed, again, document.createElement("slot"));
    const detail = { code: "load", message };
    this.dispatchEvent(new CustomEvent("selfcheck-error", bag({ bubbles: true, composed: true, detail })));
  }
}

for (const name of ATTRIBUTES) {
  if (name === "lang") continue; // Every element has it.
  Object.defineProperty(SelfCheck.prototype, name, bag({
    configurable: true,
    get() {
      return name === "sealed" ? this.hasAttribute(name) : this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : value);
    },
  }));
}
