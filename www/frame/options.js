// The options of a page that is nothing but the check: `?lang=cy&length=quick`, or the same behind `#`.

/** Ours, in messages to the page around. */
export const NAME = "ai-self-check";

/** What may be set so; everything else is left alone. */
const KNOWN = ["length", "form", "job", "feedback", "theme", "room"];

/** The language that fits a tag best: cy-GB is cy. */
function known(tag) {
  return Object.keys(LANGUAGES).find((one) => one === tag || String(tag).toLowerCase().startsWith(one.toLowerCase() + "-"));
}

/** The options of this page's address as attributes. */
export function options() {
  const given = new URLSearchParams(location.search.slice(1) + "&" + location.hash.slice(1));
  const found = Object.create(null);
  for (const name of KNOWN) if (given.get(name)) found[name] = given.get(name);
  const asked = [given.get("lang"), ...(navigator.languages || [])];
  found.lang = asked.map(known).find(Boolean) || Object.keys(LANGUAGES)[0];
  return found;
}
