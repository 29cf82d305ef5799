//! The counting house: cohorts in any order and any split, their files, and what spreadsheets make of them.

use std::collections::BTreeSet;

use ai_self_check::model::stage::Stage;
use ai_self_check::pack::people::Chance;
use ai_self_check::workshop::cohort::{
    Added, Cell, Cohort, Counts, FINGERPRINTS, FileRefusal, Merged, Round, WorryCell, csv_field, csv_row,
    read, write,
};
use ai_self_check::workshop::result_code::{Axes, Content, FormLetter, PackTag, Refusal, Role, WorrySet};
use proptest::prelude::*;

use crate::codes::{any_content, sample};
use crate::strategies::config;

/// Somebody of the room of tag 90.
pub(crate) fn somebody(chance: &mut Chance) -> Content {
    let stage = |chance: &mut Chance| Stage::ALL[chance.below(5)];
    let axes = Axes::Room([stage(chance), stage(chance)]);
    Content { axes, tag: PackTag(90), ..any_content(chance) }
}

fn people(seed: u64, count: usize) -> Vec<(Round, Content)> {
    let mut chance = Chance(seed);
    let mut people: Vec<(Round, Content)> =
        (0..count).map(|_| (Round::ALL[chance.below(4)], somebody(&mut chance))).collect();
    // Some show their code twice.
    people.extend_from_within(..count / 5);
    people
}

fn cohort(people: &[(Round, Content)]) -> Cohort {
    let mut cohort = Cohort::new(PackTag(90));
    for (round, content) in people {
        cohort.add(*round, content).unwrap();
    }
    cohort
}

#[test]
fn the_same_code_counts_once_and_is_told() {
    let mut room = Cohort::new(PackTag(90));
    assert_eq!(room.add(Round::Before, &sample()), Ok(Added::New));
    assert_eq!(room.add(Round::Before, &sample()), Ok(Added::Again));
    assert_eq!(room.add(Round::Before, &Content { nonce: 1, ..sample() }), Ok(Added::New));
    assert_eq!(room.add(Round::After, &sample()), Ok(Added::New), "another round");
    assert_eq!((room.people(Round::Before), room.people(Round::After)), (2, 1));
    let counts = room.counts(Round::Before);
    let expected = [
        (Cell::Grid { role: Role::new(2), confidence: Stage::Building, judgement: Stage::Steady }, 2),
        (Cell::Grid { role: None, confidence: Stage::Building, judgement: Stage::Steady }, 0),
        (Cell::Lean(ai_self_check::model::lean::Lean::Over), 2),
        (Cell::Worry(WorryCell::Untold), 0),
    ];
    for (cell, count) in expected {
        assert_eq!(counts.of(cell), count, "{cell:?}");
    }
    for worry in WorrySet::from_index(464).unwrap().places() {
        assert_eq!(counts.of(Cell::Worry(WorryCell::Picked(worry))), 2);
    }
    let copy = room.clone();
    assert_eq!(room.merge(&copy), Ok(Merged { new: 0, again: 3 }));
    assert_eq!(room, copy);
}

#[test]
fn keep_codes_and_other_rooms_stay_out() {
    let mut room = cohort(&people(1, 5));
    let before = room.clone();
    let other = Refusal::OtherPack { found: 1, expected: 90 };
    assert_eq!(room.add(Round::Before, &Content { tag: PackTag(1), ..sample() }), Err(other));
    assert_eq!(room.merge(&Cohort::new(PackTag(1))), Err(other));
    let level = ai_self_check::workshop::result_code::Level::new(9).unwrap();
    assert_eq!(
        room.add(Round::Before, &Content { axes: Axes::Keep([level; 2]), ..sample() }),
        Err(Refusal::Keep)
    );
    assert_eq!(room, before);
}

#[test]
fn the_last_removal_can_be_undone_once() {
    let mut room = cohort(&[(Round::Before, sample())]);
    let whole = room.clone();
    assert!(!room.remove(Round::After, &sample()));
    assert_eq!(room.undo(), None, "nothing was removed");
    assert!(room.remove(Round::Before, &sample()));
    assert!(!room.has(Round::Before, &sample()));
    assert_eq!(room, Cohort::new(PackTag(90)), "nothing is left of it");
    assert!(!room.remove(Round::Before, &sample()));
    assert_eq!(room.undo(), Some(Round::Before));
    assert_eq!((room.undo(), &room), (None, &whole));
}

