//! From a grey picture to the result codes that stand in it as QR codes.
//!
//! A phone 60 cm away shows a module in about two pixels, and a detector that turns the picture into black and white
//! first loses most of such codes (`tests/native/camera.rs` measures both). So all that is done here is done in grey,
//! between pixels: `marks` finds the three corner marks along lines, `corners` groups them, `grid` lays the 21 by 21
//! modules over the picture and moves them until they fit, `modules` turns what it sees into bits in several ways.
//! Error correction and the bit stream are the crate `rqrr`'s. What comes out passed the check characters of a QR code
//! and those of a result code, and is written as the check writes it.
//!
//! Work is bounded by [`PIXELS`], the marks of a picture and the tries of each. Nothing is kept between pictures.
//! It lacks QR codes of other sizes than 21 by 21, which no result code has (`www/result-code.html`), and colours.

mod corners;
mod grid;
mod marks;
mod modules;
mod picture;

use super::result_code::Code;
use corners::corners;
use grid::Grid;
use marks::marks;
use picture::Picture;

/// The most pixels that a picture may have: that of 1920 by 1200. A larger one holds no code, because it is not read.
pub const PIXELS: usize = 1920 * 1200;

/// How many groups of three marks are tried in a picture, best first.
const TRIES: usize = 160;

/// The codes of a picture, each once, in no order that means anything. `luma` is one byte a pixel, 0 for black, row by
/// row from the top left. A picture with other than `width * height` bytes, or with more than [`PIXELS`], has none.
pub fn read(width: usize, height: usize, luma: &[u8]) -> Vec<Code> {
    let Some(picture) = Picture::new(width, height, luma) else { return Vec::new() };
    let marks = marks(&picture);
    let mut used = vec![false; marks.len()];
    let mut codes = Vec::new();
    for corners in corners(&marks).into_iter().take(TRIES) {
        if corners.marks.iter().any(|mark| used.get(*mark).copied().unwrap_or(true)) {
            continue;
        }
        let Some(code) = Grid::fit(&picture, &corners).and_then(|grid| modules::code(&picture, &grid)) else {
            continue;
        };
        for mark in corners.marks {
            if let Some(used) = used.get_mut(mark) {
                *used = true;
            }
        }
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}
