//! The casualty ward: `tests/cases/packs`, each the example pack with a patch (RFC 6902) that breaks it, and
//! every error that must be reported, no more and no fewer.

use ai_self_check::pack::problem::Severity;
use serde::Deserialize;
use serde_json::Value;

use crate::jsons::{example, read, real, root};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    /// First gives the pack a complete language: its own words again.
    #[serde(default)]
    complete: bool,
    patch: json_patch::Patch,
    /// A text to put in place of every `LONG` in the patch, so many times.
    #[serde(default)]
    long: Option<(String, usize)>,
    problems: Vec<String>,
}

/// Every text that people read, as a language would write it.
fn own_words(pack: &Value) -> Value {
    const WORDS: [&str; 18] = [
        "text",
        "why",
        "ask",
        "say",
        "next",
        "unsaid",
        "name",
        "try",
        "keep",
        "label",
        "hint",
        "start",
        "getting-there",
        "strong",
        "claim",
        "source",
        "id",
        "stage",
    ];
    let only_words = |(key, value): (&String, &Value)| match value {
        _ if WORDS.contains(&key.as_str()) => Some((key.clone(), value.clone())),
        Value::Array(list) if list.iter().any(Value::is_object) => Some((key.clone(), entries(list))),
        Value::Object(_) => Some((key.clone(), own_words(value))),
        _ => None,
    };
    fn entries(list: &[Value]) -> Value {
        list.iter().map(own_words).collect()
    }
    let mut words: serde_json::Map<String, Value> =
        pack.as_object().unwrap().iter().filter_map(only_words).collect();
    if pack.get("languages").is_some() {
        words.retain(|name, _| !["form", "languages", "id"].contains(&name.as_str()));
        for name in ["start", "question", "result", "calendar"] {
            let mut all = real()[name].clone();
            all.as_object_mut().unwrap().extend(pack[name].as_object().cloned().unwrap_or_default());
            words.insert(name.to_owned(), all);
        }
        for name in ["stage", "agree"] {
            words.insert(name.to_owned(), entries(pack[name].as_array().unwrap()));
        }
        words.insert("made".to_owned(), serde_json::json!({"name": "Cymraeg", "status": "drafted"}));
    }
    words.into()
}

/// Every case with its name and its broken pack.
fn cases() -> Vec<(String, Case, Value)> {
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/cases/packs")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let case: Case = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut pack = example();
        if case.complete {
            pack["languages"]["cy"] = own_words(&pack);
        }
        json_patch::patch(&mut pack, &case.patch).unwrap_or_else(|error| panic!("{name}: {error}"));
        if let Some((part, count)) = &case.long {
            let text = serde_json::to_string(&pack).unwrap().replace("LONG", &part.repeat(*count));
            pack = serde_json::from_str(&text).unwrap();
        }
        cases.push((name, case, pack));
    }
    cases.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    cases
}

#[test]
fn broken_packs_are_refused_with_every_reason() {
    let cases = cases();
    assert!(cases.len() >= 25, "{}", cases.len());
    let mut wrong = String::new();
    for (name, case, pack) in cases {
        assert!(!case.why.is_empty(), "{name}");
        for wish in ["en", "cy"] {
            let (whole, problems) = read(&pack, wish);
            let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
            let lines: Vec<String> = errors.map(ToString::to_string).collect();
            if lines.is_empty() || lines != case.problems || whole.is_some() {
                let lines = serde_json::to_string_pretty(&lines).unwrap();
                wrong.push_str(&format!("{name} ({wish}): {lines}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_complete_language_may_use_the_same_words() {
    let mut pack = example();
    pack["languages"]["cy"] = own_words(&pack);
    let (whole, problems) = read(&pack, "cy");
    assert_eq!(problems, []);
    let sound = whole.unwrap().sound;
    assert!(sound.made.complete && &*sound.questions.language == "cy");
    assert!(!format!("{sound:?}").contains("\\u{e000}"));
}
