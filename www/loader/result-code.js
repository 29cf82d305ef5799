// The screen of the result code: what it says in words, what to leave out of it, the code for eyes, ears and cameras,
// and a comparison with an earlier one. Every word and every code comes from the program of the code (coder.js).
// Nothing is stored or sent; with the screen goes what was typed.

import { button, make } from "./card.js";
import { coder } from "./coder.js";

/** What may be left out: its bit, and whether it is told unless somebody leaves it out. */
const PARTS = [[1, true], [2, false], [4, false]];

const NS = "http://www.w3.org/2000/svg";

/** The width of the QR code in modules, with the quiet zone. */
const WIDTH = 29;

/** Words as nodes; those of another language name it (src/pack/words.rs, `borrowed`). */
function text(said) {
  const parts = said.split(/\uE000([^\uE001]*)\uE001([^\uE002]*)\uE002/);
  const node = (part, place) => (place % 3 === 2 ? make("span", { lang: parts[place - 1] }, part) : part);
  return parts.map(node).filter((_, place) => place % 3 !== 1);
}

/** Words for an attribute or a form control, which have no parts. */
const plain = (said) => said.replace(/\uE000[^\uE001]*\uE001|\uE002/g, "");

const para = (said, look) => make("p", look ? { "data-look": look } : {}, ...text(said));

/** An option with its label. */
function option(type, name, said, checked, change) {
  const input = make("input", { type, name });
  input.checked = checked;
  input.addEventListener("change", () => change(input.checked), false);
  return make("label", { class: "choice", part: "choice" }, input, make("span", {}, ...text(said)));
}

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(NS, tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

/**
 * Opens the screen of a run (both files of its pack, and the text that the main program keeps runs as) in the room of
 * this word (or none); `back` leads back to the result. Gives a form for the page to show; it has nowhere to go, and
 * Chromium remembers radios outside of one.
 */
export function open([questions, guidance, kept], room, back) {
  const { compare, show, words } = coder();
  const run = [new Uint8Array(questions), new Uint8Array(guidance), kept];
  const [there, heading, what, forWhat, inRoom, inRoomHint, toKeep, toKeepHint, parts, ...rest] = words(...run).split("\n");
  const [worries, role, gaps, says, lettersText, copy, copied, notCopied, changed, picture, ...more] = rest;
  const [compareHeading, earlier, go, backText] = more;

  const title = make("h2", { tabindex: "-1" }, ...text(heading));
  const leave = () => {
    const root = screen.getRootNode();
    back();
    // The result is drawn in a microtask.
    setTimeout(() => root.querySelector("[part=show-code]")?.focus());
  };
  const buttons = make("div", { class: "buttons" }, button(plain(backText), "back", leave));
  const screen = make("form", { method: "dialog", class: "screen", part: "code" }, title, para(what));
  queueMicrotask(() => title.focus());
  if (there === "") {
    screen.append(buttons);
    return screen;
  }

  let keep = false;
  let ticked = 0;
  const status = make("p", { role: "status", "data-look": "status" });
  const field = make("input", { readonly: "", class: "code", part: "code-text", dir: "ltr", "aria-label": plain(heading) });
  const letters = make("p", { dir: "ltr" });
  const path = drawn("path", { fill: "#000" });
  const square = drawn("rect", { width: WIDTH, height: WIDTH, fill: "#fff" });
  const qr = drawn("svg", { class: "qr", part: "code-picture", viewBox: `0 0 ${WIDTH} ${WIDTH}`, role: "img", "shape-rendering": "crispEdges" }, square, path);
  const list = make("ul", {});
  const refresh = (tell) => {
    const [code, spelt, d, ...lines] = show(...run, keep, room, ticked).split("\n");
    field.value = code;
    letters.replaceChildren(...text(lettersText.replace("{letters}", spelt)));
    path.setAttribute("d", d);
    qr.setAttribute("aria-label", plain(picture).replace("{letters}", spelt));
    list.replaceChildren(...lines.map((line) => make("li", {}, ...text(line))));
    status.replaceChildren(...(tell ? text(changed.replace("{letters}", spelt)) : []));
  };
  const group = (number, legend, ...options) =>
    make("fieldset", { "data-group": number }, make("legend", {}, ...text(legend)), ...options);

  const kinds = [[inRoom, inRoomHint], [toKeep, toKeepHint]].flatMap(([said, hint], place) => [
    option("radio", "code-for", said, !place, () => {
      keep = !!place;
      refresh(true);
    }),
    para(hint, "hint"),
  ]);
  const ticks = PARTS.flatMap(([bit, told], place) => {
    if (!(there & bit)) return [];
    if (told) ticked |= bit;
    return option("checkbox", "code-part", [worries, role, gaps][place], told, (on) => {
      ticked = on ? ticked | bit : ticked & ~bit;
      refresh(true);
    });
  });
  const copying = async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.replaceChildren(...text(copied));
    } catch {
      field.focus();
      field.select();
      status.replaceChildren(...text(notCopied));
    }
  };

  const said = make("div", { role: "status", id: "code-said" });
  const typed = make("input", { type: "text", dir: "ltr", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": "code-said" });
  const comparing = () => {
    const lines = compare(...run, typed.value, room).split("\n");
    typed.setAttribute("aria-invalid", lines[0] === "");
    said.replaceChildren(...lines.filter(Boolean).map((line) => para(line)));
  };
  typed.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    comparing();
  }, false);

  screen.append(
    group(0, forWhat, ...kinds),
    ...(ticks.length ? [group(1, parts, ...ticks)] : []),
    make("section", {}, make("h3", {}, ...text(says)), list),
    make("div", { class: "shown" }, field, letters, button(plain(copy), "copy", copying), status, qr),
    make("section", {},
      make("h3", {}, ...text(compareHeading)),
      make("label", { class: "earlier" }, ...text(earlier), typed),
      button(plain(go), "compare", comparing),
      said,
    ),
    buttons,
  );
  refresh();
  return screen;
}
