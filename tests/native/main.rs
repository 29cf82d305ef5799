//! The native tests, one room for each promise. They need no browser and no network: `cargo test --test native`.
//!
//! Every room has one `check` and many small cases, so that a bug arrives as one more line.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test, to stop with a place is the point"
)]

mod agendas;
mod broken;
mod camera;
mod cases;
mod chats;
mod clues;
mod codes;
mod cohorts;
mod commands;
mod desk;
mod engines;
mod facts;
mod jsons;
mod languages;
mod maps;
mod numerals;
mod overlays;
mod own_codes;
mod packs;
mod papers;
mod people;
mod policies;
mod presenting;
mod properties;
mod reading;
mod rooms;
mod run;
#[cfg(feature = "schema")]
mod schema;
mod scoring;
mod screens;
mod seen;
mod session;
mod sharing;
mod sheets;
mod snapshots;
mod specification;
mod stages;
mod strategies;
mod strips;
mod support;
mod tidy;
mod workshop_words;
