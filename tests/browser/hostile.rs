//! Pages that mean no good, or were never tidied up: a quick run reaches the result and stays readable.

use serde_json::{Value, json};

use crate::support::{Browser, By, CLOSED, Check, Engine, Host, first, only_in, play};

/// What a person must be able to see of a screen.
const LOOK: &str = r#"
const root = arguments[0];
const wrong = [];
if (!root.querySelector("h2") || !root.querySelector("button")) wrong.push("no heading or no button");
for (const one of root.querySelectorAll("h2, p, button, label, input, legend, li, summary")) {
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const empty = one.localName === "p" && !one.textContent;
  if (empty || one.closest("details:not([open]) > :not(summary)")) continue;
  const size = parseFloat(style.fontSize);
  if (!(size >= 12 && size <= 48)) wrong.push([one.localName, "font-size", style.fontSize]);
  if (style.visibility !== "visible" || style.display === "none") wrong.push([one.localName, "hidden"]);
  if (style.direction !== "ltr") wrong.push([one.localName, "direction", style.direction]);
  if (box.width < 8 || box.height < 8) wrong.push([one.localName, "size", box.width, box.height]);
  if (box.left < 0 || box.right > innerWidth + 1) wrong.push([one.localName, "place", box.left, box.right]);
}
const stage = root.querySelector(".asc");
if (getComputedStyle(stage).color === getComputedStyle(stage).backgroundColor) wrong.push("no contrast");
for (let one = arguments[1]; one; one = one.parentElement) {
  if (Number(getComputedStyle(one).opacity) < 1 && one === arguments[1]) wrong.push("opacity");
}
return wrong;"#;

#[track_caller]
fn looks_sane(name: &str, check: &Check<'_>) {
    assert_eq!(check.js(LOOK), json!([]), "{name}");
}

/// Walks a quick run on the page and looks at each screen.
#[track_caller]
pub(crate) fn survives(name: &str, browser: &Browser, url: &str) {
    browser.open(url);
    runs(name, browser, &browser.check());
}

/// The same with the check of a page that is open.
#[track_caller]
fn runs(name: &str, browser: &Browser, check: &Check<'_>) {
    check.until("the start card", |screen| screen.has_button("start"));
    looks_sane(name, check);
    check.start(0);
    play(check, By::Mouse, |screen| {
        looks_sane(name, check);
        first(screen)
    });
    looks_sane(name, check);
    let mut errors = browser.console_errors();
    // Only by asking does the check find out what a page refuses; the browser says so on the console.
    errors.retain(|error| !(name.starts_with("script-without") && error.contains("Content Security Policy")));
    assert_eq!(errors, [""; 0], "{name}");
}

#[test]
fn css_that_unsets_everything() {
    let host = Host::of_file("unset.html");
    survives("unset", &Browser::new(), &host.url("/"));
}

/// Unlike a style that hides what it does not know, the attribute `hidden` is meant: nothing shows, nothing loads.
#[test]
fn hidden_on_purpose_stays_hidden_until_it_is_not() {
    let host = Host::new(
        "<ai-self-check length=quick hidden></ai-self-check><script async src=/ai-self-check.js></script>",
    );
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.js_async("await customElements.whenDefined('ai-self-check'); return null", &[]);
    let height = "return document.querySelector('ai-self-check').getBoundingClientRect().height";
    let asked = host.asked_by_now(&browser);
    assert!(asked.iter().all(|one| !one.path.contains("check.check.js")), "loaded while hidden: {asked:?}");
    assert_eq!(browser.js(height, &[]), json!(0));
    browser.js("document.querySelector('ai-self-check').hidden = false", &[]);
    let check = browser.check();
    check.until("the start card", |screen| screen.has_button("start"));
    browser.js("document.querySelector('ai-self-check').hidden = true", &[]);
    assert_eq!(browser.js(height, &[]), json!(0), "hidden again, with the check inside");
}

