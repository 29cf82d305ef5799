//! The build without WebAssembly: the program's wasm, lowered to the first version of WebAssembly and
//! translated to JavaScript by binaryen.
//!
//! The order: cargo for a processor without extensions; [`read`] hides from wasm-bindgen what the standard
//! library was built for, so that no reference type gets in; wasm-bindgen and the edits of [`super::glue`], with
//! [`fresh_views`]; `wasm-opt` takes out what is left of later versions; `wasm2js` translates; [`module`] makes
//! what it wrote a module that starts when it is told to. Each step stops the build when the tool before it
//! has written something else than expected.
//!
//! What differs from WebAssembly is taken care of here: memory that grows is another buffer, and the old one
//! does not say so.

use std::fs;
use std::path::Path;

use super::glue::{self, replace_once};
use super::run::run;

/// How cargo compiles: without these, LLVM uses what wasm2js does not know.
pub(crate) const RUST_FLAGS: &str =
    "target.wasm32-unknown-unknown.rustflags=[\"-Ctarget-cpu=mvp\",\"-Ctarget-feature=+mutable-globals\"]";

/// Features of the standard library that wasm-bindgen would use too.
const HIDDEN: [&str; 3] = ["reference-types", "multivalue", "call-indirect-overlong"];

/// Where wasm files say which features they use.
const FEATURES: &str = "target_features";

/// From what cargo has left to the first version of WebAssembly. Loops and branches made anew are 1.5 KB less after
/// brotli. No address below 1,024 is used (there ends the stack), so sums of addresses can be shorter: 0.7 KB.
const LOWER: [&str; 12] = [
    "--mvp-features",
    "--enable-mutable-globals",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
    "--low-memory-unused",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
];

/// Writes the glue as `plain.js` and the translated program as `translated.js` into `folder`.
pub(crate) fn plain(wasm: &str, folder: &Path, tools: &Path) -> Result<(), String> {
    glue::plain(read(wasm)?, folder)?;
    translate("plain", "translated", folder, tools)
}

/// The same of the program of the result code: `code.js` and `code_translated.js`.
pub(crate) fn code(wasm: &str, folder: &Path, tools: &Path) -> Result<(), String> {
    glue::code(read(wasm)?, folder)?;
    translate("code", "code_translated", folder, tools)
}

/// From the wasm of this name, with its glue taken care of, to a module.
fn translate(name: &str, to: &str, folder: &Path, tools: &Path) -> Result<(), String> {
    let place = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let tool = |name: &str| tools.join(".bin").join(name).to_string_lossy().into_owned();
    let (bound, lowered, raw) = (place(&format!("{name}.wasm")), place("lowered.wasm"), place("wasm2js.js"));
    run(&tool("wasm-opt"), &[&[&*bound, "-o", &lowered], &LOWER[..]].concat())?;
    // Moving memory about is one call in JavaScript too.
    run(&tool("wasm2js"), &[&lowered, "-o", &raw, "--enable-bulk-memory", "--low-memory-unused", "-Oz"])?;
    let text = fs::read_to_string(&raw).map_err(|error| format!("{raw}: {error}"))?;
    let translated = place(&format!("{to}.js"));
    fs::write(&translated, module(&text)?).map_err(|error| format!("{translated}: {error}"))
}

/// Reads cargo's wasm without the features that wasm-bindgen must not see.
fn read(wasm: &str) -> Result<walrus::Module, String> {
    let bytes = fs::read(wasm).map_err(|error| format!("{wasm}: {error}"))?;
    // As wasm-bindgen itself reads it.
    let parsed = walrus::ModuleConfig::new().strict_validate(false).parse(&bytes);
    let mut module = parsed.map_err(|error| format!("{wasm}: {error:#}"))?;
    let lacks = |what: &str| format!("{wasm}: found no {what}, expected it in the section {FEATURES}");
    let mut section = module.customs.remove_raw(FEATURES).ok_or_else(|| lacks("features"))?;
    section.data = without(&section.data).ok_or_else(|| lacks("list that can be read"))?;
    module.customs.add(section);
    Ok(module)
}

