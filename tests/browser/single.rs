//! One file, and the pages made of it: from a disk, in a frame without an origin, with nothing to ask the
//! network for.

use serde_json::{Value, json};

use crate::support::{Browser, By, CLOSED, Engine, Host, first, only_in, play, wait};

/// The addresses of a folder on this disk.
fn on_disk(file: &str) -> String {
    format!("file://{}", std::path::absolute(dist().join(file)).unwrap().display())
}

fn dist() -> std::path::PathBuf {
    std::env::var_os("ASC_DIST").map_or_else(|| "dist".into(), std::path::PathBuf::from)
}

/// What this page has loaded beside itself.
const LOADED: &str = "return performance.getEntriesByType('resource').map((one) => one.name)";

#[test]
fn the_page_of_one_file_runs_from_a_disk() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let cases = [
        ("offline.html", "From fear to fearless", "Your result"),
        ("offline.cy.html", "O ofn i fod", "Eich canlyniad"),
    ];
    for (file, title, result) in cases {
        let browser = Browser::new();
        browser.open(&on_disk(file));
        let check = browser.check();
        let card = check.until("the start card", |screen| screen.has_button("start"));
        assert!(card.heading.starts_with(title), "{card:#?}");
        assert!(!card.has_button("language"), "one language is inside");
        check.start(1);
        assert_eq!(play(&check, By::Mouse, first).heading, result, "{file}");
        assert_eq!(browser.js(LOADED, &[]), json!([]), "{file}");
        assert_eq!(browser.console_errors(), [""; 0], "{file}");
        let asked = browser.js_async("return fetch('data:,').then(() => 'open', () => 'shut')", &[]);
        assert_eq!(asked, "shut", "{file}: its own policy holds");
    }
}

#[test]
fn the_script_of_one_file_runs_from_a_disk() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let folder = std::env::temp_dir().join(format!("asc-single-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(dist().join("ai-self-check.single.js"), folder.join("check.js")).unwrap();
    let page = "<!doctype html><meta charset=utf-8><title>Stick</title>\
        <ai-self-check length=quick form=b></ai-self-check><script src=check.js></script>";
    std::fs::write(folder.join("page.html"), page).unwrap();
    let browser = Browser::new();
    browser.open(&format!("file://{}", folder.join("page.html").display()));
    let check = browser.check();
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    assert_eq!(browser.console_errors(), [""; 0]);
    std::fs::remove_dir_all(folder).unwrap();
}

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

#[test]
fn one_file_asks_for_nothing_but_itself() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new("");
    let page = "<!doctype html><title>Host</title><ai-self-check></ai-self-check><script async src=/ai-self-check.single.js></script>";
    host.whole_page("/", page);
    host.header("Content-Security-Policy", POLICY);
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    let asked: Vec<_> = host.asked().into_iter().map(|one| one.path).collect();
    let asked: Vec<_> = asked.iter().filter(|path| *path != "/favicon.ico").collect();
    assert_eq!(asked, ["/", "/ai-self-check.single.js"]);
}

#[test]
fn what_one_file_lacks_is_refused_by_name() {
    let host = Host::new("");
    let browser = Browser::new();
    for (attributes, code, message, starts) in [
        ("lang=cy", "attribute", "expected en", true),
        ("form=b", "attribute", "expected a", true),
        ("sealed", "unsupported", "sealed", false),
        ("pack=/packs/example.json", "unsupported", "pack", false),
    ] {
        host.page("/", &format!("<ai-self-check {attributes}></ai-self-check><script async src=/ai-self-check.single.js></script>"));
        browser.open(&host.url("/"));
        let check = browser.check();
        let detail = browser.heard("error");
        assert_eq!(detail["code"], code, "{attributes}: {detail}");
        assert!(detail["message"].as_str().unwrap().contains(message), "{attributes}: {detail}");
        check.until("a word", |screen| {
            screen.has_button("start") == starts && (starts || !screen.alert.is_empty())
        });
    }
}

