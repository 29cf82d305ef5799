//! From cargo's wasm to what is shipped: wasm-bindgen as a library of the crate's own version, then four
//! edits of its output, each of which stops the build when wasm-bindgen changes under it.
//!
//! - Option bags get no prototype: a page that adds `once` or `signal` to `Object.prototype` would otherwise
//!   leave Yew deaf after one click, or at once.
//! - Names that only glue and wasm say to each other become short: their hashes do not compress (2 KB).
//! - The text of a JavaScript value in a panic message is its string: the long form has no reader (0.3 KB).
//! - The source paths of panic messages become blanks: nobody reads them there, they do not compress (1 KB),
//!   and they name folders of the machine that built.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

/// Where an option bag is made.
const BAG: (&str, &str) = ("new Object()", "Object.create(null)");

/// The glue's own name for itself in the wasm's imports.
const MODULE: &str = "./program_bg.js";

/// Beginnings of names that are only spoken between glue and wasm.
const PRIVATE: [&str; 4] = ["__wbg_", "__wbindgen_generic", "wasm_bindgen__", "__externref"];

/// The one such name that the loader says too.
const KEPT: &str = "__wbg_set_wasm";

/// Writes `glue.js` into `glue` and the wasm into `dist`.
pub(crate) fn write(wasm: &str, glue: &Path, dist: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("program").typescript(false);
    let names = std::env::var("ASC_NAMES").is_ok();
    bindgen.remove_name_section(!names).remove_producers_section(true);
    let written = bindgen.bundler(true).and_then(|bindgen| bindgen.generate(glue));
    written.map_err(|error| format!("wasm-bindgen: {error:#}"))?;

    let text = fs::read_to_string(glue.join("program_bg.js")).map_err(|error| error.to_string())?;
    let text = replace_once(&text, BAG.0, BAG.1)?;
    let mut text = plain_debug(&text)?;

    let bytes = fs::read(glue.join("program_bg.wasm")).map_err(|error| error.to_string())?;
    let mut module = walrus::Module::from_buffer(&bytes).map_err(|error| format!("walrus: {error:#}"))?;
    let mut short = (0usize..).map(|number| format!("_{number}"));
    let is_private = |name: &str| name != KEPT && PRIVATE.iter().any(|start| name.starts_with(start));
    for import in module.imports.iter_mut() {
        if import.module == MODULE {
            "glue".clone_into(&mut import.module);
        }
        if is_private(&import.name) {
            let name = short.next().expect("endless");
            text = rename(&text, &import.name, &name)?;
            import.name = name;
        }
    }
    for export in module.exports.iter_mut() {
        if is_private(&export.name) {
            let name = short.next().expect("endless");
            text = rename(&text, &export.name, &name)?;
            export.name = name;
        }
    }
    let data: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in data {
        blank_paths(&mut module.data.get_mut(id).value);
    }
    fs::write(glue.join("glue.js"), text).map_err(|error| error.to_string())?;
    fs::write(dist.join("ai-self-check.wasm"), module.emit_wasm()).map_err(|error| error.to_string())
}

fn replace_once(text: &str, from: &str, to: &str) -> Result<String, String> {
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

/// Blanks every run of path letters that ends in `.rs` and holds a slash.
fn blank_paths(data: &mut [u8]) {
    let in_path = |byte: u8| byte.is_ascii_alphanumeric() || b"/\\:._-".contains(&byte);
    let mut begin = 0;
    for place in 0..data.len() {
        if !in_path(data[place]) {
            begin = place + 1;
        } else if data[begin..=place].ends_with(b".rs") {
            if data[begin..=place].contains(&b'/') {
                data[begin..=place].fill(b' ');
            }
            begin = place + 1;
        }
    }
}
