//! Merging cells until no number is too small to show.
//!
//! Cells are merged rather than blanked: a blank can be computed from a total, a sum of two cells cannot be
//! taken apart. The cells of a place merge with the neighbour that has the fewest people, empty ones last.

use super::LEAST;

/// Some cells, with their people in each group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// In order.
    pub(super) cells: Vec<usize>,
    /// One number a group.
    pub(super) groups: Vec<u64>,
}

impl Region {
    pub(super) fn single(cell: usize, groups: Vec<u64>) -> Region {
        Region { cells: vec![cell], groups }
    }

    pub(super) fn people(&self) -> u64 {
        self.groups.iter().sum()
    }

    /// The same cells with the numbers of these single cells.
    pub(super) fn with_people_of(&self, cells: &[Region]) -> Region {
        let mut whole: Option<Region> = None;
        for cell in self.cells.iter().filter_map(|cell| cells.get(*cell)) {
            match &mut whole {
                Some(whole) => whole.take_in(cell.clone()),
                None => whole = Some(cell.clone()),
            }
        }
        whole.unwrap_or_else(|| self.clone())
    }

    fn small(&self) -> bool {
        self.groups.iter().any(|people| (1..LEAST).contains(people))
    }

    fn take_in(&mut self, other: Region) {
        self.cells.extend(other.cells);
        self.cells.sort_unstable();
        for (mine, theirs) in self.groups.iter_mut().zip(other.groups) {
            *mine += theirs;
        }
    }

    fn beside(&self, other: &Region, next: impl Fn(usize, usize) -> bool) -> bool {
        self.cells.iter().any(|one| other.cells.iter().any(|other| next(*one, *other)))
    }
}

/// Merges until every number of every region is 0 or at least [`LEAST`], or one region is left.
pub(super) fn merge(mut regions: Vec<Region>, next: impl Fn(usize, usize) -> bool) -> Vec<Region> {
    // The smallest first, so that two small ones find each other before they spoil a large one.
    while let Some(small) = (0..regions.len())
        .filter(|place| regions.get(*place).is_some_and(Region::small))
        .min_by_key(|place| regions.get(*place).map(Region::people))
    {
        let region = regions.remove(small);
        let others = regions.iter().enumerate().filter(|(_, other)| region.beside(other, &next));
        let partner =
            others.min_by_key(|(_, other)| (other.people() == 0, other.people())).map(|(place, _)| place);
        match partner.and_then(|place| regions.get_mut(place)) {
            Some(partner) => partner.take_in(region),
            // Alone: the floor and the columns see to it that a whole table is large enough.
            None => {
                regions.insert(small, region);
                break;
            }
        }
    }
    regions
}