#[test]
fn after_a_crash_one_file_begins_with_fresh_code() {
    let host = Host::new(
        "<ai-self-check length=quick></ai-self-check><script async src=/ai-self-check.single.js></script>",
    );
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    browser.js(
        "const good = Node.prototype.insertBefore;
         Node.prototype.insertBefore = () => { Node.prototype.insertBefore = good; throw new Error('broken'); };",
        &[],
    );
    check.click(".buttons [part=next]", 0);
    check.until("the message", |screen| !screen.alert.is_empty());
    check.click("[part=restart]", 0);
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
}

/// A page with a frame in it, and what the frame says.
fn framed(frame: &str) -> String {
    format!(
        "<script>window.told = []; addEventListener('message', ({{ data }}) => window.told.push(data))</script>{frame}"
    )
}

/// The script in a frame without an origin: by a document of its own, and by an address.
#[test]
fn one_file_runs_in_a_frame_without_an_origin() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new("");
    let script = host.url("/ai-self-check.single.js");
    let inside = format!(
        "<!doctype html><title>In</title><ai-self-check length=quick></ai-self-check><script src='{script}'></script>"
    );
    let data = format!("data:text/html,{}", inside.replace('\'', "%22").replace(' ', "%20"));
    for (name, source) in [("srcdoc", format!("srcdoc=\"{inside}\"")), ("data", format!("src=\"{data}\""))] {
        host.page("/", &format!("<iframe sandbox=allow-scripts width=600 height=800 {source}></iframe>"));
        let browser = Browser::new();
        browser.open(&host.url("/"));
        browser.enter("iframe");
        assert_eq!(browser.js("return self.origin", &[]), "null", "{name}");
        let check = browser.check();
        check.start(0);
        assert_eq!(play(&check, By::Mouse, first).part, "result", "{name}");
    }
}

/// What a frame may find broken.
const THROWS: &str = "
const no = () => { throw new DOMException('no', 'SecurityError'); };
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get: no });
for (const name of ['clipboard', 'serviceWorker', 'storage']) Object.defineProperty(Navigator.prototype, name, { get: no });
Object.defineProperty(Document.prototype, 'cookie', { get: no, set: no });
Element.prototype.requestFullscreen = no;
window.print = no;";

#[test]
fn the_page_for_frames_works_where_much_throws() {
    if !only_in(&[Engine::Chromium], "only its driver puts a script into a frame before the frame's own") {
        return;
    }
    let host = Host::new(&framed(
        "<iframe title=Check width=600 height=500 src='/embed.html?length=quick&theme=dark#lang=cy-GB'></iframe>",
    ));
    let browser = Browser::new();
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": THROWS }));
    browser.open(&host.url("/"));
    let heights = || -> Vec<u64> {
        let told = browser.js("return window.told", &[]);
        told.as_array().unwrap().iter().filter_map(|one| one["ai-self-check"]["height"].as_u64()).collect()
    };
    wait("a height", || heights().last().is_some_and(|height| *height > 300).then_some(()));

    browser.enter("iframe");
    let check = browser.check();
    let card = check.until("the start card", |screen| screen.has_button("start"));
    assert!(card.heading.starts_with("O ofn"), "{card:#?}");
    assert_eq!(card.buttons.iter().filter(|(part, _)| part == "start").count(), 1, "the length is chosen");
    assert_eq!(check.js("return arguments[1].getAttribute('theme')"), "dark");
    let asked = host.asked().len();
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    let scrolls = "const page = document.scrollingElement; return page.scrollHeight > page.clientHeight";
    assert_eq!(browser.js(scrolls, &[]), true, "without a listening page it scrolls in itself");

    // A print that the frame forbids is answered by a word.
    check.click("[part=print]", 0);
    wait("the word", || {
        (browser.js("return document.querySelectorAll('.say').length", &[]) == json!(1)).then_some(())
    });
    assert_eq!(browser.console_errors(), [""; 0]);
    browser.leave();
    let told = browser.js("return window.told", &[]);
    let only_heights = |one: &Value| {
        one.as_object().is_some_and(|one| one.len() == 1)
            && one["ai-self-check"].as_object().is_some_and(|own| own.keys().eq(["height"]))
    };
    assert!(told.as_array().unwrap().iter().all(only_heights), "{told}");
    assert!(heights().last().unwrap() > &1000, "the result is long: {:?}", heights());
    assert_eq!(host.asked().len(), asked, "nothing is asked for after the start");
}
