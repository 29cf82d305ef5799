// The check inside an <ai-self-check>: shows the start card, loads the program, mounts it into a fresh <div>,
// and shows the page's fallback when something fails. Fetched when the element comes near the visible part
// of the page; one copy of this module serves all elements of a page.

import { read } from "./attributes.js";
import { button, card, make, message, resume, sheet, starts, stopped } from "./card.js";
import { discardProgram, discardStalled, foreign, keeper, late, onCrash, own, questions } from "./files.js";
import { colours } from "./source.js";
import { progress } from "./wait.js";

/** How long nothing may happen before a person is told that it takes long. */
const SLOW = 10000;

/** An option bag that the page's Object.prototype cannot add to. */
const bag = (values) => Object.assign(Object.create(null), values);

/** Every check with a session; one that is off the page may come back with its answers. */
const running = new Set();

onCrash(() => {
  discardProgram();
  for (const check of [...running]) check._crashed();
});

// The Back button brings a page back with all that was on it, maybe to another person. Covered on leaving too, so
// that nothing shows before the event.
for (const name of ["pagehide", "pageshow"])
  addEventListener(name, (event) => event.persisted && running.forEach((check) => check._cover()), false);

export class Check {
  constructor(element, root) {
    this._element = element;
    this._root = root;
    this._texts = CONFIG.card;
    this._on = true;
    this._status = make("p", { role: "status", class: "wait" });
    this._stage = make("div", { class: "asc" }, make("slot", {}));
    root.adoptedStyleSheets = [sheet(CONFIG.css), late];
    root.replaceChildren(this._stage, this._status);
    this._prepare();
  }

  connected() {
    // Moved within the page: everything is still there.
    if (this._on) return;
    this._on = true;
    if (this._session === undefined) this._gone || this._prepare();
    else if (this._covered) this._cover();
    else this._remount();
  }

  disconnected() {
    // A move disconnects and connects again at once.
    queueMicrotask(() => {
      if (this._element.isConnected || !this._on) return;
      this._on = false;
      if (this._session === undefined) return;
      this._code.unmount(this._session);
      this._show();
    });
  }

  restart() {
    this._forget();
    this._gone = false;
    this._prepare(true);
  }

  destroy() {
    this._forget();
    this._gone = true;
    this._turn = {};
    this._show(make("slot", {}));
  }

  /** Reads the attributes and shows the start card, whose words or whole pack may have to be fetched first;
      then starts every request. */
  async _prepare(focus, chosen) {
    const turn = (this._turn = {});
    const element = this._element;
    this._watch(() => this._prepare(true, chosen));
    this._colours();
    try {
      const name = element.getAttribute("pack");
      const address = name && name !== own.name && new URL(name, document.baseURI).href;
      const pack = address ? await foreign(address, element.hasAttribute("data-debug")) : own;
      const options = read(element, pack, (code, text) => this._error(code, text));
      if (chosen) options.lang = chosen;
      const texts = await pack.card(options.lang);
      const wanted = options.keep || options.share;
      const keep = wanted && (await this._keeping(texts, pack, options, address || own.name));
      if (turn !== this._turn) return;
      this._keep = keep;
      this._pack = pack;
      this._options = options;
      this._texts = texts;
      if (options.refused) return this._show(...message(texts.failed));
      const saved = keep && keep.found();
      const buttons = saved
        ? resume(texts, () => this._begin(saved.length, saved.text), () => this.restart())
        : starts(texts, pack, options.length, (length) => this._begin(length));
      this._show(...card(texts, pack, keep ? keep.notes() : [], buttons, (lang) => this._prepare(true, lang)));
      if (focus) this._stage.querySelector("h2").focus();
      this._load();
    } catch (error) {
      if (turn === this._turn) this._failed(error, chosen);
    }
  }

  /** A page's own colours are looked at by a module that only such pages load. */
  _colours() {
    const style = getComputedStyle(this._element);
    // Those whose default is a pair of colours.
    const names = CONFIG.css.match(/--asc-[^,]+(?=, ?light-dark)/g);
    if (!names.some((name) => style.getPropertyValue(name))) return;
    colours(this._element, this._root).catch((error) => this._error("load", error.message));
  }

