//! The facilitator's page: its words, its program and script, its styles, and the worker that serves it offline.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ai_self_check::pack::words::column;
use ai_self_check::workshop::room::RoomTexts;
use serde_json::json;

use super::build::{DEFAULT_PACK, DIST, GLUE, bundle, esbuild, manifest, wasm, write, write_pack};
use super::glue;
use super::packs::{Built, Tables, check_all};

/// The words of the page.
const WORDS: &str = "facilitator.toml";

/// What the worker keeps besides the page's own files: the check in a frame, for a device that goes round.
const CHECK: [&str; 2] = ["embed.html", "ai-self-check.frame.js"];

/// Builds the page into the `dist/` that is there.
pub(crate) fn alone() -> Result<(), String> {
    let packs = check_all(Tables::Hide)?;
    let default = packs.iter().find(|pack| pack.name == DEFAULT_PACK).ok_or("no default pack")?;
    write_pack(default, Path::new(DIST))?;
    facilitator(default)?;
    manifest()
}

/// Builds all of it into `dist/`, after the check.
pub(crate) fn facilitator(pack: &Built) -> Result<(), String> {
    let dist = Path::new(DIST);
    let path = format!("packs/{}/", pack.name);
    let mut files = Vec::new();
    let mut languages = Vec::new();
    for sound in &pack.languages {
        let language = &*sound.questions.language;
        let own = languages.is_empty();
        let words = words(&pack.name, language, own)?;
        write(&dist.join(format!("{path}{language}.facilitator.json")), json!(words).to_string())?;
        for kind in
            ["a.questions", "a.guidance", "b.questions", "b.guidance", "facilitator.json", "workshop.json"]
        {
            files.push(format!("{path}{language}.{kind}"));
        }
        languages.push([language.to_owned(), sound.made.name.to_string()]);
        // Seven roles fit a code; the page counts on the eighth being "none of these".
        if sound.questions.roles.iter().any(|role| role.text(column::named::ID).is_empty()) {
            return Err(format!("{language}: a role without an id"));
        }
    }
    let program = wasm("facilitator", "", &[])?;
    glue::facilitator(&program, Path::new(GLUE), dist)?;
    let define = format!("--define:PACK={}", json!({ "path": path, "languages": languages }));
    bundle("www/facilitator/main.js", "facilitator.js", "ai-self-check.facilitator.js", &[&define])?;
    glue::printer(&wasm("printer", "", &[])?, Path::new(GLUE), dist)?;
    bundle("www/facilitator/sheets.js", "printer.js", "ai-self-check.sheets.js", &[])?;
    // Sheets have a file of their own too: the page's policy forbids styles inside a document.
    for (from, to) in
        [("facilitator/facilitator.css", "facilitator.css"), ("styles/sheets.css", "sheets.css")]
    {
        esbuild(&[&format!("www/{from}"), "--bundle", &format!("--outfile={DIST}/{to}")])?;
    }
    for name in ["facilitator.webmanifest", "facilitator.svg"] {
        let from = Path::new("www/facilitator").join(name);
        fs::copy(&from, dist.join(name)).map_err(|error| format!("{}: {error}", from.display()))?;
    }
    fs::copy("www/facilitator.html", dist.join("facilitator.html")).map_err(|error| error.to_string())?;
    files.extend(
        [
            "facilitator.html",
            "facilitator.css",
            "sheets.css",
            "facilitator.svg",
            "facilitator.webmanifest",
            "ai-self-check.facilitator.js",
            "ai-self-check.facilitator.wasm",
            "ai-self-check.sheets.js",
            "ai-self-check.sheets.wasm",
        ]
        .map(str::to_owned),
    );
    worker(files)
}

/// The worker, which knows its files by their bytes: another build is another shelf.
fn worker(mut files: Vec<String>) -> Result<(), String> {
    use sha2::{Digest, Sha384};
    let all = super::size::dist_files()?;
    let is_check = |name: &str| {
        CHECK.contains(&name)
            || (name.starts_with("ai-self-check.single.") && name.ends_with(".js"))
            || (name.starts_with("ai-self-check.camera."))
    };
    files.extend(all.iter().map(|(name, _)| name.clone()).filter(|name| is_check(name)));
    files.sort();
    files.dedup();
    let mut hash = Sha384::new();
    for (name, bytes) in all.iter().filter(|(name, _)| files.contains(name)) {
        hash.update(name.as_bytes());
        hash.update(bytes);
    }
    let digest: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let shelf = json!({ "name": format!("ai-self-check-room-{digest}"), "files": files });
    let define = format!("--define:SHELF={shelf}");
    esbuild(&["www/facilitator/sw.js", "--bundle", &define, &format!("--outfile={DIST}/facilitator-sw.js")])
}

/// The words in a language: every key, and no other.
fn words(pack: &str, language: &str, own: bool) -> Result<BTreeMap<String, String>, String> {
    let folder = Path::new("www/packs").join(pack);
    let path = if own { folder.join(WORDS) } else { folder.join(language).join(WORDS) };
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let words: BTreeMap<String, String> =
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let lacks: Vec<&str> = RoomTexts::KEYS
        .iter()
        .copied()
        .filter(|key| words.get(*key).is_none_or(|text| text.trim().is_empty()))
        .collect();
    let unknown: Vec<&String> = words.keys().filter(|key| !RoomTexts::KEYS.contains(&key.as_str())).collect();
    if lacks.is_empty() && unknown.is_empty() {
        return Ok(words);
    }
    Err(format!("{}: lacks {lacks:?}; unknown {unknown:?}", path.display()))
}
