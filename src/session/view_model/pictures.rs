//! The map and the windmill as coordinates and bands. Both are drawn from the pack's thresholds, so a
//! changed cut changes the picture.

use super::{Area, Map, Mill};
use crate::model::assessment::Assessment;
use crate::model::form::Length;
use crate::model::item::{Axis, Dimension};
use crate::model::score::Band;
use crate::model::stage::Stage;
use crate::model::thresholds::Thresholds;
use crate::model::{FULL, Score, Text};
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::{Guidance, Table, column};
use crate::session::numerals::Numerals;

/// How far a stage's name stands above the lower edge of its area.
const LABEL_RISE: Score = 40;

/// The map and its words; `None` if an axis has no score.
pub(super) fn map(
    pack: &Pack,
    guidance: &Guidance,
    assessment: &Assessment,
    numerals: &Numerals,
) -> Option<(Map, String)> {
    let confidence = assessment.confidence.as_ref()?.score;
    let judgement = assessment.judgement.as_ref()?.score;
    let thresholds = &pack.questions.thresholds;
    let texts = &guidance.texts;
    let mut areas = Vec::with_capacity(Stage::ALL.len());
    for stage in Stage::ALL {
        let (_, low) = corner(stage, thresholds);
        areas.push(Area {
            stage: stage.number(),
            name: guidance.text(Table::Stages, stage as usize, column::stage::NAME).into(),
            points: outline(stage, thresholds),
            label_y: (FULL - low).saturating_sub(LABEL_RISE),
        });
    }
    let places = [
        ("confidence", &*numerals.score(confidence)),
        ("judgement", &*numerals.score(judgement)),
        ("full", &*numerals.score(FULL)),
    ];
    let map = Map {
        title: texts.map_heading().into(),
        areas,
        across: texts.axis_confidence().into(),
        up: texts.axis_judgement().into(),
        x: confidence,
        y: FULL - judgement,
        you: texts.map_you().into(),
    };
    Some((map, fill(texts.map_words(), &places)))
}

/// The least confidence and judgement of a stage by its cut (and for stage 5 by its gate).
fn corner(stage: Stage, thresholds: &Thresholds) -> (Score, Score) {
    let cut =
        (stage as usize).checked_sub(1).and_then(|place| thresholds.cuts.get(place)).copied().unwrap_or(0);
    let gate = if stage == Stage::Fearless { thresholds.fearless.judgement } else { 0 };
    (cut, cut.max(gate))
}

/// The area of a stage and all above it: right of and above its corner, and across the whole width above
/// the judgement that alone is enough for it.
fn outline(stage: Stage, thresholds: &Thresholds) -> Text {
    let (left, low) = corner(stage, thresholds);
    let floors = thresholds.floors.iter().filter(|floor| floor.stage >= stage);
    let enough = FULL - floors.map(|floor| floor.judgement).min().unwrap_or(FULL);
    let low = FULL - low;
    let corners = [(0, 0), (FULL, 0), (FULL, low), (left, low), (left, enough), (0, enough)];
    let mut points = String::new();
    for (x, y) in corners {
        points.push_str(&x.to_string());
        points.push(',');
        points.push_str(&y.to_string());
        points.push(' ');
    }
    points.trim_end().into()
}

/// The windmill. The quick check cannot tell dimensions apart: its sails show their axis.
pub(super) fn mill(pack: &Pack, guidance: &Guidance, assessment: &Assessment, length: Length) -> Mill {
    let thresholds = &pack.questions.thresholds;
    let level = |score: Option<Score>| score.map_or(0, |score| Band::of(score, thresholds) as u8 + 1);
    let axis = |axis: Axis| level(assessment.axis(axis).map(|axis| axis.score));
    let mut sails = Vec::with_capacity(Dimension::ALL.len());
    for dimension in Dimension::ALL {
        sails.push(match length {
            Length::Quick => axis(dimension.axis()),
            Length::Standard => {
                let found = assessment.dimensions.iter().find(|found| found.dimension == dimension);
                level(found.map(|found| found.score))
            }
        });
    }
    Mill {
        title: guidance.texts.mill_heading().into(),
        tower: axis(Axis::Judgement),
        sails,
        numbered: length == Length::Standard,
    }
}
