//! The embed page and the themes page, as they are in `dist/` and under their own policy: every choice changes
//! the snippet and the live check, what comes out works when it is pasted, and what is shown is what is in force.

use serde_json::{Value, json};

use crate::access::REFLOW;
use crate::support::{Browser, CLOSED, Engine, Host, only_in, wait, wait_or};

const AXE: &str = "
await import('/axe.js');
const found = await axe.run(document, { resultTypes: ['violations', 'passes'] });
return {
  passes: found.passes.map((rule) => rule.id),
  violations: found.violations.map((rule) => [rule.id, rule.nodes.map((node) => node.target.join(' ') + ': ' +
    node.any.concat(node.all, node.none).map((check) => check.message).join('; '))]),
};";

/// Sets a field as a person would: a radio or a box by a click, others by their value and the two events.
const SET: &str = "
const [name, value] = arguments;
const form = document.getElementById(name === 'place' ? 'where' : 'options');
for (const part of form.querySelectorAll('details')) part.open = true;
// Not by `elements`, whose `length` is a number.
const fields = [...form.querySelectorAll(`[name=${name}]`)];
const field = fields.find((one) => one.value === value) || fields[0];
if (field.type === 'radio' || field.type === 'checkbox') field.click();
else {
  field.value = value;
  for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
}";

/// The attributes of the live check, and the texts of the snippets by panel.
const NOW: &str = "
const live = document.querySelector('#preview-place ai-self-check');
const text = (css) => [...document.querySelectorAll(css)].map((one) => one.textContent);
return {
  live: Object.fromEntries(live.getAttributeNames().map((name) => [name, live.getAttribute(name)])),
  html: text('#for-html code')[0], frame: text('#for-iframe code')[0], wix: text('#for-wix code')[0],
  php: text('#for-wordpress [data-snippet=php]')[0], policies: text('[data-policy]'),
  policy: text('#for-html [data-policy]')[0], pack: document.getElementById('note').textContent,
  see: text('#will-see li').join(' '), learn: text('#will-learn li').join(' '),
  status: document.getElementById('status').textContent, focus: document.activeElement.localName,
};";

fn open(host: &Host, browser: &Browser, page: &str) {
    emulate(browser, "light");
    browser.open(&host.url(page));
    wait("the script of the page", || {
        (browser.js("return !document.querySelector('.copy button').hidden", &[]) == json!(true))
            .then_some(())
    });
}

fn set(browser: &Browser, name: &str, value: &str) -> Value {
    browser.js(SET, &[name.into(), value.into()]);
    browser.js(NOW, &[])
}

/// Without smooth scrolling, which would move what a click aims at.
fn emulate(browser: &Browser, scheme: &str) {
    match browser.engine {
        Engine::Chromium => {}
        // Its preferences say for all tests that nothing moves.
        Engine::Firefox => return browser.colours(scheme, false),
        Engine::WebKit => return assert_eq!(scheme, "light", "the only one there"),
    }
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    browser.cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
}

