//! Pages that have changed the browser before we come: the check runs, or says one calm sentence.

use serde_json::json;

use super::hostile::survives;
use crate::support::{Browser, By, Engine, Host, first, only_in, play};

fn host() -> Host {
    let host = Host::of_file("patched.html");
    host.put("/patches.js", "text/javascript", &std::fs::read("tests/pages/patches.js").unwrap());
    host
}

/// Whether the build can do without WebAssembly and without requests.
fn has_plain() -> bool {
    std::path::Path::new("dist/ai-self-check.plain.js").exists()
}

/// A run reaches its result and every screen is readable; gives how often the page's own code was called.
#[track_caller]
fn runs(name: &str, browser: &Browser) -> u64 {
    let host = host();
    survives(name, browser, &host.url(&format!("/?{name}")));
    assert_eq!(browser.js("return window.patched", &[]), name);
    browser.js("return window.calls", &[]).as_u64().unwrap()
}

#[test]
fn wrapped_functions() {
    let browser = Browser::new();
    for name in ["fetch-wrapped", "promise", "define", "roots-open"] {
        assert!(runs(name, &browser) > 0, "{name}: the page's own code was never called");
    }
}

#[test]
fn prototypes_with_names_of_every_kind() {
    if !only_in(
        &[Engine::Chromium],
        "the other drivers make their answers from the page's own objects, which this page changes",
    ) {
        return;
    }
    let browser = Browser::new();
    for name in ["json", "arrays", "objects"] {
        runs(name, &browser);
    }
}

#[test]
fn functions_that_are_gone() {
    let browser = Browser::new();
    for name in ["no-crypto", "no-observer", "no-frames", "no-idle"] {
        assert_eq!(runs(name, &browser), 0, "{name}");
    }
}

#[test]
fn frozen_prototypes() {
    runs("frozen", &Browser::new());
}

/// A page with a recorder can look into the root, closed or not: the check runs, and the README says so.
#[test]
fn a_session_replay_script() {
    let browser = Browser::new();
    assert!(runs("recorder", &browser) > 0);
    let recorded = browser.js("return recorded.length", &[]).as_u64().unwrap();
    assert!(recorded > 20, "the stand-in for a recorder saw only {recorded} things");
}

/// Listeners of the page that throw: their faults are on the console, the run goes on.
#[test]
fn listeners_that_throw() {
    let host = host();
    let browser = Browser::new();
    browser.open(&host.url("/?throwing"));
    let check = browser.check();
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    let errors = browser.console_errors();
    assert!(errors.len() > 10 && errors.iter().all(|one| one.contains("the page's own fault")), "{errors:?}");
}

/// What nothing can run without: one sentence, the page's own link, an event with a code.
#[test]
fn what_cannot_be_done_without() {
    let browser = Browser::new();
    for name in ["no-text-decoder", "fetch-refuses", "fetch-stub"] {
        let host = host();
        browser.open(&host.url(&format!("/?{name}")));
        let check = browser.check();
        if name != "no-text-decoder" && has_plain() {
            check.until("the start card", |screen| screen.has_button("start"));
            check.start(0);
            assert_eq!(play(&check, By::Mouse, first).part, "result", "{name}");
            continue;
        }
        let screen = check.until("the message", |screen| !screen.alert.is_empty());
        assert!(screen.has_button("restart") && !screen.has_button("start"), "{name}: {screen:#?}");
        assert_eq!(browser.heard("error")["code"], "load", "{name}");
        let link = "return document.querySelector('ai-self-check a').getClientRects().length";
        assert_eq!(browser.js(link, &[]), 1, "{name}");
    }
}

#[test]
fn a_page_without_a_doctype() {
    let browser = Browser::new();
    survives("quirks", &browser, &Host::of_file("quirks.html").url("/"));
    assert_eq!(browser.js("return document.compatMode", &[]), "BackCompat");
}

#[test]
fn a_page_that_is_xml() {
    let host = Host::new("");
    host.put("/page", "application/xhtml+xml", &std::fs::read("tests/pages/page.xhtml").unwrap());
    let browser = Browser::new();
    survives("xhtml", &browser, &host.url("/page"));
    assert_eq!(browser.js("return document.contentType", &[]), "application/xhtml+xml");
    // Keys too: names of elements are in small letters here.
    browser.open(&host.url("/page"));
    let check = browser.check();
    check.start(0);
    let next = play_one_by_digits(&check);
    assert!(next, "a digit and Enter go on");
    let root = browser.js("return document.documentElement.namespaceURI", &[]);
    assert_eq!(root, json!("http://www.w3.org/1999/xhtml"));
}

/// A digit, then Enter on the option that it chose.
#[track_caller]
fn play_one_by_digits(check: &crate::support::Check<'_>) -> bool {
    let before = check.screen();
    check.browser.press('1');
    check.chosen(0, 0, &[]);
    check.browser.press(thirtyfour::Key::Enter);
    check.other_than(&before).key() != before.key()
}
