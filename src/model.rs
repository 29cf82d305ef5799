//! What is measured, and how: pure rules over keys and whole numbers.
//!
//! Nothing here knows a word that people read, a language, a screen or a browser.
//! All scores, shares and thresholds are whole numbers from 0 to 1000 ([`Score`]), so that every
//! engine agrees to the last digit and no float formatting is linked into the widget.
//! The rules are those of the project's own measurement model; each module names its part.

pub mod assessment;
pub mod form;
pub mod guidance;
pub mod item;
pub mod lean;
pub mod response;
pub mod score;
pub mod share;
pub mod stage;
pub mod sureness;
pub mod thresholds;

/// Parts per thousand, 0 to 1000.
pub type Score = u16;

/// The top of every scale.
pub const FULL: Score = 1000;

/// A short text that is cloned cheaply: an id here, a sentence in a pack.
pub type Text = std::rc::Rc<str>;
