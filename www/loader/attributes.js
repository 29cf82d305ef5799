// Reads the element's attributes. A wrong value is reported by name with what is allowed, and the default
// is used. What languages, forms and roles there are is the pack's to say.

/** Reads all attributes into an object; `report(code, message)` hears of every wrong one. */
export function read(element, pack, report) {
  const options = Object.create(null);
  const values = {
    lang: Object.keys(pack.languages),
    length: pack.lengths,
    form: pack.forms,
    job: pack.jobs,
    feedback: ["end", "each"],
    theme: ["auto", "light", "dark"],
    keep: ["none", "tab", "device"],
    share: ["none", "stage", "bands"],
    shadow: ["closed", "open"],
    sealed: ["no such attribute"],
    room: ["1 to 20 letters a to z or digits"],
  };
  const wrong = (name, found) =>
    report(
      name === "sealed" ? "unsupported" : "attribute",
      `attribute ${name}: found "${found}", expected ${values[name].join(", ")}; ` +
        (options.refused ? "the check does not start" : "the default is used"),
    );
  for (const name of Object.keys(values)) {
    const found = name === "lang" ? null : element.getAttribute(name);
    const fits = name === "room" ? /^[a-z0-9]{1,20}$/i.test(found) : values[name].includes(found);
    options[name] = fits ? found : null;
    if (found === null || fits) continue;
    // Unsealed is not what the page asked for: the check would mislead.
    options.refused ||= name === "sealed";
    wrong(name, found);
  }
  for (const name of ["keep", "share"]) if (options[name] === "none") options[name] = null;
  options.form ||= pack.forms[0];
  options.lang = language(element, values.lang, wrong);
  return options;
}

/** The element's own language if there is such a pack, else that of what surrounds it, of the browser, the first. */
function language(element, tags, wrong) {
  // The longest beginning of a tag that is known: cy-GB is cy.
  const known = (tag) => {
    for (let part = tag || ""; part; part = part.slice(0, Math.max(0, part.lastIndexOf("-")))) {
      const found = tags.find((one) => one.toLowerCase() === part.toLowerCase());
      if (found) return found;
    }
  };
  const own = element.getAttribute("lang");
  if (own && !known(own)) wrong("lang", own);
  const around = element.parentElement && element.parentElement.closest("[lang]");
  const asked = [own, around && around.lang, document.documentElement.lang, ...(navigator.languages || [])];
  return asked.map(known).find(Boolean) || tags[0];
}
