//! Giving out a code: some must not appear, so another nonce is taken.
//!
//! The nonce steps on instead of being drawn again, so that the same run with the same drawn nonce gives the
//! same code however often it is shown: showing it twice is one vote.

use super::content::Content;
use super::letters::letter;
use super::{Code, LENGTH, encode};

/// Words that nobody should have to hold up, as a reader would see them (see [`seen`]). Short on purpose: the
/// list is about the worst, in English and Welsh, not about taste.
const WORDS: [&str; 24] = [
    "FVCK", "SHIT", "CVNT", "COCK", "DICK", "PISS", "SLVT", "WANK", "TWAT", "ARSE", "RAPE", "NAZI", "KIKE",
    "SPIC", "PAKI", "DYKE", "FAG", "KKK", "CACHV", "CONT", "COCVH", "HVREN", "BITCH", "WHORE",
];

/// The code to show for this content, whose nonce is the one that was drawn for the run: the first from there
/// on that spells no listed word and has both a digit and a letter. The last makes codes easy to tell from
/// words and telephone numbers ([`super::find_all`] counts on it).
pub fn issue(content: &Content) -> Code {
    let mut content = *content;
    for _ in 0..=u8::MAX {
        let code = encode(&content);
        if presentable(&code) {
            return code;
        }
        content.nonce = content.nonce.wrapping_add(1);
    }
    // 256 unfortunate codes in a row: one in more rooms than there are.
    encode(&content)
}

/// Whether a code may be shown.
fn presentable(code: &Code) -> bool {
    let digits = code.0.iter().filter(|symbol| **symbol < 10).count();
    (1..LENGTH).contains(&digits) && !spells(code)
}

fn spells(code: &Code) -> bool {
    let text = code.0.map(|symbol| seen(letter(symbol)));
    let at = |word: &str, part: &[char]| word.chars().map(seen).eq(part.iter().copied());
    WORDS.iter().any(|word| text.windows(word.len()).any(|part| at(word, part)))
}

/// What an eye that looks for words makes of a character. V stands for U, which codes do not have.
fn seen(letter: char) -> char {
    match letter {
        '0' => 'O',
        '1' | 'L' => 'I',
        '3' => 'E',
        '4' => 'A',
        '5' => 'S',
        '7' => 'T',
        '8' => 'B',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, spelt: bool) {
        let mut symbols = [0; LENGTH];
        for (free, found) in symbols.iter_mut().zip(text.chars()) {
            let super::super::letters::Reading::Symbol(symbol, _) = super::super::letters::reading(found)
            else {
                panic!("{found}")
            };
            *free = symbol;
        }
        assert_eq!(spells(&Code(symbols)), spelt, "{text}");
    }

    #[test]
    fn listed_words_are_seen_through_digits_and_dashes() {
        check("GZ1TZEW8EQ7A", false);
        check("GZ1FUCKW8EQ7", true);
        check("GZ5H1TW8EQ7A", true);
        check("GZW8EQ7A4R5E", true);
        check("FVCKZEW8EQ7A", true);
        check("F6CKZEW8EQ7A", false);
    }
}
