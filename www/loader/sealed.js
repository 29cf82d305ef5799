// The page's side of sealed mode: a frame with an origin of its own, which has the check inside and gives up its
// network before the card is shown. Stands in the place of check.js, with the same methods.
//
// Between the two goes a channel whose one end is handed to the frame's own window, once, after its hello. What
// comes out is checked by name and shape and built anew; it says how far a run is and how tall the frame is.

import { read } from "./attributes.js";
import { make, message, sheet } from "./card.js";

const BASE = new URL(".", import.meta.url).href;

/** How long nothing may happen before a person is told. */
const SLOW = 10000;

/** Ours, on both sides. */
const NAME = "ai-self-check";

/** The style hooks that the frame takes over. */
const HOOKS = ["ink", "paper", "accent", "on-accent", "warm", "font", "radius"].map((name) => "--asc-" + name);

/** What may come out of the frame beside progress and height. */
const EVENTS = ["ready", "start", "complete"];
const CODES = ["attribute", "unsupported", "load", "pack", "crash"];

/** What a frame has for itself: no option may carry it in. */
const ABSENT = ["sealed", "keep", "share"];

const bag = (values) => Object.assign(Object.create(null), values);
const count = (value) => Number.isInteger(value) && value >= 0 && value <= 100000;

export class Check {
  constructor(element, root) {
    this._element = element;
    this._root = root;
    root.adoptedStyleSheets = [sheet(CONFIG.css)];
    const look = () => this._port && this._port.postMessage(["look", this._look()]);
    new MutationObserver(look).observe(element, bag({ attributes: true }));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look, false);
    addEventListener("message", (event) => this._hello(event), false);
    document.addEventListener("securitypolicyviolation", (event) => this._refused(event), false);
    this._open();
  }

  /** Back on the page, or moved: a frame starts afresh then, whatever we do. */
  connected() {
    if (!this._gone) this._open();
  }

  disconnected() {
    queueMicrotask(() => this._element.isConnected || this._close());
  }

  restart() {
    this._gone = false;
    this._open();
  }

  destroy() {
    this._gone = true;
    this._close();
  }

  /** Takes the frame away, and with it every answer. */
  _close() {
    clearTimeout(this._timer);
    if (this._port) this._port.close();
    this._port = this._frame = null;
    this._show(make("slot", {}));
  }

  _show(node, ...more) {
    this._root.replaceChildren(node, ...more);
  }

  _open() {
    this._close();
    const element = this._element;
    // The attributes of a check, but those that a frame cannot have.
    const asked = (name) => (ABSENT.includes(name) ? null : element.getAttribute(name));
    const plain = { getAttribute: asked, hasAttribute: (name) => asked(name) !== null, parentElement: element.parentElement };
    const options = read(plain, own, (code, text) => this._error(code, text));
    this._texts = CONFIG.cards[options.lang];
    for (const name of ABSENT.slice(1)) {
      const found = element.getAttribute(name);
      if (found && found !== "none")
        this._error("unsupported", `attribute ${name}: found "${found}", expected none: a sealed frame has no storage and tells no result`);
    }
    const pack = element.getAttribute("pack");
    if (pack && pack !== own.name)
      return this._failed("unsupported", `attribute pack: found "${pack}", expected ${own.name}: a sealed frame holds one pack`);

    const chosen = new URLSearchParams();
    for (const name of ["lang", "length", "form", "job", "feedback", "room"]) if (options[name]) chosen.set(name, options[name]);
    // Modal windows are what printing needs. No name of its own, no pop-ups, no forms, no way to the top.
    const frame = make("iframe", {
      sandbox: "allow-scripts allow-modals",
      referrerpolicy: "no-referrer",
      title: this._texts.title,
      src: `${BASE}sealed.html#${chosen}`,
    });
    let loads = 0;
    const loaded = () => {
      if (loads++ && frame === this._frame) this._failed("crash", "sealed.html: the frame left its page");
    };
    frame.addEventListener("load", loaded, false);
    this._frame = frame;
    this._greeted = false;
    this._timer = setTimeout(() => this._failed("load", "sealed.html: found no answer, expected the frame"), SLOW);
    this._show(frame);
  }

  /** The frame's first word. Only its own window is heard, and only once. */
  _hello({ source, data }) {
    if (this._greeted || !this._frame || source !== this._frame.contentWindow) return;
    if (!data || data[NAME] !== "hello") return;
    this._greeted = true;
    const { port1, port2 } = new MessageChannel();
    this._port = port1;
    port1.onmessage = (event) => this._port === port1 && this._take(event.data);
    source.postMessage({ [NAME]: "port", look: this._look() }, "*", [port2]);
  }

  /** What the frame says. Anything else is left alone. */
  _take(data) {
    if (!Array.isArray(data)) return;
    const [name, a, b] = data;
    if (name === "height" && count(a)) this._frame.style.height = a + "px";
    else if (name === "card") clearTimeout(this._timer);
    else if (name === "failed") this._failed("load", "sealed.html: the check did not load in the frame");
    else if (name === "progress" && count(a) && count(b)) this._emit(name, { answered: a, total: b });
    else if (name === "error" && CODES.includes(a) && typeof b === "string") this._error(a, b.slice(0, 300));
    else if (EVENTS.includes(name)) this._emit(name, null);
  }

  /** Colours and the like, as the page has them now. */
  _look() {
    const style = getComputedStyle(this._element);
    const look = { theme: this._element.getAttribute("theme") || "auto" };
    for (const name of HOOKS) look[name] = style.getPropertyValue(name).trim();
    return look;
  }

  /** The page's policy forbids the frame. */
  _refused({ blockedURI, effectiveDirective }) {
    if (!this._frame || this._greeted || !/^(frame|child|default)-src/.test(effectiveDirective)) return;
    if (new URL(BASE).origin !== new URL(blockedURI, BASE).origin) return;
    this._failed("load", `sealed.html: refused by the page's policy, ${effectiveDirective}`);
  }

  _failed(code, text) {
    this._close();
    this._error(code, text);
    const again = code === "unsupported" ? [] : [this._texts.retry, () => this._open()];
    const box = make("div", { class: "asc", lang: this._texts.lang, dir: this._texts.dir });
    box.append(...message(this._texts.failed, ...again));
    this._show(box);
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

const own = { ...CONFIG.pack, languages: Object.fromEntries(CONFIG.pack.languages) };
