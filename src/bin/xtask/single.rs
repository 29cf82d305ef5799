//! The build of one file a language: loader, check, styles, program and pack in one classic script.
//!
//! The modules of `www/loader` are bundled with those of `www/loader/single` laid over them. The program and the
//! pack are inside as gzip in base64: gzip because every browser unpacks it, base64 because it survives every
//! editor. Both forms share one pack here, because most of their guidance is the same.

use std::fs;
use std::path::Path;

use ai_self_check::pack::check::Sound;
use ai_self_check::pack::compiled;
use serde_json::json;

use super::build::{GLUE, card, config, css, esbuild, failed, write};
use super::packs::Built;

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
    let code = format!("{FOLDER}/code.js");
    let (alias, out) = (format!("--alias:glue=./{GLUE}/glue.js"), format!("--outfile={code}"));
    esbuild(&["www/loader/program.js", "--bundle", "--format=iife", "--global-name=code", &alias, &out])?;
    let code = fs::read_to_string(&code).map_err(|error| format!("{code}: {error}"))?;
    write(&folder.join("make.js"), format!("export default () => {{\n{code}return code;\n}};\n"))?;

    let program = dist.join("ai-self-check.wasm");
    let program = fs::read(&program).map_err(|error| format!("{}: {error}", program.display()))?;
    let (program, css) = (packed(&program)?, css()?);
    for sound in &pack.languages {
        write(&folder.join("embedded.js"), embedded(sound, &program)?)?;
        let out = dist.join(name(pack, &sound.questions.language));
        let failed = format!("--define:FAILED={}", failed(&[card(sound)]));
        let config = format!("--define:CONFIG={}", config(pack, &css, std::slice::from_ref(sound))?);
        let (from, out) = (format!("{FOLDER}/main.js"), format!("--outfile={}", out.display()));
        // Two underscores begin the names that the program exports.
        let names = ["--mangle-props=^_", "--reserve-props=^__"];
        esbuild(&[&[&*from, "--bundle", "--format=iife", &failed, &config, &out], &names[..]].concat())?;
    }
    Ok(())
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
