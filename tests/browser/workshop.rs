//! A whole workshop on the facilitator's page: thirty people who are not there, from the join address to the printed
//! report, while the server sees nothing; and every screen through axe-core, in a narrow window, and as a picture.

use ai_self_check::workshop::result_code::FormLetter;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::room::{before, chat, code_of};
use crate::support::{Browser, Engine, Host, Room, only_in};

/// Opens the page and waits until it can do without the network.
fn open<'a>(browser: &'a Browser, host: &Host) -> Room<'a> {
    let room = Room::open(browser, host);
    room.offline_ready();
    room.until("all words", || room.loaded());
    room
}

#[test]
fn thirty_people_and_not_one_request() {
    let (host, browser) = (Host::new(""), Browser::new());
    let room = open(&browser, &host);
    host.forget();

    room.type_into("word", "Oak 7");
    room.until("the word", || room.text().contains("embed.html#length=standard&form=a&room=oak7"));
    room.click("Begin the session");
    room.slide("Take the check");
    assert!(room.text().contains("embed.html#length=standard&form=a&room=oak7"));

    browser.press('c');
    room.until("collecting", || room.heading() == "Collect codes");
    for number in 0..3 {
        room.type_into("code", &code_of(number, FormLetter::A, "oak7"));
        browser.press(Key::Enter);
        room.until("typed", || before(&room) == format!("Before: {}. After: 0.", number + 1));
    }
    room.click("Paste or open a file");
    room.until("the box", || room.count("#paste") == 1);
    // Somebody is of another room, somebody posts twice, somebody slips.
    let [all, twice, elsewhere] = [(0..26, "oak7"), (20..22, "oak7"), (0..2, "")]
        .map(|(people, word)| chat(people, FormLetter::A, word));
    let all = [all, twice, elsewhere].concat();
    room.paste(&all);
    room.until("the chat", || before(&room) == "Before: 26. After: 0.");
    assert!(room.status().contains("Not counted: 2 (of another room or check)."), "{}", room.status());
    room.click("From paper");
    room.until("the sheet", || room.count("[name=paper-c]") == 5);
    for people in 27..=30 {
        for name in ["paper-c", "paper-j", "paper-lean"] {
            browser.js("document.querySelectorAll(`[name=${arguments[0]}]`)[1].click()", &[name.into()]);
        }
        room.click("Count this sheet");
        room.until("paper", || before(&room) == format!("Before: {people}. After: 0."));
    }

    room.go("Present");
    room.slide("The map of the room");
    assert!(room.text().contains("People in the map: 30."), "{}", room.text());
    room.click("Close the round: Before");
    room.until("closed", || room.status().starts_with("Closed."));
    room.slide("Looking again");
    browser.press(Key::PageDown);
    room.until("the second address", || room.text().contains("#length=quick&form=b&room=oak7"));
    room.go("Collect codes");
    room.click("Paste or open a file");
    room.until("the box", || room.count("#paste") == 1);
    room.paste(&chat(0..29, FormLetter::B, "oak7"));
    room.until("the second round", || room.text().contains("Before, closed: 30. After: 29."));
    room.go("Present");
    room.slide("Before and after");
    assert_eq!(room.count("svg.map"), 2);
    assert!(room.text().contains("Confidence alone is not success"));
    room.slide("If you want to talk to someone");

    room.go("Print and save");
    room.click("Group report for leaders");
    room.until("the report", || room.heading() == "Group report for leaders");
    browser.enter("#page");
    room.until("its words", || room.text().len() > 400);
    let report = room.text();
    assert!(report.contains("30") && !report.contains("undefined"), "{report}");
    browser.leave();

    let asked: Vec<String> = host.asked_by_now(&browser).into_iter().map(|asked| asked.path).collect();
    assert_eq!(asked, [""; 0], "requests after loading");
    assert_eq!(browser.console_errors(), [""; 0]);
}

/// With the network unplugged, the page opens again and works.
#[test]
fn the_page_opens_without_a_network() {
    if !only_in(&[Engine::Chromium], "the other drivers cannot unplug the network under a worker") {
        return;
    }
    let (host, browser) = (Host::new(""), Browser::new());
    let room = Room::open(&browser, &host);
    room.offline_ready();
    let url = host.url("/facilitator.html#lang=en");
    drop(host);
    let room = Room::open_at(&browser, &url);
    room.until("all words", || room.loaded());
    room.go("Collect codes");
    room.type_into("code", &code_of(1, FormLetter::A, ""));
    browser.press(Key::Enter);
    room.until("counted", || before(&room) == "Before: 1. After: 0.");
    room.click("Cymraeg");
    room.until("Welsh", || room.heading() == "Casglu codau");
    room.click("Pasio'r ddyfais");
    browser.enter("iframe.check");
    room.until("the check in the frame", || {
        browser.js("return !!document.querySelector('ai-self-check:defined')", &[]) == json!(true)
    });
    browser.leave();
}

/// The notes in a second window follow, and its keys lead.
#[test]
fn notes_stand_in_a_second_window() {
    let (host, browser) = (Host::new(""), Browser::new());
    let room = open(&browser, &host);
    room.click("Begin the session");
    room.until("the slides", || room.heading() == "Welcome");
    let main = browser.send("GET", "window", None);
    room.click("Notes in a second window");
    let window = || {
        let all = browser.send("GET", "window/handles", None);
        all.as_array().unwrap().iter().find(|handle| **handle != main).cloned()
    };
    room.until("a window, or the notes here", || window().is_some() || room.count(".notes") == 1);
    let Some(second) = window() else { return };
    browser.send("POST", "window", Some(json!({ "handle": second })));
    let notes = Room { browser: &browser };
    notes.until("the notes", || notes.text().contains("To say") && notes.text().contains("Welcome"));
    assert_eq!(notes.count("script[src*=facilitator]"), 1);
    for _ in 0..3 {
        browser.js("dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown' }))", &[]);
    }
    notes.until("the next step", || !notes.text().contains("Welcome\n"));
    browser.send("DELETE", "window", None);
    browser.send("POST", "window", Some(json!({ "handle": main })));
    room.until("the slides followed", || room.heading() != "Welcome");
}

