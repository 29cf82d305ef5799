//! A grey picture, read between its pixels.

use super::PIXELS;

/// The least width and height that can hold a code: a pixel a module.
const LEAST: usize = 21;

/// A picture whose bytes are as many as its pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Picture<'a> {
    pub(super) width: usize,
    pub(super) height: usize,
    luma: &'a [u8],
}

/// A place in a picture, in pixels from the middle of the one at the top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Point {
    pub(super) fn plus(self, other: Point, times: f32) -> Point {
        Point { x: self.x + other.x * times, y: self.y + other.y * times }
    }

    pub(super) fn minus(self, other: Point) -> Point {
        self.plus(other, -1.0)
    }

    pub(super) fn length(self) -> f32 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    pub(super) fn dot(self, other: Point) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// Above zero if `other` is clockwise from this, as people see it.
    pub(super) fn cross(self, other: Point) -> f32 {
        self.x * other.y - self.y * other.x
    }
}

impl<'a> Picture<'a> {
    pub(super) fn new(width: usize, height: usize, luma: &'a [u8]) -> Option<Picture<'a>> {
        let sound = width >= LEAST && height >= LEAST && width.checked_mul(height) == Some(luma.len());
        (sound && luma.len() <= PIXELS).then_some(Picture { width, height, luma })
    }

    /// A row; outside of the picture, the nearest.
    fn row(&self, y: isize) -> &'a [u8] {
        let y = y.clamp(0, self.height as isize - 1) as usize;
        self.luma.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    fn pixel(&self, x: isize, y: isize) -> u8 {
        let x = x.clamp(0, self.width as isize - 1) as usize;
        self.row(y).get(x).copied().unwrap_or_default()
    }

    /// The brightness at a place, 0 to 255, blended from the four pixels around it.
    pub(super) fn at(&self, place: Point) -> f32 {
        // A cast of what is no number, or too large, gives a number that is clamped.
        let (left, top) = (place.x.floor(), place.y.floor());
        let (across, down) = (place.x - left, place.y - top);
        let (x, y) =
            ((left as isize).clamp(-1, self.width as isize), (top as isize).clamp(-1, self.height as isize));
        let pixel = |x, y| f32::from(self.pixel(x, y));
        let above = pixel(x, y) * (1.0 - across) + pixel(x + 1, y) * across;
        let below = pixel(x, y + 1) * (1.0 - across) + pixel(x + 1, y + 1) * across;
        above * (1.0 - down) + below * down
    }

    /// Four times the brightness along a row, calmed by the rows beside it: a mark is the same there, noise is not.
    pub(super) fn along_row(&self, y: usize, line: &mut Vec<i32>) {
        let y = y as isize;
        let beside = self.row(y - 1).iter().zip(self.row(y + 1));
        let sum = |(own, (above, below)): (&u8, (&u8, &u8))| {
            2 * i32::from(*own) + i32::from(*above) + i32::from(*below)
        };
        line.clear();
        line.extend(self.row(y).iter().zip(beside).map(sum));
    }

    /// The same along a column, from one row to before another.
    pub(super) fn along_column(&self, x: isize, from: usize, to: usize, line: &mut Vec<i32>) {
        line.clear();
        line.extend((from..to.min(self.height)).map(|y| {
            let pixel = |x| i32::from(self.pixel(x, y as isize));
            2 * pixel(x) + pixel(x - 1) + pixel(x + 1)
        }));
    }
}
