//! Which guidance fits an assessment: keys only, the words are the pack's.
//!
//! Two choices are made here. The *strength* opens the result and is always true of the person. The
//! *next step* is one thing, chosen by what matters most: safety first, then lean, then the lowest part.

use super::Score;
use super::assessment::Assessment;
use super::form::Length;
use super::item::{Axis, Dimension};
use super::lean::Lean;
use super::score::Band;
use super::thresholds::Thresholds;

/// What a person did best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A dimension, in the standard check.
    Dimension(Dimension),
    /// An axis, in the quick check.
    Axis(Axis),
    /// Nothing else stands out: they answered.
    Honest,
}

/// The one thing to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NextStep {
    /// A red line was crossed.
    RedLine,
    /// Trust leans too far one way, or both.
    Lean(Lean),
    /// The lowest dimension, in the standard check.
    Dimension(Dimension),
    /// The lower axis, in the quick check.
    Axis(Axis),
    /// Everything is strong.
    KeepGoing,
}

impl Strength {
    /// The names of all strengths in a pack, in the order of [`Strength::place`].
    pub const NAMES: [&str; 10] =
        ["C1", "C2", "C3", "J1", "J2", "J3", "J4", "confidence", "judgement", "honest"];

    /// The place of this strength among [`Strength::NAMES`].
    pub fn place(self) -> usize {
        match self {
            Strength::Dimension(dimension) => dimension as usize,
            Strength::Axis(axis) => 7 + axis as usize,
            Strength::Honest => 9,
        }
    }

    /// The best dimension (of equals, judgement before confidence) or axis, if it is strong: less would be
    /// praise for something that the answers did not show.
    pub fn of(assessment: &Assessment, length: Length, thresholds: &Thresholds) -> Strength {
        let best = parts(assessment, length).into_iter().max_by_key(|part| (part.score, part.axis));
        match best {
            Some(part) if Band::of(part.score, thresholds) == Band::Strong => part.strength(),
            _ => Strength::Honest,
        }
    }
}

impl NextStep {
    /// The names of all next steps in a pack, in the order of [`NextStep::place`].
    pub const NAMES: [&str; 14] = [
        "C1",
        "C2",
        "C3",
        "J1",
        "J2",
        "J3",
        "J4",
        "confidence",
        "judgement",
        "over",
        "under",
        "mixed",
        "red-line",
        "keep-going",
    ];

    /// The place of this step among [`NextStep::NAMES`].
    pub fn place(self) -> usize {
        match self {
            NextStep::Dimension(dimension) => dimension as usize,
            NextStep::Axis(axis) => 7 + axis as usize,
            NextStep::Lean(Lean::Over) => 9,
            NextStep::Lean(Lean::Under) => 10,
            NextStep::Lean(Lean::Mixed) => 11,
            NextStep::RedLine => 12,
            // Balanced is no lean to act on.
            NextStep::KeepGoing | NextStep::Lean(Lean::Balanced) => 13,
        }
    }

    /// Safety, then lean, then the lowest part that is not strong (of equals, the first).
    pub fn of(assessment: &Assessment, length: Length, thresholds: &Thresholds) -> NextStep {
        if !assessment.red_lines.is_empty() {
            return NextStep::RedLine;
        }
        if assessment.lean.lean != Lean::Balanced {
            return NextStep::Lean(assessment.lean.lean);
        }
        let lowest = parts(assessment, length).into_iter().min_by_key(|part| part.score);
        match lowest {
            Some(part) if Band::of(part.score, thresholds) < Band::Strong => part.next_step(),
            Some(_) => NextStep::KeepGoing,
            // Nothing is known: a first small try suits everybody.
            None => NextStep::Axis(Axis::Confidence),
        }
    }
}

/// A dimension or an axis with its score, whichever the length of the check can speak about.
struct Part {
    axis: Axis,
    dimension: Option<Dimension>,
    score: Score,
}

impl Part {
    fn strength(&self) -> Strength {
        self.dimension.map_or(Strength::Axis(self.axis), Strength::Dimension)
    }

    fn next_step(&self) -> NextStep {
        self.dimension.map_or(NextStep::Axis(self.axis), NextStep::Dimension)
    }
}

fn parts(assessment: &Assessment, length: Length) -> Vec<Part> {
    let mut parts = Vec::new();
    match length {
        Length::Standard => {
            for found in &assessment.dimensions {
                let (axis, dimension) = (found.dimension.axis(), Some(found.dimension));
                parts.push(Part { axis, dimension, score: found.score });
            }
        }
        Length::Quick => {
            for axis in [Axis::Confidence, Axis::Judgement] {
                if let Some(found) = assessment.axis(axis) {
                    parts.push(Part { axis, dimension: None, score: found.score });
                }
            }
        }
    }
    parts
}
