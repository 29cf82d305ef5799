//! From cargo's wasm to what is shipped: wasm-bindgen as a library of the crate's own version, then eight
//! edits of its output, each of which stops the build when wasm-bindgen changes under it.
//!
//! - Option bags get no prototype: a page that adds `once` or `signal` to `Object.prototype` would otherwise
//!   leave Yew deaf after one click, or at once.
//! - Names that only glue and wasm say to each other become short: their hashes do not compress (2.9 KB,
//!   with the bundler's flavour of glue in place of the one for the web).
//! - Functions that only describe themselves to wasm-bindgen stay in the table after it has read them:
//!   nothing can call them there, so they go (1 KB).
//! - What the views never use of Yew goes: raw HTML (so the program has no HTML sink at all), portals,
//!   suspense, and the panic hook that ours replaces. The linker cannot know that; the tests would trap (2.1 KB).
//! - The messages of panics are empty: the hook takes none, and to write one is the only use of the standard
//!   library's formatting here, since numbers have a way of their own into text (1.1 KB).
//! - Texts that nobody reads become blanks: the longest of those messages, and the names of the hundred kinds of
//!   events that Yew knows and the views do not use (0.8 KB).
//! - The text of a JavaScript value in a panic message is its string: the long form has no reader.
//! - The source places of panics become blanks: nobody reads them there, they do not compress (1 KB), and
//!   they name folders of the machine that built. Nightly compilers have a flag for it.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use super::plain::fresh_views;

/// Where an option bag is made.
const BAG: (&str, &str) = ("new Object()", "Object.create(null)");

/// Beginnings of names that are only spoken between glue and wasm.
const PRIVATE: [&str; 4] = ["__wbg_", "__wbindgen_generic", "wasm_bindgen__", "__externref"];

/// The one such name that the loader says too.
const KEPT: &str = "__wbg_set_wasm";

/// Writes the program's `glue.js` into `glue` and its wasm into `dist`.
pub(crate) fn program(wasm: &str, glue: &Path, dist: &Path) -> Result<(), String> {
    let (text, module) = lighten(bind(Bindgen::new().input_path(wasm), "program", glue)?)?;
    finish(&text, module, "program", &glue.join("glue.js"), &dist.join("ai-self-check.wasm"))
}

/// Writes `plain.js` and `plain.wasm` into `glue`: the same program, for the translation to JavaScript.
pub(crate) fn plain(module: walrus::Module, glue: &Path) -> Result<(), String> {
    let (text, module) = lighten(bind(Bindgen::new().input_module("plain", module), "plain", glue)?)?;
    let text = fresh_views(&text)?;
    finish(&text, module, "plain", &glue.join("plain.js"), &glue.join("plain.wasm"))
}

/// The edits that only the program gets.
fn lighten((text, mut module): (String, walrus::Module)) -> Result<(String, walrus::Module), String> {
    let text = replace_once(&text, BAG.0, BAG.1)?;
    drop_described(&mut module)?;
    drop_unused(&mut module)?;
    mute(&mut module)?;
    blank_texts(&mut module)?;
    Ok((text, module))
}

/// Writes the pack reader's `reader.js` into `glue` and its wasm into `dist`. It has no option bags, no
/// closures and no Yew, so three of the edits find nothing in it.
pub(crate) fn reader(wasm: &str, glue: &Path, dist: &Path) -> Result<(), String> {
    let (text, module) = bind(Bindgen::new().input_path(wasm), "reader", glue)?;
    finish(&text, module, "reader", &glue.join("reader.js"), &dist.join("ai-self-check.reader.wasm"))
}

/// Writes the facilitator's `facilitator.js` into `glue` and its wasm into `dist`. It stands on a page of its own, so
/// it keeps its messages and names of events; option bags lose their prototype as everywhere.
pub(crate) fn facilitator(wasm: &str, glue: &Path, dist: &Path) -> Result<(), String> {
    let (text, mut module) = bind(Bindgen::new().input_path(wasm), "facilitator", glue)?;
    let text = replace_once(&text, BAG.0, BAG.1)?;
    drop_described(&mut module)?;
    let wasm = dist.join("ai-self-check.facilitator.wasm");
    finish(&text, module, "facilitator", &glue.join("facilitator.js"), &wasm)
}

/// The same for the program that makes sheets.
pub(crate) fn printer(wasm: &str, glue: &Path, dist: &Path) -> Result<(), String> {
    let (text, module) = bind(Bindgen::new().input_path(wasm), "printer", glue)?;
    finish(&text, module, "printer", &glue.join("printer.js"), &dist.join("ai-self-check.sheets.wasm"))
}

