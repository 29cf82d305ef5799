//! A live session in one room: its state as data, what changes it, and what its screens show.
//!
//! `update(room, event) -> effects` is the only way that state changes; [`view`] says everything that the page
//! shows. Rooms know keys and counts; words come from the pack, from [`RoomTexts`] and from the workshop's own words.
//! Time, chance and files are passed in. Codes are kept as a [`Cohort`](super::cohort::Cohort) only, never as a list,
//! and no field of a room can hold a person's name. What may be shown of a group is the [`Board`](super::map::Board)'s
//! to decide. It lacks drawing, storage and cameras: those are effects.

mod care;
mod event;
mod hands;
mod intake;
#[cfg(feature = "cohort")]
mod keep;
mod link;
mod paper;
mod printed;
mod slides;
mod state;
mod texts;
mod update;
pub mod view;

pub use event::{CAMERA_TROUBLES, Count, Effect, Event, Field, Sheet, Switch};
pub use hands::Hands;
pub use intake::Report;
#[cfg(feature = "cohort")]
pub use keep::{Kept, keep, restore};
pub use link::join_address;
pub use paper::Paper;
pub use printed::{Order, Papers, papers, printed};
pub use slides::{Slide, slides};
pub use state::{Keeping, Looked, Panel, Place, Room, Say, Settings};
pub use texts::RoomTexts;
pub use update::update;
