//! The build of one file a language: loader, check, styles, program and pack in one classic script.
//!
//! The modules of `www/loader` are bundled with those of `www/loader/single` laid over them. The program and the
//! pack are inside as gzip in base64: gzip because every browser unpacks it, base64 because it survives every
//! editor. Both forms share one pack here, because most of their guidance is the same.
//!
//! Then what is made of these scripts: one page a language for disks and mails, with a policy of its own, and the
//! script of the pages for frames, which fetches them by language.

use std::fs;
use std::path::Path;

use ai_self_check::pack::check::Sound;
use ai_self_check::pack::compiled;
use serde_json::json;

use super::build::{GLUE, OWN_NAMES, card, config, esbuild, failed, wasm, whole_card, write};
use super::glue;
use super::packs::Built;
use super::styles::{css, late_css};

/// Where the modules meet.
const FOLDER: &str = "target/single";

/// The build of one file in a language; the first language has no tag in its name.
pub(crate) fn name(pack: &Built, language: &str) -> String {
    let first = pack.languages.first().is_some_and(|sound| &*sound.questions.language == language);
    if first { "ai-self-check.single.js".to_owned() } else { format!("ai-self-check.single.{language}.js") }
}

/// Writes one script for each language of the pack.
pub(crate) fn single(pack: &Built, dist: &Path) -> Result<(), String> {
    let folder = Path::new(FOLDER);
    for from in ["www/loader", "www/loader/single"] {
        for entry in fs::read_dir(from).map_err(|error| format!("{from}: {error}"))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.extension().is_some_and(|extension| extension == "js") {
                let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                write(&folder.join(path.file_name().unwrap_or_default()), bytes)?;
            }
        }
    }
    // With the program of the result code inside.
    let wasm = wasm("widget,code", "", &[])?;
    glue::single(&wasm, Path::new(GLUE))?;
    write(
        &folder.join("both.js"),
        "export * from \"./program.js\";\nexport { default } from \"./program.js\";\n\
        export { compare, show, words } from \"glue\";\n",
    )?;
    let code = format!("{FOLDER}/code.js");
    let (alias, out) = (format!("--alias:glue=./{GLUE}/both.js"), format!("--outfile={code}"));
    let both = format!("{FOLDER}/both.js");
    esbuild(&[&both, "--bundle", "--format=iife", "--global-name=code", &alias, &out])?;
    let code = fs::read_to_string(&code).map_err(|error| format!("{code}: {error}"))?;
    write(&folder.join("make.js"), format!("export default () => {{\n{code}return code;\n}};\n"))?;

    let program = Path::new(GLUE).join("both.wasm");
    let program = fs::read(&program).map_err(|error| format!("{}: {error}", program.display()))?;
    let (program, css) = (packed(&program)?, css()?);
    for sound in &pack.languages {
        write(&folder.join("embedded.js"), embedded(sound, &program)?)?;
        let out = dist.join(name(pack, &sound.questions.language));
        let failed = format!("--define:FAILED={}", failed(&[card(sound)]));
        let config = format!(
            "--define:CONFIG={}",
            config(pack, &css, std::slice::from_ref(sound), whole_card(sound))?
        );
        let styles = format!("--define:STYLES={}", json!(late_css()?));
        let (from, out) = (format!("{FOLDER}/main.js"), format!("--outfile={}", out.display()));
        let all = [&*from, "--bundle", "--format=iife", &failed, &config, &styles, &out];
        esbuild(&[&all, &OWN_NAMES[..]].concat())?;
    }
    let mut policies = Vec::new();
    for sound in &pack.languages {
        policies.push(offline(pack, sound, dist)?);
    }
    write_policies(policies, dist)?;
    frame(pack, dist)
}

/// What a page's policy must allow for each way of embedding, and the policies that our own pages bring.
fn write_policies(own: Vec<serde_json::Value>, dist: &Path) -> Result<(), String> {
    let path = "www/policies.json";
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut policies: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    policies["own"] = own.into();
    let text = serde_json::to_string_pretty(&policies).map_err(|error| error.to_string())?;
    write(&dist.join("policies.json"), text + "\n")
}