/// A list of features without the hidden ones. The format is that of the tool conventions of WebAssembly: how
/// many, then for each a sign, the length of its name, and its name.
fn without(list: &[u8]) -> Option<Vec<u8>> {
    let (count, mut rest) = list.split_first()?;
    let mut kept = vec![0];
    for _ in 0..*count {
        let length = usize::from(*rest.get(1)?);
        // A first bit would say that the number goes on.
        let (one, after) = (length < 128).then(|| rest.split_at_checked(2 + length))??;
        if !HIDDEN.iter().any(|hidden| hidden.as_bytes() == &one[2..]) {
            kept[0] += 1;
            kept.extend_from_slice(one);
        }
        rest = after;
    }
    rest.is_empty().then_some(kept)
}

/// Makes the glue look whether memory is another buffer: one of WebAssembly that has grown away is empty, one
/// of JavaScript is as it was.
pub(crate) fn fresh_views(text: &str) -> Result<String, String> {
    let view = "cachedDataViewMemory0.buffer";
    let old = format!(
        "{view}.detached === true || ({view}.detached === undefined && {view} !== wasm.memory.buffer)"
    );
    let text = replace_once(text, &old, &format!("{view} !== wasm.memory.buffer"))?;
    let bytes = "cachedUint8ArrayMemory0";
    let text = replace_once(
        &text,
        &format!("{bytes}.byteLength === 0"),
        &format!("{bytes}.buffer !== wasm.memory.buffer"),
    )?;
    match ["byteLength", "detached"].iter().find(|word| text.contains(**word)) {
        Some(word) => {
            Err(format!("the glue of wasm-bindgen: found a view of memory with `{word}`, expected two views"))
        }
        None => Ok(text),
    }
}

/// Makes wasm2js's output a module that exports `instantiate`.
fn module(text: &str) -> Result<String, String> {
    let lacks = |what: &str| format!("wasm2js: expected {what} in its output");
    // The program of the result code asks nothing of its glue.
    let import = "import * as glue from 'glue';\n";
    let text = if text.contains(import) { replace_once(text, import, "")? } else { text.to_owned() };
    let text =
        replace_once(&text, "\nfunction asmFunc(imports) {\n", "\nexport function instantiate(imports) {\n")?;
    let text = memory(&text)?;
    // At the end it starts the program and exports each of its functions.
    let end = text.find("\nvar retasmFunc = asmFunc({").ok_or_else(|| lacks("`var retasmFunc`"))?;
    texts(&text[..=end])
}

/// Memory is a plain object: property descriptors would be at the mercy of the page's `Object.prototype`, and
/// nobody grows memory from outside.
fn memory(text: &str) -> Result<String, String> {
    let begin =
        text.find("Object.create(Object.prototype, {").ok_or("wasm2js: expected an object for memory")?;
    let end = "\n  }), \n";
    let length = text[begin..].find(end).ok_or("wasm2js: expected the end of memory's object")?;
    let mut text = text.to_owned();
    text.replace_range(begin..begin + length + end.len(), "{ get buffer() { return buffer; } },\n");
    Ok(text)
}

/// Writes the program's data as text, a letter a byte, in place of base64: brotli finds the words in it.
fn texts(text: &str) -> Result<String, String> {
    const CALL: &str = "base64DecodeToExistingUint8Array(bufferView, ";
    let begin = text.find("  var base64ReverseLookup").ok_or("wasm2js: expected a reader of base64")?;
    let end = text.find("function initActiveSegments(").ok_or("wasm2js: expected `initActiveSegments`")?;
    let reader = "function put(at, text) {\n  for (let place = 0; place < text.length; place++) \
        bufferView[at + place] = text.charCodeAt(place);\n}\n";
    let mut written = text[..begin].to_owned() + reader;
    let mut rest = &text[end..];
    let mut found = 0;
    while let Some(place) = rest.find(CALL) {
        let wrong = || "wasm2js: expected a place and a text in base64".to_owned();
        let after = &rest[place + CALL.len()..];
        let (at, after) = after.split_once(", \"").ok_or_else(wrong)?;
        let (data, after) = after.split_once("\")").ok_or_else(wrong)?;
        let letters: String = decoded(data).ok_or_else(wrong)?.into_iter().map(char::from).collect();
        let quoted = serde_json::to_string(&letters).map_err(|error| error.to_string())?;
        written.push_str(&format!("{}put({at}, {quoted})", &rest[..place]));
        rest = after;
        found += 1;
    }
    if found == 0 { Err("wasm2js: expected data in base64".to_owned()) } else { Ok(written + rest) }
}

/// Reads base64.
fn decoded(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = LETTERS.iter().position(|other| *other == letter)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).ok()?);
        }
    }
    Some(bytes)
}
