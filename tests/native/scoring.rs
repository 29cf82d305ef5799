//! The counting room: each formula of the measurement model as a table, in parts per thousand.

use ai_self_check::model::form::Length::{self, Quick, Standard};
use ai_self_check::model::item::Dimension::{self, C1, C2, C3, J1, J2, J3, J4};
use ai_self_check::model::item::JudgedKind::{self, Knowledge, Scenario, Sort, Spot};
use ai_self_check::model::item::Keying::{self, Forward, Mirrored};
use ai_self_check::model::lean::{self, Lean};
use ai_self_check::model::response::{Response, Sureness};

use crate::support::{agree, assessed, choice, judged, sure, thresholds};

/// (dimension, keying, point or skipped) against the confidence.
#[track_caller]
fn confidence(answers: &[(Dimension, Keying, Option<u8>)], expected: Option<u16>) {
    let pair = |&(dimension, keying, point): &(Dimension, Keying, Option<u8>)| {
        (agree(dimension, keying), point.map(Response::Agree))
    };
    let found = assessed(Standard, answers.iter().map(pair).collect());
    assert_eq!(found.confidence.map(|axis| axis.score), expected);
}

#[test]
fn an_agree_answer_counts_forward_or_mirrored() {
    for (point, expected) in [(0, 0), (1, 250), (2, 500), (3, 750), (4, 1000)] {
        confidence(&[(C1, Forward, Some(point))], Some(expected));
        confidence(&[(C1, Mirrored, Some(point))], Some(1000 - expected));
    }
    confidence(&[(C1, Forward, Some(5))], None);
    confidence(&[(C1, Forward, None)], None);
    confidence(&[], None);
}

#[test]
fn confidence_is_the_mean_of_its_dimensions() {
    let all = |dimension, point| (dimension, Forward, Some(point));
    confidence(&[all(C1, 4), all(C1, 0)], Some(500));
    confidence(&[all(C1, 4), all(C2, 4), all(C3, 0)], Some(667));
    confidence(&[all(C1, 1), all(C2, 0), all(C3, 0)], Some(83));
    // Three strong items in one dimension weigh no more than one weak item in another.
    confidence(&[all(C1, 4), all(C1, 4), all(C1, 4), all(C2, 0)], Some(500));
    // 62.5 rounds up, once and at the end.
    confidence(&[all(C1, 0), all(C1, 1), all(C2, 0)], Some(63));
    // A skipped item is left out, and so is a dimension without an answer.
    confidence(&[all(C1, 4), (C1, Forward, None)], Some(1000));
    confidence(&[all(C1, 4), all(C2, 2), (C3, Forward, None)], Some(750));
    confidence(&[all(C1, 4), (C1, Mirrored, Some(4)), all(C2, 3)], Some(625));
}

/// The marks of most cases: best, acceptable, over-trusting, under-trusting.
const MARKS: [(u16, i8); 4] = [(1000, 0), (500, -1), (0, 2), (0, -2)];
const BEST: Option<u8> = Some(0);
const FAIR: Option<u8> = Some(1);
const OVER: Option<u8> = Some(2);
const UNDER: Option<u8> = Some(3);
const SKIP: Option<u8> = None;

type Answer = (JudgedKind, Dimension, Option<u8>);

fn pairs(answers: &[Answer]) -> Vec<(ai_self_check::model::item::Item, Option<Response>)> {
    let pair = |&(kind, dimension, picked): &Answer| {
        let response = picked.and_then(choice);
        (judged(kind, dimension, &MARKS), response)
    };
    answers.iter().map(pair).collect()
}

#[track_caller]
fn judgement(length: Length, answers: &[Answer], expected: Option<u16>) {
    let found = assessed(length, pairs(answers));
    assert_eq!(found.judgement.map(|axis| axis.score), expected);
}

