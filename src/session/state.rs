//! The state of one run.

use super::numerals::Numerals;
use super::sharing::Sharing;
use crate::model::Text;
use crate::model::form::{Form, Length};
use crate::model::item::{Judged, JudgedKind};
use crate::model::response::Responses;

/// When reasons are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feedback {
    /// With the result.
    End,
    /// After each judged item.
    Each,
}

/// What the page asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// `"a"` or `"b"`.
    pub form: Text,
    /// Quick or standard.
    pub length: Length,
    /// The role by place in the pack, or ask.
    pub role: Option<usize>,
    /// When reasons are shown.
    pub feedback: Feedback,
    /// Decides the order of choices; the same seed gives the same order.
    pub seed: u32,
    /// How the language writes numbers.
    pub numerals: Numerals,
    /// Whether answers are kept for later.
    pub keep: bool,
    /// What the page is told at the end.
    pub sharing: Sharing,
}

/// Where a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Asking for the role.
    Role,
    /// Asking the item at this place.
    Item(usize),
    /// Showing the reasons of the item at this place.
    Reasons(usize),
    /// Before the result: what was skipped.
    Review,
    /// The result.
    Result,
}

/// Whether the guidance is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// On its way.
    Waiting,
    /// There.
    Here,
    /// It did not come.
    Missing,
}

/// One person's run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What the page asked for.
    pub options: Options,
    /// The items.
    pub form: Form,
    /// Where the run is.
    pub phase: Phase,
    /// The role that was chosen, by place in the pack.
    pub role: Option<usize>,
    /// The answers so far.
    pub responses: Responses,
    /// Whether the guidance is there.
    pub guidance: Arrival,
    /// The role whose tasks were asked, once the role question was left.
    pub asked_as: Option<usize>,
    /// The review led to this question: "next" goes back to the review.
    pub from_review: bool,
    /// The page has been told of the result.
    pub told: bool,
}

impl Session {
    /// How many questions have an answer.
    pub fn answered(&self) -> usize {
        (0..self.form.items.len())
            .filter(|place| crate::model::response::answered(&self.form, &self.responses, *place))
            .count()
    }
}

/// The order in which the choices of an item are shown: a Fisher-Yates shuffle from seed and place.
/// The bins of a sort stay as they are: they run from "AI drafts" to "person only".
pub fn shown_order(seed: u32, place: usize, item: &Judged) -> Vec<u8> {
    let mut order: Vec<u8> = (0..item.marks.len()).filter_map(|choice| u8::try_from(choice).ok()).collect();
    if item.kind == JudgedKind::Sort {
        return order;
    }
    // Xorshift (Marsaglia 2003); the place is spread so that items differ, and the state is never 0.
    let mut state = seed ^ u32::try_from(place + 1).unwrap_or(1).wrapping_mul(0x9E37_79B9) | 1;
    for last in (1..order.len()).rev() {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        order.swap(last, state as usize % (last + 1));
    }
    order
}
