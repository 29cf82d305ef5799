//! The README's table of engines names the browser tests that there are: a run in which a test is missing, or
//! one that is no more, has to be made again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// File and test, as a row of the table names them.
fn tests() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        let file = entry.path().file_stem().unwrap().to_string_lossy().into_owned();
        let names = text.split("#[test]").skip(1).filter_map(|rest| rest.trim_start().strip_prefix("fn "));
        found.extend(names.map(|rest| (file.clone(), rest.split('(').next().unwrap().replace('_', " "))));
    }
    found
}

/// The rows of the table between the README's markers.
fn rows() -> BTreeSet<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (_, rest) = readme.split_once("<!-- engines").expect("the opening marker");
    let (table, _) = rest.split_once("<!-- /engines -->").expect("the closing marker");
    let mut file = String::new();
    let mut found = BTreeSet::new();
    for cells in table.lines().filter_map(|line| line.strip_prefix("| ")).skip(1) {
        let cell = cells.split(" |").next().unwrap();
        match cell.strip_prefix("**") {
            Some(name) => file = name.trim_end_matches("**").to_owned(),
            None => drop(found.insert((file.clone(), cell.to_owned()))),
        }
    }
    found
}

#[test]
fn the_table_of_engines_names_the_browser_tests() {
    let (tests, rows) = (tests(), rows());
    assert!(tests.len() > 50, "only {} browser tests found", tests.len());
    let missing: Vec<_> = tests.difference(&rows).collect();
    let gone: Vec<_> = rows.difference(&tests).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "the table is older than the tests: run `cargo xtask test --browser`, then `cargo xtask engines write`\n\
        not in the table: {missing:#?}\nno such test: {gone:#?}"
    );
}
