//! Sealed mode, from outside and from inside: what the page can see of a person, what a script inside could send,
//! and what passes between the two.

use std::net::UdpSocket;

use serde_json::{Value, json};

use crate::support::{Browser, By, CLOSED, Check, Engine, Host, first, only_in, play, wait};

const SCRIPT: &str = "<script async src=/ai-self-check.js></script>";

/// Every way out, tried by a script that the driver puts into the frame.
const WAYS_OUT: &str = include_str!("support/ways_out.js");

/// How many frames the check has.
pub(crate) const FRAMES: &str = "return arguments[0].querySelectorAll('iframe').length";

/// Keeps what is posted to this page, and the window that said hello.
pub(crate) const EARS: &str = "<script>window.told = [];
addEventListener('message', ({ data, source }) => {
  window.told.push(data);
  if (data['ai-self-check'] === 'hello') window.inner = source;
})</script>";

pub(crate) fn page(attributes: &str) -> String {
    format!("<ai-self-check sealed {attributes}><a href=/ai>AI</a></ai-self-check>{SCRIPT}")
}

/// Firefox's driver scrolls only the document that it is in: in a frame, what lies below the window cannot be clicked.
pub(crate) fn show_all(browser: &Browser) {
    if browser.engine == Engine::Firefox {
        browser.resize(1280, 9000);
    }
}

/// Goes into the frame of the page's check; the check there, with its start card.
#[track_caller]
pub(crate) fn inside(browser: &Browser) -> Check<'_> {
    show_all(browser);
    let outer = browser.check();
    let frame = outer.find("iframe", 0).to_json().unwrap();
    browser.enter_frame(&frame);
    let check = browser.check();
    check.until("the start card", |screen| screen.has_button("start"));
    check
}

fn sealed(browser: &Browser) -> bool {
    browser.js("return document.documentElement.hasAttribute('data-asc-sealed')", &[]) == json!(true)
}

#[test]
fn a_sealed_run_reaches_its_result_and_tells_only_counts() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new(&page("length=quick lang=en"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.heard("ready");
    let asked = host.asked_by_now(&browser);
    let check = inside(&browser);
    assert!(sealed(&browser), "before the first click");
    assert_eq!(browser.js("return self.origin", &[]), "null");
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).heading, "Your result");
    // The frame may print: the browser begins to, and there is no word that it cannot. Firefox without a window does not.
    if browser.engine == Engine::Chromium {
        browser.js("addEventListener('beforeprint', () => (window.printed = true))", &[]);
        check.click("[part=print]", 0);
        let printed = "return [window.printed === true, document.querySelectorAll('.say').length]";
        wait("the print", || (browser.js(printed, &[]) == json!([true, 0])).then_some(()));
    }
    assert_eq!(browser.console_errors(), [""; 0]);
    browser.leave();
    assert_eq!(browser.heard("complete"), Value::Null);
    let paths =
        |asked: Vec<crate::support::host::Asked>| asked.into_iter().map(|one| one.path).collect::<Vec<_>>();
    assert_eq!(paths(host.asked_by_now(&browser)), paths(asked), "nothing after ready");
    for (name, detail) in browser.events() {
        let counts =
            detail["answered"].is_u64() && detail["total"] == 13 && detail.as_object().unwrap().len() == 2;
        assert!(if name == "progress" { counts } else { detail.is_null() }, "{name}: {detail}");
    }
    let frame = "const frame = arguments[0].querySelector('iframe');
        return [frame.sandbox.value, frame.title, parseInt(frame.style.height) % 256, parseInt(frame.style.height) > 1000]";
    let expected =
        json!(["allow-scripts allow-modals", "From fear to fearless: your AI self-check", 0, true]);
    assert_eq!(browser.check().js(frame), expected);
}

#[test]
fn a_sealed_run_ends_without_the_network_and_in_welsh() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new(&page("length=quick lang=cy-GB job=manager"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.heard("ready");
    let frame = browser.check().find("iframe", 0).to_json().unwrap();
    let title = browser.check().js("return arguments[0].querySelector('iframe').title");
    assert!(title.as_str().unwrap().starts_with("O ofn"), "{title}");
    show_all(&browser);
    drop(host);
    browser.enter_frame(&frame);
    let check = browser.check();
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).heading, "Eich canlyniad");
}

