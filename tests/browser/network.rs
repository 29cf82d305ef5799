//! Unlucky networks: each file lost, replaced, cut, altered, or stuck on its way. People read one sentence and
//! find the page's own link, the page hears a code, and the next try works.

use serde_json::{Value, json};

use crate::support::{Browser, By, Check, Engine, Fault, Host, Screen, first, only_in, play, wait};

/// A clock that the test turns: what is to happen in a second or later waits for `pass()`.
const CLOCK: &str = "<script>
const ownSet = setTimeout, ownClear = clearTimeout;
const later = new Map();
window.setTimeout = (work, delay, ...more) => {
  if (!(delay >= 1000)) return ownSet(work, delay, ...more);
  later.set(-later.size - 1, work);
  return -later.size;
};
window.clearTimeout = (id) => later.delete(id) || ownClear(id);
window.pass = () => { const due = [...later.values()]; later.clear(); for (const work of due) work(); return due.length; };
</script>";

fn host(attributes: &str) -> Host {
    Host::new(&format!(
        "{CLOCK}<ai-self-check {attributes}><a href=/ai>AI</a></ai-self-check>\
        <button id=own onclick=\"this.textContent = 'works'\">x</button><script async src=/ai-self-check.js></script>"
    ))
}

/// One sentence, the link, another try; the rest of the page works.
#[track_caller]
fn calm(name: &str, browser: &Browser, check: &Check<'_>) -> Screen {
    let screen = check.until(name, |screen| !screen.alert.is_empty());
    assert!(screen.has_button("restart") && !screen.has_button("start"), "{name}: {screen:#?}");
    assert_eq!(screen.alert.matches('.').count(), 1, "{name}: one sentence: {}", screen.alert);
    let rest = "document.querySelector('#own').click();
        return [document.querySelector('ai-self-check a').getClientRects().length, document.querySelector('#own').textContent]";
    assert_eq!(browser.js(rest, &[]), json!([1, "works"]), "{name}");
    screen
}

/// The codes that the page has heard.
fn codes(browser: &Browser) -> Vec<Value> {
    browser
        .events()
        .into_iter()
        .filter(|(name, _)| name == "error")
        .map(|(_, detail)| detail["code"].clone())
        .collect()
}

#[track_caller]
fn completes(name: &str, check: &Check<'_>) {
    check.until(name, |screen| screen.has_button("start"));
    check.start(0);
    assert_eq!(play(check, By::Mouse, first).part, "result", "{name}");
}

/// What ends in a message: the fault of a file, and the same of its copy as a script if it has one.
#[test]
fn a_file_that_is_not_the_one_is_refused_and_tried_again() {
    let host = host("length=quick lang=en");
    let browser = Browser::new();
    for (file, fault) in [
        (".wasm", Fault::Html),
        (".wasm", Fault::Cut(9000)),
        (".wasm", Fault::Altered),
        (".questions", Fault::Html),
        (".questions", Fault::Cut(100)),
        (".questions", Fault::Altered),
        (".program.js", Fault::Html),
        (".program.js", Fault::Cut(100)),
        (".program.js", Fault::Mime("text/plain")),
        ("check.check.js", Fault::Html),
        ("check.check.js", Fault::Cut(100)),
    ] {
        let name = format!("{file} {fault:?}");
        host.fault(file, fault);
        host.fault(&format!("{file}.js"), fault);
        // Else the check steps down to the build without WebAssembly.
        host.fault(".plain.js", Fault::Lost);
        browser.open(&host.url("/"));
        let check = browser.check();
        calm(&name, &browser, &check);
        assert_eq!(codes(&browser), ["load"], "{name}");
        host.find_again();
        check.go("[part=restart]", 0);
        completes(&name, &check);
    }
}

/// What does no harm.
#[test]
fn a_wrong_type_or_a_good_copy_does_no_harm() {
    let host = host("length=quick");
    let browser = Browser::new();
    for (file, fault) in [
        (".wasm", Fault::Mime("text/html")),
        (".wasm", Fault::Mime("")),
        (".wasm", Fault::Altered),
        (".program.js", Fault::Cut(100)),
        (".questions", Fault::Altered),
        (".questions", Fault::Lost),
        (".guidance", Fault::Cut(100)),
    ] {
        let name = format!("{file} {fault:?}");
        host.fault(file, fault);
        browser.open(&host.url("/"));
        completes(&name, &browser.check());
        browser.heard("ready");
        assert!(codes(&browser).is_empty(), "{name}");
        host.find_again();
    }
}

