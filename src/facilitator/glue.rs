//! Browser glue of the facilitator's page: holds the one room of the page, sends events through `update`, draws, and
//! tells the page's script what it is asked to do. What is decided is decided in `workshop::room`.
//!
//! The script (`www/facilitator/`) reads files in slices, keeps, prints and listens to keys; nothing of a text that
//! is searched for codes stays behind.

#![allow(unreachable_pub, reason = "wasm-bindgen exports functions that are pub, wherever they stand")]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};
use yew::{AppHandle, Callback, InputEvent, Renderer, TargetCast};

use super::screen::{Page, PageProps};
use crate::pack::{Pack, compiled};
use crate::workshop::cohort::{FileRefusal, read, write};
use crate::workshop::room::view::{Said, notes, view};
use crate::workshop::room::{
    Count, Effect, Event, Field, Order, Panel, Place, Room, RoomTexts, Switch, keep, restore as take_up,
    update,
};
use crate::workshop::words::Words;

#[cfg(all(target_arch = "wasm32", not(feature = "widget")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

struct Store {
    room: Room,
    texts: RoomTexts,
    pack: Pack,
    long: Words,
    languages: Vec<(String, String)>,
    app: Option<AppHandle<Page>>,
    notify: Function,
}

impl Store {
    fn said(&self) -> Said<'_> {
        Said { texts: &self.texts, pack: &self.pack, long: &self.long, languages: &self.languages }
    }
}

thread_local! {
    static STORE: RefCell<Option<Store>> = const { RefCell::new(None) };
}

/// Nothing that is called while this is held may come back here.
fn with<T>(work: impl FnOnce(&mut Store) -> T) -> Option<T> {
    STORE.with_borrow_mut(|store| store.as_mut().map(work))
}

/// The words of a language as JSON. Cohort files need a reader of JSON anyway: a second way in, through objects of
/// the browser, would cost 6 KB of the page.
fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, JsValue> {
    serde_json::from_str(text).map_err(|error| JsValue::from(error.to_string()))
}

/// The words of a language that the first screen needs.
fn read_words(questions: &[u8], texts: &str, long: &str) -> Result<(Pack, RoomTexts, Words), JsValue> {
    let refused = |refusal: compiled::Refusal| JsValue::from(refusal.to_string());
    let questions = Rc::new(compiled::read_questions(questions).map_err(refused)?);
    Ok((Pack { questions, guidance: None }, json(texts)?, json(long)?))
}

/// Draws a fresh room. `base` is the folder of the join address, `languages` are
/// pairs of tag and name as JSON, and
/// `notify(name, text, more)` is called with what the page is asked to do (see `www/facilitator/main.js`).
#[wasm_bindgen]
pub fn begin(
    root: Element,
    base: &str,
    questions: &[u8],
    texts: &str,
    long: &str,
    languages: &str,
    notify: Function,
) -> Result<(), JsValue> {
    let (pack, texts, long) = read_words(questions, texts, long)?;
    let languages = json(languages)?;
    let questions = &pack.questions;
    let worries = u8::try_from(questions.worries.len()).unwrap_or(u8::MAX);
    let room = Room::new(&questions.pack, questions.version, worries, base);
    let store = Store { room, texts, pack, long, languages, app: None, notify };
    STORE.with_borrow_mut(|slot| *slot = Some(store));
    if let Some(props) = with(props) {
        let app = Renderer::<Page>::with_root_and_props(root, props).render();
        with(|store| store.app = Some(app));
    }
    perform_later(Vec::new());
    Ok(())
}

/// Takes the pack's second file, which the first screen does not wait for.
#[wasm_bindgen]
pub fn guidance(bytes: &[u8]) -> Result<(), JsValue> {
    let guidance = compiled::read_guidance(bytes).map_err(|refusal| JsValue::from(refusal.to_string()))?;
    with(|store| store.pack.guidance = Some(Rc::new(guidance)));
    redraw();
    Ok(())
}

/// What is to be printed, for the program that makes sheets.
#[wasm_bindgen]
pub fn order() -> String {
    with(|store| serde_json::to_string(&Order::of(&store.room)).unwrap_or_default()).unwrap_or_default()
}

