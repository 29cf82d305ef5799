//! A browser under its driver, one of each for a test, both gone when the test ends, also when it fails.
//!
//! The calls block: a test reads as a list of steps. What thirtyfour lacks (closed roots, CDP without a socket)
//! goes through [`Browser::send`].

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::WebDriverResult;
use thirtyfour::{RequestData, SessionId, WebDriver, WebElement};
use tokio::runtime::{Builder, Runtime};

use super::engine::Driver;
use super::{Check, Engine, wait};

/// A browser with one window.
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    runtime: Runtime,
    session: Option<WebDriver>,
    /// Dropped last.
    _driver: Driver,
}

/// A WebDriver command that thirtyfour has no name for; the path follows the session's.
#[derive(Debug)]
struct Raw {
    method: &'static str,
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData {
            method: self.method.parse().expect("a method"),
            uri: format!("session/{session}/{}", self.path).into(),
            body: self.body.clone(),
        }
    }
}

impl Browser {
    /// Starts a driver, and a browser with a fresh profile.
    pub(crate) fn new() -> Browser {
        Browser::with(&[])
    }

    /// The same with more arguments for Chromium; other engines get none.
    pub(crate) fn with(more: &[String]) -> Browser {
        let engine = Engine::chosen();
        let driver = Driver::start(engine, more);
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let session =
            runtime.block_on(WebDriver::new(&driver.url, driver.wanted.clone())).expect("a browser");
        Browser { engine, runtime, session: Some(session), _driver: driver }
    }

    fn driver(&self) -> &WebDriver {
        self.session.as_ref().expect("lives as long as the browser")
    }

    #[track_caller]
    fn run<T>(&self, work: impl Future<Output = WebDriverResult<T>>) -> T {
        self.runtime.block_on(work).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Sends any WebDriver command of the session.
    #[track_caller]
    pub(crate) fn send(&self, method: &'static str, path: &str, body: Option<Value>) -> Value {
        let raw = Raw { method, path: path.to_owned(), body };
        self.run(async { self.driver().cmd(raw).await?.value_json() })
    }

    /// Opens a page and waits for its `load`.
    #[track_caller]
    pub(crate) fn open(&self, url: &str) {
        self.run(self.driver().goto(url));
    }

    /// The value of a script's `return`.
    #[track_caller]
    pub(crate) fn js(&self, script: &str, arguments: &[Value]) -> Value {
        self.run(async { Ok(self.driver().execute(script, arguments).await?.json().clone()) })
    }

    /// The value of a script's `return await`.
    #[track_caller]
    pub(crate) fn js_async(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async () => {{ {script} }})().then(done, (error) => done({{ failed: String(error) }}));"
        );
        let found =
            self.run(async { Ok(self.driver().execute_async(script, arguments).await?.json().clone()) });
        assert!(found.get("failed").is_none(), "{found}");
        found
    }

    /// The element that a script returns.
    #[track_caller]
    pub(crate) fn element(&self, script: &str, arguments: &[Value]) -> WebElement {
        self.run(async { self.driver().execute(script, arguments).await?.element() })
    }

    /// Scrolls to an element and clicks on its middle with the mouse.
    #[track_caller]
    pub(crate) fn click(&self, element: &WebElement) {
        self.run(element.click());
    }

    /// Types into an element.
    #[track_caller]
    pub(crate) fn keys(&self, element: &WebElement, text: &str) {
        self.run(element.send_keys(text));
    }

    /// Presses and releases a key, wherever the focus is.
    #[track_caller]
    pub(crate) fn press(&self, key: impl Into<char>) {
        let key: char = key.into();
        self.run(self.driver().action_chain().key_down(key).key_up(key).perform());
    }

    /// Goes on inside the frame that a selector finds, also in the root of a check.
    #[track_caller]
    pub(crate) fn enter(&self, selector: &str) {
        let frame = self.element("return document.querySelector(arguments[0])", &[selector.into()]);
        self.enter_frame(&frame.to_json().unwrap());
    }

    /// Goes on inside a frame.
    #[track_caller]
    pub(crate) fn enter_frame(&self, frame: &Value) {
        self.send("POST", "frame", Some(json!({ "id": frame })));
    }

    /// Back to the page itself.
    #[track_caller]
    pub(crate) fn leave(&self) {
        self.send("POST", "frame", Some(json!({ "id": null })));
    }

    /// The first check of the page.
    #[track_caller]
    pub(crate) fn check(&self) -> Check<'_> {
        self.check_at("ai-self-check")
    }

    /// The check that a selector finds, once it shows something.
    #[track_caller]
    pub(crate) fn check_at(&self, selector: &str) -> Check<'_> {
        Check::new(self, selector)
    }

    /// The page's one check, whatever it shows.
    #[track_caller]
    pub(crate) fn bare_check(&self) -> Check<'_> {
        Check::bare(self, "ai-self-check")
    }

    /// Prints the page to a PDF.
    #[track_caller]
    pub(crate) fn pdf(&self) -> Vec<u8> {
        self.run(self.driver().print_page(PrintParameters::default()))
    }

    /// A picture of the window.
    #[track_caller]
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        self.run(self.driver().screenshot_as_png())
    }

    /// The errors on the console since the last look; in Chromium a status 404 is one. The other drivers have no
    /// log: there it is what the host's `events.js` has heard on this page.
    #[track_caller]
    pub(crate) fn console_errors(&self) -> Vec<String> {
        if self.engine == Engine::Chromium {
            let entries = self.run(self.driver().browser_log());
            return entries
                .into_iter()
                .filter(|entry| entry.level == "SEVERE")
                .map(|entry| entry.message)
                .collect();
        }
        let found = self.js("return (window.problems || []).splice(0)", &[]);
        found.as_array().into_iter().flatten().map(Value::to_string).collect()
    }

    /// What the check has told the page: each event's name and its detail as JSON. The host's `events.js` listens.
    #[track_caller]
    pub(crate) fn events(&self) -> Vec<(String, Value)> {
        let events = self.js("return window.heard", &[]);
        let pair = |event: &Value| (event[0].as_str().unwrap().to_owned(), event[1].clone());
        events.as_array().expect("the page includes events.js").iter().map(pair).collect()
    }

    /// Waits for an event by the end of its name; gives its detail.
    #[track_caller]
    pub(crate) fn heard(&self, name: &str) -> Value {
        wait(&format!("the event {name}"), || {
            self.events().into_iter().rev().find(|(found, _)| found == name).map(|(_, detail)| detail)
        })
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ends the browser; killing the driver alone would leave it behind.
        if let Some(session) = self.session.take() {
            drop(self.runtime.block_on(session.quit()));
        }
    }
}
