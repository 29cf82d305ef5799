//! The annexe of the inspection: the shape of files, what nobody reaches, and languages laid over a pack.

use ai_self_check::model::form::Length;
use ai_self_check::pack::check;
use ai_self_check::pack::problem::{Problem, Report};
use ai_self_check::pack::read::{self, File};
use ai_self_check::pack::words::column;

use crate::packs::{Edit, edited};
use crate::support::{TODAY, checked};

#[track_caller]
fn has(problems: &[Problem], expected: &str) {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.iter().any(|line| line.contains(expected)), "no {expected} in\n{}", lines.join("\n"));
}

#[track_caller]
fn refused(edit: Edit<'_>, expected: &str) {
    let (sound, problems) = checked(&edited(&[edit]), TODAY);
    has(&problems, expected);
    assert!(sound.is_none());
}

#[test]
fn files_have_the_known_shape() {
    let agree = "error: items-agree.toml: agree c1-calm-try";
    refused(
        ("pack.toml", "[thresholds]", "[wibble]\n[thresholds]"),
        "error: pack.toml: wibble: found an unknown table",
    );
    refused(
        ("pack.toml", "gap = 200", "gap = 200\ngasp = 1"),
        "error: pack.toml: thresholds, gasp: found an unknown field",
    );
    refused(
        ("items-agree.toml", "tag = ", "colour = 1\ntag = "),
        &format!("{agree}, colour: found an unknown field"),
    );
    refused(("items-agree.toml", "text = …", "text = 7"), &format!("{agree}, text: found invalid type"));
    refused(
        ("items-scenario.toml", "\"check\"…lean = 0", "lean = \"none\""),
        "scenario scenario-payment-letter, choices.check.lean: found invalid type: a text, expected a whole number",
    );
    refused(
        ("items-scenario.toml", "\"check\"…lean = 0", "lean = 0.5"),
        "choices.check.lean: found invalid type: a number with a fraction, expected a whole number",
    );
    refused(
        ("items-scenario.toml", "id = \"rewrite\"", "id = \"rewrite\", colour = 1"),
        "scenario scenario-payment-letter, choices.rewrite.colour: found an unknown field",
    );
    let deep = format!("gap = {}{}", "[".repeat(40), "]".repeat(40));
    refused(
        ("pack.toml", "gap = 200", &deep),
        "error: pack.toml: file: found more than 32 levels of lists and tables",
    );
    refused(
        ("items-agree.toml", "dimension = …", "dimension = \"J1\""),
        &format!("{agree}, dimension: found \"J1\""),
    );
    refused(
        ("items-agree.toml", "keying = …", "keying = \"both\""),
        &format!("{agree}, keying: found \"both\""),
    );
    refused(
        ("items-spot.toml", "[[spot]]", "[spot]"),
        "error: items-spot.toml: spot: found a table, expected [[spot]]",
    );
    refused(
        ("items-spot.toml", "[[spot]]", "[[spot"),
        "error: items-spot.toml: file: found TOML parse error",
    );
    refused(
        ("pack.toml", "format = 1", "format = 2"),
        "error: pack.toml: pack, format: found 2, expected 1, the format",
    );
    refused(("pack.toml", "format = 1", ""), "error: pack.toml: pack, format: found nothing");
    refused(("pack.toml", "version = 1", "version = 0"), "error: pack.toml: pack, version: found 0");
}

#[test]
fn ids_are_unique() {
    let twice = |file: &str, kind: &str, from: &str, to: &str| {
        let find = format!("id = \"{from}\"");
        let line = format!("error: {file}: {kind} {to}, id: found the same id twice");
        refused((file, &find, &format!("id = \"{to}\"")), &line);
    };
    twice("items-agree.toml", "agree", "c1-calm-try", "c1-worry-stops");
    twice("items-sort.toml", "sort", "card-action-list", "card-bad-news");
    twice("items-scenario.toml", "scenario", "scenario-payment-letter", "scenario-public-chatbot");
    twice("facts.toml", "fact", "gov-copilot", "dbt-copilot");
    twice("worries.toml", "worry", "job-loss", "role-change");
    twice("roles.toml", "role", "manager", "coach");
    twice("guidance.toml", "lean", "balanced", "over");
    refused(
        ("guidance.toml", "stage = 1", "stage = 2"),
        "error: guidance.toml: stage 2, stage: found the same stage twice",
    );
}

