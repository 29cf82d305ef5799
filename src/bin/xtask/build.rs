//! `build`: everything that a host copies, in `dist/`.
//!
//! 1. the packs, checked and compiled to two files a language (and one of questions a form);
//! 2. the program and the pack reader: cargo, then wasm-bindgen as a library of the crate's own version, then
//!    esbuild for its glue;
//! 3. the program once more, without WebAssembly, and that of the result code;
//! 4. the style sheet, and the loader with what it must know of the packs;
//! 5. the pages as they are, the facilitator's page, and the manifest.

use std::fs;
use std::path::Path;

use ai_self_check::model::form::Length;
use ai_self_check::pack::check::Sound;
use ai_self_check::pack::compiled;
use ai_self_check::pack::made::Status;
use ai_self_check::pack::schema::schema;
use ai_self_check::pack::split::{form_ids, only, said};
use ai_self_check::pack::tree::Tree;
use ai_self_check::pack::words::column;
use serde_json::json;
use sha2::{Sha256, Sha384};

use super::facilitator::facilitator;
use super::glue;
use super::needs::{WASM, npm_tools, wasm_target};
use super::npm;
use super::packs::{Built, Tables, check_all, with_pseudo};
use super::plain;
use super::run::{cargo, run};
use super::single::single;
use super::styles::{css, late_css};

/// Where a build goes.
pub(crate) const DIST: &str = "dist";

/// Between wasm-bindgen and esbuild.
pub(crate) const GLUE: &str = "target/glue";

/// The small pack of the guide.
pub(crate) const EXAMPLE: &str = "www/packs/example.json";

/// The pack of the script tag.
pub(crate) const DEFAULT_PACK: &str = "from-fear-to-fearless";

/// Where the build in made-up languages goes.
pub(crate) const PSEUDO: &str = "target/pseudo";

/// Builds `dist/`.
pub(crate) fn build() -> Result<(), String> {
    let packs = check_all(Tables::Hide)?;
    if Path::new(DIST).exists() {
        fs::remove_dir_all(DIST).map_err(|error| format!("{DIST}: {error}"))?;
    }
    let dist = Path::new(DIST);
    for pack in &packs {
        write_pack(pack, dist)?;
    }
    program()?;
    translated()?;
    code()?;
    let default = packs.iter().find(|pack| pack.name == DEFAULT_PACK).ok_or("no default pack")?;
    reader(default)?;
    super::camera::camera()?;
    let failed = loader(default, dist)?;
    single(default, dist)?;
    npm::package(&failed)?;
    pages()?;
    facilitator(default)?;
    manifest()
}

/// Builds `target/pseudo/` from `dist/`: the same check, in made-up languages too.
pub(crate) fn pseudo() -> Result<(), String> {
    let dist = Path::new(PSEUDO);
    for (path, bytes) in super::size::dist_files()? {
        write(&dist.join(path), bytes)?;
    }
    let pack = with_pseudo(DEFAULT_PACK)?;
    write_pack(&pack, dist)?;
    loader(&pack, dist).map(|_| ())
}

pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

pub(crate) fn write_pack(pack: &Built, dist: &Path) -> Result<(), String> {
    let folder = dist.join("packs").join(&pack.name);
    for sound in &pack.languages {
        let language = &sound.questions.language;
        for form in form_ids(&sound.questions) {
            let bytes = compiled::write_questions(&only(&sound.questions, &form)).ok_or("out of memory")?;
            write_twice(&folder.join(format!("{language}.{form}.questions")), &bytes)?;
            let guidance = said(&sound.guidance, &only(&sound.questions, &form));
            let bytes = compiled::write_guidance(&guidance).ok_or("out of memory")?;
            write_twice(&folder.join(format!("{language}.{form}.guidance")), &bytes)?;
        }
    }
    for words in &pack.workshops {
        let json = serde_json::to_string(words).map_err(|error| error.to_string())?;
        write(&folder.join(format!("{}.workshop.json", words.language)), json)?;
    }
    Ok(())
}

