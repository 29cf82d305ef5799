//! The program that makes and reads result codes for one person: as JavaScript in the file of what only a result needs
//! (`www/loader/coder.js`), and in the build of one file a part of the main program. It knows `model`, `pack`, `session` and `workshop`.
//!
//! Texts in, texts out, a line each; a run is the two files of its pack and what the main program's `snapshot` wrote.
//! Nothing of it stays here between two calls.

#![allow(unreachable_pub, reason = "wasm-bindgen exports functions that are pub, wherever they stand")]

use wasm_bindgen::prelude::*;

use crate::workshop::code_screen::Own;
use crate::workshop::qr;
use crate::workshop::result_code::Parts;

#[cfg(all(target_arch = "wasm32", not(feature = "widget")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// In the bits of what is ticked.
const WORRIES: u8 = 1;
const ROLE: u8 = 2;
const GAPS: u8 = 4;

fn parts(ticked: u8) -> Parts {
    Parts { worries: ticked & WORRIES != 0, role: ticked & ROLE != 0, gaps: ticked & GAPS != 0 }
}

/// The bits of the parts that there are to tell, then the words around the code ([`Own::words`]). The bits are
/// empty if there is no code.
#[wasm_bindgen]
pub fn words(questions: &[u8], guidance: &[u8], run: &str) -> String {
    let Some(own) = Own::read(questions, guidance, run) else { return String::new() };
    let mut bits = String::new();
    if let Some(Parts { worries, role, gaps }) = own.parts() {
        let all = [(worries, WORRIES), (role, ROLE), (gaps, GAPS)];
        bits = all.iter().map(|(there, bit)| u8::from(*there) * bit).sum::<u8>().to_string();
    }
    lines(&bits, &own.words())
}

/// The code in groups, its letters, its QR code as a path, then what it says.
#[wasm_bindgen]
pub fn show(questions: &[u8], guidance: &[u8], run: &str, keep: bool, room: &str, ticked: u8) -> String {
    let shown = Own::read(questions, guidance, run).and_then(|own| own.show(keep, room, parts(ticked)));
    let Some(shown) = shown else { return String::new() };
    let path = qr::path(&shown.code);
    let mut all = vec![&*shown.letters, &*path];
    all.extend(shown.says.iter().map(|line| &**line));
    lines(&shown.code.joined("", "-"), &all)
}

/// What has changed since an earlier code; what is wrong with it has an empty line before it.
#[wasm_bindgen]
pub fn compare(questions: &[u8], guidance: &[u8], run: &str, earlier: &str, room: &str) -> String {
    let Some(own) = Own::read(questions, guidance, run) else { return String::new() };
    match own.compare(earlier, room) {
        Ok(says) => says.iter().fold(String::new(), |text, line| text + line + "\n"),
        Err(refusal) => lines("", &[&refusal]),
    }
}

fn lines(first: &str, rest: &[&str]) -> String {
    let mut text = first.to_owned();
    for line in rest {
        text.push('\n');
        text.push_str(line);
    }
    text
}
