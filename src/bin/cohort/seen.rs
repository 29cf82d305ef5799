//! Which codes were read already: exact for a bounded number of different codes, then no longer.
//!
//! A filter that may err (Bloom's) would call some people duplicates who are not, and a count of people must not
//! lose any. So this is an open-addressing table of whole codes that stops taking in more at [`MOST`], at 32 MB:
//! never wrong about a code that it knows, and it says how many it could not look after.

/// How many different codes it remembers.
pub(crate) const MOST: usize = 3_000_000;

const LEAST_SLOTS: usize = 1 << 12;
const MOST_SLOTS: usize = 1 << 22;

/// What is known of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    New,
    Again,
    /// Not seen among those that are remembered, and not remembered.
    Unsure,
}

/// Codes as numbers below 2^63. An empty slot is 0, so numbers are kept with 1 added.
pub(crate) struct Seen {
    slots: Vec<u64>,
    used: usize,
}

impl Seen {
    pub(crate) fn new() -> Seen {
        Seen { slots: vec![0; LEAST_SLOTS], used: 0 }
    }

    /// Forgets everything.
    pub(crate) fn clear(&mut self) {
        *self = Seen::new();
    }

    /// Looks a number up and remembers it if there is room.
    pub(crate) fn look(&mut self, number: u64) -> Known {
        if self.used * 4 >= self.slots.len() * 3 && self.slots.len() < MOST_SLOTS {
            self.grow();
        }
        let full = self.used >= MOST;
        match self.slot(number + 1) {
            Some(slot) if *slot == number + 1 => Known::Again,
            Some(slot) if !full => {
                *slot = number + 1;
                self.used += 1;
                Known::New
            }
            _ => Known::Unsure,
        }
    }

    fn grow(&mut self) {
        let wider = vec![0; self.slots.len() * 2];
        for kept in std::mem::replace(&mut self.slots, wider) {
            if kept != 0
                && let Some(slot) = self.slot(kept)
            {
                *slot = kept;
            }
        }
    }

    /// The slot that holds this, or the free one where it belongs. There is always one: at most three quarters
    /// are taken.
    fn slot(&mut self, kept: u64) -> Option<&mut u64> {
        let mask = self.slots.len() - 1;
        // Fibonacci hashing: the high bits of a product.
        let mut place = (kept.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while self.slots.get(place).is_some_and(|found| *found != 0 && *found != kept) {
            place = (place + 1) & mask;
        }
        self.slots.get_mut(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_exact_up_to_its_bound_and_says_so_beyond() {
        let mut seen = Seen::new();
        let number = |place: usize| (place as u64).wrapping_mul(0x1_0000_0001) & ((1 << 52) - 1);
        for place in 0..MOST {
            assert_eq!(seen.look(number(place)), Known::New, "{place}");
        }
        assert_eq!(
            (seen.slots.len(), seen.look(number(MOST)), seen.look(number(MOST))),
            (MOST_SLOTS, Known::Unsure, Known::Unsure)
        );
        for place in (0..MOST).step_by(1000) {
            assert_eq!(seen.look(number(place)), Known::Again, "{place}");
        }
        seen.clear();
        assert_eq!(seen.look(number(5)), Known::New);
    }
}
