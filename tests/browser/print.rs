//! The action plan on paper: one or two pages, nothing of the page around, and all as before afterwards.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{Browser, By, Check, Engine, Host, first, only_in, play};

const PAGE: &str = "<style>
body { display: grid !important; columns: 3; background: #123 }
main { transform: scale(.9); position: relative; z-index: 2; float: right; filter: sepia(1) }
main::before { content: 'HOST-BEFORE' }
h1, p { display: block !important }
</style>
<header><h1>HOST-TITLE</h1></header><div class=ad>HOST-AD</div>
<main>HOST-TEXT<p>HOST-MAIN</p><ai-self-check length=LENGTH><a href=/ai>HOST-LINK</a></ai-self-check><p>HOST-AFTER</p></main>
<footer><p>HOST-FOOT</p></footer>
<script>window.print = () => { window.printed = (window.printed || 0) + 1 };</script>
<script async src=/ai-self-check.js></script>";

/// What stands on the page around the check and would show.
const AROUND: &str = "
const shown = [...document.querySelectorAll('h1, p, .ad, footer')].filter((one) => one.getClientRects().length > 0);
return shown.map((one) => one.textContent)";

/// How many page objects a PDF holds.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count()
}

/// The words of a PDF, where there is a tool to read them.
fn words(pdf: &[u8]) -> Option<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    reader.stdin.take()?.write_all(pdf).ok()?;
    Some(String::from_utf8_lossy(&reader.wait_with_output().ok()?.stdout).into_owned())
}

/// All that printing may touch.
fn traces(check: &Check<'_>) -> Value {
    check.js("return [document.adoptedStyleSheets.length, arguments[0].adoptedStyleSheets.length,
        [...document.querySelectorAll('*')].filter((one) => one.hasAttribute('data-asc-print')).length,
        arguments[1].getAttributeNames()]")
}

fn prints(length: &str) {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "no command shows a page as on paper") {
        return;
    }
    let host = Host::new(&PAGE.replace("LENGTH", length));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    play(&check, By::Mouse, first);
    let before = traces(&check);

    browser.medium("print");
    let around = browser.js(AROUND, &[]);
    assert_eq!(around.as_array().map(Vec::len), Some(6), "without our button the page prints itself");
    let inside = "const root = arguments[0];
        const shown = (css) => [...root.querySelectorAll(css)].filter((one) => one.getClientRects().length).length;
        const paper = getComputedStyle(root.querySelector('.asc'));
        return [shown('h2'), shown('h3') > 3, shown('button'), paper.colorScheme, paper.maxWidth]";
    assert_eq!(check.js(inside), json!([1, true, 0, "light", "none"]), "with the plan in its place");
    browser.medium("");

    check.click("[part=print]", 0);
    assert_eq!(browser.js("return window.printed", &[]), json!(1));
    assert_eq!(browser.js(AROUND, &[]), around, "the screen does not change");
    browser.medium("print");
    assert_eq!(browser.js(AROUND, &[]), json!([]), "nothing of the page on paper");
    let shown = check.js("return arguments[0].querySelector('h2').getClientRects().length");
    assert_eq!(shown, json!(1));
    browser.medium("");

    // A print that is over says so; once more does no harm.
    browser.js("dispatchEvent(new Event('afterprint'))", &[]);
    browser.js("dispatchEvent(new Event('afterprint'))", &[]);
    assert_eq!(traces(&check), before);
    browser.medium("print");
    assert_eq!(browser.js(AROUND, &[]), around);
    browser.medium("");

    check.click("[part=print]", 0);
    assert_eq!(browser.js("return window.printed", &[]), json!(2), "and again");
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn the_plan_of_the_quick_check_prints_alone() {
    prints("quick");
}

#[test]
fn the_plan_of_the_full_check_prints_alone() {
    prints("standard");
}

/// One or two pages with the plan, and nothing of the page around it.
fn on_paper(length: &str) {
    if !only_in(&[Engine::Chromium], "Firefox packs the pages of its PDF, and WebKit's driver makes none") {
        return;
    }
    let host = Host::new(&PAGE.replace("LENGTH", length));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    let result = play(&check, By::Mouse, first);
    let before = traces(&check);
    check.click("[part=print]", 0);
    let pdf = browser.pdf();
    if let Some(folder) = std::env::var_os("ASC_SHOTS") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(Path::new(&folder).join(format!("plan-{length}.pdf")), &pdf).unwrap();
    }
    assert!((1..=2).contains(&pages(&pdf)), "{length}: {} pages", pages(&pdf));
    if let Some(words) = words(&pdf) {
        assert!(!words.contains("HOST"), "{words}");
        let plan: String = result.heading.split_whitespace().collect();
        assert!(words.split_whitespace().collect::<String>().contains(&plan), "{words}");
    }
    // The PDF has sent `afterprint`.
    assert_eq!(traces(&check), before);
}

#[test]
fn the_plan_of_the_quick_check_takes_two_pages_at_most() {
    on_paper("quick");
}

#[test]
fn the_plan_of_the_full_check_takes_two_pages_at_most() {
    on_paper("standard");
}
