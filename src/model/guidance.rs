//! Which guidance fits an assessment: keys only, the words are the pack's.
//!
//! Two choices are made here. The *strength* opens the result and is always true of the person. The
//! *next step* is one thing, chosen by what matters most: safety first, then lean, then the lowest part.

use super::assessment::Assessment;
use super::form::Length;
use super::item::{Axis, Dimension};
use super::lean::Lean;
use super::score::Band;
use super::thresholds::Thresholds;
use super::{FULL, Score};

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
    /// Every strength that a pack needs words for, with its name there.
    pub fn all() -> Vec<(Strength, &'static str)> {
        let dimensions = Dimension::ALL.into_iter().map(|d| (Strength::Dimension(d), d.id()));
        let others = [
            (Strength::Axis(Axis::Confidence), "confidence"),
            (Strength::Axis(Axis::Judgement), "judgement"),
            (Strength::Honest, "honest"),
        ];
        dimensions.chain(others).collect()
    }

    /// The best dimension (of equals, judgement before confidence) or axis, unless even that only starts.
    pub fn of(assessment: &Assessment, length: Length, thresholds: &Thresholds) -> Strength {
        let best = parts(assessment, length).into_iter().max_by_key(|part| (part.score, part.axis));
        match best {
            Some(part) if Band::of(part.score, thresholds) > Band::Start => part.strength(),
            _ => Strength::Honest,
        }
    }
}

impl NextStep {
    /// Every next step that a pack needs words for, with its name there.
    pub fn all() -> Vec<(NextStep, &'static str)> {
        let dimensions = Dimension::ALL.into_iter().map(|d| (NextStep::Dimension(d), d.id()));
        let others = [
            (NextStep::RedLine, "red-line"),
            (NextStep::Lean(Lean::Over), "over"),
            (NextStep::Lean(Lean::Under), "under"),
            (NextStep::Lean(Lean::Mixed), "mixed"),
            (NextStep::Axis(Axis::Confidence), "confidence"),
            (NextStep::Axis(Axis::Judgement), "judgement"),
            (NextStep::KeepGoing, "keep-going"),
        ];
        dimensions.chain(others).collect()
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
            _ => NextStep::KeepGoing,
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
    match length {
        Length::Standard => assessment
            .dimensions
            .iter()
            .map(|d| Part {
                axis: d.dimension.axis(),
                dimension: Some(d.dimension),
                score: d.score.min(FULL),
            })
            .collect(),
        Length::Quick => [Axis::Confidence, Axis::Judgement]
            .into_iter()
            .filter_map(|axis| Some(Part { axis, dimension: None, score: assessment.axis(axis)?.score }))
            .collect(),
    }
}
