//! Whole runs, by keyboard, by mouse, and by a robot.

use serde_json::{Value, json};

use crate::support::{Act, Browser, By, Check, Dice, Host, Screen, first, play, wait};
use thirtyfour::Key;

const PAGE: &str =
    "<h1>Host</h1><ai-self-check></ai-self-check><script async src=\"/ai-self-check.js\"></script>";

fn items(events: &[(String, Value)]) -> usize {
    events.iter().filter(|(name, _)| name == "progress").count()
}

/// From the start card to the result and back to the start card, for each length.
fn keyboard(hand: By) {
    let host = Host::new(PAGE);
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    for button in [0, 1] {
        check.tab_to("[part=start]");
        if button == 1 {
            browser.press(Key::Tab);
        }
        browser.press(Key::Enter);
        let role = check.until("the first question", |screen| screen.part == "item");
        assert_eq!(role.focus, "heading", "a new screen is read from its heading on");
        let result = play(&check, hand, first);
        assert_eq!(result.focus, "heading");
        check.tab_to(".buttons [part=restart]");
        browser.press(Key::Enter);
        let card = check.until("the start card", |screen| screen.has_button("start"));
        assert_eq!(card.focus, "h2", "the focus stays inside the check");
    }
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn the_keyboard_alone_walks_both_lengths_with_digits() {
    keyboard(By::Digits);
}

#[test]
fn the_keyboard_alone_walks_both_lengths_with_arrows() {
    keyboard(By::Arrows);
}

#[test]
fn keys_choose_and_go_on_only_where_they_should() {
    let host = Host::new(&PAGE.replace("<ai-self-check>", "<ai-self-check length=quick job=manager>"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let question = check.start(0);
    for digit in ['0', '9', 'x'] {
        browser.press(digit);
    }
    assert_eq!(check.screen().chosen(0), [0; 0], "no such option");
    browser.press('3');
    let chosen = check.until("the third option", |screen| screen.chosen(0) == [2]);
    assert_eq!((chosen.key(), &*chosen.focus), (question.key(), "input"), "choosing never goes on");
    browser.press(Key::Down);
    check.until("the fourth option", |screen| screen.chosen(0) == [3]);
    browser.press(Key::Enter);
    let second = check.other_than(&question);
    assert_eq!(second.place, 2, "Enter on an option goes on");
    browser.press(Key::Enter);
    assert_eq!(check.screen().place, 2, "Enter on the heading does nothing");
    browser.js("document.body.tabIndex = 0; document.body.focus()", &[]);
    browser.js("document.activeElement.blur()", &[]);
    browser.press('1');
    assert_eq!(check.screen().chosen(0), [0; 0], "keys of the page are the page's");
}

#[test]
fn the_mouse_alone_walks_both_lengths_and_starts_again() {
    let host = Host::new(PAGE);
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    for button in [0, 1] {
        check.start(button);
        let result = play(&check, By::Mouse, first);
        assert!(result.headings.len() > 5, "a result without guidance: {result:#?}");
        assert!(result.headings.iter().all(|heading| !heading.is_empty() && !heading.contains('{')));
        let card = check.go(".buttons [part=restart]", 0);
        assert!(card.has_button("start"));
    }
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn going_back_and_reviewing_keep_the_answers() {
    let host = Host::new(&PAGE.replace("<ai-self-check>", "<ai-self-check length=quick>"));
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    check.start(0);
    check.choose(0, 1);
    check.go(".buttons [part=next]", 0);
    check.choose(0, 3);
    assert_eq!(check.go(".buttons [part=back]", 0).chosen(0), [1], "the role");
    assert_eq!(check.go(".buttons [part=next]", 0).chosen(0), [3], "the first question");
    check.go(".buttons [part=next]", 0);
    // The second question stays open.
    let mut reviewed = false;
    let result = play(&check, By::Mouse, |screen| {
        if screen.place == 2 && !reviewed {
            return Act::Next;
        }
        if screen.actions == 1 && !reviewed {
            reviewed = true;
            return Act::Visit(0);
        }
        first(screen)
    });
    assert!(reviewed && result.part == "result");
}

/// What somebody at random would do.
fn robot(dice: &mut Dice, screen: &Screen) -> Act {
    let (main, second) = (screen.open(0), screen.open(1));
    match dice.roll(20) {
        0 if screen.has_button("back") => Act::Back,
        1 => Act::Next,
        2 if screen.actions > 0 => Act::Visit(dice.roll(screen.actions)),
        3..=5 if !main.is_empty() => Act::Choose(0, main[dice.roll(main.len())]),
        _ if !main.is_empty() && screen.chosen(0).is_empty() => Act::Choose(0, main[dice.roll(main.len())]),
        _ if !second.is_empty() && screen.chosen(1).is_empty() => Act::Choose(1, dice.roll(second.len())),
        _ => Act::Next,
    }
}

fn events_in_order(events: &[(String, Value)]) {
    let mut total = Value::Null;
    for (place, (name, detail)) in events.iter().enumerate() {
        match &**name {
            "ready" => assert_eq!(detail, &Value::Null),
            "start" => assert!(detail.is_null() && place <= 1, "{events:?}"),
            "complete" => assert!(detail.is_null() && place > 1, "{events:?}"),
            "progress" => {
                let counts = detail.as_object().unwrap();
                assert_eq!(counts.keys().collect::<Vec<_>>(), ["answered", "total"]);
                assert!(counts["answered"].as_u64() <= counts["total"].as_u64());
                assert!(total.is_null() || total == counts["total"]);
                total = counts["total"].clone();
            }
            _ => panic!("not expected: {name} {detail}"),
        }
    }
    let count = |wanted: &str| events.iter().filter(|(name, _)| name == wanted).count();
    assert_eq!((count("ready"), count("start"), count("complete")), (1, 1, 1), "{events:?}");
    assert!(items(events) > 0);
}

fn robots(seeds: impl Iterator<Item = u64>, length: usize) {
    let host = Host::new("");
    // The order of choices is drawn; here always the same lot.
    host.page("/", &format!("<script>Math.random = () => 0.7</script>{PAGE}"));
    let browser = Browser::new();
    for seed in seeds {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        browser.open(&host.url("/"));
        let check: Check<'_> = browser.check();
        check.start(length);
        play(&check, By::Mouse, |screen| robot(&mut dice, screen));
        wait("ready and complete", || {
            let events = browser.events();
            let has = |wanted: &str| events.iter().any(|(name, _)| name == wanted);
            (has("ready") && has("complete")).then_some(())
        });
        events_in_order(&browser.events());
        assert_eq!(browser.console_errors(), [""; 0], "seed {seed}");
        assert_eq!(browser.js("return document.querySelectorAll('ai-self-check').length", &[]), json!(1));
    }
}

#[test]
fn a_robot_always_reaches_a_result_of_the_quick_check() {
    robots(1..=12, 0);
}

#[test]
fn a_robot_always_reaches_a_result_of_the_full_check() {
    robots(13..=20, 1);
}
