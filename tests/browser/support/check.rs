//! One check on the page, seen through its closed root: what its screen shows, and how to use it.

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

use super::{Browser, Engine, wait, wait_or};

/// Reads a screen: all that a person could see and use.
const READ: &str = r#"
const root = arguments[0];
const text = (node) => node ? node.textContent.trim() : "";
const rest = (label) => text(label.querySelector("span"));
const all = (css, map) => [...root.querySelectorAll(css)].map(map);
const bar = root.querySelector("progress");
const focus = root.activeElement;
return {
  part: root.querySelector(".screen") ? root.querySelector(".screen").getAttribute("part") : "",
  heading: text(root.querySelector("h2")),
  kicker: text(root.querySelector("[data-look=kicker]")),
  place: bar ? bar.value : 0,
  total: bar ? bar.max : 0,
  options: all("label.choice", (label) => {
    const input = label.querySelector("input");
    const group = input.closest("[data-group]").dataset.group;
    return { group: Number(group), label: rest(label), chosen: input.checked, closed: input.disabled };
  }),
  buttons: all("button", (button) => [button.getAttribute("part"), text(button)]),
  headings: all("h3", text),
  quotes: root.querySelectorAll(".quote").length,
  actions: root.querySelectorAll(".action").length,
  alert: text(root.querySelector("[role=alert]")),
  focus: focus ? (focus.getAttribute("part") || focus.id || focus.tagName.toLowerCase()) : "",
  text: text(root.querySelector(".asc")),
};"#;

/// What a screen shows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Screen {
    /// `item`, `result`, or empty before the program runs.
    pub(crate) part: String,
    pub(crate) heading: String,
    pub(crate) kicker: String,
    /// The number of the question, 0 if it has none.
    pub(crate) place: u32,
    pub(crate) total: u32,
    pub(crate) options: Vec<Choice>,
    /// Part name and words.
    pub(crate) buttons: Vec<(String, String)>,
    pub(crate) headings: Vec<String>,
    pub(crate) quotes: usize,
    pub(crate) actions: usize,
    pub(crate) alert: String,
    /// Part name, id or tag of what has the focus.
    pub(crate) focus: String,
    pub(crate) text: String,
}

/// An option of a screen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Choice {
    pub(crate) group: u8,
    pub(crate) label: String,
    pub(crate) chosen: bool,
    pub(crate) closed: bool,
}

impl Screen {
    /// What tells this screen from the one before.
    pub(crate) fn key(&self) -> (&str, &str, u32) {
        (&self.part, &self.heading, self.place)
    }

    /// What kind of screen it is, in its own words.
    pub(crate) fn kind(&self) -> String {
        let name = if self.kicker.is_empty() { &self.heading } else { &self.kicker };
        let second = if self.options.iter().any(|option| option.group == 1) { " (sure)" } else { "" };
        format!("{name}{second}")
    }

    /// The options of a group that can be chosen, by index.
    pub(crate) fn open(&self, group: u8) -> Vec<usize> {
        let options = self.options.iter().filter(|option| option.group == group).enumerate();
        options.filter(|(_, option)| !option.closed).map(|(index, _)| index).collect()
    }

    /// The options of a group that are chosen, by index.
    pub(crate) fn chosen(&self, group: u8) -> Vec<usize> {
        let options = self.options.iter().filter(|option| option.group == group).enumerate();
        options.filter(|(_, option)| option.chosen).map(|(index, _)| index).collect()
    }

    pub(crate) fn has_button(&self, part: &str) -> bool {
        self.buttons.iter().any(|(found, _)| found == part)
    }
}

/// A check on the page.
pub(crate) struct Check<'a> {
    pub(crate) browser: &'a Browser,
    /// The shadow root, as scripts take it.
    pub(crate) root: Value,
    /// The element itself.
    pub(crate) host: Value,
}

