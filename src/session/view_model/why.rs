//! "Why this result": the steps to the stage, and for each axis and lean which answers moved it by how much.

use super::question::{agree_labels, choice_labels, words};
use super::reasons::explain;
use super::{Block, Section, Table};
use crate::model::assessment::Assessment;
use crate::model::item::{Axis, Item};
use crate::model::response::Response;
use crate::model::share::Share;
use crate::model::stage::{Gate, StageResult, StageStep};
use crate::model::{Score, Text};
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::Guidance;
use crate::session::state::Session;

/// Whether a rule other than the areas of the map decided the stage.
pub(super) fn was_held(found: &StageResult) -> bool {
    let by_rule = |step: &StageStep| {
        matches!(
            step,
            StageStep::RedLine(_)
                | StageStep::Quick(_)
                | StageStep::Skipped
                | StageStep::Gate(Gate::Over | Gate::Under)
        )
    };
    found.steps.iter().any(by_rule)
}

/// The section.
pub(super) fn why(pack: &Pack, guidance: &Guidance, session: &Session, assessment: &Assessment) -> Block {
    let texts = &guidance.texts;
    let mut blocks = vec![Block::Para(texts.why_intro.clone())];
    if let Some(found) = &assessment.stage {
        let steps = found.steps.iter().map(|step| say(pack, guidance, *step)).collect();
        blocks.push(Block::Quote(texts.why_stage.clone(), Text::default()));
        blocks.push(Block::List(steps));
    }
    for axis in [Axis::Confidence, Axis::Judgement] {
        if let Some(found) = assessment.axis(axis) {
            let places = [("axis", axis_name(guidance, axis)), ("score", &found.score.to_string())];
            let caption = fill(&texts.why_axis, &places);
            let table = table(pack, guidance, session, &caption, &found.shares);
            blocks.push(Block::Details(caption, vec![table]));
        }
    }
    let lean = &assessment.lean;
    let sides =
        [(&texts.why_over, lean.over, &lean.over_shares), (&texts.why_under, lean.under, &lean.under_shares)];
    let mut inner = Vec::new();
    for (caption, score, shares) in sides {
        let caption = fill(caption, &[("score", &score.to_string())]);
        let moved: Vec<Share> = shares.iter().filter(|share| share.gained > 0).cloned().collect();
        inner.push(if moved.is_empty() {
            Block::Quote(caption, texts.why_nothing.clone())
        } else {
            table(pack, guidance, session, &caption, &moved)
        });
    }
    blocks.push(Block::Details(texts.why_lean.clone(), inner));

    if let Some(calibration) =
        assessment.calibration.as_ref().filter(|found| !found.certain_and_wrong.is_empty())
    {
        blocks.push(Block::Quote(texts.certain_heading.clone(), Text::default()));
        let texts = calibration.certain_and_wrong.iter().map(|place| question(pack, session, *place));
        blocks.push(Block::List(texts.collect()));
    }

    let reasons = session.form.judged().map(|(place, item)| {
        let mut lines = explain(pack, guidance, session, place, item);
        let heading = match lines.first() {
            Some(Block::Para(text)) => text.clone(),
            _ => Text::default(),
        };
        lines.drain(..lines.len().min(1));
        Block::Section(Section { part: "", heading, blocks: lines })
    });
    blocks.push(Block::Details(texts.answers_heading.clone(), reasons.collect()));
    Block::Section(Section { part: "", heading: texts.why_heading.clone(), blocks })
}

fn axis_name(guidance: &Guidance, axis: Axis) -> &str {
    match axis {
        Axis::Confidence => &guidance.texts.axis_confidence,
        Axis::Judgement => &guidance.texts.axis_judgement,
    }
}

fn say(pack: &Pack, guidance: &Guidance, step: StageStep) -> Text {
    let texts = &guidance.texts;
    let fearless = pack.questions.thresholds.fearless;
    let name = |stage| guidance.stage(stage).map_or("", |words| &*words.name);
    let with = |text: &Text, place: &str, score: Score| fill(text, &[(place, &score.to_string())]);
    match step {
        StageStep::Band { axis, score, stage } => {
            let score = score.to_string();
            let places = [("axis", axis_name(guidance, axis)), ("score", &score), ("stage", name(stage))];
            fill(&texts.step_band, &places)
        }
        StageStep::Floor { judgement, stage } => {
            let judgement = judgement.to_string();
            fill(&texts.step_floor, &[("judgement", &judgement), ("stage", name(stage))])
        }
        StageStep::Gate(Gate::Judgement) => with(&texts.step_gate_judgement, "judgement", fearless.judgement),
        StageStep::Gate(Gate::Over) => with(&texts.step_gate_over, "over", fearless.over),
        StageStep::Gate(Gate::Under) => with(&texts.step_gate_under, "under", fearless.under),
        StageStep::RedLine(stage) => fill(&texts.step_red_line, &[("stage", name(stage))]),
        StageStep::Quick(stage) => fill(&texts.step_quick, &[("stage", name(stage))]),
        StageStep::Skipped => {
            fill(&texts.step_skipped, &[("stage", name(crate::model::stage::Stage::Steady))])
        }
    }
}

fn table(pack: &Pack, guidance: &Guidance, session: &Session, caption: &Text, shares: &[Share]) -> Block {
    let texts = &guidance.texts;
    let row = |share: &Share| {
        let (gained, possible) = (share.gained.to_string(), share.possible.to_string());
        [
            question(pack, session, share.place),
            answer(pack, session, share.place).unwrap_or_else(|| texts.not_answered.clone()),
            fill(&texts.points, &[("gained", &gained), ("possible", &possible)]),
        ]
    };
    Block::Table(Table {
        caption: caption.clone(),
        head: [&texts.column_question, &texts.column_answer, &texts.column_points].map(Text::clone),
        rows: shares.iter().map(row).collect(),
    })
}

fn question(pack: &Pack, session: &Session, place: usize) -> Text {
    words(pack, session, place).map(|words| words.text.clone()).unwrap_or_default()
}

/// The person's answer in words.
fn answer(pack: &Pack, session: &Session, place: usize) -> Option<Text> {
    let texts = &pack.questions.texts;
    match (session.form.items.get(place)?, session.responses.get(place)?.as_ref()?) {
        (Item::Agree(_), Response::Agree(point)) => agree_labels(texts).get(usize::from(*point)).cloned(),
        (Item::Judged(item), Response::Choice { choice, .. }) => {
            choice_labels(texts, item, words(pack, session, place)?).get(usize::from(*choice)).cloned()
        }
        (Item::Judged(_), Response::DontKnow) => Some(texts.dont_know.clone()),
        _ => None,
    }
}
