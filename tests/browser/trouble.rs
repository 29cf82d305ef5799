//! Wrong attributes and missing files: always a plain word, an event, and a way on.

use serde_json::Value;

use crate::support::{Browser, By, Host, first, play, wait};

const SCRIPT: &str = "<script async src=\"/ai-self-check.js\"></script>";

fn with(attributes: &str) -> String {
    format!("<ai-self-check {attributes}><a href=\"/ai\">Take the self-check</a></ai-self-check>{SCRIPT}")
}

fn link_shows(browser: &Browser) -> bool {
    browser.js("return document.querySelector('ai-self-check a').getClientRects().length > 0", &[])
        == Value::Bool(true)
}

#[test]
fn a_wrong_value_is_named_and_the_check_works() {
    // Attribute, value, code, what the message must hold besides.
    let cases = [
        ("length", "long", "attribute", "quick, standard"),
        ("form", "z", "attribute", "a"),
        ("job", "wizard", "attribute", "manager"),
        ("feedback", "never", "attribute", "end, each"),
        ("theme", "pink", "attribute", "auto, light, dark"),
        ("shadow", "ajar", "attribute", "closed, open"),
        ("lang", "tlh", "attribute", "en"),
        ("keep", "forever", "attribute", "none, tab, device"),
        ("share", "answers", "attribute", "none, stage, bands"),
    ];
    let host = Host::new("");
    let browser = Browser::new();
    for (name, value, code, allowed) in cases {
        host.page("/", &with(&format!("{name}={value}")));
        browser.open(&host.url("/"));
        let check = browser.check();
        let detail = browser.heard("error");
        let message = detail["message"].as_str().unwrap();
        assert_eq!(detail["code"], code, "{name}");
        for part in [name, &format!("\"{value}\""), allowed] {
            assert!(message.contains(part), "{name}: no {part} in: {message}");
        }
        assert_eq!(check.start(0).part, "item", "{name}");
    }
}

#[test]
fn a_missing_file_leaves_a_word_the_link_and_another_try() {
    let host = Host::new(&with("length=quick"));
    let browser = Browser::new();
    for file in ["ai-self-check.check.js", ".questions"] {
        host.lose(file);
        // The same file as a script, which the check tries next.
        host.lose(&format!("{file}.js"));
        browser.open(&host.url("/"));
        let check = browser.check();
        let failed = check.until("the message", |screen| !screen.alert.is_empty());
        assert!(failed.has_button("restart") && !failed.has_button("start"), "{file}: {failed:#?}");
        assert!(link_shows(&browser), "{file}");
        let detail = browser.heard("error");
        assert_eq!(detail["code"], "load", "{file}");
        assert!(detail["message"].as_str().unwrap().contains(file), "{file}: {detail}");

        // Still missing: another try says so again.
        check.click("[part=restart]", 0);
        let errors = || browser.events().iter().filter(|(name, _)| name == "error").count();
        wait("the second error", || (errors() > 1).then_some(()));
        check.until("the message", |screen| !screen.alert.is_empty());

        host.find_again();
        check.go("[part=restart]", 0);
        browser.heard("ready");
        check.start(0);
        assert_eq!(play(&check, By::Mouse, first).part, "result", "{file}");
    }
}

#[test]
fn without_its_webassembly_the_check_runs_all_the_same() {
    let host = Host::new(&with("length=quick"));
    let browser = Browser::new();
    for file in [".wasm", ".program.js"] {
        host.lose(file);
        browser.open(&host.url("/"));
        let check = browser.check();
        browser.heard("ready");
        check.start(0);
        assert_eq!(play(&check, By::Mouse, first).part, "result", "{file}");
        let plain = host.asked().iter().filter(|one| one.path.ends_with("ai-self-check.plain.js")).count();
        assert_eq!(plain, 1, "{file}");
        let errors = browser.events().iter().filter(|(name, _)| name == "error").count();
        assert_eq!(errors, 0, "{file}: nobody is told");
        host.find_again();
        host.forget();
    }
}

#[test]
fn guidance_that_is_late_can_be_loaded_at_the_result() {
    let host = Host::new(&with("length=quick"));
    let browser = Browser::new();
    host.lose(".guidance");
    host.lose(".guidance.js");
    browser.open(&host.url("/"));
    let check = browser.check();
    assert_eq!(browser.heard("error")["code"], "load");
    check.start(0);
    let bare = play(&check, By::Mouse, first);
    assert_eq!(bare.actions, 1, "{bare:#?}");
    check.click(".action button", 0);
    let errors = || browser.events().iter().filter(|(name, _)| name == "error").count();
    wait("the second error", || (errors() > 1).then_some(()));
    check.until("the offer again", |screen| screen.actions == 1);
    host.find_again();
    check.click(".action button", 0);
    let full = check.until("the guidance", |screen| screen.actions == 0 && screen.headings.len() > 5);
    assert_eq!(full.part, "result");
    browser.heard("ready");
    assert_eq!(errors(), 2, "one for each attempt that failed");
}

#[test]
fn the_page_goes_on_whatever_fails() {
    let host =
        Host::new(&format!("{}<button id=own onclick=\"this.textContent = 'works'\">x</button>", with("")));
    host.lose(".questions");
    host.lose(".questions.js");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.check().until("the message", |screen| !screen.alert.is_empty());
    browser.click(&browser.element("return document.querySelector('#own')", &[]));
    assert_eq!(browser.js("return document.querySelector('#own').textContent", &[]), "works");
}

#[test]
fn a_crash_leaves_a_word_the_link_and_a_fresh_program() {
    let host = Host::new(&with("length=quick"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    // The next node that the program inserts fails, once: a view that cannot be drawn.
    browser.js(
        "const good = Node.prototype.insertBefore;
         Node.prototype.insertBefore = () => { Node.prototype.insertBefore = good; throw new Error('broken'); };",
        &[],
    );
    check.click(".buttons [part=next]", 0);
    let screen = check.until("the message", |screen| !screen.alert.is_empty());
    assert!(screen.alert.contains("were not sent") && screen.has_button("restart"), "{screen:#?}");
    assert!(link_shows(&browser));
    assert_eq!(browser.heard("error")["code"], "crash");
    check.click("[part=restart]", 0);
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
}
