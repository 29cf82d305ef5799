//! What may be shown of a cohort, so that nobody at the screen can work out one person.
//!
//! A [`Screen`] is built from counts alone and is safe by itself: nothing under [`Floor`] people; every number
//! that is shown is 0 or at least [`LEAST`], because smaller cells are merged with a neighbour, never left as a
//! gap that a total would fill; roles are shown all at once or not at all, each with at least the floor, and so
//! with the rest. A [`Board`] decides when a new screen may take the place of the last (see there).
//!
//! These rules protect people from onlookers, not from the facilitator, who can read every code.

mod board;
mod regions;
mod rows;

use serde::{Deserialize, Serialize};

use crate::model::lean::Lean;
use crate::model::stage::Stage;

pub use board::{BATCH, Board, Moment, Shown, View, Waiting};
pub use rows::{Row, rows};

use super::cohort::{Cell, Counts, WorryCell};
use super::result_code::{OrgGap, Role, WORRIES};
use regions::{Region, merge};

/// The least number above 0 that is ever shown.
pub const LEAST: u64 = 3;

/// How few people are nobody's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Floor {
    /// 8.
    #[default]
    Usual,
    /// 10, for rooms that ask for more.
    Strict,
}

impl Floor {
    /// 8 or 10 people.
    pub fn people(self) -> u64 {
        match self {
            Floor::Usual => 8,
            Floor::Strict => 10,
        }
    }
}

/// A cell of the map: confidence, judgement.
pub type Place = (Stage, Stage);

/// Some cells with one number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Together<T> {
    /// Which cells; more than one if a number alone would be too small.
    pub cells: Vec<T>,
    /// How many people are in them: 0, or at least [`LEAST`].
    pub people: u64,
}

/// How many people named something that everybody may name. There is no total of these to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amount {
    /// 0, 1 or 2.
    Few,
    /// So many; at least [`LEAST`], and at least as many did not.
    People(u64),
    /// All, all but one, or all but two.
    NearlyAll,
}

impl Amount {
    fn of(count: u64, people: u64) -> Amount {
        if count < LEAST {
            Amount::Few
        } else if people.saturating_sub(count) < LEAST {
            Amount::NearlyAll
        } else {
            Amount::People(count)
        }
    }
}

/// Whether worries were told at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// At least one.
    Some,
    /// "None of these".
    Nothing,
    /// Skipped, or left out.
    Untold,
}

/// The map, one column a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByRole {
    /// The roles with enough people, and last, as `None`, the rest if there is any: other roles, and none told.
    pub groups: Vec<Option<Role>>,
    /// Coarser than the map of all; each with its people by group. A number is 0 or at least [`LEAST`].
    pub places: Vec<(Vec<Place>, Vec<u64>)>,
}

/// Everything that is shown of one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// How many people are in it.
    pub people: u64,
    /// The map: every cell once.
    pub places: Vec<Together<Place>>,
    /// How trust leans: every lean once.
    pub lean: Vec<Together<Lean>>,
    /// Whether worries were told.
    pub told: Vec<Together<Told>>,
    /// The worries, 0 to 17.
    pub worries: Vec<(u8, Amount)>,
    /// What the organisation owes; those who left it out count as not naming it.
    pub gaps: Vec<(OrgGap, Amount)>,
    /// `None`: no two groups are large enough.
    pub roles: Option<ByRole>,
}

const LEANS: [Lean; 4] = [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed];
const STAGES: usize = Stage::ALL.len();

/// The screen of these counts, as if it were the only one ever shown; `None` under the floor.
pub fn screen(counts: &Counts, floor: Floor) -> Option<Screen> {
    let people = counts.people();
    if people < floor.people() {
        return None;
    }
    let all: Vec<Option<Role>> = (0..=7).map(Role::new).collect();
    let single = grid(counts, &[all]);
    let regions = merge(single, next_in_grid);
    let lean = LEANS.map(|lean| counts.of(Cell::Lean(lean)));
    let told = told(counts, people);
    let amount = |cell| Amount::of(counts.of(cell), people);
    let worry = |worry| (worry, amount(Cell::Worry(WorryCell::Picked(worry))));
    let roles = by_role(counts, floor, &regions);
    Some(Screen {
        people,
        places: regions
            .iter()
            .map(|region| Together { cells: places(region), people: region.people() })
            .collect(),
        lean: line(&LEANS, &lean),
        told: line(&[Told::Some, Told::Nothing, Told::Untold], &told),
        worries: (0..WORRIES).map(worry).collect(),
        gaps: OrgGap::ALL.map(|gap| (gap, amount(Cell::Gap(gap)))).to_vec(),
        roles,
    })
}

