//! The post room: packs that arrive as one JSON file.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use ai_self_check::pack::problem::{Problem, Report, Severity};
use ai_self_check::pack::read::{File, json};
use ai_self_check::pack::tree::Tree;
use ai_self_check::pack::whole::{Whole, whole};
use ai_self_check::pack::words::borrowed::lend;
use serde_json::{Value, json};

use crate::support::{TODAY, files};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The example pack.
pub(crate) fn example() -> Value {
    let text = std::fs::read_to_string(root().join("www/packs/example.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn tree(value: &Value) -> Tree {
    serde_json::from_value(value.clone()).unwrap()
}

/// The whole real pack as one value, as a program that turns TOML into JSON would write it.
pub(crate) fn real() -> Value {
    let mut all = toml::Table::new();
    for file in
        files().iter().filter(|file| !["workshop.toml", "facilitator.toml"].contains(&file.path.as_str()))
    {
        for (name, value) in file.text.parse::<toml::Table>().unwrap() {
            match (all.get_mut(&name), value) {
                (Some(toml::Value::Array(list)), toml::Value::Array(more)) => list.extend(more),
                (_, value) => drop(all.insert(name, value)),
            }
        }
    }
    plain(toml::Value::Table(all))
}

fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(plain).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Boolean(value) => value.into(),
        toml::Value::Float(number) => number.into(),
    }
}

/// What the build hands to the pack reader, with a little Welsh.
pub(crate) fn defaults() -> &'static Tree {
    static DEFAULTS: OnceLock<Tree> = OnceLock::new();
    DEFAULTS.get_or_init(|| {
        let mut files = files().to_vec();
        let welsh = "[start]\ntitle = \"Teitl\"\nretry = \"Eto\"\n[question]\nnext = \"Ymlaen\"\n";
        files.push(File { path: "cy/interface.toml".into(), text: welsh.into() });
        json::defaults(&files, &mut Report::default())
    })
}

pub(crate) fn read(pack: &Value, wish: &str) -> (Option<Whole>, Vec<Problem>) {
    whole(&tree(pack), defaults(), wish, TODAY)
}

#[track_caller]
pub(crate) fn sound(pack: &Value, wish: &str) -> Whole {
    let (whole, problems) = read(pack, wish);
    whole.unwrap_or_else(|| panic!("{problems:#?}"))
}

#[test]
fn the_example_is_sound_without_a_warning() {
    let (whole, problems) = read(&example(), "en");
    assert_eq!(problems, []);
    let whole = whole.unwrap();
    let names: Vec<_> = whole.languages.iter().map(|(tag, name)| (&**tag, &**name)).collect();
    assert_eq!(names, [("en", "English"), ("cy", "Cymraeg")]);
    let questions = &whole.sound.questions;
    assert_eq!((&*questions.pack, questions.items.len()), ("safe-with-links", 13));
    // Its own words, and the shipped ones for the rest.
    assert_eq!(
        (whole.sound.guidance.judged.bin_lead(), questions.texts.skip()),
        ("Check first", "Skip this question")
    );
}

#[test]
fn the_language_is_the_nearest() {
    for (wish, found) in [("cy", "cy"), ("cy-GB", "cy"), ("en", "en"), ("fr", "en"), ("", "en")] {
        assert_eq!(&*sound(&example(), wish).sound.questions.language, found, "{wish}");
    }
}

#[test]
fn shipped_translations_are_used_for_shipped_words_alone() {
    let welsh = sound(&example(), "cy").sound;
    // The pack's own translation, that of a text that the pack leaves out, and neither.
    assert_eq!(welsh.questions.texts.next(), "Nesaf");
    assert_eq!(welsh.start.retry(), "Eto");
    assert_eq!(welsh.questions.texts.skip(), lend("en", "Skip this question"));
    // "Teitl" is the shipped title, which the pack does not use.
    assert!(welsh.start.title().starts_with("Diogel"));
    let mut pack = example();
    pack["languages"]["cy"]["start"] = json!({});
    assert_eq!(
        sound(&pack, "cy").sound.start.title(),
        lend("en", "Safe and calm with passwords and links: a self-check")
    );
}

