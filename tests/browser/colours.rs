//! Colours that a page sets: counted as WCAG 2.2 does, kept if people can read them, mended or refused if not.

use serde_json::{Value, json};

use crate::support::{Browser, Host, wait_or};

const SCRIPT: &str = "<script async src=/ai-self-check.js></script>";

/// The contrasts of a check: text, soft text, button and link, in both themes; each must be 4.5.
const SEEN: &str = "
const [root, host] = arguments;
const parse = (text) => text.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
const light = (colour) => parse(colour).map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [.2126, .7152, .0722][place], 0);
const ratio = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + .05) / (low + .05);
};
const style = (css) => getComputedStyle(root.querySelector(css));
const found = {};
for (const theme of ['light', 'dark']) {
  host.theme = theme;
  const paper = style('.asc').backgroundColor;
  const button = style('[part=start]');
  const other = style('[part=language]');
  found[theme] = {
    ink: style('.asc').color, paper, accent: button.backgroundColor, on: button.color, warm: style('.banner svg').fill,
    least: Math.min(ratio(style('.asc').color, paper), ratio(style('.privacy').color, paper),
        ratio(button.color, button.backgroundColor), ratio(other.color, paper), ratio(style('.banner svg').fill, paper)),
  };
}
host.removeAttribute('theme');
return found;";

/// What the check has said on the console since the page was opened; the page keeps it.
const WARNINGS: &str = "return window.warned";

const KEEP: &str = "<script>window.warned = []; const warn = console.warn;
console.warn = (text) => { warned.push(text); warn(text); };</script>";

fn page(css: &str) -> String {
    format!("{KEEP}<style>body {{ background: #fff }} {css}</style><ai-self-check></ai-self-check>{SCRIPT}")
}

/// The colours of the check once what is looked for is true of them.
#[track_caller]
fn until(browser: &Browser, what: &str, wanted: impl Fn(&Value, &[String]) -> bool) -> Value {
    let check = browser.check();
    check.find("[part=start]", 0);
    let warned = || -> Vec<String> { serde_json::from_value(browser.js(WARNINGS, &[])).unwrap() };
    let message = || format!("{what}: {:#} {:#?}", check.js(SEEN), warned());
    wait_or(message, || Some(check.js(SEEN)).filter(|found| wanted(found, &warned())))
}

fn readable(found: &Value) -> bool {
    ["light", "dark"].iter().all(|theme| found[theme]["least"].as_f64().unwrap() >= 4.5)
}

#[test]
fn contrast_is_counted_as_in_wcag() {
    let host = Host::new("");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    // Pairs with known contrast, in hundredths, cut off: black and white, the greys of WCAG's own technique
    // documents (#767676 is the lightest that passes on white, #777777 fails), and primary colours.
    let cases = [
        ("#000000", "#ffffff", 2100),
        ("#ffffff", "#ffffff", 100),
        ("#767676", "#ffffff", 454),
        ("#777777", "#ffffff", 447),
        ("#949494", "#ffffff", 303),
        ("#ff0000", "#ffffff", 399),
        ("#0000ff", "#ffffff", 859),
        ("#00ff00", "#000000", 1530),
        ("#ffff00", "#ffffff", 107),
        ("#0f5c63", "#fdfaf4", 737),
    ];
    let script = "const { ratio, parse } = await import('/ai-self-check.colours.js');
        return Math.floor(ratio(parse(arguments[0]), parse(arguments[1])) * 100)";
    for (one, other, expected) in cases {
        for pair in [[one, other], [other, one]] {
            assert_eq!(browser.js_async(script, &pair.map(Value::from)), json!(expected), "{pair:?}");
        }
    }

    // Every colour of a coarse cube can be mended on every ground of it, and stays if it need not be.
    let mend = "const { mend, ratio, parse, settle, NAMES } = await import('/ai-self-check.colours.js');
        const steps = [0, .45, 1];
        const cube = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => [r, g, b, 1])));
        const wrong = [];
        for (const ground of cube) for (const colour of cube) {
            const mended = mend(colour, ground, 4.5);
            if (ratio(mended, ground) < 4.5) wrong.push(['low', colour, ground]);
            const kept = mended.every((part, place) => Math.abs(part - colour[place]) < 1 / 255);
            if (ratio(colour, ground) > 4.6 && !kept) wrong.push(['changed', colour, ground]);
        }
        for (const paper of cube) for (const ink of cube) {
            const { colours: all } = settle({ ink, paper, accent: ink, 'on-accent': ink, warm: ink }, 0, true);
            const pairs = [['ink', 'paper'], ['ink', 'tint'], ['soft', 'paper'], ['soft', 'tint'], ['accent', 'paper'],
                ['on-accent', 'accent'], ['warm', 'paper']];
            for (const [one, other] of pairs) {
                if (ratio(all[one], all[other]) < 4.5) wrong.push([one, other, ink, paper, ratio(all[one], all[other])]);
            }
            if (ratio(all.line, all.paper) < 3) wrong.push(['line', ink, paper]);
        }
        return wrong.slice(0, 9)";
    assert_eq!(browser.js_async(mend, &[]), json!([]));
}

