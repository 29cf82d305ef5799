//! What a person answered, and which answers fit which item.
//!
//! A response that does not fit its item counts as none at all: a damaged snapshot or a pack that
//! changed can lower what is known about a person, never invent it.

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::item::{Agree, Item, Judged, JudgedKind, Keying, Mark};
use super::{FULL, Score};

/// The top of the agree scale, which runs from 0 (strongly disagree) to 4 (strongly agree).
pub const AGREE_TOP: u8 = 4;

/// How many worries may be picked.
pub const WORRIES_AT_MOST: usize = 3;

/// How sure a person is of a knowledge answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sureness {
    /// "I am guessing."
    Guess,
    /// "I am fairly sure."
    Fairly,
    /// "I am certain."
    Certain,
}

/// An answer to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// The score of an agree response, 0 to 1000 in steps of 250. `None` if it does not fit.
pub fn agree_score(item: &Agree, response: &Response) -> Option<Score> {
    let Response::Agree(point) = response else { return None };
    let point = (*point <= AGREE_TOP).then_some(*point)?;
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

/// Whether the item at this place has an answer that fits it.
pub fn answered(form: &Form, responses: &Responses, place: usize) -> bool {
    let Some(Some(response)) = responses.get(place) else { return false };
    match form.items.get(place) {
        Some(Item::Agree(item)) => agree_score(item, response).is_some(),
        Some(Item::Judged(item)) => mark(item, response).is_some(),
        Some(Item::Worries) => matches!(response, Response::Worries { .. }),
        None => false,
    }
}
