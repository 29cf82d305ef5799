//! "Why this result": the steps to the stage, and for each axis and lean which answers moved it by how much.

use super::page::Page;
use super::question::{agree_label, choice_label, question, words};
use super::reasons::explain;
use super::{Block, Table};
use crate::model::assessment::Assessment;
use crate::model::item::{Axis, Item};
use crate::model::response::Response;
use crate::model::share::Share;
use crate::model::stage::{Gate, Stage, StageResult, StageStep};
use crate::model::{FULL, Score, Text};
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::{self, Guidance, column};
use crate::session::numerals::Numerals;
use crate::session::state::Session;

/// Whether a rule other than the areas of the map decided the stage.
pub(super) fn was_held(found: &StageResult) -> bool {
    found.steps.iter().any(|step| {
        !matches!(step, StageStep::Band { .. } | StageStep::Floor { .. } | StageStep::Gate(Gate::Judgement))
    })
}

/// Adds the section.
pub(super) fn why(
    pack: &Pack,
    guidance: &Guidance,
    session: &Session,
    assessment: &Assessment,
    page: &mut Page,
) {
    let texts = &guidance.texts;
    page.open();
    page.para(texts.why_intro());
    if let Some(found) = &assessment.stage {
        let mut steps: Vec<Text> = Vec::new();
        for step in &found.steps {
            steps.push(say(pack, guidance, &session.options.numerals, *step).into());
        }
        page.quote(texts.why_stage(), "");
        page.list(false, steps);
    }
    let lean = &assessment.lean;
    let numerals = &session.options.numerals;
    let full = numerals.score(FULL);
    for axis in [Axis::Confidence, Axis::Judgement] {
        if let Some(found) = assessment.axis(axis) {
            let score = numerals.score(found.score);
            let places = [("axis", axis_name(guidance, axis)), ("score", &score), ("full", &full)];
            let caption = fill(texts.why_axis(), &places);
            page.open();
            table(pack, guidance, session, &caption, &found.shares, 0, page);
            page.close_details(&caption);
        }
    }
    page.open();
    for (caption, score, shares) in [
        (texts.why_over(), lean.over, &lean.over_shares),
        (texts.why_under(), lean.under, &lean.under_shares),
    ] {
        let caption = fill(caption, &[("score", &numerals.score(score)), ("full", &full)]);
        if score == 0 {
            page.quote(&caption, texts.why_nothing());
        } else {
            table(pack, guidance, session, &caption, shares, 1, page);
        }
    }
    page.close_details(texts.why_lean());

    let wrong = assessment.calibration.as_ref().map_or(&[][..], |found| &found.certain_and_wrong);
    if !wrong.is_empty() {
        let mut lines: Vec<Text> = Vec::new();
        for place in wrong {
            lines.push(question(pack, session, *place).into());
        }
        page.quote(texts.certain_heading(), "");
        page.list(false, lines);
    }

    page.open();
    for (place, item) in session.form.judged() {
        page.open();
        explain(pack, guidance, session, place, item, page);
        page.close("", question(pack, session, place));
    }
    page.close_details(texts.answers_heading());
    page.close("why", texts.why_heading());
}

fn axis_name(guidance: &Guidance, axis: Axis) -> &str {
    match axis {
        Axis::Confidence => guidance.texts.axis_confidence(),
        Axis::Judgement => guidance.texts.axis_judgement(),
    }
}

/// A step to the stage in words: which text, which number, which stage.
fn say(pack: &Pack, guidance: &Guidance, numerals: &Numerals, step: StageStep) -> String {
    let texts = &guidance.texts;
    let fearless = pack.questions.thresholds.fearless;
    let (text, axis, score, stage): (&str, Axis, Score, Stage) = match step {
        StageStep::Band { axis, score, stage } => (texts.step_band(), axis, score, stage),
        StageStep::Floor { judgement, stage } => (texts.step_floor(), Axis::Judgement, judgement, stage),
        StageStep::Gate(Gate::Judgement) => {
            (texts.step_gate_judgement(), Axis::Judgement, fearless.judgement, Stage::Steady)
        }
        StageStep::Gate(Gate::Over) => {
            (texts.step_gate_over(), Axis::Judgement, fearless.over, Stage::Steady)
        }
        StageStep::Gate(Gate::Under) => {
            (texts.step_gate_under(), Axis::Judgement, fearless.under, Stage::Steady)
        }
        StageStep::RedLine(stage) => (texts.step_red_line(), Axis::Judgement, 0, stage),
        StageStep::Quick(stage) => (texts.step_quick(), Axis::Judgement, 0, stage),
        StageStep::Skipped => (texts.step_skipped(), Axis::Judgement, 0, Stage::Steady),
    };
    let places = [
        ("axis", axis_name(guidance, axis)),
        ("score", &*numerals.score(score)),
        ("full", &*numerals.score(FULL)),
        ("stage", guidance.text(words::Table::Stages, stage as usize, column::stage::NAME)),
    ];
    fill(text, &places)
}

/// A table of the shares that gained at least so much.
fn table(
    pack: &Pack,
    guidance: &Guidance,
    session: &Session,
    caption: &str,
    shares: &[Share],
    least: Score,
    page: &mut Page,
) {
    let texts = &guidance.texts;
    let mut rows = Vec::new();
    for share in shares.iter().filter(|share| share.gained >= least) {
        let numerals = &session.options.numerals;
        let (gained, possible) = (numerals.score(share.gained), numerals.score(share.possible));
        let places = [("gained", &*gained), ("possible", &*possible)];
        let answer = answer(pack, session, share.place).unwrap_or_else(|| texts.not_answered());
        let points = fill(texts.points(), &places);
        rows.push([question(pack, session, share.place).into(), answer.into(), points.into()]);
    }
    let head = [texts.column_question().into(), texts.column_answer().into(), texts.column_points().into()];
    page.push(Block::Table(Table { caption: caption.into(), head, rows }));
}

/// The person's answer in words.
fn answer<'a>(pack: &'a Pack, session: &Session, place: usize) -> Option<&'a str> {
    let judged = &pack.guidance.as_ref()?.judged;
    match (session.form.items.get(place)?, session.responses.get(place)?.as_ref()?) {
        (Item::Agree(_), Response::Agree(point)) => Some(agree_label(&pack.questions.texts, *point)),
        (Item::Judged(item), Response::Choice { choice, .. }) => {
            Some(choice_label(judged, item, words(pack, session, place)?, usize::from(*choice)))
        }
        (Item::Judged(_), Response::DontKnow) => Some(judged.dont_know()),
        _ => None,
    }
}