#[test]
fn the_real_pack_is_the_same_as_json() {
    let as_json = sound(&real(), "en").sound;
    let (as_toml, _) = crate::support::checked(files(), TODAY);
    let as_toml = as_toml.unwrap();
    // Files are taken in the order of their names, so items may be numbered otherwise.
    let ids = |sound: &ai_self_check::pack::check::Sound| {
        let mut ids: Vec<_> = sound.questions.items.iter().map(|item| item.id().to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&as_json), ids(&as_toml));
    assert_eq!(as_json.questions.thresholds, as_toml.questions.thresholds);
    assert_eq!(as_json.start, as_toml.start);
}

/// What is reported of bytes before they are JSON.
fn refused(bytes: &[u8]) -> Option<String> {
    let mut report = Report::default();
    let text = json::text(bytes, &mut report);
    assert_eq!(text.is_none(), report.has_errors());
    report.problems.first().map(ToString::to_string)
}

#[test]
fn bytes_are_of_a_sensible_size_and_text() {
    let line = |text: &str| Some(format!("error: pack.json: file: found {text}"));
    assert_eq!(refused(b"{}"), None);
    assert_eq!(refused("\u{FEFF}{}".as_bytes()), None);
    assert_eq!(json::text("\u{FEFF}{}".as_bytes(), &mut Report::default()), Some("{}"));
    assert_eq!(refused(&vec![b' '; 1_000_000]), None);
    let large = line("more than 1000000 bytes, expected a smaller file");
    assert_eq!(refused(&vec![b' '; 1_000_001]), large);
    assert_eq!(refused(&vec![b'{'; 10_000_000]), large);
    let binary = line("a byte that is not UTF-8, after 1 bytes, expected a text file in UTF-8");
    assert_eq!(refused(b"{\xFF}"), binary);
    assert!(refused("{\"é".as_bytes().split_last().unwrap().1).is_some());
}

#[test]
fn what_is_no_pack_is_refused() {
    for text in ["", "{", "[", "nul", "{\"id\": }", "\u{0}"] {
        assert!(serde_json::from_str::<Tree>(text).is_err(), "{text}");
    }
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(serde_json::from_str::<Tree>(&deep(32)).is_ok());
    let error = serde_json::from_str::<Tree>(&deep(33)).unwrap_err().to_string();
    assert!(error.starts_with("more than 32 levels of lists and tables"), "{error}");
    let error = serde_json::from_str::<Tree>(&format!("[{}0]", "0,".repeat(2500))).unwrap_err().to_string();
    assert!(error.starts_with("more than 2500 values in a row"), "{error}");
    for value in [json!(null), json!(7), json!("pack"), json!([]), json!({})] {
        let (whole, problems) = read(&value, "en");
        assert!(whole.is_none() && problems.iter().any(|problem| problem.severity == Severity::Error));
    }
}

#[test]
fn numbers_are_the_same_however_they_are_written() {
    let number = |text: &str| serde_json::from_str::<Tree>(text).unwrap();
    for text in ["7", "7.0", "70e-1"] {
        assert_eq!(number(text), Tree::Whole(7), "{text}");
    }
    assert_eq!(number("-7.0"), Tree::Whole(-7));
    for text in ["7.5", "1e300", "18446744073709551615"] {
        assert_eq!(number(text), Tree::Fraction, "{text}");
    }
}

#[test]
fn of_many_problems_the_first_are_shown() {
    let problems: Vec<Problem> = {
        let mut report = Report::default();
        (0..43).for_each(|number| report.at("a", "b").error(&number.to_string(), "c", "d"));
        report.problems
    };
    let lines = ai_self_check::pack::problem::lines(&problems, 40);
    assert_eq!((lines.len(), lines.last().map(String::as_str)), (41, Some("and 3 more")));
    assert_eq!(ai_self_check::pack::problem::lines(&problems, 43).len(), 43);
}

#[test]
fn languages_are_few() {
    let tags = |count: u8| -> Vec<String> {
        (0..count).map(|at| format!("{}{}", char::from(b'a' + at / 26), char::from(b'a' + at % 26))).collect()
    };
    let with = |count| {
        let mut pack = example();
        let made = json!({"made": {"name": "x", "status": "drafted", "complete": false}});
        pack["languages"] = tags(count).into_iter().map(|tag| (tag, made.clone())).collect();
        read(&pack, "en")
    };
    assert!(with(40).0.is_some());
    let (whole, problems) = with(41);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(lines, ["error: pack.json: languages: found 41 languages, expected at most 40"]);
    assert!(whole.is_none());
}
