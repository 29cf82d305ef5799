// Unpacks a `.lzma` file: 9 % less than gzip for the program and the pack together, for 1 KB of this. Every browser
// unpacks gzip by itself, but the result code would not have fitted into one small file.
//
// After "LZMA Specification" of the LZMA SDK (lzma-specification.txt, public domain). What is packed always has the
// properties lc = 3, lp = 0 and pb = 0, a known size and no end mark (src/bin/xtask/single.rs), so nothing here
// depends on a position.

/** Numbers of the first probability of each kind. The two coders of lengths have the same inside. */
const MATCH = 0;
const REPEAT = 12;
const WHICH = 24;
const LONG = 60;
const SLOT = 72;
const SPECIAL = 328;
const ALIGN = 443;
const LENGTH = 459;
const REPEATED = 733;
const LITERAL = 1007;
const ALL = LITERAL + 768 * 8;

/** The bytes of a `.lzma` file unpacked; throws when it was cut or altered so that it does not come out even. */
export function unpack(packed) {
  const out = new Uint8Array(new DataView(packed.buffer).getUint32(5, true));
  const odds = new Uint16Array(ALL).fill(1024);
  const last = [0, 0, 0, 0];
  // The coder's first byte, the fourteenth, is always 0.
  let [range, code, at, state, place] = [2 ** 32 - 1, 0, 14, 0, 0];

  const more = () => {
    range *= 256;
    code = code * 256 + packed[at++];
  };
  const bit = (index) => {
    const bound = (range >>> 11) * odds[index];
    const found = code < bound ? 0 : 1;
    if (found) {
      range -= bound;
      code -= bound;
      odds[index] -= odds[index] >> 5;
    } else {
      range = bound;
      odds[index] += (2048 - odds[index]) >> 5;
    }
    if (range < 2 ** 24) more();
    return found;
  };
  const tree = (first, bits) => {
    let found = 1;
    for (let left = bits; left; left--) found = found * 2 + bit(first + found);
    return found - (1 << bits);
  };
  const backwards = (first, bits) => {
    let [node, found] = [1, 0];
    for (let done = 0; done < bits; done++) {
      const one = bit(first + node);
      node = node * 2 + one;
      found += one << done;
    }
    return found;
  };
  const even = (bits) => {
    let found = 0;
    for (let left = bits; left; left--) {
      range >>>= 1;
      const one = code < range ? 0 : 1;
      code -= range * one;
      found = found * 2 + one;
      if (range < 2 ** 24) more();
    }
    return found;
  };
  const length = (first) => {
    if (!bit(first)) return tree(first + 2, 3);
    return bit(first + 1) ? 16 + tree(first + 18, 8) : 8 + tree(first + 10, 3);
  };
  const distance = (slot) => {
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 + (slot & 1)) * 2 ** bits;
    if (slot < 14) return high + backwards(SPECIAL + high - slot, bits);
    return high + even(bits - 4) * 16 + backwards(ALIGN, 4);
  };
  const copy = (bytes) => {
    for (let left = bytes; left; left--, place++) out[place] = out[place - last[0] - 1];
  };
  const literal = () => {
    const first = LITERAL + 768 * (out[place - 1] >> 5);
    let found = 1;
    if (state > 6) {
      let like = out[place - last[0] - 1];
      let same = true;
      while (same && found < 256) {
        const expected = (like >> 7) & 1;
        like <<= 1;
        const one = bit(first + 256 + expected * 256 + found);
        found = found * 2 + one;
        same = one === expected;
      }
    }
    while (found < 256) found = found * 2 + bit(first + found);
    out[place++] = found;
    state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
  };

  for (let left = 4; left; left--) code = code * 256 + packed[at++];
  while (place < out.length) {
    const early = state < 7;
    if (!bit(MATCH + state)) {
      literal();
    } else if (bit(REPEAT + state)) {
      let which = 0;
      if (bit(WHICH + state)) which = bit(WHICH + 12 + state) ? 2 + bit(WHICH + 24 + state) : 1;
      const short = !which && !bit(LONG + state);
      last.unshift(...last.splice(which, 1));
      state = early ? 8 + short : 11;
      copy(short ? 1 : 2 + length(REPEATED));
    } else {
      const found = length(LENGTH);
      last.unshift(distance(tree(SLOT + 64 * Math.min(found, 3), 6)));
      last.pop();
      state = early ? 7 : 10;
      copy(2 + found);
    }
  }
  if (code !== 0) throw new Error("one file: cut or altered");
  return out;
}
