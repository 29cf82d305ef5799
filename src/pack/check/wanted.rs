//! Which guidance a pack can need: the quick check speaks of axes and the standard one of dimensions, and a
//! small pack crosses few red lines.

use crate::model::form::Length;
use crate::model::item::{Dimension, Item, RedLine};
use crate::model::stage::Stage;
use crate::pack::words::Questions;

/// What the forms and items of a pack can lead to.
pub(super) struct Wanted {
    quick: bool,
    standard: bool,
    lines: Vec<RedLine>,
    top: Stage,
}

impl Wanted {
    pub(super) fn of(questions: &Questions) -> Wanted {
        let has = |length| questions.forms.iter().any(|form| form.length == length);
        let mut lines = Vec::new();
        for item in &questions.items {
            if let Item::Judged(item) = item {
                lines.extend(item.marks.iter().filter_map(|mark| mark.red_line));
            }
        }
        let standard = has(Length::Standard);
        let top = if standard { Stage::Fearless } else { questions.thresholds.quick_stage };
        Wanted { quick: has(Length::Quick), standard, lines, top }
    }

    /// A stage by its place.
    pub(super) fn stage(&self, place: usize) -> bool {
        place <= self.top as usize
    }

    /// A strength, by its place: dimensions, then axes, then the rest.
    pub(super) fn strength(&self, place: usize) -> bool {
        let [dimensions, axes] = [Dimension::ALL.len(), Dimension::ALL.len() + 2];
        if place < dimensions { self.standard } else { place >= axes || self.quick }
    }

    /// A next step that somebody who answers can reach, by its place.
    pub(super) fn step(&self, place: usize) -> bool {
        self.strength(place)
    }

    /// A next step whose words are needed: that of confidence is for those who answer nothing, too.
    pub(super) fn step_words(&self, place: usize) -> bool {
        place == Dimension::ALL.len() || self.step(place)
    }

    /// A red line, by its place.
    pub(super) fn red_line(&self, place: usize) -> bool {
        self.lines.iter().any(|line| *line as usize == place)
    }
}
