//! The state of a session.

use serde::{Deserialize, Serialize};

use super::event::Sheet;
use super::hands::Hands;
use super::intake::{Intake, Report};
use super::paper::Paper;
use super::slides::{Slide, slides};
use crate::model::form::Length;
use crate::workshop::agenda::{Agenda, Clock, Instant, Standing};
use crate::workshop::cohort::{Cohort, Merged, Round};
use crate::workshop::map::{Board, ByRole, Floor, Screen, Waiting};
use crate::workshop::result_code::{PackTag, Refusal};

/// What is chosen before people come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The plan.
    pub agenda: Agenda,
    /// The room's word: letters a to z and digits, at most 20, or empty.
    pub word: String,
    /// Which check people take.
    pub length: Length,
    /// The check's language; empty: each person's own.
    pub check_language: String,
    /// How few people are nobody's business.
    pub floor: Floor,
    /// The folder of the join address, with its last slash.
    pub base: String,
}

/// Which screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Before people come.
    Setup,
    /// The slides.
    Present,
    /// Collecting codes, in one of these ways.
    Collect(Panel),
    /// What to print and save.
    Sheets,
    /// One sheet, before it is printed.
    Sheet(Sheet),
}

/// A way of collecting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// One code by hand.
    Type,
    /// A chat or a document.
    Paste,
    /// The camera.
    Camera,
    /// This device goes round.
    Device,
    /// Results on paper.
    Paper,
}

impl Panel {
    /// All ways in the order of their buttons.
    pub const ALL: [Panel; 5] = [Panel::Type, Panel::Paste, Panel::Camera, Panel::Device, Panel::Paper];
}

/// What has just happened, to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// A code was counted; so many people are in the round now.
    Added(Round, usize),
    /// It was counted already.
    Again,
    /// It is no code that counts.
    Refused(Refusal),
    /// Its round is closed.
    Closed(Round),
    /// It was taken out.
    Removed(Round),
    /// It is not in the round.
    NotThere,
    /// The last removal is undone.
    Undone(Round),
    /// There is nothing to undo.
    NothingToUndo,
    /// A text was read.
    Text(Report),
    /// A cohort file was added.
    Merged(Merged),
    /// A file was refused, and why.
    File(String),
    /// The camera cannot be used, and why: a key.
    Camera(String),
    /// Papers were typed as lines: what was counted; and of each bad line its number and what is wrong with it.
    Papers(Report, Vec<(usize, String)>),
    /// The paper lacks an axis or the lean.
    PaperLacks,
    /// Everything is forgotten.
    Wiped,
    /// What was kept is back.
    Restored,
    /// What was kept cannot be read, and why.
    NotRestored(String),
    /// Another tab keeps a session.
    OtherTab,
    /// The device refuses to keep.
    CannotKeep,
    /// A round was closed.
    IsClosed(Round),
    /// A round is open again.
    IsOpen(Round),
    /// Another session is kept, which must not be overwritten.
    KeptFirst,
    /// The room's word cannot change, because codes of the old one are counted.
    WordStays,
}

/// Whether the session is kept on the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// In this tab's memory only.
    #[default]
    No,
    /// On the device.
    Yes,
    /// Another tab does so; this one must not.
    OtherTab,
    /// The browser refuses.
    Cannot,
}

/// What a board showed when it was last looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// The picture.
    pub screen: Option<Screen>,
    /// The picture by role.
    pub roles: Option<ByRole>,
    /// Who is not in it.
    pub waiting: Waiting,
}

impl Default for Looked {
    fn default() -> Looked {
        Looked { screen: None, roles: None, waiting: Waiting::Nobody }
    }
}

