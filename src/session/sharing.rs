//! What the page is told at the end, if it asks to `share` and the person was told so before the start:
//! numbers of stages and a lean, from a closed list. Never a score, a worry, the role or an answer.

use super::state::Session;
use crate::model::assessment::{Assessment, assess};
use crate::model::item::Axis;
use crate::model::lean::Lean;
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

/// What the page is told besides the names of pack, form and length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
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
    let found = assess(&session.form, &session.responses, &pack.questions.thresholds);
    let stage = found.stage.as_ref().map(|found| found.stage);
    let band = |found: &Assessment, axis| {
        found
            .axis(axis)
            .map_or(Stage::Starting, |axis| Stage::of(axis.score, &pack.questions.thresholds.cuts))
    };
    let bands = stage.filter(|_| sharing == Sharing::Bands).map(|_| Bands {
        confidence: band(&found, Axis::Confidence),
        judgement: band(&found, Axis::Judgement),
        lean: found.lean.lean,
    });
    Some(Shared { stage, bands })
}

impl Shared {
    /// Stage, confidence and judgement, each 1 to 5, and the lean from 1, or 0 for what is not told.
    pub fn numbers(&self) -> [u8; 4] {
        let stage = self.stage.map_or(0, Stage::number);
        match self.bands {
            Some(Bands { confidence, judgement, lean }) => {
                [stage, confidence.number(), judgement.number(), lean as u8 + 1]
            }
            None => [stage, 0, 0, 0],
        }
    }
}
