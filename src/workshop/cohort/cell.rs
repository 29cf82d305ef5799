//! The cells that codes fall into: one of the grid (by role), one of lean, one or more of worries, some gaps.

use super::FINGERPRINTS;
use super::sip::sip;
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::workshop::result_code::{Axes, Content, OrgGap, Role, WORRIES};

/// What was told of worries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorryCell {
    /// This one, 0 to 17, perhaps with others.
    Picked(u8),
    /// "None of these".
    Nothing,
    /// Skipped, or left out.
    Untold,
}

/// A cell. A code is in several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// One cell of the map, for one role.
    Grid {
        /// `None`: not told.
        role: Option<Role>,
        /// Confidence.
        confidence: Stage,
        /// Judgement.
        judgement: Stage,
    },
    /// How trust leans.
    Lean(Lean),
    /// Worries.
    Worry(WorryCell),
    /// What the organisation owes.
    Gap(OrgGap),
}

/// The stages, as a number to count in.
const STAGES: usize = Stage::ALL.len();
const LEANS: [Lean; 4] = [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed];

impl Cell {
    /// How many cells of the grid there are: 8 roles (with "not told") by 5 by 5. They come first.
    pub const GRID: usize = 8 * STAGES * STAGES;
    /// How many cells there are.
    pub const COUNT: usize = Cell::GRID + LEANS.len() + WORRIES as usize + 2 + OrgGap::ALL.len();

    /// The cells of a code, that of the grid first; none for a keep code.
    pub fn of(content: &Content) -> impl Iterator<Item = Cell> + use<> {
        let Content { role, lean, worries, gaps, .. } = *content;
        let grid = match content.axes {
            Axes::Room([confidence, judgement]) => Some(Cell::Grid { role, confidence, judgement }),
            Axes::Keep(_) => None,
        };
        let known = grid.is_some();
        let single = match worries {
            None => Some(WorryCell::Untold),
            Some(set) if set.is_empty() => Some(WorryCell::Nothing),
            Some(_) => None,
        };
        let picked = worries.into_iter().flat_map(|set| set.places()).map(WorryCell::Picked);
        let worries = single.into_iter().chain(picked).map(Cell::Worry);
        let gaps = OrgGap::ALL.into_iter().filter(move |gap| gaps.has(*gap)).map(Cell::Gap);
        let rest = std::iter::once(Cell::Lean(lean)).chain(worries).chain(gaps);
        grid.into_iter().chain(rest.filter(move |_| known))
    }

    /// All cells in the order of their places.
    pub fn all() -> impl Iterator<Item = Cell> {
        let grid = (0..8).flat_map(|role| {
            let stages = Stage::ALL.into_iter();
            stages.flat_map(move |confidence| {
                let role = Role::new(role);
                Stage::ALL.into_iter().map(move |judgement| Cell::Grid { role, confidence, judgement })
            })
        });
        let picked = (0..WORRIES).map(WorryCell::Picked);
        let worries = picked.chain([WorryCell::Nothing, WorryCell::Untold]).map(Cell::Worry);
        grid.chain(LEANS.map(Cell::Lean)).chain(worries).chain(OrgGap::ALL.map(Cell::Gap))
    }

    /// 0 to [`Cell::COUNT`] - 1.
    pub fn place(self) -> usize {
        let after_lean = Cell::GRID + LEANS.len();
        let after_worries = after_lean + usize::from(WORRIES) + 2;
        match self {
            Cell::Grid { role, confidence, judgement } => {
                let role = role.map_or(0, |role| usize::from(role.number()));
                (role * STAGES + confidence as usize) * STAGES + judgement as usize
            }
            Cell::Lean(lean) => Cell::GRID + lean as usize,
            Cell::Worry(WorryCell::Picked(worry)) => after_lean + usize::from(worry),
            Cell::Worry(WorryCell::Nothing) => after_lean + usize::from(WORRIES),
            Cell::Worry(WorryCell::Untold) => after_lean + usize::from(WORRIES) + 1,
            Cell::Gap(gap) => after_worries + gap as usize,
        }
    }

    /// The role, 0 to 7, of a place in the grid.
    pub(super) fn role_of_place(place: usize) -> u8 {
        u8::try_from(place / (STAGES * STAGES)).unwrap_or_default()
    }

    /// The name in files.
    pub fn name(self) -> String {
        match self {
            Cell::Grid { role, confidence, judgement } => {
                let role = role.map_or(0, Role::number);
                format!("role-{role}.confidence-{}.judgement-{}", confidence.number(), judgement.number())
            }
            Cell::Lean(lean) => format!("lean.{}", lean_key(lean)),
            Cell::Worry(WorryCell::Picked(worry)) => format!("worry.{worry}"),
            Cell::Worry(WorryCell::Nothing) => "worry.none".to_owned(),
            Cell::Worry(WorryCell::Untold) => "worry.untold".to_owned(),
            Cell::Gap(gap) => format!("gap.{}", gap.key()),
        }
    }

    /// The number of a code in this cell, below [`FINGERPRINTS`]; it has another in every other cell.
    pub fn fingerprint(self, content: &Content) -> u64 {
        self.fingerprint_of(content.bits())
    }

    /// The same of a code's bits.
    pub(super) fn fingerprint_of(self, bits: u64) -> u64 {
        sip([0x6169_2D73_656C_6663, self.place() as u64], bits) % FINGERPRINTS
    }
}

/// The key of a lean's words.
pub(crate) fn lean_key(lean: Lean) -> &'static str {
    match lean {
        Lean::Balanced => "balanced",
        Lean::Over => "over",
        Lean::Under => "under",
        Lean::Mixed => "mixed",
    }
}
