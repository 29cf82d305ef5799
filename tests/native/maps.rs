//! The gallery: what a screen shows, and an adversary who keeps every screen and subtracts.

use std::collections::BTreeSet;

use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::people::Chance;
use ai_self_check::workshop::cohort::{Cohort, Counts, Round};
use ai_self_check::workshop::map::{
    Amount, BATCH, Board, ByRole, Floor, LEAST, Moment, Place, Screen, Waiting, rows, screen,
};
use ai_self_check::workshop::result_code::{Axes, Content, PackTag, Role, WorrySet};
use proptest::prelude::*;

use crate::codes::sample;
use crate::cohorts::somebody;
use crate::strategies::config;

/// Somebody in this cell (confidence, judgement, 1 to 5), with a role of 0 to 7.
fn person(nonce: usize, confidence: u8, judgement: u8, role: u8) -> Content {
    let stage = |number| Stage::from_number(number).unwrap();
    let axes = Axes::Room([stage(confidence), stage(judgement)]);
    // 256 nonces are not enough for a large room: worries make more people.
    let worries = WorrySet::from_index((nonce / 256 % 988) as u16);
    Content { axes, role: Role::new(role), worries, nonce: (nonce % 256) as u8, ..sample() }
}

fn counts(people: &[Content]) -> Counts {
    let mut counts = Counts::default();
    people.iter().for_each(|content| counts.add(content));
    counts
}

/// The map of people in these cells: each row is (confidence, judgement, how many).
fn map(cells: &[(u8, u8, usize)]) -> Option<Screen> {
    let mut people = Vec::new();
    for (confidence, judgement, count) in cells {
        people.extend((0..*count).map(|nonce| person(nonce, *confidence, *judgement, 0)));
    }
    screen(&counts(&people), Floor::Usual)
}

/// What the map of these cells shows, the empty places left out.
#[track_caller]
fn check(cells: &[(u8, u8, usize)], expected: &[&str]) {
    let screen = map(cells);
    let rows = screen.iter().flat_map(rows).filter(|row| row.table == "map" && row.people != "0");
    let shown: Vec<String> = rows.map(|row| format!("{}: {}", row.cells, row.people)).collect();
    assert_eq!(shown, expected, "{cells:?}");
}

#[test]
fn small_cells_are_merged_and_small_rooms_are_not_shown() {
    check(&[(1, 1, 7)], &[]);
    check(&[(1, 1, 8)], &["c1 j1: 8"]);
    check(&[(1, 1, 5), (3, 3, 3)], &["c1 j1: 5", "c3 j3: 3"]);
    check(&[(1, 1, 6), (1, 2, 2)], &["c1 j1 + c1 j2: 8"]);
    check(&[(1, 1, 5), (1, 2, 1), (1, 3, 2)], &["c1 j1: 5", "c1 j2 + c1 j3: 3"]);
    let far = map(&[(1, 1, 9), (5, 5, 1)]).unwrap();
    let shown: Vec<u64> = far.places.iter().map(|place| place.people).filter(|people| *people > 0).collect();
    assert_eq!(shown, [10], "one person far away is not alone");
}

#[test]
fn amounts_hide_the_few_and_the_all_but_few() {
    let with = |count: usize, people: usize| {
        let all = (0..people).map(|nonce| {
            let index = if nonce < count { 1 } else { 2 };
            Content { worries: WorrySet::from_index(index), nonce: nonce as u8, ..sample() }
        });
        screen(&counts(&all.collect::<Vec<_>>()), Floor::Usual).unwrap().worries[0].1
    };
    for (count, expected) in [
        (0, Amount::Few),
        (2, Amount::Few),
        (3, Amount::People(3)),
        (7, Amount::People(7)),
        (8, Amount::NearlyAll),
        (10, Amount::NearlyAll),
    ] {
        assert_eq!(with(count, 10), expected, "{count}");
    }
}

