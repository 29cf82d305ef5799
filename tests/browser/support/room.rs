//! The facilitator's page as a facilitator sees and uses it.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Browser, Engine, Host, wait, wait_or};

/// The page in a browser.
pub(crate) struct Room<'a> {
    pub(crate) browser: &'a Browser,
}

impl<'a> Room<'a> {
    /// Opens the page and waits for its first screen.
    #[track_caller]
    pub(crate) fn open(browser: &'a Browser, host: &Host) -> Room<'a> {
        Room::open_at(browser, &host.url("/facilitator.html#lang=en"))
    }

    /// The same at another address.
    #[track_caller]
    pub(crate) fn open_at(browser: &'a Browser, url: &str) -> Room<'a> {
        // The same address with another fragment would not load again.
        browser.open("about:blank");
        browser.open(url);
        let room = Room { browser };
        room.until("setup or present", || room.ready());
        room
    }

    /// Whether a screen is there, with all of its words.
    fn ready(&self) -> bool {
        let script = "return !!document.querySelector('[data-kind]') && document.title.length > 0";
        self.browser.js(script, &[]) == json!(true)
    }

    /// Whether what the first screen does not wait for has come.
    pub(crate) fn loaded(&self) -> bool {
        self.browser.js("return document.documentElement.dataset.loaded === 'yes'", &[]) == json!(true)
    }

    /// Waits for something.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        wait_or(|| format!("{what}; the page shows: {}", self.text()), || holds().then_some(()));
    }

    /// The heading of the screen.
    pub(crate) fn heading(&self) -> String {
        self.string("return (document.querySelector('#heading') || {}).textContent || ''")
    }

    /// All words of the screen.
    pub(crate) fn text(&self) -> String {
        self.string("return document.body.innerText")
    }

    /// What screen readers hear.
    pub(crate) fn status(&self) -> String {
        self.string("return document.querySelector('#status').textContent.trim()")
    }

    fn string(&self, script: &str) -> String {
        self.browser.js(script, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// How many elements a selector finds.
    pub(crate) fn count(&self, css: &str) -> u64 {
        let script = "return document.querySelectorAll(arguments[0]).length";
        self.browser.js(script, &[css.into()]).as_u64().unwrap()
    }

    /// Clicks the button with these words (or whose words begin so).
    #[track_caller]
    pub(crate) fn click(&self, words: &str) {
        let find = "const all = [...document.querySelectorAll('button, summary')];
            return all.find((one) => one.textContent === arguments[0]) || all.find((one) => one.textContent.startsWith(arguments[0])) || null";
        let element = wait(&format!("the button {words}"), || {
            let found = self.browser.js(&format!("return (() => {{ {find} }})() !== null"), &[words.into()]);
            (found == json!(true)).then(|| self.browser.element(find, &[words.into()]))
        });
        self.browser.click(&element);
    }

    /// Ticks or chooses the option with these words.
    #[track_caller]
    pub(crate) fn choose(&self, words: &str) {
        let find = "return [...document.querySelectorAll('.choices label')].find((one) => one.textContent === arguments[0])";
        self.browser.click(&self.browser.element(find, &[words.into()]));
    }

    /// Goes to a screen by its button in the list of screens.
    #[track_caller]
    pub(crate) fn go(&self, words: &str) {
        let find = "return [...document.querySelectorAll('nav button')].find((one) => one.textContent === arguments[0])";
        self.browser.click(&self.browser.element(find, &[words.into()]));
        self.until(words, || self.count("nav [aria-current]") == 1 && self.current() == words);
    }

    fn current(&self) -> String {
        self.string("return (document.querySelector('nav [aria-current]') || {}).textContent || ''")
    }

    /// Types into the field with this id, as a hand would.
    #[track_caller]
    pub(crate) fn type_into(&self, id: &str, text: &str) {
        let field = self.browser.element("return document.getElementById(arguments[0])", &[id.into()]);
        self.browser.click(&field);
        self.browser.keys(&field, text);
    }

    /// Pastes a text into the box for chats.
    pub(crate) fn paste(&self, text: &str) {
        if self.browser.engine == Engine::Firefox {
            // A paste that a script makes is empty there: the box and its button do the same.
            let fill = "document.querySelector('#paste').value = arguments[0]; document.querySelector('#find').click()";
            self.browser.js(fill, &[text.into()]);
        } else {
            self.browser.js(PASTE, &[text.into()]);
        }
    }

    /// Goes on until a slide with this heading.
    #[track_caller]
    pub(crate) fn slide(&self, heading: &str) {
        for _ in 0..60 {
            if self.heading() == heading {
                return;
            }
            let before = self.key();
            self.browser.press(thirtyfour::Key::PageDown);
            self.until("the next slide", || self.key() != before);
        }
        panic!("no slide {heading}");
    }

    /// What tells a slide from the next.
    pub(crate) fn key(&self) -> String {
        self.string(
            "return document.querySelector('.screen').textContent + (document.querySelector('.blank') ? ' blank' : '')",
        )
    }

    /// Keeps a picture if `ASC_SHOTS` names a folder.
    pub(crate) fn shot(&self, name: &str) {
        if let Some(folder) = std::env::var_os("ASC_SHOTS").map(PathBuf::from) {
            let path = folder.join(format!("{name}.png"));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, self.browser.screenshot()).unwrap();
        }
    }

    /// Waits until the page can do without the network.
    pub(crate) fn offline_ready(&self) {
        let script = "if (!navigator.serviceWorker) return false;
            const ready = await Promise.race([navigator.serviceWorker.ready, new Promise((r) => setTimeout(r, 8000))]);
            return !!ready";
        assert_eq!(self.browser.js_async(script, &[]), Value::Bool(true), "a service worker");
        wait("control", || {
            (self.browser.js("return !!navigator.serviceWorker.controller", &[]) == json!(true)).then_some(())
        });
    }
}

/// A paste as the browser tells it.
const PASTE: &str = "
const data = new DataTransfer();
data.setData('text/plain', arguments[0]);
const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
document.querySelector('#paste').dispatchEvent(event);";
