//! What passes between a sealed frame and the page around it: colours in, counts out, and nothing for strangers.

use serde_json::{Value, json};

use crate::sealed::{EARS, FRAMES, inside, page};
use crate::support::{Browser, By, CLOSED, Engine, Host, first, only_in, play, wait, wait_or};

#[test]
fn colours_theme_and_calls_pass_and_links_do_not_open() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new(&format!(
        "<style>ai-self-check {{ --asc-accent: rgb(190, 230, 230); --asc-radius: 3px }}</style>{}",
        page("length=quick theme=dark feedback=each")
    ));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.heard("ready");
    let check = inside(&browser);
    let look = "const style = getComputedStyle(arguments[0].querySelector('[part=start]'));
        return [style.backgroundColor, getComputedStyle(arguments[0].querySelector('.asc')).borderRadius, arguments[1].getAttribute('theme'), style.colorScheme]";
    let is = |expected: Value| {
        wait_or(
            || format!("{expected}, found {}", check.js(look)),
            || (check.js(look) == expected).then_some(()),
        )
    };
    is(json!(["rgb(190, 230, 230)", "3px", "dark", "dark"]));
    browser.leave();
    browser.js("const one = document.querySelector('ai-self-check'); one.theme = 'light'; one.style.setProperty('--asc-accent', '#040506')", &[]);
    let check = inside(&browser);
    is(json!(["rgb(4, 5, 6)", "3px", "light", "light"]));

    check.start(0);
    play(&check, By::Mouse, first);
    check.js("for (const part of arguments[0].querySelectorAll('details')) part.open = true");
    let windows = || browser.send("GET", "window/handles", None).as_array().unwrap().len();
    let before = windows();
    check.click("a[href]", 0);
    let said = wait("the address", || {
        let said = browser.js(
            "const said = arguments[0].querySelector('.say'); return said && said.textContent",
            std::slice::from_ref(&check.root),
        );
        said.as_str().map(str::to_owned)
    });
    assert!(said.contains("https://"), "{said}");
    assert_eq!(windows(), before);

    browser.leave();
    browser.js("document.querySelector('ai-self-check').restart()", &[]);
    let card = inside(&browser);
    assert!(card.screen().has_button("start"), "restart() forgets all");
    browser.leave();
    // Moved: a fresh frame, and still one.
    browser.js("document.body.append(document.querySelector('ai-self-check'))", &[]);
    inside(&browser);
    browser.leave();
    browser.js("document.querySelector('ai-self-check').destroy()", &[]);
    assert_eq!(browser.bare_check().js(FRAMES), 0, "no frame is left");
    let link = "return document.querySelector('ai-self-check a').getClientRects().length";
    assert_eq!(browser.js(link, &[]), 1);
}

/// A frame that says hello and then whatever it likes.
const LIAR: &str = "<!doctype html><script>
parent.postMessage({ 'ai-self-check': 'hello' }, '*');
parent.postMessage({ 'ai-self-check': 'hello' }, '*');
let ports = 0;
addEventListener('message', ({ ports: [port] }) => {
  if (ports++ || !port) return parent.postMessage('twice', '*');
  for (const message of ['text', null, 7, {}, [], ['toString'], ['height', -5], ['height', 1e9], ['height', '3px'], ['height', 2.5],
    ['progress', 'x', 1], ['progress', 1], ['progress', { answers: [1] }, 2], ['error', 'mine', 'x'], ['error', 'load', { a: 1 }],
    ['answers', 1, 2], ['complete', { answers: [1, 2] }, 3], ['progress', 3, 13, { answers: [1] }]])
    port.postMessage(message);
});
</script>";

#[test]
fn what_comes_out_of_the_frame_is_checked_and_strangers_are_not_heard() {
    let strangers =
        "<script>window.told = []; addEventListener('message', ({ data }) => window.told.push(data))</script>
        <iframe id=stranger sandbox=allow-scripts srcdoc=\"<script>
        addEventListener('message', ({ data }) => parent.postMessage(['got', data], '*'));
        parent.postMessage({ 'ai-self-check': 'hello' }, '*')</script>\"></iframe>";
    let host = Host::new(&format!("{strangers}{}", page("length=quick")));
    host.whole_page("/sealed.html", LIAR);
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.heard("progress");
    let events = browser.events();
    let expected = [
        ("complete".to_owned(), Value::Null),
        ("progress".to_owned(), json!({ "answered": 3, "total": 13 })),
    ];
    assert_eq!(events, expected);
    let told = browser.js("return window.told", &[]);
    let told = told.as_array().unwrap();
    assert!(!told.contains(&json!("twice")), "one channel for one frame: {told:?}");
    assert!(!told.iter().any(|one| one[0] == "got"), "the stranger got nothing: {told:?}");
    assert_eq!(browser.check().js("return arguments[0].querySelector('iframe').style.height"), "");
}

#[test]
fn strangers_do_not_reach_into_the_frame() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new(&format!("{EARS}{}", page("length=quick job=manager")));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.heard("ready");
    // The page itself comes too late, another frame is not the page around.
    let sent = "window.got = []; const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => window.got.push(data);
        window.inner.postMessage({ 'ai-self-check': 'port', look: { theme: 'dark' } }, '*', [port2]);
        window.inner.postMessage(['restart'], '*'); window.inner.postMessage('x', '*');
        const frame = document.createElement('iframe');
        frame.srcdoc = `<script>parent.inner.postMessage({ 'ai-self-check': 'port', look: { theme: 'dark' } }, '*', [new MessageChannel().port2]); parent.done = true<\\/script>`;
        document.body.append(frame);";
    browser.js(sent, &[]);
    wait("the other frame", || (browser.js("return window.done === true", &[]) == json!(true)).then_some(()));
    let check = inside(&browser);
    check.start(0);
    check.choose(0, 1);
    assert_ne!(check.js("return arguments[1].getAttribute('theme')"), "dark");
    browser.leave();
    browser.heard("progress");
    assert_eq!(browser.js("return window.got", &[]), json!([]));
}