#[test]
fn what_people_could_not_read_is_mended() {
    let ours = json!(["rgb(34, 48, 58)", "rgb(236, 231, 220)"]);
    // Name, rules, a part of the expected warning (none: no warning at all), a colour, and it in both themes.
    let cases: [(&str, &str, Option<&str>, &str, Value); 12] = [
        (
            "good",
            "--asc-accent: light-dark(#0b5394, #9fc5e8)",
            None,
            "accent",
            json!(["rgb(11, 83, 148)", "rgb(159, 197, 232)"]),
        ),
        (
            "pale text",
            "--asc-ink: #999",
            Some(
                "--asc-ink: found #999999 on --asc-paper #fdfaf4 with a contrast of 2.73, expected at least 4.5; #737373 is used instead (light theme)",
            ),
            "ink",
            json!(["rgb(115, 115, 115)", "rgb(153, 153, 153)"]),
        ),
        (
            "text as the paper",
            "--asc-ink: #abc; --asc-paper: #abc",
            Some("with a contrast of 1,"),
            "paper",
            json!(["rgb(170, 187, 204)", "rgb(170, 187, 204)"]),
        ),
        (
            "dark paper alone: our light text",
            "--asc-paper: #102030",
            None,
            "ink",
            json!(["rgb(236, 231, 220)", "rgb(236, 231, 220)"]),
        ),
        (
            "pale button text",
            "--asc-on-accent: #0f5c63",
            Some("--asc-on-accent: found #0f5c63 on --asc-accent #0f5c63"),
            "accent",
            json!(["rgb(15, 92, 99)", "rgb(142, 208, 207)"]),
        ),
        ("pale focus ring", "--asc-warm: #ffdd00", Some("--asc-warm: found #ffdd00"), "ink", ours.clone()),
        (
            "transparent paper",
            "--asc-paper: transparent",
            Some("--asc-paper: found a see-through colour; #ffffff, what it shows here, is used instead"),
            "paper",
            json!(["rgb(255, 255, 255)", "rgb(255, 255, 255)"]),
        ),
        (
            "half paper",
            "--asc-paper: rgb(0 0 0 / 50%)",
            Some("; #808080, what it shows here"),
            "paper",
            json!(["rgb(128, 128, 128)", "rgb(128, 128, 128)"]),
        ),
        (
            "color-mix",
            "--asc-accent: color-mix(in srgb, #f00 50%, #fff)",
            Some("--asc-accent: found #ff8080"),
            "ink",
            ours.clone(),
        ),
        ("oklch", "--asc-paper: oklch(0 0 0)", None, "paper", json!(["rgb(0, 0, 0)", "rgb(0, 0, 0)"])),
        (
            "nonsense",
            "--asc-ink: banana; --asc-paper: 12px",
            Some("--asc-ink: found \"banana\", expected a colour"),
            "ink",
            ours.clone(),
        ),
        (
            "current",
            "--asc-accent: currentColor",
            Some("--asc-accent: found \"currentColor\""),
            "accent",
            json!(["rgb(15, 92, 99)", "rgb(142, 208, 207)"]),
        ),
    ];
    let host = Host::new("");
    let browser = Browser::new();
    for (name, rules, warning, colour, expected) in cases {
        host.page("/", &page(&format!("ai-self-check {{ {rules} }}")));
        browser.open(&host.url("/"));
        let found = until(&browser, name, |found, warned| {
            let said = warning.map_or(warned.is_empty(), |text| warned.iter().any(|one| one.contains(text)));
            readable(found) && said && json!([found["light"][colour], found["dark"][colour]]) == expected
        });
        assert!(readable(&found), "{name}: {found:#}");
        assert_eq!(browser.console_errors(), [""; 0], "{name}");
    }
}

