//! The notice on the door: the README says for each way of embedding what `www/policies.json` says, which the
//! browser tests hold each way to.

use std::path::Path;

use serde_json::Value;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn ways() -> Vec<Value> {
    let policies: Value = serde_json::from_str(&read("www/policies.json")).unwrap();
    policies["ways"].as_array().unwrap().clone()
}

#[test]
fn the_readme_has_the_policies() {
    let readme = read("README.md");
    let (_, table) = readme.split_once("| way | what the page's policy needs |\n|---|---|\n").unwrap();
    let found: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    let row =
        |way: &Value| format!("| {} | `{}` |", way["way"].as_str().unwrap(), way["policy"].as_str().unwrap());
    assert_eq!(found, ways().iter().map(row).collect::<Vec<_>>());
}

#[test]
fn every_policy_begins_with_nothing() {
    for way in ways() {
        let policy = way["policy"].as_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; "), "{way}");
        for loose in ["'unsafe-inline'", "'unsafe-eval'", "*", "data:", "blob:"] {
            assert!(!policy.contains(loose), "{way}: {loose}");
        }
    }
}
