//! What each letter of a paper is worth in small whole numbers, so that a person with a pencil comes to the same
//! bands as the program, if no question is left open.
//!
//! The weights are those of `model::score` and `model::lean`, brought to the smallest whole numbers: a sum of points
//! times 1000 over [`Column::whole`] is the score before rounding.

use super::order;
use crate::model::form::Form;
use crate::model::item::{Axis, Item, JudgedKind};
use crate::model::response::{AGREE_TOP, Answer, Response, agree_score, answer, mark, sides};
use crate::model::score::weights;
use crate::model::{FULL, Score};

/// A sum that is made on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The most points that can be had.
    pub whole: u64,
    /// Of each item of the form, the points of each letter; empty if the item is not in this sum.
    pub letters: Vec<Vec<u64>>,
}

/// The four sums of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// Confidence.
    pub confidence: Column,
    /// Judgement.
    pub judgement: Column,
    /// Trust that goes too far.
    pub over: Column,
    /// Trust that is too little.
    pub under: Column,
}

/// The points of a form.
pub fn points(form: &Form) -> Points {
    // What all items are worth does not depend on which choice was made, as long as each has one.
    let any: Vec<Option<Response>> = form.items.iter().map(first).collect();
    let answers: Vec<Answer> = (0..form.items.len()).filter_map(|place| answer(form, &any, place)).collect();
    let axis = |axis| {
        let parts = weights(&answers, axis, form.length);
        let weight = |place| parts.iter().find(|part| part.place == place).map_or(0, |part| part.weight);
        column(form, |place, response| {
            let value = value(form, place, response)?;
            Some((u64::from(value) * weight(place), u64::from(FULL) * weight(place)))
        })
    };
    let cards = form.judged().filter(|(_, item)| item.kind == JudgedKind::Sort).count() as u64;
    let side = |under: bool| {
        column(form, |place, response| {
            let Some(Item::Judged(judged)) = form.items.get(place) else { return None };
            let of = |lean: i8| u64::from(if under { sides(lean)[1] } else { sides(lean)[0] });
            let weight = if judged.kind == JudgedKind::Sort { 1 } else { cards.max(1) };
            let top = judged.marks.iter().map(|mark| of(mark.lean)).max()?;
            Some((of(mark(judged, response)?.lean) * weight, top * weight))
        })
    };
    Points {
        confidence: axis(Axis::Confidence),
        judgement: axis(Axis::Judgement),
        over: side(false),
        under: side(true),
    }
}

/// Some answer to an item.
fn first(item: &Item) -> Option<Response> {
    match item {
        Item::Agree(_) => Some(Response::Agree(0)),
        Item::Worries => None,
        Item::Judged(_) => Some(Response::Choice { choice: 0, sureness: None }),
    }
}

fn value(form: &Form, place: usize, response: &Response) -> Option<Score> {
    match form.items.get(place)? {
        Item::Agree(item) => agree_score(item, response),
        Item::Judged(item) => mark(item, response).map(|mark| mark.quality),
        Item::Worries => None,
    }
}

/// The responses of the letters of an item.
fn lettered(form: &Form, place: usize) -> Vec<Response> {
    match form.items.get(place) {
        Some(Item::Agree(_)) => (0..=AGREE_TOP).map(Response::Agree).collect(),
        Some(Item::Judged(item)) => {
            let choices = order(form, place).into_iter();
            let mut all: Vec<Response> =
                choices.map(|choice| Response::Choice { choice, sureness: None }).collect();
            all.extend((item.kind == JudgedKind::Knowledge).then_some(Response::DontKnow));
            all
        }
        _ => Vec::new(),
    }
}

/// The values and tops of all letters, divided by what they have in common.
fn column(form: &Form, worth: impl Fn(usize, &Response) -> Option<(u64, u64)>) -> Column {
    let mut column = Column::default();
    let mut common = 0;
    for place in 0..form.items.len() {
        let found: Vec<(u64, u64)> =
            lettered(form, place).iter().filter_map(|response| worth(place, response)).collect();
        let top = found.first().map_or(0, |(_, top)| *top);
        column.whole += top;
        let letters: Vec<u64> = found.into_iter().map(|(value, _)| value).collect();
        common = letters.iter().fold(common, |common, value| divisor(common, *value));
        column.letters.push(letters);
    }
    let common = common.max(1);
    column.whole /= common;
    column.letters.iter_mut().flatten().for_each(|value| *value /= common);
    column
}

fn divisor(a: u64, b: u64) -> u64 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    x
}

/// The least points of a column that reach a score, as the program rounds it: half up.
pub fn reaches(score: Score, whole: u64) -> u64 {
    (u64::from(score) * 2).saturating_sub(1).saturating_mul(whole).div_ceil(u64::from(FULL) * 2)
}
