//! "Why this result": the steps to the stage, and for each axis and lean which answers moved it by how much.

use super::question::{agree_labels, choice_labels, question, words};
use super::reasons::explain;
use super::{Block, Section, Table, with};
use crate::model::assessment::Assessment;
use crate::model::item::{Axis, Item};
use crate::model::response::Response;
use crate::model::share::Share;
use crate::model::stage::{Gate, Stage, StageResult, StageStep};
use crate::model::{Score, Text};
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::{self, Guidance, column};
use crate::session::state::Session;

/// Whether a rule other than the areas of the map decided the stage.
pub(super) fn was_held(found: &StageResult) -> bool {
    found.steps.iter().any(|step| {
        !matches!(step, StageStep::Band { .. } | StageStep::Floor { .. } | StageStep::Gate(Gate::Judgement))
    })
}

/// The section.
pub(super) fn why(pack: &Pack, guidance: &Guidance, session: &Session, assessment: &Assessment) -> Block {
    let texts = &guidance.texts;
    let mut blocks = vec![Block::Para(texts.why_intro())];
    if let Some(found) = &assessment.stage {
        let mut steps = Vec::new();
        for step in &found.steps {
            steps.push(say(pack, guidance, *step));
        }
        blocks.push(Block::Quote(texts.why_stage(), Text::default()));
        blocks.push(Block::List(steps));
    }
    for axis in [Axis::Confidence, Axis::Judgement] {
        if let Some(found) = assessment.axis(axis) {
            let places = [("axis", &*axis_name(guidance, axis)), ("score", &*found.score.to_string())];
            let caption = fill(&texts.why_axis(), &places);
            let table = table(pack, guidance, session, caption.clone(), &found.shares, 0);
            blocks.push(Block::Details(caption, vec![table]));
        }
    }
    let lean = &assessment.lean;
    let sides = [
        (texts.why_over(), lean.over, &lean.over_shares),
        (texts.why_under(), lean.under, &lean.under_shares),
    ];
    let mut inner = Vec::new();
    for (caption, score, shares) in sides {
        let caption = with(&caption, "score", &score.to_string());
        inner.push(if score == 0 {
            Block::Quote(caption, texts.why_nothing())
        } else {
            table(pack, guidance, session, caption, shares, 1)
        });
    }
    blocks.push(Block::Details(texts.why_lean(), inner));

    let wrong = assessment.calibration.as_ref().map_or(&[][..], |found| &found.certain_and_wrong);
    if !wrong.is_empty() {
        let mut lines = Vec::new();
        for place in wrong {
            lines.push(question(pack, session, *place));
        }
        blocks.push(Block::Quote(texts.certain_heading(), Text::default()));
        blocks.push(Block::List(lines));
    }

    let mut reasons = Vec::new();
    for (place, item) in session.form.judged() {
        let mut lines = Vec::new();
        explain(pack, guidance, session, place, item, &mut lines);
        reasons.push(Block::Section(Section {
            part: "",
            heading: question(pack, session, place),
            blocks: lines,
        }));
    }
    blocks.push(Block::Details(texts.answers_heading(), reasons));
    Block::Section(Section { part: "", heading: texts.why_heading(), blocks })
}

fn axis_name(guidance: &Guidance, axis: Axis) -> Text {
    match axis {
        Axis::Confidence => guidance.texts.axis_confidence(),
        Axis::Judgement => guidance.texts.axis_judgement(),
    }
}

fn say(pack: &Pack, guidance: &Guidance, step: StageStep) -> Text {
    let texts = &guidance.texts;
    let fearless = pack.questions.thresholds.fearless;
    let name = |stage: Stage| guidance.text(words::Table::Stages, stage as usize, column::stage::NAME);
    let number = |score: Score| score.to_string();
    match step {
        StageStep::Band { axis, score, stage } => {
            let axis = axis_name(guidance, axis);
            let places = [("axis", &*axis), ("score", &*number(score)), ("stage", &*name(stage))];
            fill(&texts.step_band(), &places)
        }
        StageStep::Floor { judgement, stage } => {
            fill(&texts.step_floor(), &[("judgement", &*number(judgement)), ("stage", &*name(stage))])
        }
        StageStep::Gate(Gate::Judgement) => {
            with(&texts.step_gate_judgement(), "judgement", &number(fearless.judgement))
        }
        StageStep::Gate(Gate::Over) => with(&texts.step_gate_over(), "over", &number(fearless.over)),
        StageStep::Gate(Gate::Under) => with(&texts.step_gate_under(), "under", &number(fearless.under)),
        StageStep::RedLine(stage) => with(&texts.step_red_line(), "stage", &name(stage)),
        StageStep::Quick(stage) => with(&texts.step_quick(), "stage", &name(stage)),
        StageStep::Skipped => with(&texts.step_skipped(), "stage", &name(Stage::Steady)),
    }
}

/// A table of the shares that gained at least so much.
fn table(
    pack: &Pack,
    guidance: &Guidance,
    session: &Session,
    caption: Text,
    shares: &[Share],
    least: Score,
) -> Block {
    let texts = &guidance.texts;
    let mut rows = Vec::new();
    for share in shares.iter().filter(|share| share.gained >= least) {
        let places = [("gained", &*share.gained.to_string()), ("possible", &*share.possible.to_string())];
        rows.push([
            question(pack, session, share.place),
            answer(pack, session, share.place).unwrap_or_else(|| texts.not_answered()),
            fill(&texts.points(), &places),
        ]);
    }
    let head = [texts.column_question(), texts.column_answer(), texts.column_points()];
    Block::Table(Table { caption, head, rows })
}

/// The person's answer in words.
fn answer(pack: &Pack, session: &Session, place: usize) -> Option<Text> {
    let texts = &pack.questions.texts;
    match (session.form.items.get(place)?, session.responses.get(place)?.as_ref()?) {
        (Item::Agree(_), Response::Agree(point)) => agree_labels(texts).get(usize::from(*point)).cloned(),
        (Item::Judged(item), Response::Choice { choice, .. }) => {
            choice_labels(texts, item, words(pack, session, place)?).get(usize::from(*choice)).cloned()
        }
        (Item::Judged(_), Response::DontKnow) => Some(texts.dont_know()),
        _ => None,
    }
}
