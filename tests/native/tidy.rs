//! The broom cupboard: rules about the source tree, as tests.

use std::path::Path;
use std::process::Command;

const LINES_AT_MOST: usize = 400;

/// Every file that git tracks or would track, with its text if it is text.
fn tree() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .expect("git is there");
    assert!(list.status.success(), "{}", String::from_utf8_lossy(&list.stderr));
    let paths = String::from_utf8(list.stdout).unwrap();
    let files = paths.split('\0').filter(|path| !path.is_empty() && root.join(path).is_file());
    files
        .map(|path| (path.to_owned(), std::fs::read_to_string(root.join(path)).unwrap_or_default()))
        .collect()
}

/// No breach: each is printed on a line of its own.
#[track_caller]
fn check(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

fn source(path: &str) -> bool {
    (path.starts_with("src/") || path.starts_with("tests/"))
        && (path.ends_with(".rs") || path.ends_with(".js"))
}

#[test]
fn the_broom_finds_the_tree() {
    let tree = tree();
    for path in ["src/lib.rs", "tests/native/tidy.rs", "Cargo.toml", "www/packs/README.md"] {
        assert!(tree.iter().any(|(found, text)| found == path && !text.is_empty()), "{path}");
    }
}

#[test]
fn files_stay_short() {
    let long = |(path, text): &(String, String)| {
        let lines = text.lines().count();
        (source(path) && lines > LINES_AT_MOST).then(|| format!("{path}: {lines} lines"))
    };
    check(tree().iter().filter_map(long).collect());
}

#[test]
fn files_open_with_what_they_are() {
    let mute = |(path, text): &(String, String)| {
        let first = text.lines().next().unwrap_or_default();
        (source(path) && path.ends_with(".rs") && !first.starts_with("//!")).then(|| path.clone())
    };
    check(tree().iter().filter_map(mute).collect());
}

/// The Rust files under these paths, but not under `except`, never name these words outside of comments.
#[track_caller]
fn never(places: &[&str], except: &[&str], words: &[&str]) {
    let mut breaches = Vec::new();
    let mut seen = 0;
    for (path, text) in tree().into_iter().filter(|(path, _)| path.ends_with(".rs")) {
        let stem = path.trim_end_matches(".rs");
        let inside = |place: &&str| stem == *place || stem.starts_with(&format!("{place}/"));
        if !places.iter().any(inside) || except.iter().any(inside) {
            continue;
        }
        seen += 1;
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let found = words.iter().find(|word| code.contains(**word));
            breaches.extend(found.map(|word| format!("{path}:{}: {word}", number + 1)));
        }
    }
    assert!(seen > 0, "no file at {places:?}");
    check(breaches);
}

#[test]
fn arrows_never_point_right() {
    // From left to right.
    let layers = ["model", "pack", "session", "workshop", "view", "browser"];
    for (place, layer) in layers.iter().enumerate() {
        let right: Vec<String> = layers[place + 1..].iter().map(|right| format!("crate::{right}")).collect();
        never(&[&format!("src/{layer}")], &[], &right.iter().map(String::as_str).collect::<Vec<_>>());
    }
    // The pack reader stands beside the sessions: it knows packs only, and nobody knows it.
    never(&["src/reader"], &[], &["crate::session", "crate::workshop", "crate::view", "crate::browser"]);
    never(&["src"], &["src/reader"], &["crate::reader"]);
    never(&["src/coder"], &[], &["crate::view", "crate::browser", "crate::reader"]);
    never(&["src"], &["src/coder"], &["crate::coder"]);
    // So does the camera's reader: it knows the workshop only.
    never(&["src/scanner"], &[], &["crate::pack", "crate::session", "crate::view", "crate::browser"]);
    never(&["src"], &["src/scanner"], &["crate::scanner"]);
    // So does the facilitator's page stand beside the views: it knows the workshop, and nobody knows it.
    never(&["src/facilitator"], &[], &["crate::session", "crate::view", "crate::browser"]);
    never(&["src"], &["src/facilitator"], &["crate::facilitator"]);
    never(&["src/printer"], &[], &["crate::session", "crate::view", "crate::browser", "crate::facilitator"]);
    never(&["src"], &["src/printer"], &["crate::printer"]);
    let pure = layers[..4].iter().map(|layer| format!("src/{layer}")).collect::<Vec<_>>();
    let pure: Vec<&str> = pure.iter().map(String::as_str).collect();
    never(&pure, &[], &["yew", "wasm_bindgen", "js_sys"]);
}

#[test]
fn only_the_glue_names_the_browser() {
    never(&["src"], &["src/browser", "src/facilitator/glue"], &["web_sys"]);
}

/// The build takes the standard library's formatting out of the program (`glue.rs`): there, `format!` gives nothing.
#[test]
fn the_program_formats_nothing() {
    never(
        &["src/model", "src/session", "src/view", "src/browser"],
        &[],
        &["format!(", "write!(", "println!("],
    );
}

#[test]
fn the_top_of_the_tree_is_small() {
    let folder = |(path, _): &(String, String)| Some(path.split_once('/')?.0.to_owned());
    let mut folders: Vec<String> = tree().iter().filter_map(folder).collect();
    folders.dedup();
    folders.retain(|name| !name.starts_with('.') && !["src", "www", "tests"].contains(&name.as_str()));
    check(folders);
}

#[test]
fn nothing_names_the_machine_it_was_made_on() {
    // Put together here, so that this file does not name them.
    let machine = ["work", "root", "home", "Users"].map(|name| format!("/{name}/"));
    let mut breaches = Vec::new();
    for (path, text) in tree() {
        for (number, line) in text.lines().enumerate() {
            // An address on the web may have such a part; a path begins with it.
            let begins = |word: &&String| {
                line.match_indices(word.as_str()).any(|(at, _)| {
                    !line[..at].ends_with(|before: char| before.is_alphanumeric() || "-_.~".contains(before))
                })
            };
            breaches.extend(machine.iter().find(begins).map(|word| format!("{path}:{}: {word}", number + 1)));
        }
    }
    check(breaches);
}

#[test]
fn every_allow_has_a_reason() {
    let mut breaches = Vec::new();
    for (path, text) in tree().into_iter().filter(|(path, _)| source(path) && path.ends_with(".rs")) {
        for opening in ["#[", "#!["].map(|hash| format!("{hash}allow(")) {
            for (at, _) in text.match_indices(&opening) {
                let attribute = text[at..].split(']').next().unwrap_or_default();
                let line = text[..at].lines().count() + 1;
                let without = !attribute.contains("reason =");
                breaches.extend(without.then(|| format!("{path}:{line}: {attribute}]")));
            }
        }
    }
    check(breaches);
}