#[test]
fn roles_are_shown_together_or_not_at_all() {
    let room = |sizes: &[(u8, usize)]| {
        let people =
            sizes.iter().flat_map(|(role, count)| (0..*count).map(|nonce| person(nonce, 3, 3, *role)));
        let screen = screen(&counts(&people.collect::<Vec<_>>()), Floor::Usual);
        screen.unwrap().roles.map(|roles| {
            let names = roles.groups.iter().map(|group| group.map_or(0, Role::number));
            (names.collect::<Vec<_>>(), roles.places[0].1.clone())
        })
    };
    for (sizes, groups) in [
        (&[(1, 20)][..], None),
        (&[(1, 20), (0, 7)], None),
        (&[(1, 8), (0, 8)], Some(vec![1, 0])),
        (&[(1, 8), (2, 8)], Some(vec![1, 2])),
        (&[(1, 12), (2, 9), (3, 2)], Some(vec![1, 0])),
        (&[(1, 12), (2, 9), (3, 4), (0, 4)], Some(vec![1, 2, 0])),
        (&[(1, 7), (2, 7), (3, 7)], None),
    ] {
        assert_eq!(room(sizes).map(|found| found.0), groups, "{sizes:?}");
    }
    let strict =
        screen(&counts(&(0..9).map(|nonce| person(nonce, 1, 1, 0)).collect::<Vec<_>>()), Floor::Strict);
    assert_eq!(strict, None);
}

/// A room into which people come one by one; the screen after each.
fn arrivals(floor: Floor, count: usize) -> Vec<(Option<u64>, Waiting)> {
    let (mut cohort, mut board) = (Cohort::new(PackTag(90)), Board::new(floor));
    let step = |nonce| {
        cohort.add(Round::Before, &person(nonce, 3, 3, 0)).unwrap();
        let view = board.look(&cohort, Round::Before, Moment::Open);
        (view.screen.map(|screen| screen.people), view.waiting)
    };
    (0..count).map(step).collect()
}

#[test]
fn a_screen_stays_until_four_more_have_come() {
    let shown: Vec<Option<u64>> = arrivals(Floor::Usual, 13).into_iter().map(|step| step.0).collect();
    let expected = [[None; 7].as_slice(), &[Some(8); 4], &[Some(12); 2]].concat();
    assert_eq!(shown, expected);
    let strict = arrivals(Floor::Strict, 10);
    assert_eq!(strict[8], (None, Waiting::TooFew { people: 9, needed: 10 }));
    assert_eq!(strict[9], (Some(10), Waiting::Nobody));
    assert_eq!(arrivals(Floor::Usual, 10)[9], (Some(8), Waiting::Changes(2)));
    // From 500 people on, a batch is one in a hundred.
    let many: BTreeSet<u64> = arrivals(Floor::Usual, 900).into_iter().filter_map(|step| step.0).collect();
    let many: Vec<u64> = many.into_iter().collect();
    assert!(
        many.iter().rev().take(10).collect::<Vec<_>>().windows(2).all(|two| two[0] - two[1] >= 8),
        "{many:?}"
    );
}

#[test]
fn the_close_leaves_out_one_to_three() {
    let (mut cohort, mut board) = (Cohort::new(PackTag(90)), Board::new(Floor::Usual));
    let mut look = |people: std::ops::Range<usize>, moment| {
        for nonce in people {
            cohort.add(Round::Before, &person(nonce, 3, 3, 0)).unwrap();
        }
        let view = board.look(&cohort, Round::Before, moment);
        (view.screen.map(|screen| screen.people), view.waiting)
    };
    assert_eq!(look(0..8, Moment::Open).0, Some(8));
    assert_eq!(look(8..11, Moment::Close), (Some(8), Waiting::Changes(3)));
    assert_eq!(look(11..12, Moment::Close), (Some(12), Waiting::Nobody));
}

/// Four leave after a screen of 12 and one comes: that is five changes, but one person away from the screen of 8.
#[test]
fn a_batch_cannot_be_undone_by_removals() {
    let (mut cohort, mut board) = (Cohort::new(PackTag(90)), Board::new(Floor::Usual));
    let all: Vec<Content> = (0..13).map(|nonce| person(nonce, 3, 3, 0)).collect();
    for content in &all[..12] {
        cohort.add(Round::Before, content).unwrap();
        board.look(&cohort, Round::Before, Moment::Open);
    }
    for content in &all[8..12] {
        assert!(cohort.remove(Round::Before, content));
    }
    cohort.add(Round::Before, &all[12]).unwrap();
    let view = board.look(&cohort, Round::Before, Moment::Close);
    assert_eq!((view.screen.map(|screen| screen.people), view.waiting), (Some(12), Waiting::Changes(5)));
}