  /** What the page asked to keep and to be told, in a module of its own. */
  async _keeping(texts, pack, options, name) {
    const { open } = await keeper();
    const keep = await open(this, make, button, texts, pack, options, name, this._wipe);
    this._wipe = false;
    return keep;
  }

  /** All that the first question needs is there when it ends. */
  async _load() {
    const turn = this._turn;
    try {
      const loaded = await questions(this._pack, this._options.lang, this._options.form);
      // Once for each attempt: the card and the start both come here.
      const { complete } = loaded;
      if (this._told !== complete) {
        this._told = complete;
        complete.then((error) => (error ? this._error("load", error.message) : this._emit("ready", null)));
      }
      return loaded;
    } catch (error) {
      // Not if people have tried again: then it is the next try that counts.
      if (turn === this._turn) this._failed(error, this._options.lang);
    }
  }

  /** Says so when nothing happens for long: how far it is, the page's own link, and another try; what is on its way
      may still come. */
  _watch(again) {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => {
      const [value, max] = progress();
      this._error("slow", `${value} of ${max} files have come, and nothing more for long`);
      const retry = () => {
        this._turn = {};
        discardStalled();
        this._show(make("slot", {}));
        again();
      };
      const [text, ...rest] = message(this._texts.slow, this._texts.retry, retry);
      this._show(text, make("progress", { value, max, "aria-label": this._texts.loading }), ...rest);
    }, SLOW);
  }

  /** What has gone wrong, and another try, in the language that was chosen. */
  _failed(error, chosen) {
    this._error(error.code || "load", error.message || String(error));
    const retry = () => this._prepare(true, chosen);
    this._show(...(error.nodes || []), ...message(this._texts.failed, this._texts.retry, retry));
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
    this._covered = false;
    this._show(mount, ...(this._keep ? this._keep.foot : []));
    return mount;
  }

  _remount() {
    this._code.remount(this._session, this._fresh());
  }

  _cover() {
    this._code.unmount(this._session);
    this._covered = true;
    this._show(...stopped(this._texts, resume(this._texts, () => this._remount(), () => this.restart())));
  }

  async _begin(length, saved) {
    this._say(this._texts.loading);
    this._watch(() => this._begin(length, saved));
    const turn = this._turn;
    const loaded = await this._load();
    if (!loaded || !this._on || turn !== this._turn || this._session !== undefined) return;
    const { form, job, feedback, lang, keep, share } = this._options;
    // It only shuffles choices, and a page may have taken `crypto` away.
    const seed = Math.random() * 2 ** 32;
    const hear = (name, a, b) => this._hear(loaded, name, a, b);
    try {
      this._code = loaded.code;
      this._session = this._code.mount(
        this._fresh(), loaded.pack, form, job || "", length === "standard", feedback === "each", seed,
        this._code.numerals(lang), !!keep, share ? (share === "stage" ? 1 : 2) : 0, saved || "", hear,
      );
      running.add(this);
    } catch (error) {
      if (!saved || !(error > 0)) return this._crashed();
      this._error("kept", this._keep.refused(error));
      this.restart();
    }
  }

  _hear(loaded, name, a, b) {
    if (name === "print") loaded.later.print(this._element);
    else if (name === "code") {
      const screen = loaded.later.open([...loaded.bytes, a], this._options.room || "", () => this._remount());
      this._code.unmount(this._session);
      this._fresh().append(screen);
    }
    else if (name === "restart") this.restart();
    else if (name === "guidance") {
      loaded.again();
      this._load();
    } else if (name === "save") this._keep.save(a);
    else this._emit(name, name === "progress" ? { answered: a, total: b } : a ? this._keep.told(a, b) : null);
  }

  _crashed() {
    this._session = undefined;
    running.delete(this);
    this._error("crash", "the program stopped");
    this._show(...message(this._texts.crashed, this._texts.retry, () => this._prepare(true)));
  }

  _forget() {
    running.delete(this);
    // Before the storage is open, it is told to begin with this.
    this._wipe = !this._keep;
    this._keep?.forget();
    if (this._session === undefined) return;
    this._code.forget(this._session);
    this._session = undefined;
  }

  _emit(name, detail) {
    const event = new CustomEvent("selfcheck-" + name, bag({ bubbles: true, composed: true, detail }));
    this._element.dispatchEvent(event);
  }

  _error(code, text) {
    console.warn("ai-self-check: " + text);
    this._emit("error", { code, message: text });
  }
}
