//! `size`: the bytes that a visitor loads, compressed as a good host does (brotli 11), against budgets.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::build::DIST;

/// What a visitor waits for: a name, the files, and the most that they may be together. The first question had a
/// budget of 77,000 until `keep`, `share`, the Back button, the panel about privacy, hashes, and the ladder to the build
/// without WebAssembly came to it.
const SUMS: [(&str, &[&str], Option<usize>); 7] = [
    ("loader: all that a page pays until the check comes near", &[LOADER], Some(4_000)),
    (
        "up to the first question",
        &[LOADER, CHECK, GLUE, PROGRAM, "packs/from-fear-to-fearless/en.a.questions"],
        Some(77_000),
    ),
    (
        "up to the first question in Welsh",
        &[
            LOADER,
            CHECK,
            GLUE,
            PROGRAM,
            "packs/from-fear-to-fearless/cy.a.questions",
            "packs/from-fear-to-fearless/cy.card",
        ],
        Some(79_000),
    ),
    (
        "up to the first question without WebAssembly",
        &[LOADER, CHECK, "ai-self-check.plain.js", "packs/from-fear-to-fearless/en.a.questions"],
        Some(110_000),
    ),
    (
        "the facilitator's page up to its first screen",
        &[
            "facilitator.html",
            "facilitator.css",
            "ai-self-check.facilitator.js",
            "ai-self-check.facilitator.wasm",
            "packs/from-fear-to-fearless/en.a.questions",
            "packs/from-fear-to-fearless/en.facilitator.json",
            "packs/from-fear-to-fearless/en.workshop.json",
        ],
        Some(200_000),
    ),
    // No budget: a host has chosen it.
    (
        "the pack reader, for a host's own pack",
        &["ai-self-check.reader.js", "ai-self-check.reader.wasm", "packs/defaults.json"],
        None,
    ),
    // Only when a facilitator asks for the camera.
    (
        "the camera of the facilitator's page",
        &["ai-self-check.camera.js", "ai-self-check.camera.work.js", "ai-self-check.camera.wasm"],
        Some(105_000),
    ),
];

const LOADER: &str = "ai-self-check.js";
const CHECK: &str = "ai-self-check.check.js";
const GLUE: &str = "ai-self-check.program.js";
const PROGRAM: &str = "ai-self-check.wasm";

/// The scripts of one file as a host without brotli sends them (`gzip -9`), and the most that each may be. Welsh takes
/// more letters.
const SINGLES: [(&str, usize); 4] = [
    ("ai-self-check.single.js", 130_000),
    ("ai-self-check.single.b.js", 130_000),
    ("ai-self-check.single.cy.js", 131_000),
    ("ai-self-check.single.cy.b.js", 131_000),
];

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
    println!("{:<60} {:>9} {:>9}", "file", "raw", "brotli 11");
    let mut small = BTreeMap::new();
    for (name, bytes) in dist_files()? {
        // The package holds the same files once more.
        if name.starts_with("npm/") {
            continue;
        }
        let compressed = brotli(&bytes);
        println!("{name:<60} {:>9} {compressed:>9}", bytes.len());
        small.insert(name, compressed);
    }
    let mut over = false;
    let mut row = |name: &str, bytes: usize, budget: Option<usize>| {
        over |= budget.is_some_and(|budget| bytes > budget);
        let of = budget.map(|budget| format!(" of {budget}")).unwrap_or_default();
        println!("{name:<60} {bytes:>19}{of}");
    };
    for (name, files, budget) in SUMS {
        let mut sum = 0;
        for file in files {
            sum += small.get(*file).ok_or_else(|| format!("size: no {DIST}/{file}"))?;
        }
        row(name, sum, budget);
    }
    for (name, budget) in SINGLES {
        row(&format!("{name}, gzip -9"), gzip(&format!("{DIST}/{name}"))?, Some(budget));
    }
    if over { Err("size: over budget".to_owned()) } else { Ok(()) }
}
