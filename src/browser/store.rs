//! The sessions of this page. State lives here and not in Yew, so that it changes in one way only:
//! an event goes through `update`, the new view model is drawn, then the effects are performed.
//!
//! Nothing here grows with the number of runs that a page has seen. A Yew app that is destroyed leaves its
//! listeners, and with them its root, in memory for good; so apps are emptied and used again, and there are as
//! many as there were ever checks in use at one time.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{AppHandle, Callback, Renderer};

use super::keys;
use crate::pack::{Guidance, Pack, Questions};
use crate::session::snapshot::{self, Refusal};
use crate::session::{
    Effect, Event, Focus, Options, Session, Shared, Tell, ViewModel, start, update, view_model,
};
use crate::view::{Screen, ScreenProps};

struct Store {
    packs: Vec<Held>,
    runs: Vec<Run>,
    /// Emptied, for the next to be drawn.
    idle: Vec<Drawn>,
    /// The number of the next run.
    next: u32,
}

/// A pack, and whether its second file failed to come.
struct Held {
    pack: Pack,
    missing: bool,
}

/// A session and where it is drawn.
struct Run {
    /// Never used again, so nothing that is late can reach another run.
    number: u32,
    pack: u32,
    /// `None` only while an event goes through `update`.
    session: Option<Session>,
    notify: Function,
    drawn: Option<Drawn>,
}

struct Drawn {
    root: Element,
    app: AppHandle<Screen>,
}

thread_local! {
    // One for the page, for as long as the page: the leak is on purpose.
    static STORE: &'static RefCell<Store> =
        Box::leak(Box::new(RefCell::new(Store { packs: Vec::new(), runs: Vec::new(), idle: Vec::new(), next: 0 })));
}

/// Nothing that is called while this is held may come back here: events and effects are sent outside.
fn with<T>(work: impl FnOnce(&mut Store) -> T) -> T {
    work(&mut STORE.with(|store| *store).borrow_mut())
}

impl Store {
    fn pack(&self, number: u32) -> Option<Pack> {
        self.packs.get(number as usize).map(|held| held.pack.clone())
    }

    fn view(&mut self, number: u32) -> Option<ViewModel> {
        let pack = self.run(number)?.pack;
        let pack = self.pack(pack)?;
        Some(view_model(&pack, self.run(number)?.session.as_ref()?))
    }

    /// What goes to the loader as a text: a snapshot, or the pack's id.
    fn text(&self, number: u32, effect: Effect) -> Option<String> {
        let run = self.runs.iter().find(|run| run.number == number)?;
        let pack = &self.packs.get(run.pack as usize)?.pack;
        match effect {
            Effect::Save | Effect::Code => Some(snapshot::write(pack, run.session.as_ref()?)),
            Effect::Tell(Tell::Complete(Some(_))) => Some(String::from(&*pack.questions.pack)),
            _ => None,
        }
    }

    fn run(&mut self, number: u32) -> Option<&mut Run> {
        self.runs.iter_mut().find(|run| run.number == number)
    }
}

pub(super) fn add_pack(questions: Questions) -> u32 {
    with(|store| {
        let pack = Pack { questions: Rc::new(questions), guidance: None };
        store.packs.push(Held { pack, missing: false });
        (store.packs.len() - 1) as u32
    })
}

pub(super) fn add_guidance(number: u32, guidance: Guidance) {
    with(|store| {
        if let Some(held) = store.packs.get_mut(number as usize) {
            held.pack.guidance = Some(Rc::new(guidance));
        }
    });
    tell_all(number, Event::GuidanceArrived);
}

pub(super) fn guidance_missing(number: u32) {
    with(|store| {
        if let Some(held) = store.packs.get_mut(number as usize) {
            held.missing = true;
        }
    });
    tell_all(number, Event::GuidanceMissing);
}

/// Sends an event to all sessions of a pack.
fn tell_all(pack: u32, event: Event) {
    let runs: Vec<u32> =
        with(|store| store.runs.iter().filter(|run| run.pack == pack).map(|run| run.number).collect());
    for run in runs {
        send(run, event);
    }
}

/// The place of a role by its id.
pub(super) fn role(pack: u32, id: &str) -> Option<usize> {
    with(|store| store.pack(pack)).and_then(|pack| pack.questions.role(id))
}