/// Listens for all that a person does, on the way down, at the very top.
const WATCH: &str = "<script>
window.seen = [];
for (const name of ['click', 'mousedown', 'mouseup', 'mousemove', 'pointerdown', 'pointerup', 'pointermove', 'pointerover',
  'keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'focusin', 'focusout', 'selectionchange', 'touchstart', 'wheel', 'copy'])
  addEventListener(name, (event) => window.seen.push([name, event.composedPath().map((one) => one.localName || '').join()]), true);
</script>";

#[test]
fn the_page_around_sees_no_click_key_or_pointer() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let browser = Browser::new();
    // A check in the page itself, to prove that the ears work; then a sealed one.
    for attributes in ["", "sealed"] {
        let host =
            Host::new(&format!("{WATCH}<ai-self-check length=quick {attributes}></ai-self-check>{SCRIPT}"));
        browser.open(&host.url("/"));
        browser.heard("ready");
        let check = if attributes.is_empty() { browser.check() } else { inside(&browser) };
        check.start(0);
        let start = "const seen = window.seen.splice(0); return seen.length";
        browser.leave();
        browser.js(start, &[]);
        if attributes == "sealed" {
            let frame = browser.check().find("iframe", 0).to_json().unwrap();
            browser.enter_frame(&frame);
        }
        let check = browser.check();
        check.choose(0, 1);
        browser.press('3');
        browser.press(thirtyfour::Key::Down);
        check.go(".buttons [part=next]", 0);
        browser.leave();
        let seen = browser.js("return window.seen", &[]);
        let seen = seen.as_array().unwrap();
        if attributes.is_empty() {
            for name in ["click", "keydown", "pointerdown", "input"] {
                assert!(seen.iter().any(|one| one[0] == name), "the page hears {name}: {seen:?}");
            }
        } else {
            assert!(seen.is_empty(), "{seen:?}");
        }
        assert_eq!(
            browser.js("return [document.title, location.hash, document.activeElement.localName]", &[])[0],
            "Host"
        );
    }
}

/// The names of what has come to the server, and whether a datagram has.
fn leaks(server: &Host, browser: &Browser, calls: &UdpSocket) -> Vec<String> {
    let mut names: Vec<String> = server
        .asked_by_now(browser)
        .iter()
        .filter_map(|one| one.path.split_once("/leak-").map(|(_, name)| name.to_owned()))
        .collect();
    names.sort();
    names.dedup();
    if calls.recv_from(&mut [0; 1500]).is_ok() {
        names.push("call".to_owned());
    }
    names
}

fn listener() -> UdpSocket {
    let calls = UdpSocket::bind("127.0.0.1:0").unwrap();
    calls.set_nonblocking(true).unwrap();
    calls
}

/// What an ordinary page can do in this browser: without it, the test below would prove nothing. Films are not
/// among it, because some browsers put them off in a window that lies behind another.
const OPEN: [&str; 27] = [
    "fetch",
    "keepalive",
    "xhr",
    "beacon",
    "socket",
    "events",
    "image",
    "picture",
    "sheet",
    "style",
    "background",
    "constructed",
    "font",
    "prefetch",
    "preload",
    "script",
    "module",
    "worker",
    "blobworker",
    "shared",
    "frame",
    "srcdoc",
    "blank",
    "object",
    "embed",
    "form",
    "call",
];

#[test]
fn no_way_out_of_the_sealed_frame_reaches_a_server() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let browser = Browser::new();
    let host = Host::new("<p>An ordinary page</p>");
    let calls = listener();
    let arguments = [json!(host.url("").trim_end_matches('/')), json!(calls.local_addr().unwrap().port())];

    // The same script in an ordinary page, to know which ways it can show.
    browser.open(&host.url("/"));
    browser.js_async(WAYS_OUT, &arguments);
    let mut open = Vec::new();
    // Firefox under its driver fetches nothing beforehand, and calls nobody without a network.
    let can = |name: &str| browser.engine == Engine::Chromium || !["prefetch", "call"].contains(&name);
    for name in OPEN.into_iter().filter(|name| can(name)) {
        wait(&format!("an ordinary page can {name}"), || {
            open.extend(leaks(&host, &browser, &calls));
            open.iter().any(|found| found == name).then_some(())
        });
    }

    // A window of its own: the first one now lies behind those that the script has opened.
    let browser = Browser::new();
    let host = Host::new(&page("length=quick"));
    let calls = listener();
    let arguments = [json!(host.url("").trim_end_matches('/')), json!(calls.local_addr().unwrap().port())];
    browser.open(&host.url("/"));
    browser.heard("ready");
    let check = inside(&browser);
    check.start(0);
    let tried = browser.js_async(WAYS_OUT, &arguments);
    assert!(tried.as_array().unwrap().len() > 35, "{tried}");
    // It still is the same page, and the run goes on.
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    browser.leave();
    let none: [&str; 0] = [];
    assert_eq!(leaks(&host, &browser, &calls), none);
}

