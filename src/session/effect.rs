//! What a session wants done, as data. The browser performs it; tests just look.

/// Something to do after the screen has been drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Move the keyboard focus.
    Focus(Focus),
    /// Tell the page.
    Tell(Tell),
    /// Print the result and nothing of the page.
    Print,
    /// Drop this session and show the start card.
    Restart,
    /// Fetch the guidance once more.
    LoadGuidance,
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

/// What the page is told: never an answer.
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
    /// The result is up, for the first time in this session.
    Complete,
}
