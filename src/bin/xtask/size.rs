//! `size`: the bytes that a visitor loads, compressed as a good host does (brotli 11), against budgets.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::build::DIST;

/// The loader alone: all that a page pays until the check comes near the viewport.
const LOADER_BUDGET: usize = 4_000;

/// Everything up to the first question.
const FIRST_QUESTION_BUDGET: usize = 77_000;

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

/// Prints the table; an error if a budget is broken.
pub(crate) fn size() -> Result<(), String> {
    let mut first = 0;
    let (mut loader, mut reader) = (0, 0);
    println!("{:<50} {:>9} {:>9}", "file (* before the first question)", "raw", "brotli 11");
    for (name, bytes) in dist_files()? {
        // The package holds the same files once more.
        if name.starts_with("npm/") {
            continue;
        }
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
    if loader > LOADER_BUDGET || first > FIRST_QUESTION_BUDGET {
        return Err("size: over budget".to_owned());
    }
    Ok(())
}
