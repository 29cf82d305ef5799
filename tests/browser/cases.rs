//! Same answers, same result, whatever the build: every run of the native table, repeated by clicks in the
//! program as WebAssembly and in the one without.

use std::time::Instant;

use serde_json::{Value, json};

use crate::support::{Browser, Engine, Host};

/// What `cargo test --test native` writes.
const TABLE: &str = "target/cases.json";

/// How many runs a script may repeat at once: WebDriver gives each 30 seconds.
const AT_ONCE: u64 = 24;

/// Whether this page may run WebAssembly: eight bytes are the smallest program.
const WASM_RUNS: &str = "return await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))
    .then(() => true, () => false)";

/// Repeats the whole table on a build, on a page with this policy for scripts.
fn check(build: &str, wasm: Option<&str>, scripts: &str) {
    let table = std::fs::read_to_string(TABLE)
        .unwrap_or_else(|error| panic!("{TABLE}: {error}; `cargo test --test native` writes it"));
    let host = Host::new("");
    host.whole_page("/cases.json", &table);
    let policy = format!(
        "default-src 'none'; script-src {scripts}; connect-src 'self'; require-trusted-types-for 'script'; \
         trusted-types 'none'"
    );
    host.header("Content-Security-Policy", &policy);
    let browser = Browser::new();
    browser.open(&host.url("/"));
    // A script of Firefox's driver need not obey the page's policy.
    if browser.engine != Engine::Firefox {
        assert_eq!(browser.js_async(WASM_RUNS, &[]), json!(wasm.is_some()), "{build}: the page's policy");
    }

    let begun = Instant::now();
    let total = browser.js_async(include_str!("../pages/cases.js"), &[json!(build), json!(wasm)]);
    let total = total.as_u64().expect("a count");
    assert!(total >= 300, "{total} runs in {TABLE}");
    // The whole table in one engine; in the others some of its parts tell whether the engines differ.
    let parts = match browser.engine {
        Engine::Chromium => 1,
        Engine::Firefox => 4,
        Engine::WebKit => 8,
    };
    for from in (0..total).step_by(usize::try_from(AT_ONCE * parts).unwrap()) {
        let part = [json!(from), json!(from + AT_ONCE)];
        let found = browser.js_async("return await repeat(arguments[0], arguments[1])", &part);
        let found = found.as_array().expect("a list");
        if let Some(first) = found.first() {
            panic!("{build}: {} of {AT_ONCE} runs differ; the first: {}", found.len(), difference(first));
        }
    }
    println!("{build}: {} of {total} runs in {:.1} s", total / parts, begun.elapsed().as_secs_f32());
    let mut errors = browser.console_errors();
    // Firefox asks for an icon, which this page's policy refuses.
    errors.retain(|error| !error.contains("favicon.ico"));
    assert_eq!(errors, [""; 0]);
    assert_eq!(browser.js_async("return await crash()", &[]), json!(1), "{build}: a panic is told");
}

/// Where a screen differs; of a screen before the result, only what was found is known.
fn difference(found: &Value) -> String {
    let text = |name: &str| found[name].as_str().unwrap_or_default();
    let place = format!("{}, step {}", text("name"), found["step"]);
    let (expected, seen) = (text("expected"), text("found"));
    match expected.lines().zip(seen.lines()).find(|(expected, seen)| expected != seen) {
        Some((expected, seen)) if found["step"] == "result" => {
            format!("{place}\nexpected: {expected}\nfound: {seen}")
        }
        _ => format!("{place}\nexpected: {expected}\nfound:\n{seen}"),
    }
}

#[test]
fn the_program_repeats_every_native_run() {
    check("/ai-self-check.program.js", Some("/ai-self-check.wasm"), "'self' 'wasm-unsafe-eval'");
}

#[test]
fn the_program_without_webassembly_repeats_every_native_run() {
    check("/ai-self-check.plain.js", None, "'self'");
}
