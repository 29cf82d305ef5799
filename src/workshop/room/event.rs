//! What can happen in a session, and what the page is asked to do.

use serde::{Deserialize, Serialize};

use super::printed::Papers;
use super::state::Place;
use crate::model::item::Axis;
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::workshop::agenda::{Agenda, Instant};
use crate::workshop::cohort::{Cohort, Round};
use crate::workshop::result_code::{FormLetter, OrgGap};

/// A line that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The room's word in the join address.
    Word,
    /// The folder of the join address.
    Base,
    /// A code to count.
    Code,
    /// A code to take out.
    Remove,
}

/// Something that is on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// A floor of 10 people in place of 8.
    Strict,
    /// The big screen is blank.
    Blank,
    /// The best choice, the reasons, the group's picture.
    Reveal,
    /// The clock on the big screen.
    Timer,
    /// The list of keys.
    Help,
    /// Single letters as keys: people who speak to their computer need them off (WCAG 2.2, 2.1.4).
    Letters,
    /// The notes on this screen.
    Notes,
    /// Keep on this device.
    Keep,
    /// The camera.
    Camera,
}

/// A count of hands: which question, which of its choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The question's key.
    pub question: String,
    /// The choice by place.
    pub choice: usize,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sheet {
    /// The plan of the session.
    Plan,
    /// The group report for leaders.
    Report,
    /// The answers to worries.
    WorryCards,
    /// Tasks by role.
    RoleCards,
    /// Where raters would put them.
    RoleKey,
    /// A text that holds and one that does not.
    SpotSheets,
    /// Which is which.
    SpotKey,
    /// The first check on paper.
    PaperA,
    /// How to read it.
    KeyA,
    /// The second check on paper.
    PaperB,
    /// How to read it.
    KeyB,
    /// For taking part.
    Certificate,
    /// Try one, keep one human, ask one.
    Pledge,
}

impl Sheet {
    /// All sheets in the order of their buttons.
    pub const ALL: [Sheet; 13] = [
        Sheet::Plan,
        Sheet::Report,
        Sheet::WorryCards,
        Sheet::RoleCards,
        Sheet::RoleKey,
        Sheet::SpotSheets,
        Sheet::SpotKey,
        Sheet::PaperA,
        Sheet::KeyA,
        Sheet::PaperB,
        Sheet::KeyB,
        Sheet::Certificate,
        Sheet::Pledge,
    ];
}

/// What may be wrong with a camera: keys of texts, behind `camera_`.
pub const CAMERA_TROUBLES: [&str; 6] = ["insecure", "refused", "none", "busy", "unplugged", "reader"];

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A plan is chosen.
    Agenda(Agenda),
    /// The check's length: quick.
    Quick(bool),
    /// The language of the check; empty: each person's own.
    CheckLanguage(String),
    /// Something is typed.
    Type(Field, String),
    /// Something is switched over.
    Turn(Switch),
    /// Another screen.
    Go(Place),
    /// The next slide.
    Next,
    /// The slide before.
    Back,
    /// The clock stops or goes on.
    Pause,
    /// Time passes.
    Tick(Instant),
    /// Under which round codes are counted; `None`: by their form.
    CountAs(Option<Round>),
    /// The typed code is to be counted.
    Enter,
    /// The typed code is to be taken out.
    Remove,
    /// The last removal is undone.
    Undo,
    /// A text with codes begins.
    TextBegins,
    /// A piece of it.
    TextPiece(String),
    /// It has ended; it had so many bytes.
    TextEnds(u64),
    /// A camera has read a code.
    Seen(String),
    /// The next person takes the device.
    NextPerson,
    /// The camera cannot be used, or is gone: one of [`CAMERA_TROUBLES`].
    CameraTrouble(String),
    /// A round is closed: its last picture is shown.
    Close(Round),
    /// A closed round takes codes again.
    Open(Round),
    /// A cohort file was read.
    File(Box<Cohort>),
    /// A file could not be read, and why.
    FileRefused(String),
    /// Hands: set a count.
    Hands(Count, u32),
    /// Hands: one more or one fewer.
    HandsBy(Count, i32),
    /// Hands: all counts of a question are zero again.
    HandsClear(String),
    /// Paper: which form.
    PaperForm(FormLetter),
    /// Paper: a stage on an axis.
    PaperStage(Axis, Stage),
    /// Paper: the lean.
    PaperLean(Lean),
    /// Paper: a worry is ticked or unticked.
    PaperWorry(u8),
    /// Paper: "none of these" is ticked or unticked.
    PaperNoWorry,
    /// Paper: the kind of work, 0 for not told.
    PaperRole(u8),
    /// Paper: a gap is ticked or unticked.
    PaperGap(OrgGap),
    /// Paper: count it; answered by [`Effect::Draw`].
    PaperAdd,
    /// A number that was drawn for the paper.
    Drawn(u8),
    /// Papers that were typed as lines.
    Papers(Papers),
    /// Everything collected is to be forgotten: ask first.
    Wipe,
    /// Yes, forget.
    WipeYes,
    /// No, do not.
    WipeNo,
    /// There is something kept on this device, from so many people.
    FoundKept(u64),
    /// Take what is kept.
    Restore,
    /// It could not be read, and why.
    RestoreRefused(String),
    /// Whether this tab may keep: another one keeps already.
    OtherTab,
    /// The device refuses to keep.
    CannotKeep,
    /// Print the sheet that is shown.
    Print,
    /// Save it as a document.
    SaveSheet,
    /// Save the cohort as a file.
    SaveCohort,
    /// Save what the map shows as CSV.
    SaveCsv,
    /// Open the notes in a second window.
    OpenNotes,
    /// The page's own language.
    Language(String),
}

/// What the page is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Move the focus to the heading.
    Focus,
    /// Move the focus to the field for a code.
    FocusCode,
    /// Draw a number of 0 to 255 by chance and send [`Event::Drawn`].
    Draw,
    /// Keep this session on the device, soon.
    Keep,
    /// Forget what is kept.
    Forget,
    /// Read what is kept.
    ReadKept,
    /// Ask whether this tab may keep.
    AskToKeep,
    /// Start the camera.
    StartCamera,
    /// Stop the camera.
    StopCamera,
    /// Show this sheet in its frame.
    ShowSheet,
    /// Print the sheet that is shown.
    Print,
    /// Save it as a document.
    SaveSheet,
    /// Save the cohort file.
    SaveCohort,
    /// Save a CSV file.
    SaveCsv,
    /// Open the second window.
    OpenNotes,
    /// Load the words of this language.
    Language(String),
}