/// Eight of a role and eight others are shown; six of the others leave. The whole, less the role, would be two.
#[test]
fn a_later_whole_cannot_be_subtracted_from_a_role() {
    let (mut cohort, mut board) = (Cohort::new(PackTag(90)), Board::new(Floor::Usual));
    let all: Vec<Content> = (0..16).map(|nonce| person(nonce, 3, 3, u8::from(nonce < 8))).collect();
    for content in &all {
        cohort.add(Round::Before, content).unwrap();
    }
    assert!(board.look(&cohort, Round::Before, Moment::Open).roles.is_some());
    for content in &all[10..] {
        assert!(cohort.remove(Round::Before, content));
    }
    let view = board.look(&cohort, Round::Before, Moment::Close);
    assert_eq!((view.screen.map(|screen| screen.people), view.waiting), (Some(16), Waiting::Changes(6)));
}

/// Every number is 0 or at least three, every cell is shown once, and everything adds up.
fn sound(screen: &Screen) -> Result<(), TestCaseError> {
    fn table<T: Copy + PartialEq>(
        rows: &[(Vec<T>, u64)],
        people: u64,
        cells: usize,
    ) -> Result<(), TestCaseError> {
        prop_assert!(rows.iter().all(|(_, count)| *count == 0 || *count >= LEAST));
        prop_assert_eq!(rows.iter().map(|(_, count)| count).sum::<u64>(), people);
        prop_assert_eq!(rows.iter().map(|(cells, _)| cells.len()).sum::<usize>(), cells);
        Ok(())
    }
    let pairs = |places: &[ai_self_check::workshop::map::Together<Place>]| -> Vec<(Vec<Place>, u64)> {
        places.iter().map(|place| (place.cells.clone(), place.people)).collect()
    };
    let places = pairs(&screen.places);
    table(&places, screen.people, 25)?;
    let lean: Vec<(Vec<Lean>, u64)> = screen.lean.iter().map(|one| (one.cells.clone(), one.people)).collect();
    table(&lean, screen.people, 4)?;
    let told: Vec<_> = screen.told.iter().map(|one| (one.cells.clone(), one.people)).collect();
    table(&told, screen.people, 3)?;
    for amount in screen.worries.iter().map(|worry| worry.1).chain(screen.gaps.iter().map(|gap| gap.1)) {
        if let Amount::People(count) = amount {
            prop_assert!(count >= LEAST && screen.people - count >= LEAST);
        }
    }
    if let Some(roles) = &screen.roles {
        slices(roles, &places, screen.people)?;
    }
    Ok(())
}

/// No role, and no rest of a role, has a number that may not be shown, in any place, nor in the whole.
fn slices(roles: &ByRole, places: &[(Vec<Place>, u64)], people: u64) -> Result<(), TestCaseError> {
    prop_assert!(roles.groups.len() >= 2);
    let mut wholes = vec![0; roles.groups.len()];
    for (cells, groups) in &roles.places {
        prop_assert!(groups.iter().all(|count| *count == 0 || *count >= LEAST), "{:?}", groups);
        // Made of whole places of the map of all: so there is nothing to subtract but sums of these.
        let inside = |place: &&(Vec<Place>, u64)| place.0.iter().all(|cell| cells.contains(cell));
        let inner: Vec<_> = places.iter().filter(inside).collect();
        prop_assert_eq!(inner.iter().map(|place| place.0.len()).sum::<usize>(), cells.len());
        prop_assert_eq!(inner.iter().map(|place| place.1).sum::<u64>(), groups.iter().sum::<u64>());
        wholes.iter_mut().zip(groups).for_each(|(whole, count)| *whole += count);
    }
    prop_assert!(wholes.iter().all(|count| *count >= Floor::Usual.people()), "{:?}", wholes);
    prop_assert_eq!(wholes.iter().sum::<u64>(), people);
    Ok(())
}

