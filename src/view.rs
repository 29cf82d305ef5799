//! Views: a [`ViewModel`](crate::session::ViewModel) in, [`Event`](crate::session::Event)s out.
//!
//! One component, plain functions below it, no words, no decisions, no browser API. A panic here would
//! stop every check on the page, so these functions are total.

pub mod block;
pub mod picture;
pub mod screen;

pub use screen::{Screen, ScreenProps};
