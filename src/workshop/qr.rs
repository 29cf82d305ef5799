//! A result code as a QR code: version 1, alphanumeric, level Q, so that a quarter of it may be hidden by glare.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::result_code::Code;

/// How many modules it is wide, with the quiet zone of four around.
pub const WIDTH: i32 = 21 + 2 * QUIET;

/// The quiet zone that ISO/IEC 18004 asks for.
const QUIET: i32 = 4;

/// The dark modules as the `d` of an SVG path, one unit a module, in a square of [`WIDTH`].
pub fn path(code: &Code) -> String {
    let segments = [QrSegment::make_alphanumeric(&code.plain())];
    let version = Version::new(1);
    let made =
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Quartile, version, version, None, false);
    // Sixteen characters fit.
    let Ok(made) = made else { return String::new() };
    let mut path = String::new();
    for row in 0..made.size() {
        let mut column = 0;
        while column < made.size() {
            let begin = column;
            while made.get_module(column, row) {
                column += 1;
            }
            if column > begin {
                for (letter, number) in [("M", begin + QUIET), (" ", row + QUIET), ("h", column - begin)] {
                    path.push_str(letter);
                    path.push_str(&number.to_string());
                }
                path.push_str("v1h-");
                path.push_str(&(column - begin).to_string());
                path.push('z');
            }
            column += 1;
        }
    }
    path
}
