//! The build of one file a language and form: loader, check, styles, program and pack in one classic script.
//!
//! The modules of `www/loader` are bundled with those of `www/loader/single` laid over them. The program and the
//! pack are inside as LZMA in base64: LZMA because it is 12 KB less than the gzip that browsers unpack by themselves,
//! base64 because it survives every editor. A person answers one form; the other, for the second half of a workshop, is another file.
//!
//! Then what is made of these scripts: a page of each for disks and mails, with a policy of its own, and the
//! script of the pages for frames, which fetches them by language and form.

use std::fs;
use std::io::Write;
use std::path::Path;

use ai_self_check::pack::check::Sound;
use ai_self_check::pack::compiled;
use ai_self_check::pack::split::{form_ids, only, said};
use serde_json::json;

use super::build::{GLUE, OWN_NAMES, card, config, esbuild, failed, wasm, whole_card, write};
use super::glue;
use super::needs::npm_tools;
use super::packs::Built;
use super::styles::{css, late_css};

/// Where the modules meet.
const FOLDER: &str = "target/single";

/// The build of one file in a language with a form; the first of either has no part in its name.
fn name(pack: &Built, sound: &Sound, form: &str) -> String {
    let language = &sound.questions.language;
    let mut name = "ai-self-check.single".to_owned();
    if pack.languages.first().is_none_or(|first| first.questions.language != *language) {
        name.extend([".", language]);
    }
    if form_ids(&sound.questions).first().is_none_or(|first| first != form) {
        name.extend([".", form]);
    }
    name + ".js"
}

/// Writes one script for each language and form of the pack.
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
    let program = Path::new(GLUE).join("one.wasm");
    glue::program(&wasm, "both", Path::new(GLUE), &program, &npm_tools()?)?;
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

    let program = fs::read(&program).map_err(|error| format!("{}: {error}", program.display()))?;
    let (program, css) = (packed(&program)?, css()?);
    let pairs: Vec<(&Sound, String)> = pack
        .languages
        .iter()
        .flat_map(|sound| form_ids(&sound.questions).into_iter().map(move |form| (sound, form)))
        .collect();
    for (sound, form) in &pairs {
        write(&folder.join("embedded.js"), embedded(sound, form, &program)?)?;
        let out = dist.join(name(pack, sound, form));
        let failed = format!("--define:FAILED={}", failed(&[card(sound)]));
        let mut config = config(pack, &css, std::slice::from_ref(sound), whole_card(sound))?;
        config["pack"]["forms"] = json!([form]);
        let config = format!("--define:CONFIG={config}");
        let styles = format!("--define:STYLES={}", json!(late_css()?));
        let (from, out) = (format!("{FOLDER}/main.js"), format!("--outfile={}", out.display()));
        let all = [&*from, "--bundle", "--format=iife", &failed, &config, &styles, &out];
        esbuild(&[&all, &OWN_NAMES[..]].concat())?;
    }
    let mut policies = Vec::new();
    for (sound, form) in &pairs {
        policies.push(offline(sound, &name(pack, sound, form), dist)?);
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

/// The page of a script, with nothing else allowed; gives its row of the policies.
fn offline(sound: &Sound, file: &str, dist: &Path) -> Result<serde_json::Value, String> {
    use base64::Engine;
    use sha2::{Digest, Sha256};
    let path = dist.join(file);
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
        ("LANG", &*sound.questions.language),
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
        let files = form_ids(&sound.questions).into_iter().map(|form| {
            let file = name(pack, sound, &form);
            (form, json!(file))
        });
        words.insert("files".to_owned(), files.collect::<serde_json::Map<_, _>>().into());
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
fn embedded(sound: &Sound, form: &str, program: &str) -> Result<String, String> {
    let asked = only(&sound.questions, form);
    let questions = compiled::write_questions(&asked).ok_or("out of memory")?;
    let guidance = compiled::write_guidance(&said(&sound.guidance, &asked)).ok_or("out of memory")?;
    // Packed together, because they share words.
    let files = json!({
        "wasm": program,
        "pack": packed(&[&*questions, &*guidance].concat())?,
        "questions": questions.len(),
    });
    Ok(format!("export const FILES = {files};\n"))
}

/// Bytes as a `.lzma` file, written in base64. The properties are those that `www/loader/single/unpack.js` expects.
fn packed(bytes: &[u8]) -> Result<String, String> {
    use base64::Engine;
    use lzma_rust2::{LzmaOptions, LzmaWriter};
    let options = LzmaOptions {
        lc: 3,
        lp: 0,
        pb: 0,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        ..LzmaOptions::with_preset(9)
    };
    let write = || -> std::io::Result<Vec<u8>> {
        let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
        writer.write_all(bytes)?;
        writer.finish()
    };
    let small = write().map_err(|error| format!("lzma: {error}"))?;
    Ok(base64::engine::general_purpose::STANDARD.encode(small))
}
