// What the start card may claim: more in a sealed frame. The frame marks its document when its network is off;
// a document with an origin of its own is no such frame, whatever its marks say.
// Bundled in the place of ../claims.js.

/** What stays private, and how we know: two texts of the card. */
export function claims(texts) {
  const sealed = self.origin === "null" && document.documentElement.hasAttribute("data-asc-sealed");
  return sealed ? [texts.sealed_private, texts.leaves_sealed] : [texts.private, texts.leaves_open];
}