/// The page that is one file, with nothing but its own script allowed; gives its row of the policies.
fn offline(pack: &Built, sound: &Sound, dist: &Path) -> Result<serde_json::Value, String> {
    use base64::Engine;
    use sha2::{Digest, Sha256};
    let language = &sound.questions.language;
    let file = name(pack, language);
    let path = dist.join(&file);
    let script = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    // Either would end the script, or begin a part of it that HTML reads in its own way.
    if let Some(found) = ["</script", "<!--", "<script"].into_iter().find(|end| script.contains(end)) {
        return Err(format!("{file}: found {found}, expected a script that can stand in a page"));
    }
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script.as_bytes()));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{hash}' 'wasm-unsafe-eval'; base-uri 'none'; \
        form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let template = "www/offline.html";
    let mut page = fs::read_to_string(template).map_err(|error| format!("{template}: {error}"))?;
    let texts = [
        ("LANG", &**language),
        ("DIR", sound.made.direction.id()),
        ("POLICY", &*policy),
        ("TITLE", sound.start.title()),
        ("FAILED", sound.start.failed()),
        ("SCRIPT", &*script),
    ];
    for (place, text) in texts {
        // Pack texts hold no markup: `check-packs` refuses it.
        if page.matches(place).count() != 1 {
            return Err(format!("{template}: expected {place} once"));
        }
        page = page.replacen(place, text, 1);
    }
    let file = file.replace("ai-self-check.single", "offline").replace(".js", ".html");
    write(&dist.join(&file), page)?;
    Ok(json!({ "page": file, "policy": policy }))
}

/// The script of `sealed.html` and `embed.html`, and the page's side of sealed mode.
fn frame(pack: &Built, dist: &Path) -> Result<(), String> {
    let mut languages = serde_json::Map::new();
    let mut cards = serde_json::Map::new();
    for sound in &pack.languages {
        let (language, texts) = (sound.questions.language.to_string(), whole_card(sound));
        let pick = |keys: &[&str]| -> serde_json::Map<String, serde_json::Value> {
            keys.iter().map(|key| ((*key).to_owned(), texts[*key].clone())).collect()
        };
        let mut words = pick(&["dir", "title", "failed", "no_links", "no_print"]);
        words.insert("file".to_owned(), json!(name(pack, &language)));
        languages.insert(language.clone(), words.into());
        cards.insert(language, pick(&["lang", "dir", "title", "failed", "retry"]).into());
    }
    let languages = format!("--define:LANGUAGES={}", serde_json::Value::from(languages));
    let out = format!("--outfile={}", dist.join("ai-self-check.frame.js").display());
    esbuild(&["www/frame/frame.js", "--bundle", "--format=iife", &languages, &out])?;

    let base = format!("{GLUE}/base.css");
    let base = fs::read_to_string(&base).map_err(|error| format!("{base}: {error}"))?;
    let css = format!("{}iframe{{display:block;width:100%;height:40em;border:0}}", base.trim());
    let mut config = config(pack, &css, &pack.languages, json!(null))?;
    config["cards"] = cards.into();
    let config = format!("--define:CONFIG={config}");
    let out = format!("--outfile={}", dist.join("ai-self-check.sealed.js").display());
    esbuild(&["www/loader/sealed.js", "--bundle", "--format=esm", "--mangle-props=^_", &config, &out])
}

/// The module with the packed files.
fn embedded(sound: &Sound, program: &str) -> Result<String, String> {
    let questions = compiled::write_questions(&sound.questions).ok_or("out of memory")?;
    let guidance = compiled::write_guidance(&sound.guidance).ok_or("out of memory")?;
    let files = json!({
        "wasm": program,
        "questions": packed(&questions)?,
        "guidance": packed(&guidance)?,
    });
    Ok(format!("export const FILES = {files};\n"))
}

/// Bytes as gzip, written in base64.
fn packed(bytes: &[u8]) -> Result<String, String> {
    use base64::Engine;
    let mut small = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut small)
        .map_err(|error| format!("gzip: {error}"))?;
    Ok(base64::engine::general_purpose::STANDARD.encode(small))
}
