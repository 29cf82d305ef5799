//! Files that are far too large, as people have them: a chat of 50 MB, and a film of which somebody thought it was one.

use ai_self_check::workshop::result_code::FormLetter;
use serde_json::{Value, json};

use crate::room::{before, chat, choose_file};
use crate::support::{Browser, Host, Room};

/// The two people are counted wherever they stand, the page answers meanwhile, and nothing of the text stays.
#[test]
fn a_chat_of_50_megabytes_is_read_and_thrown_away() {
    let (host, browser) = (Host::new(""), Browser::new());
    let room = Room::open(&browser, &host);
    room.go("Collect codes");
    room.click("Paste or open a file");
    room.until("the box", || room.count("#file") == 1);
    browser.js(
        "window.longest = 0; let last = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const now = performance.now(); window.longest = Math.max(window.longest, now - last); last = now;
          if (!window.over) setTimeout(() => port2.postMessage(0), 4);
        };
        port2.postMessage(0)",
        &[],
    );
    let line = "10:05 somebody: nobody knows what to say of it, and everybody says it all the same.\\n";
    let filler = format!("'{line}'.repeat(300_000)");
    let parts = format!("...text.flatMap((one) => [one, {filler}])");
    let people: Vec<String> = (0..2).map(|one| chat(one..one + 1, FormLetter::A, "")).collect();
    choose_file(&browser, "chat.txt", &parts, &json!(people));
    let (begun, mut rounds) = (std::time::Instant::now(), 0);
    while before(&room) != "Before: 2. After: 0." || !room.status().starts_with("New codes") {
        rounds += 1;
        assert!(begun.elapsed().as_secs() < 60, "{}: {}", before(&room), room.status());
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let longest = browser.js("window.over = true; return window.longest", &[]);
    println!("50 MB in {} ms, silent for {longest} ms, {rounds} looks", begun.elapsed().as_millis());
    assert_eq!(room.status(), "New codes: 2. The rest of the text was thrown away.");
    assert!(longest.as_f64().unwrap() < 1_000.0, "the page answers meanwhile");

    // Twenty million bytes that are no text.
    let noise = "new Uint8Array(20_000_000).map((_, at) => (at * 2654435761) >>> 13)";
    choose_file(&browser, "film.mp4", noise, &Value::Null);
    room.until("no code", || room.status() == "No code was found in it. The text was thrown away.");
    assert_eq!(before(&room), "Before: 2. After: 0.");
    assert_eq!(browser.console_errors(), [""; 0]);
}
