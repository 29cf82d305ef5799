//! Bare counts: what the map needs, and all that millions of codes leave behind.

use super::cell::Cell;
use crate::workshop::result_code::Content;

/// How many codes are in each cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts(Vec<u64>);

impl Default for Counts {
    fn default() -> Counts {
        Counts(vec![0; Cell::COUNT])
    }
}

impl Counts {
    /// From the sizes of the cells in their order.
    pub(super) fn from_sizes(sizes: impl Iterator<Item = usize>) -> Counts {
        let mut counts = Counts::default();
        for (count, size) in counts.0.iter_mut().zip(sizes) {
            *count = size as u64;
        }
        counts
    }

    /// Counts a code, whether it was seen before or not. A keep code counts nowhere.
    pub fn add(&mut self, content: &Content) {
        for cell in Cell::of(content) {
            if let Some(count) = self.0.get_mut(cell.place()) {
                *count += 1;
            }
        }
    }

    /// Adds the counts of other people.
    pub fn plus(&mut self, others: &Counts) {
        for (count, more) in self.0.iter_mut().zip(&others.0) {
            *count += more;
        }
    }

    /// One cell.
    pub fn of(&self, cell: Cell) -> u64 {
        self.0.get(cell.place()).copied().unwrap_or_default()
    }

    /// Everybody.
    pub fn people(&self) -> u64 {
        self.0.iter().take(Cell::GRID).sum()
    }
}
