//! `size`: the bytes that a visitor loads, compressed as a good host does (brotli 11), against budgets.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::build::DIST;

/// The loader alone: all that a page pays until the check comes near the viewport.
const LOADER_BUDGET: usize = 4_000;

/// Everything up to the first question.
const FIRST_QUESTION_BUDGET: usize = 77_500;

/// What the first question waits for.
const FIRST_QUESTION: [&str; 5] = [
    "ai-self-check.js",
    "ai-self-check.check.js",
    "ai-self-check.program.js",
    "ai-self-check.wasm",
    "packs/from-fear-to-fearless/en.a.questions",
];

/// What is loaded besides, and only for a pack that a host hands in. No budget: such a host has chosen it.
const READER: [&str; 3] = ["ai-self-check.reader.js", "ai-self-check.reader.wasm", "packs/defaults.json"];

/// The scripts of one file as a host without brotli sends them (`gzip -9`). Welsh words are longer, and so is their
/// file: the budget of the first language is the promise.
const SINGLE_BUDGETS: [(&str, usize); 2] =
    [("ai-self-check.single.js", 130_000), ("ai-self-check.single.cy.js", 136_000)];

/// All files of `dist/` with their bytes, sorted by path.
pub(crate) fn dist_files() -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![DIST.into()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name =
                    path.strip_prefix(Path::new(DIST)).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                files.push((name, fs::read(&path).map_err(|error| error.to_string())?));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The length of bytes after brotli at quality 11, window 22.
fn brotli(bytes: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22);
    writer.write_all(bytes).expect("memory takes all bytes");
    drop(writer);
    compressed.len()
}

/// The length of a file after `gzip -9`, the program itself: libraries differ by a percent.
fn gzip(path: &str) -> Result<usize, String> {
    let done = Command::new("gzip").args(["-9", "-c", path]).output();
    match done {
        Ok(done) if done.status.success() => Ok(done.stdout.len()),
        Ok(done) => Err(format!("gzip -9 -c {path}: {}", done.status)),
        Err(error) => Err(format!("gzip: {error}; needed to measure what hosts without brotli send")),
    }
}

/// Prints the table; an error if a budget is broken.
pub(crate) fn size() -> Result<(), String> {
    let mut first = 0;
    let (mut loader, mut reader) = (0, 0);
    println!("{:<50} {:>9} {:>9}", "file (* before the first question)", "raw", "brotli 11");
    for (name, bytes) in dist_files()? {
        let small = brotli(&bytes);
        let needed = FIRST_QUESTION.contains(&name.as_str());
        if needed {
            first += small;
        }
        if READER.contains(&name.as_str()) {
            reader += small;
        }
        if name == FIRST_QUESTION[0] {
            loader = small;
        }
        println!(
            "{:<50} {:>9} {:>9}",
            format!("{}{name}", if needed { "* " } else { "  " }),
            bytes.len(),
            small
        );
    }
    println!("{:<60} {reader:>9}", "the pack reader, for a host's own pack");
    println!("{:<60} {loader:>9} of {LOADER_BUDGET}", "loader");
    println!("{:<60} {first:>9} of {FIRST_QUESTION_BUDGET}", "up to the first question");
    let mut over = loader > LOADER_BUDGET || first > FIRST_QUESTION_BUDGET;
    for (name, budget) in SINGLE_BUDGETS {
        let bytes = gzip(&format!("{DIST}/{name}"))?;
        over |= bytes > budget;
        println!("{:<60} {bytes:>9} of {budget}", format!("{name}, gzip -9"));
    }
    if over {
        return Err("size: over budget".to_owned());
    }
    Ok(())
}