#[test]
fn cells_have_places_and_names_of_their_own() {
    let cells: Vec<Cell> = Cell::all().collect();
    assert_eq!(cells.len(), Cell::COUNT);
    assert!(cells.iter().enumerate().all(|(place, cell)| cell.place() == place));
    assert_eq!(cells.iter().map(|cell| cell.name()).collect::<BTreeSet<_>>().len(), Cell::COUNT);
    // Nothing links two cells: a code has another number in each.
    let numbers: BTreeSet<u64> = cells.iter().map(|cell| cell.fingerprint(&sample())).collect();
    assert_eq!(numbers.len(), Cell::COUNT);
    assert!(numbers.iter().all(|number| *number < FINGERPRINTS));
    assert_eq!([FormLetter::A, FormLetter::B].map(Round::of), [Round::Before, Round::After]);
}

/// A file that is refused, and how.
#[track_caller]
fn refused(text: &str, expected: &str) {
    let refusal = read(text).unwrap_err().to_string();
    assert!(refusal.contains(expected), "{text}: {refusal}");
}

#[test]
fn files_that_are_not_sound_are_refused() {
    let whole = r#"{"format":"ai-self-check-cohort","version":1,"tag":90,"rounds":{"before":{"people":1,"cells":{"lean.over":[5],"role-0.confidence-1.judgement-1":[6],"worry.none":[7]}}}}"#;
    assert_eq!(read(whole).unwrap().people(Round::Before), 1);
    let with = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replacen(from, to, 1)
    };
    refused("", "cut off");
    refused("{}", "missing field `format`");
    refused("GZ1T-ZEW8-EQ7A", "expected a cohort file");
    refused("\u{0}\u{1}PNG", "expected a cohort file");
    refused(&"[".repeat(100_000), "expected a cohort file");
    refused(&with("self-check-cohort", "other"), "found format \"ai-other\"");
    refused(&with("\"version\":1", "\"version\":2,\"new\":[]"), "found version 2, expected 1");
    refused(&with("\"version\":1", "\"version\":1.5"), "expected a cohort file");
    refused(&with("\"tag\":90", "\"tag\":256"), "invalid value: integer `256`");
    refused(&with("\"tag\"", "\"x\":1,\"tag\""), "unknown field `x`");
    refused(&with("before", "during"), "during.: found an unknown round");
    refused(&with("lean.over", "lean.left"), "before.lean.left: found an unknown cell");
    refused(&with("[5]", "[5,5]"), "before.lean.over: found numbers out of order");
    refused(&with("[5]", "[9,5]"), "before.lean.over: found numbers out of order");
    refused(&with("[5]", "[4503599627370496]"), "found 4503599627370496, expected less");
    refused(&with("[5]", "[-5]"), "invalid value");
    refused(&with("\"people\":1", "\"people\":2"), "before.people: found 1 codes, expected 2");
    refused(&with("[5]", "[]"), "before.lean: found 0 codes, expected 1");
    refused(&with("worry.none\":[7]", "worry.3\":[7,8]"), "before.worry: found 2 picks");
    refused(&with("[7]", "[7,8]"), "before.worry: found 2, expected at most 1");
    refused(
        &with("\"lean.over\"", "\"gap.rules\":[1,2],\"lean.over\""),
        "before.gap: found more codes with rules",
    );
    for end in 1..whole.len() {
        assert_eq!(read(&whole[..end]).unwrap_err(), FileRefusal::Cut, "{}", &whole[..end]);
    }
}

#[test]
fn a_file_holds_no_code_and_no_row() {
    let people = people(3, 40);
    let text = write(&cohort(&people));
    let numbers: Vec<&str> =
        text.split(|found: char| !found.is_ascii_digit()).filter(|part| part.len() > 8).collect();
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len(), "no number twice");
    for (_, content) in &people {
        assert!(!text.contains(&content.bits().to_string()));
        assert!(!text.contains(&ai_self_check::workshop::result_code::encode(content).plain()));
    }
}

