//! What the loader can call. Everything crosses as numbers, plain strings and bytes; errors are strings
//! that say what was found and expected.

#![allow(unreachable_pub, reason = "wasm-bindgen exports functions that are pub, wherever they stand")]

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::{panic, store};
use crate::model::form::Length;
use crate::pack::compiled;
use crate::session::{Feedback, Numerals, Options, Sharing};

/// Says whom to call when the program stops for good.
#[wasm_bindgen]
pub fn on_crash(callback: Function) {
    panic::install(callback);
}

/// Takes the first file of a pack; gives the pack's number.
#[wasm_bindgen]
pub fn add_questions(bytes: &[u8]) -> Result<u32, JsValue> {
    let questions = compiled::read_questions(bytes).map_err(|refusal| refusal.to_string())?;
    Ok(store::add_pack(questions))
}

/// Takes the second file of a pack and tells the sessions that wait for it.
#[wasm_bindgen]
pub fn add_guidance(pack: u32, bytes: &[u8]) -> Result<(), JsValue> {
    let guidance = compiled::read_guidance(bytes).map_err(|refusal| refusal.to_string())?;
    store::add_guidance(pack, guidance);
    Ok(())
}

/// Tells the sessions of a pack that the second file did not come.
#[wasm_bindgen]
pub fn guidance_missing(pack: u32) {
    store::guidance_missing(pack);
}

/// Begins a session and draws it into a fresh element; gives the session's number. `job` may be empty, `share`
/// is 0 for nothing, 1 for the stage, 2 for bands, and `numerals` are as in [`Numerals::new`]. `saved` is empty, or
/// what `save` gave; a text that does not fit throws the number of the refusal.
/// `notify(name, a, b)` is called with `start`, `progress` (answered, total), `complete` (0, or the pack's id
/// and `Shared::code`), `print`, `restart`, `guidance` (load it again), `code` (the
/// session as a text, to make the result code of) and `save` (the same, if `keep`).
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "plain values cross the border cheapest one by one")]
pub fn mount(
    root: Element,
    pack: u32,
    form: &str,
    job: &str,
    standard: bool,
    each: bool,
    seed: u32,
    numerals: &str,
    keep: bool,
    share: u8,
    saved: &str,
    notify: Function,
) -> Result<u32, JsValue> {
    let length = if standard { Length::Standard } else { Length::Quick };
    let feedback = if each { Feedback::Each } else { Feedback::End };
    let (role, numerals) = (store::role(pack, job), Numerals::new(numerals));
    let sharing = match share {
        0 => Sharing::Nothing,
        1 => Sharing::Stage,
        _ => Sharing::Bands,
    };
    let options = Options { form: form.into(), length, role, feedback, seed, numerals, keep, sharing };
    store::begin(root, pack, options, saved, notify).map_err(|refusal| (refusal as u32).into())
}

/// Takes a session off the page but keeps its answers, for an element that may come back. The caller takes the
/// emptied markup out.
#[wasm_bindgen]
pub fn unmount(session: u32) {
    store::unmount(session);
}

/// Draws a kept session into a fresh element. `false` if there is none.
#[wasm_bindgen]
pub fn remount(session: u32, root: Element) -> bool {
    store::remount(session, root)
}

/// Forgets a session and all its answers.
#[wasm_bindgen]
pub fn forget(session: u32) {
    store::forget(session);
}
