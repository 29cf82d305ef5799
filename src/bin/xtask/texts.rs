//! Texts in the program's data that nobody reads, made blank: what is all one letter costs nothing after brotli.

/// Texts of panics and of elements of formulas. From where to where each is blanked; a text that
/// another one holds comes after it.
const MESSAGES: [&str; 70] = [
    "To suspend rendering, a <Suspense /> component is required.",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
    "a Display implementation returned an error unexpectedly",
    "Attempted to initialize thread-local while it is being dropped",
    "closure invoked recursively or after being dropped",
    "cannot access a Thread Local Storage value during or after destruction: ",
    "failed to insert node before next sibling",
    "can't create namespaced element for vtag",
    "index out of bounds: the len is ",
    "cannot modify the panic hook from a panicking thread",
    "LazyCell instance has previously been poisoned",
    "assertion failed: old_left_len + count <= CAPACITY",
    "assertion failed: edge.height == self.node.height - 1",
    "LeftOrRight::Right(idx) => idx <= right_len,",
    "called `Result::unwrap_throw()` on an `Err` value",
    "internal error: entered unreachable code: empty internal node",
    "internal error: entered unreachable code",
    "assertion failed: match track_edge_idx {",
    "LeftOrRight::Left(idx) => idx <= old_left_len,",
    "assertion failed: old_right_len + count <= CAPACITY",
    "assertion failed: old_right_len >= count",
    "assertion failed: old_left_len >= count",
    "assertion failed: new_left_len <= CAPACITY",
    "assertion failed: edge.height == self.height - 1",
    "assertion failed: self.height > 0",
    "assertion failed: idx < CAPACITY",
    "assertion failed: src.len() == dst.len()",
    "assertion failed: count > 0",
    "assertion `left ",
    " right` failed\n  left: ",
    " right` failed: ",
    "\n right: ",
    "\n  left: ",
    "called `Result::unwrap()` on an `Err` value",
    "called `Option::unwrap()` on a `None` value",
    "unkeyed child in fully keyed list",
    "FnOnce called more than once",
    "couldn't clone cached element",
    "couldn't clone node to be cached",
    "can't create element for vtag",
    "can't remove a child",
    "Can't find the global Window",
    "Can't find document",
    "failed to create detached element",
    "failed to append child",
    "could not set property",
    "could not remove attribute",
    "could not remove property",
    "invalid attribute key",
    "Tried to shrink to a larger capacity",
    "Hash table capacity overflow",
    "capacity overflow",
    "slice index starts at ",
    "range start index ",
    "range end index ",
    " but ends at ",
    " but the index is ",
    " out of range for slice of length ",
    "removal index (is ",
    ") should be < len (is ",
    "attempt to divide by zero",
    "`async fn` resumed after completion",
    "RefCell already mutably borrowed",
    "RefCell already borrowed",
    "panicked at ",
    "AccessError",
    "LayoutError",
    "JsValue(",
    "http://www.w3.org/1998/Math/MathML",
    "0123456789ABCDEF",
];

/// The first and the last of Yew's names of events. None of them is read: see [`super::rename_events`].
const EVENTS: (&str, &str) = ("onabort", "ontransitionstart");

/// Blanks texts that nobody reads.
pub(super) fn blank_texts(module: &mut walrus::Module) -> Result<(), String> {
    // Not the beginning of an alphabet, which goes on with G: codes are written in it.
    let begins =
        |bytes: &[u8], text: &str| bytes.starts_with(text.as_bytes()) && bytes.get(text.len()) != Some(&b'G');
    let find = |bytes: &[u8], text: &str| (0..bytes.len()).find(|at| begins(&bytes[*at..], text));
    let lacks = |text: &str| format!("the program: expected the text `{text}`");
    let mut missing: Vec<&str> = MESSAGES.to_vec();
    missing.push(EVENTS.0);
    let ids: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in ids {
        let bytes = &mut module.data.get_mut(id).value;
        for message in MESSAGES {
            while let Some(start) = find(bytes, message) {
                bytes[start..start + message.len()].fill(b' ');
                missing.retain(|other| *other != message);
            }
        }
        let (Some(start), Some(last)) = (find(bytes, EVENTS.0), find(bytes, EVENTS.1)) else { continue };
        bytes.get_mut(start..last + EVENTS.1.len()).ok_or_else(|| lacks(EVENTS.1))?.fill(b' ');
        missing.retain(|other| *other != EVENTS.0);
    }
    missing.first().map_or(Ok(()), |text| Err(lacks(text)))
}

/// Blanks every `core::panic::Location`: four numbers, of which two point to a path that ends in `.rs`.
pub(super) fn blank_locations(module: &mut walrus::Module) -> Result<(), String> {
    let mut blanked = 0;
    let ids: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        let walrus::DataKind::Active {
            offset: walrus::ConstExpr::Value(walrus::ir::Value::I32(base)), ..
        } = data.kind
        else {
            continue;
        };
        let bytes = &mut data.value;
        // Several places name the same path: all are found before any is blanked.
        let mut found = Vec::new();
        for place in (0..bytes.len().saturating_sub(15)).step_by(4) {
            let number = |at: usize| {
                bytes[at..at + 4].iter().rev().fold(0usize, |all, byte| all << 8 | usize::from(*byte))
            };
            let [pointer, length, line, column] = [0, 4, 8, 12].map(|at| number(place + at));
            let Some(start) = pointer.checked_sub(base as usize) else { continue };
            let Some(path) = bytes.get(start..start.saturating_add(length)) else { continue };
            let is_path = path.ends_with(b".rs") && path.contains(&b'/') && length < 256;
            if is_path && line > 0 && column > 0 && column < 1000 {
                found.push((place, start, length));
            }
        }
        blanked += found.len();
        for (place, start, length) in found {
            bytes[start..start + length].fill(b' ');
            bytes[place..place + 16].fill(0);
            // An empty text at an address that is not null.
            bytes[place] = 1;
        }
    }
    if blanked == 0 { Err("the program: expected source places of panics".to_owned()) } else { Ok(()) }
}
