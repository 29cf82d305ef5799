//! Somebody's own pack: used, refused with every reason for an editor and one calm sentence for a visitor, or
//! out of reach.

use serde_json::json;

use crate::support::{Browser, By, Host, Screen, first, play, wait};

fn page(attributes: &str) -> String {
    format!(
        "<ai-self-check {attributes}><a href=/ai>AI</a></ai-self-check><script async src=/ai-self-check.js></script>"
    )
}

const EXAMPLE: &str = "pack=/packs/example.json";

#[test]
fn a_pack_of_ones_own_runs_to_its_result() {
    let host = Host::new(&page(EXAMPLE));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let card = check.until("the start card", |screen| screen.has_button("start"));
    assert!(card.heading.starts_with("Safe and calm"), "{card:#?}");
    assert_eq!(card.buttons.iter().filter(|(part, _)| part == "start").count(), 1, "one length, one button");
    browser.heard("ready");
    let before = host.asked_by_now(&browser).len();
    check.start(0);
    let result = play(&check, By::Mouse, first);
    assert!(result.headings.len() > 5, "{result:#?}");
    assert_eq!(host.asked_by_now(&browser).len(), before, "nothing is asked for after the start");
    assert_eq!(browser.console_errors(), [""; 0]);
    let fetched = |name: &str| host.asked().iter().filter(|one| one.path.ends_with(name)).count();
    assert_eq!((fetched(".reader.wasm"), fetched("example.json"), fetched(".questions")), (1, 1, 0));
}

#[test]
fn only_a_page_with_such_a_pack_loads_its_reader() {
    let host = Host::new(&page(""));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.heard("ready");
    let reader = |path: &str| path.contains("reader") || path.contains("defaults");
    assert!(!host.asked_by_now(&browser).iter().any(|one| reader(&one.path)));
}

#[test]
fn what_a_partial_language_borrows_is_marked_on_screen() {
    let host = Host::new(&page(&format!("{EXAMPLE} lang=cy")));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    // Every text of the screen by the language that the markup gives it.
    let by_language = "const words = (lang) => [...arguments[0].querySelectorAll('.asc *')]
        .filter((one) => one.children.length === 0 && one.textContent.trim() && one.closest('[lang]').lang === lang)
        .map((one) => one.textContent);
        return [words('cy').length > 0, words('en').length > 0, /[\\uE000-\\uE002]/.test(arguments[0].textContent)]";
    play(&check, By::Mouse, first);
    assert_eq!(check.js(by_language), json!([true, true, false]), "both languages, no marks");
}

#[track_caller]
fn refused(host: &Host, browser: &Browser, attributes: &str, code: &str, message: &str) -> Screen {
    host.page("/", &page(attributes));
    browser.open(&host.url("/"));
    let check = browser.check();
    let detail = browser.heard("error");
    assert_eq!(detail["code"], code, "{attributes}: {detail}");
    assert!(detail["message"].as_str().unwrap().contains(message), "{attributes}: {detail}");
    let screen = check.until("the message", |screen| !screen.alert.is_empty());
    assert!(!screen.has_button("start") && screen.has_button("restart"), "{screen:#?}");
    let link = "return document.querySelector('ai-self-check a').getClientRects().length";
    assert_eq!(browser.js(link, &[]), 1, "the page's own link stays");
    screen
}

#[test]
fn a_broken_pack_never_runs() {
    let example = std::fs::read_to_string("www/packs/example.json").unwrap();
    let broken =
        example.replace("\"format\": 1", "\"format\": 7").replace("\"quality\": 1000", "\"quality\": 900");
    assert_ne!(broken, example);
    let host = Host::new("");
    host.whole_page("/broken.json", &broken);
    host.whole_page("/no.json", "<!doctype html><title>Not found</title>");
    host.whole_page("/markup.json", &example.replacen("\"text\": \"", "\"text\": \"<b onclick=alert(1)>", 1));
    host.whole_page("/large.json", &format!("{{\"id\": \"{}\"}}", "x".repeat(10_000_000)));
    let browser = Browser::new();
    let visitor = refused(&host, &browser, "pack=/broken.json", "pack", "found 7, expected 1");
    assert!(!visitor.text.contains("expected"), "one calm sentence: {}", visitor.text);
    let editor = refused(&host, &browser, "pack=/broken.json data-debug", "pack", "format");
    let quality = "quality: found 900, expected 0, 500 or 1000";
    assert!(editor.text.contains("found 7, expected 1") && editor.text.contains(quality), "{}", editor.text);
    for (name, says) in [("no", "pack.json"), ("markup", "markup"), ("large", "bytes")] {
        refused(&host, &browser, &format!("pack=/{name}.json"), "pack", says);
    }
    assert!(
        !host.asked().iter().any(|one| one.path.ends_with("self-check.wasm")),
        "the program is not even loaded"
    );
    refused(&host, &browser, "pack=/lost.json", "load", "found status 404");
    refused(&host, &browser, "pack=https://127.0.0.1:1/pack.json", "load", "");

    // Mended, and tried again.
    host.page("/", &page("pack=/broken.json"));
    browser.open(&host.url("/"));
    let check = browser.check();
    check.until("the message", |screen| !screen.alert.is_empty());
    host.whole_page("/broken.json", &example);
    check.go("[part=restart]", 0);
    wait("the start card", || check.screen().has_button("start").then_some(()));
}
