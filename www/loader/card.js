// The start card and the messages: what can be shown before the program is there. Every word is a text
// node, every style comes from a constructed sheet: it runs where inline scripts and styles are forbidden.

import { claims } from "./claims.js";

const MILL = "M30 62h20l-4-26h-12zM40 34 37 3h9zM40 34l31-2-1 8zM40 34l3 31-9 0zM40 34 9 36l1-9z";

/** An element with attributes and children. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

/** A style sheet made from text: allowed where inline styles are not. */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** A button that calls back with no event. */
export function button(text, part, click) {
  const element = make("button", { type: "button", part }, text);
  element.addEventListener("click", () => click(), false);
  return element;
}

function picture() {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const path = document.createElementNS(ns, "path");
  svg.setAttribute("viewBox", "0 0 80 64");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", MILL);
  svg.append(path);
  return svg;
}

/** The languages to choose from, each named in itself; `choose(tag)` hears the choice. */
function picker(texts, languages, choose) {
  const tags = Object.keys(languages);
  if (tags.length < 2) return [];
  const names = tags.map((tag) => {
    if (tag === texts.lang) return make("span", { lang: tag, "aria-current": "true" }, languages[tag]);
    const other = button(languages[tag], "language", () => choose(tag));
    other.lang = tag;
    return other;
  });
  return [make("div", { class: "languages", role: "group", "aria-label": texts.languages }, ...names)];
}

/** What stays private, and a panel that says how we know. */
function privacy(texts) {
  const [claim, reason] = claims(texts);
  const panel = make("details", { part: "leaves" }, make("summary", {}, texts.leaves));
  panel.append(...[reason, texts.leaves_try].map((text) => make("p", {}, text)));
  return [make("p", { class: "privacy" }, claim), panel];
}

/** The buttons that begin; `begin(length)` hears which. */
export function starts(texts, pack, length, begin) {
  const choice = (id, label, time) =>
    make("div", { class: "start" }, button(label, "start", () => begin(id)), make("span", {}, time));
  const lengths = ["quick", "standard"].filter((id) => (!length || id === length) && pack.lengths.includes(id));
  return lengths.map((id) => choice(id, lengths.length < 2 ? texts.begin : texts[id], texts[id + "_time"]));
}

/** The buttons of somebody who had begun. */
export const resume = (texts, carryOn, afresh) => [
  button(texts.carry_on, "start", carryOn),
  button(texts.afresh, "restart", afresh),
];

/** In place of a screen with answers, when the browser brings the page back: who looks at it now? */
export const stopped = (texts, buttons) => [
  make("h2", {}, texts.stopped),
  make("div", { class: "starts" }, ...buttons),
];

/** The start card, with notes above its buttons; `choose(language)` hears what is chosen. */
export function card(texts, pack, notes, buttons, choose) {
  return [
    ...picker(texts, pack.languages, choose),
    make("div", { class: "banner" }, picture(), make("h2", { tabindex: "-1" }, texts.title)),
    make("p", {}, texts.what),
    make("p", {}, texts.gets),
    ...(texts.drafted ? [make("p", { "data-look": "note" }, texts.drafted)] : []),
    ...notes,
    make("div", { class: "starts" }, ...buttons),
    ...privacy(texts),
  ];
}

/** A message, with a button if there is something to do, above the page's own fallback content. */
export function message(text, label, click) {
  const parts = [make("p", { role: "alert" }, text)];
  if (click) parts.push(button(label, "restart", click));
  return [...parts, make("slot", {})];
}
