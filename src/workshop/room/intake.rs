//! Texts with codes, piece by piece: what was found, what was refused, and the rest thrown away at once.

use crate::workshop::result_code::Door;
use crate::workshop::result_code::{Finder, PackTag, Refusal};

/// What came of a text. Sums only: nothing of the text stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Codes counted.
    pub new: u64,
    /// Codes that were counted already.
    pub again: u64,
    /// Codes of a round that is closed.
    pub closed: u64,
    /// Texts that are no code that counts, by [`Refusal::kind`].
    pub refused: [u64; Refusal::KEYS.len()],
    /// How long the text was, in bytes; 0 until it has ended.
    pub bytes: u64,
}

impl Report {
    /// Notes a refusal.
    pub fn refuse(&mut self, refusal: Refusal) {
        if let Some(count) = self.refused.get_mut(refusal.kind()) {
            *count += 1;
        }
    }

    /// How many were refused, for whatever reason.
    pub fn all_refused(&self) -> u64 {
        self.refused.iter().sum()
    }

    /// Whether the text held nothing like a code.
    pub fn is_empty(&self) -> bool {
        self.new + self.again + self.closed + self.all_refused() == 0
    }
}

/// A text under way.
#[derive(Clone, Debug)]
pub(super) struct Intake {
    pub(super) finder: Finder,
    pub(super) report: Report,
    /// Bytes so far.
    pub(super) at: usize,
}

impl Intake {
    pub(super) fn new(tag: PackTag) -> Intake {
        Intake { finder: Finder::new(Door::Room(tag)), report: Report::default(), at: 0 }
    }
}
