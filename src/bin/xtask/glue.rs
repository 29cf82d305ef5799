//! From cargo's wasm to what is shipped: wasm-bindgen as a library of the crate's own version, then ten
//! edits of its output, each of which stops the build when wasm-bindgen changes under it; the program then goes
//! through some passes of `wasm-opt`.
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
//! - Events have their names from our list of those that the views use, not from Yew's of a hundred (0.3 KB), and
//!   are copied as bytes, not kind by kind (0.2 KB).
//! - Texts that nobody reads become blanks: those messages, and the names in that list (1.4 KB).
//! - The text of a JavaScript value in a panic message is its string: the long form has no reader.
//! - The source places of panics become blanks: nobody reads them there, they do not compress (1 KB), and
//!   they name folders of the machine that built. Nightly compilers have a flag for it.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use super::events::{copy_events, rename_events};
use super::plain::fresh_views;
use super::run::run;
use super::texts::{blank_locations, blank_texts};

/// Where an option bag is made.
const BAG: (&str, &str) = ("new Object()", "Object.create(null)");

/// Beginnings of names that are only spoken between glue and wasm.
const PRIVATE: [&str; 4] = ["__wbg_", "__wbindgen_generic", "wasm_bindgen__", "__externref"];

/// The one such name that the loader says too.
const KEPT: &str = "__wbg_set_wasm";

/// What makes the program's file smaller after brotli: 1.1 KB together. The usual sets, such as `-Oz`, make it
/// smaller before brotli and larger after. No address below 1,024 is used: there ends the stack.
const SMALLER: [&str; 16] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--low-memory-unused",
    "--duplicate-function-elimination",
    "--remove-unused-brs",
    "--duplicate-function-elimination",
    "--optimize-instructions",
    "--optimize-added-constants",
    "--rse",
    "--vacuum",
    "--merge-blocks",
    "--precompute",
    "--remove-unused-names",
];

/// What only changes how the same program is written. Loads and stores say no alignment: it is a hint.
const LAST: [&str; 2] = ["--dealign", "--reorder-locals"];

/// Writes the glue of the program as `NAME.js` into `glue`, and its wasm as `out`; `tools` are the npm packages.
pub(crate) fn program(wasm: &str, name: &str, glue: &Path, out: &Path, tools: &Path) -> Result<(), String> {
    let (text, module) = lighten(bind(Bindgen::new().input_path(wasm), name, glue)?)?;
    let bound = glue.join(format!("{name}.wasm"));
    finish(&text, module, name, &glue.join(format!("{name}.js")), &bound)?;
    let files = [&*bound.to_string_lossy(), "-o", &*out.to_string_lossy()];
    let tool = tools.join(".bin/wasm-opt");
    run(&tool.to_string_lossy(), &[&files[..], &SMALLER[..], &LAST[..]].concat())
}

/// Writes `plain.js` and `plain.wasm` into `glue`: the same program, for the translation to JavaScript.
pub(crate) fn plain(module: walrus::Module, glue: &Path) -> Result<(), String> {
    let (text, module) = lighten(bind(Bindgen::new().input_module("plain", module), "plain", glue)?)?;
    let text = fresh_views(&text)?;
    finish(&text, module, "plain", &glue.join("plain.js"), &glue.join("plain.wasm"))
}

/// Writes `code.js` and `code.wasm` into `glue`: the program of the result code, for the same translation.
pub(crate) fn code(module: walrus::Module, glue: &Path) -> Result<(), String> {
    let (text, mut module) = bind(Bindgen::new().input_module("code", module), "code", glue)?;
    trap(&mut module, &STOPS);
    mute(&mut module)?;
    let text = fresh_views(&text)?;
    finish(&text, module, "code", &glue.join("code.js"), &glue.join("code.wasm"))
}

/// The edits that only the program gets.
fn lighten((text, mut module): (String, walrus::Module)) -> Result<(String, walrus::Module), String> {
    let text = replace_once(&text, BAG.0, BAG.1)?;
    drop_described(&mut module)?;
    drop_unused(&mut module)?;
    rename_events(&mut module)?;
    copy_events(&mut module)?;
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

/// The same for the camera's reader: `camera.js` and `ai-self-check.camera.wasm`.
pub(crate) fn camera(wasm: &str, glue: &Path, dist: &Path) -> Result<(), String> {
    let (text, module) = bind(Bindgen::new().input_path(wasm), "camera", glue)?;
    finish(&text, module, "camera", &glue.join("camera.js"), &dist.join("ai-self-check.camera.wasm"))
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

/// Beginnings of the names of what stops a program with a message, of which that of the result code needs none.
const STOPS: [&str; 9] = [
    "core::panicking::",
    "core::str::slice_error_fail",
    "core::slice::index::slice_index_fail",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "alloc::raw_vec::handle_error",
    "alloc::alloc::handle_alloc_error",
    "std::panicking::",
];

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
pub(crate) fn named(module: &walrus::Module, start: &str) -> Vec<walrus::FunctionId> {
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
