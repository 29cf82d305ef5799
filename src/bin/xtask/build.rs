//! `build`: everything that a host copies, in `dist/`.
//!
//! 1. the packs, checked and compiled to two files a language (and one of questions a form);
//! 2. the program: cargo, then wasm-bindgen as a library of the crate's own version, then esbuild for its glue;
//! 3. the style sheet, and the loader with what it must know of the packs;
//! 4. the pages as they are, and the manifest.

use std::fs;
use std::path::Path;

use ai_self_check::model::form::Length;
use ai_self_check::pack::compiled;
use ai_self_check::pack::words::{FormKey, Guidance, Questions, Row, Table, column};
use serde_json::json;

use super::glue;
use super::needs::{WASM, npm_tools, wasm_target};
use super::packs::{Built, check_all};
use super::run::{cargo, run};

/// Where a build goes.
pub(crate) const DIST: &str = "dist";

/// Between wasm-bindgen and esbuild.
const GLUE: &str = "target/glue";

/// The pack of the script tag.
const DEFAULT_PACK: &str = "from-fear-to-fearless";

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// Builds `dist/`.
pub(crate) fn build() -> Result<(), String> {
    let packs = check_all()?;
    if Path::new(DIST).exists() {
        fs::remove_dir_all(DIST).map_err(|error| format!("{DIST}: {error}"))?;
    }
    for pack in &packs {
        write_pack(pack)?;
    }
    program()?;
    loader(packs.iter().find(|pack| pack.name == DEFAULT_PACK).ok_or("no default pack")?)?;
    pages()?;
    manifest()
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn write_pack(pack: &Built) -> Result<(), String> {
    let folder = Path::new(DIST).join("packs").join(&pack.name);
    for sound in &pack.languages {
        let language = &sound.questions.language;
        for form in form_ids(&sound.questions) {
            let bytes = compiled::write_questions(&only(&sound.questions, &form)).ok_or("out of memory")?;
            write(&folder.join(format!("{language}.{form}.questions")), bytes)?;
            let guidance = said(&sound.guidance, &only(&sound.questions, &form));
            let bytes = compiled::write_guidance(&guidance).ok_or("out of memory")?;
            write(&folder.join(format!("{language}.{form}.guidance")), bytes)?;
        }
    }
    Ok(())
}

fn form_ids(questions: &Questions) -> Vec<String> {
    let mut ids: Vec<String> = questions.forms.iter().map(|form| form.id.to_string()).collect();
    ids.dedup();
    ids
}

/// The questions of one form: no visitor loads what is not asked.
fn only(questions: &Questions, form: &str) -> Questions {
    let mut few = Questions { forms: Vec::new(), items: Vec::new(), ..questions.clone() };
    let mut places = Vec::new();
    for key in questions.forms.iter().filter(|key| &*key.id == form) {
        let place = |old: &u16| {
            let new = places.iter().position(|kept| kept == old).unwrap_or_else(|| {
                places.push(*old);
                places.len() - 1
            });
            new as u16
        };
        few.forms.push(FormKey { items: key.items.iter().map(place).collect(), ..key.clone() });
    }
    few.items = places.iter().map(|place| questions.items[usize::from(*place)].clone()).collect();
    few.words.retain(|row| few.items.iter().any(|item| item.id() == row.text(column::item::ID)));
    few
}

/// The guidance of one form: the words of its items and of those that stand in for them, and everything else.
fn said(guidance: &Guidance, questions: &Questions) -> Guidance {
    let asked = |id: &str| questions.items.iter().any(|item| item.id() == id);
    let mut few = guidance.clone();
    let mut stand_ins = guidance.rows(Table::StandIns).to_vec();
    stand_ins.retain(|row| asked(row.text(column::stand_in::FOR)));
    let shown = |row: &Row| {
        asked(row.text(column::item::ID))
            || stand_ins.iter().any(|other| other.text(column::stand_in::ID) == row.text(column::item::ID))
    };
    for table in [Table::Items, Table::Reasons] {
        few.set(table, guidance.rows(table).iter().filter(|row| shown(row)).cloned().collect());
    }
    few.set(Table::StandIns, stand_ins);
    few
}

fn program() -> Result<(), String> {
    wasm_target()?;
    let features = ["--no-default-features", "--features", "widget"];
    let arguments = ["build", "--quiet", "--lib", "--profile", "widget", "--target", WASM];
    run(&cargo(), &[&arguments[..], &features[..]].concat())?;

    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned());
    let wasm = format!("{target}/{WASM}/widget/ai_self_check.wasm");
    glue::write(&wasm, Path::new(GLUE), Path::new(DIST))?;
    let out = format!("--outfile={DIST}/ai-self-check.program.js");
    let alias = format!("--alias:glue=./{GLUE}/glue.js");
    esbuild(&["www/loader/program.js", "--bundle", "--format=esm", &alias, &out])
}

