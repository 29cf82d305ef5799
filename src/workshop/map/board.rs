//! When a new screen may be shown: never two that differ by one to three people.
//!
//! Whoever remembers every screen can subtract one from another. So a [`Board`] remembers who was in each (as
//! numbers without meaning), and shows a new one only if, for the whole room and for every role or group of
//! roles, it differs from each earlier one by nobody or by at least [`BATCH`] people, whether they came or went.
//! That holds over all pairs, not only neighbours: four who leave and one who comes would else undo a batch.
//!
//! At the close, one to three people may so stay out of the last screen. They are told as a number. A room that
//! wants everybody in looks once, at the close.
//!
//! It keeps 16 bytes a person and screen. From 500 people on, batches grow to 1 in 100, so that codes typed one by
//! one cannot make thousands of screens. A removed person stays in the picture until the next batch, as in the
//! memory of those who saw it.

use super::{ByRole, Floor, Screen, screen};
use crate::workshop::cohort::{Cohort, Member, Round};
use crate::workshop::result_code::Role;

/// The least number of people by which two screens differ.
pub const BATCH: u64 = 4;

/// From here on, a batch is 1 in [`PART`].
const PART: u64 = 100;

/// Where the round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Codes still come.
    Open,
    /// The last look.
    Close,
}

/// Why there is no screen yet, or who is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Too few people: how many are there, how many are needed.
    TooFew {
        /// How many there are.
        people: u64,
        /// How many are needed.
        needed: u64,
    },
    /// So many came or went since the screen was made, and wait for the next batch (or, closed, stay out).
    Changes(u64),
    /// The screen shows everybody.
    Nobody,
}

/// What is on the big screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View<'a> {
    /// The picture, perhaps of some people ago.
    pub screen: Option<&'a Screen>,
    /// The picture by role, of the same or of an earlier moment.
    pub roles: Option<&'a ByRole>,
    /// Who is not in it.
    pub waiting: Waiting,
}

/// Everybody of a picture in order of their numbers, each with the place of their group.
type Groups = Vec<(u64, usize)>;

/// What a board has shown, to be kept: of each picture everybody in it with their group, and how many groups.
pub type Shown = Vec<(Groups, usize)>;

/// One round's big screen, with the memory of all that was on it.
#[derive(Clone, Debug, Default)]
pub struct Board {
    floor: Floor,
    members: Vec<Member>,
    screen: Option<Screen>,
    roles: Option<ByRole>,
    shown: Shown,
}

impl Board {
    /// Nothing shown yet.
    pub fn new(floor: Floor) -> Board {
        Board { floor, ..Board::default() }
    }

    /// A board without a picture that remembers what another one has shown.
    pub fn remembering(floor: Floor, shown: Shown) -> Board {
        Board { floor, shown, ..Board::default() }
    }

    /// What it has shown.
    pub fn shown(&self) -> Shown {
        self.shown.clone()
    }

    /// Looks at a round of the cohort, shows more of it if that is safe, and says what is on the screen.
    pub fn look(&mut self, cohort: &Cohort, round: Round, moment: Moment) -> View<'_> {
        let now = cohort.members(round);
        let changes = differ(&now, &self.members);
        let people = now.len() as u64;
        let batch = match moment {
            Moment::Open => BATCH.max(people / PART),
            Moment::Close => BATCH,
        };
        let mut waiting = changes;
        if people < self.floor.people() {
            // So few that the last picture is mostly of people who left: take it down.
            if changes >= BATCH {
                (self.screen, self.roles) = (None, None);
            }
        } else if (changes >= batch || self.screen.is_none()) && self.show(cohort, round, now) {
            waiting = 0;
        }
        let waiting = match &self.screen {
            None if people < self.floor.people() => Waiting::TooFew { people, needed: self.floor.people() },
            None => Waiting::Changes(people),
            Some(_) if waiting == 0 => Waiting::Nobody,
            Some(_) => Waiting::Changes(waiting),
        };
        View { screen: self.screen.as_ref(), roles: self.roles.as_ref(), waiting }
    }

    /// Shows everybody who is there now, if that is safe; whether it was.
    fn show(&mut self, cohort: &Cohort, round: Round, now: Vec<Member>) -> bool {
        let Some(mut new) = screen(&cohort.counts(round), self.floor) else { return false };
        let whole: Groups = now.iter().map(|(number, _)| (*number, 0)).collect();
        if !self.safe(&whole, 1) {
            return false;
        }
        let roles = new.roles.take();
        self.shown.push((whole, 1));
        self.screen = Some(new);
        if let Some(roles) = roles {
            let grouped: Groups =
                now.iter().map(|(number, role)| (*number, column(&roles, Role::new(*role)))).collect();
            if self.safe(&grouped, roles.groups.len()) {
                self.shown.push((grouped, roles.groups.len()));
                self.roles = Some(roles);
            }
        }
        self.members = now;
        true
    }

    /// Whether no union of these groups differs from any union of the groups of an earlier picture by one to three.
    fn safe(&self, new: &Groups, count: usize) -> bool {
        self.shown.iter().all(|(old, old_count)| apart(&overlaps(new, count, old, *old_count)))
    }
}

