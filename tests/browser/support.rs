//! What the tests stand on: a browser, a host page, a handle on the check, and ways to walk through it.

pub(crate) mod browser;
pub(crate) mod check;
pub(crate) mod emulate;
pub(crate) mod engine;
pub(crate) mod host;
pub(crate) mod play;
pub(crate) mod room;

use std::time::{Duration, Instant};

pub(crate) use browser::Browser;
pub(crate) use check::{Check, Screen};
pub(crate) use engine::{CLOSED, Engine, only_in};
pub(crate) use host::{Fault, Host};
pub(crate) use play::{Act, By, first, play, tour};
pub(crate) use room::Room;

/// How long anything may take. Far more than it does: only a failure waits so long.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits until `look` finds something; panics with `what` if it does not.
#[track_caller]
pub(crate) fn wait<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    wait_or(|| what.to_owned(), look)
}

/// The same with a message that is made when it is needed.
#[track_caller]
pub(crate) fn wait_or<T>(what: impl Fn() -> String, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain for: {}", what());
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Numbers that look random and are the same each time (xorshift, Marsaglia 2003).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}
