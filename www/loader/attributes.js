// Reads the element's attributes. A wrong value is reported by name with what is allowed, and the default
// is used. CONFIG is written by the build from the pack: what languages, forms and roles there are.

/** The attributes of the element; each has a property of the same name. */
export const ATTRIBUTES = ["lang", "length", "form", "job", "pack", "feedback", "theme", "keep", "share", "shadow", "sealed"];

const VALUES = {
  lang: Object.keys(CONFIG.languages),
  length: ["quick", "standard"],
  form: CONFIG.forms,
  job: CONFIG.jobs,
  feedback: ["end", "each"],
  theme: ["auto", "light", "dark"],
  keep: ["none"],
  share: ["none"],
  shadow: ["closed", "open"],
  pack: [CONFIG.pack],
  sealed: ["no such attribute"],
};

/** Part of the contract, but yet to come. */
const LATER = ["keep", "share", "pack", "sealed"];

/** Reads all attributes into an object; `report(code, message)` hears of every wrong one. */
export function read(element, report) {
  const options = Object.create(null);
  const wrong = (name, found) =>
    report(
      LATER.includes(name) ? "unsupported" : "attribute",
      `attribute ${name}: found "${found}", expected ${VALUES[name].join(", ")}; ` +
        (options.refused ? "the check does not start" : "the default is used"),
    );
  for (const name of Object.keys(VALUES)) {
    const found = name === "lang" ? null : element.getAttribute(name);
    const fits = VALUES[name].includes(found);
    options[name] = fits ? found : null;
    if (found === null || fits) continue;
    // Another pack is another text, and unsealed is not what the page asked for: ours would mislead.
    options.refused ||= name === "pack" || name === "sealed";
    wrong(name, found);
  }
  options.form ||= CONFIG.forms[0];
  options.lang = language(element, wrong);
  return options;
}

/** The element's own language if there is such a pack, else that of what surrounds it, the browser, English. */
function language(element, wrong) {
  const known = (tag) => VALUES.lang.find((lang) => tag && tag.toLowerCase().split("-")[0] === lang);
  const own = element.getAttribute("lang");
  if (own && !known(own)) wrong("lang", own);
  const around = element.parentElement && element.parentElement.closest("[lang]");
  const tags = [own, around && around.lang, document.documentElement.lang, ...(navigator.languages || [])];
  return tags.map(known).find(Boolean) || VALUES.lang[0];
}