/// The column of a role; the last is the rest.
fn column(roles: &ByRole, role: Option<Role>) -> usize {
    let own = roles.groups.iter().position(|group| group.is_some() && *group == role);
    own.unwrap_or(roles.groups.len().saturating_sub(1))
}

/// How many are in one and not in the other; both are in order of their numbers.
fn differ(one: &[Member], other: &[Member]) -> u64 {
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    let mut both = 0;
    while let (Some((mine, _)), Some((theirs, _))) = (ones.peek(), others.peek()) {
        let order = mine.cmp(theirs);
        both += u64::from(order.is_eq());
        ones.next_if(|_| order.is_le());
        others.next_if(|_| order.is_ge());
    }
    (one.len() + other.len()) as u64 - 2 * both
}

/// How many people are in each pair of a new group (row) and an old group (column); the last row and the last
/// column are those who are not in that picture at all.
fn overlaps(new: &Groups, rows: usize, old: &Groups, columns: usize) -> Vec<Vec<u64>> {
    let mut table = vec![vec![0; columns + 1]; rows + 1];
    let (mut news, mut olds) = (new.iter().peekable(), old.iter().peekable());
    loop {
        let (row, column) = match (news.peek(), olds.peek()) {
            (None, None) => return table,
            (Some((one, row)), Some((other, column))) if one == other => (Some(*row), Some(*column)),
            (Some((one, row)), Some((other, _))) if one < other => (Some(*row), None),
            (Some((_, row)), None) => (Some(*row), None),
            (_, Some((_, column))) => (None, Some(*column)),
        };
        news.next_if(|_| row.is_some());
        olds.next_if(|_| column.is_some());
        let cell =
            table.get_mut(row.unwrap_or(rows)).and_then(|cells| cells.get_mut(column.unwrap_or(columns)));
        if let Some(cell) = cell {
            *cell += 1;
        }
    }
}

/// Whether no union of rows differs from a union of columns by one to three. For each union of rows (at most 256)
/// every column costs one of two numbers, in the union or not; the sums that can come of that, up to 4, are bits.
fn apart(table: &[Vec<u64>]) -> bool {
    let rows = table.len().saturating_sub(1);
    let columns = table.first().map_or(0, |row| row.len().saturating_sub(1));
    let sum = |chosen: u32, inside: bool, column: usize| -> u64 {
        let row = |(place, row): (usize, &Vec<u64>)| {
            let chosen = place < rows && chosen >> place & 1 == 1;
            row.get(column).filter(|_| chosen == inside).copied().unwrap_or_default()
        };
        table.iter().enumerate().map(row).sum()
    };
    (1..1u32 << rows).all(|chosen| {
        // Those of the rows who are in no column are always a difference.
        let mut sums = add(1, sum(chosen, true, columns));
        for column in 0..columns {
            sums = add(sums, sum(chosen, true, column)) | add(sums, sum(chosen, false, column));
        }
        sums & 0b1110 == 0
    })
}

/// Adds a number to each sum of a set; 4 and more are one.
fn add(sums: u8, number: u64) -> u8 {
    let by = number.min(BATCH) as u32;
    let all = u16::from(sums) << by;
    (all & 0b1111) as u8 | if all >> 4 == 0 { 0 } else { 0b1_0000 }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sums_stop_at_four() {
        for (sums, number, expected) in [
            (1, 0, 1),
            (1, 1, 2),
            (1, 3, 8),
            (1, 4, 16),
            (1, u64::MAX, 16),
            (0b10, 3, 16),
            (16, 0, 16),
            (16, 2, 16),
        ] {
            assert_eq!(super::add(sums, number), expected, "{sums:b} {number}");
        }
        assert_eq!(super::add(0b1011, 2), 0b1_1100);
    }
}
