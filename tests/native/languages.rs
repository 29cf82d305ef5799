//! The language school: how a language was made, what it lacks, and tags that look like tags.

use ai_self_check::pack::check::{self, Sound};
use ai_self_check::pack::compiled;
use ai_self_check::pack::made::{Direction, Made, Status, is_tag, nearest};
use ai_self_check::pack::problem::{Problem, Report};
use ai_self_check::pack::read::{self, File};
use ai_self_check::pack::words::borrowed::{BEGIN, END, lend};
use ai_self_check::pack::words::{Table, column};

use crate::packs::{Edit, edited, one};
use crate::support::{TODAY, checked};

const NAMED: &str = "[made]\nname = \"Cymraeg\"\nstatus = \"drafted\"\n";

/// The edited pack read in a language that is written in one file.
fn read_in(language: &str, edits: &[Edit<'_>], text: &str) -> (Option<Sound>, Vec<Problem>) {
    let mut files = edited(edits);
    files.push(File { path: format!("{language}/texts.toml"), text: text.to_owned() });
    let mut report = Report::default();
    let wire = read::read_language(&files, language, &mut report);
    check::check(&wire, TODAY, report)
}

#[track_caller]
fn refused(language: &str, text: &str, expected: &str) {
    let (sound, problems) = read_in(language, &[], text);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.iter().any(|line| line.contains(expected)), "no {expected} in\n{}", lines.join("\n"));
    assert!(sound.is_none());
}

#[test]
fn each_language_says_how_it_was_made() {
    let (own, _) = checked(&edited(&[]), TODAY);
    let english = Made {
        name: "English".into(),
        status: Status::Original,
        complete: true,
        direction: Direction::LeftToRight,
    };
    assert_eq!(own.unwrap().made, english);

    let partial = format!("{NAMED}complete = false\ndirection = \"rtl\"\n");
    let (sound, problems) = read_in("cy", &[], &partial);
    let sound = sound.unwrap_or_else(|| panic!("{problems:#?}"));
    let welsh = Made {
        name: "Cymraeg".into(),
        status: Status::Drafted,
        complete: false,
        direction: Direction::RightToLeft,
    };
    assert_eq!(sound.made, welsh);
    assert_eq!((&*sound.questions.language, &*sound.questions.base), ("cy", "en"));
    let bytes = compiled::write_questions(&sound.questions).unwrap();
    assert_eq!(compiled::read_questions(&bytes).unwrap(), sound.questions);

    // The pack's own table is not that of the language.
    refused("cy", "", "error: cy/pack.toml: made, name: found nothing, expected a text");
    refused("cy", "", "error: cy/pack.toml: made, status: found nothing, expected one of original, drafted");
    let made = "error: cy/texts.toml: made";
    refused("cy", "[made]\nname = \" \"", &format!("{made}, name: found an empty text"));
    refused("cy", "[made]\nstatus = \"done\"", &format!("{made}, status: found \"done\""));
    refused("cy", "[made]\ndirection = \"up\"", &format!("{made}, direction: found \"up\""));
    refused("cy", "[made]\ncomplete = 1", &format!("{made}, complete: found invalid type"));
    refused("cy", "[made]\nby = \"x\"", &format!("{made}, by: found an unknown field"));
    one("pack.toml", "[made]…\nname = …", "", "error: pack.toml: made, name: found nothing");
    one(
        "pack.toml",
        "\"original\"",
        "\"original\"\ncomplete = false",
        "error: pack.toml: made, complete: found false",
    );
}

#[test]
fn a_complete_language_lacks_nothing() {
    let text = format!("{NAMED}[question]\nnext = \"Next\"\n");
    for lacks in [
        "error: interface.toml: question, back: found the pack's own language, expected words in the language cy",
        "error: items-sort.toml: sort card-bad-news, person-only, why: found the pack's own language",
        "error: roles.toml: role manager, try: found the pack's own language",
        "error: facts.toml: fact gov-copilot, claim: found the pack's own language",
        "error: interface.toml: calendar, months: found the pack's own language",
    ] {
        refused("cy", &text, lacks);
    }
    // What it brings may be the same words.
    let (_, problems) = read_in("cy", &[], &text);
    assert!(!problems.iter().any(|problem| problem.item == "question" && problem.field == "next"));
    assert!(!problems.iter().any(|problem| problem.field == "url" || problem.field == "id"));
}

