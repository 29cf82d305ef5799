//! The life of the element: moved, taken away, brought back, restarted, destroyed; and its options.

use serde_json::{Value, json};

use crate::support::{Act, Browser, By, Check, Engine, Host, first, only_in, play};

const PAGE: &str = "<div id=left></div><div id=right></div><ai-self-check length=quick><a href=\"/ai\">Link</a>\
</ai-self-check><script async src=\"/ai-self-check.js\"></script>";

fn page(attributes: &str) -> Host {
    Host::new(&PAGE.replace("length=quick", attributes))
}

#[test]
fn a_move_and_a_return_keep_the_question_and_the_answers() {
    let host = page("length=quick");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    check.choose(0, 2);
    check.go(".buttons [part=next]", 0);
    let before = check.choose(0, 3);
    let moves = [
        ("moved", "document.querySelector('#left').append(element)"),
        ("moved again", "document.querySelector('#right').append(element)"),
        ("taken away and back at once", "element.remove(); document.body.append(element)"),
        ("taken away", "window.kept = element; element.remove()"),
        ("back later", "document.querySelector('#left').append(element)"),
        ("taken away again", "element.remove()"),
        ("and back", "document.body.prepend(element)"),
    ];
    for (name, script) in moves {
        // The driver refuses roots of elements that are away.
        let home = "const element = window.kept || document.querySelector('ai-self-check');";
        browser.js_async(&format!("{home} {script}; await null; return null"), &[]);
        if browser.js("return !document.querySelector('ai-self-check')", &[]) == json!(true) {
            continue;
        }
        // WebKit's driver forgets what was away.
        let after = browser.check().until(name, |screen| screen.key() == before.key());
        assert_eq!(after.chosen(0), [3], "{name}");
    }
    let check = browser.check();
    assert_eq!(check.go(".buttons [part=back]", 0).chosen(0), [2], "the role");
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn restart_forgets_and_destroy_leaves_the_link() {
    let host = page("length=quick");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    check.choose(0, 2);
    check.js("arguments[1].restart()");
    let card = check.until("the start card", |screen| screen.has_button("start"));
    assert_eq!(card.focus, "h2");
    assert_eq!(check.start(0).chosen(0), [0; 0], "the answers are gone");

    check.js("arguments[1].destroy()");
    let link = "return document.querySelector('ai-self-check a').getClientRects().length > 0";
    assert_eq!(browser.js(link, &[]), true);
    assert_eq!(check.screen().buttons, []);
    check.js("document.querySelector('#left').append(arguments[1])");
    assert_eq!(check.screen().buttons, [], "a move brings nothing back");
    check.js("arguments[1].destroy()");
    check.js("arguments[1].restart()");
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn after_a_restart_the_keyboard_still_reaches_every_option() {
    let host = page("length=quick");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    check.choose(0, 2);
    check.js("arguments[1].restart()");
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    assert_eq!(play(&check, By::Arrows, first).part, "result");
}

#[test]
fn reasons_come_after_each_judged_answer_if_asked_for() {
    let host = page("length=quick feedback=each");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    let mut reasons = Vec::new();
    play(&check, By::Mouse, |screen| {
        if screen.options.is_empty() {
            reasons.push((screen.place, screen.quotes));
            assert!(screen.has_button("back") && screen.quotes > 1, "{screen:#?}");
        }
        first(screen)
    });
    assert_eq!(reasons.len(), 6, "four sorts and two scenarios: {reasons:?}");

    let host = page("length=quick");
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    play(&check, By::Mouse, |screen| {
        assert!(!screen.options.is_empty(), "only questions: {screen:#?}");
        first(screen)
    });
}

#[test]
fn a_given_job_is_not_asked_for() {
    let host = page("length=quick job=manager");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let question = check.start(0);
    assert_eq!(question.place, 1);
    assert!(!question.has_button("back"), "nothing is before it");
    play(&check, By::Mouse, |screen| if screen.place == 1 { Act::Next } else { first(screen) });
}

/// The colours of paper and ink.
fn colours(check: &Check<'_>) -> Value {
    check.js("const style = getComputedStyle(arguments[0].querySelector('.asc'));
        return [style.backgroundColor, style.color]")
}

fn themes(check: &Check<'_>) -> [Value; 2] {
    ["light", "dark"].map(|theme| {
        check.js(&format!("arguments[1].theme = '{theme}'"));
        colours(check)
    })
}

#[test]
fn themes_change_the_colours_at_once() {
    let host = page("length=quick theme=dark");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let first = colours(&check);
    let [light, dark] = themes(&check);
    assert!(light[0] != dark[0] && light[1] != dark[1], "{light} {dark}");
    assert_eq!(first, dark, "as the page said");
}

#[test]
fn the_theme_follows_what_a_person_prefers() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "no command changes what a person prefers") {
        return;
    }
    let host = page("length=quick");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let [light, dark] = themes(&check);
    check.js("arguments[1].theme = null");
    for (scheme, expected) in [("dark", dark), ("light", light)] {
        browser.colours(scheme, false);
        assert_eq!(colours(&check), expected, "auto follows {scheme}");
    }
}