#[test]
fn css_that_hides_and_shrinks_the_element() {
    let host = Host::of_file("hidden.html");
    survives("hidden", &Browser::new(), &host.url("/"));
}

#[test]
fn a_page_from_right_to_left() {
    let host = Host::of_file("rtl.html");
    survives("rtl", &Browser::new(), &host.url("/"));
}

#[test]
fn a_page_with_a_small_root() {
    let host = Host::of_file("small-root.html");
    let browser = Browser::new();
    survives("small root", &browser, &host.url("/"));
    let size = "return parseFloat(getComputedStyle(arguments[0].querySelector('.asc')).fontSize)";
    assert_eq!(browser.check().js(size), json!(17));
}

#[test]
fn a_page_with_strict_policies() {
    let host = Host::of_file("strict.html");
    let policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; \
        require-trusted-types-for 'script'; trusted-types 'none'";
    host.header("Content-Security-Policy", policy);
    survives("strict", &Browser::new(), &host.url("/"));
}

/// Each way of embedding under exactly the policy that we say it needs, alone and with all that we say it stands
/// besides.
fn under_its_policy(wanted: impl Fn(&str) -> bool) {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let text = std::fs::read_to_string("www/policies.json").unwrap();
    let policies: Value = serde_json::from_str(&text).unwrap();
    let host = Host::new("");
    let browser = Browser::new();
    let mut seen = 0;
    for way in policies["ways"].as_array().unwrap() {
        let [id, embed, policy] = ["id", "embed", "policy"].map(|key| way[key].as_str().unwrap());
        if !wanted(id) {
            continue;
        }
        for besides in ["", "; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"] {
            // No script of ours but what the line embeds.
            host.whole_page("/", &format!("<!doctype html><title>Strict</title>{embed}"));
            host.policy(&format!("{policy}{besides}"));
            browser.open(&host.url("/"));
            match id {
                "sealed" => drop(crate::sealed::inside(&browser)),
                "iframe" => browser.enter("iframe"),
                _ => {}
            }
            let check = browser.check();
            check.until("the start card", |screen| screen.has_button("start"));
            runs(&format!("{id}{besides}"), &browser, &check);
            browser.leave();
            seen += 1;
        }
    }
    assert!(seen >= 4);
}

#[test]
fn each_way_runs_under_the_policy_that_we_say() {
    under_its_policy(|id| !id.starts_with("script-without"));
}

#[test]
fn pages_that_refuse_webassembly_get_the_other_build() {
    under_its_policy(|id| id.starts_with("script-without"));
}

#[test]
fn a_page_with_old_libraries() {
    let here = [Engine::Chromium, Engine::Firefox];
    if !only_in(
        &here,
        "WebKit's driver makes its answers from the page's own objects, which this page changes",
    ) {
        return;
    }
    let host = Host::of_file("old-libraries.html");
    survives("old libraries", &Browser::new(), &host.url("/"));
}

/// A value for each name that a browser reads from option bags.
fn poisoned(names: &[&str]) {
    let host = Host::of_file("poisoned.html");
    let browser = Browser::new();
    for name in names {
        survives(name, &browser, &host.url(&format!("/?{name}")));
        let set: Value =
            browser.js("return window.poisoned.filter((name) => name in window.Object.prototype)", &[]);
        assert_eq!(set, json!(name.split('+').collect::<Vec<_>>()), "the page did what it should");
    }
}

#[test]
fn object_prototype_with_names_of_requests_and_roots() {
    poisoned(&["integrity", "slotAssignment", "serializable"]);
}

#[test]
fn object_prototype_with_capture_and_passive() {
    poisoned(&["capture", "passive"]);
}

#[test]
fn object_prototype_with_once() {
    poisoned(&["once"]);
}

#[test]
fn object_prototype_with_signal() {
    poisoned(&["signal"]);
}

#[test]
fn object_prototype_with_all_names() {
    poisoned(&["integrity+slotAssignment+serializable+once+signal+passive+capture"]);
}
