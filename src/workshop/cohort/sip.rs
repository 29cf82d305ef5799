//! SipHash-2-4 (Aumasson and Bernstein 2012) of one 64-bit number: a known hash that cannot be run backwards.
//!
//! The standard library's own hasher promises no fixed result, and files must read the same in ten years.

/// The hash of a number, as its 8 bytes, under a key of two numbers.
pub(super) fn sip(key: [u64; 2], number: u64) -> u64 {
    let [one, two] = key;
    let mut state = [
        one ^ 0x736F_6D65_7073_6575,
        two ^ 0x646F_7261_6E64_6F6D,
        one ^ 0x6C79_6765_6E65_7261,
        two ^ 0x7465_6462_7974_6573,
    ];
    // The last block holds only the length, 8 bytes.
    for block in [number, 8 << 56] {
        state[3] ^= block;
        round(&mut state);
        round(&mut state);
        state[0] ^= block;
    }
    state[2] ^= 0xFF;
    for _ in 0..4 {
        round(&mut state);
    }
    state.iter().fold(0, |hash, part| hash ^ part)
}

fn round(state: &mut [u64; 4]) {
    let [mut a, mut b, mut c, mut d] = *state;
    a = a.wrapping_add(b);
    b = b.rotate_left(13) ^ a;
    a = a.rotate_left(32);
    c = c.wrapping_add(d);
    d = d.rotate_left(16) ^ c;
    a = a.wrapping_add(d);
    d = d.rotate_left(21) ^ a;
    c = c.wrapping_add(b);
    b = b.rotate_left(17) ^ c;
    c = c.rotate_left(32);
    *state = [a, b, c, d];
}

#[cfg(test)]
mod tests {
    use std::hash::Hasher;

    /// The authors' vector for 8 bytes, and the standard library's old hasher for many.
    #[test]
    fn it_is_siphash() {
        let key = [0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908];
        assert_eq!(super::sip(key, 0x0706_0504_0302_0100), 0x93F5_F579_9A93_2462);
        for number in (0..64).map(|bit| 1u64 << bit) {
            #[allow(deprecated, reason = "the only SipHash-2-4 at hand; its result does not change")]
            let mut other = std::hash::SipHasher::new_with_keys(1, number);
            other.write(&number.to_le_bytes());
            assert_eq!(super::sip([1, number], number), other.finish());
        }
    }
}
