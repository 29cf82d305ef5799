//! The inspection: a copy of the real pack with one mistake, and the line that must report it.

use ai_self_check::model::form::Length;
use ai_self_check::model::item::{Axis, Item, JudgedKind};
use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::problem::Severity;
use ai_self_check::pack::read::File;
use ai_self_check::pack::words::{Table, opening};

use crate::support::{TODAY, checked, files};

/// (file, what stands there, what to write instead). `…` in the second skips to the next part, and only
/// the last part is replaced; at the end it takes in the rest of the line.
pub(crate) type Edit<'a> = (&'a str, &'a str, &'a str);

/// Changes a copy of the files.
#[track_caller]
pub(crate) fn edited(edits: &[Edit<'_>]) -> Vec<File> {
    let mut files = files().to_vec();
    for (path, find, replace) in edits {
        let file = files.iter_mut().find(|file| file.path == *path).expect("a file of the pack");
        let (mut from, mut to) = (0, 0);
        for part in find.split('…').filter(|part| !part.is_empty()) {
            let at = file.text[to..].find(part).unwrap_or_else(|| panic!("{path} has no {find}"));
            (from, to) = (to + at, to + at + part.len());
        }
        if find.ends_with('…') {
            to += file.text[to..].find('\n').unwrap_or(file.text.len() - to);
        }
        file.text.replace_range(from..to, replace);
    }
    files
}

/// The report of the edited pack has a line with these words, and the pack is refused if it is an error.
#[track_caller]
fn check(edits: &[Edit<'_>], expected: &str) {
    let (sound, problems) = checked(&edited(edits), TODAY);
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.iter().any(|line| line.contains(expected)), "no {expected} in\n{}", lines.join("\n"));
    assert_eq!(sound.is_none(), problems.iter().any(|problem| problem.severity == Severity::Error));
    assert_eq!(sound.is_none(), expected.starts_with("error: "), "{expected}");
}

#[track_caller]
pub(crate) fn one(file: &str, find: &str, replace: &str, expected: &str) {
    check(&[(file, find, replace)], expected);
}

#[test]
fn the_real_pack_has_no_errors() {
    let (sound, problems) = checked(files(), TODAY);
    problems.iter().for_each(|problem| println!("{problem}"));
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert!(sound.is_some() && errors.is_empty(), "{errors:#?}");
}

#[test]
fn forms_ask_what_there_is() {
    let file = "pack.toml";
    let form = "error: pack.toml: form a quick";
    one(file, "\"c1-calm-try\"", "\"x\"", &format!("{form}, agree: found \"x\", expected the id of a"));
    one(file, "\"c1-calm-try\"", "\"card-bad-news\"", &format!("{form}, agree: found \"card-bad-news\""));
    one(
        file,
        "\"c1-worry-stops\"",
        "\"c1-calm-try\"",
        &format!("{form}, agree: found \"c1-calm-try\" twice"),
    );
    one(file, "spot = []", "spot = [\"c1-calm-try\"]", &format!("{form}, spot: found \"c1-calm-try\""));
    let many = format!("knowledge = [{}]", "\"x\", ".repeat(2000));
    one(file, "knowledge = []", &many, &format!("{form}, items: found 2012 items, expected 6 to 40 items"));
    let none = "[[form]]\nid = \"b\"\nlength = \"quick\"\n\n[[form]]";
    one(
        file,
        "[[form]]",
        none,
        "error: pack.toml: form b quick, items: found 0 items, expected 6 to 40 items",
    );
    one(
        file,
        "[[form]]",
        none,
        "error: pack.toml: form b quick, items: found 0 judged items, expected at least 3",
    );
    one(
        file,
        "length = \"quick\"",
        "length = \"long\"",
        "error: pack.toml: form a long, length: found \"long\"",
    );
    one(file, "length = \"quick\"", "length = \"standard\"", "error: pack.toml: pack, form: found nothing");
    one(
        file,
        "length = \"quick\"",
        "length = \"standard\"",
        "error: pack.toml: form a standard: found the same",
    );
    one(
        file,
        "id = \"a\"",
        "id = \"c\"",
        "error: pack.toml: form c quick, id: found \"c\", expected one of a, b",
    );
    let spare = "[[agree]]\nid = \"spare\"\ndimension = \"C1\"\ntag = \"me\"\nkeying = \"forward\"\n\
                 reviewed = 2026-11-22\ntext = \"A spare statement.\"\n\n[[spot]]";
    one(
        "items-spot.toml",
        "[[spot]]",
        spare,
        "error: pack.toml: agree spare, id: found an item that no form asks",
    );
    // All of C1 gone from the quick form.
    let pair = "\"c1-calm-try\", \"c1-worry-stops\",\n";
    let other = "\"c2-who-to-ask\", \"c2-role-change\",\n";
    one(file, pair, other, &format!("{form}, items: found no item of C1"));
}

#[test]
fn the_key_leans_neither_way() {
    let form = "error: pack.toml: form a quick, key: found";
    let file = "items-scenario.toml";
    let best = "\"scenario-public-chatbot\"…best = \"hold\"";
    one(file, best, "best = \"use\"", &format!("{form} \"use it\" best in 4 of 6 judged items"));
    let lean = "\"scenario-public-chatbot\"…id = \"ban\"…lean = -2";
    one(file, lean, "lean = -1", &format!("{form} possible over-trust 22 against possible under-trust 14"));
}

#[test]
fn texts_are_there() {
    let agree = "error: items-agree.toml: agree c1-calm-try";
    let text = "\"c1-calm-try\"…text = …";
    one("items-agree.toml", text, "", &format!("{agree}, text: found nothing, expected a text"));
    one("items-agree.toml", text, "text = \"\"", &format!("{agree}, text: found an empty text"));
    one("items-agree.toml", text, "text = \" \\n\"", &format!("{agree}, text: found an empty text"));
    one(
        "items-agree.toml",
        "ask = …",
        "",
        "error: items-agree.toml: agree c2-guess-allowed, ask: found nothing",
    );
    one(
        "items-agree.toml",
        "tag = \"me\"",
        "tag = \"me\"\nask = \"Who?\"",
        &format!("{agree}, ask: found a question"),
    );
    one(
        "worries.toml",
        "\"planet\"…unsaid = …",
        "",
        "error: worries.toml: worry planet, unsaid: found nothing",
    );
    one("roles.toml", "\"manager\"…keep = …", "", "error: roles.toml: role manager, keep: found nothing");
    one(
        "roles.toml",
        "\"manager\"…try = [\n…",
        "try = [",
        "error: roles.toml: role manager, try: found 2 tasks, expected 3",
    );
    one(
        "roles.toml",
        "id = \"none\"",
        "id = \"nobody\"",
        "error: roles.toml: role, id: found no role \"none\"",
    );
    one("guidance.toml", "stage = 3…name = …", "", "error: guidance.toml: stage 3, name: found nothing");
    one(
        "guidance.toml",
        "stage = 3",
        "stage = 6",
        "error: guidance.toml: stage 6, stage: found 6, expected 1 to 5",
    );
    one(
        "guidance.toml",
        "[[lean]]…id = \"over\"…hint = …",
        "",
        "error: guidance.toml: lean over, hint: found nothing",
    );
    one(
        "guidance.toml",
        "id = \"keep-going\"",
        "id = \"stop\"",
        "error: guidance.toml: next-step stop, id: found guidance",
    );
    one(
        "guidance.toml",
        "id = \"keep-going\"",
        "id = \"stop\"",
        "error: guidance.toml: next-step keep-going, text: found",
    );
    one(
        "guidance.toml",
        "[[dimension]]…strong = …",
        "",
        "error: guidance.toml: dimension C1, strong: found nothing",
    );
    one(
        "items-spot.toml",
        "original = …",
        "",
        "error: items-spot.toml: spot spot-library-ramp, original: found",
    );
    one(
        "items-scenario.toml",
        "text = ",
        "output = \"x\"\ntext = ",
        "error: items-scenario.toml: scenario scenario-payment-letter, output: found a text",
    );
}

#[test]
fn marks_are_in_range() {
    let sort = |find: &str, replace: &str, expected: &str| {
        let find = format!("\"card-action-list\"…{find}");
        let line = format!("error: items-sort.toml: sort card-action-list, {expected}");
        one("items-sort.toml", &find, replace, &line);
    };
    sort(
        "ai-drafts…quality = 1000",
        "quality = 750",
        "ai-drafts.quality: found 750, expected 0, 500 or 1000",
    );
    sort(
        "ai-drafts…quality = 1000",
        "quality = 1500",
        "ai-drafts.quality: found 1500, expected a whole number",
    );
    sort(
        "person-only…lean = -1",
        "lean = -3",
        "person-only.lean: found -3, expected a whole number from -2 to 2",
    );
    sort("person-only…lean = -1, ", "", "person-only.lean: found nothing");
    sort("i-lead…why = ", "wy = ", "i-lead.why: found nothing");
    sort("dimension = \"J4\"", "dimension = \"J2\"", "dimension: found \"J2\", expected one of J1, J4");
    sort("person-only…", "", "person-only: found nothing");

    let letter = |find: &str, replace: &str, expected: &str| {
        let find = format!("\"scenario-payment-letter\"…{find}");
        let line = format!("error: items-scenario.toml: scenario scenario-payment-letter, {expected}");
        one("items-scenario.toml", &find, replace, &line);
    };
    letter("id = \"send\"…lean = 2", "lean = 3", "choices.send.lean: found 3, expected a whole number");
    letter("id = \"check\"…lean = 0", "lean = 1", "choices.check.lean: found 1, expected 0, because");
    letter(
        "id = \"check\"…quality = 1000",
        "quality = 500",
        "quality: found 0 best choices, expected exactly one",
    );
    letter("id = \"rewrite\"…quality = 500", "quality = 1000", "quality: found 2 best choices");
    letter(
        "id = \"check\"…text = \"",
        "text = \"So long, so much longer than all the other choices: ",
        "choices: found choices of",
    );
    letter("id = \"send\"", "id = \"check\"", "choices.check: found the same id twice");
    letter(
        "red-line = \"unchecked\"",
        "red-line = \"x\"",
        "choices.send.red-line: found \"x\", expected one of data",
    );
    letter(
        "id = \"rewrite\"…quality = 500",
        "red-line = \"data\", quality = 500",
        "choices.rewrite.quality: found 500, expected 0, because the choice crosses",
    );
    letter(
        "id = \"delete\"…lean = -2",
        "lean = 0",
        "choices: found no choice that trusts too much or none too little",
    );
    letter("  { id = \"rewrite\"…", "", "choices: found 3, expected 4 to 4");
    letter("best = \"use\"", "best = \"maybe\"", "best: found \"maybe\", expected one of use, hold");
}

/// Other packs may ask fewer or more; ours asks what the README says.
#[test]
fn our_forms_ask_the_same_of_each_kind() {
    for form in crate::support::forms() {
        let of = |kind| form.judged().filter(|(_, item)| item.kind == kind).count();
        let agree = form.items.iter().filter(|item| matches!(item, Item::Agree(_))).count();
        let kinds = [JudgedKind::Sort, JudgedKind::Scenario, JudgedKind::Knowledge, JudgedKind::Spot];
        let expected = match form.length {
            Length::Quick => (6, [4, 2, 0, 0]),
            Length::Standard => (12, [8, 4, 4, 1]),
        };
        assert_eq!((agree, kinds.map(of)), expected, "form {} {}", form.id, form.length.id());
    }
}

#[test]
fn every_place_has_an_opening() {
    let file = "openings.toml";
    let lacks = "error: openings.toml: opening, id: found nothing, expected an opening for 3-over-confidence";
    one(file, "\"3-over-confidence\"", "\"5-over-confidence\"", lacks);
    for id in ["6", "3-", "3-far", "3-over-c", ""] {
        let line = format!("error: openings.toml: opening {id}, id: found \"{id}\", expected STAGE");
        one(file, "\"3-over-confidence\"", &format!("\"{id}\""), &line);
    }
    let twice = "error: openings.toml: opening 3-over-level, id: found the same id twice";
    one(file, "\"3-over-confidence\"", "\"3-over-level\"", twice);
    let label = "error: openings.toml: opening 1-balanced-level, label: found a label or a hint";
    one(file, "facts = [", "label = \"x\"\nfacts = [", label);

    // A short id speaks for all that have no longer one.
    let (sound, problems) = checked(&edited(&[(file, "\"3-over-confidence\"", "\"3-over\"")]), TODAY);
    let guidance = sound.unwrap_or_else(|| panic!("{problems:#?}")).guidance;
    let text = |ahead| guidance.text(Table::Openings, opening(Stage::Building, Lean::Over, ahead), 0);
    assert!(text(Some(Axis::Confidence)).starts_with("You feel very able"));
    assert!(text(None).starts_with("You are building sound habits"));
}

#[test]
fn an_item_that_stands_in_has_the_same_marks() {
    let file = "items-sort-manager.toml";
    let card = "error: items-sort-manager.toml: sort manager-meeting-summary";
    one(file, "lean = -1", "lean = -2", &format!("{card}, choices: found other marks"));
    one(file, "\"J4\"", "\"J1\"", &format!("{card}, dimension: found J1, expected J4"));
    one(file, "for = …", "for = \"x\"", &format!("{card}, for: found \"x\", expected the id of an item"));
    let itself = "for = \"manager-evidence-case\"";
    one(file, "for = …", itself, &format!("{card}, for: found \"manager-evidence-case\", which stands in"));
    one(file, "for = …", "", &format!("{card}, roles: found only one of"));
    one(file, "\"manager\"", "\"boss\"", &format!("{card}, roles: found \"boss\", expected one of"));
}

#[test]
fn the_best_choice_is_not_found_by_its_length() {
    let longer = [
        ("items-scenario.toml", "payment-letter…check"),
        ("items-scenario.toml", "public-chatbot…by-hand"),
        ("items-scenario.toml", "urgent-request…own-view"),
        ("items-scenario-b.toml", "visit-summary…compare"),
        ("items-scenario-b.toml", "survey-replies…split"),
        ("items-scenario-roles.toml", "permit-reply…beside"),
        ("items-scenario-roles.toml", "shift-handover…match"),
        ("items-scenario-roles.toml", "notes-app…after"),
        ("items-scenario-roles.toml", "office-move…in-person"),
    ];
    let longer = longer.map(|(file, item)| (file, format!("{item}\"…text = \"")));
    let edits: Vec<Edit<'_>> =
        longer.iter().map(|(file, find)| (*file, &**find, "text = \"And besides all that, ")).collect();
    // Reported at the first file of the kind; four of the others are the longest as they stand.
    check(
        &edits,
        "error: items-scenario-b.toml: scenario, choices: found the best choice the longest in 13 of 24",
    );
}