#[test]
fn interface_texts_are_those_that_the_program_asks_for() {
    let file = "interface.toml";
    let question = "error: interface.toml: question";
    refused(
        (file, "[question]", "[question]\nwibble = \"x\""),
        &format!("{question}, wibble: found an unknown key"),
    );
    refused(
        (file, "[question]…\nnext = …", ""),
        &format!("{question}, next: found nothing, expected a text"),
    );
    refused(
        (file, "[question]…\nnext = …", "\nnext = \" \""),
        &format!("{question}, next: found an empty text"),
    );
    refused(
        (file, "progress = …", "progress = \"Question {n}\""),
        &format!(
            "{question}, progress: found the places {{\"n\"}}, expected the places {{\"n\", \"total\"}}"
        ),
    );
    refused(
        (file, "\nnext = …", "\nnext = \"Next of {total}\""),
        &format!("{question}, next: found the places {{\"total\"}}"),
    );
    refused((file, "[start]", "[begin]"), "error: interface.toml: begin: found an unknown table");
    refused(
        (file, "[start]", "[begin]"),
        "error: interface.toml: start: found nothing, expected a table [start]",
    );
    refused(
        (file, "months = \"January|", "months = \""),
        "error: interface.toml: calendar, months: found 11, expected 12",
    );
}

#[test]
fn thresholds_make_sense() {
    let (file, line) = ("pack.toml", "error: pack.toml: thresholds");
    refused((file, "cuts = …", "cuts = [350, 500, 650]"), &format!("{line}, cuts: found [350, 500, 650]"));
    refused(
        (file, "cuts = …", "cuts = [350, 650, 500, 800]"),
        &format!("{line}, cuts: found [350, 650, 500, 800]"),
    );
    refused((file, "bands = …", "bands = [750, 750]"), &format!("{line}, bands: found [750, 750]"));
    refused((file, "quick-stage = …", "quick-stage = 6"), &format!("{line}, quick-stage: found 6"));
    refused((file, "near = …", "near = 1001"), &format!("{line}, near: found 1001"));
    refused((file, "over = 150, ", ""), &format!("{line}, fearless.over: found nothing"));
    refused((file, "stage = 2 }", "stage = 0 }"), &format!("{line}, floors.stage: found 0"));
}

#[test]
fn everything_can_be_reached_by_somebody() {
    let mut edits = vec![
        ("pack.toml", "judgement = 650", "judgement = 0"),
        ("pack.toml", "lean = { share = 250", "lean = { share = 1000"),
        ("pack.toml", "margin = 100", "margin = 1000"),
        ("items-scenario.toml", ", red-line = \"data\"", ""),
        ("items-scenario-b.toml", ", red-line = \"data\"", ""),
    ];
    // Stand-ins must have the marks of their items, so theirs go too.
    edits.extend([("items-scenario-roles.toml", ", red-line = \"data\"", ""); 4]);
    let (sound, problems) = checked(&edited(&edits), TODAY);
    assert!(sound.is_none());
    for lost in ["stage 1", "lean over", "next-step under", "red-line data"] {
        has(&problems, &format!("error: pack.toml: {lost}: found out of reach"));
    }
    assert!(!problems.iter().any(|problem| problem.item == "stage 5"), "stage 5 is as near as ever");
}