#[test]
fn what_a_partial_language_lacks_is_marked() {
    let text = format!("{NAMED}complete = false\n[question]\nnext = \"Nesaf\"\n");
    let (sound, problems) = read_in("cy", &[], &text);
    let sound = sound.unwrap_or_else(|| panic!("{problems:#?}"));
    assert_eq!(problems, []);
    assert_eq!(sound.questions.texts.next(), "Nesaf");
    assert_eq!(sound.questions.texts.back(), lend("en", "Back"));
    let fact = sound.guidance.row(Table::Facts, 0).unwrap();
    assert!(fact.text(column::fact::CLAIM).starts_with(BEGIN));
    assert!(fact.text(column::fact::URL).starts_with("https://"));
    // Each month by itself, so that marks stand in pairs.
    assert!(
        fact.text(column::fact::CHECKED).ends_with(&format!("{} 2026", lend("en", "November"))),
        "{fact:?}"
    );
    let balanced = |text: &str| {
        let (mut begun, mut ended) = (0, 0);
        for letter in text.chars() {
            begun += usize::from(letter == BEGIN);
            ended += usize::from(letter == END);
            assert!(ended <= begun, "{text}");
        }
        assert_eq!(begun, ended, "{text}");
    };
    for table in Table::ALL {
        sound.guidance.rows(table).iter().flat_map(|row| &row.texts).for_each(|text| balanced(text));
    }
    // A text without words is none, with marks around it or without.
    let (_, problems) = read_in("cy", &[("items-agree.toml", "text = …", "text = \" \"")], &text);
    assert!(problems.iter().any(|problem| problem.found == "an empty text"), "{problems:#?}");
}

#[test]
fn no_text_holds_the_marks() {
    let find = "found a character U+E000, U+E001 or U+E002, expected none";
    one(
        "items-agree.toml",
        "text = \"",
        "text = \"\u{E000}",
        &format!("error: items-agree.toml: agree c1-calm-try, text: {find}"),
    );
    refused("cy", "[question]\nnext = \"\\uE001\"", &format!("error: cy/texts.toml: question, next: {find}"));
}

#[test]
fn tags_look_like_tags() {
    let good = [
        "cy",
        "en-GB",
        "zh-Hant",
        "zh-Hant-TW",
        "es-419",
        "ca-valencia",
        "de-1996",
        "gsw",
        "ar-XB",
        "en-x-long",
    ];
    let bad = [
        "",
        "c",
        "CY",
        "cymraeg",
        "en_GB",
        "en-gb",
        "en-",
        "-en",
        "en--GB",
        "zh-hant",
        "en-x",
        "english please",
    ];
    let wrong = |want: bool, tags: &[&str]| -> Vec<String> {
        tags.iter().filter(|tag| is_tag(tag) != want).map(|tag| (*tag).to_owned()).collect()
    };
    assert_eq!((wrong(true, &good), wrong(false, &bad)), (vec![], vec![]));
    let expected = "expected a language tag such as cy, en-GB or zh-Hant";
    one(
        "pack.toml",
        "language = \"en\"",
        "language = \"English\"",
        &format!("error: pack.toml: pack, language: found \"English\", {expected}"),
    );
    refused("cymraeg", NAMED, &format!("error: pack.toml: pack, language: found \"cymraeg\", {expected}"));
}

#[test]
fn the_nearest_language_is_found() {
    let tags = ["en", "cy", "pt-BR", "zh-Hant"];
    for (wish, found) in [
        ("cy", Some("cy")),
        ("CY", Some("cy")),
        ("cy-GB", Some("cy")),
        ("en-GB-oxendict", Some("en")),
        ("pt", Some("pt-BR")),
        ("pt-PT", Some("pt-BR")),
        ("zh-Hant-TW", Some("zh-Hant")),
        ("fr", None),
        ("", None),
    ] {
        assert_eq!(nearest(wish, tags.into_iter()), found, "{wish}");
    }
}
