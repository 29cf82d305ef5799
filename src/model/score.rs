//! The two axes and the seven dimensions as scores.
//!
//! A dimension is the mean of its answered items; an axis is the mean of its dimensions. A task sort
//! counts as one item, the mean of its cards, so that it cannot swamp the rest. In the quick check
//! judgement is the plain mean of its judged items, because there are too few to stand for dimensions.
//!
//! Skipped items are left out of every mean, and a dimension with no answer is left out of its axis:
//! skipping is never scored as a wrong answer. What skipping costs is said in [`super::stage`].

use super::form::{Form, Length};
use super::item::{Axis, Dimension, Item, JudgedKind};
use super::response::{Responses, agree_score, mark};
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

/// A response that scores: its place, dimension, value, and the unit that it is averaged in.
struct Scored {
    place: usize,
    dimension: Dimension,
    value: Score,
    in_sort: bool,
}

fn scored(form: &Form, responses: &Responses, axis: Axis) -> Vec<Scored> {
    let mut all = Vec::new();
    for (place, (item, response)) in form.items.iter().zip(responses).enumerate() {
        let Some(response) = response else { continue };
        let (dimension, value, in_sort) = match item {
            Item::Agree(item) => (item.dimension, agree_score(item, response), false),
            Item::Judged(item) => {
                let quality = mark(item, response).map(|mark| mark.quality);
                (item.dimension, quality, item.kind == JudgedKind::Sort)
            }
            Item::Worries => continue,
        };
        if let Some(value) = value
            && dimension.axis() == axis
        {
            all.push(Scored { place, dimension, value, in_sort });
        }
    }
    all
}

/// Weighs responses so that pools count alike, units in a pool count alike, and cards in a sort count alike.
/// `pooled` says whether all responses form one pool instead of one a dimension.
fn parts(scored: &[Scored], pooled: bool) -> Vec<Part> {
    let same_pool = |a: &Scored, b: &Scored| pooled || a.dimension == b.dimension;
    let share_of = |one: &Scored| {
        let pool = || scored.iter().filter(|other| same_pool(one, other));
        let cards = pool().filter(|other| other.in_sort).count();
        let others = pool().count() - cards;
        let units = others + usize::from(cards > 0);
        // One part in this many of its pool.
        (units * if one.in_sort { cards } else { 1 }) as u64
    };
    let common = scored.iter().map(share_of).fold(1, least_common_multiple);
    scored
        .iter()
        .map(|one| Part {
            place: one.place,
            value: u64::from(one.value),
            top: u64::from(FULL),
            weight: common / share_of(one).max(1),
        })
        .collect()
}

fn least_common_multiple(a: u64, b: u64) -> u64 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x.max(1) * b
}

/// An axis score; `None` if nothing on that axis was answered.
pub fn axis(form: &Form, responses: &Responses, axis: Axis) -> Option<AxisScore> {
    let pooled = axis == Axis::Judgement && form.length == Length::Quick;
    let (score, shares) = weigh(&parts(&scored(form, responses, axis), pooled))?;
    Some(AxisScore { score, shares })
}

/// The dimensions that were answered, in their order.
pub fn dimensions(form: &Form, responses: &Responses) -> Vec<DimensionScore> {
    Dimension::ALL
        .into_iter()
        .filter_map(|dimension| {
            let mut own = scored(form, responses, dimension.axis());
            own.retain(|one| one.dimension == dimension);
            let (score, _) = weigh(&parts(&own, false))?;
            Some(DimensionScore { dimension, score })
        })
        .collect()
}

/// How much of an axis was answered, 0 to 1000, counting items (a card is an item here).
pub fn answered_share(form: &Form, responses: &Responses, axis: Axis) -> Score {
    let asked = form.items.iter().filter(|item| match item {
        Item::Agree(_) => axis == Axis::Confidence,
        Item::Judged(_) => axis == Axis::Judgement,
        Item::Worries => false,
    });
    let asked = asked.count();
    let answered = scored(form, responses, axis).len();
    (answered * usize::from(FULL))
        .checked_div(asked)
        .and_then(|share| Score::try_from(share).ok())
        .unwrap_or(0)
}
