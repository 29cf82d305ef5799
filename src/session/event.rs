//! What can happen to a session.

/// Something that a person did, or that the browser reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An option was chosen, or in the worry picker switched on or off.
    Choose {
        /// Which group of the screen: 0, or 1 for sureness.
        group: u8,
        /// Which option as shown, from 0.
        option: u8,
    },
    /// On: to the reasons, the next question, the review or the result.
    Next,
    /// One screen back; the answers stay.
    Back,
    /// From the review to a question.
    Visit(usize),
    /// Print the plan.
    Print,
    /// Show the result code.
    Code,
    /// Forget everything and begin anew.
    Restart,
    /// The guidance has arrived.
    GuidanceArrived,
    /// The guidance did not arrive.
    GuidanceMissing,
    /// Load the guidance again.
    LoadGuidance,
}