/// What wasm-bindgen makes of cargo's wasm.
fn bind(bindgen: &mut Bindgen, name: &str, glue: &Path) -> Result<(String, walrus::Module), String> {
    bindgen.out_name(name).typescript(false);
    bindgen.remove_producers_section(true);
    let written = bindgen.bundler(true).and_then(|bindgen| bindgen.generate(glue));
    written.map_err(|error| format!("wasm-bindgen: {error:#}"))?;

    let text = fs::read_to_string(glue.join(format!("{name}_bg.js"))).map_err(|error| error.to_string())?;
    let bytes = fs::read(glue.join(format!("{name}_bg.wasm"))).map_err(|error| error.to_string())?;
    let mut config = walrus::ModuleConfig::new();
    config.generate_name_section(std::env::var("ASC_NAMES").is_ok());
    let module = config.parse(&bytes).map_err(|error| format!("walrus: {error:#}"))?;
    Ok((text, module))
}

/// The edits that every glue gets, and both files.
fn finish(
    text: &str,
    mut module: walrus::Module,
    name: &str,
    glue: &Path,
    wasm: &Path,
) -> Result<(), String> {
    let mut text = plain_debug(text)?;
    walrus::passes::gc::run(&mut module);
    let own = format!("./{name}_bg.js");
    let mut short = (0usize..).map(|number| format!("_{number}"));
    let is_private = |name: &str| name != KEPT && PRIVATE.iter().any(|start| name.starts_with(start));
    let mut imports = Vec::new();
    for import in module.imports.iter_mut() {
        if import.module == own {
            "glue".clone_into(&mut import.module);
        }
        if is_private(&import.name) {
            let name = short.next().expect("endless");
            text = rename(&text, &import.name, &name)?;
            import.name = name;
        }
        imports.push(import.name.clone());
    }
    // One object instead of an export each: a namespace object costs a getter for every name.
    for name in &imports {
        text = replace_once(&text, &format!("export function {name}("), &format!("function {name}("))?;
    }
    text.push_str(&format!("export const imports = {{ {} }};\n", imports.join(", ")));
    for export in module.exports.iter_mut() {
        if is_private(&export.name) {
            let name = short.next().expect("endless");
            text = rename(&text, &export.name, &name)?;
            export.name = name;
        }
    }
    only_glue(&module)?;
    blank_locations(&mut module)?;
    fs::write(glue, text).map_err(|error| error.to_string())?;
    fs::write(wasm, module.emit_wasm()).map_err(|error| error.to_string())
}

/// Nothing may be imported from elsewhere: reference types leave such imports behind when they are not used.
fn only_glue(module: &walrus::Module) -> Result<(), String> {
    match module.imports.iter().find(|import| import.module != "glue") {
        Some(other) => Err(format!(
            "wasm-bindgen: found the import `{}` from `{}`, expected imports from the glue only",
            other.name, other.module
        )),
        None => Ok(()),
    }
}

/// Replaces what must stand there once.
pub(crate) fn replace_once(text: &str, from: &str, to: &str) -> Result<String, String> {
    match text.matches(from).count() {
        1 => Ok(text.replace(from, to)),
        count => Err(format!("the glue of wasm-bindgen: found `{from}` {count} times, expected it once")),
    }
}

/// Replaces a name wherever it stands as a whole word.
fn rename(text: &str, from: &str, to: &str) -> Result<String, String> {
    let part_of_name = |letter: Option<char>| letter.is_some_and(|l| l.is_alphanumeric() || l == '_');
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(from) {
        let (before, after) = (&rest[..place], &rest[place + from.len()..]);
        let whole = !part_of_name(before.chars().last()) && !part_of_name(after.chars().next());
        renamed.push_str(before);
        renamed.push_str(if whole { to } else { from });
        rest = after;
    }
    renamed.push_str(rest);
    if renamed == text {
        Err(format!("the glue of wasm-bindgen: expected the name `{from}`"))
    } else {
        Ok(renamed)
    }
}

/// Replaces the body of the function that writes out a JavaScript value, if there is one.
fn plain_debug(text: &str) -> Result<String, String> {
    let Some(begin) = text.find("function debugString(val) {") else { return Ok(text.to_owned()) };
    let end = text[begin..].find("\n}\n").ok_or("the glue of wasm-bindgen: debugString has no end")?;
    let mut plain = text.to_owned();
    plain.replace_range(begin..begin + end, "function debugString(val) {\n    return String(val);");
    Ok(plain)
}

/// Blanks every `core::panic::Location`: four numbers, of which two point to a path that ends in `.rs`.
fn blank_locations(module: &mut walrus::Module) -> Result<(), String> {
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

/// The first and the last of Yew's names of events, and those among them that the views use.
const EVENTS: (&str, &str) = ("onabort", "ontransitionstart");
const HEARD: [&str; 2] = ["onchangeonclick", "onkeydown"];

/// The longest messages of panics, and from where to where each is blanked.
const MESSAGES: [&str; 16] = [
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
];

/// Blanks texts that nobody reads.
fn blank_texts(module: &mut walrus::Module) -> Result<(), String> {
    let find = |bytes: &[u8], text: &str| bytes.windows(text.len()).position(|part| part == text.as_bytes());
    let lacks = |text: &str| format!("the program: expected the text `{text}`");
    let mut missing: Vec<&str> = MESSAGES.to_vec();
    missing.extend(HEARD);
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
        let names = bytes.get(start..last + EVENTS.1.len()).ok_or_else(|| lacks(EVENTS.1))?.to_vec();
        bytes[start..start + names.len()].fill(b' ');
        for heard in HEARD {
            let place = start + find(&names, heard).ok_or_else(|| lacks(heard))?;
            bytes[place..place + heard.len()].copy_from_slice(heard.as_bytes());
            missing.retain(|other| *other != heard);
        }
    }
    missing.first().map_or(Ok(()), |text| Err(lacks(text)))
}

