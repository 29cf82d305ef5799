//! The promises of `dist/`, kept in real Chromium: each test serves its own pages from a loopback port, drives
//! the browser through chromedriver, and reads the request log of the server.
//!
//! Reading order: [`support`] (browser, host, check, play), then one file a promise. `ASC_DIST` names another
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
mod embed;
mod foreign;
mod hostile;
mod languages;
mod leaks;
mod life;
mod network;
mod packages;
mod patched;
mod print;
mod promises;
mod runs;
mod shots;
mod support;
mod trouble;
