//! The names of the events that the views use. Yew knows a hundred, each with a place in its program and a name in
//! its data; the build (`src/bin/xtask/glue.rs`) lets this function take the place of Yew's.

use std::borrow::Cow;

use yew::virtual_dom::ListenerKind;

/// With its flag, as Yew keeps it: the build copies so many bytes.
#[cfg(target_arch = "wasm32")]
const _: () = assert!(size_of::<(ListenerKind, bool)>() == 16);

/// Keeps the function in the program until the build has found it.
#[used]
static KEPT: fn(&ListenerKind) -> Cow<'static, str> = name;

/// What a browser calls an event; nothing for one that no view uses yet, so that it is never heard.
#[inline(never)]
fn name(kind: &ListenerKind) -> Cow<'static, str> {
    Cow::Borrowed(match kind {
        ListenerKind::onchange => "change",
        ListenerKind::onclick => "click",
        ListenerKind::onkeydown => "keydown",
        _ => "",
    })
}
