//! Shows of hands: bare counts for each question, so that people without a device take part.
//!
//! Hands were seen by everybody, so there is nothing to hide; they are never mixed with codes.

use super::event::Count;

/// No room is larger than this.
const MOST: u32 = 100_000;

/// The counts of each question by its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands(Vec<(String, Vec<u32>)>);

impl Hands {
    /// How many hands a choice has.
    pub fn of(&self, question: &str, choice: usize) -> u32 {
        self.counts(question).get(choice).copied().unwrap_or_default()
    }

    /// How many hands a question has over all choices.
    pub fn total(&self, question: &str) -> u32 {
        self.counts(question).iter().sum()
    }

    fn counts(&self, question: &str) -> &[u32] {
        self.0.iter().find(|(other, _)| other == question).map_or(&[], |(_, counts)| counts)
    }

    /// Sets a count.
    pub fn set(&mut self, count: &Count, hands: u32) {
        // No question has so many choices; a larger place is a slip of the page.
        if count.choice >= 16 {
            return;
        }
        if !self.0.iter().any(|(other, _)| *other == count.question) {
            self.0.push((count.question.clone(), Vec::new()));
        }
        let Some((_, counts)) = self.0.iter_mut().find(|(other, _)| *other == count.question) else { return };
        if counts.len() <= count.choice {
            counts.resize(count.choice + 1, 0);
        }
        if let Some(slot) = counts.get_mut(count.choice) {
            *slot = hands.min(MOST);
        }
    }

    /// Adds to a count; never below 0.
    pub fn by(&mut self, count: &Count, change: i32) {
        let now = self.of(&count.question, count.choice);
        self.set(count, now.saturating_add_signed(change));
    }

    /// Forgets a question.
    pub fn clear(&mut self, question: &str) {
        self.0.retain(|(other, _)| other != question);
    }

    /// Every question with its counts.
    pub fn all(&self) -> impl Iterator<Item = (&str, &[u32])> {
        self.0.iter().map(|(question, counts)| (question.as_str(), counts.as_slice()))
    }
}