#[test]
fn every_choice_changes_the_snippet_and_the_live_check() {
    let host = Host::new("");
    let browser = Browser::new();
    open(&host, &browser, "/index.html");
    let first = browser.js(NOW, &[]);
    assert_eq!(first["live"], json!({}));
    // What stands in the page for those without scripts is the same.
    let plain = "const page = await (await fetch('/index.html')).text();
        const code = page.slice(page.indexOf('id=\"for-html\"')).split(/<code data-[^>]*>/).slice(1, 3);
        return code.map((one) => one.split('</code>')[0].replaceAll('&lt;', '<').replaceAll('&gt;', '>'))";
    assert_eq!(browser.js_async(plain, &[]), json!([first["html"], first["policy"]]));
    // Name, value, and a word of what people see or the page learns, where it says something.
    let cases = [
        ("lang", "cy", "Cymraeg"),
        ("length", "quick", "13 questions in about 2 minutes"),
        ("length", "standard", "30 questions in about 6 minutes"),
        ("form", "b", "form B"),
        ("job", "manager", "Managers and leaders"),
        ("feedback", "each", "after each judged answer"),
        ("theme", "light", ""),
        ("theme", "dark", ""),
        ("pack", "packs/example.json", "your own pack"),
        ("keep", "tab", "in this browser tab"),
        ("keep", "device", "on this device"),
        ("share", "stage", "from 1 to 5"),
        ("share", "bands", "the lean"),
        ("sealed", "", "a frame of its own"),
    ];
    for (name, value, says) in cases {
        open(&host, &browser, "/index.html");
        let now = set(&browser, name, value);
        let mut live = json!({ name: value });
        if name == "pack" {
            live["data-debug"] = json!("");
        }
        assert_eq!(now["live"], live, "{name}={value}");
        let (attribute, fragment, row) = if value.is_empty() {
            (format!(" {name}>"), format!("#{name}="), format!("Attribute {name}: (empty)"))
        } else {
            let coded = value.replace('/', "%2F");
            (
                format!(" {name}=\"{value}\">"),
                format!("embed.html#{name}={coded}\""),
                format!("Attribute {name}: {value}"),
            )
        };
        for (place, part) in [("html", &attribute), ("php", &attribute), ("frame", &fragment), ("wix", &row)]
        {
            assert!(
                now[place].as_str().unwrap().contains(part.as_str()),
                "{name}={value}: {part} in {now:#}"
            );
        }
        assert!(format!("{}{}", now["see"], now["learn"]).contains(says), "{name}={value}: {now:#}");
        assert_eq!(now["status"], "The snippet and the live check have changed.");

        // By a real press: what a script presses comes in another order.
        browser.js("document.querySelector('[type=reset]').focus()", &[]);
        browser.press(' ');
        for part in ["live", "html", "frame", "wix", "php", "policies", "see", "learn"] {
            let now = || browser.js(NOW, &[])[part].clone();
            wait_or(
                || format!("{name}={value}, {part} after the reset: {:#}, expected {:#}", now(), first[part]),
                || (now() == first[part]).then_some(()),
            );
        }
    }
}

#[test]
fn a_choice_shows_in_the_check_and_leaves_the_focus() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new("");
    let browser = Browser::new();
    open(&host, &browser, "/index.html");
    browser.element("return document.getElementById('lang')", &[]);
    browser.js("document.getElementById('lang').focus()", &[]);
    assert_eq!(set(&browser, "lang", "cy")["focus"], "select");
    browser.js("document.getElementById('preview').scrollIntoView()", &[]);
    let check = browser.check_at("#preview-place ai-self-check");
    check.until("Welsh", |screen| screen.heading.contains("hunanwiriad"));
    assert_eq!(browser.js(NOW, &[])["focus"], "select", "the check does not take the focus");
    // The check above keeps its own.
    browser.js("document.getElementById('check').scrollIntoView()", &[]);
    browser.check_at("#place ai-self-check").until("English", |screen| screen.heading.contains("self-check"));
    browser.js("document.getElementById('preview').scrollIntoView()", &[]);
    let own = set(&browser, "pack", "packs/example.json");
    assert_eq!(own["pack"], "");
    browser.check_at("#preview-place ai-self-check").find("[part=start]", 0);
    let foreign = set(&browser, "pack", "https://elsewhere.example/pack.json");
    assert!(foreign["pack"].as_str().unwrap().contains("our own questions"), "{foreign:#}");
    assert_eq!(foreign["live"], json!({ "lang": "cy" }));
    assert!(
        foreign["policy"].as_str().unwrap().ends_with("connect-src 'self' https://elsewhere.example"),
        "{foreign:#}"
    );
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn what_is_typed_is_escaped_and_works_when_pasted() {
    const NASTY: &str = "\"><script>document.title='bad'</script> & 'it\\s' <b>";
    let host = Host::new("");
    let browser = Browser::new();
    open(&host, &browser, "/index.html");
    set(&browser, "base", "/");
    set(&browser, "words", NASTY);
    set(&browser, "job", "coach");
    set(&browser, "pack", "/packs/example.json?a=1&b=\"2\"");
    let now = set(&browser, "link", "/ai?x=1&y='\"><i>");
    let pasted = now["html"].as_str().unwrap().to_owned();
    host.page("/pasted", &pasted);
    browser.open(&host.url("/pasted"));
    let found = browser.js(
        "const check = document.querySelector('ai-self-check'); const link = check.querySelector('a');
        return [document.title, document.body.children.length, link.textContent, link.getAttribute('href'),
            check.getAttribute('job'), check.getAttribute('pack')]",
        &[],
    );
    assert_eq!(
        found,
        json!(["Host", 2, NASTY, "/ai?x=1&y='\"><i>", "coach", "/packs/example.json?a=1&b=\"2\""]),
        "{pasted}"
    );
    browser.check().find("[part=start]", 0);

    open(&host, &browser, "/index.html");
    let words = set(&browser, "words", "it's a \\ mark");
    assert!(words["php"].as_str().unwrap().contains("it\\'s a \\\\ mark"), "{words:#}");
    // No link and no folder that runs a script.
    for (name, bad) in
        [("link", "javascript:alert(1)"), ("base", "data:text/html,x"), ("link", "https://:bad")]
    {
        let now = set(&browser, name, bad);
        assert!(!now.to_string().contains(bad), "{name}: {now:#}");
        let marked = "return document.getElementById(arguments[0]).getAttribute('aria-invalid')";
        assert_eq!(browser.js(marked, &[name.into()]), "true", "{name}: {bad}");
        set(&browser, name, "/ok/");
        assert_eq!(browser.js(marked, &[name.into()]), Value::Null);
    }
    let whole = set(&browser, "base", "https://files.example/check");
    assert!(whole["html"].as_str().unwrap().contains("src=\"https://files.example/check/ai-self-check.js\""));
    assert_eq!(
        whole["policy"],
        "script-src https://files.example 'wasm-unsafe-eval'; connect-src https://files.example"
    );
}

