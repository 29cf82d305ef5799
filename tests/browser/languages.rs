//! Languages: Welsh from the start card to the result, the choice between languages, and made-up languages that
//! show what did not come from the pack, what had no room, and what stands on the wrong side.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::access::REFLOW;
use crate::support::{Act, Browser, By, Check, Host, Screen, first, play, tour};

/// The made-up languages, which no visitor gets.
const PSEUDO: &str = "target/pseudo";

/// Every text on the screen that somebody wrote, with the language that the markup gives it. Numbers, places of
/// publication and the names of languages are the same in all.
const WORDS: &str = r#"
const found = [];
const walker = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT);
for (let node; (node = walker.nextNode()); ) {
  const parent = node.parentElement;
  if (!/\p{L}{3}/u.test(node.data) || parent.closest("a, .languages, kbd")) continue;
  found.push([node.data.trim(), parent.closest("[lang]").lang]);
}
for (const named of arguments[0].querySelectorAll("[aria-label]"))
  found.push([named.getAttribute("aria-label"), named.closest("[lang]").lang]);
return found;"#;

/// The order of choices is drawn; here always the same lot.
const LOT: &str = "<script>Math.random = () => 0.7</script>";

fn page(attributes: &str) -> String {
    format!("{LOT}<ai-self-check {attributes}></ai-self-check><script async src=/ai-self-check.js></script>")
}

/// Opens every part that opens on demand, and reads.
fn words(check: &Check<'_>) -> BTreeSet<(String, String)> {
    check.js("for (const part of arguments[0].querySelectorAll('details')) part.open = true");
    let found = check.js(WORDS);
    let pair = |pair: &Value| (pair[0].as_str().unwrap().to_owned(), pair[1].as_str().unwrap().to_owned());
    found.as_array().unwrap().iter().map(pair).collect()
}

/// Walks through a check of this page; gives all its words and where the result stands on the map.
fn walk(page: &str, dist: Option<&str>) -> (BTreeSet<(String, String)>, Value) {
    let host = Host::new(page);
    if let Some(dist) = dist {
        host.serve(dist);
    }
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let mut all = BTreeSet::new();
    let kinds = tour(&check, |_, _| all.extend(words(&check)));
    assert!(kinds.len() >= 12, "{kinds:?}");
    let place = check.js(
        "const place = arguments[0].querySelector('.place'); return ['cx', 'cy'].map((name) => place.getAttribute(name))",
    );
    assert_eq!(browser.console_errors(), [""; 0]);
    (all, place)
}

#[test]
fn welsh_is_whole_and_gives_the_same_result() {
    let attributes = "feedback=each length=standard";
    let (english, place) = walk(&page(attributes), None);
    let (welsh, same) = walk(&page(&format!("{attributes} lang=cy-GB")), None);
    assert_eq!(place, same, "the same answers, the same result");
    assert!(english.len() > 200 && welsh.len() > 200, "{} and {} texts", english.len(), welsh.len());
    assert!(english.iter().all(|(_, lang)| lang == "en"));
    let words: BTreeSet<&String> = english.iter().map(|(text, _)| text).collect();
    let left: Vec<_> = welsh.iter().filter(|(text, lang)| words.contains(text) || lang != "cy").collect();
    assert!(left.is_empty(), "English in the Welsh check: {left:#?}");
}

