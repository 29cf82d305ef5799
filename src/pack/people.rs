//! Simulated people: honest robots of every kind that answer a form.
//!
//! Used twice: the tests hold the measurement model to what it must say about each kind, and `check`
//! finds guidance that nobody can ever reach. Chance is a seeded sequence, the same on every machine.

use crate::model::form::Form;
use crate::model::item::{Dimension, Item, Judged, JudgedKind, Keying};
use crate::model::response::{AGREE_TOP, Response, Responses, Sureness};
use crate::model::{FULL, Score};

/// How somebody answers agree items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreeing {
    /// The same point everywhere, whatever is said.
    Point(u8),
    /// True to a feeling of 0 (none) to 4 (full confidence), so mirrored items get the mirrored point.
    Feeling(u8),
    /// A feeling for each of C1, C2 and C3.
    Feelings([u8; 3]),
    /// Any point.
    Random,
}

/// How somebody answers judged items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judging {
    /// The first choice in the pack's order.
    First,
    /// The last choice in the pack's order.
    Last,
    /// The choice that trusts AI most.
    MostTrusting,
    /// The choice that trusts AI least.
    LeastTrusting,
    /// The best choice.
    Best,
    /// Any choice.
    Random,
    /// The best choice with a chance of `known` (0 to 1000) in each of J1 to J4; else as `otherwise`.
    Knows {
        /// Chance of knowing, 0 to 1000.
        known: [Score; 4],
        /// What is done when not known.
        otherwise: Otherwise,
    },
}

/// What somebody does who does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Guesses.
    Guess,
    /// Trusts.
    Trust,
    /// Avoids.
    Avoid,
}

/// A way of answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Agree items.
    pub agreeing: Agreeing,
    /// Judged items.
    pub judging: Judging,
}

/// A seeded sequence of chances (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `count - 1`; 0 if `count` is 0.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.draw().checked_rem(count as u64).unwrap_or(0)).unwrap_or(0)
    }
}

impl Person {
    /// Somebody with any feelings and any knowledge.
    pub fn any(chance: &mut Chance) -> Person {
        let mut feeling = || u8::try_from(chance.below(5)).unwrap_or(0);
        let agreeing = Agreeing::Feelings([feeling(), feeling(), feeling()]);
        let mut share = || Score::try_from(chance.below(6) * 200).unwrap_or(FULL);
        let known = [share(), share(), share(), share()];
        let otherwise = match chance.below(3) {
            0 => Otherwise::Guess,
            1 => Otherwise::Trust,
            _ => Otherwise::Avoid,
        };
        Person { agreeing, judging: Judging::Knows { known, otherwise } }
    }

    /// Answers every item of a form.
    pub fn answer(&self, form: &Form, chance: &mut Chance) -> Responses {
        let answer = |item: &Item| match item {
            Item::Agree(item) => {
                let point = match self.agreeing {
                    Agreeing::Point(point) => point,
                    Agreeing::Feeling(feeling) => keyed(feeling, item.keying),
                    Agreeing::Feelings([c1, c2, c3]) => match item.dimension {
                        Dimension::C1 => keyed(c1, item.keying),
                        Dimension::C2 => keyed(c2, item.keying),
                        _ => keyed(c3, item.keying),
                    },
                    Agreeing::Random => u8::try_from(chance.below(5)).unwrap_or(0),
                };
                Response::Agree(point)
            }
            Item::Worries => Response::Worries { picked: vec![0], other: false },
            Item::Judged(item) => {
                let choice = u8::try_from(self.choose(item, chance)).unwrap_or(0);
                let asks = item.kind == JudgedKind::Knowledge;
                Response::Choice { choice, sureness: asks.then_some(Sureness::Fairly) }
            }
        };
        form.items.iter().map(answer).map(Some).collect()
    }

    fn choose(&self, item: &Judged, chance: &mut Chance) -> usize {
        let by = |rank: fn(&crate::model::item::Mark) -> i32| {
            let ranked = item.marks.iter().enumerate().max_by_key(|(_, mark)| rank(mark));
            ranked.map_or(0, |(choice, _)| choice)
        };
        let best = || by(|mark| i32::from(mark.quality));
        // Of equally trusting choices, the one that uses AI more: the bins run from "AI drafts" down.
        let trust = || {
            let most = item.marks.iter().map(|mark| mark.lean).max();
            item.marks.iter().position(|mark| Some(mark.lean) == most).unwrap_or(0)
        };
        let avoid = || by(|mark| -i32::from(mark.lean));
        match self.judging {
            Judging::First => 0,
            Judging::Last => item.marks.len().saturating_sub(1),
            Judging::MostTrusting => trust(),
            Judging::LeastTrusting => avoid(),
            Judging::Best => best(),
            Judging::Random => chance.below(item.marks.len()),
            Judging::Knows { known: [j1, j2, j3, j4], otherwise } => {
                let known = match item.dimension {
                    Dimension::J1 => j1,
                    Dimension::J2 => j2,
                    Dimension::J3 => j3,
                    _ => j4,
                };
                if chance.below(usize::from(FULL)) < usize::from(known) {
                    return best();
                }
                match otherwise {
                    Otherwise::Guess => chance.below(item.marks.len()),
                    Otherwise::Trust => trust(),
                    Otherwise::Avoid => avoid(),
                }
            }
        }
    }
}

fn keyed(feeling: u8, keying: Keying) -> u8 {
    match keying {
        Keying::Forward => feeling,
        Keying::Mirrored => AGREE_TOP.saturating_sub(feeling),
    }
}
