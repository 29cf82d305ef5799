//! The pack reader: a WebAssembly file of its own that turns a host's JSON pack into the two files that the
//! widget loads, by the rules of `check-packs`, or into a list of problems.
//!
//! It is loaded only when a page names such a pack, so that nobody else pays for it. It knows `pack` and
//! `model` alone. The browser parses the JSON; what comes of it crosses by serde-wasm-bindgen. The result is
//! an object without a prototype, so that a page which adds setters to `Object.prototype` changes nothing.

#![allow(unreachable_pub, reason = "wasm-bindgen exports functions that are pub, wherever they stand")]

use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::pack::check::Sound;
use crate::pack::compiled;
use crate::pack::date::Date;
use crate::pack::problem::{Report, Severity, lines};
use crate::pack::read::json;
use crate::pack::split::{form_ids, only, said};
use crate::pack::tree::Tree;
use crate::pack::whole::{Whole, whole};
use crate::pack::words::column;

#[cfg(all(target_arch = "wasm32", not(feature = "widget")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// How many problems are told; more help nobody.
const PROBLEMS: usize = 40;

/// After a clock that nobody set.
const END_OF_TIME: Date = Date { year: 9999, month: 12, day: 31 };

/// Reads a pack: `{ problems, errors }`, and if there are no errors `{ name, language, base, made, languages,
/// start, jobs, lengths, forms }` too (see `www/reader/reader.js`). `defaults` is what `packs/defaults.json`
/// holds, `language` the wish, and `today` counts days from 1 January 1970.
#[wasm_bindgen]
pub fn read_pack(bytes: &[u8], defaults: JsValue, language: &str, today: i32) -> JsValue {
    let mut report = Report::default();
    let tree = json::text(bytes, &mut report).and_then(|text| parse(text, &mut report));
    let defaults = tree_of(defaults).unwrap_or(Tree::Null);
    // An author may be a day ahead of the visitor.
    let today = Date::from_unix_days(i64::from(today) + 1).unwrap_or(END_OF_TIME);
    let read = tree.map(|tree| whole(&tree, &defaults, language, today));
    let (pack, problems) = read.unwrap_or((None, report.problems));

    let result = object();
    set(&result, "problems", texts(lines(&problems, PROBLEMS).iter()));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    set(&result, "errors", JsValue::from(u32::try_from(errors).unwrap_or(u32::MAX)));
    if let Some(pack) = &pack {
        fill(&result, pack);
    }
    result.into()
}

fn parse(text: &str, report: &mut Report) -> Option<Tree> {
    let said = |error: JsValue| {
        let error = error.dyn_into::<js_sys::Error>();
        error.map_or_else(|_| "no JSON".to_owned(), |error| String::from(error.message()))
    };
    match JSON::parse(text).map_err(said).and_then(tree_of) {
        Ok(tree) => Some(tree),
        Err(why) => {
            json::report_unreadable(&why, report);
            None
        }
    }
}

fn tree_of(value: JsValue) -> Result<Tree, String> {
    // The error's own text would print a JavaScript value; its message is ours.
    Tree::deserialize(serde_wasm_bindgen::Deserializer::from(value)).map_err(|error| {
        let error = JsValue::from(error).dyn_into::<js_sys::Error>();
        error.map_or_else(|_| "no tree".to_owned(), |error| String::from(error.message()))
    })
}

fn fill(result: &Object, pack: &Whole) {
    let Sound { made, start, questions, guidance } = &pack.sound;
    set(result, "name", JsValue::from_str(&questions.pack));
    set(result, "language", JsValue::from_str(&questions.language));
    set(result, "base", JsValue::from_str(&questions.base));

    let how = object();
    set(&how, "name", JsValue::from_str(&made.name));
    set(&how, "status", JsValue::from_str(made.status.id()));
    set(&how, "complete", JsValue::from_bool(made.complete));
    set(&how, "direction", JsValue::from_str(made.direction.id()));
    set(result, "made", how);

    let languages = Array::new();
    for (tag, name) in &pack.languages {
        let language = object();
        set(&language, "tag", JsValue::from_str(tag));
        set(&language, "name", JsValue::from_str(name));
        languages.push(&language);
    }
    set(result, "languages", languages);

    let words = object();
    for (key, text) in start.entries() {
        set(&words, key, JsValue::from_str(&text));
    }
    set(result, "start", words);
    set(result, "jobs", texts(questions.roles.iter().map(|role| role.text(column::named::ID))));

    let (lengths, forms) = (object(), object());
    for form in form_ids(questions) {
        let asked = only(questions, &form);
        set(&lengths, &form, texts(asked.forms.iter().map(|key| key.length.id())));
        let files = object();
        let told = compiled::write_guidance(&said(guidance, &asked)).unwrap_or_default();
        set(&files, "questions", bytes(&compiled::write_questions(&asked).unwrap_or_default()));
        set(&files, "guidance", bytes(&told));
        set(&forms, &form, files);
    }
    set(result, "lengths", lengths);
    set(result, "forms", forms);
}

fn object() -> Object {
    Object::create(JsValue::NULL.unchecked_ref())
}

fn set(object: &Object, key: &str, value: impl Into<JsValue>) {
    // A fresh object without a prototype takes every key.
    let _ = Reflect::set(object, &JsValue::from_str(key), &value.into());
}

fn texts(list: impl Iterator<Item = impl AsRef<str>>) -> Array {
    list.map(|text| JsValue::from_str(text.as_ref())).collect()
}

fn bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}
