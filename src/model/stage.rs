//! The stage: the band of the lower of the two axes, with floors, gates and caps, every step on record.
//!
//! In this order:
//! 1. the band of the lower axis: high confidence never lifts a stage;
//! 2. floors: good judgement alone reaches at least stage 2 or 3, so that a careful, anxious expert is no beginner;
//! 3. gates: stage 5 asks for more judgement and little lean, or stays at 4;
//! 4. caps: a red-line answer, the quick check, and any skipped judged item (stage 4: "fearless" is never
//!    said about something that was not shown).
//!
//! If less than the pack's share of an axis was answered, no stage is named at all.

use serde::{Deserialize, Serialize};

use super::Score;
use super::form::Length;
use super::item::Axis;
use super::lean::LeanScore;
use super::thresholds::{Fearless, Thresholds};

/// Where a person stands. The names shown are the pack's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// Walls still up, or blades with no brake.
    Starting,
    /// Seeing where AI may help and where it may not.
    Noticing,
    /// Trying things with some checks.
    Building,
    /// Using it well in familiar work.
    Steady,
    /// Confident and careful.
    Fearless,
}

impl Stage {
    /// All five, lowest first.
    pub const ALL: [Stage; 5] =
        [Stage::Starting, Stage::Noticing, Stage::Building, Stage::Steady, Stage::Fearless];

    /// 1 to 5.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The stage with this number.
    pub fn from_number(number: u8) -> Option<Stage> {
        Stage::ALL.get(usize::from(number.checked_sub(1)?)).copied()
    }

    /// The band that a score falls into.
    pub fn of(score: Score, cuts: &[Score; 4]) -> Stage {
        let reached = cuts.iter().filter(|cut| score >= **cut).count();
        Stage::ALL.get(reached).copied().unwrap_or(Stage::Starting)
    }
}

/// What kept a person from stage 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Judgement below the pack's mark.
    Judgement,
    /// Too much over-trust.
    Over,
    /// Too much under-trust.
    Under,
}

/// One step of the way to the stage. Each names the stage after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageStep {
    /// The band of the lower axis.
    Band {
        /// The lower axis (judgement if equal).
        axis: Axis,
        /// Its score.
        score: Score,
        /// Where that leads.
        stage: Stage,
    },
    /// Judgement lifted the stage.
    Floor {
        /// The judgement that is enough.
        judgement: Score,
        /// Where that leads.
        stage: Stage,
    },
    /// A gate kept the stage at 4.
    Gate(Gate),
    /// A red-line answer capped the stage.
    RedLine(Stage),
    /// The quick check capped the stage.
    Quick(Stage),
    /// A skipped judged item capped the stage at 4.
    Skipped,
}

/// The stage with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageResult {
    /// Where the person stands.
    pub stage: Stage,
    /// How that came about, in order.
    pub steps: Vec<StageStep>,
    /// Two neighbouring stages, if the score is near the cut between them and nothing else decided.
    pub between: Option<(Stage, Stage)>,
}

/// What the stage rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Confidence, 0 to 1000.
    pub confidence: Score,
    /// Judgement, 0 to 1000.
    pub judgement: Score,
    /// Over- and under-trust.
    pub lean: &'a LeanScore,
    /// Whether any answer crossed a red line.
    pub red_line: bool,
    /// Quick or standard.
    pub length: Length,
    /// Whether any judged item was skipped.
    pub skipped: bool,
}

/// Finds the stage.
pub fn find(facts: Facts<'_>, thresholds: &Thresholds) -> StageResult {
    let Facts { confidence, judgement, .. } = facts;
    let (axis, lower) =
        if confidence < judgement { (Axis::Confidence, confidence) } else { (Axis::Judgement, judgement) };
    let band = Stage::of(lower, &thresholds.cuts);
    let mut stage = band;
    let mut steps = vec![StageStep::Band { axis, score: lower, stage }];

    let mut floored = None;
    for floor in &thresholds.floors {
        if judgement >= floor.judgement && floor.stage > stage {
            stage = floor.stage;
            floored = Some(StageStep::Floor { judgement: floor.judgement, stage });
        }
    }
    steps.extend(floored);

    // Every gate and cap as: does it hold the stage down, to which stage, and what is said of it.
    let Fearless { judgement: least, over, under } = thresholds.fearless;
    let (red_line, quick) = (thresholds.red_line_stage, thresholds.quick_stage);
    let holds = [
        (judgement < least, Stage::Steady, StageStep::Gate(Gate::Judgement)),
        (facts.lean.over > over, Stage::Steady, StageStep::Gate(Gate::Over)),
        (facts.lean.under > under, Stage::Steady, StageStep::Gate(Gate::Under)),
        (facts.red_line, red_line, StageStep::RedLine(red_line)),
        (facts.length == Length::Quick, quick, StageStep::Quick(quick)),
        (facts.skipped, Stage::Steady, StageStep::Skipped),
    ];
    let mut ceiling = Stage::Fearless;
    let before = stage;
    for (holds, most, step) in holds {
        if !holds {
            continue;
        }
        ceiling = ceiling.min(most);
        // All closed gates are said together; a cap only if it lowers what the others left.
        let said = if matches!(step, StageStep::Gate(_)) { before > most } else { stage > most };
        if said {
            stage = stage.min(most);
            steps.push(step);
        }
    }
    let between = if stage == band { near_cut(lower, thresholds) } else { None };
    StageResult { stage, steps, between: between.filter(|(_, upper)| *upper <= ceiling) }
}

/// The stages on both sides of the nearest cut that the score is near.
fn near_cut(score: Score, thresholds: &Thresholds) -> Option<(Stage, Stage)> {
    let mut nearest = None;
    let mut least = thresholds.near + 1;
    let mut lower = Stage::Starting;
    for (cut, upper) in
        thresholds.cuts.iter().zip([Stage::Noticing, Stage::Building, Stage::Steady, Stage::Fearless])
    {
        if score.abs_diff(*cut) < least {
            least = score.abs_diff(*cut);
            nearest = Some((lower, upper));
        }
        lower = upper;
    }
    nearest
}
