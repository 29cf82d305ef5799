//! The result code in the check: what is shown is what the person's answers say and no more than they ticked; it can be
//! copied, compared and left again, by keyboard too, and costs no request.

use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::workshop::result_code::{
    Axes, Content, Door, FormLetter, Gaps, OrgGap, PackTag, WorrySet, decode,
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::access::REFLOW;
use crate::support::{Act, Browser, By, CLOSED, Check, Engine, Host, Screen, first, only_in, play, wait};

const SCRIPT: &str = "<script async src=\"/ai-self-check.js\"></script>";
const OPEN: &str = "[part=show-code]";
const FIELD: &str = "return arguments[0].querySelector('.code').value";

fn page(attributes: &str) -> Host {
    Host::new(&format!("<ai-self-check {attributes}><a href=/ai>AI</a></ai-self-check>{SCRIPT}"))
}

fn tag(room: &str) -> PackTag {
    PackTag::new("from-fear-to-fearless", 1, room)
}

/// Picks the second worry, agrees with every statement (so that some say that something is missing), and answers the
/// rest with the first option.
fn second_worry(screen: &Screen) -> Act {
    let open = screen.chosen(0).is_empty();
    match screen.options.len() {
        11.. if open => Act::Choose(0, 1),
        5 if open => Act::Choose(0, 4),
        _ => first(screen),
    }
}

/// A code with its first two neighbours that differ swapped.
fn swapped(code: &str) -> String {
    let mut letters: Vec<char> = code.chars().collect();
    let place = letters.windows(2).position(|two| two[0] != two[1] && !two.contains(&'-')).unwrap();
    letters.swap(place, place + 1);
    letters.into_iter().collect()
}

/// Plays to the result and opens the code's screen.
#[track_caller]
fn opened(check: &Check<'_>) -> Screen {
    opened_by(check, second_worry)
}

#[track_caller]
fn opened_by(check: &Check<'_>, choose: fn(&Screen) -> Act) -> Screen {
    check.until("the start card", |screen| screen.has_button("start"));
    check.start(0);
    play(check, By::Mouse, choose);
    let screen = check.go(OPEN, 0);
    assert_eq!(screen.part, "code", "{screen:#?}");
    screen
}

#[track_caller]
fn code(check: &Check<'_>) -> String {
    check.js(FIELD).as_str().expect("a code").to_owned()
}

#[track_caller]
fn read(check: &Check<'_>, room: &str) -> Content {
    let text = code(check);
    decode(&text, Door::Room(tag(room))).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

/// What the status line of the code says.
fn status(check: &Check<'_>) -> String {
    check
        .js("return arguments[0].querySelector('.shown [role=status]').textContent")
        .as_str()
        .unwrap()
        .to_owned()
}

/// What a comparison with this text says.
#[track_caller]
fn compared(check: &Check<'_>, text: &str) -> String {
    let arguments = [check.root.clone(), text.into()];
    check.browser.js("arguments[0].querySelector('.earlier input').value = arguments[1]", &arguments);
    check.click("[part=compare]", 0);
    check.js("return arguments[0].querySelector('#code-said').innerText").as_str().unwrap().to_owned()
}

/// The QR code on the screen as rows of characters, read from the path.
fn modules(check: &Check<'_>) -> Value {
    check.js("return arguments[0].querySelector('.qr path').getAttribute('d')")
}

#[test]
fn the_code_says_what_was_answered_and_costs_no_request() {
    let host = page("length=quick lang=en form=b room=Heron7");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    browser.heard("ready");
    let asked = host.asked_by_now(&browser).len();
    let screen = opened(&check);
    assert_eq!(check.js("return arguments[0].activeElement.localName"), "h2", "the heading has the focus");
    let found = read(&check, "heron7");
    // The role and what is missing are not told unless they are ticked.
    assert_eq!(found.form, FormLetter::B);
    assert_eq!(found.worries, WorrySet::new([1]));
    assert_eq!((found.role, found.gaps.bits()), (None, 0), "{found:?}");
    let Axes::Room([confidence, judgement]) = found.axes else { panic!("{found:?}") };
    let words = screen.text;
    assert!(words.contains(&format!("Confidence: {} of 5", confidence.number())), "{words}");
    assert!(words.contains(&format!("Judgement: {} of 5", judgement.number())), "{words}");
    assert!(words.contains("Which room: Heron7") && words.contains("Which check: quick, form B"), "{words}");
    let lean = ["Balanced", "Leaning on AI too far", "Holding AI too far away", "Mixed"][found.lean as usize];
    assert!(words.contains(&format!("Trust in AI: {lean}")), "{words}");
    assert!(Stage::ALL.contains(&confidence) && found.lean != Lean::Mixed);

    // Parts: worries off, role on, and what is missing on, which this form asks about.
    let before = code(&check);
    let picture = modules(&check);
    check.choose(1, 0);
    assert_eq!(read(&check, "heron7").worries, None);
    assert!(!check.screen().text.contains("Worries:"));
    check.choose(1, 1);
    let told = read(&check, "heron7");
    assert_eq!(told.role.map(|role| role.number()), Some(1));
    assert!(check.screen().text.contains("Kind of work: Front-line and contact"));
    check.choose(1, 2);
    assert_eq!(read(&check, "heron7").gaps, Gaps::default().with(OrgGap::Rules));
    assert!(check.screen().text.contains("Missing where I work: clear rules"));
    check.choose(1, 2);
    check.choose(1, 1);
    check.choose(1, 0);
    assert_eq!(code(&check), before, "the same parts give the same code");
    assert_eq!(modules(&check), picture);
    assert!(status(&check).contains(&before[..1]), "{}", status(&check));

    // A keep code has no room, and is refused where a room's codes are collected.
    check.choose(0, 1);
    assert!(decode(&code(&check), Door::Room(tag("heron7"))).is_err());
    assert!(matches!(decode(&code(&check), Door::Own(tag(""))).unwrap().axes, Axes::Keep(_)));
    assert!(!check.screen().text.contains("Which room"));

    // Back, and again: the same code, and the focus where it was.
    check.go("[part=back]", 0);
    wait("the button to have the focus", || (check.screen().focus == "show-code").then_some(()));
    check.go(OPEN, 0);
    assert_eq!(code(&check), before);
    assert_eq!(host.asked_by_now(&browser).len(), asked, "no request");
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn an_earlier_code_is_compared_or_refused_by_reason() {
    let host = page("length=quick lang=en");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    opened(&check);
    let room = code(&check);
    check.choose(0, 1);
    let keep = code(&check);
    for mine in [&room, &keep, &room.to_lowercase().replace('-', " ")] {
        assert!(
            compared(&check, mine).contains("This is the code of the result that you have now"),
            "{mine}"
        );
    }
    // A keep code from the specification, of this pack without a room.
    let other = compared(&check, "7PS8-M6PF-S23Y");
    assert!(other.contains("Judgement:") && other.contains("Trust in AI:"), "{other}");
    assert!(other.contains("One check was quick and one was full"), "{other}");
    let invalid = "return arguments[0].querySelector('.earlier input').getAttribute('aria-invalid')";
    assert_eq!(check.js(invalid), "false");
    let swapped = swapped(&room);
    for (text, why) in [
        ("", "You typed 0"),
        ("GZ1T-ZEW8", "You typed 8"),
        ("GZ1T-ZEW8-EQ7?", "Look at place 12"),
        (&swapped, "changed places"),
        ("GZ1T-ZEW8-EQ7A", "another check or another room"),
        ("RRG3-64DF-9JWV", "newer version"),
        ("<img src=x onerror=alert(1)>", "You typed"),
    ] {
        let said = compared(&check, text);
        assert!(said.contains(why), "{text}: {said}");
        assert_eq!(check.js(invalid), "true", "{text}");
    }
    // Nothing typed is corrected or lost.
    assert_eq!(
        check.js("return arguments[0].querySelector('.earlier input').value"),
        "<img src=x onerror=alert(1)>"
    );
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn copying_works_or_selects() {
    let clipboard = |work: &str| {
        format!(
            "<script>Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {work} }})</script>"
        )
    };
    for (work, says, selected) in [
        ("{ writeText: async (text) => { window.copied = text; } }", "The code is copied", false),
        ("{ writeText: async () => { throw new Error('no'); } }", "does not let us copy", true),
        ("undefined", "does not let us copy", true),
    ] {
        let host = Host::new(&format!(
            "{}<ai-self-check length=quick lang=en></ai-self-check>{SCRIPT}",
            clipboard(work)
        ));
        let browser = Browser::new();
        browser.open(&host.url("/"));
        let check = browser.check();
        opened(&check);
        check.click("[part=copy]", 0);
        wait(says, || status(&check).contains(says).then_some(()));
        let found = check.js(
            "const field = arguments[0].querySelector('.code');
            return [arguments[0].activeElement === field, field.value.slice(field.selectionStart, field.selectionEnd)]",
        );
        if selected {
            assert_eq!(found, json!([true, code(&check)]), "{work}");
        } else {
            assert_eq!(browser.js("return window.copied", &[]), code(&check).as_str());
        }
    }
}

#[test]
fn too_few_answers_give_a_sentence_and_no_code() {
    let host = page("length=quick lang=en");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    play(&check, By::Mouse, |_| Act::Next);
    let screen = check.go(OPEN, 0);
    assert!(screen.text.contains("there is no code to show"), "{screen:#?}");
    assert_eq!(check.js("return arguments[0].querySelectorAll('input, svg').length"), 0);
    assert_eq!(check.go("[part=back]", 0).part, "result");
}

#[test]
fn restart_and_a_page_brought_back_leave_no_code() {
    let host = page("length=quick lang=en keep=tab");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    opened(&check);
    let first_code = code(&check);
    assert!(check.screen().text.contains("Forget my answers"), "said on this screen too");
    // Kept and resumed, the run has the same code: showing it again is no second vote.
    browser.open(&host.url("/"));
    let check = browser.check();
    check.until("the card", |screen| screen.text.contains("Carry on"));
    check.go(".starts [part=start]", 0);
    check.go(OPEN, 0);
    assert_eq!(code(&check), first_code);
    check.js("arguments[1].restart()");
    check.until("a fresh card", |screen| screen.has_button("start") && screen.part.is_empty());
    assert_eq!(check.js("return arguments[0].querySelectorAll('.code, .qr, #code-said').length"), 0);
}

#[test]
fn the_keyboard_alone_shows_and_leaves_the_code() {
    let host = page("length=quick lang=en");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    play(&check, By::Mouse, first);
    check.tab_to(OPEN);
    browser.press(Key::Enter);
    check.until("the code", |screen| screen.part == "code");
    let before = code(&check);
    check.tab_to("[data-group='1'] input");
    browser.press(' ');
    wait("another code", || (code(&check) != before).then_some(()));
    check.tab_to(".earlier input");
    for letter in "gz1t".chars() {
        browser.press(letter);
    }
    browser.press(Key::Enter);
    check.until("a refusal", |screen| screen.text.contains("You typed 4"));
    check.tab_to(".buttons [part=back]");
    browser.press(Key::Enter);
    check.until("the result", |screen| screen.part == "result");
}

#[test]
fn axe_and_narrow_windows_find_nothing_on_the_code() {
    let host = Host::new("");
    host.whole_page(
        "/",
        &format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>Host</title>\
            <meta name=viewport content='width=device-width'><script src=/events.js></script><script src=/axe.js></script>\
            <style>body {{ margin: 0 }} html {{ font-size: 200% }}</style></head><body><main><h1>Host</h1>\
            <ai-self-check shadow=open length=quick></ai-self-check></main>{SCRIPT}</body></html>"
        ),
    );
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    opened(&check);
    compared(&check, "7PS8-M6PF-S23Y");
    for theme in ["light", "dark"] {
        check.js(&format!("arguments[1].theme = '{theme}'"));
        for width in [320, 1280] {
            browser.resize(width, 800);
            let found = check.js_async(
                "const found = await axe.run(arguments[1], { resultTypes: ['violations', 'passes'] });
                return [found.passes.map((rule) => rule.id), found.violations.map((rule) => [rule.id,
                    rule.nodes.map((node) => node.target.join(' ') + node.failureSummary)])]",
            );
            for rule in ["label", "button-name", "svg-img-alt"] {
                assert!(found[0].as_array().unwrap().contains(&rule.into()), "{rule}: {found}");
            }
            assert_eq!(found[1], json!([]), "{theme}, {width}");
            assert_eq!(check.js(REFLOW), json!([]), "{theme}, {width}");
        }
    }
}

#[test]
fn forced_colours_and_the_dark_leave_the_picture_dark_on_light() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "no command sets the colours of a page") {
        return;
    }
    let host = page("length=quick");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    opened(&check);
    for (scheme, forced) in [("light", false), ("dark", false), ("dark", true)] {
        browser.colours(scheme, forced);
        let found = check.js(
            "return ['rect', 'path'].map((part) => getComputedStyle(arguments[0].querySelector('.qr ' + part)).fill)",
        );
        assert_eq!(found, json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]), "{scheme} {forced}");
        // As in `shots`.
        let Some(folder) = std::env::var_os("ASC_SHOTS").map(std::path::PathBuf::from) else { continue };
        std::fs::create_dir_all(&folder).unwrap();
        check.js(&format!("arguments[1].theme = '{scheme}'"));
        for width in [320, 768, 1280] {
            browser.resize(width, 2600);
            let name = format!("code-{width}-{}.png", if forced { "forced" } else { scheme });
            std::fs::write(folder.join(name), browser.screenshot()).unwrap();
        }
    }
}