/// One live session.
#[derive(Clone, Debug)]
pub struct Room {
    /// The pack's id.
    pub pack: String,
    /// The pack's version.
    pub version: u16,
    /// How many worries the pack has answers to.
    pub worries: u8,
    /// What was chosen.
    pub settings: Settings,
    /// Which screen.
    pub place: Place,
    /// Whether the session has begun.
    pub begun: bool,
    /// Which slide of the step.
    pub slide: usize,
    pub(super) clock: Clock,
    pub(super) now: Instant,
    /// Everything collected.
    pub cohort: Cohort,
    pub(super) boards: [Board; 4],
    pub(super) looked: [Looked; 4],
    pub(super) closed: [bool; 4],
    /// Under which round codes are counted; `None`: by their form.
    pub count_as: Option<Round>,
    /// A code that is being typed.
    pub code: String,
    /// A code that is being typed, to be taken out.
    pub remove: String,
    /// A sheet that is being entered.
    pub paper: Paper,
    pub(super) intake: Option<Intake>,
    /// Shows of hands.
    pub hands: Hands,
    /// The best choice and the reasons are shown.
    pub revealed: bool,
    /// The screen is blank.
    pub blank: bool,
    /// The clock is shown.
    pub timer: bool,
    /// The list of keys is shown.
    pub help: bool,
    /// Single letters are keys.
    pub letters: bool,
    /// The notes are shown on this screen.
    pub notes: bool,
    /// The camera runs.
    pub camera: bool,
    /// How often the device has gone round: a fresh check for each person.
    pub person: u32,
    /// Whether to keep.
    pub keeping: Keeping,
    /// What is kept on the device from an earlier time: from so many people.
    pub kept: Option<u64>,
    /// Wiping was asked for and not yet confirmed.
    pub wiping: bool,
    /// The last that happened.
    pub said: Option<Say>,
    /// Raised whenever something is said, so that the same words are heard again.
    pub said_count: u32,
}

impl Room {
    /// A room before people come, for a pack with so many worries. `base` is the folder of the join address.
    pub fn new(pack: &str, version: u16, worries: u8, base: &str) -> Room {
        let settings = Settings {
            agenda: Agenda::Minutes75,
            word: String::new(),
            length: Length::Standard,
            check_language: String::new(),
            floor: Floor::Usual,
            base: base.to_owned(),
        };
        Room {
            pack: pack.to_owned(),
            version,
            worries,
            clock: Clock::new(settings.agenda),
            cohort: Cohort::new(PackTag::new(pack, version, "")),
            boards: std::array::from_fn(|_| Board::new(settings.floor)),
            settings,
            place: Place::Setup,
            begun: false,
            slide: 0,
            now: 0,
            looked: Default::default(),
            closed: [false; 4],
            count_as: None,
            code: String::new(),
            remove: String::new(),
            paper: Paper::default(),
            intake: None,
            hands: Hands::default(),
            revealed: false,
            blank: false,
            timer: true,
            help: false,
            letters: true,
            notes: false,
            camera: false,
            person: 0,
            keeping: Keeping::No,
            kept: None,
            wiping: false,
            said: None,
            said_count: 0,
        }
    }

    /// The tag of the codes that this room takes.
    pub fn tag(&self) -> PackTag {
        PackTag::new(&self.pack, self.version, &self.settings.word)
    }

    /// How the plan stands.
    pub fn standing(&self) -> Standing {
        self.clock.standing(self.now)
    }

    /// The id of the step.
    pub fn step(&self) -> &'static str {
        let place = self.standing().step;
        self.settings.agenda.steps().get(place).map_or("", |step| step.id)
    }

    /// The slides of this step.
    pub fn slides(&self) -> Vec<Slide> {
        slides(self.settings.agenda, self.step(), self.looked(Round::Before), self.worries)
    }

    /// The slide on the screen.
    pub fn shown(&self) -> Slide {
        self.slides().get(self.slide).copied().unwrap_or(Slide::Title)
    }

    /// What the board of a round showed last.
    pub fn looked(&self, round: Round) -> &Looked {
        let [before, after, then, now] = &self.looked;
        match round {
            Round::Before => before,
            Round::After => after,
            Round::Then => then,
            Round::Now => now,
        }
    }

    /// Whether a round is closed.
    pub fn is_closed(&self, round: Round) -> bool {
        self.closed.get(round as usize).copied().unwrap_or_default()
    }

    /// Whether a text is being read.
    pub fn reading(&self) -> Option<&Report> {
        self.intake.as_ref().map(|intake| &intake.report)
    }

    /// Everybody collected, over all rounds: codes, not people.
    pub fn codes(&self) -> usize {
        Round::ALL.into_iter().map(|round| self.cohort.people(round)).sum()
    }

    /// Whether closing the tab would lose something.
    pub fn unsaved(&self) -> bool {
        self.keeping != Keeping::Yes && (self.codes() > 0 || self.hands.all().next().is_some())
    }
}