/// Writes a file, and beside it a script with the same bytes as a text, a letter each: for pages whose policy
/// lets scripts load and nothing else.
fn write_twice(path: &Path, bytes: &[u8]) -> Result<(), String> {
    write(path, bytes)?;
    let mut script = String::from("export default \"");
    for byte in bytes {
        match byte {
            b'"' | b'\\' => script.extend(['\\', char::from(*byte)]),
            b'\n' => script.push_str("\\n"),
            b'\r' => script.push_str("\\r"),
            0 => script.push_str("\\x00"),
            _ => script.push(char::from(*byte)),
        }
    }
    script.push_str("\";\n");
    write(&path.with_file_name(format!("{}.js", path.file_name().unwrap_or_default().display())), script)
}

fn program() -> Result<(), String> {
    let wasm = wasm("widget", "", &[])?;
    let out = Path::new(DIST).join("ai-self-check.wasm");
    glue::program(&wasm, "program", Path::new(GLUE), &out, &npm_tools()?)?;
    bundle("www/loader/program.js", "program.js", "ai-self-check.program.js", &[])
}

/// The same program without WebAssembly.
fn translated() -> Result<(), String> {
    // A folder of its own: other flags would build the ordinary program anew each time.
    let wasm = wasm("widget", "/plain", &["--config", plain::RUST_FLAGS])?;
    plain::plain(&wasm, Path::new(GLUE), &npm_tools()?)?;
    bundle("www/loader/plain.js", "plain.js", "ai-self-check.plain.js", &[])
}

/// The program of the result code, as JavaScript alone: one file works on every page.
fn code() -> Result<(), String> {
    let wasm = wasm("code", "/plain", &["--config", plain::RUST_FLAGS])?;
    plain::code(&wasm, Path::new(GLUE), &npm_tools()?)
}

/// The pack reader, for packs that a host hands in, and what it needs of ours.
fn reader(pack: &Built) -> Result<(), String> {
    let wasm = wasm("reader", "", &[])?;
    glue::reader(&wasm, Path::new(GLUE), Path::new(DIST))?;
    let packs = Path::new(DIST).join("packs");
    write(&packs.join("defaults.json"), plain(&pack.defaults).to_string())?;
    let hashes = json!({
        "wasm": hash::<Sha256>(&Path::new(DIST).join("ai-self-check.reader.wasm"))?,
        "defaults": hash::<Sha256>(&packs.join("defaults.json"))?,
    });
    bundle(
        "www/reader/open.js",
        "reader.js",
        "ai-self-check.reader.js",
        &[&format!("--define:HASHES={hashes}")],
    )?;
    let example = fs::read_to_string(EXAMPLE).map_err(|error| format!("{EXAMPLE}: {error}"))?;
    write(&packs.join("example.json"), example)?;
    let schema = serde_json::to_string_pretty(&schema()).map_err(|error| error.to_string())?;
    write(&Path::new(DIST).join("pack.schema.json"), schema + "\n")
}

/// A tree as JSON.
pub(crate) fn plain(tree: &Tree) -> serde_json::Value {
    match tree {
        Tree::Null | Tree::Fraction => serde_json::Value::Null,
        Tree::Bool(value) => json!(value),
        Tree::Whole(value) => json!(value),
        Tree::Text(text) => json!(text),
        Tree::List(items) => items.iter().map(plain).collect(),
        Tree::Table(table) => table.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
    }
}

/// Compiles the library with some features, in a folder of the target folder; gives the path of the wasm.
pub(crate) fn wasm(features: &str, folder: &str, more: &[&str]) -> Result<String, String> {
    wasm_target()?;
    let target = std::env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| "target".to_owned()) + folder;
    let features = ["--no-default-features", "--features", features, "--target-dir", &target];
    let arguments = ["build", "--quiet", "--lib", "--profile", "widget", "--target", WASM];
    run(&cargo(), &[&arguments[..], &features[..], more].concat())?;
    Ok(format!("{target}/{WASM}/widget/ai_self_check.wasm"))
}

/// Bundles a module with its edited glue.
pub(crate) fn bundle(module: &str, glue: &str, out: &str, more: &[&str]) -> Result<(), String> {
    let glue = format!("--alias:glue=./{GLUE}/{glue}");
    let translated = format!("--alias:translated=./{GLUE}/translated.js");
    let out = format!("--outfile={DIST}/{out}");
    esbuild(&[&[module, "--bundle", "--format=esm", &glue, &translated, &out], more].concat())
}

