//! Blocks as native HTML. Text stays text: every word becomes a text node.

use yew::prelude::*;

use super::map::map;
use super::picture::{bars, qr};
use crate::workshop::room::view::{Block, Button, Choice, Hand};
use crate::workshop::room::{Count, Event, Field};

/// Where events go.
#[derive(Clone, Copy)]
pub(super) struct Sender<'a> {
    pub(super) event: &'a Callback<Event>,
    pub(super) input: &'a Callback<(Field, InputEvent)>,
    pub(super) count: &'a Callback<(Count, InputEvent)>,
}

impl Sender<'_> {
    fn on<T: 'static>(self, event: Event) -> Callback<T> {
        self.event.reform(move |_| event.clone())
    }
}

fn set(text: &str) -> Option<AttrValue> {
    (!text.is_empty()).then(|| AttrValue::from(text.to_owned()))
}

/// A button; a switch says whether it is on, a screen's button whether it is shown.
pub(super) fn button(view: &Button, send: Sender<'_>) -> Html {
    let pressed = view.pressed.map(|on| if on { "true" } else { "false" });
    let current = view.current.then_some("page");
    html! {
        <button type="button" class={view.look} id={set(view.id)} aria-pressed={pressed} aria-current={current}
            lang={set(&view.lang)} disabled={view.closed} onclick={send.on(view.event.clone())}>
            { view.label.clone() }
        </button>
    }
}

/// Buttons in a row.
pub(super) fn buttons(list: &[Button], send: Sender<'_>) -> Html {
    list.iter().map(|one| button(one, send)).collect()
}

/// A list with bullets.
pub(super) fn list(lines: &[String]) -> Html {
    html! { <ul>{ for lines.iter().map(|line| html! { <li>{ line.clone() }</li> }) }</ul> }
}

/// A list of blocks.
pub(super) fn blocks(list: &[Block], send: Sender<'_>) -> Html {
    list.iter().map(|one| block(one, send)).collect()
}

fn block(view: &Block, send: Sender<'_>) -> Html {
    match view {
        Block::Para(look, words) => html! { <p class={*look}>{ words.clone() }</p> },
        Block::Heading(words) => html! { <h2>{ words.clone() }</h2> },
        Block::List(lines) => list(lines),
        Block::Quote(label, words) => html! {
            <div class="quote"><p class="label">{ label.clone() }</p><p>{ words.clone() }</p></div>
        },
        Block::Buttons(list) => html! { <div class="buttons">{ buttons(list, send) }</div> },
        Block::Section(look, heading, inner) => html! {
            <section class={*look}><h2>{ heading.clone() }</h2>{ blocks(inner, send) }</section>
        },
        Block::Details(summary, inner) => html! {
            <details><summary>{ summary.clone() }</summary>{ blocks(inner, send) }</details>
        },
        Block::Choices { legend, name, many, choices, hint } => html! {
            <fieldset class="choices">
                <legend>{ legend.clone() }</legend>
                { for choices.iter().map(|one| choice(name, *many, one, send)) }
                if !hint.is_empty() {
                    <p class="hint">{ hint.clone() }</p>
                }
            </fieldset>
        },
        Block::Line { id, label, hint, field, value, submit } => {
            line(id, label, hint, *field, value, submit.as_ref(), send)
        }
        Block::Box { ids: [id, button], words: [label, hint, words] } => {
            let about = [id, "-hint"].concat();
            html! {
                <div class="line">
                    <label for={*id}>{ label.clone() }</label>
                    <p class="hint" id={about.clone()}>{ hint.clone() }</p>
                    <textarea id={*id} rows="4" aria-describedby={about} autocomplete="off" spellcheck="false" />
                    <button type="button" class="main" id={*button}>{ words.clone() }</button>
                </div>
            }
        }
        Block::File(label, hint) => html! {
            <div class="line">
                <label for="file">{ label.clone() }</label>
                <p class="hint" id="file-hint">{ hint.clone() }</p>
                <input type="file" id="file" multiple={true} aria-describedby="file-hint" />
            </div>
        },
        Block::Hands { legend, rows, total, more, fewer, clear } => html! {
            <fieldset class="hands">
                <legend>{ legend.clone() }</legend>
                <ul>{ for rows.iter().enumerate().map(|(place, one)| hand(place, one, more, fewer, send)) }</ul>
                <p class="total">{ total.clone() }{ " " }{ button(clear, send) }</p>
            </fieldset>
        },
        Block::Qr(text, title) => qr(text, title),
        Block::Address(address) => html! { <p class="address"><bdi dir="ltr">{ address.clone() }</bdi></p> },
        Block::Map(view) => map(view),
        Block::Bars(caption, head, rows) => bars(caption, head, rows),
        Block::Table { caption, head, rows } => table(caption, head, rows),
        Block::Beside(sides) => html! {
            <div class="beside">{ for sides.iter().map(|side| html! { <div>{ blocks(side, send) }</div> }) }</div>
        },
        Block::Check(address, title, person) => html! {
            <iframe key={person.to_string()} class="check" src={address.clone()} title={title.clone()}></iframe>
        },
        Block::Page(title) => html! { <iframe id="page" class="paper" title={title.clone()}></iframe> },
        // Named by the words; what it shows has no sound and no alternative but the count.
        Block::Video(name) => {
            html! { <video id="camera" aria-label={name.clone()} muted={true} playsinline={true}></video> }
        }
    }
}

