//! The npm package in plain TypeScript, React, Vue and Svelte: the examples of `www/examples`, as built by
//! `cargo xtask examples`, are driven to the result and left.

use serde_json::json;

use super::app::COUNT;
use crate::support::{Browser, By, Host, first, play, wait};

/// A page with one example, and a button to leave with where the example makes none.
fn page(name: &str, button: &str) -> Host {
    let path = format!("target/examples/{name}.js");
    let script = std::fs::read(&path)
        .unwrap_or_else(|error| panic!("{path}: {error}; `cargo xtask examples` makes it"));
    let host =
        Host::new(&format!("{COUNT}<div id=app></div>{button}<script type=module src=/example.js></script>"));
    host.put("/example.js", "text/javascript", &script);
    host
}

#[track_caller]
fn works(name: &str, button: &str) {
    let host = page(name, button);
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let card = check.until("the start card", |screen| screen.has_button("start"));
    let starts = card.buttons.iter().filter(|(part, _)| part == "start").count();
    assert_eq!(starts, 1, "{name}: the attribute `length` arrived");
    assert_eq!(check.js("return arguments[1].getAttribute('theme')"), json!("light"), "{name}");
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result", "{name}");
    let heard = "return document.body.hasAttribute('data-complete')";
    wait("selfcheck-complete", || (browser.js(heard, &[]) == json!(true)).then_some(()));
    // Left for good: the element is gone, and its answers with it.
    let left = "const element = document.querySelector('ai-self-check');
        document.querySelector('#leave').click();
        await new Promise((done) => setTimeout(done));
        const gone = !document.querySelector('ai-self-check');
        document.body.append(element);
        return gone";
    assert_eq!(browser.js_async(left, &[]), json!(true), "{name}: still there");
    let empty = browser.bare_check().screen();
    assert_eq!((empty.part.as_str(), empty.buttons.len()), ("", 0), "{name}: answers stayed");
    assert_eq!(browser.js("return memories.length", &[]), 1, "{name}");
    assert_eq!(browser.console_errors(), [""; 0], "{name}");
}

#[test]
fn plain_typescript() {
    works("plain", "<button id=leave>Leave</button>");
}

#[test]
fn react() {
    works("react", "");
}

#[test]
fn vue() {
    works("vue", "");
}

#[test]
fn svelte() {
    works("svelte", "");
}

/// Importing defines nothing; the second import defines; an address without files is told with a code.
#[test]
fn importing_defines_nothing_until_asked() {
    // By a script of the page: what Firefox's driver imports lives beside the page.
    let host = Host::new("<main></main><script>window.load = (module) => import(module)</script>");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let quiet = "await window.load('/npm/index.js');
        return [!!customElements.get('ai-self-check'), document.querySelectorAll('ai-self-check').length]";
    assert_eq!(browser.js_async(quiet, &[]), json!([false, 0]));
    assert_eq!(host.asked_by_now(&browser).iter().filter(|one| one.path.contains("/npm/")).count(), 1);

    browser.js_async(
        "await window.load('/npm/element.js'); await customElements.whenDefined('ai-self-check'); return null",
        &[],
    );
    browser
        .js("document.querySelector('main').innerHTML = '<ai-self-check length=quick></ai-self-check>'", &[]);
    let check = browser.check();
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    let asked = host.asked_by_now(&browser);
    assert!(
        asked.iter().any(|one| one.path == "/npm/files/ai-self-check.wasm"),
        "files are beside the module"
    );

    browser.open(&host.url("/"));
    let wrong = "const { mount } = await window.load('/npm/index.js');
        let thrown = '';
        try { mount('#none'); } catch (error) { thrown = error.message; }
        const { element, destroy } = mount('main', { base: '/nowhere/', length: 'quick' });
        window.destroyed = destroy;
        return thrown";
    assert_eq!(browser.js_async(wrong, &[]), "ai-self-check: mount: found no element for \"#none\"");
    assert_eq!(browser.heard("error")["code"], "load");
    browser.js("destroyed()", &[]);
    assert_eq!(browser.js("return document.querySelector('main').children.length", &[]), 0);
}

/// Exact files guard themselves: `integrity` on the script, and what the manifest says for an import map.
#[test]
fn hashes_of_the_manifest_guard_the_scripts() {
    let manifest: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string("dist/manifest.json").unwrap()).unwrap();
    let map = manifest["importmap"].clone();
    let own = manifest["integrity"].as_str().unwrap();
    let body = format!(
        "<script type=importmap>{map}</script><ai-self-check length=quick><a href=/ai>AI</a></ai-self-check>\
        <script src=/ai-self-check.js integrity={own}></script>"
    );
    let host = Host::new(&body);
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    assert_eq!(play(&check, By::Mouse, first).part, "result");
    assert_eq!(browser.console_errors(), [""; 0]);

    // Another check.js, as if the host had been changed: still a script that would run.
    let mut other = std::fs::read("dist/ai-self-check.check.js").unwrap();
    other.extend_from_slice(b"\n");
    host.put("/ai-self-check.check.js", "text/javascript", &other);
    browser.open(&host.url("/"));
    let check = browser.check();
    let screen = check.until("the message", |screen| !screen.alert.is_empty());
    assert!(!screen.has_button("start"), "{screen:#?}");
    assert_eq!(browser.heard("error")["code"], "load");

    // And another loader does not even run: the page's own link stays.
    let mut other = std::fs::read("dist/ai-self-check.js").unwrap();
    other.extend_from_slice(b"\n");
    host.put("/ai-self-check.js", "text/javascript", &other);
    browser.open(&host.url("/"));
    let link =
        "return [!!customElements.get('ai-self-check'), document.querySelector('a').getClientRects().length]";
    assert_eq!(browser.js(link, &[]), json!([false, 1]));
}
