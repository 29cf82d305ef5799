//! The reading room: how hard texts are, what they should not say, and what gives a best choice away.
//!
//! Packs here are a few lines of TOML, so that a case shows all that it measures.

use std::path::Path;
use std::sync::OnceLock;

use ai_self_check::pack::problem::Report;
use ai_self_check::pack::read::{self, File};
use ai_self_check::pack::reading::age::{Counts, hundredths};
use ai_self_check::pack::reading::lists::{Lists, find};
use ai_self_check::pack::reading::sentences::sentences;
use ai_self_check::pack::reading::syllables::syllables;
use ai_self_check::pack::reading::{Table, measure};

use crate::support::files;

pub(crate) fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/packs/reading-en.toml");
        Lists::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
    })
}

pub(crate) fn measured(files: &[File], lists: Option<&Lists>) -> (Vec<Table>, Vec<String>) {
    let mut report = Report::default();
    let wire = read::read(files, &mut report);
    let tables = measure(&wire, lists, &mut report);
    (tables, report.problems.iter().map(ToString::to_string).collect())
}

pub(crate) fn file(toml: &str) -> [File; 1] {
    [File { path: "t.toml".to_owned(), text: toml.to_owned() }]
}

/// The only problem of this pack begins with these words; there is none if they are empty.
#[track_caller]
pub(crate) fn check_in(lists: Option<&Lists>, toml: &str, expected: &str) {
    let (_, problems) = measured(&file(toml), lists);
    let right = match (expected, problems.as_slice()) {
        ("", []) => true,
        ("", _) => false,
        (_, [only]) => only.starts_with(expected),
        _ => false,
    };
    assert!(right, "expected {expected:?} alone, found {problems:#?}\nin {toml}");
}

#[track_caller]
pub(crate) fn check(toml: &str, expected: &str) {
    check_in(Some(lists()), toml, expected);
}

pub(crate) fn agree(text: &str) -> String {
    format!("[[agree]]\nid = \"x\"\nkeying = \"forward\"\ntext = \"{text}\"\n")
}

fn worry(say: &str) -> String {
    format!("[[worry]]\nid = \"x\"\nsay = \"{say}\"\n")
}

/// Words of one syllable, as a sentence.
fn words(count: usize) -> String {
    format!("To{}.", " to".repeat(count - 1))
}

/// A text of exactly these counts.
fn passage(words: usize, syllables: usize, sentences: usize) -> String {
    let word = |place| if place < syllables - words { "Into" } else { "To" };
    let before = |place| place * sentences / words;
    let end = |place| if before(place + 1) > before(place) { "." } else { "" };
    (0..words).map(|place| format!("{}{} ", word(place), end(place))).collect()
}

#[test]
fn the_real_pack_is_within_every_limit() {
    let (tables, problems) = measured(files(), Some(lists()));
    assert_eq!(problems, Vec::<String>::new());
    let titles: Vec<&str> = tables.iter().map(|table| table.title).collect();
    assert_eq!(titles.len(), 5, "{titles:?}");
    for table in &tables {
        assert!(!table.rows.is_empty(), "{}", table.title);
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.title);
    }
}

