//! Every number that decides something, kept in the pack because cuts are editorial.

use super::Score;
use super::stage::Stage;

/// The pack's cuts. All scores are 0 to 1000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Where stages 2, 3, 4 and 5 begin, on the lower of the two axes.
    pub cuts: [Score; 4],
    /// Good judgement alone reaches at least these stages.
    pub floors: Vec<Floor>,
    /// What stage 5 asks for beyond its cut.
    pub fearless: Fearless,
    /// A red-line answer caps the stage here.
    pub red_line_stage: Stage,
    /// The quick check caps the stage here.
    pub quick_stage: Stage,
    /// When a lean is named.
    pub lean: LeanCuts,
    /// Axes at least this far apart: say which is ahead.
    pub gap: Score,
    /// A score at most this far from a cut: say "between".
    pub near: Score,
    /// Where the bands "getting there" and "strong" begin.
    pub bands: [Score; 2],
    /// What "fairly sure" and "certain" claim.
    pub sureness: SurenessCuts,
    /// The share of each axis that must be answered before a stage is named.
    pub answered: Score,
}

/// Judgement of at least `judgement` gives at least `stage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Floor {
    /// Least judgement.
    pub judgement: Score,
    /// The stage it gives.
    pub stage: Stage,
}

/// The further conditions of stage 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fearless {
    /// Least judgement.
    pub judgement: Score,
    /// Most over-trust.
    pub over: Score,
    /// Most under-trust.
    pub under: Score,
}

/// When over- or under-trust is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeanCuts {
    /// Least share of one lean.
    pub share: Score,
    /// How far it must exceed the other.
    pub margin: Score,
    /// How many more answers must lean that way.
    pub answers: u16,
}

/// What degrees of sureness claim; a guess claims the chance level of its item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SurenessCuts {
    /// "Fairly sure".
    pub fairly: Score,
    /// "Certain".
    pub certain: Score,
}
