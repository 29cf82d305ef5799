//! The program that makes sheets: orders of a facilitator's page in, documents and CSV out (feature `printer`).
//!
//! A WebAssembly file of its own, so that the page's first screen does not wait for it. It holds nothing: whatever it
//! needs comes with each call.

#![allow(unreachable_pub, reason = "wasm-bindgen exports functions that are pub, wherever they stand")]

use std::rc::Rc;

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::*;

use crate::pack::{Pack, compiled};
use crate::workshop::room::{Order, papers, printed};
use crate::workshop::sheets::{Made, Modules, Paper, Source, Styles, html, screens_csv};
use crate::workshop::words::Words;

#[cfg(all(target_arch = "wasm32", not(any(feature = "widget", feature = "facilitator"))))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn pack(questions: &[u8], guidance: &[u8]) -> Result<Pack, JsValue> {
    let refused = |refusal: compiled::Refusal| JsValue::from(refusal.to_string());
    let questions = compiled::read_questions(questions).map_err(refused)?;
    let guidance = compiled::read_guidance(guidance).map_err(refused)?;
    Ok(Pack { questions: Rc::new(questions), guidance: Some(Rc::new(guidance)) })
}

/// What all of them print with: words and both forms of a pack, each in two files.
fn source_of<T>(words: &str, files: [&[u8]; 4], work: impl FnOnce(Source<'_>) -> T) -> Result<T, JsValue> {
    let words: Words = json(words)?;
    let [a_questions, a_guidance, b_questions, b_guidance] = files;
    let packs = [pack(a_questions, a_guidance)?, pack(b_questions, b_guidance)?];
    Ok(work(Source { words: &words, packs: &packs }))
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, JsValue> {
    serde_json::from_str(text).map_err(|error| JsValue::from(error.to_string()))
}

/// The document of an order (`order` of the page's program), in the words of a workshop and of both forms of a pack.
/// Its styles stand at an address, or inside if that is empty. With `csv`, what the map shows as CSV instead, behind a
/// mark that tells spreadsheets the encoding.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "plain values cross the border cheapest one by one")]
pub fn sheet(
    order: &str,
    words: &str,
    a_questions: &[u8],
    a_guidance: &[u8],
    b_questions: &[u8],
    b_guidance: &[u8],
    styles: &str,
    csv: bool,
) -> Result<String, JsValue> {
    let order: Order = json(order)?;
    source_of(words, [a_questions, a_guidance, b_questions, b_guidance], |source| {
        if csv {
            return String::from("\u{feff}") + &screens_csv(source, &order.shown());
        }
        let styles = if styles.is_empty() { Styles::Inside } else { Styles::At(styles) };
        let made = Made { styles, paper: Paper::Any, qr: Some(&modules) };
        printed(&order, source).map(|sheet| html(&sheet, made)).unwrap_or_default()
    })
}

/// What becomes of a text with one filled paper a line, in the room of an order, as JSON for the page's program
/// (`papers` there): `{ codes: [code, …], troubles: [[line, why], …] }`. `seed` is any random number.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "plain values cross the border cheapest one by one")]
pub fn lines(
    order: &str,
    words: &str,
    a_questions: &[u8],
    a_guidance: &[u8],
    b_questions: &[u8],
    b_guidance: &[u8],
    text: &str,
    seed: u32,
) -> Result<String, JsValue> {
    let order: Order = json(order)?;
    let files = [a_questions, a_guidance, b_questions, b_guidance];
    let papers = source_of(words, files, |source| papers(&order, source, text, u64::from(seed)))?;
    serde_json::to_string(&papers).map_err(|error| JsValue::from(error.to_string()))
}

fn modules(text: &str) -> Option<Modules> {
    let made = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let places = (0..made.size()).flat_map(|row| (0..made.size()).map(move |column| (column, row)));
    let dark = places.map(|(column, row)| made.get_module(column, row)).collect();
    Some(Modules { side: usize::try_from(made.size()).ok()?, dark })
}
