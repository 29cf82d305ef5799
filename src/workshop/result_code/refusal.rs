//! Why a text is not a code that may be counted. One variant a reason, so that each can be told and counted.

use std::fmt;

use super::LENGTH;

/// A field that can hold a number without a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// 0 to 20; in a room code one of 3, 8, 11, 14, 18.
    Confidence,
    /// 0 to 20; in a room code one of 3, 8, 11, 14, 18.
    Judgement,
    /// 0 to 988.
    Worries,
}

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Refusal {
    /// Not 12 characters.
    Length {
        /// How many there are, without spaces, dashes and dots.
        found: usize,
    },
    /// A character that no code has.
    Letter {
        /// Its place, 1 to 12, without spaces, dashes and dots.
        place: u8,
        /// What stands there.
        found: char,
    },
    /// The last two characters do not fit the others: something was mistyped.
    Checksum,
    /// Made by a newer version of the check.
    NewerVersion {
        /// 0, 2 or 3; this is version 1.
        found: u8,
    },
    /// A private keep code, which a facilitator's page does not count.
    Keep,
    /// A code of another pack, another version of the pack, or another room.
    OtherPack {
        /// The tag in the code.
        found: u8,
        /// The tag of this room.
        expected: u8,
    },
    /// A field holds a number without a meaning: no check made this code.
    Range(Field),
}

impl Refusal {
    /// The key of each reason, in the order of [`Refusal::kind`].
    pub const KEYS: [&str; 7] =
        ["length", "letter", "checksum", "newer-version", "keep", "other-pack", "range"];

    /// The place of the reason among [`Refusal::KEYS`].
    pub fn kind(self) -> usize {
        match self {
            Refusal::Length { .. } => 0,
            Refusal::Letter { .. } => 1,
            Refusal::Checksum => 2,
            Refusal::NewerVersion { .. } => 3,
            Refusal::Keep => 4,
            Refusal::OtherPack { .. } => 5,
            Refusal::Range(_) => 6,
        }
    }

    /// The reason as a key of a text.
    pub fn key(self) -> &'static str {
        Refusal::KEYS.get(self.kind()).copied().unwrap_or_default()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Length { found } => write!(f, "found {found} characters, expected {LENGTH}"),
            Refusal::Letter { place, found } => {
                write!(f, "character {place}: found {found:?}, expected a letter or a digit")
            }
            Refusal::Checksum => {
                f.write_str("the last two characters do not fit the others: look for a slip")
            }
            Refusal::NewerVersion { found } => {
                write!(f, "made by a newer version: found {found}, expected {}", super::fields::VERSION)
            }
            Refusal::Keep => f.write_str("found a private keep code, expected a room code"),
            Refusal::OtherPack { found, expected } => {
                write!(f, "made for another pack or room: found tag {found}, expected {expected}")
            }
            Refusal::Range(Field::Confidence) => {
                f.write_str("confidence: found a number that no check gives")
            }
            Refusal::Range(Field::Judgement) => f.write_str("judgement: found a number that no check gives"),
            Refusal::Range(Field::Worries) => f.write_str("worries: found a number above 988"),
        }
    }
}

impl std::error::Error for Refusal {}
