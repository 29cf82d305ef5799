//! What a page asks to keep and to be told: resumed in the tab or on the device, forgotten when asked, announced
//! before the start, and nothing at all without being asked. And the Back button on a shared computer.

use serde_json::{Value, json};

use crate::support::{Browser, By, Check, Engine, Host, Screen, first, only_in, play, wait};

const STORES: &str = "return [Object.entries({ ...sessionStorage }), Object.entries({ ...localStorage })]";
const KEY: &str = "ai-self-check:from-fear-to-fearless:a";
const ON: &str = ".starts [part=start]";
const AFRESH: &str = ".starts [part=restart]";

fn page(attributes: &str) -> Host {
    page_with(attributes, "")
}

/// A page whose first script runs before the check's.
fn page_with(attributes: &str, script: &str) -> Host {
    Host::new(&format!(
        "<script>{script}</script><ai-self-check length=quick {attributes}><a href=/ai>AI</a></ai-self-check>\
        <script async src=\"/ai-self-check.js\"></script>"
    ))
}

/// How many texts are in the tab's storage and in the device's.
fn stored(browser: &Browser) -> [usize; 2] {
    let found = browser.js(STORES, &[]);
    [0, 1].map(|place| found[place].as_array().unwrap().len())
}

/// Starts and answers the role and the first statement, then goes on to the second.
#[track_caller]
fn begin(check: &Check<'_>) -> Screen {
    check.start(0);
    check.choose(0, 2);
    check.go(".buttons [part=next]", 0);
    check.choose(0, 3);
    check.go(".buttons [part=next]", 0)
}

#[track_caller]
fn card(check: &Check<'_>) -> Screen {
    check.until("the start card", |screen| screen.has_button("start") && screen.part.is_empty())
}