#[test]
fn what_the_browser_does_not_stop_is_said_on_the_card() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new(&format!("{EARS}{}", page("length=quick")));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.heard("ready");
    let check = inside(&browser);
    let panel = check.js("return arguments[0].querySelector('[part=leaves]').textContent");
    let panel = panel.as_str().unwrap();
    for words in ["opening another page in its place", "sending the page a message", "flight mode"] {
        assert!(panel.contains(words), "{panel}");
    }
    browser.js("parent.postMessage('out', '*')", &[]);
    browser.js("setTimeout(() => (location.href = arguments[0]), 0)", &[json!(host.url("/leak-navigation"))]);
    browser.leave();
    wait("the request", || host.asked().iter().any(|one| one.path == "/leak-navigation").then_some(()));
    // The frame is gone, and the page is told.
    assert_eq!(browser.heard("error")["code"], "crash");
    browser.check().until("the message", |screen| !screen.alert.is_empty());
    assert!(browser.js("return window.told", &[]).as_array().unwrap().contains(&json!("out")));
}

#[test]
fn the_panel_says_what_holds_where_the_check_stands() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new("");
    let browser = Browser::new();
    let claim = "page around this check cannot see your answers";
    for (attributes, script, holds) in [
        ("", "ai-self-check.js", false),
        // A page can write what it likes into its markup; the claim does not follow.
        ("data-asc-sealed data-sealed", "ai-self-check.single.js", false),
        ("sealed", "ai-self-check.js", true),
    ] {
        host.whole_page("/", &format!(
            "<!doctype html><html {}><script src=/events.js></script><ai-self-check {attributes}></ai-self-check><script async src=/{script}></script>",
            if attributes == "sealed" { "" } else { attributes }
        ));
        browser.open(&host.url("/"));
        browser.heard("ready");
        let check = if holds { inside(&browser) } else { browser.check() };
        let text = check.screen().text;
        assert_eq!(text.contains(claim), holds, "{attributes}: {text}");
        assert_eq!(text.contains("a script of the page could watch"), !holds, "{attributes}: {text}");
        assert_eq!(browser.console_errors(), [""; 0], "{attributes}");
        browser.leave();
    }
}

#[test]
fn a_page_that_forbids_frames_gets_a_calm_word() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new(&page(""));
    host.header("Content-Security-Policy", "frame-src 'none'");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let detail = browser.heard("error");
    assert_eq!(detail["code"], "load");
    assert!(detail["message"].as_str().unwrap().contains("frame-src"), "{detail}");
    let screen = check.until("the message", |screen| !screen.alert.is_empty());
    assert!(screen.has_button("restart") && !screen.has_button("start"), "{screen:#?}");
    assert_eq!(
        browser.js("return document.querySelector('ai-self-check a').getClientRects().length", &[]),
        1
    );
}

#[test]
fn a_missing_file_of_the_frame_gets_a_calm_word_and_another_try() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new(&page("length=quick"));
    let browser = Browser::new();
    for file in ["ai-self-check.sealed.js", "ai-self-check.single.js"] {
        host.lose(file);
        browser.open(&host.url("/"));
        let check = browser.check();
        check.until("the message", |screen| !screen.alert.is_empty());
        assert_eq!(browser.heard("error")["code"], "load", "{file}");
        host.find_again();
        check.click("[part=restart]", 0);
        browser.heard("ready");
        inside(&browser);
        browser.leave();
    }
}

#[test]
fn what_a_sealed_frame_cannot_have_is_refused_by_name() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new("");
    let browser = Browser::new();
    for (attributes, code, starts) in [
        ("keep=device", "unsupported", true),
        ("share=stage", "unsupported", true),
        ("length=long", "attribute", true),
        ("pack=/packs/example.json", "unsupported", false),
    ] {
        host.page("/", &page(attributes));
        browser.open(&host.url("/"));
        let detail = browser.heard("error");
        assert_eq!(detail["code"], code, "{attributes}: {detail}");
        let name = attributes.split('=').next().unwrap();
        assert!(detail["message"].as_str().unwrap().contains(name), "{detail}");
        if starts {
            browser.heard("ready");
            inside(&browser);
            browser.leave();
        } else {
            browser.check().until("the message", |screen| !screen.alert.is_empty());
            assert_eq!(browser.check().js(FRAMES), 0, "{attributes}");
        }
    }
}