#[test]
fn texts_are_cut_into_sentences_and_words() {
    let check = |text: &str, expected: &[&str]| {
        let found: Vec<String> = sentences(text).iter().map(|words| words.join(" ")).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("", &[]);
    check(" … ", &[]);
    check("Go on", &["Go on"]);
    check("One. Two? Three! Four…", &["One", "Two", "Three", "Four"]);
    check("It took 5,172 people 1.5% of £4,800.", &["It took 5,172 people 1.5% of £4,800"]);
    check("Don't — it’s a made-up answer; or: not.", &["Don't it's a made-up answer or not"]);
    check("Say “Is it right?” Then go.", &["Say Is it right", "Then go"]);
    check("Asking “can I check this?” before it helps.", &["Asking can I check this before it helps"]);
    check("(One.) \"Two.\" 3 ran.", &["One", "Two", "3 ran"]);
    check("One\nTwo", &["One", "Two"]);
    check("{score} of 1000", &["score of 1000"]);
    check("Beth yw’r gair? Dŵr.", &["Beth yw'r gair", "Dŵr"]);
}

#[test]
fn syllables_are_counted() {
    let known = "
        a:1 I:1 you:1 the:1 tool:1 rule:1 made:1 made-up:2 answer:2 question:2 table:2 handled:2 called:1 hundred:2
        added:2 checked:1 notes:1 places:2 changes:2 dishes:2 tables:2 agreed:2 agreement:3 statement:2 element:3
        settlement:3 careful:2 carefully:3 safely:2 rely:2 useful:2 awareness:3 radio:3 period:3 opinion:3 million:2
        nation:2 various:3 cautious:2 special:2 association:5 appreciate:4 negotiate:4 behaviour:3 media:3 trial:2
        quiet:2 society:4 variety:4 experience:4 patient:2 friend:1 audience:3 ancient:2 convenient:4 usual:3
        quality:3 language:2 guard:1 influence:3 frequent:2 being:2 doing:2 trying:2 arguing:3 criticism:4 easier:3
        supplier:3 earliest:3 doesn't:2 couldn't:2 don't:1 can't:1 it's:1 people's:2 AI:2 UK:2 MPs:2 AIs:2 WW:6 2024:4
        1.5%:2 5,172:4 £4,800:4 everyone:3 business:2 colleague:2 colleagues:2 ideas:3 areas:3 café:2 hmm:1";
    for case in known.split_whitespace() {
        let (word, expected) = case.rsplit_once(':').unwrap();
        assert_eq!(syllables(word, &lists().syllables).to_string(), expected, "{word}");
    }
    // Without word lists, the rules alone.
    assert_eq!(syllables("colleague", &Default::default()), 3);
}

#[test]
fn the_reading_age_follows_the_formula() {
    let check = |sentences, words, syllables, expected: Option<&str>| {
        let counts = Counts { sentences, words, syllables };
        assert_eq!(counts.age().map(hundredths).as_deref(), expected, "{counts:?}");
    };
    // 0.39 × 100 / 5 + 11.8 × 150 / 100 − 15.59 + 5 = 14.91
    check(5, 100, 150, Some("14.91"));
    // 0.39 × 10 / 3 + 11.8 × 1 − 10.59 = 2.51
    check(3, 10, 10, Some("2.51"));
    check(10, 10, 10, Some("1.60"));
    check(20, 20, 10, Some("-4.30"));
    check(1, 9, 9, None);
    check(0, 0, 0, None);
    assert_eq!(
        Counts::of([&*passage(118, 204, 21)], &Default::default()),
        Counts { sentences: 21, words: 118, syllables: 204 }
    );
}

#[test]
fn reading_age_has_a_limit_for_items_and_one_for_guidance() {
    let over = "reading age 12.10 (118 words, 21 sentences, 205 syllables), expected at most 12.00";
    let item = |text: &str| format!("[[spot]]\nid = \"x\"\noutput = \"{text}\"\n");
    check(&item(&passage(118, 204, 21)), "");
    check(&item(&passage(118, 205, 21)), &format!("error: t.toml: spot x, output: found {over}"));
    // An item is one text: a hard part is balanced by an easy one.
    let whole =
        format!("{}choices = [ {{ id = \"c\", text = \"{}\" }} ]", item(&passage(118, 205, 21)), words(3));
    check(&whole, "");
    let over = "reading age 13.10 (118 words, 21 sentences, 215 syllables), expected at most 13.00";
    check(&worry(&passage(118, 214, 21)), "");
    check(&worry(&passage(118, 215, 21)), &format!("error: t.toml: worry x, say: found {over}"));
    let both = format!("{}next = \"Into.\"\n", worry(&passage(118, 215, 21)));
    check(&both, "error: t.toml: worry x: found reading age 13.");
    let result = |text: &str| format!("[result]\nclaims = \"{text}\"\n");
    check(&result(&passage(118, 214, 21)), "");
    check(&result(&passage(118, 215, 21)), &format!("error: t.toml: result, claims: found {over}"));
    // From ten words on, a text is measured alone; below, together with the easy ones beside it.
    let beside = |count: usize| {
        let easy: String = (0..9).map(|place| format!("k{place} = \"{}\"\n", words(9))).collect();
        format!("[result]\nhard = \"{}\"\n{easy}", ["Noticing"].repeat(count).join(" "))
    };
    check(&beside(9), "");
    check(&beside(10), "error: t.toml: result, hard: found reading age");
    // Labels are measured together; a few words alone say nothing.
    check("[result]\nprint = \"Noticing everybody everywhere\"\n", "");
    let labels = "[result]\nprint = \"Noticing everybody everywhere\"\nrestart = \"Noticing everybody everywhere\"\n\
                  heading = \"Noticing everybody everywhere\"\nwhy_nothing = \"Noticing everybody everywhere\"\n";
    check(labels, "error: t.toml: result: found reading age");
}

#[test]
fn sentences_are_short() {
    let long = |count| format!("To. To. {}", words(count));
    check(&agree(&words(14)), "");
    check(&agree(&words(15)), "error: t.toml: agree x, text: found 15 words, expected fewer than 15");
    for (pack, place) in [
        (worry(&long(25)), ""),
        (worry(&long(26)), "worry x, say"),
        (format!("[[scenario]]\nid = \"x\"\ntext = \"{}\"\n", long(25)), ""),
        (format!("[[scenario]]\nid = \"x\"\ntext = \"{}\"\n", long(26)), "scenario x, text"),
        (format!("[question]\nassume = \"{}\"\n", words(25)), ""),
        (format!("[question]\nassume = \"{}\"\n", words(26)), "question, assume"),
    ] {
        let line = format!(
            "error: t.toml: {place}: found a sentence of 26 words, \"To to to to…\", expected at most 25"
        );
        check(&pack, if place.is_empty() { "" } else { &line });
    }
    // The median is that of all items, and that of all guidance.
    let median = |place| {
        format!("error: t.toml: {place}: found a median sentence of 16 words, expected fewer than 16")
    };
    let story = |count| format!("[[scenario]]\nid = \"x\"\ntext = \"{0} {0}\"\n", words(count));
    check(&story(15), "");
    check(&story(16), &median("items"));
    check(&worry(&words(15)), "");
    check(&worry(&words(16)), &median("guidance"));
    check(&format!("{}{}", story(16), worry(&format!("{0} {0} {0}", words(2)))), &median("items"));
    check(&worry(&format!("{0} {0} {1}", words(16), "To. To. To.")), "");
}

#[test]
fn without_word_lists_only_lengths_are_measured_and_warn() {
    let none = |toml: &str, expected: &str| check_in(None, toml, expected);
    none(
        &worry(&format!("To. To. {}", words(26))),
        "warning: t.toml: worry x, say: found a sentence of 26 words",
    );
    none(&worry(&words(16)), "warning: t.toml: guidance: found a median sentence of 16");
    none(&agree(&words(15)), "warning: t.toml: agree x, text: found 15 words");
    none(&worry(&passage(118, 215, 21)), "");
    none(&worry("You failed."), "");
    let (tables, _) = measured(files(), None);
    assert_eq!(tables.len(), 2);
    assert!(tables[1].rows.iter().all(|row| row[7] == "not counted"), "{:?}", tables[1]);
}

/// Every text is read, and named as in other problems.
#[test]
fn every_text_is_read() {
    let lists = Lists::parse("[[list]]\nname = \"n\"\nwhere = \"all\"\nphrases = { \"x\" = \"y\" }").unwrap();
    for (table, fields) in [
        ("agree", "text ask"),
        ("sort", "text ai-drafts.why i-lead.why person-only.why"),
        ("scenario", "text original output"),
        ("knowledge", "text"),
        ("spot", "text original output"),
        ("worry", "text say next unsaid"),
        ("role", "name keep ask"),
        ("lean", "label text hint"),
        ("opening", "text"),
        ("strength", "text"),
        ("next-step", "text"),
        ("red-line", "text"),
        ("dimension", "name start getting-there strong"),
        ("fact", "claim"),
    ] {
        for field in fields.split_whitespace() {
            let line = format!("error: t.toml: {table} i, {field}: found \"X\" (n), expected y");
            check_in(Some(&lists), &format!("[[{table}]]\nid = \"i\"\n{field} = \"X\"\n"), &line);
        }
    }
    for (toml, place) in [
        (
            "[[scenario]]\nid = \"i\"\nchoices = [ { id = \"c\", text = \"x\" } ]",
            "scenario i, choices.c.text",
        ),
        ("[[spot]]\nid = \"i\"\nchoices = [ { id = \"c\", why = \"x\" } ]", "spot i, choices.c.why"),
        ("[[role]]\nid = \"i\"\ntry = [\"a\", \"b x\"]", "role i, try.2"),
        ("[[stage]]\nstage = 1\nname = \"x\"", "stage 1, name"),
        ("[start]\ntitle = \"x\"", "start, title"),
        ("[question]\nnext = \"x\"", "question, next"),
        ("[result]\nprint = \"x\"", "result, print"),
        ("[[fact]]\nid = \"i\"\nsource = \"x\"", ""),
        ("[calendar]\nmonths = \"x\"", ""),
    ] {
        let line = format!("error: t.toml: {place}: found \"x\" (n), expected y");
        check_in(Some(&lists), toml, if place.is_empty() { "" } else { &line });
    }
}

#[test]
fn phrases_are_found_and_innocent_text_is_not() {
    let found = |text: &str, found: &str, list: &str| {
        check(&worry(text), &format!("error: t.toml: worry x, say: found \"{found}\" ({list}), expected "));
    };
    found("Some are resistant to it.", "resistant", "banned");
    found("That is a low score.", "low score", "banned");
    found("You are a digital native.", "digital native", "banned");
    found("Nobody is left behind.", "left behind", "banned");
    found("It failed.", "failed", "banned");
    found("The AI thinks so.", "AI thinks", "a tool is not a person");
    found("An AI tool knows it.", "tool knows", "a tool is not a person");
    found("AI tools feel far away.", "tools feel", "a tool is not a person");
    found("The chatbot believes you.", "chatbot believes", "a tool is not a person");
    found("You should have asked.", "You should have", "shaming");
    found("Obviously, ask.", "Obviously", "shaming");
    found("Of course it can.", "Of course", "shaming");
    found("Just double-check it.", "Just double-check", "shaming");
    found("Anyone can do this.", "Anyone can do this", "shaming");
    found("It’s easy.", "It's easy", "shaming");
    found("You can easily do it.", "easily", "shaming");
    found("Embrace change.", "Embrace", "cheerleading");
    found("It is a game-changer.", "game-changer", "cheerleading");
    found("You have nothing to hide.", "have nothing to hide", "cheerleading");
    found("Your job is safe.", "job is safe", "cheerleading");
    for innocent in [
        "These notes are easy to check, so this is easy to miss.",
        "The tool can know of it. You think, and people feel able.",
        "A simple notice. It was just then that you went.",
        "You should not have to guess.",
        "On this course, ask of all. Anyone can ask to see it.",
        "We resume on Monday. A weekly note. There is nothing to hide, so say it.",
    ] {
        check(&worry(innocent), "");
    }
}

#[test]
fn idioms_are_for_results_only() {
    let idiom = |phrase: &str| format!("found \"{phrase}\" (idiom), expected ");
    check(
        &agree("It is a piece of cake."),
        &format!("error: t.toml: agree x, text: {}", idiom("piece of cake")),
    );
    check(&agree("Keep me in the loop."), &format!("error: t.toml: agree x, text: {}", idiom("in the loop")));
    check(
        "[question]\nnext = \"Up to speed\"",
        &format!("error: t.toml: question, next: {}", idiom("Up to speed")),
    );
    let text = "[[worry]]\nid = \"x\"\ntext = \"Red tape\"";
    check(text, &format!("error: t.toml: worry x, text: {}", idiom("Red tape")));
    check(&worry("It is a piece of cake."), "");
    check(&agree("I hear the loop. A speed that is up to me."), "");
}

#[test]
fn statements_have_one_idea_and_no_not_in_a_mirror() {
    let mirrored = |text: &str| agree(text).replace("forward", "mirrored");
    for (text, word) in [
        ("I am not able.", "not"),
        ("I don’t ask.", "don't"),
        ("I never ask.", "never"),
        ("I cannot ask.", "cannot"),
    ] {
        check(&agree(text), "");
        let line = format!(
            "error: t.toml: agree x, text: found \"{word}\" (no in a mirror), expected the true opposite"
        );
        check(&mirrored(text), &line);
    }
    check(&mirrored("Notes worry me."), "");
    // The question to the organisation is no statement.
    check(&format!("{}ask = \"Why not?\"\n", mirrored("Notes worry me.")), "");
    let two = |found: &str| {
        format!("warning: t.toml: agree x, text: found \"{found}\" (two ideas), expected one idea")
    };
    check(&agree("I ask and I check."), &two("and I"));
    check(&agree("People share doubts and are heard."), &two("and are"));
    check(&agree("I ask about names and numbers."), "");
    check(&worry("I ask and I check."), "");
}

#[test]
fn hard_words_are_explained_first() {
    let hard = "error: t.toml: worry x, say: found \"hallucination\" (made-up answer first), expected \"made-up answer*\"";
    check(&worry("It is a hallucination."), hard);
    check(&worry("A made-up answer is called a hallucination."), "");
    check(&worry("Made-up answers are common. A hallucination is one."), "");
    check(&worry("A hallucination is a made-up answer."), hard);
    check(&format!("{}text = \"Made-up answers\"\n", worry("It is a hallucination.")), "");
    check(&format!("{}next = \"A made-up answer.\"\n", worry("It is a hallucination.")), hard);
    check(&format!("{}[[fact]]\nclaim = \"A made-up answer.\"\n", worry("It is a hallucination.")), hard);
}

#[test]
fn phrases_have_a_small_grammar() {
    let check = |phrase: &str, text: &str, expected: Option<usize>| {
        assert_eq!(find(phrase, &sentences(text).concat()), expected, "{phrase} in {text}");
    };
    check("b", "a B c", Some(1));
    check("b c", "a b c", Some(1));
    check("b d", "a b c d", None);
    check("a|b c", "b c", Some(0));
    check("wor*", "hard work", Some(1));
    check("*n't", "I won't", Some(1));
    check("a b c", "a b", None);
    check("", "a", None);
    for wrong in ["[clues]\nwords = []", "[[list]]\nname = \"x\"", "word = 1"] {
        assert!(Lists::parse(wrong).is_err(), "{wrong}");
    }
}