/// The groups of people whose numbers a picture showed; a set of people is one bit each.
type Picture = Vec<u128>;

/// Every set that can be put together from the groups of a picture.
fn unions(picture: &Picture) -> Vec<u128> {
    let chosen = |bits: usize| picture.iter().enumerate().filter(move |(place, _)| bits >> place & 1 == 1);
    (1..1usize << picture.len()).map(|bits| chosen(bits).fold(0, |all, (_, group)| all | group)).collect()
}

fn grouped(roles: &ByRole, everybody: &[Content], inside: u128) -> Picture {
    let own: Vec<Option<Role>> = roles.groups.iter().copied().filter(Option::is_some).collect();
    let group = |name: &Option<Role>| {
        let member = |person: &Content| match name {
            Some(_) => person.role == *name,
            None => !own.contains(&person.role),
        };
        let members = everybody.iter().enumerate().filter(|(_, person)| member(person));
        members.fold(0, |all, (place, _)| all | (inside & 1 << place))
    };
    roles.groups.iter().map(group).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_screen_is_sound(seed in any::<u64>(), count in 8..120usize, spread in 1..6usize, roles in 1..9usize) {
        let mut chance = Chance(seed);
        let people: Vec<Content> = (0..count).map(|_| {
            let stage = |chance: &mut Chance| Stage::ALL[chance.below(spread.min(5))];
            let axes = Axes::Room([stage(&mut chance), stage(&mut chance)]);
            let role = Role::new(chance.below(roles) as u8);
            Content { axes, role, ..somebody(&mut chance) }
        }).collect();
        sound(&screen(&counts(&people), Floor::Usual).unwrap())?;
    }

    /// The adversary: people come and go, every look is kept, and any two pictures are subtracted.
    #[test]
    fn no_two_screens_differ_by_one_to_three(seed in any::<u64>(), leave in 0..6usize, roles in 1..5usize) {
        let mut chance = Chance(seed);
        let (mut cohort, mut board) = (Cohort::new(PackTag(90)), Board::new(Floor::Usual));
        let everybody: Vec<Content> = (0..100)
            .map(|nonce| person(nonce, 2 + chance.below(2) as u8, 3, chance.below(roles) as u8))
            .collect();
        let mut inside = 0u128;
        let (mut pictures, mut last, mut last_roles): (Vec<Picture>, Option<Screen>, Option<ByRole>) =
            Default::default();
        for _ in 0..60 {
            // A few come, or a few leave: of all, or of one role.
            let leaving = chance.below(10) < leave;
            let only = Role::new(chance.below(roles * 2) as u8).filter(|_| leaving);
            for _ in 0..=chance.below(6) {
                let place = chance.below(everybody.len());
                let content = &everybody[place];
                if !leaving {
                    cohort.add(Round::Before, content).unwrap();
                    inside |= 1 << place;
                } else if only.is_none() || only == content.role {
                    prop_assert_eq!(cohort.remove(Round::Before, content), inside >> place & 1 == 1);
                    inside &= !(1 << place);
                }
            }
            let moment = if chance.below(8) == 0 { Moment::Close } else { Moment::Open };
            let view = board.look(&cohort, Round::Before, moment);
            if let Some(shown) = view.screen {
                sound(shown)?;
                match view.waiting {
                    Waiting::Nobody => pictures.push(vec![inside]),
                    _ => prop_assert_eq!(Some(shown), last.as_ref(), "an old picture changed"),
                }
            }
            if let Some(roles) = view.roles && last_roles.as_ref() != Some(roles) {
                prop_assert_eq!(view.waiting, Waiting::Nobody);
                pictures.push(grouped(roles, &everybody, inside));
            }
            (last, last_roles) = (view.screen.cloned(), view.roles.cloned());
        }
        pictures.dedup();
        let sets: Vec<u128> = pictures.iter().flat_map(unions).collect();
        for (place, one) in sets.iter().enumerate() {
            for other in &sets[..place] {
                let apart = u64::from((one ^ other).count_ones());
                prop_assert!(apart == 0 || apart >= BATCH, "{} people apart", apart);
            }
        }
    }
}