#[test]
fn no_field_is_a_formula() {
    for (text, expected) in [
        ("plain", "plain"),
        ("", ""),
        ("a,b", "\"a,b\""),
        ("say \"x\"", "\"say \"\"x\"\"\""),
        ("=1+1", "\"'=1+1\""),
        ("@SUM(A1)", "\"'@SUM(A1)\""),
        ("-2", "\"'-2\""),
        ("+44", "\"'+44\""),
        ("\t=x", "\"'\t=x\""),
        ("  =x", "\"'  =x\""),
        ("＝x", "\"'＝x\""),
        ("\"=x", "\"'\"\"=x\""),
        ("3-4", "3-4"),
    ] {
        assert_eq!(csv_field(text), expected, "{text:?}");
    }
    assert_eq!(csv_row(["a", "=b"]), "a,\"'=b\"\r\n");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_order_and_any_split_give_the_same(seed in any::<u64>(), count in 0..60usize, parts in 1..6usize) {
        let people = people(seed, count);
        let whole = cohort(&people);
        let mut chance = Chance(seed);
        let mut rooms = vec![Vec::new(); parts];
        for person in &people {
            rooms[chance.below(parts)].push(*person);
        }
        // Some were in two rooms.
        for person in people.iter().filter(|_| count % 3 == 0) {
            rooms[chance.below(parts)].push(*person);
        }
        let mut rooms: Vec<Cohort> = rooms.iter().map(|room| cohort(room)).collect();
        let mut told = 0;
        while rooms.len() > 1 {
            // Any two of them, either way round.
            let one = rooms.swap_remove(chance.below(rooms.len()));
            let other = chance.below(rooms.len());
            let before: usize = [&one, &rooms[other]].map(|room| Round::ALL.map(|round| room.people(round)).iter().sum::<usize>()).iter().sum();
            let merged = rooms[other].merge(&one).unwrap();
            let after: usize = Round::ALL.map(|round| rooms[other].people(round)).iter().sum();
            prop_assert_eq!(before - after, merged.again);
            told += merged.again;
        }
        prop_assert_eq!(&rooms[0], &whole);
        prop_assert_eq!(write(&rooms[0]), write(&whole));
        prop_assert!(told <= people.len() * 2);
    }

    #[test]
    fn counts_are_those_of_the_different_codes(seed in any::<u64>(), count in 0..60usize) {
        let people = people(seed, count);
        let whole = cohort(&people);
        for round in Round::ALL {
            let mut seen = BTreeSet::new();
            let mut counts = Counts::default();
            for (_, content) in people.iter().filter(|(other, _)| *other == round) {
                if seen.insert(content.bits()) {
                    counts.add(content);
                }
            }
            prop_assert_eq!(&whole.counts(round), &counts);
            prop_assert_eq!(whole.people(round), seen.len());
            prop_assert_eq!(whole.members(round).len(), seen.len());
        }
    }

    #[test]
    fn removing_leaves_what_never_came(seed in any::<u64>(), count in 1..40usize) {
        let mut people = people(seed, count);
        let mut room = cohort(&people);
        let (round, content) = people[0];
        prop_assert!(room.remove(round, &content));
        let whole = cohort(&people);
        people.retain(|(other, found)| (*other, found) != (round, &content));
        prop_assert_eq!(&room, &cohort(&people));
        room.undo();
        prop_assert_eq!(room, whole);
    }

    #[test]
    fn a_file_reads_back(seed in any::<u64>(), count in 0..60usize) {
        let whole = cohort(&people(seed, count));
        prop_assert_eq!(read(&write(&whole)), Ok(whole));
    }

    #[test]
    fn any_bytes_are_a_file_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        seed in any::<u64>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let _ = read(&String::from_utf8_lossy(&bytes));
        // One byte of a good file changed: refused, or a sound file of other content.
        let mut good = write(&cohort(&people(seed, 3))).into_bytes();
        let place = at.index(good.len());
        good[place] = byte;
        if let Ok(found) = read(&String::from_utf8_lossy(&good)) {
            prop_assert_eq!(read(&write(&found)), Ok(found));
        }
    }

    #[test]
    fn no_text_makes_a_formula(text in any::<String>()) {
        let field = csv_field(&text);
        let inner = field.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(&field);
        prop_assert!(!inner.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{}", field);
        let read = inner.replace("\"\"", "\"");
        prop_assert!(read == text || read.strip_prefix('\'') == Some(&*text));
    }
}
