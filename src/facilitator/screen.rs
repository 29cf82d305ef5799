//! The one component: what stands round every screen, and the screen.

use std::rc::Rc;

use yew::prelude::*;

use super::block::{Sender, blocks, button, buttons, list};
use crate::workshop::room::view::{ClockView, Notes, View};
use crate::workshop::room::{Count, Event, Field};

/// What the glue hands over; a new view re-renders.
#[derive(Clone, Properties)]
pub(super) struct PageProps {
    pub(super) view: Rc<View>,
    pub(super) on_event: Callback<Event>,
    /// What is typed into a line.
    pub(super) on_input: Callback<(Field, InputEvent)>,
    /// What is typed as a count.
    pub(super) on_count: Callback<(Count, InputEvent)>,
}

impl PartialEq for PageProps {
    /// The same view, not an equal one.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view)
    }
}

/// The page. The live region stands outside of what changes with the screen.
#[component]
pub(super) fn Page(props: &PageProps) -> Html {
    let view = &*props.view;
    let send = Sender { event: &props.on_event, input: &props.on_input, count: &props.on_count };
    // The same words said twice must differ to be heard twice.
    let again = if view.status_key % 2 == 1 { "\u{a0}" } else { "" };
    html! {
        <div class="page" data-kind={view.kind} data-letters={if view.letters { "on" } else { "off" }} lang={view.lang.clone()} dir={view.dir.clone()}>
            <header class="top">
                <p class="name">{ view.name.clone() }</p>
                <nav aria-label={view.nav_name.clone()}>
                    <ul>{ for view.nav.iter().map(|one| html! { <li>{ button(one, send) }</li> }) }</ul>
                </nav>
                <div class="languages">{ for view.languages.iter().map(|one| button(one, send)) }</div>
            </header>
            <p role="status" id="status" class="heard">{ view.status.clone() }{ again }</p>
            <main>
                if let Some(help) = &view.help {
                    <section class="help" aria-labelledby="keys">
                        <h2 id="keys">{ help.heading.clone() }</h2>
                        <dl>{ for help.keys.iter().map(key) }</dl>
                        <div class="buttons">{ buttons(&help.buttons, send) }</div>
                    </section>
                }
                <div key={view.key.clone()} class="screen">
                    if !view.kicker.is_empty() {
                        <p class="kicker">{ view.kicker.clone() }</p>
                    }
                    <h1 id="heading" tabindex="-1">{ view.heading.clone() }</h1>
                    { blocks(&view.blocks, send) }
                </div>
                if let Some(notes) = &view.notes {
                    { aside(notes) }
                }
            </main>
            if !view.bar.is_empty() || view.clock.is_some() {
                <footer class="bar">
                    if let Some(clock) = &view.clock {
                        { watch(clock) }
                    }
                    <div class="tools" role="group" aria-label={view.bar_name.clone()}>{ buttons(&view.bar, send) }</div>
                </footer>
            }
            if let Some((words, show)) = &view.blank {
                <section class="blank" aria-label={words.clone()}><p>{ words.clone() }</p>{ button(show, send) }</section>
            }
        </div>
    }
}

fn key((key, meaning): &(String, String)) -> Html {
    html! { <><dt><kbd>{ key.clone() }</kbd></dt><dd>{ meaning.clone() }</dd></> }
}

/// Not a live region: minutes that are read out disturb.
fn watch(view: &ClockView) -> Html {
    let over = if view.over { "yes" } else { "no" };
    html! {
        <p class="clock" data-over={over} role="timer" aria-live="off" aria-label={view.label.clone()}>
            <span>{ view.left.clone() }</span>{ " " }<span>{ view.plan.clone() }</span>
        </p>
    }
}

fn aside(view: &Notes) -> Html {
    let part = |(heading, lines): &(String, Vec<String>)| {
        html! { <><h3>{ heading.clone() }</h3>{ list(lines) }</> }
    };
    html! {
        <aside class="notes" aria-labelledby="notes">
            <h2 id="notes">{ view.heading.clone() }</h2>
            <p class="hint">{ view.next.clone() }</p>
            { for view.parts.iter().map(part) }
        </aside>
    }
}