#[test]
fn each_place_has_its_snippet_its_policy_and_its_limits() {
    let host = Host::new("");
    let browser = Browser::new();
    open(&host, &browser, "/index.html");
    let read = "return [...document.querySelectorAll('.panel')].filter((one) => one.checkVisibility()).map((one) => ({
        id: one.id, codes: [...one.querySelectorAll('[data-snippet]')].map((code) => code.textContent),
        policies: [...one.querySelectorAll('[data-policy]')].map((code) => code.textContent),
        limits: one.querySelectorAll('h5 + ul li').length }))";
    for (place, part) in [
        ("html", "<ai-self-check>"),
        ("iframe", "<iframe src=\"/self-check/embed.html\" title="),
        ("wordpress", "add_shortcode( 'ai_self_check'"),
        ("drupal", "<script async src=\"/self-check/ai-self-check.js\">"),
        ("sharepoint", "<iframe src=\"https://your.site/self-check/embed.html\""),
        ("moodle", "<iframe src=\"https://your.site/self-check/embed.html\""),
        ("wix", "Server URL: https://your.site/self-check/ai-self-check.js\nTag name: ai-self-check"),
    ] {
        set(&browser, "place", place);
        let shown = browser.js(read, &[]);
        assert_eq!(shown.as_array().unwrap().len(), 1, "{shown:#}");
        let panel = &shown[0];
        assert_eq!(panel["id"], format!("for-{place}"));
        let codes: Vec<String> = serde_json::from_value(panel["codes"].clone()).unwrap();
        assert!(codes.iter().any(|code| code.contains(part)), "{place}: {codes:#?}");
        let policies: Vec<String> = serde_json::from_value(panel["policies"].clone()).unwrap();
        assert!(
            policies.iter().all(|line| line.contains("-src ")) && policies.len() == 1,
            "{place}: {policies:?}"
        );
        assert!(panel["limits"].as_u64().unwrap() >= 2, "{place}");
    }
}

#[test]
fn copying_works_or_selects() {
    if !only_in(&[Engine::Chromium], "only its driver refuses a page the clipboard") {
        return;
    }
    let host = Host::new("");
    let browser = Browser::new();
    for (page, button) in [("/index.html", "#for-html .copy button"), ("/themes.html", ".theme .copy button")]
    {
        for granted in [true, false] {
            let setting = if granted { "granted" } else { "denied" };
            for name in ["clipboard-read", "clipboard-write"] {
                let wanted = json!({ "permission": { "name": name }, "setting": setting });
                browser.cdp("Browser.setPermission", wanted);
            }
            open(&host, &browser, page);
            let element = browser.element("return document.querySelector(arguments[0])", &[button.into()]);
            browser.click(&element);
            let status = || browser.js("return document.getElementById('status').textContent", &[]);
            let said = wait("a status", || Some(status()).filter(|text| text != ""));
            let code = browser.js(
                "return document.querySelector(arguments[0]).parentElement.querySelector('code').textContent",
                &[button.into()],
            );
            assert!(code.as_str().unwrap().len() > 40);
            if granted {
                assert_eq!(said, "Copied.", "{page}");
                assert_eq!(
                    browser.js_async("return await navigator.clipboard.readText()", &[]),
                    code,
                    "{page}"
                );
            } else {
                assert!(said.as_str().unwrap().contains("The text is selected"), "{page}: {said}");
                assert_eq!(browser.js("return String(getSelection()).trim()", &[]), code, "{page}");
            }
        }
    }
}