fn esbuild(arguments: &[&str]) -> Result<(), String> {
    let tools = npm_tools()?;
    let program = tools.join(".bin/esbuild");
    let always = ["--minify", "--log-level=warning", "--target=es2022", "--charset=utf8"];
    run(&program.to_string_lossy(), &[arguments, &always[..]].concat())
}

fn loader(pack: &Built) -> Result<(), String> {
    esbuild(&["www/styles/check.css", &format!("--outfile={DIST}/ai-self-check.css")])?;
    esbuild(&["www/styles/base.css", "--outfile=target/glue/base.css"])?;
    let css = fs::read_to_string("target/glue/base.css").map_err(|error| error.to_string())?;

    let mut languages = serde_json::Map::new();
    for sound in &pack.languages {
        let language = sound.questions.language.to_string();
        let mut texts = serde_json::Map::new();
        for (key, text) in sound.start.entries() {
            texts.insert(key.to_owned(), json!(&*text));
        }
        let left = if RIGHT_TO_LEFT.contains(&language.as_str()) { "rtl" } else { "ltr" };
        texts.insert("dir".to_owned(), json!(left));
        languages.insert(language, texts.into());
    }
    let questions = &pack.languages.first().ok_or("the default pack has no language")?.questions;
    let config = json!({
        "pack": pack.name,
        "css": css.trim(),
        "forms": form_ids(questions),
        "jobs": questions.roles.iter().map(|role| role.text(column::named::ID).to_string()).collect::<Vec<_>>(),
        "languages": languages,
    });
    for length in [Length::Quick, Length::Standard] {
        // The start card of the script tag offers both.
        questions.form(&form_ids(questions)[0], length).ok_or("the default pack lacks a length")?;
    }
    let define = format!("--define:CONFIG={config}");
    let out = format!("--outfile={DIST}/ai-self-check.js");
    // Names that begin with an underscore are the element's own.
    esbuild(&["www/loader/main.js", "--bundle", "--format=iife", "--mangle-props=^_", &define, &out])
}

fn pages() -> Result<(), String> {
    for page in ["index.html", "result-code.html", "demo.css", "ai-self-check.d.ts", "custom-elements.json"] {
        let from = Path::new("www").join(page);
        fs::copy(&from, Path::new(DIST).join(page))
            .map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}

/// The bytes and the SHA-384 of every file, for hosts that pin what they serve.
fn manifest() -> Result<(), String> {
    use sha2::{Digest, Sha384};
    let mut files = serde_json::Map::new();
    for (path, bytes) in super::size::dist_files()? {
        let hash: String = Sha384::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        files.insert(path, json!({ "bytes": bytes.len(), "sha384": hash }));
    }
    let text = serde_json::to_string_pretty(&json!({ "files": files })).map_err(|error| error.to_string())?;
    write(&Path::new(DIST).join("manifest.json"), text + "\n")
}
