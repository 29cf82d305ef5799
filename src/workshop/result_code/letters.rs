//! Reading rules: what people type, paste and dictate, as symbols of 5 bits.
//!
//! Crockford's alphabet: digits and letters without I, L, O and U. Any case; I and L are read as 1, O as 0, U
//! as V; spaces, dashes, dots and marks without width are passed over; full-width letters and digits and
//! Arabic-Indic digits are understood. Nothing else is guessed.

use super::LENGTH;
use super::refusal::Refusal;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a character is to a reader of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// One of 32, and whether it was written as a digit.
    Symbol(u8, bool),
    /// Passed over.
    Between,
    /// Not part of a code.
    Other,
}

/// The character of a symbol of 0 to 31.
pub(super) fn letter(symbol: u8) -> char {
    ALPHABET.as_bytes().get(usize::from(symbol & 31)).map_or('?', |byte| char::from(*byte))
}

/// What this character is.
pub(super) fn reading(found: char) -> Reading {
    let plain = match found {
        '\u{660}'..='\u{669}' => shift(found, 0x660, '0'),
        '\u{6F0}'..='\u{6F9}' => shift(found, 0x6F0, '0'),
        '\u{FF10}'..='\u{FF19}' => shift(found, 0xFF10, '0'),
        '\u{FF21}'..='\u{FF3A}' => shift(found, 0xFF21, 'A'),
        '\u{FF41}'..='\u{FF5A}' => shift(found, 0xFF41, 'A'),
        other => other.to_ascii_uppercase(),
    };
    let digit = plain.is_ascii_digit();
    let alike = match plain {
        'I' | 'L' => '1',
        'O' => '0',
        'U' => 'V',
        other => other,
    };
    match alike {
        '0'..='9' => Reading::Symbol(alike as u8 - b'0', digit),
        'A'..='Z' => match ALPHABET.find(alike) {
            Some(place) => Reading::Symbol(place as u8, digit),
            None => Reading::Other,
        },
        other if between(other) => Reading::Between,
        _ => Reading::Other,
    }
}

fn shift(found: char, from: u32, to: char) -> char {
    char::from_u32(u32::from(found).wrapping_sub(from).wrapping_add(u32::from(to))).unwrap_or(found)
}

/// Spaces of every kind, dashes (Unicode's Pd, and what is used as one), dots, marks without width.
fn between(found: char) -> bool {
    found.is_whitespace()
        || matches!(
            found,
            '-' | '\u{AD}' | '\u{58A}' | '\u{5BE}' | '\u{1400}' | '\u{1806}' | '\u{2010}'
                ..='\u{2015}'
                    | '\u{2043}'
                    | '\u{207B}'
                    | '\u{208B}'
                    | '\u{2212}'
                    | '\u{2E17}'
                    | '\u{2E1A}'
                    | '\u{2E3A}'
                    | '\u{2E3B}'
                    | '\u{2E40}'
                    | '\u{2E5D}'
                    | '\u{301C}'
                    | '\u{3030}'
                    | '\u{30A0}'
                    | '\u{30FC}'
                    | '\u{FE31}'
                    | '\u{FE32}'
                    | '\u{FE58}'
                    | '\u{FE63}'
                    | '\u{FF0D}'
                    | '\u{FF70}'
                    | '\u{10EAD}'
        )
        || matches!(
            found,
            '.' | '\u{B7}' | '\u{2022}' | '\u{2024}'..='\u{2027}' | '\u{3002}' | '\u{FF0E}' | '\u{FF61}'
        )
        || without_width(found)
}

/// Marks that change how a text runs or breaks, and are not seen.
pub(super) fn without_width(found: char) -> bool {
    matches!(found,
        '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}')
}

/// The symbols of a text that should be one code. The length is judged first: it is the commonest slip.
pub(super) fn read(text: &str) -> Result<[u8; LENGTH], Refusal> {
    let mut symbols = [0; LENGTH];
    let (mut count, mut wrong) = (0usize, None);
    for found in text.chars() {
        let symbol = match reading(found) {
            Reading::Between => continue,
            Reading::Symbol(symbol, _) => symbol,
            Reading::Other => {
                wrong = wrong.or(Some((count, found)));
                0
            }
        };
        if let Some(free) = symbols.get_mut(count) {
            *free = symbol;
        }
        count += 1;
    }
    match wrong {
        _ if count != LENGTH => Err(Refusal::Length { found: count }),
        Some((place, found)) => Err(Refusal::Letter { place: place as u8 + 1, found }),
        None => Ok(symbols),
    }
}
