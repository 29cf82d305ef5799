//! Everything that the answers say, in one pass: derived from a form and its responses, never stored.

use super::Score;
use super::form::Form;
use super::item::{Axis, Item, RedLine, Tag};
use super::lean::{self, LeanScore};
use super::response::{Response, Responses, agree_score, answered, mark};
use super::score::{self, AxisScore, DimensionScore};
use super::stage::{self, StageResult};
use super::sureness::{self, Calibration};
use super::thresholds::Thresholds;

/// An agree answer at or below this says "no" (0 and 250 are the two disagreeing points).
const SAYS_NO: Score = 250;

/// What the answers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Asked. `None` if nothing on this axis was answered.
    pub confidence: Option<AxisScore>,
    /// Shown. `None` if nothing on this axis was answered.
    pub judgement: Option<AxisScore>,
    /// The answered dimensions in order.
    pub dimensions: Vec<DimensionScore>,
    /// Over- and under-trust.
    pub lean: LeanScore,
    /// Sureness against correctness, if asked and given.
    pub calibration: Option<Calibration>,
    /// Red-line answers by place.
    pub red_lines: Vec<(usize, RedLine)>,
    /// The stage; `None` if too little was answered to name one.
    pub stage: Option<StageResult>,
    /// The axis that is ahead by at least the pack's gap, once both are known well enough.
    pub ahead: Option<Axis>,
    /// Places of the `org` items that a person said no to: things to ask for, nobody's fault.
    pub org_gaps: Vec<usize>,
    /// The picked worries, the top one first.
    pub worries: Vec<u8>,
    /// Places of the items without an answer.
    pub skipped: Vec<usize>,
}

impl Assessment {
    /// An axis by name.
    pub fn axis(&self, axis: Axis) -> Option<&AxisScore> {
        match axis {
            Axis::Confidence => self.confidence.as_ref(),
            Axis::Judgement => self.judgement.as_ref(),
        }
    }
}

/// Assesses the responses to a form. Responses that do not fit their items count as skipped.
pub fn assess(form: &Form, responses: &Responses, thresholds: &Thresholds) -> Assessment {
    let confidence = score::axis(form, responses, Axis::Confidence);
    let judgement = score::axis(form, responses, Axis::Judgement);
    let lean = lean::measure(form, responses, &thresholds.lean);
    let red_lines: Vec<(usize, RedLine)> = form
        .judged()
        .filter_map(|(place, item)| {
            let response = responses.get(place)?.as_ref()?;
            Some((place, mark(item, response)?.red_line?))
        })
        .collect();
    let skipped: Vec<usize> =
        (0..form.items.len()).filter(|place| !answered(form, responses, *place)).collect();

    let enough = [Axis::Confidence, Axis::Judgement]
        .into_iter()
        .all(|axis| score::answered_share(form, responses, axis) >= thresholds.answered);
    let both = confidence.as_ref().zip(judgement.as_ref()).filter(|_| enough);
    let stage = both.map(|(confidence, judgement)| {
        let facts = stage::Facts {
            confidence: confidence.score,
            judgement: judgement.score,
            lean: &lean,
            red_line: !red_lines.is_empty(),
            length: form.length,
            skipped: form.judged().any(|(place, _)| skipped.contains(&place)),
        };
        stage::find(facts, thresholds)
    });
    let ahead = both.and_then(|(confidence, judgement)| {
        let apart = confidence.score.abs_diff(judgement.score) >= thresholds.gap;
        let axis = if confidence.score > judgement.score { Axis::Confidence } else { Axis::Judgement };
        apart.then_some(axis)
    });

    Assessment {
        dimensions: score::dimensions(form, responses),
        calibration: sureness::calibrate(form, responses, &thresholds.sureness),
        org_gaps: org_gaps(form, responses),
        worries: worries(form, responses),
        confidence,
        judgement,
        lean,
        red_lines,
        stage,
        ahead,
        skipped,
    }
}

fn org_gaps(form: &Form, responses: &Responses) -> Vec<usize> {
    let says_no = |(place, (item, response)): (usize, (&Item, &Option<Response>))| match (item, response) {
        (Item::Agree(item), Some(response)) if item.tag == Tag::Org => {
            (agree_score(item, response)? <= SAYS_NO).then_some(place)
        }
        _ => None,
    };
    form.items.iter().zip(responses).enumerate().filter_map(says_no).collect()
}

fn worries(form: &Form, responses: &Responses) -> Vec<u8> {
    let picked = form.items.iter().zip(responses).find_map(|pair| match pair {
        (Item::Worries, Some(Response::Worries { picked, .. })) => Some(picked.clone()),
        _ => None,
    });
    picked.unwrap_or_default()
}
