//! What a session wants done, as data. The browser performs it; tests just look.

use super::sharing::Shared;

/// Something to do after the screen has been drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Move the keyboard focus.
    Focus(Focus),
    /// Tell the page.
    Tell(Tell),
    /// Print the result and nothing of the page.
    Print,
    /// Show the result code, which another program makes of the session ([`snapshot`](super::snapshot)).
    Code,
    /// Drop this session and show the start card.
    Restart,
    /// Fetch the guidance once more.
    LoadGuidance,
    /// Keep the session as it is now ([`snapshot`](super::snapshot)); only if the page asks to keep answers.
    Save,
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the screen, so that a screen reader reads on from there.
    Heading,
    /// An option: after a digit, so that its new state is read out.
    Option {
        /// Which group.
        group: u8,
        /// Which option as shown.
        option: u8,
    },
}

/// What the page is told: never an answer, and of the result only what `share` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    /// The first screen is up.
    Start,
    /// So many questions of so many have an answer.
    Progress {
        /// With an answer.
        answered: usize,
        /// In all.
        total: usize,
    },
    /// The result is up, for the first time in this session; with what the page asked to be told.
    Complete(Option<Shared>),
}
