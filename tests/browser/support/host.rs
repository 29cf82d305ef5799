//! A website on a loopback port: the build, a test's own pages, every request on record, and faults on demand.
//!
//! Written by hand: tiny_http may leave a connection waiting for a thread as long as another one is kept alive
//! (its pool counts a thread as idle until it wakes), and then a page hangs at random.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::{Browser, wait};

/// Keeps what the check tells the page. A file of its own, because strict pages forbid inline scripts.
const EVENTS: &str = r#"
window.heard = [];
for (const name of ["ready", "start", "progress", "complete", "error"]) {
  addEventListener("selfcheck-" + name, (event) => window.heard.push([name, event.detail]), false);
}"#;

const AXE: &str = "target/npm/node_modules/axe-core/axe.min.js";

/// A request that has come.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: String,
    /// With the query.
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
}

#[derive(Default)]
struct Site {
    /// The build that is served; empty for the one of this run.
    dist: PathBuf,
    pages: HashMap<String, String>,
    headers: Vec<(String, String)>,
    lost: HashSet<String>,
    asked: Vec<Asked>,
    gone: bool,
}

/// The website; gone when dropped.
pub(crate) struct Host {
    address: SocketAddr,
    site: Arc<Mutex<Site>>,
}

impl Host {
    /// Serves the build and `events.js`, and as `/` a page with this body.
    pub(crate) fn new(body: &str) -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let host = Host { address: listener.local_addr().unwrap(), site: Arc::default() };
        host.page("/", body);
        let site = Arc::clone(&host.site);
        std::thread::spawn(move || {
            // A thread a connection: browsers open some before they need them.
            for stream in listener.incoming().map_while(Result::ok) {
                let site = Arc::clone(&site);
                if site.lock().is_ok_and(|site| site.gone) {
                    return;
                }
                std::thread::spawn(move || answer(&stream, &site));
            }
        });
        host
    }

    /// Serves another build from now on.
    pub(crate) fn serve(&self, dist: &str) {
        assert!(Path::new(dist).is_dir(), "no {dist}; `cargo xtask pseudo` makes it");
        self.site.lock().unwrap().dist = dist.into();
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
        self.site.lock().unwrap().pages.insert(path.to_owned(), page.to_owned());
    }

    /// Sends a header with every answer from now on.
    pub(crate) fn header(&self, name: &str, value: &str) {
        self.site.lock().unwrap().headers.push((name.to_owned(), value.to_owned()));
    }

    /// Answers 404 for all paths that end so.
    pub(crate) fn lose(&self, end: &str) {
        self.site.lock().unwrap().lost.insert(end.to_owned());
    }

    /// Everything is there again.
    pub(crate) fn find_again(&self) {
        self.site.lock().unwrap().lost.clear();
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All requests so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.site.lock().unwrap().asked.clone()
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
        self.site.lock().unwrap().gone = true;
        // Wakes the listener, which then goes.
        drop(TcpStream::connect(self.address));
    }
}

/// Reads one request from a connection, answers it, and closes the connection.
fn answer(stream: &TcpStream, site: &Mutex<Site>) -> Option<()> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    let mut words = first.split(' ');
    let (method, url) = (words.next()?.to_owned(), words.next()?.to_owned());
    let pair = |line: String| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
    let headers = lines.take_while(|line| !line.is_empty()).filter_map(pair).collect();
    let path = url.split('?').next()?.to_owned();

    let mut site = site.lock().ok()?;
    site.asked.push(Asked { method, path: url, headers });
    let lost = site.lost.iter().any(|end| path.ends_with(end));
    let found = if lost { None } else { content(&site, &path) };
    let own: String = site.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    drop(site);

    let (status, (kind, bytes)) = match found {
        Some(found) => ("200 OK", found),
        None => ("404 Not Found", ("text/plain", b"not found".to_vec())),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
        Cache-Control: no-store\r\nConnection: close\r\n{own}\r\n",
        bytes.len()
    );
    let mut stream = stream;
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bytes)).ok()
}

fn content(site: &Site, path: &str) -> Option<(&'static str, Vec<u8>)> {
    const HTML: &str = "text/html; charset=utf-8";
    const SCRIPT: &str = "text/javascript; charset=utf-8";
    if let Some(page) = site.pages.get(path) {
        return Some((HTML, page.clone().into_bytes()));
    }
    match path {
        "/events.js" => Some((SCRIPT, EVENTS.into())),
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
