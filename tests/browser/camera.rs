//! The camera of the facilitator's page: codes are told once, troubles have names, and no frame goes anywhere.
//!
//! Chromium gets a made video as its camera; in all engines a canvas that shows a made picture stands in for one.

#[path = "../native/camera/scene.rs"]
#[allow(dead_code, reason = "the native tests show more kinds of pictures")]
mod scene;

use std::io::Write;

use ai_self_check::workshop::result_code::FormLetter;
use serde_json::{Value, json};

use crate::room::{before, code_of};
use crate::support::{Browser, Engine, Fault, Host, Room, only_in, wait_or};
use scene::{HEIGHT, Phone, Scene, Theme, WIDTH};

/// The policy that the facilitator's page has, and what a test needs to fetch its picture.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self'";

const CODES: [&str; 4] = ["GZ1TZEW8EQ7A", "PF5BP5ZRKFS7", "R2RH733SFGKJ", "23NPX5XN6NKS"];

fn phone(code: &str, distance: f32, at: [f32; 2]) -> Phone {
    let (yaw, pitch, roll) = (12.0, -8.0, 5.0);
    Phone { code: code.to_owned(), theme: Theme::Light, distance, yaw, pitch, roll, at }
}

/// A page with a camera; the picture `/one` shows the first code, `/three` the first three.
fn site() -> Host {
    let host = Host::of_file("camera.html");
    let script = std::fs::read("tests/pages/camera.js").expect("the page's script");
    host.put("/camera-page.js", "text/javascript; charset=utf-8", &script);
    host.policy(POLICY);
    let one = vec![phone(CODES[0], 0.6, [40.0, -30.0])];
    let three = (0..3).map(|place| phone(CODES[place], 0.6, [place as f32 * 300.0 - 300.0, 20.0])).collect();
    for (path, phones) in [("/one", one), ("/three", three)] {
        host.put(path, "application/octet-stream", &Scene::new(phones, 5).render());
    }
    host
}

fn list(browser: &Browser, name: &str) -> Vec<String> {
    let found = browser.js(&format!("return window.{name}"), &[]);
    let texts = found.as_array().expect("a list").iter().map(|text| text.as_str().unwrap_or("").to_owned());
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts
}

/// Waits until the page has these, in any order, and no other.
#[track_caller]
fn has(browser: &Browser, name: &str, expected: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    wait_or(
        || {
            format!(
                "{name} {expected:?}, found {:?}; told {:?}, troubles {:?}",
                list(browser, name),
                list(browser, "told"),
                list(browser, "troubles")
            )
        },
        || (list(browser, name) == expected).then_some(()),
    );
}

/// The camera is off: no track lives, and the video shows none.
#[track_caller]
fn off(browser: &Browser) {
    let state = "const video = document.querySelector('video');
        return [window.tracks.map((track) => track.readyState), video.srcObject === null]";
    let found = browser.js(state, &[]);
    let ended = found[0].as_array().expect("a list").iter().all(|state| state == "ended");
    assert!(ended && found[1] == true, "{found}");
}

fn files(host: &Host, browser: &Browser) -> Vec<String> {
    let mut paths: Vec<String> = host.asked_by_now(browser).into_iter().map(|asked| asked.path).collect();
    paths.retain(|path| path.starts_with("/ai-self-check"));
    paths
}

const RUST: [&str; 3] =
    ["/ai-self-check.camera.js", "/ai-self-check.camera.wasm", "/ai-self-check.camera.work.js"];

/// Shows a picture to the page, after a script; Rust reads it.
#[track_caller]
fn shown(host: &Host, before: &str, picture: &str) -> Browser {
    let browser = Browser::new();
    browser.open(&host.url("/"));
    browser.js_async(
        &format!("{before}; await window.pretend(arguments[0]); await window.go(); return null"),
        &[json!(picture)],
    );
    browser
}

/// Whether this engine can show a canvas as a camera.
fn streams() -> bool {
    only_in(
        &[Engine::Chromium, Engine::Firefox],
        "WebKitGTK is built without streams of media in most places",
    )
}

/// A made video: one phone, then three others, then nobody, a second each, again and again.
fn video(path: &std::path::Path, codes: [&str; 4]) {
    let second = |phones: Vec<Phone>| Scene { noise: 4.0, ..Scene::new(phones, 9) }.render();
    let others =
        (1..4).map(|place| phone(codes[place], 0.55, [place as f32 * 280.0 - 560.0, 10.0])).collect();
    let seconds = [second(vec![phone(codes[0], 0.6, [0.0, 0.0])]), second(others), second(Vec::new())];
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).expect("a file for the video"));
    writeln!(file, "YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg").unwrap();
    let grey = vec![128; WIDTH * HEIGHT / 2];
    for luma in &seconds {
        for _ in 0..10 {
            file.write_all(b"FRAME\n").unwrap();
            file.write_all(luma).unwrap();
            file.write_all(&grey).unwrap();
        }
    }
    file.flush().unwrap();
}

