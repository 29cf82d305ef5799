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
};
const LATER = { keep: ["tab", "device"], share: ["stage", "bands"], form: ["b"] };

/** Reads all attributes into an object; `report(code, message)` hears of every wrong one. */
export function read(element, report) {
  const options = Object.create(null);
  for (const name of Object.keys(VALUES)) {
    const found = name === "lang" ? null : element.getAttribute(name);
    const allowed = VALUES[name];
    if (found !== null && !allowed.includes(found)) {
      const later = (LATER[name] || []).includes(found) || name === "pack";
      // Another pack is another text: showing ours in its place would mislead.
      if (name === "pack") options.refused = true;
      report(
        later ? "unsupported" : "attribute",
        `attribute ${name}: found "${found}", expected ${allowed.join(", ")}${later ? " (more is planned)" : ""}; ` +
          (options.refused ? "the check does not start" : "the default is used"),
      );
    }
    options[name] = allowed.includes(found) ? found : null;
  }
  if (element.hasAttribute("sealed")) {
    options.refused = true;
    report("unsupported", "attribute sealed: found, expected none (planned); the check does not start unsealed");
  }
  options.form ||= CONFIG.forms[0];
  options.lang = language(element, report);
  return options;
}

/** The element's own language if there is such a pack, else that of what surrounds it, the browser, English. */
function language(element, report) {
  const known = (tag) => VALUES.lang.find((lang) => tag && tag.toLowerCase().split("-")[0] === lang);
  const own = element.getAttribute("lang");
  if (own && !known(own)) {
    report("attribute", `attribute lang: found "${own}", expected ${VALUES.lang.join(", ")}; another language is used`);
  }
  const around = element.parentElement && element.parentElement.closest("[lang]");
  const tags = [own, around && around.lang, document.documentElement.lang, ...(navigator.languages || [])];
  return tags.map(known).find(Boolean) || VALUES.lang[0];
}
