//! "From fear to fearless": a self-check on working with AI that any website adds with one script tag.
//!
//! Modules in reading order. An arrow may skip left, never point right:
//! `model <- pack <- session <- workshop <- view <- browser`, and beside them `model <- pack <- reader` and
//! `workshop <- coder`, `workshop <- scanner`, `workshop <- facilitator`, `workshop <- printer`.
//! The first four are pure and compile with `--no-default-features`.

#![recursion_limit = "256"] // One step a text in `pack::texts`.

pub mod model;
pub mod pack;
pub mod session;
#[cfg(feature = "widget")]
pub mod view;
pub mod workshop;

#[cfg(feature = "widget")]
mod browser;
#[cfg(feature = "code")]
mod coder;
#[cfg(feature = "facilitator")]
mod facilitator;
#[cfg(feature = "printer")]
mod printer;
#[cfg(feature = "reader")]
mod reader;
#[cfg(feature = "scanner")]
mod scanner;
