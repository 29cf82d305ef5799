//! From 50 bits to 12 symbols of 5 bits, and back: mix, then two Reed-Solomon symbols.
//!
//! Mixing keeps people from comparing codes by eye; it hides nothing. RS[12,10] over GF(32) catches every
//! change of one or two characters, so also every swap. Both check symbols are XORed with 1, without which
//! `0000-0000-0000` and rotations of a code would be codes.

use super::LENGTH;

/// The data bits of a code.
pub(super) const BITS: u32 = 50;

const MASK: u64 = (1 << BITS) - 1;
const HALF: u32 = BITS / 2;
/// Odd, so that each has an inverse modulo 2^50.
const FACTORS: [u64; 2] = [0x2_C1B3_C6D9_E3A5, 0x2_97A2_D39F_1B7D];
const INVERSES: [u64; 2] = [0x1_E9F6_1946_4C2D, 0x1_0EE5_8AA6_75D5];
/// x^5 + x^2 + 1.
const POLYNOMIAL: u8 = 0b10_0101;
/// (x - a)(x - a^2) = x^2 + 6x + 8, with a = 2.
const GENERATOR: [u8; 2] = [6, 8];
const CONSTANT: u8 = 1;
/// The bits of a symbol.
const WIDTH: u32 = 5;
const DATA: usize = 10;

fn mix(bits: u64) -> u64 {
    stir(bits, FACTORS)
}

/// Undoes [`mix`]: a shift by half the width undoes itself.
fn unmix(bits: u64) -> u64 {
    let [one, two] = INVERSES;
    stir(bits, [two, one])
}

fn stir(bits: u64, [first, second]: [u64; 2]) -> u64 {
    let bits = bits ^ bits >> HALF;
    let bits = bits.wrapping_mul(first) & MASK;
    let bits = bits ^ bits >> HALF;
    let bits = bits.wrapping_mul(second) & MASK;
    bits ^ bits >> HALF
}

/// Multiplies in GF(32).
fn times(one: u8, other: u8) -> u8 {
    let (mut product, mut shifted) = (0, one);
    for bit in 0..WIDTH {
        if other >> bit & 1 == 1 {
            product ^= shifted;
        }
        shifted <<= 1;
        if shifted >> WIDTH == 1 {
            shifted ^= POLYNOMIAL;
        }
    }
    product
}

/// The remainder of the data, high symbol first, by the generator.
fn checks<'a>(data: impl Iterator<Item = &'a u8>) -> [u8; 2] {
    let [first, second] = GENERATOR;
    let (mut high, mut low) = (0, 0);
    for symbol in data {
        let feedback = symbol ^ high;
        high = low ^ times(feedback, first);
        low = times(feedback, second);
    }
    [high ^ CONSTANT, low ^ CONSTANT]
}

/// 50 bits as 12 symbols.
pub(super) fn seal(bits: u64) -> [u8; LENGTH] {
    let mixed = mix(bits & MASK);
    let mut symbols = [0; LENGTH];
    for (place, symbol) in symbols.iter_mut().take(DATA).rev().enumerate() {
        *symbol = (mixed >> (WIDTH * place as u32) & 31) as u8;
    }
    let checks = checks(symbols.iter().take(DATA));
    for (symbol, check) in symbols.iter_mut().skip(DATA).zip(checks) {
        *symbol = check;
    }
    symbols
}

/// The 50 bits of 12 symbols; `None` if the check symbols do not fit.
pub(super) fn unseal(symbols: [u8; LENGTH]) -> Option<u64> {
    let found = symbols.iter().skip(DATA).copied();
    if !found.eq(checks(symbols.iter().take(DATA))) {
        return None;
    }
    Some(unmix(symbols.iter().take(DATA).fold(0, |bits, symbol| bits << WIDTH | u64::from(*symbol))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::people::Chance;

    /// (before mixing, the code), matched by two independent codecs.
    const VECTORS: [(u64, &str); 3] = [
        (0x1_0003_1800_0000, "PF5BP5ZRKFS7"),
        (0x1_2D2B_72E8_25C3, "GZ1TZEW8EQ7A"),
        (0x1_AD6C_8FEE_7FFF, "R2RH733SFGKJ"),
    ];

    #[test]
    fn the_vectors_hold_without_their_meaning() {
        for (bits, code) in VECTORS {
            let symbols = seal(bits);
            let text: String = symbols.iter().map(|symbol| super::super::letters::letter(*symbol)).collect();
            assert_eq!(text, code);
            assert_eq!(unseal(symbols), Some(bits), "{code}");
        }
    }

    #[test]
    fn mixing_loses_nothing() {
        let mut chance = Chance(7);
        for _ in 0..100_000 {
            let bits = chance.draw() & MASK;
            assert_eq!(unmix(mix(bits)), bits, "{bits:x}");
            assert_eq!(unseal(seal(bits)), Some(bits), "{bits:x}");
        }
    }

    #[test]
    fn products_agree_with_powers_of_two() {
        let mut powers = vec![1u8];
        while powers.len() < 31 {
            powers.push(times(powers[powers.len() - 1], 2));
        }
        let mut seen = powers.clone();
        seen.sort_unstable();
        assert_eq!(seen, (1..32).collect::<Vec<u8>>(), "2 makes every number but 0");
        for (one, a) in powers.iter().enumerate() {
            for (other, b) in powers.iter().enumerate() {
                assert_eq!(times(*a, *b), powers[(one + other) % 31]);
            }
        }
    }
}
