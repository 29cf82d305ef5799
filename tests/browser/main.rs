//! The promises of `dist/`, kept in real browsers: each test serves its own pages from a loopback port, drives
//! the browser through its WebDriver, and reads the request log of the server.
//!
//! Reading order: [`support`] (engine, browser, host, check, play), then one file a promise. `ASC_ENGINE` is
//! `chromium`, `firefox` or `webkit`; what an engine cannot do, a test says by `only_in`. `ASC_DIST` names another
//! build than `dist/`; `ASC_SHOTS=folder` makes the screenshots stay.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that finds something wrong panics, and its helpers are part of it"
)]

mod access;
mod app;
mod camera;
mod cases;
mod channel;
mod codes;
mod colours;
mod embed;
mod foreign;
mod hostile;
mod keep;
mod languages;
mod large;
mod leaks;
mod life;
mod network;
mod packages;
mod pages;
mod patched;
mod print;
mod promises;
mod room;
mod runs;
mod sealed;
mod sheets;
mod shots;
mod single;
mod support;
mod trouble;
mod workshop;