/// Changes the language; the session stays. The second file of the pack is to follow.
#[wasm_bindgen]
pub fn speak(questions: &[u8], texts: &str, long: &str) -> Result<(), JsValue> {
    let (pack, texts, long) = read_words(questions, texts, long)?;
    with(|store| (store.pack, store.texts, store.long) = (pack, texts, long));
    redraw();
    perform_later(vec![Effect::Focus]);
    Ok(())
}

fn props(store: &mut Store) -> PageProps {
    PageProps {
        view: Rc::new(view(&store.room, store.said())),
        on_event: Callback::from(send),
        on_input: Callback::from(|(field, event): (Field, InputEvent)| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                send(Event::Type(field, input.value()));
            }
        }),
        on_count: Callback::from(|(count, event): (Count, InputEvent)| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                send(Event::Hands(count, input.value().parse().unwrap_or_default()));
            }
        }),
    }
}

/// Draws what there is now.
#[wasm_bindgen]
pub fn redraw() {
    with(|store| {
        let props = props(store);
        if let Some(app) = &mut store.app {
            app.update(props);
        }
    });
}

/// Puts an event through the room, draws, then performs the effects.
fn send(event: Event) {
    let effects = with(|store| update(&mut store.room, event)).unwrap_or_default();
    redraw();
    perform_later(effects);
}

/// Yew draws in a microtask that `redraw` has queued; this one is queued behind it.
fn perform_later(effects: Vec<Effect>) {
    spawn_local(async move {
        tell("shown", "", "");
        for effect in effects {
            match effect {
                Effect::Focus => tell("focus", "heading", ""),
                Effect::FocusCode => tell("focus", "code", ""),
                Effect::Draw => tell("draw", "", ""),
                Effect::Keep => tell("keep", "", ""),
                Effect::Forget => tell("forget", "", ""),
                Effect::ReadKept => tell("read-kept", "", ""),
                Effect::AskToKeep => tell("ask-to-keep", "", ""),
                Effect::StartCamera => tell("camera", "start", ""),
                Effect::StopCamera => tell("camera", "stop", ""),
                Effect::ShowSheet => tell("show-sheet", "", ""),
                Effect::Print => tell("print", "", ""),
                Effect::SaveSheet => tell("save", "sheet", ""),
                Effect::SaveCohort => tell("save", "cohort", ""),
                Effect::SaveCsv => tell("save", "csv", ""),
                Effect::OpenNotes => tell("open-notes", "", ""),
                Effect::Language(language) => tell("language", &language, ""),
            }
        }
    });
}

fn tell(name: &str, text: &str, more: &str) {
    if let Some(notify) = with(|store| store.notify.clone()) {
        // The script's own errors are its own to report.
        let _ = notify.call3(&JsValue::NULL, &name.into(), &text.into(), &more.into());
    }
}

/// What a key, the second window or a device says, by name; unknown names change nothing.
#[wasm_bindgen]
pub fn press(name: &str) {
    let event = match name {
        "next" => Event::Next,
        "back" => Event::Back,
        "blank" => Event::Turn(Switch::Blank),
        "reveal" => Event::Turn(Switch::Reveal),
        "timer" => Event::Turn(Switch::Timer),
        "help" => Event::Turn(Switch::Help),
        "letters" => Event::Turn(Switch::Letters),
        "notes" => Event::Turn(Switch::Notes),
        "collect" => Event::Go(Place::Collect(Panel::Type)),
        "present" => Event::Go(Place::Present),
        "other-tab" => Event::OtherTab,
        "cannot-keep" => Event::CannotKeep,
        _ => return,
    };
    send(event);
}

/// Time passes: milliseconds from any fixed moment.
#[wasm_bindgen]
pub fn tick(now: f64) {
    send(Event::Tick(now as u64));
}

/// A number of 0 to 255 by chance, for a sheet of paper.
#[wasm_bindgen]
pub fn drawn(chance: u8) {
    send(Event::Drawn(chance));
}

