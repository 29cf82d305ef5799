//! The key of a paper: how to enter it, how to score it by hand, and why each choice leans as it does.
//!
//! Points are those of [`crate::workshop::paper::points`], so that a pencil and the program agree wherever no
//! question is left open. It is for facilitators: it gives the strongest choices away.

use super::{Block, Marker, Sheet, Source, Table, Use, best, heading, small, text, why};
use crate::model::form::Form;
use crate::model::item::{Item, JudgedKind};
use crate::model::stage::Stage;
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::{Guidance, column};
use crate::workshop::paper::{Column, Kind, Points, code, letter, order, parts, points, reaches};

/// The key of a form. `None` if the pack has no guidance.
pub fn paper_key(source: Source<'_>, pack: &Pack, form: &Form) -> Option<Sheet> {
    let words = &source.words.sheet;
    let guidance = pack.guidance.as_deref()?;
    let code = code(form);
    let sums = points(form);
    let cuts = &pack.questions.thresholds;
    let number = |number: u64| number.to_string();
    let mut blocks = vec![
        heading(2, words.key_enter()),
        text(&fill(words.key_enter_how(), &[("code", &code)])),
        Block::Frame(vec![text(&example(form))]),
        text(words.key_enter_marks()),
        heading(2, words.key_score()),
        Block::List(
            Marker::Number,
            [words.key_step_1(), words.key_step_2(), words.key_step_3()].map(str::to_owned).to_vec(),
        ),
    ];
    blocks.push(tables(source, form, &sums.confidence, Kind::Agree, words.key_confidence()));
    blocks.push(tables(source, form, &sums.judgement, Kind::Sort, words.key_judgement()));
    blocks.push(bands(source, pack, guidance, &sums));
    blocks.push(heading(2, words.key_lean()));
    let lean = &cuts.lean;
    let tenth = |score: u16| (score / 10).to_string();
    let places = [
        ("over", &*number(sums.over.whole)),
        ("under", &number(sums.under.whole)),
        ("share", &tenth(lean.share)),
        ("margin", &tenth(lean.margin)),
        ("answers", &lean.answers.to_string()),
    ];
    let steps = [words.key_lean_1(), words.key_lean_2(), words.key_lean_3(), words.key_lean_4()];
    blocks.push(Block::List(Marker::Number, steps.map(|step| fill(step, &places)).to_vec()));
    blocks.push(tables(source, form, &sums.over, Kind::Sort, words.key_over()));
    blocks.push(tables(source, form, &sums.under, Kind::Sort, words.key_under()));
    blocks.push(small(words.key_open()));
    blocks.extend([heading(2, words.key_reasons()), text(words.key_reasons_how())]);
    blocks.extend(reasons(source, pack, guidance, form));
    let name = ["paper-key-", &form.id, "-", form.length.id()].concat();
    Some(source.sheet(&name, &fill(words.key_title(), &[("code", &code)]), blocks))
}

/// Some filled strip as one line.
fn example(form: &Form) -> String {
    let mut line = code(form);
    for part in parts(form) {
        line.push(' ');
        for (count, place) in part.places.iter().enumerate() {
            // Something else each time, so that nobody takes it for a key.
            let letters = if part.kind == Kind::Worries { 5 } else { 3 };
            line.extend(letter((count * count + place) % letters));
            if part.kind == Kind::Knowledge {
                line.push('2');
            }
        }
    }
    line
}

/// The points of each letter, a row a question. Questions of other kinds are left out.
fn tables(source: Source<'_>, form: &Form, column: &Column, kind: Kind, caption: &str) -> Block {
    let words = &source.words.sheet;
    let rows: Vec<(usize, &Vec<u64>)> = column
        .letters
        .iter()
        .enumerate()
        .filter(|(place, letters)| {
            let agree = matches!(form.items.get(*place), Some(Item::Agree(_)));
            !letters.is_empty() && agree == (kind == Kind::Agree)
        })
        .collect();
    let most = rows.iter().map(|(_, letters)| letters.len()).max().unwrap_or_default();
    let heads = (0..most).filter_map(letter).map(String::from);
    let table = Block::Table(Table {
        caption: fill(caption, &[("whole", &column.whole.to_string())]),
        purpose: Use::Points,
        columns: std::iter::once(words.column_question().to_owned()).chain(heads).collect(),
        rows: rows
            .into_iter()
            .map(|(place, letters)| {
                let points = letters.iter().map(ToString::to_string);
                let rest = std::iter::repeat_n(String::new(), most - letters.len());
                std::iter::once((place + 1).to_string()).chain(points).chain(rest).collect()
            })
            .collect(),
    });
    Block::Together(vec![table])
}

/// From how many points on each band begins.
fn bands(source: Source<'_>, pack: &Pack, guidance: &Guidance, sums: &Points) -> Block {
    let words = &source.words.sheet;
    let from = |stage: Stage, column: &Column| {
        let cut = (stage as usize).checked_sub(1).and_then(|place| pack.questions.thresholds.cuts.get(place));
        cut.map_or(0, |cut| reaches(*cut, column.whole)).to_string()
    };
    let row = |stage: Stage| {
        let name = source.stage(stage).to_owned();
        vec![name, from(stage, &sums.confidence), from(stage, &sums.judgement)]
    };
    Block::Table(Table {
        caption: words.key_bands().to_owned(),
        purpose: Use::Points,
        columns: [words.column_band(), guidance.texts.axis_confidence(), guidance.texts.axis_judgement()]
            .map(str::to_owned)
            .to_vec(),
        rows: Stage::ALL.map(row).to_vec(),
    })
}

/// The strongest choice of each judged question, and the reasons of all.
fn reasons(source: Source<'_>, pack: &Pack, guidance: &Guidance, form: &Form) -> Vec<Block> {
    let words = &source.words.sheet;
    let mut blocks = Vec::new();
    for (place, judged) in form.judged() {
        let Some(row) = pack.words(&Item::Judged(judged.clone()), None) else { continue };
        let [plain, with_output] = column::item::CHOICES;
        let begin = if judged.kind == JudgedKind::Spot { with_output } else { plain };
        let bins = [guidance.judged.bin_drafts(), guidance.judged.bin_lead(), guidance.judged.bin_person()];
        let said = |choice: usize| match judged.kind {
            JudgedKind::Sort => bins.get(choice).copied().unwrap_or_default(),
            _ => row.text(begin + choice),
        };
        let shown = order(form, place);
        let lines = shown.iter().enumerate().filter_map(|(place, choice)| {
            let choice = usize::from(*choice);
            let letter = letter(place)?.to_string();
            let strongest = best(judged) == Some(choice);
            let line = if strongest { words.key_best() } else { words.key_other() };
            let places =
                [("letter", &*letter), ("choice", said(choice)), ("why", why(guidance, &judged.id, choice))];
            Some(fill(line, &places))
        });
        let places = [("n", &*(place + 1).to_string())];
        blocks.push(Block::Together(vec![
            heading(3, &fill(words.form_question(), &places)),
            text(row.text(column::item::TEXT)),
            Block::List(Marker::Dot, lines.collect()),
        ]));
    }
    blocks
}