#[test]
fn welsh_says_the_same_code_and_a_bad_room_is_named() {
    let host = page("length=quick lang=cy room='the blue room'");
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let error = browser.heard("error");
    assert_eq!(error["code"], "attribute");
    assert!(
        error["message"].as_str().unwrap().contains("attribute room: found \"the blue room\""),
        "{error}"
    );
    let screen = opened(&check);
    assert_eq!(screen.heading, "Eich cod");
    assert_eq!(read(&check, "").worries, WorrySet::new([1]));
    assert!(screen.text.contains("Copïo'r cod"), "{screen:#?}");
}

/// The same code from every build: without WebAssembly, in one file, sealed.
#[test]
fn every_build_shows_the_code() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], CLOSED) {
        return;
    }
    let browser = Browser::new();
    let strict = page("length=quick lang=en room=owl");
    strict.policy("default-src 'none'; script-src 'self'; connect-src 'self'");
    let single = "<ai-self-check length=quick lang=en room=owl></ai-self-check>\
        <script src=/ai-self-check.single.js></script>";
    let single = Host::new(single);
    for (name, host) in [("without WebAssembly", &strict), ("one file", &single)] {
        browser.open(&host.url("/"));
        let check = browser.check();
        opened(&check);
        assert_eq!(read(&check, "owl").worries, WorrySet::new([1]), "{name}");
    }
    let host = Host::new(&crate::sealed::page("length=quick lang=en room=owl"));
    browser.open(&host.url("/"));
    let check = crate::sealed::inside(&browser);
    opened_by(&check, first);
    assert_eq!(read(&check, "owl").worries, WorrySet::new([0]), "sealed");
    check.click("[part=copy]", 0);
    wait("copied or selected", || (!status(&check).is_empty()).then_some(()));
}