fn told(counts: &Counts, people: u64) -> [u64; 3] {
    let [nothing, untold] = [WorryCell::Nothing, WorryCell::Untold].map(|cell| counts.of(Cell::Worry(cell)));
    [people.saturating_sub(nothing + untold), nothing, untold]
}

/// The 25 cells, each with its people in every group of roles.
fn grid(counts: &Counts, groups: &[Vec<Option<Role>>]) -> Vec<Region> {
    let mut regions = Vec::new();
    for confidence in Stage::ALL {
        for judgement in Stage::ALL {
            let count = |role: &Option<Role>| counts.of(Cell::Grid { role: *role, confidence, judgement });
            let people = groups.iter().map(|roles| roles.iter().map(count).sum()).collect();
            regions.push(Region::single(regions.len(), people));
        }
    }
    regions
}

/// Whether two cells share an edge.
fn next_in_grid(one: usize, other: usize) -> bool {
    let (across, up) = (one / STAGES, one % STAGES);
    across.abs_diff(other / STAGES) + up.abs_diff(other % STAGES) == 1
}

fn places(region: &Region) -> Vec<Place> {
    let place = |cell: &usize| Some((*Stage::ALL.get(cell / STAGES)?, *Stage::ALL.get(cell % STAGES)?));
    region.cells.iter().filter_map(place).collect()
}

/// Kinds without an order: any two may go together.
fn line<T: Copy>(kinds: &[T], counts: &[u64]) -> Vec<Together<T>> {
    let single = counts.iter().enumerate().map(|(place, count)| Region::single(place, vec![*count]));
    let merged = merge(single.collect(), |_, _| true);
    let kinds_of =
        |region: &Region| region.cells.iter().filter_map(|cell| kinds.get(*cell).copied()).collect();
    merged.iter().map(|region| Together { cells: kinds_of(region), people: region.people() }).collect()
}

/// Which roles have a column: those with enough people, as long as the rest is nobody or enough as well.
fn columns(counts: &Counts, floor: Floor) -> Vec<Vec<Option<Role>>> {
    let size = |role: Option<Role>| -> u64 {
        let places = Stage::ALL.iter().flat_map(|one| Stage::ALL.iter().map(move |other| (*one, *other)));
        places.map(|(confidence, judgement)| counts.of(Cell::Grid { role, confidence, judgement })).sum()
    };
    let mut own: Vec<(u64, Option<Role>)> = (1..=7).map(Role::new).map(|role| (size(role), role)).collect();
    let mut rest = vec![(size(None), None)];
    // The smallest last, so that it is the first to join the rest.
    own.sort_by_key(|(size, role)| (std::cmp::Reverse(*size), *role));
    loop {
        let short = |size: u64| size < floor.people();
        let rest_size: u64 = rest.iter().map(|(size, _)| size).sum();
        let small = own.last().is_some_and(|(size, _)| short(*size));
        if !small && (rest_size == 0 || !short(rest_size)) {
            break;
        }
        match own.pop() {
            Some(smallest) => rest.push(smallest),
            None => break,
        }
    }
    own.sort_by_key(|(_, role)| *role);
    let mut groups: Vec<Vec<Option<Role>>> = own.into_iter().map(|(_, role)| vec![role]).collect();
    if rest.iter().any(|(size, _)| *size > 0) {
        groups.push(rest.into_iter().map(|(_, role)| role).collect());
    }
    groups
}

/// Coarsens the map of all until every role's number in every place may be shown.
fn by_role(counts: &Counts, floor: Floor, all: &[Region]) -> Option<ByRole> {
    let columns = columns(counts, floor);
    if columns.len() < 2 {
        return None;
    }
    let cells = grid(counts, &columns);
    let coarse = all.iter().map(|region| region.with_people_of(&cells)).collect();
    let merged = merge(coarse, next_in_grid);
    let group = |roles: &Vec<Option<Role>>| match roles.as_slice() {
        [Some(role)] => Some(*role),
        _ => None,
    };
    Some(ByRole {
        groups: columns.iter().map(group).collect(),
        places: merged.iter().map(|region| (places(region), region.groups.clone())).collect(),
    })
}
