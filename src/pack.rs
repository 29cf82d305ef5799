//! Packs: the content as data, from the files that people edit to the bytes that the widget loads.
//!
//! 1. `read` (feature `read`) turns TOML or JSON into trees and these into [`wire`] types; a language is
//!    laid over the pack's own.
//! 2. [`check`](mod@check) turns wire types into a [`Pack`], or lists every [`problem`] with its place.
//! 3. [`compiled`] writes a `Pack` as two files a language, so that the first question does not wait for
//!    the guidance, and reads them back in the browser.
//! 4. [`reading`] (feature `author`) measures how hard the texts are to read.
//!
//! A `Pack` comes only from `check` or from bytes that `compiled` wrote.

pub mod check;
pub mod compiled;
pub mod date;
pub mod made;
pub mod people;
pub mod problem;
#[cfg(feature = "read")]
pub mod read;
#[cfg(feature = "author")]
pub mod reading;
pub mod split;
pub mod texts;
#[cfg(feature = "read")]
pub mod tree;
#[cfg(feature = "read")]
pub mod whole;
pub mod wire;
pub mod words;

pub use words::{Guidance, Pack, Questions};