#[test]
fn a_picture_behind_see_through_paper_is_refused() {
    let css = "body { background: linear-gradient(red, blue) } ai-self-check { --asc-paper: #fff8 }";
    let host = Host::new(&page(css));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    until(&browser, "our paper", |found, warned| {
        found["light"]["paper"] == "rgb(253, 250, 244)"
            && warned.iter().any(|one| one.contains("over a picture"))
    });
}

#[test]
fn a_later_change_is_looked_at_too() {
    let css = "ai-self-check { --asc-ink: #123 } .pale ai-self-check { --asc-ink: #eee }";
    let host = Host::new(&page(&format!(
        "{css} @media (prefers-color-scheme: dark) {{ .night {{ --asc-paper: #111 }} }}"
    )));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let ink = |found: &Value| found["light"]["ink"].clone();
    until(&browser, "at the start", |found, _| ink(found) == "rgb(17, 34, 51)" && readable(found));
    let changes = [
        ("a class of the page", "document.body.className = 'pale'"),
        (
            "a property of the element",
            "document.querySelector('ai-self-check').style.setProperty('--asc-ink', '#dcdcdc')",
        ),
        ("the paper", "document.querySelector('ai-self-check').style.setProperty('--asc-paper', '#222')"),
        (
            "moved to where it is inherited",
            "document.body.className = '';
            const element = document.querySelector('ai-self-check'); element.removeAttribute('style');
            const place = document.createElement('div'); place.style.setProperty('--asc-accent', '#fefefe');
            document.body.append(place); place.append(element)",
        ),
    ];
    let mut before = Value::Null;
    for (name, script) in changes {
        browser.js(script, &[]);
        let found = until(&browser, name, |found, _| readable(found) && *found != before);
        before = found;
    }
    // Only the colours of the theme in force are worth a word.
    let host = Host::new(
        &page("ai-self-check { --asc-ink: #123 }").replace("<ai-self-check", "<ai-self-check theme=light"),
    );
    browser.open(&host.url("/"));
    let check = browser.check();
    check.find(".probe", 0);
    browser.js_async(
        "await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame); return null",
        &[],
    );
    assert_eq!(browser.js(WARNINGS, &[]), json!([]));
    check.js("arguments[1].theme = 'dark'");
    wait_or(
        || "a word about the dark theme".to_owned(),
        || browser.js(WARNINGS, &[]).to_string().contains("(dark theme)").then_some(()),
    );
}

#[test]
fn only_pages_with_colours_of_their_own_load_it() {
    let loaded = |host: &Host| host.asked().iter().filter(|one| one.path.contains("colours")).count();
    let browser = Browser::new();
    for (css, expected) in [
        ("", 0),
        ("ai-self-check { --asc-font: serif; --asc-radius: 0; --asc-other: red }", 0),
        ("ai-self-check { --asc-warm: #703000 }", 1),
        (":root { --asc-ink: #000 }", 1),
    ] {
        let body = page(css).replace(SCRIPT, &format!("<ai-self-check></ai-self-check>{SCRIPT}"));
        let host = Host::new(&body);
        browser.open(&host.url("/"));
        browser.heard("ready");
        assert_eq!(loaded(&host), expected, "{css}");
    }

    // It stays away: the check runs on, with what the page has set, and the page is told.
    let host = Host::new(&page("ai-self-check { --asc-ink: #403000 }"));
    host.lose("ai-self-check.colours.js");
    browser.open(&host.url("/"));
    assert_eq!(browser.heard("error")["code"], "load");
    assert_eq!(browser.check().start(0).part, "item");
}

#[test]
fn our_own_colours_are_those_of_the_style_sheet() {
    let host = Host::new(&page(""));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let found = until(&browser, "ours", |found, _| readable(found));
    let script = "const { DEFAULTS } = await import('/ai-self-check.colours.js');
        const rgb = (hex) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
        return Object.fromEntries(Object.entries(DEFAULTS).map(([name, pair]) => [name, pair.map(rgb)]))";
    for (name, pair) in browser.js_async(script, &[]).as_object().unwrap() {
        let short = if name == "on-accent" { "on" } else { name };
        assert_eq!(*pair, json!([found["light"][short], found["dark"][short]]), "{name}");
    }
}
