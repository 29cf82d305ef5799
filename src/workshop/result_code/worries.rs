//! Up to three of 18 worries as one number: sets by size, and within a size in order of their places.
//!
//! 0 is "none of these", 1 to 18 are single worries, 19 to 171 pairs, 172 to 987 triples, 988 says that nothing
//! is told. The order of picking, and so the top worry, is not kept.

/// How many worries a code can tell apart.
pub const WORRIES: u8 = 18;

/// The place of "something else". Fixed at the end, so that a pack may gain worries without changing a code.
pub const SOMETHING_ELSE: u8 = WORRIES - 1;

/// How many sets there are; the number for "not told".
pub(super) const SETS: u16 = 988;

/// At most three places of 0 to 17, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WorrySet(u32);

impl WorrySet {
    /// These worries; `None` if one is out of range or more than three differ.
    pub fn new(places: impl IntoIterator<Item = u8>) -> Option<WorrySet> {
        let mut bits = 0;
        for place in places {
            if place >= WORRIES {
                return None;
            }
            bits |= 1u32 << place;
        }
        (bits.count_ones() <= 3).then_some(WorrySet(bits))
    }

    /// The places in order.
    pub fn places(self) -> impl Iterator<Item = u8> {
        (0..WORRIES).filter(move |place| self.0 >> place & 1 == 1)
    }

    /// Whether nothing was picked.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// 0 to 987: how many sets come before this one.
    pub fn index(self) -> u16 {
        let size = self.0.count_ones() as u16;
        let mut index: u16 = (0..size).map(|smaller| choose(u16::from(WORRIES), smaller)).sum();
        let (mut least, mut left) = (0, size);
        for place in self.places() {
            left -= 1;
            // Every set that has a smaller worry here.
            index +=
                (least..place).map(|skipped| choose(u16::from(WORRIES - 1 - skipped), left)).sum::<u16>();
            least = place + 1;
        }
        index
    }

    /// The set with this index; `None` from 988 on.
    pub fn from_index(index: u16) -> Option<WorrySet> {
        let (mut size, mut rest) = (0, index);
        while size <= 3 && rest >= choose(u16::from(WORRIES), size) {
            rest -= choose(u16::from(WORRIES), size);
            size += 1;
        }
        if size > 3 {
            return None;
        }
        let (mut bits, mut left) = (0, size);
        for place in 0..WORRIES {
            if left == 0 {
                break;
            }
            let with = choose(u16::from(WORRIES - 1 - place), left - 1);
            if rest < with {
                bits |= 1u32 << place;
                left -= 1;
            } else {
                rest -= with;
            }
        }
        Some(WorrySet(bits))
    }
}

/// How many ways to choose `size` (0 to 3) of `of`.
fn choose(of: u16, size: u16) -> u16 {
    match size {
        0 => 1,
        1 => of,
        2 => of * of.saturating_sub(1) / 2,
        // At most 18 * 17 * 16.
        _ => of * of.saturating_sub(1) * of.saturating_sub(2) / 6,
    }
}
