//! Keys: a digit chooses, Enter on an option goes on. Only while the focus is inside the check, so no
//! shortcut of the page is taken (WCAG 2.2, 2.1.4).

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::session::Event;

/// The event that a key means, if any.
pub(super) fn event(key: &KeyboardEvent) -> Option<Event> {
    if key.ctrl_key() || key.alt_key() || key.meta_key() {
        return None;
    }
    let target: Element = key.target()?.dyn_into().ok()?;
    let pressed = key.key();
    if pressed == "Enter" {
        // Not the tag name, which is in small letters where a page is XHTML.
        return (target.local_name() == "input").then_some(Event::Next);
    }
    let mut letters = pressed.bytes();
    let option = match (letters.next(), letters.next()) {
        (Some(digit @ b'1'..=b'9'), None) => digit - b'1',
        _ => return None,
    };
    let group =
        target.closest("[data-group]").ok().flatten().and_then(|group| group.get_attribute("data-group"));
    let group = u8::from(group.as_deref() == Some("1"));
    Some(Event::Choose { group, option })
}
