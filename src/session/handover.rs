//! What the result code is made of, as lines of text: handed to the program that makes codes, when the person asks.
//!
//! That program is another one (`code_screen` of the workshop), so that nobody waits for it before the first
//! question; this text is all that it knows of a run. It never leaves the page. Bands and picks are in it, no answer
//! to a judged item.
//!
//! In order, a line each: the pack's id, the form's id, eleven numbers ([`NUMBERS`]), the keys of the gaps with a
//! space behind each, the interface texts of the result, the names of the four leans and of the role; then, if the
//! question about worries was answered, an empty line, and for each that was picked its place and its name.

use super::state::Session;
use crate::model::assessment::assess;
use crate::model::response::Response;
use crate::model::score::AxisScore;
use crate::model::Score;
use crate::pack::Pack;
use crate::pack::words::{Row, Table, column};

/// How many numbers: the pack's version, the length (0 quick, 1 standard), confidence and judgement (0 to 1000, or
/// more if no stage was named), the lean (0 to 3), the role by place from 1 (0: none), the nonce, and the four cuts
/// between stages.
pub const NUMBERS: usize = 11;

/// The place of "something else" in a code: its `SOMETHING_ELSE`.
pub const OTHER: &str = "17";

/// Writes it; empty until the guidance is there.
pub fn handover(pack: &Pack, session: &Session) -> String {
    let mut text = String::new();
    let (questions, Some(guidance)) = (&*pack.questions, &pack.guidance) else { return text };
    let found = assess(&session.form, &session.responses, &questions.thresholds);
    let score = |axis: &Option<AxisScore>| match (axis, &found.stage) {
        (Some(axis), Some(_)) => axis.score,
        _ => Score::MAX,
    };
    // A byte of the seed, which is drawn once a run and kept with it: the same run gives the same code.
    let nonce = session.options.seed >> 24;
    let [one, two, three, four] = questions.thresholds.cuts.map(u32::from);
    let role = session.role.map_or(0, |role| role as u32 + 1);
    let numbers: [u32; NUMBERS] = [
        u32::from(questions.version),
        session.form.length as u32,
        u32::from(score(&found.confidence)),
        u32::from(score(&found.judgement)),
        found.lean.lean as u32,
        role,
        nonce,
        one,
        two,
        three,
        four,
    ];
    line(&mut text, &questions.pack);
    line(&mut text, &session.form.id);
    for number in numbers {
        line(&mut text, &number.to_string());
    }
    for place in &found.org_gaps {
        let id = session.form.items.get(*place).map_or("", |item| item.id());
        let row = guidance.row_of(Table::Asks, id);
        text.push_str(row.map_or("", |row| row.text(column::ask::GAP)));
        text.push(' ');
    }
    line(&mut text, "");
    for words in guidance.texts.list() {
        line(&mut text, words);
    }
    for lean in guidance.rows(Table::Leans) {
        line(&mut text, lean.text(column::keyed::LABEL));
    }
    name(&mut text, &questions.roles, session.role.unwrap_or(usize::MAX));
    for response in session.responses.iter().flatten() {
        if let Response::Worries { picked, other } = response {
            line(&mut text, "");
            for worry in picked {
                line(&mut text, &worry.to_string());
                name(&mut text, &questions.worries, usize::from(*worry));
            }
            if *other {
                line(&mut text, OTHER);
                line(&mut text, questions.texts.worries_other());
            }
        }
    }
    text
}

#[inline(never)]
fn line(text: &mut String, words: &str) {
    text.push_str(words);
    text.push('\n');
}

#[inline(never)]
fn name(text: &mut String, rows: &[Row], place: usize) {
    line(text, rows.get(place).map_or("", |row| row.text(column::named::TEXT)));
}
