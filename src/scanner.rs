//! The camera's reader: a WebAssembly file of its own that finds result codes in a frame.
//!
//! It is loaded only when a facilitator asks for the camera, and only where the browser has no detector of its own. It
//! knows `workshop::camera` alone, keeps nothing between frames, and gives 12-character codes and nothing else.

#![allow(unreachable_pub, reason = "wasm-bindgen exports functions that are pub, wherever they stand")]

use wasm_bindgen::prelude::*;

use crate::workshop::camera::read;

#[cfg(all(target_arch = "wasm32", not(feature = "widget")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The codes of a frame, a space between two. `rgba` is what a canvas gives: four bytes a pixel, row by row. A frame of
/// another length has none.
#[wasm_bindgen]
pub fn read_frame(width: usize, height: usize, rgba: &[u8]) -> String {
    // What eyes see of each colour (ITU-R BT.601), in parts of 256.
    let luma: Vec<u8> = rgba
        .chunks_exact(4)
        .map(|pixel| match pixel {
            [red, green, blue, ..] => {
                let sum = 77 * u32::from(*red) + 150 * u32::from(*green) + 29 * u32::from(*blue);
                (sum >> 8) as u8
            }
            _ => 0,
        })
        .collect();
    let mut codes = String::new();
    for code in read(width, height, &luma) {
        if !codes.is_empty() {
            codes.push(' ');
        }
        codes.push_str(&code.plain());
    }
    codes
}
