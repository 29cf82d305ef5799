//! The two axes and the seven dimensions as scores.
//!
//! A dimension is the mean of its answered items; an axis is the mean of its dimensions. A task sort
//! counts as one item, the mean of its cards, so that it cannot swamp the rest. In the quick check
//! judgement is the plain mean of its judged items, because there are too few to stand for dimensions.
//!
//! Skipped items are left out of every mean, and a dimension with no answer is left out of its axis:
//! skipping is never scored as a wrong answer. What skipping costs is said in [`super::stage`].

use super::form::Length;
use super::item::{Axis, Dimension};
use super::response::Answer;
use super::share::{Part, Share, weigh};
use super::thresholds::Thresholds;
use super::{FULL, Score};

/// One axis, with the share of every response in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisScore {
    /// 0 to 1000.
    pub score: Score,
    /// Adds up to `score`.
    pub shares: Vec<Share>,
}

/// One dimension of which at least one item was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionScore {
    /// Which.
    pub dimension: Dimension,
    /// 0 to 1000.
    pub score: Score,
}

/// A score in words, for places where one to four items cannot carry a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// "Start here".
    Start,
    /// "Getting there".
    GettingThere,
    /// "Strong".
    Strong,
}

impl Band {
    /// The band that a score falls into.
    pub fn of(score: Score, thresholds: &Thresholds) -> Band {
        let [getting_there, strong] = thresholds.bands;
        if score >= strong {
            Band::Strong
        } else if score >= getting_there {
            Band::GettingThere
        } else {
            Band::Start
        }
    }
}

/// An axis score; `None` if nothing on that axis was answered.
pub fn axis(answers: &[Answer], axis: Axis, length: Length) -> Option<AxisScore> {
    let pooled = axis == Axis::Judgement && length == Length::Quick;
    let (score, shares) = weigh(&parts(answers, axis, None, pooled))?;
    Some(AxisScore { score, shares })
}

/// How much each answer on an axis counts before rounding: [`AxisScore::score`] is the sum of value times weight over
/// the sum of top times weight. For keys on paper.
pub fn weights(answers: &[Answer], axis: Axis, length: Length) -> Vec<Part> {
    parts(answers, axis, None, axis == Axis::Judgement && length == Length::Quick)
}

/// The dimensions that were answered, in their order.
pub fn dimensions(answers: &[Answer]) -> Vec<DimensionScore> {
    let mut found = Vec::new();
    for dimension in Dimension::ALL {
        if let Some((score, _)) = weigh(&parts(answers, dimension.axis(), Some(dimension), false)) {
            found.push(DimensionScore { dimension, score });
        }
    }
    found
}

/// Weighs the answers on an axis, or in one of its dimensions, so that pools count alike, units in a pool count alike, and cards in a sort count alike.
/// A pool is a dimension, or everything if `pooled`; a unit is an item, or all the cards of a pool.
fn parts(answers: &[Answer], axis: Axis, only: Option<Dimension>, pooled: bool) -> Vec<Part> {
    let mut parts = Vec::with_capacity(answers.len());
    let mut common = 1;
    for one in answers {
        if one.dimension.axis() != axis || only.is_some_and(|only| only != one.dimension) {
            continue;
        }
        let (mut cards, mut others) = (0, 0);
        for other in answers {
            if one.dimension == other.dimension || pooled && other.dimension.axis() == axis {
                if other.in_sort() {
                    cards += 1;
                } else {
                    others += 1;
                }
            }
        }
        let units = others + u64::from(cards > 0);
        // One part in this many of its pool; the weight for now.
        let weight = units * if one.in_sort() { cards } else { 1 };
        common = least_common_multiple(common, weight);
        let (value, top) = (u64::from(one.value), u64::from(FULL));
        parts.push(Part { place: one.place, value, top, weight });
    }
    for part in &mut parts {
        part.weight = common / part.weight.max(1);
    }
    parts
}

fn least_common_multiple(a: u64, b: u64) -> u64 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x.max(1) * b
}
