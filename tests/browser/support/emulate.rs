//! What a test asks of a browser beyond pages: a viewport, another medium, scripts switched off.
//!
//! Chromium does it by its DevTools protocol, Firefox by a script with the browser's own rights, and WebKit only
//! with its window: what it cannot do, a test asks of the others alone ([`super::only_in`]).

use serde_json::{Value, json};

use super::{Browser, Engine, wait_or};

impl Browser {
    /// Sends a command of the Chrome DevTools Protocol.
    #[track_caller]
    pub(crate) fn cdp(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "{command}: only Chromium speaks CDP");
        self.send("POST", "goog/cdp/execute", Some(json!({ "cmd": command, "params": parameters })))
    }

    /// Runs a script in the window of Firefox itself, where `tab` is the element that shows the page.
    #[track_caller]
    fn in_firefox(&self, script: &str, arguments: &[Value]) {
        assert_eq!(self.engine, Engine::Firefox, "{script}: no way to do this in {:?}", self.engine);
        let context = |name: &str| self.send("POST", "moz/context", Some(json!({ "context": name })));
        context("chrome");
        self.js(&format!("const tab = gBrowser.selectedBrowser; {script}"), arguments);
        context("content");
    }

    /// Sets the size of the viewport in CSS pixels, also below what a window allows.
    #[track_caller]
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let now = || self.js("return [innerWidth, innerHeight]", &[]);
        match self.engine {
            Engine::Chromium => {
                let size =
                    json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.cdp("Emulation.setDeviceMetricsOverride", size);
                return;
            }
            Engine::Firefox => {
                let size = "for (const [place, name] of ['width', 'height'].entries())
                    for (const edge of ['', 'min-', 'max-']) tab.style.setProperty(edge + name, arguments[place] + 'px')";
                self.in_firefox(size, &[width.into(), height.into()]);
            }
            Engine::WebKit => {
                // The toolbar above the page is as high as it is.
                let bar = self.js("return outerHeight - innerHeight", &[]).as_u64().unwrap_or_default();
                let rectangle = json!({ "x": 0, "y": 0, "width": width, "height": u64::from(height) + bar });
                self.send("POST", "window/rect", Some(rectangle));
            }
        }
        wait_or(
            || format!("a viewport of {width} by {height}: {}", now()),
            || (now() == json!([width, height])).then_some(()),
        );
    }

    /// Shows the page as on `medium` (`print`, or nothing for the screen). Not in WebKit.
    #[track_caller]
    pub(crate) fn medium(&self, medium: &str) {
        match self.engine {
            Engine::Chromium => drop(self.cdp("Emulation.setEmulatedMedia", json!({ "media": medium }))),
            _ => self.in_firefox("tab.browsingContext.mediumOverride = arguments[0]", &[medium.into()]),
        }
    }

    /// Shows the page to somebody who prefers `light` or `dark`, with forced colours or without. Not in WebKit.
    #[track_caller]
    pub(crate) fn colours(&self, scheme: &str, forced: bool) {
        let forced = if forced { "active" } else { "none" };
        match self.engine {
            Engine::Chromium => {
                let features = json!([
                    { "name": "prefers-color-scheme", "value": scheme },
                    { "name": "forced-colors", "value": forced },
                ]);
                self.cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
            }
            _ => self.in_firefox(
                "tab.browsingContext.prefersColorSchemeOverride = arguments[0];
                tab.browsingContext.forcedColorsOverride = arguments[1]",
                &[scheme.into(), forced.into()],
            ),
        }
    }

    /// Pages that are opened from now on run no script. Not in WebKit.
    #[track_caller]
    pub(crate) fn scripts_off(&self) {
        match self.engine {
            Engine::Chromium => {
                self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
            }
            _ => self.in_firefox("tab.browsingContext.allowJavascript = false", &[]),
        }
    }
}
