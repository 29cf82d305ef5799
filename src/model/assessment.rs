//! Everything that the answers say, in one pass: derived from a form and its responses, never stored.

use super::form::Form;
use super::item::{Axis, Item, RedLine, Tag};
use super::lean::{self, LeanScore};
use super::response::{Answer, Response, Responses, answer, mark};
use super::score::{self, AxisScore, DimensionScore};
use super::stage::{self, StageResult};
use super::sureness::{self, Calibration};
use super::thresholds::Thresholds;
use super::{FULL, Score};

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
    let mut answers: Vec<Answer> = Vec::new();
    let (mut red_lines, mut org_gaps, mut worries, mut skipped) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // Of each axis: how many items are asked, how many have an answer.
    let (mut asked, mut given) = ([0usize; 2], [0usize; 2]);
    let mut judged_skipped = false;
    for (place, item) in form.items.iter().enumerate() {
        let axis = match item {
            Item::Agree(_) => Axis::Confidence,
            Item::Judged(_) => Axis::Judgement,
            Item::Worries => {
                match responses.get(place) {
                    Some(Some(Response::Worries { picked, .. })) => worries.clone_from(picked),
                    _ => skipped.push(place),
                }
                continue;
            }
        };
        count(&mut asked, axis);
        let Some(answer) = answer(form, responses, place) else {
            judged_skipped |= axis == Axis::Judgement;
            skipped.push(place);
            continue;
        };
        count(&mut given, axis);
        answers.push(answer);
        match (item, responses.get(place).and_then(Option::as_ref)) {
            (Item::Agree(item), _) if item.tag == Tag::Org && answer.value <= SAYS_NO => org_gaps.push(place),
            (Item::Judged(item), Some(response)) => {
                if let Some(line) = mark(item, response).and_then(|mark| mark.red_line) {
                    red_lines.push((place, line));
                }
            }
            _ => {}
        }
    }

    let confidence = score::axis(&answers, Axis::Confidence, form.length);
    let judgement = score::axis(&answers, Axis::Judgement, form.length);
    let dimensions = score::dimensions(&answers);
    answers.retain(|answer| answer.kind.is_some());
    let lean = lean::measure(&answers, &thresholds.lean);

    let (mut stage, mut ahead) = (None, None);
    let enough = asked
        .iter()
        .zip(given)
        .all(|(asked, given)| given * usize::from(FULL) >= asked * usize::from(thresholds.answered));
    if let (true, Some(confidence), Some(judgement)) = (enough, &confidence, &judgement) {
        let (confidence, judgement) = (confidence.score, judgement.score);
        let red_line = !red_lines.is_empty();
        let (length, skipped) = (form.length, judged_skipped);
        let facts = stage::Facts { confidence, judgement, lean: &lean, red_line, length, skipped };
        stage = Some(stage::find(facts, thresholds));
        if confidence.abs_diff(judgement) >= thresholds.gap {
            ahead = Some(if confidence > judgement { Axis::Confidence } else { Axis::Judgement });
        }
    }
    let calibration = sureness::calibrate(form, responses, &thresholds.sureness);
    Assessment {
        confidence,
        judgement,
        dimensions,
        lean,
        calibration,
        red_lines,
        stage,
        ahead,
        org_gaps,
        worries,
        skipped,
    }
}

fn count(counts: &mut [usize; 2], axis: Axis) {
    let [confidence, judgement] = counts;
    *match axis {
        Axis::Confidence => confidence,
        Axis::Judgement => judgement,
    } += 1;
}
