//! Pictures of every kind of screen. With `ASC_SHOTS=folder` they are kept, at all widths and in all colours;
//! without, one width is enough to see that each can be drawn. `ASC_LANG` is the language; `qaa` and `qab` are
//! the made-up ones of `cargo xtask pseudo`.

use std::path::PathBuf;

use crate::support::{Browser, Engine, Host, only_in, tour};

const PAGE: &str = "<style>body { margin: 0; padding: 16px; background: Canvas }</style>
<ai-self-check feedback=each length=standard></ai-self-check><script async src=/ai-self-check.js></script>";

/// A name for a file.
fn slug(kind: &str) -> String {
    let letters: String =
        kind.to_lowercase().chars().map(|one| if one.is_alphanumeric() { one } else { '-' }).collect();
    letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

#[test]
fn screenshots() {
    if !only_in(&[Engine::Chromium, Engine::Firefox], "no command changes what a person prefers") {
        return;
    }
    let folder = std::env::var_os("ASC_SHOTS").map(PathBuf::from);
    if let Some(folder) = &folder {
        std::fs::create_dir_all(folder).unwrap();
    }
    let widths: &[u32] = if folder.is_some() { &[320, 768, 1280] } else { &[768] };
    let language = std::env::var("ASC_LANG").unwrap_or_default();
    let host = Host::new(&PAGE.replace("<ai-self-check", &format!("<ai-self-check lang=\"{language}\"")));
    if language.starts_with('q') {
        host.serve("target/pseudo");
    }
    let browser = Browser::new();
    browser.open(&host.url("/"));
    let check = browser.check();
    let mut count = 0;
    let mut take = |kind: &str| {
        for &width in widths {
            for (colours, scheme, forced) in
                [("light", "light", false), ("dark", "dark", false), ("forced", "dark", true)]
            {
                browser.colours(scheme, forced);
                check.js(&format!("arguments[1].theme = '{scheme}'"));
                browser.resize(width, 600);
                let height =
                    browser.js("return document.documentElement.scrollHeight", &[]).as_u64().unwrap();
                browser.resize(width, u32::try_from(height).unwrap().clamp(400, 12_000));
                let picture = browser.screenshot();
                assert!(picture.starts_with(b"\x89PNG") && picture.len() > 2_000, "{kind}: an empty picture");
                if let Some(folder) = &folder {
                    let name = format!("{count:02}-{}-{width}-{colours}.png", slug(kind));
                    std::fs::write(folder.join(name), picture).unwrap();
                }
            }
        }
        count += 1;
        browser.resize(1280, 800);
    };
    tour(&check, |kind, _| take(kind));
    check.click("[part=show-code]", 0);
    check.until("the code", |screen| screen.part == "code");
    take("your code");
    assert!(count >= 13);
}
