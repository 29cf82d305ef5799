//! What the page is told at the end, if it asks to `share` and the person was told so before the start: which
//! check it was, numbers of stages, and a lean. Never a score, a worry, the role or an answer.

use super::state::Session;
use crate::model::assessment::assess;
use crate::model::form::Length;
use crate::model::lean::Lean;
use crate::model::score::AxisScore;
use crate::model::stage::Stage;
use crate::pack::Pack;

/// How much the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// That the result is up.
    Nothing,
    /// The stage too.
    Stage,
    /// Where the axes stand among the stages' cuts, and the lean, too.
    Bands,
}

/// What the page is told, besides the ids of pack and form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The pack's version.
    pub version: u16,
    /// Quick or standard.
    pub length: Length,
    /// The stage, if enough was answered to name one.
    pub stage: Option<Stage>,
    /// Only if the page asked for them, and a stage was named.
    pub bands: Option<Bands>,
}

/// The axes as bands, and the lean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands {
    /// Confidence among the stages' cuts.
    pub confidence: Stage,
    /// Judgement among the stages' cuts, without floors, gates and caps.
    pub judgement: Stage,
    /// Over- or under-trust.
    pub lean: Lean,
}

/// What the page is told of a session; `None` if it asks for nothing.
pub fn shared(pack: &Pack, session: &Session) -> Option<Shared> {
    let sharing = session.options.sharing;
    if sharing == Sharing::Nothing {
        return None;
    }
    let thresholds = &pack.questions.thresholds;
    let found = assess(&session.form, &session.responses, thresholds);
    let stage = found.stage.as_ref().map(|found| found.stage);
    let band =
        |axis: &Option<AxisScore>| Stage::of(axis.as_ref().map_or(0, |axis| axis.score), &thresholds.cuts);
    let bands = (sharing == Sharing::Bands && stage.is_some()).then(|| Bands {
        confidence: band(&found.confidence),
        judgement: band(&found.judgement),
        lean: found.lean.lean,
    });
    let (version, length) = (pack.questions.version, session.form.length);
    Some(Shared { version, length, stage, bands })
}

impl Shared {
    /// All of it as one number, for the loader: from the lowest bits, three each for stage,
    /// confidence and judgement (1 to 5) and for the lean (from 1), 0 for what is not told; one for the length;
    /// and the version.
    pub fn code(self) -> u32 {
        let stage = self.stage.map_or(0, Stage::number);
        let bands = self.bands.map_or(0, |Bands { confidence, judgement, lean }| {
            u32::from(confidence.number()) | u32::from(judgement.number()) << 3 | (lean as u32 + 1) << 6
        });
        u32::from(stage) | bands << 3 | (self.length as u32) << 12 | u32::from(self.version) << 13
    }
}
