//! An earlier code beside a new result: what changed, and when that is too small to mean anything.
//!
//! A code holds bands, and a check has few questions: one answer more or less moves an axis. A change counts only
//! from the size that one answer alone cannot make, by the shorter of the two checks. Room codes know only stages,
//! and the neighbouring stage may be one point away: there it takes two to four stages.
//! Whatever it is, a few minutes' change shows what was just learnt, not what lasts.

use std::cmp::Ordering;

use super::result_code::{Axes, Content, Level};
use crate::model::form::Length;
use crate::model::item::Axis;
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::model::{FULL, Score};

/// How an axis moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The same band or step.
    Same,
    /// A change that one answer could make: say that it means nothing.
    TooSmall,
    /// Higher.
    Up,
    /// Lower.
    Down,
}

impl Change {
    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Change::Same => "same",
            Change::TooSmall => "too-small",
            Change::Up => "up",
            Change::Down => "down",
        }
    }
}

/// How lean moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeanChange {
    /// The same label.
    Same,
    /// Balanced now.
    ToBalanced,
    /// Balanced before.
    FromBalanced,
    /// From one lean to another.
    Other,
}

impl LeanChange {
    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            LeanChange::Same => "lean-same",
            LeanChange::ToBalanced => "lean-to-balanced",
            LeanChange::FromBalanced => "lean-from-balanced",
            LeanChange::Other => "lean-other",
        }
    }
}

/// What must be said beside a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// The same questions twice: knowing them helps.
    SameForm,
    /// Quick and standard ask different things.
    OtherLength,
    /// At least one code knows only stages.
    StagesOnly,
    /// Confidence fell: people who learn often rate themselves lower, because they now know what there is to know.
    ConfidenceFell,
    /// Confidence rose and judgement did not: that alone is no success.
    ConfidenceAlone,
    /// The new result is the same code as the earlier one.
    SameCode,
}

impl Caution {
    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Caution::SameForm => "same-form",
            Caution::OtherLength => "other-length",
            Caution::StagesOnly => "stages-only",
            Caution::ConfidenceFell => "confidence-fell",
            Caution::ConfidenceAlone => "confidence-alone",
            Caution::SameCode => "same-code",
        }
    }
}

/// An axis, before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisChange {
    /// Earlier.
    pub from: Stage,
    /// Now.
    pub to: Stage,
    /// Whether that means anything.
    pub change: Change,
}

/// The whole comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Asked.
    pub confidence: AxisChange,
    /// Shown.
    pub judgement: AxisChange,
    /// Labels before and after, and what that is.
    pub lean: (Lean, Lean, LeanChange),
    /// What must be said beside it, in order.
    pub cautions: Vec<Caution>,
}

/// Compares an earlier code with a new result in the shape of a code, a keep code for the finest view. Both are of
/// one pack ([`super::result_code::Door::Own`] sees to that); `cuts` are that pack's, 0 to 1000.
pub fn compare(earlier: &Content, now: &Content, cuts: &[Score; 4]) -> Comparison {
    let length = match (earlier.length, now.length) {
        (Length::Standard, Length::Standard) => Length::Standard,
        _ => Length::Quick,
    };
    let fine = matches!((earlier.axes, now.axes), (Axes::Keep(_), Axes::Keep(_)));
    let axis = |axis| {
        let [(from, before), (to, after)] = [earlier, now].map(|content| known(content, axis, cuts));
        let (steps, stages) = more_than_one_answer(axis, length);
        // Steps can be compared with steps only.
        let (before, after, least) = if let (Some(before), Some(after)) = (before, after) {
            (before, after, steps)
        } else {
            (from.number(), to.number(), stages)
        };
        let change = match before.cmp(&after) {
            Ordering::Equal => Change::Same,
            _ if before.abs_diff(after) < least => Change::TooSmall,
            Ordering::Less => Change::Up,
            Ordering::Greater => Change::Down,
        };
        AxisChange { from, to, change }
    };
    let (confidence, judgement) = (axis(Axis::Confidence), axis(Axis::Judgement));
    let lean = match (earlier.lean, now.lean) {
        (before, after) if before == after => LeanChange::Same,
        (_, Lean::Balanced) => LeanChange::ToBalanced,
        (Lean::Balanced, _) => LeanChange::FromBalanced,
        _ => LeanChange::Other,
    };
    let said = [
        (earlier.form == now.form, Caution::SameForm),
        (earlier.length != now.length, Caution::OtherLength),
        (!fine, Caution::StagesOnly),
        (confidence.change == Change::Down, Caution::ConfidenceFell),
        (confidence.change == Change::Up && judgement.change != Change::Up, Caution::ConfidenceAlone),
        (earlier == now, Caution::SameCode),
    ];
    let cautions = said.into_iter().filter_map(|(holds, caution)| holds.then_some(caution)).collect();
    Comparison { confidence, judgement, lean: (earlier.lean, now.lean, lean), cautions }
}

/// The stage of an axis, and its steps of 5 % if the code knows them.
fn known(content: &Content, axis: Axis, cuts: &[Score; 4]) -> (Stage, Option<u8>) {
    match content.axes {
        Axes::Room(stages) => (of(axis, stages), None),
        Axes::Keep(levels) => {
            let steps = of(axis, levels).steps();
            (Stage::of(u16::from(steps) * (FULL / u16::from(Level::TOP)), cuts), Some(steps))
        }
    }
}

fn of<T>(axis: Axis, [confidence, judgement]: [T; 2]) -> T {
    match axis {
        Axis::Confidence => confidence,
        Axis::Judgement => judgement,
    }
}

/// The least change, in steps of 5 % and in stages, that no single answer can make. With nothing skipped, one
/// statement moves confidence by at most 17 % in the quick check and 8 % in the standard one, one judged answer
/// moves judgement by 33 % and at most 25 %; rounding adds up to a step; n stages on is at least 15 (n - 1) %.
fn more_than_one_answer(axis: Axis, length: Length) -> (u8, u8) {
    match (axis, length) {
        (Axis::Confidence, Length::Quick) => (5, 3),
        (Axis::Confidence, Length::Standard) => (3, 2),
        (Axis::Judgement, Length::Quick) => (8, 4),
        (Axis::Judgement, Length::Standard) => (6, 3),
    }
}
