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

/// The embed page leaves `default-src` to the site.
#[test]
fn the_embed_page_has_the_policies() {
    let script = read("www/embed.js");
    let given = script.split_once("const POLICIES = {").unwrap().1.split_once("};").unwrap().0;
    let mut compared = 0;
    for line in given.lines().filter(|line| line.contains(':')) {
        let (id, policy) = line.trim().trim_end_matches(',').split_once(": ").unwrap();
        let (id, policy) = (id.trim_matches('"'), policy.trim_matches('"'));
        let way = ways().into_iter().find(|way| way["id"] == id).unwrap_or_else(|| panic!("no way {id}"));
        assert_eq!(way["policy"], format!("default-src 'none'; {policy}"), "{id}");
        compared += 1;
    }
    assert_eq!(compared, 5);
}
