//! Reading age: the Flesch–Kincaid grade (Kincaid and others, 1975), plus 5 for the age at which a grade is
//! taken. In hundredths of a year, with whole numbers only.
//!
//! 0.39 × words a sentence + 11.8 × syllables a word − 15.59. The formula was made for passages of 100
//! words and more; a short text makes it jump, so texts are joined and very short ones left out.

use std::collections::BTreeMap;

use super::sentences::sentences;
use super::syllables::syllables;

/// Below this many words the formula says nothing.
pub const WORDS_AT_LEAST: usize = 10;

/// What the formula counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sentences, from 0.
    pub sentences: i64,
    /// Words, from 0.
    pub words: i64,
    /// Syllables, from 0.
    pub syllables: i64,
}

impl Counts {
    /// Counts texts as one passage; each text ends a sentence.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>, known: &BTreeMap<String, i64>) -> Counts {
        let mut counts = Counts::default();
        for sentence in texts.into_iter().flat_map(sentences) {
            counts.sentences += 1;
            for word in sentence {
                counts.words += 1;
                counts.syllables += syllables(&word, known);
            }
        }
        counts
    }

    /// The reading age in hundredths of a year, rounded down; none below [`WORDS_AT_LEAST`].
    pub fn age(&self) -> Option<i64> {
        let Counts { sentences, words, syllables } = *self;
        if sentences == 0 || usize::try_from(words).ok()? < WORDS_AT_LEAST {
            return None;
        }
        let sum = 39 * words * words + 1180 * syllables * sentences;
        Some(sum.div_euclid(sentences * words) - 1559 + 500)
    }
}

/// Hundredths as people write them: 1234 is "12.34".
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}