/// The hash of a file as `integrity` takes it, without the name of the kind: SHA-256 is what the check knows of
/// its files, because a hash does not compress and they stand before the first question.
pub(crate) fn hash<D: sha2::Digest>(path: &Path) -> Result<String, String> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(STANDARD.encode(D::digest(&bytes)))
}

pub(crate) fn esbuild(arguments: &[&str]) -> Result<(), String> {
    let tools = npm_tools()?;
    let program = tools.join(".bin/esbuild");
    let always = ["--minify", "--log-level=warning", "--target=es2022", "--charset=utf8"];
    run(&program.to_string_lossy(), &[arguments, &always[..]].concat())
}

/// Names that begin with an underscore are the loader's own; but `_0` is one between a program and its glue.
pub(crate) const OWN_NAMES: [&str; 2] = ["--mangle-props=^_[a-z]", "--reserve-props=^__"];

/// Where the program of the result code is, for `www/loader/result-code.js`.
const CODE: [&str; 2] =
    ["--alias:code-glue=./target/glue/code.js", "--alias:code-translated=./target/glue/code_translated.js"];

/// Gives the definition of what the loader says when nothing has come.
fn loader(pack: &Built, dist: &Path) -> Result<String, String> {
    let folder = dist.join("packs").join(&pack.name);
    let mut cards = Vec::new();
    // A chain: the check knows the hashes of the cards, and each card those of the files of its language.
    let mut card_hashes = serde_json::Map::new();
    for sound in &pack.languages {
        let language = sound.questions.language.to_string();
        let mut card = card(sound);
        let mut hashes = serde_json::Map::new();
        let keep = folder.join(format!("{language}.keep"));
        write_twice(&keep, keep_words(sound).to_string().as_bytes())?;
        let forms = form_ids(&sound.questions);
        let parts = forms
            .iter()
            .flat_map(|form| ["questions", "guidance"].map(|kind| format!("{language}.{form}.{kind}")));
        for name in parts {
            hashes.insert(name.clone(), hash::<Sha256>(&folder.join(&name))?.into());
        }
        card["hashes"] = hashes.into();
        // The words of the first language's start card come with the code.
        if !cards.is_empty() {
            let path = folder.join(format!("{language}.card"));
            write_twice(&path, card.to_string().as_bytes())?;
            card_hashes.insert(language, hash::<Sha256>(&path)?.into());
        }
        cards.push(card);
    }
    let questions = &pack.languages.first().ok_or("the default pack has no language")?.questions;
    for length in [Length::Quick, Length::Standard] {
        // The start card of the script tag offers both.
        questions.form(&form_ids(questions)[0], length).ok_or("the default pack lacks a length")?;
    }
    let mut config = config(pack, &css()?, &pack.languages, cards[0].clone())?;
    config["cards"] = card_hashes.into();
    config["wasm"] = hash::<Sha256>(&dist.join("ai-self-check.wasm"))?.into();
    let module = |from: &str, form: &str, define: String, to: &str| {
        let (form, out) = (format!("--format={form}"), format!("--outfile={}", dist.join(to).display()));
        esbuild(&[&[from, "--bundle", &form, &define, &out], &OWN_NAMES[..], &CODE[..]].concat())
    };
    let failed = format!("--define:FAILED={}", failed(&cards));
    let styles = format!("--define:STYLES={}", json!(late_css()?));
    module("www/loader/main.js", "iife", failed.clone(), "ai-self-check.js")?;
    module("www/loader/later.js", "esm", styles, "ai-self-check.later.js")?;
    module("www/loader/keep.js", "esm", "--define:CONFIG=0".to_owned(), "ai-self-check.keep.js")?;
    module("www/loader/colours.js", "esm", String::from("--tree-shaking=true"), "ai-self-check.colours.js")?;
    module("www/loader/check.js", "esm", format!("--define:CONFIG={config}"), "ai-self-check.check.js")?;
    Ok(failed)
}

