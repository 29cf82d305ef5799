//! The cohort file: JSON with a version, refused as a whole if anything about it is not sound.
//!
//! `{"format": "ai-self-check-cohort", "version": 1, "tag": 58, "rounds": {"before": {"people": 2, "cells":
//! {"lean.over": [17, 4711], …}}}}`. A cell's list is in order and without repeats, so that a file says nothing
//! of the order of arrival, and the same cohort always gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::cell::{Cell, WorryCell};
use super::{Cohort, Counts, FINGERPRINTS, Round};
use crate::workshop::result_code::{OrgGap, PackTag, WORRIES};

const FORMAT: &str = "ai-self-check-cohort";

/// Raised when the meaning of anything in a file changes.
const VERSION: u64 = 1;

/// Why a text is not a cohort file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileRefusal {
    /// It ends too early.
    Cut,
    /// Not JSON, or JSON of something else; what the reader says, with line and column.
    NotACohort(String),
    /// Written by another version of this program.
    Version(u64),
    /// A round, a cell or a number that cannot be.
    Unsound {
        /// Where.
        place: String,
        /// What was found, and what was expected.
        problem: String,
    },
}

impl fmt::Display for FileRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileRefusal::Cut => f.write_str("the file ends too early: it was cut off"),
            FileRefusal::NotACohort(found) => write!(f, "found {found}, expected a cohort file"),
            FileRefusal::Version(found) => write!(f, "found version {found}, expected {VERSION}"),
            FileRefusal::Unsound { place, problem } => write!(f, "{place}: {problem}"),
        }
    }
}

impl std::error::Error for FileRefusal {}

/// What every version has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    format: String,
    version: u64,
    tag: u8,
    rounds: BTreeMap<String, WireRound>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRound {
    people: usize,
    cells: BTreeMap<String, Vec<u64>>,
}

/// The text of a file.
pub fn write(cohort: &Cohort) -> String {
    let mut rounds = BTreeMap::new();
    for round in Round::ALL.into_iter().filter(|round| cohort.people(*round) > 0) {
        let named = Cell::all().zip(cohort.cells(round)).filter(|(_, set)| !set.is_empty());
        let cells = named.map(|(cell, set)| (cell.name(), set.iter().copied().collect())).collect();
        rounds.insert(round.key().to_owned(), WireRound { people: cohort.people(round), cells });
    }
    let wire = Wire { format: FORMAT.to_owned(), version: VERSION, tag: cohort.tag.0, rounds };
    // Writing maps of texts and numbers to memory cannot fail.
    serde_json::to_string(&wire).unwrap_or_default() + "\n"
}

/// Reads a file.
pub fn read(text: &str) -> Result<Cohort, FileRefusal> {
    let json = |error: serde_json::Error| match error.is_eof() {
        true => FileRefusal::Cut,
        false => FileRefusal::NotACohort(error.to_string()),
    };
    let head: Head = serde_json::from_str(text).map_err(json)?;
    if head.format != FORMAT {
        return Err(FileRefusal::NotACohort(format!("format {:?}", head.format)));
    }
    if head.version != VERSION {
        return Err(FileRefusal::Version(head.version));
    }
    let wire: Wire = serde_json::from_str(text).map_err(json)?;
    let places: BTreeMap<String, usize> = Cell::all().map(|cell| (cell.name(), cell.place())).collect();
    let mut cohort = Cohort::new(PackTag(wire.tag));
    for (name, wire) in &wire.rounds {
        let unsound =
            |place: &str, problem: String| FileRefusal::Unsound { place: format!("{name}.{place}"), problem };
        let round = Round::ALL.into_iter().find(|round| round.key() == name);
        let cells = round.and_then(|round| cohort.rounds.get_mut(round as usize));
        let Some(cells) = cells else {
            return Err(unsound(
                "",
                "found an unknown round, expected before, after, then or now".to_owned(),
            ));
        };
        for (cell, numbers) in &wire.cells {
            let set = places.get(cell).and_then(|place| cells.get_mut(*place));
            let set = set.ok_or_else(|| unsound(cell, "found an unknown cell".to_owned()))?;
            if !numbers.is_sorted_by(|one, other| one < other) {
                return Err(unsound(
                    cell,
                    "found numbers out of order, expected each once, smallest first".to_owned(),
                ));
            }
            if let Some(large) = numbers.last().filter(|number| **number >= FINGERPRINTS) {
                return Err(unsound(cell, format!("found {large}, expected less than {FINGERPRINTS}")));
            }
            *set = numbers.iter().copied().collect::<BTreeSet<u64>>();
        }
        let counts = Counts::from_sizes(cells.iter().map(BTreeSet::len));
        balance(&counts, wire.people as u64).map_err(|(place, problem)| unsound(place, problem))?;
    }
    Ok(cohort)
}

/// Whether the cells can be those of so many people.
fn balance(counts: &Counts, people: u64) -> Result<(), (&'static str, String)> {
    let sum = |cells: &mut dyn Iterator<Item = Cell>| cells.map(|cell| counts.of(cell)).sum::<u64>();
    let leans = sum(&mut Cell::all().filter(|cell| matches!(cell, Cell::Lean(_))));
    for (place, found) in [("people", counts.people()), ("lean", leans)] {
        if found != people {
            return Err((place, format!("found {found} codes, expected {people}")));
        }
    }
    let picked = |worry| Cell::Worry(WorryCell::Picked(worry));
    let singles = sum(&mut [WorryCell::Nothing, WorryCell::Untold].map(Cell::Worry).into_iter());
    let picks = sum(&mut (0..WORRIES).map(picked));
    let worried = people
        .checked_sub(singles)
        .ok_or(("worry", format!("found {singles}, expected at most {people}")))?;
    if picks < worried || picks > 3 * worried || (0..WORRIES).any(|worry| counts.of(picked(worry)) > worried)
    {
        return Err(("worry", format!("found {picks} picks, which {worried} people cannot have made")));
    }
    match OrgGap::ALL.into_iter().find(|gap| counts.of(Cell::Gap(*gap)) > people) {
        Some(gap) => Err(("gap", format!("found more codes with {} than people", gap.key()))),
        None => Ok(()),
    }
}
