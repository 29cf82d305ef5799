//! Every kind of screen through axe-core, and with large text, wide spacing and a narrow window.
//!
//! axe does not enter closed roots, so these pages open theirs; the rest is the same.

use serde_json::{Value, json};

use crate::support::{Browser, Check, Host, Screen, tour};

/// Screens of a full run with reasons, a skipped question and both groups of the knowledge items.
const KINDS: usize = 12;

const AXE: &str = "
const found = await axe.run(arguments[1], { resultTypes: ['violations', 'passes'] });
return {
  passes: found.passes.map((rule) => rule.id),
  violations: found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.target.join(' ') + ': ' +
    node.any.concat(node.all, node.none).map((check) => check.message).join('; '))]),
};";

/// All text inside the window and inside every box that would cut it off; nothing wider than it may be.
pub(crate) const REFLOW: &str = r#"
const root = arguments[0];
const wrong = [];
for (const one of [arguments[1], document.documentElement, ...root.querySelectorAll("*")]) {
  if (one.namespaceURI.endsWith("svg") || getComputedStyle(one).display === "inline") continue;
  if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1) wrong.push([one.localName, one.className, one.scrollWidth, one.clientWidth]);
}
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
for (let node; (node = walker.nextNode()); ) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const box = range.getBoundingClientRect();
  if (box.width === 0 || node.parentElement.closest("title, thead")) continue;
  const says = node.data.slice(0, 40);
  if (box.left < -1 || box.right > innerWidth + 1) wrong.push([says, "leaves the window", box.left, box.right]);
  for (let one = node.parentElement; one; one = one.parentElement) {
    if (getComputedStyle(one).overflow === "visible" || one.namespaceURI.endsWith("svg")) continue;
    const edge = one.getBoundingClientRect();
    if (box.bottom > edge.bottom + 1 || box.top < edge.top - 1 || box.right > edge.right + 1) wrong.push([says, "is cut off"]);
  }
}
return wrong;"#;

fn page(head: &str) -> Host {
    let host = Host::new("");
    host.whole_page(
        "/",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>\
            <meta name=viewport content='width=device-width'><script src=/events.js></script><script src=/axe.js></script>\
            <style>body {{ margin: 0 }} {head}</style></head><body><main><h1>Host</h1>\
            <ai-self-check shadow=open feedback=each length=standard></ai-self-check></main>\
            <script async src=/ai-self-check.js></script></body></html>"
        ),
    );
    host
}

fn violations(check: &Check<'_>, screen: &Screen, problems: &mut Vec<String>, name: &str) {
    let found = check.js_async(AXE);
    let passes: Vec<&str> = found["passes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    // An axe that looked at nothing has nothing to complain of.
    let mut needed = vec!["button-name"];
    if !screen.options.is_empty() {
        needed.push("label");
    }
    if screen.part == "result" {
        needed.push("svg-img-alt");
    }
    for rule in needed {
        assert!(passes.contains(&rule), "{name}: axe found nothing for {rule}: {passes:?}");
    }
    for rule in found["violations"].as_array().unwrap() {
        problems.push(format!("{name}: {rule:#}"));
    }
}

#[test]
fn axe_finds_nothing_on_any_screen() {
    let host = page("");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let mut problems = Vec::new();
    let kinds = tour(&check, |kind, screen| {
        for theme in ["light", "dark"] {
            check.js(&format!("arguments[1].theme = '{theme}'"));
            for width in [320, 1280] {
                browser.resize(width, 800);
                violations(&check, screen, &mut problems, &format!("{kind}, {theme}, {width}"));
            }
        }
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_eq!(kinds.len(), KINDS, "{kinds:?}");
}

/// Nothing on any screen is wider than the window or cut off.
fn reflows(name: &str, head: &str, inside: &str) {
    let host = page(head);
    let browser = Browser::new();
    browser.resize(320, 640);
    browser.open(&host.url("/"));
    let check = browser.check();
    let mut problems = Vec::new();
    let style = json!(inside);
    let kinds = tour(&check, |kind, _| {
        let add = "const style = new CSSStyleSheet(); style.replaceSync(arguments[1]);
            const root = arguments[0]; root.adoptedStyleSheets = [...root.adoptedStyleSheets, style]";
        browser.js(add, &[check.root.clone(), style.clone()]);
        for wrong in check.js(REFLOW).as_array().unwrap() {
            problems.push(format!("{name}, {kind}: {wrong}"));
        }
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_eq!(kinds.len(), KINDS, "{kinds:?}");
}

#[test]
fn a_window_of_320_pixels_shows_all() {
    reflows("plain", "", "");
}

#[test]
fn text_of_twice_the_size_fits_320_pixels() {
    reflows("200 %", "html { font-size: 200% }", "");
}

#[test]
fn wide_text_spacing_fits_320_pixels() {
    let spacing =
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }";
    reflows("spacing", "", spacing);
}

#[test]
fn ids_and_the_focus_stay_in_order() {
    let host = page("");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let twice = "const ids = [...arguments[0].querySelectorAll('[id]')].map((one) => one.id);
        return ids.filter((id, place) => ids.indexOf(id) !== place)";
    let lost = "const named = [...arguments[0].querySelectorAll('[aria-labelledby]')];
        return named.flatMap((one) => one.getAttribute('aria-labelledby').split(' '))
            .filter((id) => !arguments[0].getElementById(id))";
    let targets = "return [...arguments[0].querySelectorAll('button, .choice, summary')]
        .map((one) => one.getBoundingClientRect())
        .filter((box) => box.height && (box.height < 24 || box.width < 24)).length";
    tour(&check, |kind, screen| {
        assert_eq!(check.js(twice), json!([]), "{kind}: an id twice");
        assert_eq!(check.js(lost), json!([]), "{kind}: a name that is not there");
        assert_eq!(check.js(targets), json!(0), "{kind}: a target below 24 pixels");
        if screen.part == "item" && screen.chosen(0).is_empty() {
            assert_eq!(screen.focus, "heading", "{kind}");
        }
    });
}
