//! One person's run, as a pure machine.
//!
//! `update(&Pack, Session, Event) -> (Session, Vec<Effect>)` is the only way that state changes;
//! `view_model(&Pack, &Session) -> ViewModel` says everything that a screen shows. Results are derived
//! from the responses each time and never stored, so "change my answer" needs no code of its own.

pub mod effect;
pub mod event;
pub mod numerals;
pub mod sharing;
pub mod snapshot;
pub mod state;
pub mod update;
pub mod view_model;

pub use effect::{Effect, Focus, Tell};
pub use event::Event;
pub use numerals::Numerals;
pub use sharing::{Shared, Sharing};
pub use state::{Feedback, Options, Phase, Session};
pub use update::{start, update};
pub use view_model::{ViewModel, view_model};
