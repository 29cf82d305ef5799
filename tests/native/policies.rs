//! The gatehouse: the policy lines that the embed page gives are those that the build publishes and tests.

use serde_json::Value;

#[test]
fn the_embed_page_gives_the_published_policies() {
    let read = |path: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let (published, script) = (read("www/policies.json"), read("www/embed.js"));
    let published: Value = serde_json::from_str(&published).unwrap();
    let given = script.split_once("const POLICIES = {").unwrap().1.split_once("};").unwrap().0;
    let mut compared = 0;
    for line in given.lines().filter(|line| line.contains(':')) {
        let (id, policy) = line.trim().trim_end_matches(',').split_once(": ").unwrap();
        let (id, policy) = (id.trim_matches('"'), policy.trim_matches('"'));
        let ways = published["ways"].as_array().unwrap();
        let way = ways.iter().find(|way| way["id"] == id).unwrap_or_else(|| panic!("no way {id}"));
        assert_eq!(way["policy"], format!("default-src 'none'; {policy}"), "{id}");
        compared += 1;
    }
    assert_eq!(compared, 5);
}