#[test]
fn axe_finds_nothing_and_all_fits() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "no command changes what a person prefers") {
        return;
    }
    let host = Host::new("");
    let browser = Browser::new();
    let mut problems = Vec::new();
    for (page, needed) in
        [("/index.html", ["label", "button-name"]), ("/themes.html", ["button-name", "heading-order"])]
    {
        for scheme in ["light", "dark"] {
            for width in [320, 1280] {
                browser.resize(width, 800);
                open(&host, &browser, page);
                emulate(&browser, scheme);
                let dark = browser.js("return matchMedia('(prefers-color-scheme: dark)').matches", &[]);
                assert_eq!(dark, scheme == "dark");
                browser.js("for (const part of document.querySelectorAll('details, .panel')) part.hidden = !(part.open = true)", &[]);
                let name = format!("{page}, {scheme}, {width}");
                let found = browser.js_async(AXE, &[]);
                let passes: Vec<&str> =
                    found["passes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
                for rule in needed.iter().chain(&["color-contrast"]) {
                    assert!(passes.contains(rule), "{name}: axe found nothing for {rule}: {passes:?}");
                }
                problems.extend(
                    found["violations"].as_array().unwrap().iter().map(|rule| format!("{name}: {rule:#}")),
                );
                let main = browser.js("return document.querySelector('main')", &[]);
                for wrong in browser.js(REFLOW, &[main.clone(), main]).as_array().unwrap() {
                    problems.push(format!("{name}: {wrong}"));
                }
                problems.extend(browser.console_errors());
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_embed_page_works_by_keyboard_alone() {
    let host = Host::new("");
    let browser = Browser::new();
    open(&host, &browser, "/index.html");
    // From the heading on: language, length, and on with the arrows.
    browser.js("document.getElementById('lang').focus()", &[]);
    browser.press(thirtyfour::Key::Tab);
    browser.press(thirtyfour::Key::Down);
    let now = wait_or(
        || browser.js(NOW, &[]).to_string(),
        || Some(browser.js(NOW, &[])).filter(|now| now["live"]["length"] == "quick"),
    );
    assert_eq!(now["focus"], "input");
}

#[test]
fn the_css_that_is_shown_is_the_css_in_force_and_none_is_mended() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let host = Host::new("");
    let browser = Browser::new();
    open(&host, &browser, "/themes.html");
    let shown = browser.js(
        "return [...document.querySelectorAll('.theme')].map((theme) => [theme.querySelector('ai-self-check').id,
            Object.fromEntries([...theme.querySelector('pre code').textContent.matchAll(/(--asc-[a-z-]+): (.*);/g)].map((one) => [one[1], one[2]]))])",
        &[],
    );
    let themes = shown.as_array().unwrap();
    assert_eq!(themes.len(), 4);
    for theme in themes {
        let (id, rules) = (theme[0].as_str().unwrap(), &theme[1]);
        assert!(rules.as_object().unwrap().len() >= 5, "{id}: {rules}");
        browser.js("document.getElementById(arguments[0]).scrollIntoView()", &[id.into()]);
        let check = browser.check_at(&format!("#{id}"));
        check.find("[part=start]", 0);
        check.find(".probe", 2);
        for name in ["light", "dark"] {
            check.js(&format!("arguments[1].theme = '{name}'"));
            let script = "const [root, element, rules] = arguments;
                const probe = document.createElement('i');
                root.querySelector('.asc').append(probe);
                const wrong = Object.keys(rules).filter((name) => getComputedStyle(element).getPropertyValue(name) !== rules[name]);
                for (const [theirs, ours] of [['ink', 'ink'], ['paper', 'paper'], ['accent', 'accent'], ['on-accent', 'on'], ['warm', 'warm']]) {
                    const colours = ['--asc-' + theirs, '--' + ours].map((name) => {
                        probe.style.setProperty('color', `var(${name})`);
                        return getComputedStyle(probe).color;
                    });
                    if (colours[0] !== colours[1]) wrong.push([theirs, ...colours]);
                }
                probe.remove();
                return wrong";
            let wrong = browser.js(script, &[check.root.clone(), check.host.clone(), rules.clone()]);
            assert_eq!(wrong, json!([]), "{id}, {name}");
        }
    }
    assert_eq!(browser.console_errors(), [""; 0]);
}