/// Papers that were typed as lines: what the program of sheets makes of them (`lines` there).
#[wasm_bindgen]
pub fn papers(found: &str) -> Result<(), JsValue> {
    send(Event::Papers(json(found)?));
    Ok(())
}

/// The camera cannot be used, and why: `insecure`, `refused`, `none`, `busy`, `unplugged` or `reader`.
#[wasm_bindgen]
pub fn camera_trouble(why: &str) {
    send(Event::CameraTrouble(why.to_owned()));
}

/// A camera has read a code.
#[wasm_bindgen]
pub fn seen(code: &str) {
    send(Event::Seen(code.to_owned()));
}

/// A text begins.
#[wasm_bindgen]
pub fn text_begins() {
    with(|store| update(&mut store.room, Event::TextBegins));
}

/// The next piece of a text. Nothing is drawn: [`redraw`] does that now and then.
#[wasm_bindgen]
pub fn text_piece(piece: &str) {
    with(|store| update(&mut store.room, Event::TextPiece(piece.to_owned())));
}

/// A text of so many bytes has ended.
#[wasm_bindgen]
pub fn text_ends(bytes: f64) {
    send(Event::TextEnds(bytes as u64));
}

/// A cohort file.
#[wasm_bindgen]
pub fn merge_file(text: &str) {
    let said = |refusal: &FileRefusal| {
        with(|store| match refusal {
            FileRefusal::Cut => store.texts.file_cut().to_owned(),
            other => other.to_string(),
        })
    };
    match read(text) {
        Ok(cohort) => send(Event::File(Box::new(cohort))),
        Err(refusal) => send(Event::FileRefused(said(&refusal).unwrap_or_default())),
    }
}

/// A file that could not be read, and why.
#[wasm_bindgen]
pub fn file_refused(why: &str) {
    send(Event::FileRefused(why.to_owned()));
}

/// The cohort file, to be saved.
#[wasm_bindgen]
pub fn cohort_file() -> String {
    with(|store| write(&store.room.cohort)).unwrap_or_default()
}

/// The session as a text, to be kept.
#[wasm_bindgen]
pub fn kept() -> String {
    with(|store| keep(&store.room)).unwrap_or_default()
}

/// Takes up a session that was kept.
#[wasm_bindgen]
pub fn restore(text: &str) {
    match with(|store| take_up(&mut store.room, text)) {
        Some(Err(why)) => send(Event::RestoreRefused(why)),
        _ => {
            redraw();
            perform_later(vec![Effect::Focus, Effect::Keep]);
        }
    }
}

/// There is a session on the device, with so many codes.
#[wasm_bindgen]
pub fn found_kept(codes: f64) {
    send(Event::FoundKept(codes as u64));
}

/// How many codes there are.
#[wasm_bindgen]
pub fn codes() -> u32 {
    with(|store| u32::try_from(store.room.codes()).unwrap_or(u32::MAX)).unwrap_or_default()
}

/// Whether closing the tab would lose something.
#[wasm_bindgen]
pub fn unsaved() -> bool {
    with(|store| store.room.unsaved()).unwrap_or_default()
}

/// Title, language and direction of the page, and whether letters are keys.
#[wasm_bindgen]
pub fn head() -> Array {
    let found = with(|store| {
        let view = view(&store.room, store.said());
        [view.title, view.lang, view.dir].map(JsValue::from).into_iter().collect::<Array>()
    });
    found.unwrap_or_default()
}

/// The notes, for the second window: heading, clock, next, then for each part its heading and a list of lines; the
/// last is the title of that window.
#[wasm_bindgen]
pub fn notes_now() -> Array {
    let found = with(|store| {
        let notes = notes(&store.room, store.said());
        let parts = notes.parts.iter().map(|(heading, lines)| {
            let lines: Array = lines.iter().map(JsValue::from).collect();
            [JsValue::from(heading), lines.into()].into_iter().collect::<Array>()
        });
        let title = JsValue::from(store.texts.notes_heading());
        let first = [notes.heading, notes.clock, notes.next].map(JsValue::from);
        first.into_iter().chain([parts.collect::<Array>().into(), title]).collect::<Array>()
    });
    found.unwrap_or_default()
}
