//! The fuzz targets of the workshop: any bytes go in, and what a room must be able to trust is asserted. Built and
//! run by `cargo xtask fuzz code|chat|cohort|camera SECONDS`; `ASC_TARGET` says which.
//!
//! Bytes alone seldom pass two check characters or stay JSON, so most mutations are made on codes and on the JSON
//! itself. It lacks the browser's half: there, `TextDecoder` makes the text, and a canvas the frame.

#![no_main]
#![allow(unsafe_code, reason = "libFuzzer calls the target through C")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "to stop is how a fuzz target reports"
)]

mod codes;
mod cohort;
#[path = "../fuzz-pack/mutate.rs"]
mod mutate;
mod picture;

use std::sync::OnceLock;

use ai_self_check::pack::people::Chance;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

/// What is fuzzed.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Code,
    Chat,
    Cohort,
    Camera,
}

fn target() -> Target {
    static TARGET: OnceLock<Target> = OnceLock::new();
    *TARGET.get_or_init(|| match std::env::var("ASC_TARGET").as_deref() {
        Ok("code") => Target::Code,
        Ok("chat") => Target::Chat,
        Ok("cohort") => Target::Cohort,
        Ok("camera") => Target::Camera,
        other => panic!("ASC_TARGET: found {other:?}, expected code, chat, cohort or camera"),
    })
}

fuzz_target!(|bytes: &[u8]| match target() {
    Target::Code => codes::code(bytes),
    Target::Chat => codes::chat(bytes),
    Target::Cohort => cohort::reads(bytes),
    Target::Camera => picture::picture(bytes),
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    let mut chance = Chance(u64::from(seed));
    let made = match target() {
        _ if chance.below(4) == 0 => None,
        Target::Code | Target::Chat => codes::mutate(data, size, most, &mut chance),
        Target::Cohort => mutate::json(data, size, most, seed),
        Target::Camera => None,
    };
    made.unwrap_or_else(|| fuzzer_mutate(data, size, most))
});