#[test]
fn a_card_of_another_language_is_checked_too() {
    let host = host("length=quick lang=cy");
    let browser = Browser::new();
    host.fault(".card", Fault::Altered);
    host.fault(".card.js", Fault::Altered);
    browser.open(&host.url("/"));
    let check = browser.check();
    calm("the card", &browser, &check);
    assert!(browser.heard("error")["message"].as_str().unwrap().contains("cy.card"));
    host.find_again();
    check.go("[part=restart]", 0);
    completes("the card", &check);
}

#[test]
fn guidance_that_was_altered_is_refused_and_asked_for_again() {
    let host = host("length=quick");
    let browser = Browser::new();
    host.fault(".guidance", Fault::Altered);
    host.fault(".guidance.js", Fault::Altered);
    browser.open(&host.url("/"));
    let check = browser.check();
    assert_eq!(browser.heard("error")["code"], "load");
    check.start(0);
    let bare = play(&check, By::Mouse, first);
    assert_eq!(bare.actions, 1, "{bare:#?}");
    host.find_again();
    check.click(".action button", 0);
    check.until("the guidance", |screen| screen.actions == 0 && screen.headings.len() > 5);
}

/// Stuck for longer than people wait: told with how far it is, tried again, and it works.
#[test]
fn a_file_that_is_stuck_is_told_and_tried_again() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "WebKit's driver runs no script while a file is stuck")
    {
        return;
    }
    let host = host("length=quick");
    let browser = Browser::new();
    for (file, fault) in [
        (".wasm", Fault::Stalled),
        (".wasm", Fault::Held(9000)),
        (".program.js", Fault::Stalled),
        (".questions", Fault::Held(10)),
        ("check.check.js", Fault::Stalled),
    ] {
        let name = format!("{file} {fault:?}");
        host.fault(file, fault);
        browser.open(&host.url("/"));
        let early = file.starts_with("check");
        let check = if early { browser.bare_check() } else { browser.check() };
        if !early {
            check.until(&name, |screen| screen.has_button("start"));
            // Everything but what is stuck has come.
            check.click("[part=start]", 0);
            check.until(&name, |_| {
                check.js("return arguments[0].querySelector('.wait').textContent !== ''") == json!(true)
            });
        }
        assert_eq!(codes(&browser), [] as [&str; 0], "{name}: too early");
        wait(&name, || (browser.js("return pass()", &[]) == json!(1)).then_some(()));
        calm(&name, &browser, &check);
        assert_eq!(codes(&browser), ["slow"], "{name}");
        if !early {
            let far = check.js("const bar = arguments[0].querySelector('progress'); return bar.value < bar.max && bar.max >= 3");
            assert_eq!(far, json!(true), "{name}: how far it is");
        }
        // Another file, which is stuck no more: the first stays where it is until the end.
        let before = host.asked().len();
        host.relent(file);
        check.click("[part=restart]", 0);
        if early {
            completes(&name, &check);
        } else {
            check.until(&name, |screen| screen.part == "item");
            assert_eq!(play(&check, By::Mouse, first).part, "result", "{name}");
        }
        assert!(
            host.asked()[before..].iter().any(|one| one.path.split('?').next().unwrap().ends_with(file)),
            "{name}"
        );
        host.find_again();
    }
}

/// Late, and then there by itself, without another try.
#[test]
fn what_comes_late_needs_no_other_try() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "WebKit's driver runs no script while a file is stuck")
    {
        return;
    }
    let host = host("length=quick");
    let browser = Browser::new();
    host.fault(".wasm", Fault::Held(9000));
    browser.open(&host.url("/"));
    let check = browser.check();
    check.until("the start card", |screen| screen.has_button("start"));
    check.click("[part=start]", 0);
    wait("the clock", || (browser.js("return pass()", &[]) == json!(1)).then_some(()));
    calm("late", &browser, &check);
    host.find_again();
    check.until("the first question", |screen| screen.part == "item");
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    assert_eq!(codes(&browser), ["slow"]);
}
