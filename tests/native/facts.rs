//! The library desk: facts with their sources, days and how late a review is, and places to fill.

use ai_self_check::pack::date::Date;
use ai_self_check::pack::texts::fill;

use crate::packs::{edited, one};
use crate::support::{TODAY, checked};

#[test]
fn facts_have_a_source_and_a_day() {
    let fact = |find: &str, replace: &str, expected: &str| {
        let find = format!("\"gov-copilot\"…{find}");
        one("facts.toml", &find, replace, &format!("error: facts.toml: fact gov-copilot, {expected}"));
    };
    fact("source = …", "", "source: found nothing");
    fact(
        "url = …",
        "url = \"http://example.org\"",
        "url: found \"http://example.org\", expected an https address",
    );
    fact("year = …", "year = 2027", "year: found 2027, expected a whole number from 1990 to 2026");
    fact("sure = …", "sure = \"M\"", "sure: found \"M\", expected one of F1, F2");
    fact("checked = …", "", "checked: found nothing, expected a date");
    fact("checked = …", "checked = \"soon\"", "checked: found \"soon\", expected a date");
    fact(
        "checked = …",
        "checked = 2026-11-26",
        "checked: found 2026-11-26, expected a date up to today, 2026-11-25",
    );
    let spare = "[[fact]]\nid = \"spare\"\nclaim = \"x\"\nsource = \"x\"\nyear = 2025\nurl = \"https://x.org\"\n\
                 sure = \"F1\"\nchecked = 2026-11-21\n\n[[fact]]";
    one("facts.toml", "[[fact]]", spare, "error: facts.toml: fact spare, id: found a fact that nothing uses");
    one(
        "worries.toml",
        "facts = [\"",
        "facts = [\"x\", \"",
        "error: worries.toml: worry job-loss, facts: found \"x\"",
    );
}

#[test]
fn a_late_review_is_a_warning_only() {
    let late =
        "warning: facts.toml: fact gov-copilot, checked: found 2025-05-24, expected a review within 18";
    one("facts.toml", "\"gov-copilot\"…checked = …", "checked = 2025-05-24", late);
    let late = "warning: items-agree.toml: agree c1-calm-try, reviewed: found 2026-05-24";
    one("items-agree.toml", "reviewed = …", "reviewed = 2026-05-24", late);
    // A day later, each is in time.
    let edits = [
        ("facts.toml", "\"gov-copilot\"…checked = …", "checked = 2025-05-25"),
        ("items-agree.toml", "reviewed = …", "reviewed = 2026-05-25"),
    ];
    let (sound, problems) = checked(&edited(&edits), TODAY);
    assert!(sound.is_some() && problems.iter().all(|problem| !problem.expected.contains("review")));
}

#[test]
fn dates_and_places_to_fill() {
    let date = |text| Date::parse(text).map(|date| date.to_string());
    assert_eq!(date("2026-11-22").as_deref(), Some("2026-11-22"));
    for wrong in [
        "",
        "2026",
        "2026-11",
        "2026-1-22",
        "26-11-22",
        "2026-13-01",
        "2026-00-01",
        "2026-11-32",
        "2026-11-22x",
    ] {
        assert_eq!(date(wrong), None, "{wrong}");
    }
    for (days, expected) in
        [(0, "1970-01-01"), (20_779, "2026-11-22"), (19_782, "2024-02-29"), (-1, "1969-12-31")]
    {
        assert_eq!(Date::from_unix_days(days).unwrap().to_string(), expected);
    }
    for (months, expected) in [(0, "2026-11-25"), (1, "2026-12-25"), (2, "2027-01-25"), (18, "2028-05-25")] {
        assert_eq!(TODAY.plus_months(months).to_string(), expected);
    }
    for (text, expected) in
        [("{a} of {b}", "1 of "), ("{a", "{a"), ("a}", "a}"), ("{a}{a}", "11"), ("{{a}", "")]
    {
        assert_eq!(fill(text, &[("a", "1")]), expected, "{text}");
    }
}
