// Colours that a page has set for the check: looked at in both themes, and mended where people could not read
// them. Only pages that set an `--asc-*` colour load this. What the page has set stays as it is; the mended
// colours stand in a sheet of the check's own root, because strict pages forbid inline styles.

import { DEFAULTS, NAMES, hex, over, parse, settle } from "./contrast.js";

export { DEFAULTS, NAMES, mend, over, parse, ratio, settle } from "./contrast.js";

const THEMES = ["light", "dark"];

/** A property of the probe for each colour. Mixed with itself, any colour comes out as `color(srgb …)`; what is
    no colour comes out as something else. */
const PLACES = ["top", "right", "bottom", "left"].map((side) => `border-${side}-color`).concat("background-color");
const sides = NAMES.map((name, place) => `${PLACES[place]}:color-mix(in srgb,var(--asc-${name}),var(--asc-${name}))`);

/** Two probes, one a theme. A change of a colour by whatever means (a rule, a class, a script) is a short
    transition on them, and its end is heard; that they appear, or appear elsewhere, is a short animation. */
const PROBES = `@keyframes here{}.probe{all:initial;position:absolute;visibility:hidden;contain:strict;forced-color-adjust:none;
animation:1ms here;transition:1ms step-end;transition-property:${PLACES};${sides.join(";")}}
.probe.light{color-scheme:light}.probe.dark{color-scheme:dark}.probe.page{animation:none;transition:none}`;

const watched = new WeakMap();
const told = new Set();

/** Looks at the colours of a check now and whenever one changes, or the theme. */
export function guard(element, root) {
  if (!watched.has(root)) watched.set(root, watch(element, root));
  watched.get(root)();
}

function watch(element, root) {
  const [rules, mended] = [new CSSStyleSheet(), new CSSStyleSheet()];
  rules.replaceSync(PROBES);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, rules, mended];
  const probes = [...THEMES, "page"].map((name) => {
    const probe = document.createElement("i");
    probe.className = "probe " + name;
    probe.setAttribute("aria-hidden", "true");
    return probe;
  });
  root.append(...probes);
  const look = () => mended.replaceSync(rule(element, probes));
  for (const probe of probes) {
    for (const heard of ["animationend", "transitionend"]) probe.addEventListener(heard, look, false);
  }
  new MutationObserver(look).observe(element, Object.assign(Object.create(null), { attributeFilter: ["theme"] }));
  return look;
}

/** The colours that the check is to have, as one rule; warns of all that it changes. */
function rule(element, probes) {
  const [light, dark, page] = probes;
  const theme = element.getAttribute("theme");
  const style = getComputedStyle(element);
  const warn = (place, text) => {
    // One word for the whole page, and none about a theme that cannot be seen.
    const whole = `ai-self-check: ${text} (${THEMES[place]} theme)`;
    if (theme === THEMES[1 - place] || told.has(whole)) return;
    told.add(whole);
    console.warn(whole);
  };
  const found = [light, dark].map((probe, place) => {
    const say = (text) => warn(place, text);
    const set = read(style, probe, say);
    if (set.paper && set.paper[3] < 1) set.paper = solid(element, page, set.paper, say);
    return set;
  });
  const blend = found.some((set) => set.ink || set.paper);
  const [bright, dim] = found.map((set, place) => {
    const { colours, notes } = settle(set, place, blend);
    for (const note of notes) {
      const whose = set[note.name] ? "" : " (ours)";
      const had = Math.floor(note.had * 100) / 100;
      warn(place, `--asc-${note.name}: found ${note.found}${whose} on --asc-${note.on} ${note.ground} with a contrast of ` +
        `${had}, expected at least ${note.least}; ${note.used} is used instead`);
    }
    return colours;
  });
  const lines = Object.keys(bright).map((name) => {
    const property = name === "on-accent" ? "on" : name;
    return `--${property}:light-dark(${hex(bright[name])},${hex(dim[name])})`;
  });
  return `.asc,.wait{${lines.join(";")}}`;
}

/** The colours that the page has set, as the browser understands them. */
function read(style, probe, warn) {
  const seen = getComputedStyle(probe);
  const found = Object.create(null);
  NAMES.forEach((name, place) => {
    const text = style.getPropertyValue("--asc-" + name).trim();
    if (!text) return;
    const colour = /currentcolor/i.test(text) ? null : numbers(seen.getPropertyValue(PLACES[place]));
    if (colour) found[name] = colour;
    else warn(`--asc-${name}: found "${text}", expected a colour that is the same everywhere; ours is used instead`);
  });
  return found;
}

/** `color(srgb 1 0.5 none / 0.5)` as numbers; nothing for any other form. */
function numbers(text) {
  const inside = /^color\(srgb (.*)\)$/.exec(text);
  if (!inside) return null;
  const parts = inside[1].split(/[ /]+/).map((part) => Math.min(1, Math.max(0, parseFloat(part) || 0)));
  return parts.length > 3 ? parts : [...parts, 1];
}

/** See-through paper, made solid with the page's own colour behind the check. */
function solid(element, probe, paper, warn) {
  const resolve = (colour) => {
    probe.style.setProperty("background-color", `color-mix(in srgb,${colour},${colour})`);
    return numbers(getComputedStyle(probe).getPropertyValue("background-color")) || [0, 0, 0, 0];
  };
  const layers = [paper];
  for (let node = element; node; node = node.assignedSlot || node.parentElement || node.getRootNode().host) {
    const style = getComputedStyle(node);
    if (style.backgroundImage !== "none") {
      warn("--asc-paper: found a see-through colour over a picture, where contrast is not to be known; ours is used instead");
      return null;
    }
    layers.push(resolve(style.backgroundColor));
  }
  probe.style.setProperty("color-scheme", getComputedStyle(document.documentElement).colorScheme);
  layers.push(resolve("Canvas"));
  const ground = layers.reverse().reduce((below, layer) => over(layer, below));
  warn(`--asc-paper: found a see-through colour; ${hex(ground)}, what it shows here, is used instead`);
  return ground;
}
