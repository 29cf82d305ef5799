//! A thousand lives leave nothing behind: no listener, no node, no byte, measured after collection.

use std::collections::HashMap;

use serde_json::json;

use super::app::COUNT;
use crate::support::{Browser, Engine, Host, only_in, wait};

/// How many lives are measured.
const LIVES: usize = 1000;

/// As many at a time as one script may take.
const BATCH: usize = 100;

/// What a heap may grow by in a thousand lives: engines keep a few notes about code that ran often.
const HEAP_AT_MOST: f64 = 200_000.0;

/// Lives of an element: made, started, answered, ended in one of two ways, taken out.
const LIVE: &str = "
const [lives, way] = arguments;
const until = async (look) => {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { port1.close(); done(); }; port2.postMessage(0); });
  }
};
for (let life = 0; life < lives; life++) {
  let element = document.querySelector('ai-self-check');
  if (!element) {
    element = document.createElement('ai-self-check');
    element.setAttribute('length', 'quick');
    element.setAttribute('shadow', 'open');
    element.setAttribute('job', 'manager');
    document.querySelector('main').append(element);
  }
  const root = element.shadowRoot;
  (await until(() => root.querySelector('[part=start]'))).click();
  (await until(() => root.querySelector('.screen input'))).click();
  await until(() => root.querySelector('input:checked'));
  if (way === 'restart') element.restart();
  else { element.destroy(); element.remove(); }
}
return null";

/// Nodes, listeners, bytes of the heap, documents; and the bytes of the program's memory.
fn measure(browser: &Browser) -> HashMap<String, f64> {
    // What the test's own listener has noted of each life.
    browser.js("console.clear(); window.heard.length = 0", &[]);
    for _ in 0..3 {
        browser.cdp("HeapProfiler.collectGarbage", json!({}));
    }
    let metrics = browser.cdp("Performance.getMetrics", json!({}));
    let mut found: HashMap<String, f64> = metrics["metrics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["name"].as_str().unwrap().to_owned(), one["value"].as_f64().unwrap()))
        .filter(|(name, _)| ["Nodes", "JSEventListeners", "JSHeapUsedSize", "Documents"].contains(&&**name))
        .collect();
    let memory =
        browser.js("return memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)", &[]);
    found.insert("program".to_owned(), memory.as_f64().unwrap());
    found
}

fn lives(way: &str) {
    let host = Host::new(&format!("{COUNT}<main></main><script src=/ai-self-check.js></script>"));
    let browser = Browser::new();
    browser.cdp("Performance.enable", json!({}));
    browser.open(&host.url("/"));
    // The script's own.
    browser.js("document.querySelector('ai-self-check').remove()", &[]);
    let live = |count: usize| {
        for _ in 0..count / BATCH {
            browser.js_async(LIVE, &[json!(BATCH), json!(way)]);
        }
    };
    // Code is compiled and tables find their size.
    live(2 * BATCH);
    let before = measure(&browser);
    live(LIVES);
    // The last frames, and what they hold, have passed.
    wait("quiet", || {
        browser.js_async("await new Promise(requestAnimationFrame); return null", &[]);
        Some(())
    });
    let after = measure(&browser);
    println!("{way}: before {before:?}, after {after:?}");
    for name in ["Nodes", "JSEventListeners", "Documents", "program"] {
        assert!(after[name] <= before[name], "{way}: {name} grew from {} to {}", before[name], after[name]);
    }
    let grown = after["JSHeapUsedSize"] - before["JSHeapUsedSize"];
    assert!(grown <= HEAP_AT_MOST, "{way}: the heap grew by {grown} bytes in {LIVES} lives");
    assert_eq!(browser.js("return memories.length", &[]), 1);
}

#[test]
fn a_thousand_mounts_and_unmounts_leave_nothing() {
    if !only_in(&[Engine::Chromium], "only its driver counts nodes, listeners and bytes") {
        return;
    }
    lives("destroy");
}

#[test]
fn a_thousand_restarts_leave_nothing() {
    if !only_in(&[Engine::Chromium], "only its driver counts nodes, listeners and bytes") {
        return;
    }
    lives("restart");
}
