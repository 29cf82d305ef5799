// <ai-self-check>: makes the root, shows the start card, loads the program when the element comes near the
// viewport, mounts it into a fresh <div>, and shows the page's fallback when something fails.

import { ATTRIBUTES, read } from "./attributes.js";
import { card, make, message, sheet } from "./card.js";
import { discardProgram, foreign, onCrash, own, questions, styles } from "./files.js";

export { ATTRIBUTES };

/** How long nothing may happen before a person is told that it takes long. */
const SLOW = 10000;

/** An option bag that the page's Object.prototype cannot add to. */
const bag = (values) => Object.assign(Object.create(null), values);

/** Every element with a session; one that is off the page may come back with its answers. */
const running = new Set();

onCrash(() => {
  discardProgram();
  for (const element of [...running]) element._crashed();
});

export class SelfCheck extends HTMLElement {
  connectedCallback() {
    // Moved within the page: everything is still there.
    if (this._root && this._on) return;
    this._on = true;
    if (!this._root) {
      this._texts = CONFIG.card;
      this._root = this.attachShadow(bag({ mode: this.getAttribute("shadow") === "open" ? "open" : "closed" }));
      this._root.adoptedStyleSheets = [sheet(CONFIG.css)];
      this._status = make("p", { role: "status", class: "wait" });
      this._stage = make("div", { class: "asc" });
      this._root.append(this._stage, this._status);
      this._prepare();
    } else if (this._session !== undefined) {
      this._code.remount(this._session, this._fresh());
    } else if (!this._gone) this._prepare();
  }

  disconnectedCallback() {
    // A move disconnects and connects again at once.
    queueMicrotask(() => {
      if (this.isConnected || !this._on) return;
      this._on = false;
      if (this._session !== undefined) this._code.unmount(this._session);
    });
  }

  /** Forgets all answers and shows the start card. */
  restart() {
    this._forget();
    this._gone = false;
    if (this._root) this._prepare(true);
  }

  /** Forgets all answers and leaves only the page's own fallback content. A page that takes the element
      out for good calls this, or the answers stay in memory until the page goes. */
  destroy() {
    this._forget();
    this._gone = true;
    if (this._root) this._show(make("slot", {}));
  }

  /** Reads the attributes and shows the start card, whose words or whole pack may have to be fetched first. */
  async _prepare(focus, lang) {
    const turn = (this._turn = {});
    try {
      const name = this.getAttribute("pack");
      const address = name && name !== own.name && new URL(name, document.baseURI).href;
      const pack = address ? await foreign(address, this.hasAttribute("data-debug")) : own;
      const options = read(this, pack, (code, text) => this._error(code, text));
      if (lang) options.lang = lang;
      const texts = await pack.card(options.lang);
      if (turn !== this._turn) return;
      this._pack = pack;
      this._options = options;
      this._texts = texts;
      this._card();
      if (focus) this._stage.querySelector("h2,p").focus();
    } catch (error) {
      if (turn === this._turn) this._failed(error, () => this._prepare(true, lang));
    }
  }

  _failed(error, again) {
    this._error(error.code || "load", error.message || String(error));
    this._show(...(error.nodes || []), ...message(this._texts.failed, this._texts.retry, again));
  }

  _show(...nodes) {
    this._stage.replaceChildren(...nodes);
    this._stage.lang = this._texts.lang;
    this._stage.dir = this._texts.dir;
    this._say("");
  }

  _say(text) {
    clearTimeout(this._timer);
    this._status.textContent = text;
  }

  _fresh() {
    const mount = make("div", {});
    this._show(mount);
    return mount;
  }

  _card() {
    if (this._options.refused) return this._show(...message(this._texts.failed));
    this._show(
      ...card(this._texts, this._pack, this._options.length, (length) => this._begin(length), (lang) => this._prepare(true, lang)),
    );
    if (this._near || typeof IntersectionObserver !== "function") return void this._load();
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      this._near = true;
      this._load();
    }, bag({ rootMargin: "50% 0px" }));
    observer.observe(this);
  }

  /** Starts every request; all that the first question needs is there when it ends. */
  async _load() {
    try {
      const { lang, form } = this._options;
      const [loaded, css] = await Promise.all([questions(this._pack, lang, form), styles()]);
      if (!this._styled) {
        this._styled = true;
        this._root.adoptedStyleSheets = [...this._root.adoptedStyleSheets, sheet(css)];
      }
      // Once for each attempt: the card and the start both come here.
      const { complete } = loaded;
      if (this._told !== complete) {
        this._told = complete;
        complete.then((error) => (error ? this._error("load", error.message) : this._emit("ready", null)));
      }
      return loaded;
    } catch (error) {
      this._failed(error, () => this._retry());
    }
  }

  _retry() {
    this._card();
    this._near = true;
    this._load();
  }

  async _begin(length) {
    this._say(this._texts.loading);
    this._timer = setTimeout(() => {
      this._say(this._texts.slow);
      this._stage.append(make("slot", {}));
    }, SLOW);
    const loaded = await this._load();
    if (!loaded || !this._on || this._gone || this._session !== undefined) return;
    const { form, job, feedback, lang } = this._options;
    const seed = crypto.getRandomValues(new Uint32Array(1))[0];
    const hear = (name, a, b) => this._hear(loaded, name, a, b);
    try {
      this._code = loaded.code;
      this._session = this._code.mount(
        this._fresh(), loaded.pack, form, job || "", length === "standard", feedback === "each", seed,
        this._code.numerals(lang), hear,
      );
      running.add(this);
    } catch (error) {
      this._crashed();
    }
  }

  _hear(loaded, name, a, b) {
    if (name === "print") loaded.code.print(this);
    else if (name === "restart") this.restart();
    else if (name === "guidance") {
      loaded.again();
      this._load();
    } else this._emit(name, name === "progress" ? { answered: a, total: b } : null);
  }

  _crashed() {
    this._session = undefined;
    running.delete(this);
    this._error("crash", "the program stopped");
    this._show(...message(this._texts.crashed, this._texts.retry, () => this.restart()));
  }

  _forget() {
    running.delete(this);
    if (this._session === undefined) return;
    this._code.forget(this._session);
    this._session = undefined;
  }

  _emit(name, detail) {
    this.dispatchEvent(new CustomEvent("selfcheck-" + name, bag({ bubbles: true, composed: true, detail })));
  }

  _error(code, text) {
    console.warn("ai-self-check: " + text);
    this._emit("error", { code, message: text });
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
