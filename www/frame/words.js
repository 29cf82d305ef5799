// The few words that a frame says itself, in the language of its check.

/** The words of a language. */
export const words = (lang) => LANGUAGES[lang];

/** Says something at the end of a place, once, and to those who listen. */
export function say(place, text) {
  const last = place.lastElementChild;
  if (last && last.textContent === text) return;
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.className = "say";
  place.append(line);
  line.textContent = text;
  line.scrollIntoView({ block: "nearest" });
}
