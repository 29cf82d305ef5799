//! The three engines, and what starts each: its driver on a port of its own, with the capabilities to ask for.
//!
//! `ASC_ENGINE` chooses one for the whole run. Each browser has a folder of its own for all that it writes, and
//! WebKit, which knows no headless mode, a display of its own, so that no two windows share a focus.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use super::wait;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The engine of this run.
    pub(crate) fn chosen() -> Engine {
        match std::env::var("ASC_ENGINE").as_deref() {
            Ok("chromium") | Err(_) => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("ASC_ENGINE: found {other}, expected chromium, firefox or webkit"),
        }
    }
}

/// Why a test with a page that holds no script of ours does not run in WebKit, whose driver finds closed roots only
/// where the host's `events.js` has kept them.
pub(crate) const CLOSED: &str =
    "WebKit's driver does not enter a closed root of a page without the tests' own script";

/// Whether this run's engine is among these. If not, says so on a line that `cargo xtask test` counts: the test
/// returns, and the table of engines gives the reason.
#[must_use = "a test goes on only where it can"]
pub(crate) fn only_in(engines: &[Engine], why: &str) -> bool {
    let here = engines.contains(&Engine::chosen());
    if !here {
        let names: Vec<String> = engines.iter().map(|engine| format!("{engine:?}")).collect();
        println!("{} only: {why}", names.join(" and "));
    }
    here
}

/// Chromium without a window, and silent on the network.
const CHROMIUM: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
];

/// Firefox ends its own downloads; geckodriver sets many more of this kind.
fn firefox_preferences() -> Value {
    json!({
        "app.update.enabled": false,
        "browser.safebrowsing.downloads.enabled": false,
        "browser.shell.checkDefaultBrowser": false,
        "intl.accept_languages": "en-US, en",
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "general.smoothScroll": false,
        "network.dns.disablePrefetch": true,
        "network.prefetch-next": false,
        "ui.prefersReducedMotion": 1,
    })
}

/// GTK gives the toolbar of MiniBrowser a width of 447 pixels; this makes room for a window of 320.
const NARROW: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; font-size: 1px }
button image { -gtk-icon-source: none }";

static FOLDERS: AtomicU32 = AtomicU32::new(0);

/// A driver that runs, and what to ask it for; gone when dropped, with its folder and its display.
pub(crate) struct Driver {
    pub(crate) url: String,
    pub(crate) wanted: Capabilities,
    processes: Vec<Child>,
    folder: PathBuf,
}

impl Driver {
    /// Starts the driver of an engine, with more arguments for Chromium.
    pub(crate) fn start(engine: Engine, more: &[String]) -> Driver {
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("asc-browser-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the browser");
        let (url, wanted) = (String::new(), Capabilities::new());
        let mut driver = Driver { url, wanted, processes: Vec::new(), folder };
        let port = match engine {
            Engine::Chromium => driver.chromium(more),
            Engine::Firefox => driver.firefox(),
            Engine::WebKit => driver.webkit(),
        };
        driver.url = format!("http://127.0.0.1:{port}");
        driver
    }

    fn want(&mut self, name: &str, key: &str, options: Value) {
        self.wanted.set("browserName", name).expect("plain JSON");
        self.wanted.set(key, options).expect("plain JSON");
    }

    fn chromium(&mut self, more: &[String]) -> u16 {
        let mut arguments = CHROMIUM.map(str::to_owned).to_vec();
        arguments.extend_from_slice(more);
        arguments.push(format!("--user-data-dir={}", self.folder.display()));
        self.want("chrome", "goog:chromeOptions", json!({ "args": arguments }));
        self.wanted.set("goog:loggingPrefs", json!({ "browser": "ALL" })).expect("plain JSON");
        // It asks for one free number in both IPv4 and IPv6, and ends when the second is taken: seen once in 500.
        let mut start =
            || self.try_spawn(Command::new("chromedriver").arg("--port=0"), "started successfully on port ");
        let says = (0..3).find_map(|_| start()).expect("chromedriver ended at once, three times");
        says.trim_end_matches('.').parse().expect("chromedriver says its port")
    }

    fn firefox(&mut self) -> u16 {
        let options = json!({ "args": ["-headless"], "prefs": firefox_preferences() });
        self.want("firefox", "moz:firefoxOptions", options);
        let program = std::env::var_os("ASC_GECKODRIVER").unwrap_or_else(|| "geckodriver".into());
        let mut command = Command::new(program);
        // System access: what Chromium does by CDP, a script does with the rights of Firefox itself.
        command.args(["--port=0", "--allow-system-access", "--profile-root"]).arg(&self.folder);
        let says = self.spawn(&mut command, "Listening on 127.0.0.1:");
        says.parse().expect("geckodriver says its port")
    }

    fn webkit(&mut self) -> u16 {
        let browser = minibrowser().expect("MiniBrowser; `cargo xtask test` says how to install it");
        let options = json!({ "binary": browser, "args": ["--automation"] });
        self.want("MiniBrowser", "webkitgtk:browserOptions", options);
        let screen = ["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"];
        let display = self.spawn(Command::new("Xvfb").args(screen), "");
        let gtk = self.folder.join("gtk-3.0");
        fs::create_dir_all(&gtk)
            .and_then(|()| fs::write(gtk.join("gtk.css"), NARROW))
            .expect("a style for GTK");
        // This driver wants to be told a port; one that was free just now.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|socket| socket.local_addr());
        let port = free.expect("a free port").port();
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).env("DISPLAY", format!(":{display}"));
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(name, &self.folder);
        }
        // No GPU on a virtual display, and no caches: they would be written after the folder has gone.
        command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("LC_ALL", "C.UTF-8");
        command.env("MESA_SHADER_CACHE_DISABLE", "true").env("GST_REGISTRY_DISABLE", "yes");
        command.stdout(Stdio::null()).stderr(Stdio::null());
        self.processes.push(command.spawn().expect("WebKitWebDriver on the PATH"));
        wait("WebKitWebDriver", || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok());
        port
    }

    /// Starts a program; gives what follows `before` on the first line that holds it.
    fn spawn(&mut self, command: &mut Command, before: &str) -> String {
        let found = self.try_spawn(command, before);
        found.unwrap_or_else(|| panic!("{} ended at once", command.get_program().display()))
    }

    /// The same; none if the program ends before it says so.
    fn try_spawn(&mut self, command: &mut Command, before: &str) -> Option<String> {
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process =
            command.spawn().unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display()));
        let mut output = BufReader::new(process.stdout.take().expect("piped")).lines();
        self.processes.push(process);
        let found = output
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split_once(before).map(|(_, rest)| rest.trim().to_owned()));
        // Somebody has to read on, or the program would stop when the pipe is full.
        std::thread::spawn(move || output.for_each(drop));
        found
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver goes before its display.
        for process in self.processes.iter_mut().rev() {
            drop(process.kill());
            drop(process.wait());
        }
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Where Debian, and others, keep the browser that comes with WebKitGTK.
fn minibrowser() -> Option<PathBuf> {
    let inside =
        |path: &Path| Some(fs::read_dir(path).ok()?.flatten().map(|entry| entry.path()).collect::<Vec<_>>());
    let roots = ["/usr/lib", "/usr/libexec", "/usr/lib64"];
    let mut folders: Vec<PathBuf> = roots.iter().map(PathBuf::from).collect();
    folders.extend(inside(Path::new("/usr/lib")).into_iter().flatten().filter(|path| path.is_dir()));
    let names = ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"];
    folders
        .iter()
        .flat_map(|folder| names.map(|name| folder.join(name).join("MiniBrowser")))
        .find(|path| path.is_file())
}