fn choice(name: &'static str, many: bool, view: &Choice, send: Sender<'_>) -> Html {
    let kind = if many { "checkbox" } else { "radio" };
    html! {
        <label>
            <input type={kind} {name} checked={view.chosen} disabled={view.closed} onchange={send.on(view.event.clone())} />
            <span>{ view.label.clone() }</span>
        </label>
    }
}

fn line(
    id: &'static str,
    label: &str,
    hint: &str,
    field: Field,
    value: &str,
    submit: Option<&Button>,
    send: Sender<'_>,
) -> Html {
    let input = send.input.reform(move |event| (field, event));
    let hint_id = [id, "-hint"].concat();
    html! {
        <form method="dialog" class="line">
            <label for={id}>{ label.to_owned() }</label>
            <p class="hint" id={hint_id.clone()}>{ hint.to_owned() }</p>
            <div class="field">
                <input type="text" {id} value={value.to_owned()} aria-describedby={hint_id} autocomplete="off"
                    autocapitalize="characters" spellcheck="false" oninput={input} />
                if let Some(view) = submit {
                    <button type="submit" class={view.look} onclick={send.on(view.event.clone())}>{ view.label.clone() }</button>
                }
            </div>
        </form>
    }
}

fn hand(place: usize, view: &Hand, more: &str, fewer: &str, send: Sender<'_>) -> Html {
    use crate::pack::texts::fill;
    let id = ["hand-", &place.to_string()].concat();
    let count = view.count.clone();
    let input = send.count.reform(move |event| (count.clone(), event));
    let by = |change| send.on(Event::HandsBy(view.count.clone(), change));
    let says = |words: &str| fill(words, &[("choice", &view.label)]);
    let best = if view.mark.is_empty() { "no" } else { "yes" };
    html! {
        <li data-best={best}>
            <label for={id.clone()}>{ view.label.clone() }</label>
            if !view.mark.is_empty() {
                <strong class="mark">{ view.mark.clone() }</strong>
            }
            <span class="count">
                <button type="button" class="quiet" aria-label={says(fewer)} onclick={by(-1)}>{ "\u{2212}" }</button>
                <input type="number" {id} min="0" max="9999" inputmode="numeric" value={view.hands.to_string()} oninput={input} />
                <button type="button" class="quiet" aria-label={says(more)} onclick={by(1)}>{ "+" }</button>
            </span>
            <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect class="whole" width="100" height="6" /><rect class="part" width={view.share.to_string()} height="6" />
            </svg>
            if !view.why.is_empty() {
                <p class="why">{ view.why.clone() }</p>
            }
        </li>
    }
}

fn table(caption: &str, head: &[String], rows: &[Vec<String>]) -> Html {
    let row = |cells: &Vec<String>| {
        let mut cells = cells.iter();
        let first = cells.next().cloned().unwrap_or_default();
        html! { <tr><th scope="row">{ first }</th>{ for cells.map(|cell| html! { <td>{ cell.clone() }</td> }) }</tr> }
    };
    html! {
        <div class="table" role="group" aria-label={caption.to_owned()} tabindex="0"><table>
            <caption>{ caption.to_owned() }</caption>
            <thead><tr>{ for head.iter().map(|cell| html! { <th scope="col">{ cell.clone() }</th> }) }</tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table></div>
    }
}
