//! Nothing leaves, nothing stays: the server's log and the browser's stores before and after a run.

use serde_json::Value;

use crate::support::{Browser, By, Host, first, play, wait};

const SCRIPT: &str = "<script async src=\"/ai-self-check.js\"></script>";

/// All that a page could leave behind, and where it is.
const TRACES: &str = "return {
  cookie: document.cookie, local: { ...localStorage }, session: { ...sessionStorage },
  caches: await caches.keys(), databases: (await indexedDB.databases()).map((one) => one.name),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  title: document.title, location: location.href, history: history.length, name: window.name,
  // The driver leaves names of its own.
  globals: Object.fromEntries(Object.keys(window).filter((name) => !/^(cdc|se|ret)_|[$]/.test(name)).map((name) => [name, 1])),
}";

#[test]
fn nothing_is_asked_for_or_kept_once_the_files_have_come() {
    let host = Host::new(&format!("<ai-self-check></ai-self-check>{SCRIPT}"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    browser.heard("ready");
    let (asked, traces) = (host.asked_by_now(&browser), browser.js_async(TRACES, &[]));

    check.start(1);
    play(&check, By::Mouse, first);
    browser.heard("complete");

    let paths = |asked: &[crate::support::host::Asked]| {
        asked.iter().map(|one| format!("{} {}", one.method, one.path)).collect::<Vec<_>>()
    };
    assert_eq!(paths(&host.asked_by_now(&browser)), paths(&asked));
    let after = browser.js_async(TRACES, &[]);
    for (name, before) in traces.as_object().unwrap() {
        let new = |all: &Value, old: &Value| -> Vec<String> {
            let all = all.as_object().into_iter().flatten();
            all.filter(|(key, value)| old.get(key) != Some(value)).map(|(key, _)| key.clone()).collect()
        };
        assert_eq!(&after[name], before, "{name}: new {:?}", new(&after[name], before));
    }
    assert!(asked.iter().all(|one| one.method == "GET"));
    let cookies =
        asked.iter().flat_map(|one| &one.headers).filter(|(name, _)| name.eq_ignore_ascii_case("cookie"));
    assert_eq!(cookies.count(), 0);
}

#[test]
fn a_run_ends_without_the_network() {
    let host = Host::new(&format!("<ai-self-check length=quick></ai-self-check>{SCRIPT}"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    browser.heard("ready");
    drop(host);
    check.start(0);
    assert!(play(&check, By::Mouse, first).headings.len() > 5);
}

#[test]
fn a_check_below_the_fold_loads_when_it_comes_near() {
    let host = Host::new(&format!(
        "<div style='height: 9000px'></div><ai-self-check><a href=/ai>AI</a></ai-self-check>{SCRIPT}"
    ));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let link = "return document.querySelector('ai-self-check a').getClientRects().length";
    assert_eq!(browser.js(link, &[]), 1, "what the page has put inside stands in for it");
    // Observers of one document report together: ours is behind that of the check.
    browser.js_async(
        "await new Promise((told) => new IntersectionObserver(told).observe(document.body));
        await new Promise(requestAnimationFrame); return null",
        &[],
    );
    let ours = |asked: &str| asked.contains("self-check") || asked.contains("packs");
    let asked = host.asked_by_now(&browser);
    let asked: Vec<_> = asked.iter().map(|one| &*one.path).filter(|path| ours(path)).collect();
    assert_eq!(asked, ["/ai-self-check.js"]);
    browser.js("scrollTo(0, 9000 - 1.2 * innerHeight)", &[]);
    wait("the rest", || host.asked().iter().any(|one| one.path.ends_with(".wasm")).then_some(()));
    browser.heard("ready");
    assert!(browser.check().screen().has_button("start"));
    assert_eq!(browser.js(link, &[]), 0, "and now it is there");
}