/// What the loader must know of a pack with these of its languages.
pub(crate) fn config(
    pack: &Built,
    css: &str,
    languages: &[Sound],
    card: serde_json::Value,
) -> Result<serde_json::Value, String> {
    let first = languages.first().ok_or("no language")?;
    let jobs: Vec<String> =
        first.questions.roles.iter().map(|role| role.text(column::named::ID).to_string()).collect();
    // A list, because the first is the one to fall back to, and a map would sort them.
    let named = |sound: &Sound| [sound.questions.language.to_string(), sound.made.name.to_string()];
    Ok(json!({
        "css": css,
        "pack": {
            "name": pack.name,
            "path": format!("packs/{}/", pack.name),
            "forms": form_ids(&first.questions),
            "lengths": ["quick", "standard"],
            "jobs": jobs,
            "languages": languages.iter().map(named).collect::<Vec<_>>(),
        },
        "card": card,
    }))
}

/// What the loader says when nothing else has come.
pub(crate) fn failed(cards: &[serde_json::Value]) -> serde_json::Value {
    let pair = |card: &serde_json::Value| {
        Some((card["lang"].as_str()?.to_owned(), json!([card["failed"], card["retry"]])))
    };
    cards.iter().filter_map(pair).collect::<serde_json::Map<_, _>>().into()
}

/// Words that only a sealed frame says.
const OF_SEALED: [&str; 4] = ["sealed_private", "leaves_sealed", "no_links", "no_print"];

/// Words that only `keep` and `share` need.
fn of_keep(key: &str) -> bool {
    key.starts_with("keep_") || key.starts_with("share_")
}

/// The words of a start card and of the loader's messages that every check may need.
pub(crate) fn card(sound: &Sound) -> serde_json::Value {
    let mut texts = whole_card(sound);
    if let Some(texts) = texts.as_object_mut() {
        texts.retain(|key, _| !of_keep(key) && !OF_SEALED.contains(&key.as_str()));
    }
    texts
}

/// The words of `keep` and `share`.
fn keep_words(sound: &Sound) -> serde_json::Value {
    let words = sound.start.entries().filter(|(key, _)| of_keep(key));
    words.map(|(key, text)| (key.to_owned(), json!(&*text))).collect::<serde_json::Map<_, _>>().into()
}

/// All words of the start card and of the loader's messages.
pub(crate) fn whole_card(sound: &Sound) -> serde_json::Value {
    let language = sound.questions.language.to_string();
    let mut texts = serde_json::Map::new();
    for (key, text) in sound.start.entries() {
        texts.insert(key.to_owned(), json!(&*text));
    }
    if sound.made.status != Status::Drafted {
        texts.remove("drafted");
    }
    texts.insert("dir".to_owned(), json!(sound.made.direction.id()));
    texts.insert("lang".to_owned(), json!(language));
    texts.into()
}

fn pages() -> Result<(), String> {
    for page in [
        "index.html",
        "themes.html",
        "themes.css",
        "embed.js",
        "result-code.html",
        "sealed.html",
        "embed.html",
        "demo.css",
        "ai-self-check.d.ts",
        "custom-elements.json",
        "packs/README.md",
        "packs/WRITE-YOUR-OWN.md",
    ] {
        let from = Path::new("www").join(page);
        fs::copy(&from, Path::new(DIST).join(page))
            .map_err(|error| format!("{}: {error}", from.display()))?;
    }
    Ok(())
}

/// The bytes and the SHA-384 of every file, for hosts that pin what they serve.
pub(crate) fn manifest() -> Result<(), String> {
    use sha2::Digest;
    let mut files = serde_json::Map::new();
    // Modules that are fetched by `import()`: a page lays their hashes down in an import map, each under the address
    // that it serves the file from.
    let mut integrity = serde_json::Map::new();
    for (path, bytes) in super::size::dist_files()? {
        if path.starts_with("npm/") {
            continue;
        }
        if path.ends_with(".js") && path != "ai-self-check.js" && !path.starts_with("packs/") {
            integrity.insert(
                format!("./{path}"),
                format!("sha384-{}", hash::<Sha384>(&Path::new(DIST).join(&path))?).into(),
            );
        }
        let hash: String = Sha384::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        files.insert(path, json!({ "bytes": bytes.len(), "sha384": hash }));
    }
    let text = serde_json::to_string_pretty(&json!({
        "version": env!("CARGO_PKG_VERSION"),
        "files": files,
        "integrity": format!("sha384-{}", hash::<Sha384>(&Path::new(DIST).join("ai-self-check.js"))?),
        "importmap": { "integrity": integrity },
    }))
    .map_err(|error| error.to_string())?;
    write(&Path::new(DIST).join("manifest.json"), text + "\n")
}
