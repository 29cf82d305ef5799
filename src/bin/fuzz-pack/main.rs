//! The fuzz target of the pack reader: any bytes go in, and either errors or a pack comes out, which then
//! survives being written and read. Built and run by `cargo xtask fuzz pack SECONDS`.
//!
//! Bytes alone seldom stay JSON for long, so three mutations of four are made on the JSON itself
//! (`mutate.rs`). It lacks the browser's half: there, `JSON.parse` and serde-wasm-bindgen make the same tree.

#![no_main]
#![allow(unsafe_code, reason = "libFuzzer calls the target through C")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "to stop is how a fuzz target reports"
)]

mod mutate;

use std::sync::OnceLock;

use ai_self_check::pack::check::Sound;
use ai_self_check::pack::compiled;
use ai_self_check::pack::date::Date;
use ai_self_check::pack::problem::{Report, Severity, lines};
use ai_self_check::pack::read::json;
use ai_self_check::pack::split::{form_ids, only, said};
use ai_self_check::pack::tree::Tree;
use ai_self_check::pack::whole::whole;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

/// The day of the seeds.
const TODAY: Date = Date { year: 2026, month: 11, day: 25 };

fuzz_target!(|bytes: &[u8]| reads(bytes));

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    if seed.is_multiple_of(4) {
        return fuzzer_mutate(data, size, most);
    }
    mutate::json(data, size, most, seed).unwrap_or_else(|| fuzzer_mutate(data, size, most))
});

/// What the shipped pack shares, made by xtask.
fn defaults() -> &'static Tree {
    static DEFAULTS: OnceLock<Tree> = OnceLock::new();
    DEFAULTS.get_or_init(|| {
        let path = std::env::var("ASC_DEFAULTS").expect("ASC_DEFAULTS names defaults.json");
        serde_json::from_slice(&std::fs::read(path).expect("defaults.json")).expect("a tree")
    })
}

fn reads(bytes: &[u8]) {
    let mut report = Report::default();
    let Some(text) = json::text(bytes, &mut report) else {
        assert!(report.has_errors());
        return;
    };
    let Ok(tree) = serde_json::from_str::<Tree>(text) else { return };
    let (pack, problems) = whole(&tree, defaults(), "cy", TODAY);
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(pack.is_none(), errors, "a pack, or an error");
    assert!(problems.iter().all(|problem| problem.file.starts_with(json::FILE)), "{problems:?}");
    assert!(lines(&problems, 40).len() <= 41);
    if let Some(pack) = pack {
        assert!(pack.languages.iter().any(|(tag, _)| *tag == pack.sound.questions.language));
        survives(&pack.sound);
    }
}

/// Every form is the same after it was written and read.
fn survives(sound: &Sound) {
    for form in form_ids(&sound.questions) {
        let asked = only(&sound.questions, &form);
        let bytes = compiled::write_questions(&asked).expect("memory");
        assert_eq!(compiled::read_questions(&bytes).as_ref(), Ok(&asked));
        for key in &asked.forms {
            assert!(asked.form(&key.id, key.length).is_some_and(|form| !form.items.is_empty()));
        }
        let told = said(&sound.guidance, &asked);
        let bytes = compiled::write_guidance(&told).expect("memory");
        assert_eq!(compiled::read_guidance(&bytes).as_ref(), Ok(&told));
    }
}
