//! The 21 by 21 modules of a code laid over the picture, moved until what is known of every code fits best: marks, the
//! light around them, the lines of changing modules; and until each other module is as light or as dark as can be.

use super::corners::{APART, Corners};
use super::picture::{Picture, Point};

/// Modules of a side.
pub(super) const SIDE: usize = 21;

/// How well the known modules must fit before and after moving: 1 is a drawing, 0 is chance.
const BEFORE: f32 = 0.3;
const AFTER: f32 = 0.42;

/// Where the modules are: three middles of marks, and how much nearer to the camera right and bottom are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// Two numbers each for top left, top right and bottom left, in pixels; then the perspective across and down.
    numbers: [f32; 8],
    /// The code is dark on light.
    pub(super) dark: bool,
}

/// What a module of every code is, if it is known: dark.
pub(super) fn known(x: usize, y: usize) -> Option<bool> {
    let (right, bottom) = (x + 8 >= SIDE, y + 8 >= SIDE);
    let mark = |x: usize, y: usize| {
        let ring = x.abs_diff(3).max(y.abs_diff(3));
        ring != 2 && ring < 4
    };
    match (x, y) {
        (0..8, 0..8) => Some(mark(x, y)),
        (_, 0..8) if right => Some(mark(x - (SIDE - 7).min(x), y) && x != SIDE - 8),
        (0..8, _) if bottom => Some(mark(x, y - (SIDE - 7).min(y)) && y != SIDE - 8),
        (8, 13) => Some(true),
        (6, _) => Some(y.is_multiple_of(2)),
        (_, 6) => Some(x.is_multiple_of(2)),
        _ => None,
    }
}

impl Grid {
    /// The grid over three corners, if there is a code.
    pub(super) fn fit(picture: &Picture<'_>, corners: &Corners) -> Option<Grid> {
        let [one, two, three] = [corners.top_left, corners.top_right, corners.bottom_left];
        let numbers = [one.x, one.y, two.x, two.y, three.x, three.y, 0.0, 0.0];
        let mut grid = Grid { numbers, dark: corners.dark };
        let mut best = grid.fitness(picture);
        if best.0 < BEFORE {
            return None;
        }
        let (long, short) = (two.minus(one).length(), three.minus(one).length());
        let module = long.min(short) / APART;
        // How much nearer one side can be: cameras see little more than 90°, so that the code's part of the picture
        // bounds it. Without a bound, blur is taken for perspective.
        let most = long.max(short) / picture.width as f32;
        for step in [1.0, 0.5, 0.25, 0.125] {
            for _ in 0..2 {
                for place in 0..8 {
                    let size = if place < 6 { module * 0.4 } else { most * 0.5 };
                    for way in [size * step, -size * step] {
                        let mut moved = grid;
                        if let Some(number) = moved.numbers.get_mut(place) {
                            *number += way;
                            if place >= 6 {
                                *number = number.clamp(-most, most);
                            }
                        }
                        let fitness = moved.fitness(picture);
                        if fitness.1 > best.1 {
                            (grid, best) = (moved, fitness);
                            break;
                        }
                    }
                }
            }
        }
        (best.0 >= AFTER).then_some(grid)
    }

    /// The place of a point of the code, in modules from its top left corner.
    fn place(&self, x: f32, y: f32) -> Point {
        let [x0, y0, x1, y1, x2, y2, across, down] = self.numbers;
        let (s, t) = ((x - 3.5) / APART, (y - 3.5) / APART);
        let (a, b, c) = (1.0 - s - t, (1.0 + across) * s, (1.0 + down) * t);
        let whole = a + b + c;
        Point { x: (x0 * a + x1 * b + x2 * c) / whole, y: (y0 * a + y1 * b + y2 * c) / whole }
    }

    /// The brightness of a module, the other way round if the code is.
    pub(super) fn seen(&self, picture: &Picture<'_>, x: usize, y: usize) -> f32 {
        let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
        let light = picture.at(self.place(x, y));
        if self.dark { light } else { 255.0 - light }
    }

    /// The brightness of all modules, row by row.
    pub(super) fn all(&self, picture: &Picture<'_>) -> [[f32; SIDE]; SIDE] {
        std::array::from_fn(|y| std::array::from_fn(|x| self.seen(picture, x, y)))
    }

    /// How well the known modules fit (-1 to 1), and what to raise: that, and how decided the others are.
    fn fitness(&self, picture: &Picture<'_>) -> (f32, f32) {
        let seen = self.all(picture);
        let (mut sums, mut counts) = ([0.0f32; 2], [0.0f32; 2]);
        let each = || {
            seen.iter()
                .enumerate()
                .flat_map(|(y, row)| row.iter().enumerate().map(move |(x, light)| (x, y, *light)))
        };
        for (x, y, light) in each() {
            if let Some(dark) = known(x, y) {
                let [light_sum, dark_sum] = &mut sums;
                let [light_count, dark_count] = &mut counts;
                let (sum, count) = if dark { (dark_sum, dark_count) } else { (light_sum, light_count) };
                *sum += light;
                *count += 1.0;
            }
        }
        let [light, dark] = sums;
        let [lights, darks] = counts;
        let (light, dark) = (light / lights, dark / darks);
        let middle = (light + dark) / 2.0;
        let (mut with, mut spread, mut decided) = (0.0f32, 0.0f32, 0.0f32);
        for (x, y, seen) in each() {
            let away = seen - middle;
            match known(x, y) {
                Some(dark) => {
                    with += if dark { -away } else { away };
                    spread += away * away;
                }
                // Not at the right and at the bottom: they would move out, to where all is light.
                None if x + 2 < SIDE && y + 2 < SIDE => decided += away.abs(),
                None => {}
            }
        }
        let known = lights + darks;
        // The correlation of what is seen with what is known.
        let fit = with / (spread * known).sqrt().max(1.0);
        (fit, with + decided * 0.5)
    }
}
