//! The one component: a heading, blocks, buttons.

use std::rc::Rc;

use yew::prelude::*;

use super::block::{Sender, all, blocks, button, paragraph, text};
use crate::session::{Event, ViewModel};

/// What the browser hands over; a new view model re-renders.
#[derive(Clone, Properties)]
pub struct ScreenProps {
    /// What to show.
    pub view: Rc<ViewModel>,
    /// Where events go.
    pub on_event: Callback<Event>,
    /// Where keys go.
    pub on_key: Callback<KeyboardEvent>,
}

impl PartialEq for ScreenProps {
    /// The same view model, not an equal one: comparing all words of a screen costs more than drawing it.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view)
    }
}

/// Draws a screen. The live region stands outside of what changes with the screen, so that it is there
/// before its text is.
///
/// It is a form because Chromium remembers each radio that ever stood in a shadow root outside of one: they would
/// stay in memory, and a chosen one of an earlier run would keep the Tab key from those on screen. It has nowhere
/// to go: `dialog` does nothing outside of a dialog.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let view = &*props.view;
    let send = Sender(&props.on_event);
    html! {
        <form method="dialog" onkeydown={&props.on_key}>
            <p role="status" data-look="status">{ text(&view.status) }</p>
            <div key={view.key} class="screen" part={view.part}>
                if let Some(progress) = &view.progress {
                    <div class="progress" part="progress">
                        <label for="progress">{ text(&progress.text) }</label>
                        <progress id="progress" value={progress.value.to_string()} max={progress.max.to_string()} />
                    </div>
                }
                if let Some(kicker) = &view.kicker {
                    { paragraph("kicker", kicker) }
                }
                <h2 id="heading" tabindex="-1">{ text(&view.heading) }</h2>
                { blocks(&view.blocks, send) }
                <div class="buttons">{ all(&view.buttons, &|one| button(one, send)) }</div>
            </div>
            { paragraph("privacy", &view.privacy) }
        </form>
    }
}
