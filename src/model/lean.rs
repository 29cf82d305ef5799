//! Over-trust and under-trust, kept apart: one person can do both, on different tasks.
//!
//! Each is the share of what was possible in the answered items, 0 to 1000. A task sort counts once,
//! as the mean of its cards. The label follows the pack's cuts ([`super::thresholds::LeanCuts`]).

use serde::{Deserialize, Serialize};

use super::Score;
use super::form::Form;
use super::item::{Judged, JudgedKind};
use super::response::{Responses, mark};
use super::share::{Part, Share, weigh};
use super::thresholds::LeanCuts;

/// How a person's trust leans, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lean {
    /// Neither far over nor far under.
    Balanced,
    /// "Leaning on AI too far".
    Over,
    /// "Holding AI too far away".
    Under,
    /// Both, depending on the task.
    Mixed,
}

/// Over- and under-trust with their origins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeanScore {
    /// The label.
    pub lean: Lean,
    /// Share of possible over-trust, 0 to 1000.
    pub over: Score,
    /// Share of possible under-trust, 0 to 1000.
    pub under: Score,
    /// Which responses made `over`; adds up to it.
    pub over_shares: Vec<Share>,
    /// Which responses made `under`; adds up to it.
    pub under_shares: Vec<Share>,
    /// How many answers leaned over; a sort counts once.
    pub over_answers: u16,
    /// How many answers leaned under; a sort counts once.
    pub under_answers: u16,
}

/// A direction of lean: how far a mark goes that way, 0 to 2.
type Side = fn(i8) -> u64;

fn over(lean: i8) -> u64 {
    u64::from(lean.max(0).unsigned_abs())
}

fn under(lean: i8) -> u64 {
    u64::from(lean.min(0).unsigned_abs())
}

/// Measures lean over the judged responses. Nothing answered is balanced.
pub fn measure(form: &Form, responses: &Responses, cuts: &LeanCuts) -> LeanScore {
    let answers: Vec<(usize, &Judged, i8)> = form
        .judged()
        .filter_map(|(place, item)| {
            let response = responses.get(place)?.as_ref()?;
            Some((place, item, mark(item, response)?.lean))
        })
        .collect();
    let cards = answers.iter().filter(|(_, item, _)| item.kind == JudgedKind::Sort).count() as u64;

    let side = |far: Side| {
        let parts: Vec<Part> = answers
            .iter()
            .map(|&(place, item, lean)| Part {
                place,
                value: far(lean),
                top: item.marks.iter().map(|mark| far(mark.lean)).max().unwrap_or(0),
                // Every other item weighs as much as all the cards together.
                weight: if item.kind == JudgedKind::Sort { 1 } else { cards.max(1) },
            })
            .collect();
        weigh(&parts).unwrap_or_default()
    };
    let (over_score, over_shares) = side(over);
    let (under_score, under_shares) = side(under);
    let (over_answers, under_answers) = count(&answers);
    let scores = (over_score, under_score);
    LeanScore {
        lean: label(scores, (over_answers, under_answers), cuts),
        over: over_score,
        under: under_score,
        over_shares,
        under_shares,
        over_answers,
        under_answers,
    }
}

/// How many answers lean each way; the cards of a sort count together as one.
fn count(answers: &[(usize, &Judged, i8)]) -> (u16, u16) {
    let (mut overs, mut unders, mut sort_balance) = (0, 0, 0i32);
    for &(_, item, lean) in answers {
        match item.kind {
            JudgedKind::Sort => sort_balance += i32::from(lean),
            _ if lean > 0 => overs += 1,
            _ if lean < 0 => unders += 1,
            _ => {}
        }
    }
    overs += u16::from(sort_balance > 0);
    unders += u16::from(sort_balance < 0);
    (overs, unders)
}

/// The label for (over, under) scores and answer counts.
pub fn label(scores: (Score, Score), answers: (u16, u16), cuts: &LeanCuts) -> Lean {
    let leads = |one: Score, other: Score, ones: u16, others: u16| {
        one >= cuts.share && one > other + cuts.margin && ones >= others + cuts.answers
    };
    let ((over, under), (overs, unders)) = (scores, answers);
    if leads(over, under, overs, unders) {
        Lean::Over
    } else if leads(under, over, unders, overs) {
        Lean::Under
    } else if over >= cuts.share && under >= cuts.share && over.abs_diff(under) <= cuts.margin {
        Lean::Mixed
    } else {
        Lean::Balanced
    }
}
