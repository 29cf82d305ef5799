//! A panic in a view stops every check of this program on the page: say so, so that none is left blank.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::JsValue;

thread_local! {
    static CALLBACK: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Calls back on a panic, in place of Yew's own hook.
pub(super) fn install(callback: Function) {
    CALLBACK.with_borrow_mut(|slot| *slot = Some(callback));
    yew::set_custom_panic_hook(Box::new(|_| {
        let callback = CALLBACK.with_borrow(Clone::clone);
        if let Some(callback) = callback {
            // Nobody is left to hear of a second failure.
            let _ = callback.call0(&JsValue::NULL);
        }
    }));
}
