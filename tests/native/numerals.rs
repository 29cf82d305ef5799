//! The interpreters' booth: numbers and plurals of a language, and words borrowed from another one.

use ai_self_check::model::FULL;
use ai_self_check::pack::texts::fill;
use ai_self_check::pack::words::borrowed::{self, BEGIN, END, MIDDLE};
use ai_self_check::session::Numerals;
use ai_self_check::session::view_model::Block;

use crate::packs::one;
use crate::run::{ENGLISH, Run, options};
use crate::screens::markup;

/// What browsers say of Welsh, for the counts 0 to 7.
const WELSH: &str = "1,000 zero one two few other other many other";

const CATS: &str = "zero=dim cathod|one=un gath|two=dwy gath|few=tair cath|many=chwe chath|other={n} cath";

#[test]
fn a_count_takes_the_wording_of_its_category() {
    let welsh = Numerals::new(WELSH);
    let worded: Vec<&str> = (0..9).map(|count| welsh.plural(CATS, count)).collect();
    let other = "{n} cath";
    assert_eq!(
        worded,
        ["dim cathod", "un gath", "dwy gath", "tair cath", other, other, "chwe chath", other, other],
        "beyond what was said, a count is worded as other"
    );
    let few = "one=a cat|other={n} cats";
    let check = |numerals: &str, count, expected| {
        assert_eq!(Numerals::new(numerals).plural(few, count), expected, "{numerals}, {count}");
    };
    check(ENGLISH, 1, "a cat");
    check(ENGLISH, 2, "{n} cats");
    check(WELSH, 2, "{n} cats");
    check("", 1, "{n} cats");
    check("1,000 nonsense", 0, "{n} cats");
    assert_eq!(Numerals::new(ENGLISH).plural("no wordings", 1), "");
}

#[test]
fn only_a_thousand_needs_a_separator() {
    for (numerals, full) in
        [(ENGLISH, "1,000"), ("1.000 other", "1.000"), ("1\u{202f}000 other", "1\u{202f}000"), ("", "1000")]
    {
        let numerals = Numerals::new(numerals);
        assert_eq!((&*numerals.score(FULL), &*numerals.score(999), &*numerals.score(0)), (full, "999", "0"));
    }
}

#[test]
fn a_plural_text_has_wordings_by_category() {
    let text = |wordings: &str, found: &str| {
        let line = format!("error: interface.toml: question, review_skipped: found {found}");
        one("interface.toml", "review_skipped = …", &format!("review_skipped = \"{wordings}\""), &line);
    };
    text("one=You skipped {n}.", "no wording for other");
    text("other={n}|other={n}", "\"other={n}\", expected wordings such as one=…|other=…");
    text("some={n}|other={n}", "\"some={n}\"");
    text("You skipped {n} questions.", "\"You skipped {n} questions.\"");
    text("other=You skipped some.", "the places {}, expected the places {\"n\"}");
}

fn lent(words: &str) -> String {
    borrowed::lend("en", words)
}

#[test]
fn what_fills_a_borrowed_text_is_not_borrowed_with_it() {
    let places = [("a", "un"), ("b", &*lent("two"))];
    let check = |text: &str, expected: &str| assert_eq!(fill(text, &places), expected, "{text}");
    check("{a} a {b}", &format!("un a {}", lent("two")));
    check(
        &lent("{a} and {b}"),
        &format!("{0}{END}un{0} and {END}{1}{0}{END}", format_args!("{BEGIN}en{MIDDLE}"), lent("two")),
    );
    check(&lent("none"), &lent("none"));
}

#[test]
fn borrowed_words_name_their_language() {
    let mut run = Run::new(options(ai_self_check::model::form::Length::Quick));
    let mut view = run.view();
    view.heading = lent("Heading").as_str().into();
    view.blocks.push(Block::Para("", format!("Croeso. {} Diolch.", lent("Thank you.")).as_str().into()));
    let html = markup(&view);
    assert!(html.contains(r#"<span lang="en">Heading</span></h2>"#), "{html}");
    assert!(html.contains(r#"Croeso. <span lang="en">Thank you.</span> Diolch."#), "{html}");
    for mark in [BEGIN, MIDDLE, END] {
        assert!(!html.contains(mark));
    }

    // In a picture, where a span would not show.
    let responses = ai_self_check::pack::people::Person {
        agreeing: ai_self_check::pack::people::Agreeing::Feeling(2),
        judging: ai_self_check::pack::people::Judging::Best,
    }
    .answer(&run.session.form, &mut ai_self_check::pack::people::Chance(1));
    run.finish(&responses);
    let mut view = run.view();
    for block in view.blocks.iter_mut() {
        let Block::Section(section) = block else { continue };
        for block in &mut section.blocks {
            if let Block::Map(map) = block {
                map.across = lent("Confidence").as_str().into();
            }
        }
    }
    assert!(markup(&view).contains(r#"<tspan lang="en">Confidence</tspan></text>"#));
}
