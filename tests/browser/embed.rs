//! One script tag: where the check appears, how often, and what stays when there is no script.

use serde_json::{Value, json};

use crate::support::{Browser, By, Engine, Host, first, only_in, play};

const SCRIPT: &str = "<script async src=\"/ai-self-check.js\"></script>";

/// Where the checks stand: what each one follows and its attributes.
fn found(browser: &Browser) -> Value {
    browser.check();
    browser.js(
        "return [...document.querySelectorAll('ai-self-check')].map((element) => [
            element.previousElementSibling ? element.previousElementSibling.id : '',
            element.parentElement.localName,
            Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name)])),
        ])",
        &[],
    )
}

#[test]
fn a_check_appears_where_the_page_asks() {
    let second = "<script async src=\"/ai-self-check.js?again\"></script>";
    let cases = [
        (
            "the script alone: right after it",
            format!("<p id=a></p>{}<p id=b></p>", SCRIPT.replace("async", "id=s async")),
            json!([["s", "body", {}]]),
        ),
        (
            "not async",
            "<p></p><script id=s src=\"/ai-self-check.js\"></script><p></p>".to_owned(),
            json!([["s", "body", {}]]),
        ),
        (
            "an element: nothing is inserted",
            format!("{SCRIPT}<p id=a></p><ai-self-check length=quick></ai-self-check>"),
            json!([["a", "body", { "length": "quick" }]]),
        ),
        ("twice: one check", format!("<p id=a></p>{SCRIPT}{second}"), json!([["", "body", {}]])),
        (
            "attributes of the script",
            "<script id=s async src=\"/ai-self-check.js\" data-length=quick data-theme=dark data-job=manager></script>"
                .to_owned(),
            json!([["s", "body", { "length": "quick", "theme": "dark", "job": "manager" }]]),
        ),
    ];
    let host = Host::new("");
    let browser = Browser::new();
    for (name, body, expected) in cases {
        host.page("/", &body);
        browser.open(&host.url("/"));
        assert_eq!(found(&browser), expected, "{name}");
        assert_eq!(browser.console_errors(), [""; 0], "{name}");
    }

    let head = format!(
        "<!doctype html><title>Head</title><script src=/events.js></script>{SCRIPT}<body><p id=last></p>"
    );
    host.whole_page("/", &head);
    browser.open(&host.url("/"));
    assert_eq!(found(&browser), json!([["last", "body", {}]]), "in the head: at the end of the page");
}

#[test]
fn two_checks_on_a_page_keep_their_own_answers() {
    let host = Host::new(&format!(
        "<ai-self-check id=one length=quick></ai-self-check><ai-self-check id=two length=quick></ai-self-check>{SCRIPT}"
    ));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let (one, two) = (browser.check_at("#one"), browser.check_at("#two"));
    one.start(0);
    two.start(0);
    one.choose(0, 1);
    two.choose(0, 2);
    assert_eq!((one.screen().chosen(0), two.screen().chosen(0)), (vec![1], vec![2]));
    let before = two.screen();
    assert_eq!(play(&one, By::Mouse, first).part, "result");
    let after = two.screen();
    assert_eq!((after.key(), after.chosen(0)), (before.key(), vec![2]));
    assert_eq!(play(&two, By::Mouse, first).part, "result");
    let wasm = host.asked().iter().filter(|asked| asked.path.ends_with(".wasm")).count();
    assert_eq!(wasm, 1, "both share one program");
}

/// The links that people get.
fn links(browser: &Browser) -> Vec<String> {
    if browser.engine != Engine::Chromium {
        let seen = "return [...document.querySelectorAll('a')].filter((one) => one.getClientRects().length)
            .map((one) => one.textContent)";
        return serde_json::from_value(browser.js(seen, &[])).unwrap();
    }
    // Works without scripts too: the tree that a screen reader gets.
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({}));
    let nodes = tree["nodes"].as_array().unwrap();
    let shown =
        nodes.iter().filter(|node| node["role"]["value"] == "link" && node["ignored"] == json!(false));
    shown.filter_map(|node| node["name"]["value"].as_str().map(str::to_owned)).collect()
}

const LINK: [&str; 1] = ["Take the self-check"];

fn with_a_link() -> Host {
    Host::new(&format!("<ai-self-check><a href=\"/ai\">{}</a></ai-self-check>{SCRIPT}", LINK[0]))
}

#[test]
fn the_link_inside_stays_without_the_script() {
    let host = with_a_link();
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.check();
    assert_eq!(links(&browser), [""; 0], "the check stands in its place");

    host.lose("ai-self-check.js");
    browser.open(&host.url("/"));
    assert_eq!(links(&browser), LINK, "the file is missing");
    host.find_again();

    host.header("Content-Security-Policy", "script-src 'none'");
    browser.open(&host.url("/"));
    assert_eq!(links(&browser), LINK, "scripts are forbidden");
}

#[test]
fn the_link_inside_stays_when_scripts_are_off() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "no command switches scripts off") {
        return;
    }
    let host = with_a_link();
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.check();
    browser.scripts_off();
    browser.open(&host.url("/"));
    assert_eq!(links(&browser), LINK);
}