#[test]
fn many_mistakes_are_reported_at_once() {
    let edits = [
        ("pack.toml", "format = 1", "format = 9"),
        ("pack.toml", "cuts = …", "cuts = []"),
        ("items-agree.toml", "text = …", ""),
        ("items-sort.toml", "quality = 1000", "quality = 750"),
        ("items-spot.toml", "output = …", ""),
        ("facts.toml", "source = …", ""),
        ("worries.toml", "say = …", ""),
        ("roles.toml", "keep = …", ""),
        ("guidance.toml", "name = …", ""),
        ("interface.toml", "\nnext = …", ""),
    ];
    let (sound, problems) = checked(&edited(&edits), TODAY);
    assert!(sound.is_none());
    for line in [
        "pack, format: found 9",
        "thresholds, cuts: found []",
        "agree c1-calm-try, text: found nothing",
        "sort card-action-list, ai-drafts.quality: found 750",
        "spot spot-library-ramp, output: found nothing",
        "fact gov-copilot, source: found nothing",
        "worry job-loss, say: found nothing",
        "role front-line, keep: found nothing",
        "stage 1, name: found nothing",
        "question, next: found nothing",
    ] {
        has(&problems, line);
    }
}

/// How the partial Welsh of these tests was made.
const MADE: &str = "[made]\nname = \"Cymraeg\"\nstatus = \"drafted\"\ncomplete = false\n";

/// The pack with two more files, read in Welsh.
fn welsh_made(made: &str, text: &str) -> (Option<check::Sound>, Vec<Problem>) {
    let mut files = edited(&[]);
    files.push(File { path: "cy/pack.toml".into(), text: made.into() });
    files.push(File { path: "cy/texts.toml".into(), text: text.into() });
    assert_eq!(read::languages(&files), ["cy"]);
    let mut report = Report::default();
    let wire = read::read_language(&files, "cy", &mut report);
    check::check(&wire, TODAY, report)
}

/// The same, as a language that lacks most.
fn welsh(text: &str) -> (Option<check::Sound>, Vec<Problem>) {
    welsh_made(MADE, text)
}

#[test]
fn a_language_replaces_texts_and_nothing_else() {
    let text = "[question]\nnext = \"Nesaf\"\n[[agree]]\nid = \"c1-calm-try\"\ntext = \"Rwy'n teimlo'n dawel.\"\n\
                [[scenario]]\nid = \"scenario-payment-letter\"\n[[scenario.choices]]\nid = \"check\"\nwhy = \"Da.\"\n\
                [[sort]]\nid = \"card-bad-news\"\nperson-only = { why = \"Da iawn.\" }\n[[stage]]\nstage = 2\nname = \"Sylwi\"";
    let (sound, problems) = welsh(text);
    let sound = sound.unwrap_or_else(|| panic!("{problems:#?}"));
    let (own, _) = checked(&edited(&[]), TODAY);
    let own = own.unwrap();
    assert_eq!((&*sound.questions.language, sound.questions.texts.next()), ("cy", "Nesaf"));
    assert_eq!(&*own.questions.language, "en");
    let lines = |sound: &check::Sound| {
        let lines = format!("{:#?}{:#?}", sound.questions, sound.guidance);
        lines.replace("\\u{e000}en\\u{e001}", "").replace("\\u{e002}", "")
    };
    let (new, old) = (lines(&sound), lines(&own));
    assert_eq!(new.lines().count(), old.lines().count());
    let changed = new.lines().zip(old.lines()).filter(|(new, old)| new != old).count();
    assert_eq!(changed, 6, "the language and five texts");
    for length in [Length::Quick, Length::Standard] {
        assert_eq!(sound.questions.form("a", length), own.questions.form("a", length));
    }
    assert_eq!(sound.questions.thresholds, own.questions.thresholds);
    for words in ["Rwy'n teimlo'n dawel.", "Da.", "Da iawn.", "Sylwi"] {
        assert!(new.contains(&format!("{words:?}")), "{words}");
    }
}