#[test]
fn judgement_is_the_mean_of_its_dimensions() {
    for (picked, expected) in [(BEST, 1000), (FAIR, 500), (OVER, 0), (UNDER, 0)] {
        for kind in [Sort, Scenario, Knowledge, Spot] {
            judgement(Standard, &[(kind, J2, picked)], Some(expected));
        }
    }
    judgement(Standard, &[(Scenario, J2, SKIP)], None);
    judgement(Standard, &[(Scenario, J2, Some(4))], None);
    judgement(Standard, &[(Scenario, J2, BEST), (Scenario, J2, OVER), (Spot, J3, BEST)], Some(750));
    judgement(Standard, &[(Knowledge, J1, BEST), (Scenario, J2, FAIR), (Spot, J3, OVER)], Some(500));
    judgement(Standard, &[(Scenario, J2, BEST), (Scenario, J2, SKIP), (Spot, J3, SKIP)], Some(1000));
}

#[test]
fn a_sort_counts_once() {
    let cards = |count: usize, dimension, picked| vec![(Sort, dimension, picked); count];
    let mut one = cards(8, J4, BEST);
    one.push((Scenario, J4, OVER));
    judgement(Standard, &one, Some(500));
    // Cards of two dimensions are a sort in each.
    let mut two = cards(3, J1, BEST);
    two.extend(cards(5, J4, OVER));
    two.push((Knowledge, J1, OVER));
    judgement(Standard, &two, Some(250));
    // The mean of the cards: (1000 + 500 + 0) / 3, beside a best scenario.
    judgement(
        Standard,
        &[(Sort, J4, BEST), (Sort, J4, FAIR), (Sort, J4, OVER), (Scenario, J4, BEST)],
        Some(750),
    );
}

#[test]
fn the_quick_check_pools_its_judged_items() {
    let cards = [(Sort, J4, BEST), (Sort, J1, BEST), (Sort, J4, OVER), (Sort, J1, UNDER)];
    let with = |first, second| {
        let mut all = cards.to_vec();
        all.extend([(Scenario, J2, first), (Scenario, J3, second)]);
        all
    };
    judgement(Quick, &with(BEST, FAIR), Some(667));
    judgement(Quick, &with(OVER, OVER), Some(167));
    judgement(Quick, &with(BEST, SKIP), Some(750));
    // The same answers by dimension: J1 500, J2 1000, J3 500, J4 500.
    judgement(Standard, &with(BEST, FAIR), Some(625));
}

#[test]
fn dont_know_is_worth_nothing_and_leans_nowhere() {
    let dont_know = || (judged(Knowledge, J1, &MARKS), Some(Response::DontKnow));
    let mut answers = pairs(&[(Knowledge, J1, BEST)]);
    answers.push(dont_know());
    let found = assessed(Standard, answers);
    assert_eq!(found.judgement.unwrap().score, 500);
    assert_eq!((found.lean.over, found.lean.under, found.skipped), (0, 0, vec![]));
    // Only knowledge items offer it: elsewhere it is no answer.
    let stray = assessed(Standard, vec![(judged(Scenario, J2, &MARKS), Some(Response::DontKnow))]);
    assert_eq!((stray.judgement, stray.skipped), (None, vec![0]));
}

#[test]
fn dimensions_stand_alone() {
    let mut answers = pairs(&[(Scenario, J3, FAIR), (Spot, J2, BEST), (Sort, J4, SKIP)]);
    answers.push((agree(C2, Mirrored), Some(Response::Agree(1))));
    let found = assessed(Standard, answers);
    let scores: Vec<_> = found.dimensions.iter().map(|found| (found.dimension, found.score)).collect();
    assert_eq!(scores, [(C2, 750), (J2, 1000), (J3, 500)]);
}

/// Against (over, under) and how many answers lean each way.
#[track_caller]
fn leans(answers: &[Answer], scores: (u16, u16), counts: (u16, u16), label: Lean) {
    let found = assessed(Standard, pairs(answers)).lean;
    assert_eq!((found.over, found.under), scores);
    assert_eq!((found.over_answers, found.under_answers), counts);
    assert_eq!(found.lean, label);
}

