//! What a person answered, and what each answer is worth.
//!
//! A response that does not fit its item counts as none at all: a damaged snapshot or a pack that
//! changed can lower what is known about a person, never invent it.

use super::form::Form;
use super::item::{Agree, Dimension, Item, Judged, JudgedKind, Keying, Mark};
use super::{FULL, Score};

/// The top of the agree scale, which runs from 0 (strongly disagree) to 4 (strongly agree).
pub const AGREE_TOP: u8 = 4;

/// How many worries may be picked.
pub const WORRIES_AT_MOST: usize = 3;

/// How sure a person is of a knowledge answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// "I am guessing."
    Guess,
    /// "I am fairly sure."
    Fairly,
    /// "I am certain."
    Certain,
}

/// An answer to one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// A point on the agree scale, 0 to 4.
    Agree(u8),
    /// Worries by number, in the order in which they were picked: the first is the top one.
    Worries {
        /// The picked worries; empty with `other` unset means "none of these".
        picked: Vec<u8>,
        /// "Something else" was picked as well.
        other: bool,
    },
    /// A choice of a judged item, and for a knowledge item how sure the person is.
    Choice {
        /// Which choice, in the pack's order.
        choice: u8,
        /// Only knowledge items ask.
        sureness: Option<Sureness>,
    },
    /// "I don't know": offered by knowledge items, worth 0, no lean.
    DontKnow,
}

/// Answers in the order of the form's items; `None` is a skipped item.
pub type Responses = Vec<Option<Response>>;

/// A response that scores, with what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The item's place in the form.
    pub place: usize,
    /// The item's dimension.
    pub dimension: Dimension,
    /// The kind of a judged item.
    pub kind: Option<JudgedKind>,
    /// 0 to 1000.
    pub value: Score,
    /// How the choice leans, -2 to 2.
    pub lean: i8,
    /// The furthest that this item's choices lean over and under.
    pub reach: [u8; 2],
}

impl Answer {
    /// Whether this is a card of the task sort.
    pub fn in_sort(&self) -> bool {
        self.kind == Some(JudgedKind::Sort)
    }
}

/// The score of an agree response, 0 to 1000 in steps of 250. `None` if it does not fit.
pub fn agree_score(item: &Agree, response: &Response) -> Option<Score> {
    let Response::Agree(point @ 0..=AGREE_TOP) = *response else { return None };
    let kept = match item.keying {
        Keying::Forward => point,
        Keying::Mirrored => AGREE_TOP - point,
    };
    Some(u16::from(kept) * (FULL / u16::from(AGREE_TOP)))
}

/// The mark of a judged response. `None` if it does not fit.
pub fn mark(item: &Judged, response: &Response) -> Option<Mark> {
    match response {
        Response::Choice { choice, .. } => item.marks.get(usize::from(*choice)).copied(),
        Response::DontKnow if item.kind == JudgedKind::Knowledge => {
            Some(Mark { quality: 0, lean: 0, red_line: None })
        }
        _ => None,
    }
}

/// The answer at a place, if the item scores and has a response that fits it.
pub fn answer(form: &Form, responses: &Responses, place: usize) -> Option<Answer> {
    let response = responses.get(place)?.as_ref()?;
    match form.items.get(place)? {
        Item::Agree(item) => {
            let value = agree_score(item, response)?;
            Some(Answer { place, dimension: item.dimension, kind: None, value, lean: 0, reach: [0, 0] })
        }
        Item::Judged(item) => {
            let found = mark(item, response)?;
            let mut reach = [0, 0];
            for mark in &item.marks {
                let [over, under] = sides(mark.lean);
                reach = [reach[0].max(over), reach[1].max(under)];
            }
            let (value, lean) = (found.quality, found.lean);
            Some(Answer { place, dimension: item.dimension, kind: Some(item.kind), value, lean, reach })
        }
        Item::Worries => None,
    }
}

/// How far a lean goes over and how far under; one of them is 0.
pub fn sides(lean: i8) -> [u8; 2] {
    [lean.max(0).unsigned_abs(), lean.min(0).unsigned_abs()]
}

/// Whether the item at this place has an answer that fits it.
pub fn answered(form: &Form, responses: &Responses, place: usize) -> bool {
    let worries = matches!(form.items.get(place), Some(Item::Worries))
        && matches!(responses.get(place), Some(Some(Response::Worries { .. })));
    worries || answer(form, responses, place).is_some()
}
