//! A website on a loopback port: the build, a test's own pages, every request on record, and faults on demand.
//!
//! Written by hand: tiny_http may leave a connection waiting for a thread as long as another one is kept alive
//! (its pool counts a thread as idle until it wakes), and then a page hangs at random.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use super::{Browser, Engine, wait};

/// Keeps what the check tells the page. A file of its own, because strict pages forbid inline scripts.
const EVENTS: &str = r#"
window.heard = [];
for (const name of ["ready", "start", "progress", "complete", "error"]) {
  addEventListener("selfcheck-" + name, (event) => window.heard.push([name, event.detail]), false);
}"#;

/// Keeps what went wrong, for drivers that have no log.
const PROBLEMS: &str = r#"
window.problems = [];
{
  const keep = (...parts) => window.problems.push(parts.map(String).join(" "));
  const { error } = console;
  console.error = (...parts) => { keep(...parts); error(...parts); };
  // Captured: a file that did not load tells its own element only.
  addEventListener("error", (event) => keep(event.message || "not loaded: " + event.target.outerHTML), true);
  addEventListener("unhandledrejection", (event) => keep("not caught:", event.reason), false);
  document.addEventListener("securitypolicyviolation",
    (event) => keep("refused:", event.violatedDirective, event.blockedURI), false);
}"#;

/// Keeps closed roots, and closed they stay: WebKitWebDriver finds only open ones, but takes any that a script
/// gives it. So the page under test is the same in all engines.
const ROOTS: &str = r#"
{
  const roots = new WeakMap();
  const { apply } = Reflect;
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = apply(attach, this, [options]);
    roots.set(this, root);
    return root;
  };
  window.rootOf = (element) => roots.get(element);
}"#;

fn events() -> String {
    match Engine::chosen() {
        Engine::Chromium => EVENTS.to_owned(),
        Engine::Firefox => [EVENTS, PROBLEMS].concat(),
        Engine::WebKit => [EVENTS, PROBLEMS, ROOTS].concat(),
    }
}

const AXE: &str = "target/npm/node_modules/axe-core/axe.min.js";

/// A request that has come.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: String,
    /// With the query.
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
}

/// What may befall a file on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fault {
    /// 404.
    Lost,
    /// A page of the host with status 200, as some servers answer everything.
    Html,
    /// The right bytes under another type.
    Mime(&'static str),
    /// So many bytes, then the connection ends.
    Cut(usize),
    /// As long as before, another byte in the middle.
    Altered,
    /// Head and so many bytes, and no more until [`Host::find_again`].
    Held(usize),
    /// Not even a head until [`Host::find_again`].
    Stalled,
}

#[derive(Default)]
struct Site {
    /// The build that is served; empty for the one of this run.
    dist: PathBuf,
    pages: HashMap<String, (&'static str, Vec<u8>)>,
    /// Folders that hold the build too.
    mirrors: Vec<String>,
    headers: Vec<(String, String)>,
    /// The policy of `/`, if it is not empty.
    policy: String,
    /// By the end of the path.
    faults: HashMap<String, Fault>,
    asked: Vec<Asked>,
    gone: bool,
}

/// The website; gone when dropped.
pub(crate) struct Host {
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// The site, and a bell that rings when a fault is over.
#[derive(Default)]
struct Shared {
    site: Mutex<Site>,
    mended: Condvar,
}

impl Host {
    /// Serves the build and `events.js`, and as `/` a page with this body.
    pub(crate) fn new(body: &str) -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let host = Host { address: listener.local_addr().unwrap(), shared: Arc::default() };
        host.page("/", body);
        let shared = Arc::clone(&host.shared);
        std::thread::spawn(move || {
            // A thread a connection: browsers open some before they need them.
            for stream in listener.incoming().map_while(Result::ok) {
                let shared = Arc::clone(&shared);
                if shared.site.lock().is_ok_and(|site| site.gone) {
                    return;
                }
                std::thread::spawn(move || answer(&stream, &shared));
            }
        });
        host
    }

    /// Serves another build from now on.
    pub(crate) fn serve(&self, dist: &str) {
        assert!(Path::new(dist).is_dir(), "no {dist}; `cargo xtask pseudo` makes it");
        self.site().dist = dist.into();
    }

    fn site(&self) -> MutexGuard<'_, Site> {
        self.shared.site.lock().unwrap()
    }

    /// A website whose `/` is a file of `tests/pages`.
    pub(crate) fn of_file(name: &str) -> Host {
        let path = Path::new("tests/pages").join(name);
        let page =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let host = Host::new("");
        host.whole_page("/", &page);
        host
    }

