//! How a language writes numbers and counts, as the browser's `Intl` says: passed in, so that the core stays
//! pure and every engine that agrees on the language shows the same words.
//!
//! No number in the check goes beyond 1000, so "1,000", "1 000" or "1.000" is all that has to be known of a
//! language's separators; digits are always those of the Latin script, in codes and scores alike.

use crate::model::{FULL, Score};

/// What is known of a language's numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numerals(String);

impl Numerals {
    /// Takes 1000 as the language writes it, then the plural category (CLDR: `zero`, `one`, `two`, `few`,
    /// `many` or `other`) of each count from 0 up, all separated by spaces that do not occur in them.
    pub fn new(words: &str) -> Numerals {
        Numerals(words.into())
    }

    /// A score, 0 to 1000, in the language's way.
    pub fn score(&self, score: Score) -> String {
        match self.0.split_once(' ') {
            Some((full, _)) if score == FULL => full.into(),
            _ => score.to_string(),
        }
    }

    /// The wording of a plural text for a count. Such a text holds wordings by category, `one=…|other=…`;
    /// a category that the text lacks is worded as `other`.
    pub fn plural<'a>(&self, text: &'a str, count: usize) -> &'a str {
        let mut categories = &*self.0;
        for _ in 0..=count {
            categories = cut(categories, ' ').1;
        }
        let category = cut(categories, ' ').0;
        let (mut other, mut rest) = ("", text);
        while !rest.is_empty() {
            let (wording, after) = cut(rest, '|');
            let (name, words) = cut(wording, '=');
            if name == category {
                return words;
            }
            if name == "other" {
                other = words;
            }
            rest = after;
        }
        other
    }
}

/// What stands before a separator and behind it. One function for all, because each pattern that the standard
/// library is given comes with code of its own.
#[inline(never)]
pub(super) fn cut(text: &str, separator: char) -> (&str, &str) {
    text.split_once(separator).unwrap_or((text, ""))
}
