//! From the brightness of modules to bits, and from bits to a code.
//!
//! A module at the edge of what a camera can see is blurred into its neighbours, and glare lifts part of a code. So
//! bits are made in several ways, the plainest first: sharpened or not, against the middle of the whole code or of a
//! neighbourhood. A way that is wrong fails the error correction; the first that does not is taken, if what it says is a
//! result code.

use rqrr::{Grid as Bits, SimpleGrid};

use super::grid::{Grid, SIDE, known};
use super::picture::Picture;
use crate::workshop::result_code::{Code, Door, decode, encode};

type Modules<T> = [[T; SIDE]; SIDE];

/// Ways to make bits: what part of its light a module gives to each neighbour on a side, and how far the neighbourhood
/// reaches whose light and dark it is compared with, in modules (0 for the whole code).
const WAYS: [(f32, usize); 9] =
    [(0.0, 3), (0.08, 3), (0.13, 3), (0.0, 0), (0.08, 2), (0.13, 2), (0.08, 5), (0.13, 0), (0.17, 3)];

/// How often what the neighbours gave is taken away again.
const ROUNDS: usize = 5;

/// The format bits may be wrong in so many of 30 places: two different ones differ in 14.
const FORMAT_ERRORS: u32 = 6;

/// The code that this grid shows.
pub(super) fn code(picture: &Picture<'_>, grid: &Grid) -> Option<Code> {
    let seen = grid.all(picture);
    let mut last = None;
    for (bleed, reach) in WAYS {
        let levels = freed(&levels(&seen, reach), bleed);
        let mut bits = levels.map(|row| row.map(|level| level < 0.0));
        if !mend(&mut bits) || last == Some(bits) {
            continue;
        }
        if let Some(code) = read(&bits) {
            return Some(code);
        }
        last = Some(bits);
    }
    None
}

fn module<T: Copy>(modules: &Modules<T>, x: usize, y: usize) -> Option<T> {
    modules.get(y).and_then(|row| row.get(x)).copied()
}

/// Brightness from -1, as dark as the neighbourhood's dark modules, to 1.
fn levels(seen: &Modules<f32>, reach: usize) -> Modules<f32> {
    let whole = middle(seen.iter().flatten().copied());
    std::array::from_fn(|y| {
        std::array::from_fn(|x| {
            let from = |place: usize| place.saturating_sub(reach);
            let rows = seen.iter().take(y + reach + 1).skip(from(y));
            let near = rows.flat_map(|row| row.iter().take(x + reach + 1).skip(from(x))).copied();
            let (middle, half) = if reach == 0 { whole } else { middle(near) };
            ((module(seen, x, y).unwrap_or_default() - middle) / half.max(1.0)).clamp(-2.0, 2.0)
        })
    })
}

/// Takes back the light that modules gave to their neighbours (van Cittert's deconvolution), with what is known of
/// every code put in at each round. `bleed` is a part of a side's neighbour; one at a corner gets a third of it.
fn freed(levels: &Modules<f32>, bleed: f32) -> Modules<f32> {
    if bleed == 0.0 {
        return *levels;
    }
    let corner = bleed / 3.0;
    let mut free = *levels;
    for _ in 0..ROUNDS {
        let now = free;
        // Around the code there is light.
        let at = |x: usize, y: usize| module(&now, x, y).unwrap_or(1.0);
        for (y, row) in free.iter_mut().enumerate() {
            let (above, below) = (y.wrapping_sub(1), y + 1);
            for (x, level) in row.iter_mut().enumerate() {
                let (left, right) = (x.wrapping_sub(1), x + 1);
                let sides = at(left, y) + at(right, y) + at(x, above) + at(x, below);
                let corners = at(left, above) + at(right, above) + at(left, below) + at(right, below);
                let blurred = *level * (1.0 - 4.0 * (bleed + corner)) + sides * bleed + corners * corner;
                let better = *level + module(levels, x, y).unwrap_or_default() - blurred;
                *level = match known(x, y) {
                    Some(true) => -1.0,
                    Some(false) => 1.0,
                    None => better.clamp(-1.0, 1.0),
                };
            }
        }
    }
    free
}

/// The middle between the mean of the lighter and the mean of the darker values, and half of what is between them.
fn middle(values: impl Iterator<Item = f32> + Clone) -> (f32, f32) {
    let mean = |values: &mut dyn Iterator<Item = f32>| {
        let (sum, count) =
            values.fold((0.0, 0.0), |(sum, count): (f32, f32), value| (sum + value, count + 1.0));
        sum / count.max(1.0)
    };
    let all = mean(&mut values.clone());
    let (low, high) = (
        mean(&mut values.clone().filter(|value| *value < all)),
        mean(&mut values.filter(|value| *value >= all)),
    );
    ((low + high) / 2.0, (high - low) / 2.0)
}

/// Where the 15 format bits stand, twice.
fn format_places() -> impl Iterator<Item = (usize, [(usize, usize); 2])> {
    const UP: [usize; 15] = [0, 1, 2, 3, 4, 5, 7, 8, 8, 8, 8, 8, 8, 8, 8];
    const LEFT: [usize; 15] = [8, 8, 8, 8, 8, 8, 8, 8, 7, 5, 4, 3, 2, 1, 0];
    UP.into_iter().zip(LEFT).enumerate().map(|(bit, (y, x))| {
        let second = if bit < 8 { (SIDE - 1 - bit, 8) } else { (8, SIDE - 15 + bit) };
        (bit, [(x, y), second])
    })
}

/// Writes what is known over what was seen, and the format that it is nearest to. False if it is near to none.
fn mend(bits: &mut Modules<bool>) -> bool {
    let seen = |(x, y): (usize, usize)| module(bits, x, y).unwrap_or_default();
    let wrong = |format: u16| -> u32 {
        let bad = |bit: usize, place| u32::from(seen(place) != (format >> bit & 1 == 1));
        format_places().map(|(bit, places)| places.map(|place| bad(bit, place)).iter().sum::<u32>()).sum()
    };
    let nearest = (0..32u16).map(format).map(|format| (wrong(format), format)).min();
    let Some((errors, format)) = nearest else { return false };
    if errors > FORMAT_ERRORS {
        return false;
    }
    for (bit, places) in format_places() {
        for (x, y) in places {
            if let Some(module) = bits.get_mut(y).and_then(|row| row.get_mut(x)) {
                *module = format >> bit & 1 == 1;
            }
        }
    }
    for (y, row) in bits.iter_mut().enumerate() {
        for (x, module) in row.iter_mut().enumerate() {
            *module = known(x, y).unwrap_or(*module);
        }
    }
    true
}

/// The format bits of five bits of data (ISO/IEC 18004, BCH code of 0x537, mask 0x5412).
fn format(data: u16) -> u16 {
    let rest = (0..5)
        .rev()
        .fold(data << 10, |rest, bit| if rest >> (bit + 10) & 1 == 1 { rest ^ (0x537 << bit) } else { rest });
    (data << 10 | rest) ^ 0x5412
}

/// What the bits say, if that is a result code as the check writes it.
fn read(bits: &Modules<bool>) -> Option<Code> {
    let grid = SimpleGrid::from_func(SIDE, |x, y| module(bits, x, y).unwrap_or_default());
    let (_, text) = Bits::new(grid).decode().ok()?;
    let code = encode(&decode(&text, Door::Any).ok()?);
    (code.plain() == text).then_some(code)
}