/// A browser whose camera is a film.
fn filmed(path: &std::path::Path) -> Browser {
    Browser::with(&[
        "--use-fake-device-for-media-stream".to_owned(),
        "--use-fake-ui-for-media-stream".to_owned(),
        format!("--use-file-for-fake-video-capture={}", path.display()),
    ])
}

/// The facilitator's page with its own policy: the camera's codes are counted, each once, and the camera goes off when
/// another screen comes.
#[test]
fn the_facilitators_page_counts_what_its_camera_sees() {
    if !only_in(&[Engine::Chromium], "other engines take no file as their camera") {
        return;
    }
    let path = std::env::temp_dir().join(format!("asc-room-camera-{}.y4m", std::process::id()));
    let codes = [1, 2, 3, 4].map(|number| code_of(number, FormLetter::A, "").replace('-', ""));
    video(&path, codes.each_ref().map(String::as_str));
    let host = Host::new("");
    let browser = filmed(&path);
    let room = Room::open(&browser, &host);
    room.go("Collect codes");
    room.click("Camera");
    let loaded = || {
        browser.js("return performance.getEntriesByType('resource').filter((one) => one.name.includes('camera')).length", &[])
    };
    assert_eq!(loaded(), 0, "nothing of the camera is fetched by the page before it is asked for");
    room.click("Start the camera");
    room.until("four people", || before(&room) == "Before: 4. After: 0.");
    assert!(loaded() != 0, "and then it is");
    let on = || browser.js("return !!document.querySelector('#camera')?.srcObject?.active", &[]);
    assert_eq!(on(), true);
    browser.js("window.stream = document.querySelector('#camera').srcObject", &[]);
    room.go("Present");
    room.until("the camera off", || browser.js("return window.stream.active", &[]) == false);
    assert_eq!(browser.console_errors(), [""; 0]);
    drop(std::fs::remove_file(path));
}

#[test]
fn a_made_video_gives_each_code_once() {
    if !only_in(&[Engine::Chromium], "other engines take no file as their camera") {
        return;
    }
    let path = std::env::temp_dir().join(format!("asc-camera-{}.y4m", std::process::id()));
    video(&path, CODES);
    let host = site();
    let browser = filmed(&path);
    browser.open(&host.url("/"));
    assert_eq!(files(&host, &browser), [""; 0], "nothing of the camera before it is asked for");
    browser.js_async("await window.go(); return null", &[]);
    has(&browser, "told", &CODES);
    assert_eq!(browser.js("return document.querySelector('video').videoWidth", &[]), 1280);
    // The video comes round again: whoever is out of sight for two seconds is not told anew.
    let round = browser.js_async(
        "await new Promise((done) => setTimeout(done, 3500)); return [window.gap, performance.now()]",
        &[],
    );
    println!("camera: the page was silent for at most {} ms while a worker read", round[0]);
    has(&browser, "told", &CODES);
    assert_eq!(list(&browser, "troubles"), [""; 0]);
    assert!(round[0].as_f64().is_some_and(|gap| gap < 300.0), "{round}");
    let mut asked = files(&host, &browser);
    asked.sort();
    assert_eq!(asked, RUST, "each file once, and nothing sent");

    browser.js("window.quit(); window.quit()", &[]);
    off(&browser);
    let kept =
        "return [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,
        (await indexedDB.databases()).length]";
    assert_eq!(browser.js_async(kept, &[]), json!([0, 0, "", 0, 0]));
    let errors = browser.console_errors();
    assert!(errors.is_empty(), "{errors:?}");
    drop(std::fs::remove_file(path));
}

#[test]
fn several_codes_in_one_frame_are_told() {
    if !streams() {
        return;
    }
    let host = site();
    let browser = shown(&host, "", "/three");
    has(&browser, "told", &CODES[..3]);
    let wishes = browser.js("return window.wishes", &[]);
    assert_eq!(wishes["audio"], false, "{wishes}");
    assert_eq!(wishes["video"]["facingMode"]["ideal"], "environment", "{wishes}");
    browser.js("dispatchEvent(new PageTransitionEvent('pagehide'))", &[]);
    off(&browser);
    assert_eq!(list(&browser, "troubles"), [""; 0]);
}

#[test]
fn what_keeps_a_camera_away_is_told_by_name() {
    let host = site();
    let browser = Browser::new();
    let rejects = |name: &str| {
        format!(
            "navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('x', '{name}') }}"
        )
    };
    for (before, expected) in [
        (rejects("NotAllowedError"), "refused"),
        (rejects("SecurityError"), "refused"),
        (rejects("NotFoundError"), "none"),
        (rejects("OverconstrainedError"), "none"),
        (rejects("NotReadableError"), "busy"),
        (rejects("AbortError"), "busy"),
        ("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })".to_owned(), "insecure"),
        ("Object.defineProperty(window, 'isSecureContext', { value: false })".to_owned(), "insecure"),
    ] {
        browser.open(&host.url("/"));
        // An engine without cameras gets an object to be patched.
        browser.js_async(
            &format!(
                "if (!navigator.mediaDevices) Object.defineProperty(navigator, 'mediaDevices', {{ value: {{}}, configurable: true }});
                window.MediaDevices ??= class {{}};
                {before};
                await window.go(); return null"
            ),
            &[],
        );
        has(&browser, "troubles", &[expected]);
        off(&browser);
        let keys = browser.js_async("return (await import('/ai-self-check.camera.js')).TROUBLES", &[]);
        assert!(keys.as_array().is_some_and(|keys| keys.contains(&Value::from(expected))), "{keys}");
        // Once, and the program was never asked for.
        browser.js("window.quit()", &[]);
        has(&browser, "troubles", &[expected]);
    }
    assert!(!files(&host, &browser).iter().any(|path| path.ends_with(".wasm")));
}

