//! Which three marks are the corners of one code of 21 by 21 modules: their middles are 14 modules apart, at about a
//! right angle.

use super::marks::Mark;
use super::picture::Point;

/// The middles of two marks of a code are so many modules apart.
pub(super) const APART: f32 = 14.0;

/// Three marks, and how badly they fit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corners {
    pub(super) top_left: Point,
    pub(super) top_right: Point,
    pub(super) bottom_left: Point,
    /// The code is dark on light.
    pub(super) dark: bool,
    /// Their places in the list.
    pub(super) marks: [usize; 3],
    badness: f32,
}

/// All that may be corners, the best first.
pub(super) fn corners(marks: &[Mark]) -> Vec<Corners> {
    let mut found = Vec::new();
    for (first, corner) in marks.iter().enumerate() {
        let side = |(place, mark): (usize, &Mark)| {
            let way = mark.middle.minus(corner.middle);
            let module = way.length() / APART;
            let (one, other) = (corner.module, mark.module);
            // A line meets a mark on its edge in wider modules: up to the square root of two.
            let fits = mark.dark == corner.dark
                && place != first
                && (0.6..1.67).contains(&(one / other))
                && (0.55..1.45).contains(&(module * 2.0 / (one + other)));
            fits.then_some((place, way))
        };
        let sides: Vec<(usize, Point)> = marks.iter().enumerate().filter_map(side).collect();
        for (right, across) in &sides {
            for (bottom, down) in &sides {
                let (long, short) = (across.length(), down.length());
                let (sine, cosine) =
                    (across.cross(*down) / (long * short), across.dot(*down) / (long * short));
                let ratio = (long / short).max(short / long);
                if sine < 0.75 || ratio > 1.6 {
                    continue;
                }
                found.push(Corners {
                    top_left: corner.middle,
                    top_right: corner.middle.plus(*across, 1.0),
                    bottom_left: corner.middle.plus(*down, 1.0),
                    dark: corner.dark,
                    marks: [first, *right, *bottom],
                    badness: cosine.abs() + (ratio - 1.0),
                });
            }
        }
    }
    found.sort_by(|one, other| one.badness.total_cmp(&other.badness));
    found
}
