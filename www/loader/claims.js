// What the start card may claim when the check stands in the page itself. The build of one file has another
// `claims.js`, because it also runs in the sealed frame, where more holds.

/** What stays private, and how we know: two texts of the card. */
export const claims = (texts) => [texts.private, texts.leaves_open];