/// How wasm-bindgen names the functions that a closure is called through. The glue calls those that live by
/// their export; their places in the table were for the descriptions alone.
const DESCRIBED: &str = "wasm_bindgen::convert::closures::_::invoke";

/// Puts a function that traps in the table's places of described functions, and drops what is left unused.
fn drop_described(module: &mut walrus::Module) -> Result<(), String> {
    let mut trap = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    let described: Vec<_> = module
        .funcs
        .iter()
        .filter(|function| function.name.as_ref().is_some_and(|name| name.starts_with(DESCRIBED)))
        .map(walrus::Function::id)
        .collect();
    if described.is_empty() {
        return Err(format!("wasm-bindgen: expected functions named {DESCRIBED}"));
    }
    let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for id in elements {
        if let walrus::ElementItems::Functions(functions) = &mut module.elements.get_mut(id).items {
            for function in functions.iter_mut().filter(|function| described.contains(function)) {
                *function = trap;
            }
        }
    }
    Ok(())
}

/// Beginnings of the names of functions that are linked but never run.
const UNUSED: [&str; 7] = [
    "console_error_panic_hook::hook",
    "yew::dom_bundle::braw::",
    "<yew::dom_bundle::braw::",
    "yew::dom_bundle::bportal::",
    "<yew::dom_bundle::bportal::",
    "yew::dom_bundle::bsuspense::",
    "<yew::dom_bundle::bsuspense::",
];

/// The function that writes a panic's message; it then has nothing to say, and says that this went well.
const WRITES: &str = "core::fmt::write";

/// Beginnings of the names of what only messages need.
const WRITTEN: [&str; 2] =
    ["<core::fmt::Formatter>::pad", "<std::panic::PanicHookInfo as core::fmt::Display>"];

/// Makes each of them a trap, so that what only they need is dropped too.
fn drop_unused(module: &mut walrus::Module) -> Result<(), String> {
    for start in UNUSED.iter().filter(|start| !start.starts_with('<')) {
        if named(module, start).is_empty() {
            return Err(format!("the program: expected functions named {start}"));
        }
    }
    trap(module, &UNUSED);
    Ok(())
}

/// Empties the messages of panics.
fn mute(module: &mut walrus::Module) -> Result<(), String> {
    let [id] = named(module, WRITES)[..] else {
        return Err(format!("the program: expected one function named {WRITES}"));
    };
    let kind = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (kind.params().to_vec(), kind.results().to_vec());
    if results != [walrus::ValType::I32] {
        return Err(format!("the program: expected {WRITES} to give one number"));
    }
    let mut silent = walrus::FunctionBuilder::new(&mut module.types, &parameters, &results);
    silent.func_body().i32_const(0);
    let locals = parameters.iter().map(|parameter| module.locals.add(*parameter)).collect();
    module.funcs.get_mut(id).kind = walrus::FunctionKind::Local(silent.local_func(locals));
    trap(module, &WRITTEN);
    Ok(())
}

/// The functions of the program whose names begin so, without the hashes of crates.
fn named(module: &walrus::Module, start: &str) -> Vec<walrus::FunctionId> {
    let plain = |name: &str| {
        let mut plain = String::new();
        for (place, part) in name.split('[').enumerate() {
            plain.push_str(if place == 0 {
                part
            } else {
                part.split_once(']').map_or(part, |(_, rest)| rest)
            });
        }
        plain
    };
    let begins = |id: &walrus::FunctionId| {
        let name = plain(module.funcs.get(*id).name.as_deref().unwrap_or(""));
        // A whole name: `write` is not `write_str`.
        name.strip_prefix(start)
            .is_some_and(|rest| start.ends_with(':') || !rest.starts_with(char::is_alphanumeric))
    };
    module.funcs.iter_local().map(|(id, _)| id).filter(begins).collect()
}

/// Makes functions traps.
fn trap(module: &mut walrus::Module, starts: &[&str]) {
    let unused: Vec<_> = starts.iter().flat_map(|start| named(module, start)).collect();
    for id in unused {
        let (parameters, results) = {
            let kind = module.types.get(module.funcs.get(id).ty());
            (kind.params().to_vec(), kind.results().to_vec())
        };
        let mut trap = walrus::FunctionBuilder::new(&mut module.types, &parameters, &results);
        trap.func_body().unreachable();
        let locals = parameters.iter().map(|parameter| module.locals.add(*parameter)).collect();
        module.funcs.get_mut(id).kind = walrus::FunctionKind::Local(trap.local_func(locals));
    }
}