#[test]
fn a_language_is_chosen_on_the_start_card() {
    let host = Host::new(&page("length=quick"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let card = check.until("the start card", |screen| screen.has_button("start"));
    let languages: Vec<_> = card.buttons.iter().filter(|(part, _)| part == "language").collect();
    assert_eq!(languages, [&("language".to_owned(), "Cymraeg".to_owned())], "each named in itself");
    let drafted = "return !!arguments[0].querySelector('[data-look=note]')";
    assert_eq!(check.js(drafted), false, "the original is no draft");

    let card = check.go("[part=language]", 0);
    assert_eq!(card.focus, "h2", "the focus stays inside the check");
    assert_eq!(card.heading, "O ofn i fod yn ddi-ofn: eich hunanwiriad AI");
    assert_eq!(check.js(drafted), true, "a draft says so");
    assert_eq!(check.js("return arguments[0].querySelector('.asc').lang"), "cy");
    assert_eq!(check.js("return arguments[1].lang"), "", "the page's attributes are the page's");
    browser.heard("ready");

    // Two skipped questions are "dau gwestiwn".
    check.start(0);
    let mut review = String::new();
    let result = play(&check, By::Mouse, |screen| {
        if screen.actions > 0 {
            review.clone_from(&screen.text);
        }
        if screen.place == 1 || screen.place == 2 { Act::Next } else { first(screen) }
    });
    assert!(review.contains("dau gwestiwn"), "{review}");
    assert_eq!(result.heading, "Eich canlyniad");

    let card = check.go(".buttons [part=restart]", 0);
    assert!(card.heading.starts_with("From fear"), "starting again reads the page's attributes again");
    let asked = host.asked();
    let of = |part: &str| asked.iter().filter(|one| one.path.contains(part)).count();
    assert_eq!((of("cy.a.questions"), of("cy.b"), of("en.a.questions"), of(".wasm")), (1, 0, 1, 1));
}

#[test]
fn the_nearest_language_is_taken() {
    let french = "<script>Object.defineProperty(navigator, 'languages', { value: ['fr-FR', 'fr'] })</script>";
    let cases = [
        ("lang=cy", "", "cy"),
        ("lang=CY-gb", "", "cy"),
        ("", "cy", "cy"),
        ("lang=en-GB", "cy", "en"),
        ("lang=tlh", "cy-GB", "cy"),
        ("lang=tlh", "fr", "en"),
        ("", "", "en"),
    ];
    let host = Host::new("");
    let browser = Browser::new();
    for (attributes, around, expected) in cases {
        // With a browser that speaks another language than any of the pack.
        host.page("/", &format!("{french}<div lang=\"{around}\">{}</div>", page(attributes)));
        browser.open(&host.url("/"));
        let check = browser.check();
        check.until("the start card", |screen| screen.has_button("start"));
        assert_eq!(
            check.js("return arguments[0].querySelector('.asc').lang"),
            expected,
            "{attributes}, {around}"
        );
    }
}

/// No letter from a to z is left, and everything has its room at 320 pixels.
fn made_up(tag: &str, look: impl Fn(&Check<'_>, &Screen)) {
    let host = Host::new(&format!(
        "<style>body {{ margin: 0 }}</style>{}",
        page(&format!("feedback=each length=standard lang={tag}"))
    ));
    host.serve(PSEUDO);
    let browser = Browser::new();
    browser.resize(320, 640);
    browser.open(&host.url("/"));
    let check = browser.check();
    check.until("the start card", |screen| screen.has_button("start"));
    let mut wrong = Vec::new();
    let kinds = tour(&check, |kind, screen| {
        for (text, lang) in words(&check) {
            if text.contains(|letter: char| letter.is_ascii_alphabetic()) || lang != tag {
                wrong.push(format!("{kind}: not of the pack: {text} ({lang})"));
            }
        }
        for cut in check.js(REFLOW).as_array().unwrap() {
            wrong.push(format!("{kind}: {cut}"));
        }
        browser.resize(1280, 800);
        look(&check, screen);
        browser.resize(320, 640);
    });
    assert!(kinds.len() >= 12, "{kinds:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn long_words_have_room_and_no_english_is_left() {
    made_up("qaa", |_, _| {});
}

#[test]
fn from_right_to_left_everything_is_mirrored() {
    // Each of a pair, and which of them stands further right.
    const SIDES: &str = r#"
        const middle = (one) => { const box = one.getBoundingClientRect(); return (box.left + box.right) / 2; };
        const wrong = [];
        const right = (name, one, other) => one && other && middle(one) <= middle(other) && wrong.push(name);
        const find = (css) => arguments[0].querySelector(css);
        right("the input of a choice", find(".choice input"), find(".choice span"));
        right("the picture of the start card", find(".banner svg"), find(".banner h2"));
        right("the words of the progress", find(".progress label"), find("progress"));
        right("the first column", find("tbody th"), find("tbody td"));
        const map = find("svg.map");
        if (map) {
          // Up the right side, and from there to the left.
          right("the axis of the map", find("svg.map g text"), map);
          for (const text of map.querySelectorAll("text")) {
            // Turned as often as turned back. `getScreenCTM` leaves out the map's own turn in WebKit.
            let turns = 0;
            for (let one = text; one !== map.parentElement; one = one.parentElement) {
              const { a, b, c, d } = new DOMMatrix(getComputedStyle(one).transform);
              if (a * d - b * c < 0) turns++;
            }
            if (turns % 2) wrong.push("mirrored letters: " + text.textContent);
            const [box, whole] = [text, map].map((one) => one.getBoundingClientRect());
            if (box.left < whole.left - 1 || box.right > whole.right + 1) wrong.push("outside the map: " + text.textContent);
          }
        }
        if (getComputedStyle(find(".asc")).direction !== "rtl") wrong.push("direction");
        return wrong;"#;
    made_up("qab", |check, screen| {
        assert_eq!(check.js(SIDES), serde_json::json!([]), "{}", screen.heading);
    });
}
