//! Blocks as native HTML. Text stays text: every word becomes a text node.

use yew::prelude::*;
use yew::virtual_dom::{VList, VText};

use super::picture::{map, mill};
use crate::model::Text;
use crate::pack::words::borrowed;
use crate::session::Event;
use crate::session::view_model::{Block, Button, Choice, FactView, Group, Section, Table};

/// Where events go.
#[derive(Clone, Copy)]
pub struct Sender<'a>(pub &'a Callback<Event>);

impl Sender<'_> {
    /// A callback that sends this event whatever the browser reports.
    fn on<T: 'static>(self, event: Event) -> Callback<T> {
        self.0.reform(move |_| event)
    }
}

/// A text node; with parts that are borrowed from another language, those in elements that name it.
pub fn text(words: &Text) -> Html {
    text_in(words, false)
}

/// The same for HTML or for a picture, where a `span` would not show.
#[inline(never)]
pub fn text_in(words: &Text, picture: bool) -> Html {
    let Some((mut before, mut rest)) = words.split_once(borrowed::BEGIN) else {
        return VText::new(AttrValue::from(words.clone())).into();
    };
    let mut parts = VList::new();
    let node = |words: &str| Html::from(VText::new(AttrValue::from(Text::from(words))));
    while let Some((tag, words)) = rest.split_once(borrowed::MIDDLE) {
        parts.push(node(before));
        let (words, after) = words.split_once(borrowed::END).unwrap_or((words, ""));
        let (lang, words) = (AttrValue::from(Text::from(tag)), node(words));
        parts.push(if picture {
            html! { <tspan lang={lang}>{ words }</tspan> }
        } else {
            html! { <span lang={lang}>{ words }</span> }
        });
        (before, rest) = after.split_once(borrowed::BEGIN).unwrap_or((after, ""));
    }
    parts.push(node(before));
    parts.into()
}

/// A button.
pub fn button(view: &Button, send: Sender<'_>) -> Html {
    html! {
        <button type="button" part={view.part} onclick={send.on(view.event)}>
            { text(&view.label) }
        </button>
    }
}

/// Each of a list, drawn by one function.
pub fn all<T>(list: &[T], draw: &dyn Fn(&T) -> Html) -> Html {
    let mut drawn = VList::new();
    for one in list {
        drawn.push(draw(one));
    }
    drawn.into()
}

/// A list of blocks.
pub fn blocks(list: &[Block], send: Sender<'_>) -> Html {
    all(list, &|one| block(one, send))
}

/// A block.
fn block(view: &Block, send: Sender<'_>) -> Html {
    match view {
        Block::Para(look, words) => paragraph(look, words),
        Block::Quote(label, words) => html! {
            <div class="quote">{ paragraph("label", label) }{ paragraph("", words) }</div>
        },
        Block::List { numbered: true, lines } => html! { <ol>{ all(lines, &line) }</ol> },
        Block::List { lines, .. } => html! { <ul>{ all(lines, &line) }</ul> },
        Block::Group(view) => group(view, send),
        Block::Action(words, view) => html! {
            <div class="action">{ paragraph("", words) }{ button(view, send) }</div>
        },
        Block::Section(view) => section(view, send),
        Block::Details(summary, inner) => html! {
            <details><summary>{ text(summary) }</summary>{ blocks(inner, send) }</details>
        },
        Block::Map(view) => map(view),
        Block::Mill(view) => mill(view),
        Block::Table(view) => table(view),
        Block::Facts(facts) => html! { <ul class="facts">{ all(facts, &fact) }</ul> },
    }
}

/// A paragraph with a look of the style sheet.
pub fn paragraph(look: &'static str, words: &Text) -> Html {
    html! { <p data-look={look}>{ text(words) }</p> }
}

fn line(words: &Text) -> Html {
    html! { <li>{ text(words) }</li> }
}

fn section(view: &Section, send: Sender<'_>) -> Html {
    html! {
        <section part={view.part}>
            <h3>{ text(&view.heading) }</h3>
            { blocks(&view.blocks, send) }
        </section>
    }
}

fn group(view: &Group, send: Sender<'_>) -> Html {
    // The first group answers the heading, so it is named by both.
    let (number, legend, named) =
        if view.number == 0 { ("0", "legend0", "heading legend0") } else { ("1", "legend1", "legend1") };
    html! {
        <fieldset key={number} aria-labelledby={named} data-group={number}>
            <legend id={legend}>{ text(&view.legend) }</legend>
            { all(&view.choices, &|one| choice(view, one, send)) }
        </fieldset>
    }
}

fn choice(group: &Group, view: &Choice, send: Sender<'_>) -> Html {
    let event = Event::Choose { group: group.number, option: view.option };
    let digit = (group.number == 0 && view.option < 9).then(|| (view.option + 1).to_string());
    html! {
        <label class="choice" part="choice">
            <input
                type={if group.many { "checkbox" } else { "radio" }}
                name={group.name.to_string()}
                checked={view.chosen}
                disabled={view.closed}
                onchange={send.on(event)}
            />
            <span>{ text(&view.label) }</span>
            if let Some(digit) = digit {
                <kbd aria-hidden="true">{ digit }</kbd>
            }
        </label>
    }
}

fn table(view: &Table) -> Html {
    let [question, answer, points] = &view.head;
    let row = |[question, answer, points]: &[Text; 3]| {
        html! {
            <tr>
                <th scope="row">{ text(question) }</th>
                <td>{ text(answer) }</td>
                <td>{ text(points) }</td>
            </tr>
        }
    };
    html! {
        <table>
            <caption>{ text(&view.caption) }</caption>
            <thead>
                <tr>
                    <th scope="col">{ text(question) }</th>
                    <th scope="col">{ text(answer) }</th>
                    <th scope="col">{ text(points) }</th>
                </tr>
            </thead>
            <tbody>{ all(&view.rows, &row) }</tbody>
        </table>
    }
}

fn fact(view: &FactView) -> Html {
    html! {
        <li>
            { paragraph("", &view.claim) }
            <p data-look="hint">
                <a href={AttrValue::from(view.url.clone())} target="_blank" rel="noopener noreferrer">
                    { text(&view.source) }
                </a>
                { " " }
                { text(&view.note) }
            </p>
        </li>
    }
}