impl<'a> Check<'a> {
    /// The check that a selector finds, once it shows something.
    #[track_caller]
    pub(crate) fn new(browser: &'a Browser, selector: &str) -> Check<'a> {
        let check = Check::bare(browser, selector);
        // Far from the window it waits to be seen; sealed, it shows in a frame.
        let shows = "arguments[1].scrollIntoView({ block: 'nearest' });
            return !!arguments[0].querySelector('h2, [role=alert], iframe')";
        wait(&format!("a card, a message or a frame in {selector}"), || {
            (check.js(shows) == json!(true)).then_some(())
        });
        check
    }

    /// The check that a selector finds, once its element is defined.
    #[track_caller]
    pub(crate) fn bare(browser: &'a Browser, selector: &str) -> Check<'a> {
        let upgraded = "const element = document.querySelector(arguments[0]);
            return !!element && element.matches(':defined')";
        wait(&format!("the element {selector}"), || {
            (browser.js(upgraded, &[selector.into()]) == json!(true)).then_some(())
        });
        let host = browser.element("return document.querySelector(arguments[0])", &[selector.into()]);
        let element = host.to_json().unwrap();
        let root = match browser.engine {
            // Its driver knows open roots only; the host's `events.js` has kept this one.
            Engine::WebKit => {
                browser.js("return window.rootOf(arguments[0])", std::slice::from_ref(&element))
            }
            // thirtyfour reads the property `shadowRoot`, null for a closed root; WebDriver itself does not.
            _ => browser.send("GET", &format!("element/{}/shadow", host.element_id()), None),
        };
        assert!(root.is_object(), "no root of {selector}: {root}");
        Check { browser, root, host: element }
    }

    #[track_caller]
    pub(crate) fn screen(&self) -> Screen {
        let found = self.js(READ);
        serde_json::from_value(found.clone()).unwrap_or_else(|error| panic!("{error}: {found}"))
    }

    /// Runs a script with the root as its first argument and the element as its second.
    #[track_caller]
    pub(crate) fn js(&self, script: &str) -> Value {
        self.browser.js(script, &[self.root.clone(), self.host.clone()])
    }

    /// The same with `await`.
    #[track_caller]
    pub(crate) fn js_async(&self, script: &str) -> Value {
        self.browser.js_async(script, &[self.root.clone(), self.host.clone()])
    }

    /// The n-th element inside that a selector finds, once it is there.
    #[track_caller]
    pub(crate) fn find(&self, css: &str, index: usize) -> WebElement {
        let arguments = [self.root.clone(), css.into(), index.into()];
        let script = "return arguments[0].querySelectorAll(arguments[1])[arguments[2]]";
        wait(&format!("{css}, number {index}"), || {
            self.browser.js(script, &arguments).is_object().then_some(())
        });
        self.browser.element(script, &arguments)
    }

    /// Clicks on the n-th element inside that a selector finds.
    #[track_caller]
    pub(crate) fn click(&self, css: &str, index: usize) {
        self.browser.click(&self.find(css, index));
    }

    /// Clicks on a button and waits for another screen.
    #[track_caller]
    pub(crate) fn go(&self, css: &str, index: usize) -> Screen {
        // Found first: a screen of before the button is not the one that it leads away from.
        let button = self.find(css, index);
        let before = self.screen();
        self.browser.click(&button);
        self.other_than(&before)
    }

    /// Waits for another screen than this one.
    #[track_caller]
    pub(crate) fn other_than(&self, before: &Screen) -> Screen {
        self.until("another screen", |screen| screen.key() != before.key() && !screen.heading.is_empty())
    }

    /// Waits for a screen that is as wanted.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, mut wanted: impl FnMut(&Screen) -> bool) -> Screen {
        let found = || format!("{what}; console: {:?}; {:#?}", self.browser.console_errors(), self.screen());
        wait_or(found, || Some(self.screen()).filter(|screen| wanted(screen)))
    }

    /// Chooses with the mouse and waits until it shows.
    #[track_caller]
    pub(crate) fn choose(&self, group: u8, option: usize) -> Screen {
        let before = self.screen().chosen(group);
        self.click(&format!("[data-group=\"{group}\"] label.choice"), option);
        self.chosen(group, option, &before)
    }

    /// Waits until a choice shows: a radio stays chosen, a checkbox changes.
    #[track_caller]
    pub(crate) fn chosen(&self, group: u8, option: usize, before: &[usize]) -> Screen {
        self.until(&format!("option {option} of group {group} chosen"), |screen| {
            let now = screen.chosen(group);
            now.contains(&option) || now != before
        })
    }

    /// Presses Tab until the focus is on what a selector finds.
    #[track_caller]
    pub(crate) fn tab_to(&self, css: &str) {
        let arguments = [self.root.clone(), css.into()];
        let there = "const at = arguments[0].activeElement; return !!at && at.matches(arguments[1])";
        let mut path = Vec::new();
        for _ in 0..60 {
            if self.browser.js(there, &arguments) == json!(true) {
                return;
            }
            path.push(self.screen().focus);
            self.browser.press(Key::Tab);
        }
        panic!("60 times Tab did not lead to {css} but to {path:?}; {:#?}", self.screen());
    }

    /// Starts with the mouse and waits for the first question.
    #[track_caller]
    pub(crate) fn start(&self, button: usize) -> Screen {
        self.go("[part=start]", button)
    }
}
