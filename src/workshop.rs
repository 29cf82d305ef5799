//! A room of people: result codes, cohorts, what may be shown of them, the agenda, and change over time.
//!
//! Pure: keys and counts only. Words are the pack's, time and chance are passed in, and nothing here knows a
//! screen. The right neighbour of `session`: a code is made from what one run says, and read without a pack.
//! It lacks anything that names a person.

pub mod agenda;
#[cfg(feature = "camera")]
pub mod camera;
pub mod code_screen;
pub mod cohort;
pub mod compare;
pub mod map;
pub mod paper;
#[cfg(feature = "qr")]
pub mod qr;
pub mod result_code;
pub mod room;
pub mod sheets;
pub mod words;
