// Contrast as WCAG 2.2 counts it, and what to do where there is too little. Pure: no page, no browser.
// A colour is [red, green, blue, alpha], each from 0 to 1, in sRGB.

const BLACK = [0, 0, 0, 1];
const WHITE = [1, 1, 1, 1];

/** Text needs so much, and every colour of the check is also that of some text. */
const TEXT = 4.5;
/** Edges need so much. */
const EDGE = 3;

/** The check's own colours, light and dark: those of base.css, which a test compares. */
export const DEFAULTS = {
  ink: ["#22303a", "#ece7dc"],
  paper: ["#fdfaf4", "#1c242a"],
  accent: ["#0f5c63", "#8ed0cf"],
  "on-accent": ["#ffffff", "#10201f"],
  warm: ["#985708", "#eab35f"],
};

export const NAMES = Object.keys(DEFAULTS);

const byte = (part) => Math.round(Math.min(1, Math.max(0, part)) * 255);

/** As `#rrggbb`. */
export const hex = (colour) => "#" + colour.slice(0, 3).map((part) => byte(part).toString(16).padStart(2, "0")).join("");

/** From `#rrggbb`. */
export const parse = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16) / 255).concat(1);

/** `share` of `to` in `from`, as a screen shows it: solid, in whole steps of 255. */
const mix = (from, to, share) =>
  parse(hex(from.map((part, place) => part + (to[place] - part) * share)));

/** What a see-through colour looks like on a solid one. */
export const over = (colour, ground) => mix(ground, colour, colour[3]);

/** Relative luminance. */
function luminance(colour) {
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** The contrast of two solid colours, from 1 to 21. */
export function ratio(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The nearest colour on the way to black or white that has enough contrast to the ground. There always is
    one: on any ground, black or white reaches 4.58. */
export function mend(colour, ground, least) {
  for (let share = 0; share <= 100; share++) {
    for (const end of [BLACK, WHITE]) {
      const mixed = mix(colour, end, share / 100);
      if (ratio(mixed, ground) >= least) return mixed;
    }
  }
  return ratio(BLACK, ground) > ratio(WHITE, ground) ? BLACK : WHITE;
}

/** Settles one theme. `found` has a colour for each name that the page has set well, the paper solid; the
    rest are ours. The paper stays, everything else gives way to it. Gives `colours` that all pass, with
    `blend` the three in between among them, and a note for each that had to change. */
export function settle(found, dark, blend) {
  const paper = found.paper || parse(DEFAULTS.paper[dark]);
  const colours = { paper };
  const notes = [];
  const fit = (name, on, ground) => {
    // Where the page has set none, ours of the other theme may do: light text on a page's dark paper.
    const ours = [DEFAULTS[name][dark], DEFAULTS[name][1 - dark]].map(parse);
    const seen = over(found[name] || ours.find((one) => ratio(one, ground) >= TEXT) || ours[0], ground);
    colours[name] = mend(seen, ground, TEXT);
    const had = ratio(seen, ground);
    if (had < TEXT) {
      notes.push({ name, on, found: hex(seen), ground: hex(ground), had, least: TEXT, used: hex(colours[name]) });
    }
  };
  fit("ink", "paper", paper);
  fit("accent", "paper", paper);
  fit("on-accent", "accent", colours.accent);
  fit("warm", "paper", paper);
  // Ours are tuned by hand for our ink on our paper; for another pair they are made of the two.
  if (blend) {
    // As much of the other as leaves enough contrast; with none of it, there always is.
    const faint = (from, to, most, passes) => {
      for (let share = most; share > 0.005; share -= 0.01) {
        const mixed = mix(from, to, share);
        if (passes(mixed)) return mixed;
      }
      return from;
    };
    const { ink } = colours;
    colours.tint = faint(paper, ink, 0.08, (tint) => ratio(ink, tint) >= TEXT);
    colours.soft = faint(ink, paper, 0.22, (soft) => Math.min(ratio(soft, paper), ratio(soft, colours.tint)) >= TEXT);
    colours.line = mend(mix(ink, paper, 0.45), paper, EDGE);
  }
  return { colours, notes };
}
