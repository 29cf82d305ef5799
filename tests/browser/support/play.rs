//! Walks a whole run: a chooser sees each screen and says what to do, a hand (mouse or keyboard) does it.

use std::collections::HashSet;

use thirtyfour::Key;

use super::{Check, Screen};

/// What to do on a screen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Act {
    /// Choose an option of a group.
    Choose(u8, usize),
    /// The button "next", whatever its words.
    Next,
    /// The button "back".
    Back,
    /// On the review: the n-th question that was skipped.
    Visit(usize),
}

/// The hand that does it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum By {
    Mouse,
    /// Digits, Tab and Enter.
    Digits,
    /// Tab, Space, arrows and Enter: no key of our own.
    Arrows,
}

/// Answers each question with the first option, sureness with the last.
pub(crate) fn first(screen: &Screen) -> Act {
    if !screen.open(0).is_empty() && screen.chosen(0).is_empty() {
        Act::Choose(0, 0)
    } else if !screen.open(1).is_empty() && screen.chosen(1).is_empty() {
        Act::Choose(1, 2)
    } else {
        Act::Next
    }
}

/// Goes on from the first question to the result, which it gives.
#[track_caller]
pub(crate) fn play(check: &Check<'_>, by: By, mut choose: impl FnMut(&Screen) -> Act) -> Screen {
    let mut screen = check.screen();
    for _ in 0..400 {
        if screen.part == "result" {
            return screen;
        }
        assert_eq!(screen.part, "item", "neither a question nor the result: {screen:#?}");
        screen = act(check, by, &screen, choose(&screen));
    }
    panic!("no result after 400 steps; {screen:#?}");
}

#[track_caller]
fn act(check: &Check<'_>, by: By, screen: &Screen, act: Act) -> Screen {
    match (act, by) {
        (Act::Choose(group, option), By::Mouse) => check.choose(group, option),
        (Act::Choose(group, option), By::Arrows) => {
            let before = screen.chosen(group);
            check.tab_to(&format!("[data-group=\"{group}\"] input"));
            check.browser.press(' ');
            for _ in 0..option {
                check.browser.press(Key::Down);
            }
            check.chosen(group, option, &before)
        }
        (Act::Choose(group, option), By::Digits) => {
            let before = screen.chosen(group);
            if group > 0 {
                check.tab_to(&format!("[data-group=\"{group}\"] input"));
            }
            let digit = u32::try_from(option + 1).ok().and_then(|digit| char::from_digit(digit, 10));
            check.browser.press(digit.expect("keys are for the first nine options"));
            check.chosen(group, option, &before)
        }
        (Act::Next, hand) => step(check, hand, ".buttons [part=next]", 0),
        (Act::Back, hand) => step(check, hand, ".buttons [part=back]", 0),
        (Act::Visit(index), hand) => step(check, hand, ".action button", index),
    }
}

#[track_caller]
fn step(check: &Check<'_>, by: By, css: &str, index: usize) -> Screen {
    if by == By::Mouse {
        return check.go(css, index);
    }
    let before = check.screen();
    for turn in 0..=index {
        if turn > 0 {
            check.browser.press(Key::Tab);
        }
        check.tab_to(css);
    }
    check.browser.press(Key::Enter);
    check.other_than(&before)
}

/// Shows a visitor one screen of every kind, from the start card to the result; the first question is
/// skipped so that the review comes. Set `feedback="each"` and the full length for the reasons to come.
#[track_caller]
pub(crate) fn tour(check: &Check<'_>, mut visit: impl FnMut(&str, &Screen)) -> HashSet<String> {
    let mut seen = HashSet::new();
    let mut look = |screen: &Screen| {
        let kind = screen.kind();
        if seen.insert(kind.clone()) {
            visit(&kind, screen);
        }
    };
    look(&check.screen());
    check.start(0);
    let result = play(check, By::Mouse, |screen| {
        look(screen);
        if screen.place == 1 { Act::Next } else { first(screen) }
    });
    check.js("for (const part of arguments[0].querySelectorAll('details')) part.open = true");
    look(&result);
    seen
}
