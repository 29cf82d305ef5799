//! Over-trust and under-trust, kept apart: one person can do both, on different tasks.
//!
//! Each is the share of what was possible in the answered items, 0 to 1000. A task sort counts once,
//! as the mean of its cards. The label follows the pack's cuts ([`super::thresholds::LeanCuts`]).

use serde::{Deserialize, Serialize};

use super::Score;
use super::response::{Answer, sides};
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

/// Measures lean over the judged answers. Nothing answered is balanced.
pub fn measure(answers: &[Answer], cuts: &LeanCuts) -> LeanScore {
    let cards = answers.iter().filter(|answer| answer.in_sort()).count() as u64;
    let mut parts = [Vec::new(), Vec::new()];
    // How many answers lean each way; the cards of a sort count together as one.
    let (mut counts, mut sort_balance) = ([0, 0], 0i32);
    for answer in answers {
        // Every other item weighs as much as all the cards together.
        let weight = if answer.in_sort() { 1 } else { cards.max(1) };
        let sides = sides(answer.lean);
        if answer.in_sort() {
            sort_balance += i32::from(answer.lean);
        }
        for (((parts, count), value), top) in parts.iter_mut().zip(&mut counts).zip(sides).zip(answer.reach) {
            parts.push(Part { place: answer.place, value: u64::from(value), top: u64::from(top), weight });
            *count += u16::from(value > 0 && !answer.in_sort());
        }
    }
    let [over_parts, under_parts] = parts;
    let [overs, unders] = counts;
    let (over, over_shares) = weigh(&over_parts).unwrap_or_default();
    let (under, under_shares) = weigh(&under_parts).unwrap_or_default();
    let over_answers = overs + u16::from(sort_balance > 0);
    let under_answers = unders + u16::from(sort_balance < 0);
    LeanScore {
        lean: label((over, under), (over_answers, under_answers), cuts),
        over,
        under,
        over_shares,
        under_shares,
        over_answers,
        under_answers,
    }
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