#[test]
fn a_camera_that_is_unplugged_is_told() {
    if !only_in(&[Engine::Chromium], "in Firefox a track of a canvas hears no event that a script sends it") {
        return;
    }
    let host = site();
    let browser = shown(&host, "", "/one");
    has(&browser, "told", &CODES[..1]);
    browser.js("window.unplug()", &[]);
    has(&browser, "troubles", &["unplugged"]);
    off(&browser);
    has(&browser, "told", &CODES[..1]);
}

/// A detector of the browser's own, as a script.
fn detector(formats: &str, detect: &str) -> String {
    format!(
        "window.BarcodeDetector = class {{
            static async getSupportedFormats() {{ return {formats}; }}
            async detect(source) {{ {detect} }}
        }}"
    )
}

#[test]
fn the_browsers_own_detector_reads_where_it_can() {
    if !streams() {
        return;
    }
    let host = site();
    // Other texts in sight are nobody's business.
    let own = detector(
        "['qr_code']",
        "return ['R2RH733SFGKJ', 'https://a.b', 'gz1tzew8eq7a'].map((rawValue) => ({ rawValue }))",
    );
    let browser = shown(&host, &own, "/one");
    has(&browser, "told", &[CODES[2]]);
    assert_eq!(files(&host, &browser), RUST[..1]);
    drop(browser);

    for own in [
        detector("['ean_13']", ""),
        detector("['qr_code']", "throw new DOMException('x', 'NotSupportedError')"),
    ] {
        let browser = shown(&host, &own, "/one");
        has(&browser, "told", &CODES[..1]);
    }
}

#[test]
fn where_workers_are_refused_the_page_reads() {
    if !streams() {
        return;
    }
    let host = site();
    host.policy(&POLICY.replace("worker-src 'self'", "worker-src 'none'"));
    let browser = shown(&host, "", "/one");
    has(&browser, "told", &CODES[..1]);
}

/// How long a frame takes without a worker, so that it is known what the worker spares the page.
#[test]
fn a_frame_is_read_in_a_blink() {
    let host = site();
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let found = browser.js_async(
        "const { look } = await import('/ai-self-check.camera.work.js');
        const grey = new Uint8Array(await (await fetch('/three')).arrayBuffer());
        const pixels = new Uint8ClampedArray(grey.length * 4);
        for (let place = 0; place < pixels.length; place++) pixels[place] = grey[place >> 2];
        const times = [];
        let codes;
        for (let turn = 0; turn < 12; turn++) {
          const begun = performance.now();
          codes = await look(1280, 720, pixels);
          times.push(performance.now() - begun);
        }
        // The first one waits for the program.
        return [codes.sort(), times.slice(1).sort((one, other) => one - other)]",
        &[],
    );
    println!(
        "camera: a frame with three codes takes {} ms in the middle of 11, {} at most",
        found[1][5], found[1][10]
    );
    let mut expected = CODES[..3].to_vec();
    expected.sort_unstable();
    assert_eq!(found[0], json!(expected));
    // Far more than it takes: only a reader whose work has no bound waits so long.
    assert!(found[1][5].as_f64().is_some_and(|time| time < 500.0), "{found}");
}

/// A worker that stops at a frame is followed by a fresh one, and a few times only.
#[test]
fn a_reader_that_stops_each_time_is_given_up() {
    if !streams() {
        return;
    }
    let host = site();
    let stops = "self.onmessage = () => self.postMessage({ stopped: true, why: 'a trap' });";
    host.put("/ai-self-check.camera.work.js", "text/javascript; charset=utf-8", stops.as_bytes());
    let browser = shown(&host, "", "/one");
    has(&browser, "troubles", &["reader"]);
    off(&browser);
    let workers = files(&host, &browser).iter().filter(|path| path.ends_with("work.js")).count();
    assert_eq!(workers, 6, "one, and five more");
}

#[test]
fn a_reader_that_is_not_the_builds_is_told() {
    if !streams() {
        return;
    }
    for fault in [Fault::Altered, Fault::Lost, Fault::Html] {
        let host = site();
        host.fault("ai-self-check.camera.wasm", fault);
        let browser = shown(&host, "", "/one");
        has(&browser, "troubles", &["reader"]);
        off(&browser);
        assert_eq!(list(&browser, "told"), [""; 0]);
    }
}