/// With `keep`, these stores hold a text, a reload offers to carry on, and carrying on leads to the same place.
#[track_caller]
fn kept(value: &str, expected: [usize; 2], words: &str) {
    let host = page(&format!("keep={value}"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    assert!(card(&check).text.contains(words) && card(&check).text.contains("Forget my answers"));
    assert_eq!(stored(&browser), [0, 0], "nothing before the first answer");
    let before = begin(&check);
    assert!(before.text.contains(words) && before.has_button("restart"), "{before:#?}");
    assert_eq!(stored(&browser), expected);

    browser.open(&host.url("/"));
    let check = browser.check();
    let found = card(&check);
    assert_eq!((found.options.len(), found.buttons.len() >= 2), (0, true), "no answer on the card");
    assert!(found.text.contains("Carry on where you stopped") && found.text.contains(words), "{found:#?}");
    let after = check.go(ON, 0);
    assert_eq!(after.key(), before.key());
    assert_eq!(check.go(".buttons [part=back]", 0).chosen(0), [3]);

    let result = play(&check, By::Mouse, first);
    assert!(result.has_button("restart"));
    browser.open(&host.url("/"));
    let check = browser.check();
    card(&check);
    assert_eq!(check.go(ON, 0).headings, result.headings, "the result comes back");
    assert!(!browser.events().iter().any(|(name, _)| name == "complete"), "but is not told a second time");

    check.click(".asc > [part=restart]", 0);
    assert!(card(&check).text.contains("Start the check"));
    assert_eq!(stored(&browser), [0, 0], "forgotten");
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn a_run_is_kept_in_the_tab_until_it_is_forgotten() {
    kept("tab", [1, 0], "kept in this browser tab");
}

#[test]
fn a_run_is_kept_on_the_device_until_it_is_forgotten() {
    kept("device", [0, 1], "kept on this device");
}

#[test]
fn another_tab_sees_what_the_device_keeps_and_not_what_a_tab_keeps() {
    if !only_in(
        &[Engine::Chromium, Engine::Firefox],
        "in a second tab under WebKit's driver nothing comes into view",
    ) {
        return;
    }
    for (value, seen) in [("tab", false), ("device", true)] {
        let host = page(&format!("keep={value}"));
        let browser = Browser::new();
        browser.open(&host.url("/"));
        let before = begin(&browser.check());
        let tab = browser.send("POST", "window/new", Some(json!({ "type": "tab" })));
        browser.send("POST", "window", Some(json!({ "handle": tab["handle"] })));
        browser.open(&host.url("/"));
        let check = browser.check();
        assert_eq!(card(&check).text.contains("Carry on where you stopped"), seen, "{value}");
        if seen {
            // The last writer wins: this tab goes on, and a reload finds its place.
            assert_eq!(check.go(ON, 0).key(), before.key());
            let further = check.go(".buttons [part=next]", 0);
            browser.open(&host.url("/"));
            let check = browser.check();
            card(&check);
            assert_eq!(check.go(ON, 0).key(), further.key());
        }
    }
}

#[test]
fn to_start_afresh_to_restart_and_to_destroy_forget() {
    let host = page("keep=device");
    let browser = Browser::new();
    let ways: [&dyn Fn(&Check<'_>); 3] =
        [&|check| check.click(AFRESH, 0), &|check| drop(check.js("arguments[1].restart()")), &|check| {
            drop(check.js("arguments[1].destroy()"))
        }];
    for (number, way) in ways.into_iter().enumerate() {
        browser.open(&host.url("/"));
        begin(&browser.check());
        browser.open(&host.url("/"));
        let check = browser.check();
        card(&check);
        assert_eq!(stored(&browser), [0, 1]);
        way(&check);
        wait("to be forgotten", || (stored(&browser) == [0, 0]).then_some(()));
        if number < 2 {
            check.until("a fresh card", |screen| screen.text.contains("Start the check"));
        }
    }
}

#[test]
fn what_is_old_or_does_not_fit_is_forgotten() {
    let host = page("keep=device");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    begin(&browser.check());
    let text = browser.js("return localStorage.getItem(arguments[0])", &[KEY.into()]);
    let (day, rest) = text.as_str().unwrap().split_once(' ').unwrap();
    let day: u32 = day.parse().unwrap();
    // Unseen: too old, from a far future, or no such text at all.
    for (text, offered) in [
        (format!("{} {rest}", day - 31), false),
        (format!("{} {rest}", day + 9), false),
        ("something else".to_owned(), false),
        (format!("{} {rest}", day - 29), true),
    ] {
        browser.js("localStorage.setItem(arguments[0], arguments[1])", &[KEY.into(), text.clone().into()]);
        browser.open(&host.url("/"));
        let found = card(&browser.check());
        assert_eq!(found.text.contains("Carry on where you stopped"), offered, "{text}");
        assert_eq!(stored(&browser), [0, usize::from(offered)], "{text}");
    }
    // Seen, and refused by the program.
    let damaged = format!("{day} {}!", &rest[..rest.len() - 1]);
    browser.js("localStorage.setItem(arguments[0], arguments[1])", &[KEY.into(), damaged.into()]);
    browser.open(&host.url("/"));
    let check = browser.check();
    card(&check);
    check.click(ON, 0);
    check.until("the words for it", |screen| screen.text.contains("do not fit this version"));
    assert_eq!(browser.heard("error")["code"], "kept");
    assert_eq!(stored(&browser), [0, 0]);
    assert_eq!(play_from(&check).part, "result");
}

#[track_caller]
fn play_from(check: &Check<'_>) -> Screen {
    check.start(0);
    play(check, By::Mouse, first)
}

/// Storage that throws, is missing, or is full: the check works, and says that it cannot remember.
#[test]
fn storage_that_fails_is_said_and_the_check_works() {
    let get = |body: &str| format!("Object.defineProperty(window, 'localStorage', {{ get() {{ {body} }} }})");
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    for (name, script, at_once) in [
        ("throws", get("throw new DOMException('no', 'SecurityError')"), true),
        ("null", get("return null"), true),
        ("full", full.to_owned(), false),
    ] {
        let host = page_with("keep=device", &script);
        let browser = Browser::new();
        browser.open(&host.url("/"));
        let check = browser.check();
        let words = "cannot keep your answers";
        assert_eq!(card(&check).text.contains(words), at_once, "{name}");
        assert!(begin(&check).text.contains(words), "{name}");
        assert_eq!(play(&check, By::Mouse, first).part, "result", "{name}");
        check.click(".asc > [part=restart]", 0);
        card(&check);
        assert!(!browser.events().iter().any(|(event, _)| event == "error"), "{name}");
        assert_eq!(browser.console_errors(), [""; 0], "{name}");
    }
}

/// Not even a look at the storage, and not the file that would look.
#[test]
fn with_none_nothing_is_read_or_written() {
    for attributes in ["", "keep=none share=none"] {
        let spy = "window.touched = []; for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { touched.push(name) } })";
        let host = page_with(attributes, spy);
        let browser = Browser::new();
        browser.open(&host.url("/"));
        let check = browser.check();
        play_from(&check);
        check.js("arguments[1].restart()");
        card(&check);
        assert_eq!(browser.js("return touched", &[]), json!([]));
        let asked = host.asked_by_now(&browser);
        assert!(!asked.iter().any(|asked| asked.path.contains("keep")), "{asked:?}");
        assert_eq!(browser.heard("complete"), Value::Null);
    }
}

#[test]
fn the_page_is_told_what_was_announced_and_no_more() {
    for (value, words, fields) in [
        (
            "stage",
            "this page will be told where you stand, from 1 to 5",
            &["form", "length", "pack", "stage", "version"][..],
        ),
        (
            "bands",
            "your confidence and your judgement",
            &["confidence", "form", "judgement", "lean", "length", "pack", "stage", "version"][..],
        ),
    ] {
        let host = page(&format!("share={value}"));
        let browser = Browser::new();
        browser.open(&host.url("/"));
        let check = browser.check();
        assert!(card(&check).text.contains(words), "{value}");
        play_from(&check);
        let told = browser.heard("complete");
        let mut found: Vec<&String> = told.as_object().unwrap().keys().collect();
        found.sort();
        assert_eq!(found, fields, "{told}");
        assert_eq!(
            (&told["form"], &told["length"], &told["pack"], &told["version"]),
            (&json!("a"), &json!("quick"), &json!("from-fear-to-fearless"), &json!(1))
        );
        for name in ["stage", "confidence", "judgement"].into_iter().filter(|name| told.get(*name).is_some())
        {
            assert!((1..=5).contains(&told[name].as_u64().unwrap()), "{told}");
        }
        // Once a run, whatever is changed after it.
        check.go(".buttons [part=back]", 0);
        play(&check, By::Mouse, first);
        let times = browser.events().iter().filter(|(name, _)| name == "complete").count();
        assert_eq!((times, stored(&browser)), (1, [0, 0]));
    }
}

#[test]
fn who_answers_nothing_is_told_nothing_about() {
    let host = page("share=bands");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    play(&check, By::Mouse, |_| crate::support::Act::Next);
    let told = browser.heard("complete");
    for name in ["stage", "confidence", "judgement", "lean"] {
        assert_eq!(told[name], Value::Null, "{told}");
    }
}

/// The next person presses Back: no answer is on the screen. Real back navigation, and the event by itself, for an
/// engine that keeps no page.
#[test]
fn the_back_button_shows_no_answer_and_asks() {
    for (real, at_result) in [(true, false), (false, false), (false, true)] {
        let host = page("");
        host.page("/away", "<h1>Away</h1>");
        host.header("Cache-Control", "no-cache");
        let browser = Browser::new();
        browser.open(&host.url("/"));
        let check = browser.check();
        let before = begin(&check);
        let before = if at_result { play(&check, By::Mouse, first) } else { before };
        if real {
            browser.js(
                "window.same = 1; addEventListener('pageshow', (event) => window.shown = event.persisted)",
                &[],
            );
            browser.js("location.href = '/away'", &[]);
            wait("the other page", || (browser.js("return location.pathname", &[]) == "/away").then_some(()));
            browser.js("history.back()", &[]);
            wait("the page", || (browser.js("return location.pathname", &[]) == "/").then_some(()));
            // What the engine did: the same page brought back, or a fresh one, which has a fresh card.
            let check = browser.check();
            if browser.js("return window.shown === true && window.same === 1", &[]) != json!(true) {
                eprintln!("the engine did not bring the page back from its cache");
                assert!(card(&check).text.contains("Start the check"));
                continue;
            }
            eprintln!("the engine brought the page back from its cache");
            asks(&check, &before);
        } else {
            let event = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
            browser.js(event, &[]);
            asks(&check, &before);
            browser.js(event, &[]);
            let found = check.until("the question", |screen| screen.heading == "Carry on, or start afresh?");
            assert_eq!(found.options, []);
            check
                .js("const home = arguments[1].parentNode; arguments[1].remove(); home.append(arguments[1])");
            assert_eq!(check.screen().options, [], "a move shows nothing either");
            let away = "const [element] = arguments;
                const home = element.parentNode;
                element.remove();
                await new Promise((done) => setTimeout(done));
                home.append(element);
                return null";
            browser.js_async(away, std::slice::from_ref(&check.host));
            let found = check.until("the question", |screen| screen.heading == "Carry on, or start afresh?");
            assert_eq!(found.options, [], "nor does a return");
            check.click(AFRESH, 0);
            card(&check);
            assert_eq!(check.start(0).chosen(0), [0; 0], "and all is forgotten");
        }
        assert_eq!(browser.console_errors(), [""; 0]);
    }
}

/// The question is on the screen and no answer, and carrying on leads back.
#[track_caller]
fn asks(check: &Check<'_>, before: &Screen) {
    let found = check.until("the question", |screen| screen.heading == "Carry on, or start afresh?");
    assert_eq!((&found.options, &found.headings, found.part.as_str()), (&vec![], &vec![], ""));
    let after = check.go(ON, 0);
    assert_eq!((after.key(), &after.headings), (before.key(), &before.headings));
}

#[test]
fn a_card_in_another_language_says_the_same() {
    let host = page("lang=cy keep=device share=stage");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let found = card(&browser.check());
    assert!(found.text.contains("Anghofio fy atebion") && found.text.contains("o 1 i 5"), "{found:#?}");
}
