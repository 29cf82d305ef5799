//! The facilitator's notes: on this screen when asked for, or in a second window.

use super::Said;
use super::page::count;
use crate::workshop::cohort::Round;
use crate::workshop::room::slides::{Slide, top_worries};
use crate::workshop::room::state::Room;

/// The notes of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// The step.
    pub heading: String,
    /// Minutes left, and how the plan stands.
    pub clock: String,
    /// What comes after this slide.
    pub next: String,
    /// Parts, each with a heading.
    pub parts: Vec<(String, Vec<String>)>,
}

/// The notes of what is on the screen.
pub fn notes(room: &Room, said: Said<'_>) -> Notes {
    let texts = said.texts;
    let standing = room.standing();
    let step = said.long.step(room.step());
    let minutes = standing.left.unsigned_abs().div_ceil(60_000);
    let left = if standing.left >= 0 { texts.clock_left() } else { texts.clock_over() };
    let slides = room.slides();
    let next = match slides.get(room.slide + 1) {
        Some(slide) => super::slide::name(*slide, said),
        None => {
            let after = room.settings.agenda.steps().get(standing.step + 1);
            after.and_then(|step| said.long.step(step.id)).map_or(String::new(), |step| step.title.clone())
        }
    };
    let mut parts = Vec::new();
    let mut part = |heading: &str, lines: &[String]| {
        if !lines.is_empty() {
            parts.push((heading.to_owned(), lines.to_vec()));
        }
    };
    if let Some(step) = step {
        part(texts.notes_say(), &step.say);
        part(texts.notes_notes(), &step.notes);
        part(texts.notes_timing(), &step.timing);
    }
    let needs = room.settings.agenda.steps().get(standing.step).map_or(&[][..], |step| step.needs);
    let needs: Vec<String> = needs
        .iter()
        .filter_map(|need| said.long.need(*need))
        .map(|need| [need.title.as_str(), ": ", need.line.as_str()].concat())
        .collect();
    part(texts.notes_needs(), &needs);
    if room.step() == "welcome" {
        part(texts.notes_privacy(), &said.long.room.privacy);
    }
    if room.shown() == Slide::Talk && top_worries(room.looked(Round::Before), room.worries).is_empty() {
        part(texts.notes_say(), &[texts.no_worries_yet().to_owned()]);
    }
    Notes {
        heading: step.map_or(String::new(), |step| step.title.clone()),
        clock: count(left, minutes),
        next,
        parts,
    }
}