    /// Adds a page with this body and an ordinary head.
    pub(crate) fn page(&self, path: &str, body: &str) {
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title>\
            <meta name=\"viewport\" content=\"width=device-width\">\
            <script src=\"/events.js\"></script></head><body>{body}</body></html>"
        );
        self.whole_page(path, &page);
    }

    /// Adds a page as it is.
    pub(crate) fn whole_page(&self, path: &str, page: &str) {
        self.put(path, HTML, page.as_bytes());
    }

    /// Adds a file, or another in the place of one of the build.
    pub(crate) fn put(&self, path: &str, kind: &'static str, bytes: &[u8]) {
        self.site().pages.insert(path.to_owned(), (kind, bytes.to_owned()));
    }

    /// Serves the build under a folder too, such as `/old/`.
    pub(crate) fn mirror(&self, folder: &str) {
        self.site().mirrors.push(folder.to_owned());
    }

    /// Sends a header with every answer from now on.
    pub(crate) fn header(&self, name: &str, value: &str) {
        self.site().headers.push((name.to_owned(), value.to_owned()));
    }

    /// Sends a policy with `/` alone from now on, in the place of an earlier one.
    pub(crate) fn policy(&self, policy: &str) {
        self.site().policy = policy.to_owned();
    }

    /// Answers 404 for all paths that end so.
    pub(crate) fn lose(&self, end: &str) {
        self.fault(end, Fault::Lost);
    }

    /// Something befalls all files whose paths end so, from now on.
    pub(crate) fn fault(&self, end: &str, fault: Fault) {
        self.site().faults.insert(end.to_owned(), fault);
    }

    /// New requests for such files are answered; what is held stays so until [`Host::find_again`].
    pub(crate) fn relent(&self, end: &str) {
        let mut site = self.site();
        if let Some(fault) = site.faults.remove(end) {
            site.faults.insert(format!("{end}, no more"), fault);
        }
    }

    /// Everything is there again; what was held goes on its way.
    pub(crate) fn find_again(&self) {
        self.site().faults.clear();
        self.shared.mended.notify_all();
    }

    /// Forgets the requests so far.
    pub(crate) fn forget(&self) {
        self.site().asked.clear();
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All requests so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.site().asked.clone()
    }

    /// All requests so far, after everything that the page has begun: one more request of ours, over the same
    /// connection pool, has been answered.
    pub(crate) fn asked_by_now(&self, browser: &Browser) -> Vec<Asked> {
        let path = format!("/barrier?{}", self.asked().len());
        browser.js_async("await fetch(arguments[0]); return null", &[path.clone().into()]);
        wait("the barrier", || self.asked().iter().any(|asked| asked.path == path).then_some(()));
        self.asked().into_iter().filter(|asked| !asked.path.starts_with("/barrier")).collect()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.site().gone = true;
        self.shared.mended.notify_all();
        // Wakes the listener, which then goes.
        drop(TcpStream::connect(self.address));
    }
}

/// Reads one request from a connection, answers it, and closes the connection.
fn answer(stream: &TcpStream, shared: &Shared) -> Option<()> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    let mut words = first.split(' ');
    let (method, url) = (words.next()?.to_owned(), words.next()?.to_owned());
    let pair = |line: String| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
    let headers = lines.take_while(|line| !line.is_empty()).filter_map(pair).collect();
    let path = url.split('?').next()?.to_owned();

    let mut site = shared.site.lock().ok()?;
    site.asked.push(Asked { method, path: url, headers });
    let end = site.faults.keys().find(|end| path.ends_with(*end)).cloned();
    let fault = end.as_ref().and_then(|end| site.faults.get(end)).copied();
    let (status, (mut kind, mut bytes)) = match content(&site, &path) {
        Some(found) if fault != Some(Fault::Lost) => ("200 OK", found),
        _ => ("404 Not Found", ("text/plain", b"not found".to_vec())),
    };
    // A page may be kept for the Back button only if a test asks for it with a header of its own.
    let cache = if site.headers.iter().any(|(name, _)| name == "Cache-Control") {
        ""
    } else {
        "Cache-Control: no-store\r\n"
    };
    let mut own: String = site.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    if path == "/" && !site.policy.is_empty() {
        own += &format!("Content-Security-Policy: {}\r\n", site.policy);
    }
    drop(site);

    let hold = || {
        let held =
            |site: &mut Site| !site.gone && end.as_ref().is_some_and(|end| site.faults.contains_key(end));
        shared.site.lock().ok().and_then(|site| shared.mended.wait_while(site, held).ok().map(drop))
    };
    match fault {
        Some(Fault::Html) => {
            (kind, bytes) = (HTML, b"<!doctype html><title>Welcome</title><h1>Welcome".to_vec())
        }
        Some(Fault::Mime(other)) => kind = other,
        Some(Fault::Altered) => {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
        Some(Fault::Stalled) => hold()?,
        _ => {}
    }
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
        {cache}Connection: close\r\n{own}\r\n",
        bytes.len()
    );
    let mut stream = stream;
    let mut begun = 0;
    stream.write_all(head.as_bytes()).ok()?;
    if let Some(Fault::Cut(at) | Fault::Held(at)) = fault {
        begun = at.min(bytes.len());
        stream.write_all(&bytes[..begun]).ok()?;
        if matches!(fault, Some(Fault::Cut(_))) {
            return None;
        }
        hold()?;
    }
    stream.write_all(&bytes[begun..]).ok()
}

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

fn content(site: &Site, path: &str) -> Option<(&'static str, Vec<u8>)> {
    if let Some(page) = site.pages.get(path) {
        return Some(page.clone());
    }
    let path = site.mirrors.iter().find_map(|folder| path.strip_prefix(&**folder)).unwrap_or(path);
    match path {
        "/events.js" => Some((SCRIPT, events().into_bytes())),
        "/axe.js" => Some((SCRIPT, std::fs::read(AXE).expect("axe-core; `cargo xtask build` installs it"))),
        "/favicon.ico" | "/barrier" => Some(("text/plain", Vec::new())),
        _ => {
            let dist = if site.dist.as_os_str().is_empty() { dist() } else { site.dist.clone() };
            let file = dist.join(path.trim_start_matches('/'));
            let kind = match file.extension().and_then(|extension| extension.to_str()) {
                Some("html") => HTML,
                Some("js") => SCRIPT,
                Some("css") => "text/css; charset=utf-8",
                Some("wasm") => "application/wasm",
                Some("svg") => "image/svg+xml",
                _ => "application/octet-stream",
            };
            let plain = file.components().all(|part| part != Component::ParentDir);
            Some((kind, std::fs::read(file).ok().filter(|_| plain)?))
        }
    }
}

fn dist() -> PathBuf {
    std::env::var_os("ASC_DIST").map_or_else(|| "dist".into(), PathBuf::from)
}
