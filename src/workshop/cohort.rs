//! A cohort: how many codes fell into each cell, in each round of a workshop.
//!
//! Every cell is a set of fingerprints, one a code, so that merging is the union of sets: any order and any
//! split give the same cohort, and the same code twice counts once. Each cell has hashes of its own: nothing in
//! a cohort or its file says that a person of one cell is also a person of another, so there is no row for
//! anybody, no code, and no order of arrival.
//!
//! What that does not do. Codes are few (about 2^34 likely ones), so whoever has a cohort file and some minutes
//! of computing can try them all and find the codes. A key would have to travel with the file to be of use in
//! merging. So a cohort file is for facilitators, like the codes; [`super::map`] says what others may see.
//! Two people with the same bands, and the same parts left out, share a code once in 256 pairs: in a large
//! cohort of short codes, "counted already" is often another person ([`Merged::again`] tells how many).
//! Removing takes a code out of this cohort only: merging an older file brings it back.

mod cell;
mod counts;
mod csv;
#[cfg(feature = "cohort")]
mod file;
mod sip;

use serde::{Deserialize, Serialize};

use std::collections::BTreeSet;

pub(crate) use cell::lean_key;
pub use cell::{Cell, WorryCell};
pub use counts::Counts;
pub use csv::{csv_field, csv_row};
#[cfg(feature = "cohort")]
pub use file::{FileRefusal, read, write};

use super::result_code::{Content, Door, FormLetter, PackTag, Refusal};

/// Fingerprints are whole numbers below this, so that every reader of JSON keeps them exact.
pub const FINGERPRINTS: u64 = 1 << 52;

/// When something was collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Round {
    /// Form A.
    Before,
    /// Form B.
    After,
    /// "Looking back: how was it before?", asked at the end.
    Then,
    /// "And now?", asked beside it.
    Now,
}

impl Round {
    /// All four.
    pub const ALL: [Round; 4] = [Round::Before, Round::After, Round::Then, Round::Now];

    /// The round of a form, unless the facilitator says "then" or "now".
    pub fn of(form: FormLetter) -> Round {
        match form {
            FormLetter::A => Round::Before,
            FormLetter::B => Round::After,
        }
    }

    /// The name in files, and the key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Round::Before => "before",
            Round::After => "after",
            Round::Then => "then",
            Round::Now => "now",
        }
    }
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// Counted.
    New,
    /// Counted already.
    Again,
}

/// What a merge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Codes that were new.
    pub new: usize,
    /// Codes that both had; counted once.
    pub again: usize,
}

/// A person of a round without a code: a number that says nothing, and the role told (0 to 7).
pub type Member = (u64, u8);

/// See the module.
#[derive(Clone, Debug)]
pub struct Cohort {
    tag: PackTag,
    /// Of each round, of each cell, the fingerprints.
    rounds: [Vec<BTreeSet<u64>>; 4],
    /// For [`Cohort::undo`]; never in a file.
    removed: Option<(Round, Content)>,
}

/// Equal counts of the same codes; what could be undone does not matter.
impl PartialEq for Cohort {
    fn eq(&self, other: &Cohort) -> bool {
        self.tag == other.tag && self.rounds == other.rounds
    }
}

impl Eq for Cohort {}

impl Cohort {
    /// Nobody yet, for codes of this pack and room.
    pub fn new(tag: PackTag) -> Cohort {
        let rounds = std::array::from_fn(|_| vec![BTreeSet::new(); Cell::COUNT]);
        Cohort { tag, rounds, removed: None }
    }

    /// Which codes it takes.
    pub fn tag(&self) -> PackTag {
        self.tag
    }

    fn cells(&self, round: Round) -> &[BTreeSet<u64>] {
        let [before, after, then, now] = &self.rounds;
        match round {
            Round::Before => before,
            Round::After => after,
            Round::Then => then,
            Round::Now => now,
        }
    }

    fn set(&mut self, round: Round, cell: Cell) -> Option<&mut BTreeSet<u64>> {
        self.rounds.get_mut(round as usize)?.get_mut(cell.place())
    }

    /// Counts a code. Keep codes and codes of another tag are refused.
    pub fn add(&mut self, round: Round, content: &Content) -> Result<Added, Refusal> {
        self.admit(content)?;
        let mut added = Added::Again;
        let bits = content.bits();
        for cell in Cell::of(content) {
            let fingerprint = cell.fingerprint_of(bits);
            if self.set(round, cell).is_some_and(|set| set.insert(fingerprint)) {
                added = Added::New;
            }
        }
        Ok(added)
    }

    fn admit(&self, content: &Content) -> Result<(), Refusal> {
        super::result_code::admit(content, Door::Room(self.tag))
    }

    /// Whether a code is counted in a round.
    pub fn has(&self, round: Round, content: &Content) -> bool {
        // Every code is in exactly one cell of the grid, and that is its first.
        Cell::of(content).next().is_some_and(|cell| {
            self.cells(round).get(cell.place()).is_some_and(|set| set.contains(&cell.fingerprint(content)))
        })
    }

    /// Takes a code out; whether it was there.
    pub fn remove(&mut self, round: Round, content: &Content) -> bool {
        if !self.has(round, content) {
            return false;
        }
        for cell in Cell::of(content) {
            let fingerprint = cell.fingerprint(content);
            if let Some(set) = self.set(round, cell) {
                set.remove(&fingerprint);
            }
        }
        self.removed = Some((round, *content));
        true
    }

    /// Puts the code of the last removal back, once; where it went.
    pub fn undo(&mut self) -> Option<Round> {
        let (round, content) = self.removed.take()?;
        self.add(round, &content).ok().map(|_| round)
    }

    /// Adds all of another cohort. Refused, with nothing changed, if that is of another pack or room.
    pub fn merge(&mut self, other: &Cohort) -> Result<Merged, Refusal> {
        if self.tag != other.tag {
            return Err(Refusal::OtherPack { found: other.tag.0, expected: self.tag.0 });
        }
        let mut merged = Merged::default();
        for (mine, theirs) in self.rounds.iter_mut().zip(&other.rounds) {
            for (place, (mine, theirs)) in mine.iter_mut().zip(theirs).enumerate() {
                let before = mine.len();
                mine.extend(theirs);
                if place < Cell::GRID {
                    merged.new += mine.len() - before;
                    merged.again += theirs.len() + before - mine.len();
                }
            }
        }
        Ok(merged)
    }

    /// How many codes a round has.
    pub fn people(&self, round: Round) -> usize {
        self.cells(round).iter().take(Cell::GRID).map(BTreeSet::len).sum()
    }

    /// The counts of a round.
    pub fn counts(&self, round: Round) -> Counts {
        Counts::from_sizes(self.cells(round).iter().map(BTreeSet::len))
    }

    /// Everybody of a round, in order of their numbers: enough to tell whether two rooms differ, and by how many.
    pub fn members(&self, round: Round) -> Vec<Member> {
        let grid = self.cells(round).iter().take(Cell::GRID).enumerate();
        let mut members: Vec<Member> = grid
            .flat_map(|(place, set)| set.iter().map(move |number| (*number, Cell::role_of_place(place))))
            .collect();
        members.sort_unstable();
        members
    }
}