/// Shows a visitor every screen.
fn tour(room: &Room<'_>, mut visit: impl FnMut(&str)) {
    visit("setup");
    room.go("Collect codes");
    visit("collect-type");
    room.click("Paste or open a file");
    room.until("the box", || room.count("#paste") == 1);
    room.paste(&[chat(0..40, FormLetter::A, ""), chat(0..30, FormLetter::B, "")].concat());
    room.until("all", || before(room) == "Before: 40. After: 30.");
    visit("collect-paste");
    room.click("Camera");
    room.until("the camera", || room.count("video") == 1);
    visit("collect-camera");
    room.click("Pass this device round");
    room.until("the frame", || room.count("iframe.check") == 1);
    visit("collect-device");
    room.click("From paper");
    room.until("the sheet", || room.count("[name=paper-c]") == 5);
    room.click("Only if the person ticked it");
    room.click("Correct something");
    visit("collect-paper");
    room.go("Print and save");
    room.click("Wipe the session");
    room.until("asked", || room.text().contains("Yes, forget everything"));
    visit("sheets");
    room.click("Group report for leaders");
    room.until("the report", || room.heading() == "Group report for leaders");
    visit("sheet");
    room.go("Present");
    for place in 0..60 {
        let heading: String = room.heading().chars().filter(char::is_ascii_alphanumeric).take(24).collect();
        if room.count(".hands") == 1 && room.heading() != "Looking back" {
            room.click("Reveal");
        }
        if place == 1 {
            room.browser.press('?');
            room.click("Notes here");
            room.until("help and notes", || room.count(".help") == 1 && room.count(".notes") == 1);
            visit("help-and-notes");
            room.click("Notes here");
            room.browser.press('?');
            room.until("no help", || room.count(".help") == 0);
        }
        room.browser.js("for (const one of document.querySelectorAll('details')) one.open = true", &[]);
        visit(&format!("slide-{place:02}-{heading}"));
        if room.heading() == "If you want to talk to someone" {
            break;
        }
        let key = room.key();
        room.browser.js("document.querySelector('#heading').focus()", &[]);
        room.browser.press(Key::PageDown);
        room.until("the next slide", || room.key() != key);
    }
    room.browser.press('b');
    room.until("blank", || room.count(".blank") == 1);
    visit("blank");
}

const AXE: &str = "
if (!window.axe) await new Promise((done, failed) => {
  const script = document.createElement('script');
  Object.assign(script, { src: '/axe.js', onload: done, onerror: failed });
  document.head.append(script);
});
const found = await axe.run(document, { resultTypes: ['violations', 'passes'], iframes: false });
return {
  passes: found.passes.map((rule) => rule.id),
  violations: found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.target.join(' ') + ': ' +
    node.any.concat(node.all, node.none).map((check) => check.message).join('; '))]),
};";

#[test]
fn axe_finds_nothing_on_any_screen_of_the_facilitator() {
    let (host, browser) = (Host::new(""), Browser::new());
    let room = Room::open(&browser, &host);
    room.until("all words", || room.loaded());
    let mut problems = Vec::new();
    let mut screens = 0;
    tour(&room, |name| {
        screens += 1;
        for (width, scheme) in [(320, "light"), (1280, "dark")] {
            browser.resize(width, 800);
            if browser.engine != Engine::WebKit {
                browser.colours(scheme, false);
            }
            let found = browser.js_async(AXE, &[]);
            let passes: Vec<&str> =
                found["passes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            assert!(passes.contains(&"button-name"), "{name}: axe looked at nothing: {passes:?}");
            for rule in found["violations"].as_array().unwrap() {
                problems.push(format!("{name}, {width}, {scheme}: {rule:#}"));
            }
            let wide = browser.js(
                "return [...document.querySelectorAll('body *')].filter((one) => !one.closest('svg, .heard, video, .table table')
                    && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.localName + '.' + one.className)",
                &[],
            );
            if wide != json!([]) {
                problems.push(format!("{name}, {width}: leaves the window: {wide}"));
            }
        }
        browser.resize(1280, 800);
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(screens > 30, "{screens}");
}

/// Pictures of every screen, kept with `ASC_SHOTS`.
#[test]
fn pictures_of_every_screen_of_the_facilitator() {
    if !only_in(&[Engine::Chromium], "pictures are looked at in one engine") {
        return;
    }
    let (host, browser) = (Host::new(""), Browser::new());
    let room = Room::open(&browser, &host);
    room.until("all words", || room.loaded());
    let sizes: &[(u32, u32, &str, bool)] = if std::env::var_os("ASC_SHOTS").is_some() {
        &[
            (1920, 1080, "light", false),
            (1280, 720, "dark", false),
            (320, 640, "light", false),
            (1280, 720, "dark", true),
        ]
    } else {
        &[(1280, 720, "light", false)]
    };
    let mut count = 0;
    tour(&room, |name| {
        for &(width, height, scheme, forced) in sizes {
            browser.colours(scheme, forced);
            browser.resize(width, height);
            room.shot(&format!("{width}{}/{count:02}-{name}", if forced { "-forced" } else { "" }));
        }
        count += 1;
        browser.colours("light", false);
        browser.resize(1280, 720);
    });
    assert!(count > 30);
}
