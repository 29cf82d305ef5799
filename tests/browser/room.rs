//! The facilitator's page: a session from one tab, with no server, no account and no network.

use ai_self_check::model::form::Length;
use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::people::Chance;
use ai_self_check::workshop::result_code::{
    Axes, Content, FormLetter, Gaps, PackTag, Role, WorrySet, encode, issue,
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::{Browser, Engine, Host, Room, only_in, wait};

/// Somebody of a room; different numbers are different people. In a room of 30 there are about 20 kinds of bands.
fn person(number: u64, form: FormLetter, word: &str) -> Content {
    let mut chance = Chance(number + 1);
    Content {
        axes: Axes::Room([Stage::ALL[1 + chance.below(4)], Stage::ALL[chance.below(5)]]),
        tag: PackTag::new("from-fear-to-fearless", 1, word),
        form,
        length: Length::Standard,
        lean: [Lean::Balanced, Lean::Over, Lean::Under][chance.below(3)],
        worries: WorrySet::new([chance.below(14) as u8, chance.below(4) as u8]),
        role: Role::new(chance.below(3) as u8),
        gaps: Gaps::from_bits(chance.below(16) as u8),
        nonce: number as u8,
    }
}

pub(crate) fn code_of(number: u64, form: FormLetter, word: &str) -> String {
    issue(&person(number, form, word)).to_string()
}

fn code(number: u64) -> String {
    code_of(number, FormLetter::A, "")
}

/// A chat in which these people post their codes.
pub(crate) fn chat(people: std::ops::Range<u64>, form: FormLetter, word: &str) -> String {
    let line =
        |number| format!("10:{:02} somebody: my code is {} :-)\n", number % 60, code_of(number, form, word));
    people.map(line).collect()
}

fn page() -> (Host, Browser) {
    (Host::new(""), Browser::new())
}

/// Counts in the round as the page tells them.
pub(crate) fn before(room: &Room<'_>) -> String {
    room.text().lines().find(|line| line.starts_with("Before")).unwrap_or_default().to_owned()
}

#[test]
fn codes_are_typed_pasted_and_read_from_files() {
    let (host, browser) = page();
    let room = Room::open(&browser, &host);
    room.go("Collect codes");
    assert_eq!(browser.js("return document.activeElement.id", &[]), json!("heading"));

    room.type_into("code", &code(0).to_lowercase());
    browser.press(Key::Enter);
    room.until("the first code", || before(&room) == "Before: 1. After: 0.");
    assert_eq!(room.status(), "Counted. Before: 1.");
    assert_eq!(
        browser.js("return [document.activeElement.id, document.activeElement.value]", &[]),
        json!(["code", ""])
    );
    room.type_into("code", "ABCD");
    browser.press(Key::Enter);
    room.until("a refusal", || room.status() == "A code has 12 letters and digits. Found: 4.");

    room.click("Paste or open a file");
    room.until("the box", || room.count("#paste") == 1);
    room.paste(&format!("{}\nGZ1T-ZEW8-EQ7B\n<b>=1+1</b>", chat(0..9, FormLetter::A, "")));
    room.until("nine", || before(&room) == "Before: 9. After: 0.");
    assert_eq!(
        room.status(),
        "New codes: 8. Counted already: 1. Not counted: 1 (a slip in the code). The rest of the text was thrown away."
    );
    assert_eq!(browser.js("return document.querySelector('#paste').value", &[]), json!(""));

    // A file of bytes that are no text, a long one in UTF-16, a cohort file cut in half.
    choose_file(&browser, "bytes.bin", "new Uint8Array(300000).map((_, at) => at * 31 % 256)", &Value::Null);
    room.until("no code", || room.status() == "No code was found in it. The text was thrown away.");
    let wide = "new Uint8Array([255, 254, ...new Uint8Array(Uint16Array.from(text, (one) => one.charCodeAt(0)).buffer)])";
    choose_file(&browser, "chat.txt", wide, &chat(0..12, FormLetter::A, "").into());
    room.until("twelve", || before(&room) == "Before: 12. After: 0.");
    let cut = r#"{"format": "ai-self-check-cohort", "version": 1, "tag": 58, "rounds": {"before": {"peo"#;
    choose_file(&browser, "cohort.json", "text", &cut.into());
    room.until("the cut file", || room.status().contains("it was cut off"));
    assert_eq!(before(&room), "Before: 12. After: 0.", "nothing is lost");

    room.click("Correct something");
    room.type_into("remove", &code(3));
    browser.press(Key::Enter);
    room.until("removed", || room.status() == "Taken out of the round: Before.");
    room.click("Undo the last removal");
    room.until("undone", || before(&room) == "Before: 12. After: 0.");
    assert_eq!(browser.console_errors(), [""; 0]);
}

/// Puts a file into the file field. `bytes` is a script over `text`.
pub(crate) fn choose_file(browser: &Browser, name: &str, bytes: &str, text: &Value) {
    let script = format!(
        "const text = arguments[0]; const data = new DataTransfer();
        data.items.add(new File([{bytes}], {name:?}));
        const field = document.querySelector('#file'); field.files = data.files;
        field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    browser.js(&script, std::slice::from_ref(text));
}

#[test]
fn a_session_by_keys_alone_with_the_map() {
    let (host, browser) = page();
    let room = Room::open(&browser, &host);
    room.go("Collect codes");
    room.click("Paste or open a file");
    room.until("the box", || room.count("#paste") == 1);
    room.paste(&chat(0..30, FormLetter::A, ""));
    room.until("thirty", || before(&room) == "Before: 30. After: 0.");
    room.go("Present");
    let feeling = "When you think of AI at work, what do you feel most?";
    room.slide(feeling);
    for key in ['b', ' ', '.', ' '] {
        let was = room.count(".blank");
        browser.press(key);
        room.until("blank or not", || room.count(".blank") != was);
    }
    assert_eq!(room.heading(), feeling, "a blank screen comes back before it goes on");
    browser.press('?');
    room.until("help", || room.count(".help") == 1);
    browser.press(Key::Escape);
    room.until("no help", || room.count(".help") == 0);
    browser.press('t');
    room.until("no clock", || room.count(".clock") == 0);
    browser.press('t');

    room.slide("Take the check");
    assert!(
        room.text().contains("Codes so far: 30")
            && room.count("svg.qr path") == 1
            && room.count("svg.map") == 0
    );
    room.slide("The map of the room");
    assert_eq!(room.count("svg.map"), 1);
    assert!(room.text().contains("People in the map: 30."));
    assert_eq!(browser.js("return document.activeElement.id", &[]), json!("heading"));
    // Every number of the picture is in the table too.
    let sums = "const sum = (all) => [...all].reduce((sum, one) => sum + Number(one.textContent), 0);
        return [sum(document.querySelectorAll('svg.map .people')), sum(document.querySelectorAll('table td'))]";
    assert_eq!(browser.js(sums, &[]), json!([30, 30]));
    room.slide("What worries people here");
    browser.press(Key::PageUp);
    room.until("back", || room.heading() == "How trust leans");
    while room.count(".hands") == 0
        || room.count(".why") > 0
        || !room.text().contains("A task to sort") && room.heading() == feeling
    {
        let key = room.key();
        browser.press(Key::Right);
        room.until("on", || room.key() != key);
        if room.count("#hand-2") == 1 && room.heading() != feeling {
            break;
        }
    }
    room.type_into("hand-0", "7");
    browser.press('b');
    room.until("hands", || room.text().contains("Hands in all: "));
    assert_eq!(room.count(".blank"), 0, "no key while a number is typed");
    browser.js("document.querySelector('#heading').focus()", &[]);
    assert_eq!(room.count(".why"), 0);
    browser.press('r');
    room.until("reasons", || room.count(".why") == 3 && room.count(".mark") >= 1);
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn paper_and_a_device_that_goes_round() {
    let (host, browser) = page();
    let room = Room::open(&browser, &host);
    room.go("Collect codes");
    room.click("From paper");
    room.until("the sheet", || room.count("[name=paper-c]") == 5);
    room.click("Count this sheet");
    room.until("what lacks", || room.status().starts_with("Choose a stage"));
    for people in 1..=2 {
        for name in ["paper-c", "paper-j", "paper-lean"] {
            browser.js("document.querySelectorAll(`[name=${arguments[0]}]`)[2].click()", &[name.into()]);
        }
        room.click("Count this sheet");
        room.until("counted", || before(&room) == format!("Before: {people}. After: 0."));
    }
    room.until("everything", || room.loaded());
    // By a script: drivers differ in what Enter does.
    let strips = "AQ EAEAEE AB AAAA AA\nBQ2+ EAEAEE\nBQ EAEAEE AB AAAA AA";
    browser.js("document.querySelector('#lines').value = arguments[0]", &[strips.into()]);
    room.click("Count these lines");
    room.until("both good lines", || before(&room) == "Before: 3. After: 1.");
    assert!(room.status().contains("Line 1: Groups behind the first one: found 1"), "{}", room.status());
    let left = browser.js("return document.querySelector('#lines').value", &[]);
    assert_eq!(left, json!("BQ2+ EAEAEE"), "the line with a mistake stays");
    room.click("Pass this device round");
    let frame = || {
        browser.js(
            "const frame = document.querySelector('iframe.check'); return frame && frame.getAttribute('src')",
            &[],
        )
    };
    room.until("the check", || frame() == json!("embed.html#length=standard&form=a"));
    browser.js("document.querySelector('iframe.check').used = true", &[]);
    room.click("Next person");
    room.until("a fresh check", || {
        browser.js("const frame = document.querySelector('iframe.check'); return !!frame && !frame.used", &[])
            == json!(true)
    });
}

/// A crash loses nothing; two tabs never overwrite each other; one button wipes.
#[test]
fn a_kept_session_survives_and_two_tabs_do_not_mix() {
    let (host, browser) = page();
    let room = Room::open(&browser, &host);
    room.choose("Keep this session on this device");
    room.go("Collect codes");
    room.click("Paste or open a file");
    room.until("the box", || room.count("#paste") == 1);
    room.paste(&chat(0..10, FormLetter::A, ""));
    room.until("ten", || before(&room) == "Before: 10. After: 0.");
    wait_kept(&browser, 10);

    // Another tab is told, and keeps nothing.
    let first = browser.send("GET", "window", None);
    let second = browser.send("POST", "window/new", Some(json!({ "type": "tab" })))["handle"].clone();
    browser.send("POST", "window", Some(json!({ "handle": second })));
    let other = Room::open(&browser, &host);
    other.until("the other tab is told of", || other.text().contains("Another tab keeps a session"));
    other.go("Collect codes");
    other.type_into("code", &code(50));
    browser.press(Key::Enter);
    other.until("counted there", || before(&other) == "Before: 1. After: 0.");
    wait_kept(&browser, 10);
    browser.send("DELETE", "window", None);
    browser.send("POST", "window", Some(json!({ "handle": first })));

    // The page is gone without a word, as in a crash.
    let room = Room::open(&browser, &host);
    room.until("an offer", || room.text().contains("Codes in it: 10."));
    room.click("Go on with it");
    room.until("restored", || room.status() == "The kept session is back.");
    room.go("Collect codes");
    assert_eq!(before(&room), "Before: 10. After: 0.");
    room.go("Print and save");
    room.click("Wipe the session");
    room.click("Yes, forget everything");
    room.until("wiped", || room.text().contains("Everything that was collected is forgotten"));
    wait_kept(&browser, 0);
}

/// Waits until so many codes are kept on the device; 0: nothing is.
fn wait_kept(browser: &Browser, codes: u64) {
    let script = "const found = await new Promise((resolve, reject) => {
            const opening = indexedDB.open('ai-self-check-room', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const base = opening.result;
              const get = base.transaction('kept').objectStore('kept').get('session');
              get.onsuccess = () => { base.close(); resolve(get.result ? get.result.codes : 0); };
            };
        }); return found";
    wait("what is kept", || (browser.js_async(script, &[]) == json!(codes)).then_some(()));
}

/// A hundred thousand codes at once: read, checked and shown, with the page answering.
#[test]
fn a_hundred_thousand_codes_at_once() {
    if !only_in(&[Engine::Chromium, Engine::WebKit], "a paste that a script makes is empty in Firefox") {
        return;
    }
    let (host, browser) = page();
    let room = Room::open(&browser, &host);
    room.go("Collect codes");
    room.click("Paste or open a file");
    room.until("the box", || room.count("#paste") == 1);
    let mut chance = Chance(7);
    let text: String = (0..100_000)
        .map(|number: u64| {
            let who = Content {
                worries: WorrySet::from_index(chance.below(988) as u16),
                gaps: Gaps::from_bits(chance.below(16) as u8),
                nonce: chance.below(256) as u8,
                ..person(number, FormLetter::A, "")
            };
            encode(&who).to_string() + "\n"
        })
        .collect();
    browser.js("window.pasted = arguments[0]", &[text.into()]);
    let script = "
        const data = new DataTransfer();
        data.setData('text/plain', window.pasted);
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
        let longest = 0, last = performance.now();
        const begun = last;
        const channel = new MessageChannel();
        let over = false;
        channel.port1.onmessage = () => {
          const now = performance.now(); longest = Math.max(longest, now - last); last = now;
          if (!over) channel.port2.postMessage(0);
        };
        channel.port2.postMessage(0);
        document.querySelector('#paste').dispatchEvent(event);
        while (!document.querySelector('#status').textContent.startsWith('New codes')) await new Promise((next) => setTimeout(next, 1));
        const took = performance.now() - begun;
        over = true;
        return [took, longest, document.querySelector('#status').textContent]";
    // The time of the page's own thread: what other programs take of the machine does not count.
    let cpu = || {
        if browser.engine != Engine::Chromium {
            return 0.0;
        }
        browser.cdp("Performance.enable", json!({}));
        let metrics = browser.cdp("Performance.getMetrics", json!({}));
        let found =
            metrics["metrics"].as_array().unwrap().iter().find(|metric| metric["name"] == "ThreadTime");
        found.and_then(|metric| metric["value"].as_f64()).unwrap_or_default()
    };
    let idle = cpu();
    let found = browser.js_async(script, &[]);
    println!("time of the page's thread: {:.2} s", cpu() - idle);
    println!("100,000 codes: {} ms, the page silent for at most {} ms: {}", found[0], found[1], found[2]);
    let shown = before(&room);
    println!("{shown}");
    // What is promised is 1000 and 100; a loaded machine gets five times as much.
    assert!(found[0].as_f64().unwrap() < 5_000.0 && found[1].as_f64().unwrap() < 500.0, "{found}");
}
