//! Calibration: how sure a person was of the knowledge answers, against how often they were right.
//!
//! With a handful of items this is a talking point, not a score: it moves nothing, and only
//! "certain and wrong: worth a look" is ever shown. "I don't know" claims nothing and is left out.

use super::form::Form;
use super::item::JudgedKind;
use super::response::{Response, Responses, Sureness};
use super::thresholds::SurenessCuts;
use super::{FULL, Score};

/// What the sureness answers say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// Mean sureness minus share correct, -1000 to 1000; above 0 is surer than right.
    pub gap: i16,
    /// Places of the items answered "certain" and wrong.
    pub certain_and_wrong: Vec<usize>,
}

/// Measures calibration; `None` if no sureness was given.
pub fn calibrate(form: &Form, responses: &Responses, cuts: &SurenessCuts) -> Option<Calibration> {
    let (mut claimed, mut correct, mut answers) = (0i32, 0i32, 0i32);
    let mut certain_and_wrong = Vec::new();
    for (place, item) in form.judged().filter(|(_, item)| item.kind == JudgedKind::Knowledge) {
        let Some(Some(Response::Choice { choice, sureness: Some(sureness) })) = responses.get(place) else {
            continue;
        };
        let Some(mark) = item.marks.get(usize::from(*choice)) else { continue };
        claimed += i32::from(claim(*sureness, item.marks.len(), cuts));
        let right = mark.quality == FULL;
        correct += if right { i32::from(FULL) } else { 0 };
        answers += 1;
        if *sureness == Sureness::Certain && !right {
            certain_and_wrong.push(place);
        }
    }
    let gap = (claimed - correct).checked_div(answers)?;
    Some(Calibration { gap: i16::try_from(gap).unwrap_or_default(), certain_and_wrong })
}

/// What a sureness claims for an item with this many choices, 0 to 1000.
fn claim(sureness: Sureness, choices: usize, cuts: &SurenessCuts) -> Score {
    match sureness {
        Sureness::Guess => Score::try_from(choices).ok().and_then(|n| FULL.checked_div(n)).unwrap_or(0),
        Sureness::Fairly => cuts.fairly,
        Sureness::Certain => cuts.certain,
    }
}