#[test]
fn over_and_under_are_shares_of_what_was_possible() {
    leans(&[], (0, 0), (0, 0), Lean::Balanced);
    leans(&[(Scenario, J2, BEST)], (0, 0), (0, 0), Lean::Balanced);
    leans(&[(Scenario, J2, FAIR)], (0, 500), (0, 1), Lean::Balanced);
    leans(&[(Scenario, J2, OVER), (Scenario, J2, SKIP)], (1000, 0), (1, 0), Lean::Balanced);
    leans(&[(Scenario, J2, OVER), (Spot, J3, OVER)], (1000, 0), (2, 0), Lean::Over);
    leans(&[(Scenario, J2, UNDER), (Spot, J3, UNDER)], (0, 1000), (0, 2), Lean::Under);
    leans(&[(Scenario, J2, OVER), (Spot, J3, UNDER)], (500, 500), (1, 1), Lean::Mixed);
    leans(&[(Scenario, J2, OVER), (Spot, J3, FAIR)], (500, 250), (1, 1), Lean::Balanced);
    // A sort weighs as one item and counts as one answer, by the balance of its cards.
    leans(
        &[(Sort, J4, OVER), (Sort, J4, OVER), (Sort, J1, OVER), (Scenario, J2, BEST)],
        (500, 0),
        (1, 0),
        Lean::Balanced,
    );
    leans(&[(Sort, J4, OVER), (Sort, J4, UNDER), (Scenario, J2, OVER)], (750, 250), (1, 0), Lean::Balanced);
    leans(&[(Sort, J4, OVER), (Sort, J1, BEST), (Spot, J2, OVER)], (750, 0), (2, 0), Lean::Over);
}

#[test]
fn the_lean_label_has_three_conditions() {
    let label = |scores, answers| lean::label(scores, answers, &thresholds().lean);
    let cases = [
        // (over, under), (answers over, under), label
        ((249, 0), (2, 0), Lean::Balanced),
        ((250, 0), (2, 0), Lean::Over),
        ((250, 0), (1, 0), Lean::Balanced),
        ((250, 149), (3, 1), Lean::Over),
        ((250, 150), (3, 1), Lean::Balanced),
        ((350, 249), (3, 1), Lean::Over),
        ((351, 250), (3, 1), Lean::Over),
        ((350, 250), (3, 1), Lean::Mixed),
        ((351, 250), (2, 1), Lean::Balanced),
        ((250, 250), (0, 0), Lean::Mixed),
        ((250, 249), (9, 0), Lean::Balanced),
        ((1000, 1000), (5, 0), Lean::Mixed),
        ((0, 0), (9, 0), Lean::Balanced),
    ];
    for ((over, under), (overs, unders), expected) in cases {
        assert_eq!(label((over, under), (overs, unders)), expected, "{over} against {under}");
        let turned = match expected {
            Lean::Over => Lean::Under,
            other => other,
        };
        assert_eq!(label((under, over), (unders, overs)), turned, "{under} against {over}");
    }
}

/// Each answer: how many choices the item has, right or wrong, how sure.
#[track_caller]
fn calibration(answers: &[(usize, bool, Option<Sureness>)], expected: Option<(i16, &[usize])>) {
    let pair = |&(choices, right, sureness): &(usize, bool, Option<Sureness>)| {
        let picked = u8::from(!right);
        let response = sureness.map_or(choice(picked), |sureness| sure(picked, sureness));
        // The acceptable choice is wrong here: only the best one is right.
        (judged(Knowledge, J1, &[(1000, 0), (500, 1), (0, -1), (0, 2)][..choices]), response)
    };
    let found = assessed(Standard, answers.iter().map(pair).collect()).calibration;
    let found = found.map(|found| (found.gap, found.certain_and_wrong));
    assert_eq!(found, expected.map(|(gap, places)| (gap, places.to_vec())));
}

#[test]
fn sureness_is_held_against_being_right() {
    use Sureness::{Certain, Fairly, Guess};
    calibration(&[], None);
    calibration(&[(4, true, None)], None);
    calibration(&[(4, true, Some(Guess))], Some((-750, &[])));
    calibration(&[(3, false, Some(Guess))], Some((333, &[])));
    calibration(&[(4, true, Some(Fairly))], Some((-250, &[])));
    calibration(&[(4, false, Some(Fairly))], Some((750, &[])));
    calibration(&[(4, true, Some(Certain))], Some((-50, &[])));
    calibration(&[(4, false, Some(Certain))], Some((950, &[0])));
    calibration(&[(4, true, Some(Certain)), (4, false, Some(Certain))], Some((450, &[1])));
    calibration(&[(4, false, None), (4, false, Some(Fairly)), (3, true, Some(Certain))], Some((350, &[])));
}