#[test]
fn a_language_brings_no_keys() {
    let no = |text: &str, expected: &str| {
        let (sound, problems) = welsh(text);
        has(&problems, &format!("error: cy/texts.toml: {expected}"));
        assert!(sound.is_none());
    };
    let sort = "[[sort]]\nid = \"card-bad-news\"\n";
    no(
        &format!("{sort}ai-drafts = {{ quality = 1000 }}"),
        "sort card-bad-news, ai-drafts.quality: found no text",
    );
    no(&format!("{sort}colour = \"x\""), "sort card-bad-news, colour: found no text of the pack");
    no(&format!("{sort}text = 7"), "sort card-bad-news, text: found no text of the pack");
    no(&format!("{sort}facts = []"), "sort card-bad-news, facts: found no text of the pack");
    no(&format!("{sort}tag = \"org\""), "sort card-bad-news, tag: found no text of the pack");
    no(&format!("{sort}text = \"x\"\n{sort}text = \"y\""), "sort card-bad-news, text: found no text of the");
    no("[[fact]]\nid = \"gov-copilot\"\nurl = \"https://a.b\"", "fact gov-copilot, url: found no text of");
    no("[[sort]]\nid = \"x\"\ntext = \"x\"", "sort x, id: found an id that the pack lacks");
    no("[thresholds]\ngap = 1", "thresholds, gap: found no text of the pack");
    no("[wibble]\nx = \"x\"", "wibble: found a table that the pack lacks");
    no("[question]\nwibble = \"x\"", "question, wibble: found no text of the pack");
    no("[question", "file: found TOML parse error");
    let (_, problems) = welsh("[question]\nprogress = \"Cwestiwn {n}\"");
    has(&problems, "question, progress: found the places {\"n\"}");
}

/// The pack with its statements in two files and its question texts in two tables.
fn split() -> Vec<File> {
    let mut files = edited(&[]);
    let agree = files.iter_mut().find(|file| file.path == "items-agree.toml").unwrap();
    let place = agree.text.rfind("[[agree]]").unwrap();
    let text = agree.text.split_off(place);
    files.push(File { path: "more.toml".into(), text });
    let texts = files.iter_mut().find(|file| file.path == "interface.toml").unwrap();
    let line = texts.text.lines().find(|line| line.starts_with("progress = ")).unwrap().to_owned();
    texts.text = texts.text.replace(&line, "");
    files.push(File { path: "more-texts.toml".into(), text: format!("[question]\n{line}\n") });
    files
}

#[test]
fn all_files_of_a_folder_are_taken_together() {
    let mut files = split();
    let (sound, problems) = checked(&files, TODAY);
    assert!(sound.is_some(), "{problems:#?}");
    let text =
        "[[agree]]\nid = \"c3-practice-time\"\ntext = \"Amser.\"\n[question]\nprogress = \"{n} o {total}\"";
    files.push(File { path: "cy/texts.toml".into(), text: format!("{MADE}{text}") });
    let mut report = Report::default();
    let wire = read::read_language(&files, "cy", &mut report);
    let (sound, problems) = check::check(&wire, TODAY, report);
    let sound = sound.unwrap_or_else(|| panic!("{problems:#?}"));
    assert_eq!(sound.questions.texts.progress(), "{n} o {total}");
    assert!(sound.questions.words.iter().any(|row| row.text(column::item::TEXT) == "Amser."));
}

#[test]
fn ids_differ_between_kinds_too() {
    let edits = [
        ("items-scenario.toml", "id = \"scenario-public-chatbot\"", "id = \"card-bad-news\""),
        ("pack.toml", "\"scenario-public-chatbot\"]", "\"card-bad-news\"]"),
    ];
    let (sound, problems) = checked(&edited(&edits), TODAY);
    assert!(sound.is_none());
    has(
        &problems,
        "scenario card-bad-news, id: found the same id twice, expected an id of its own; an item of kind sort",
    );
}

#[test]
fn days_and_addresses_exist() {
    refused(("facts.toml", "checked = …", "checked = \"2026-02-31\""), "checked: found \"2026-02-31\"");
    refused(("facts.toml", "url = …", "url = \"https://\""), "url: found \"https://\"");
}