pub(super) fn begin(
    root: Element,
    pack: u32,
    options: Options,
    saved: &str,
    notify: Function,
) -> Result<u32, Refusal> {
    let held = with(|store| store.pack(pack)).ok_or(Refusal::Pack)?;
    let (mut session, effects) = start(&held, options).ok_or(Refusal::Form)?;
    if !saved.is_empty() {
        snapshot::resume(&held, &mut session, saved)?;
    }
    let number = with(|store| {
        let number = store.next;
        store.next += 1;
        store.runs.push(Run { number, pack, session: Some(session), notify, drawn: None });
        number
    });
    draw(number, root);
    perform_later(number, effects);
    if with(|store| store.packs.get(pack as usize).is_some_and(|held| held.missing)) {
        send(number, Event::GuidanceMissing);
    }
    Ok(number)
}

pub(super) fn unmount(number: u32) {
    if let Some(mut drawn) = with(|store| store.run(number)?.drawn.take()) {
        drawn.app.update(props(number, ViewModel::default()));
        with(|store| store.idle.push(drawn));
    }
}

pub(super) fn remount(number: u32, root: Element) -> bool {
    unmount(number);
    draw(number, root).is_some()
}

pub(super) fn forget(number: u32) {
    unmount(number);
    with(|store| {
        if let Some(place) = store.runs.iter().position(|run| run.number == number) {
            store.runs.swap_remove(place);
        }
    });
}

/// Draws into a fresh element, or puts one inside that has served before.
fn draw(number: u32, root: Element) -> Option<()> {
    let view = with(|store| store.view(number))?;
    let props = props(number, view);
    let drawn = match with(|store| store.idle.pop()) {
        Some(mut drawn) => {
            drawn.app.update(props);
            // No element refuses one that is not around it.
            let _ = root.insert_before(&drawn.root, None);
            drawn
        }
        None => Drawn { app: Renderer::<Screen>::with_root_and_props(root.clone(), props).render(), root },
    };
    with(|store| store.run(number).map(|run| run.drawn = Some(drawn)))
}

fn props(number: u32, view: ViewModel) -> ScreenProps {
    let on_key = move |key: KeyboardEvent| {
        if let Some(event) = keys::event(&key) {
            key.prevent_default();
            send(number, event);
        }
    };
    let on_event = Callback::from(move |event| send(number, event));
    ScreenProps { view: Rc::new(view), on_event, on_key: Callback::from(on_key) }
}

/// Puts an event through the session, draws what changed, then performs the effects.
fn send(number: u32, event: Event) {
    let effects = with(|store| {
        let pack = store.run(number)?.pack;
        let pack = store.pack(pack)?;
        let run = store.run(number)?;
        let (session, effects) = update(&pack, run.session.take()?, event);
        run.session = Some(session);
        let view = store.view(number)?;
        if let Some(drawn) = store.run(number)?.drawn.as_mut() {
            drawn.app.update(props(number, view));
        }
        Some(effects)
    });
    perform_later(number, effects.unwrap_or_default());
}

/// Yew draws in a microtask that `update` has queued; this one is queued behind it.
fn perform_later(number: u32, effects: Vec<Effect>) {
    spawn_local(async move {
        for effect in effects {
            perform(number, effect);
        }
    });
}

fn perform(number: u32, effect: Effect) {
    let Some((notify, root)) = with(|store| {
        let run = store.run(number)?;
        Some((run.notify.clone(), run.drawn.as_ref().map(|drawn| drawn.root.clone())))
    }) else {
        return;
    };
    let (name, first, second) = match effect {
        Effect::Focus(focus) => {
            if let Some(root) = root {
                move_focus(&root, focus);
            }
            return;
        }
        Effect::Tell(Tell::Start) => ("start", 0, 0),
        Effect::Tell(Tell::Progress { answered, total }) => ("progress", answered as u32, total as u32),
        Effect::Tell(Tell::Complete(shared)) => ("complete", 0, shared.map_or(0, Shared::code)),
        Effect::Save => ("save", 0, 0),
        Effect::Print => ("print", 0, 0),
        Effect::Code => ("code", 0, 0),
        Effect::Restart => ("restart", 0, 0),
        Effect::LoadGuidance => ("guidance", 0, 0),
    };
    let text = with(|store| store.text(number, effect)).unwrap_or_default();
    let first: JsValue = if text.is_empty() { first.into() } else { text.into() };
    // The loader's own errors are its own to report.
    let _ = notify.call3(&JsValue::NULL, &name.into(), &first, &second.into());
}

fn move_focus(root: &Element, focus: Focus) {
    let found = match focus {
        Focus::Heading => root.query_selector("#heading"),
        Focus::Option { group, option } => {
            let inputs = if group == 0 { "[data-group='0'] input" } else { "[data-group='1'] input" };
            root.query_selector_all(inputs).map(|inputs| inputs.item(u32::from(option))?.dyn_into().ok())
        }
    };
    let found = found.ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
