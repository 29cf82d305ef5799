//! The check on paper: which questions stand in which part, and how a filled paper is entered.
//!
//! A paper asks the items of a form in the form's order. Its choices stand in the order that a session with the
//! seed [`SEED`] would show them in, so that a filled paper goes through the very functions that clicks go through
//! (`session::update`), and then becomes a [`Content`] like any other run.
//!
//! A paper is entered as one line, a group of letters a part, as they stand in the strip at the foot of the paper:
//! `AQ BCAEDB AF ABCA BD`. The first group names the paper (form A or B; Q quick, S standard) and what else the
//! person ticked: the number of the role, and `+` for "count what my organisation owes too": `AQ3+`. A dash is a
//! question left open; a lone dash leaves a whole part open. In the part with "how sure are you?", a digit of 1 to
//! 3 may follow each letter.
//!
//! What it lacks: nothing on a paper can tell that it was entered twice, and no letter carries a check.

mod entry;
mod points;

pub use entry::{Entered, Mistake, enter, write};
pub use points::{Column, Points, points, reaches};

use crate::model::form::{Form, Length};
use crate::model::item::{Item, JudgedKind};
use crate::model::response::AGREE_TOP;
use crate::pack::Pack;
use crate::session::state::shown_order;

/// The seed of every paper: all papers of a form have the same order of choices.
pub const SEED: u32 = 1;

/// A kind of question; the questions of a kind stand together on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Statements.
    Agree,
    /// The worry picker: one question.
    Worries,
    /// Task cards.
    Sort,
    /// Situations.
    Scenario,
    /// Questions of fact, each with "how sure are you?".
    Knowledge,
    /// Two texts to compare.
    Spot,
}

/// Questions of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which kind.
    pub kind: Kind,
    /// Places in the form.
    pub places: Vec<usize>,
}

/// The kind of an item.
pub fn kind(item: &Item) -> Kind {
    match item {
        Item::Agree(_) => Kind::Agree,
        Item::Worries => Kind::Worries,
        Item::Judged(judged) => match judged.kind {
            JudgedKind::Sort => Kind::Sort,
            JudgedKind::Scenario => Kind::Scenario,
            JudgedKind::Knowledge => Kind::Knowledge,
            JudgedKind::Spot => Kind::Spot,
        },
    }
}

/// The parts of a form in the form's order: a new part wherever the kind changes.
pub fn parts(form: &Form) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (place, item) in form.items.iter().enumerate() {
        let kind = kind(item);
        match parts.last_mut().filter(|part| part.kind == kind) {
            Some(part) => part.places.push(place),
            None => parts.push(Part { kind, places: vec![place] }),
        }
    }
    parts
}

/// How many letters a question offers. `worries` is how many worries the pack has.
pub fn letters(item: &Item, worries: usize) -> usize {
    match item {
        Item::Agree(_) => usize::from(AGREE_TOP) + 1,
        // "Something else" and "none of these" behind them.
        Item::Worries => worries + 2,
        Item::Judged(judged) => judged.marks.len() + usize::from(judged.kind == JudgedKind::Knowledge),
    }
}

/// The letter at a place: A for 0. None beyond Z.
pub fn letter(place: usize) -> Option<char> {
    u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'A' + place))
}

/// The choices of a judged item in the order of their letters, as places in the pack's order.
pub fn order(form: &Form, place: usize) -> Vec<u8> {
    match form.items.get(place) {
        Some(Item::Judged(judged)) => shown_order(SEED, place, judged),
        _ => Vec::new(),
    }
}

/// What the first group of an entry says of form and length, such as `AQ`.
pub fn code(form: &Form) -> String {
    let length = match form.length {
        Length::Quick => "Q",
        Length::Standard => "S",
    };
    [&*form.id.to_uppercase(), length].concat()
}

/// The form that a paper's code names, if the pack has it.
pub fn form_of(pack: &Pack, code: &str) -> Option<Form> {
    let (id, length) = code.split_at_checked(code.len().checked_sub(1)?)?;
    let length = match length {
        "Q" | "q" => Length::Quick,
        "S" | "s" => Length::Standard,
        _ => return None,
    };
    pack.questions.form(&id.to_lowercase(), length)
}
