//! Everything that the facilitator's page shows, as data: the views only turn it into markup.
//!
//! A screen is a heading and blocks, with a bar of buttons that is the same everywhere. What the room may see of the
//! group comes from [`Looked`](super::Looked) alone, never from the cohort.

mod collect;
mod notes;
mod page;
mod results;
mod says;
mod setup;
mod sheets;
mod slide;

use super::event::{Count, Event, Field};
use super::state::{Place, Room};
use super::texts::RoomTexts;
use crate::pack::Pack;
use crate::workshop::words::Words;

pub use notes::{Notes, notes};

/// All words of a page in one language.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// Of this page.
    pub texts: &'a RoomTexts,
    /// Of the pack.
    pub pack: &'a Pack,
    /// Of the workshop: steps, prompts, cautions.
    pub long: &'a Words,
    /// The languages of the page: tag and name.
    pub languages: &'a [(String, String)],
}

/// A screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Differs between screens, so that a new screen is built afresh.
    pub key: String,
    /// `setup`, `present`, `collect` or `sheets`.
    pub kind: &'static str,
    /// The language of all words, as in `lang`.
    pub lang: String,
    /// Which way it runs, as in `dir`.
    pub dir: String,
    /// The page's title.
    pub title: String,
    /// The name of the page, above all.
    pub name: String,
    /// Name of the list of screens.
    pub nav_name: String,
    /// The screens, and the languages.
    pub nav: Vec<Button>,
    /// Other languages.
    pub languages: Vec<Button>,
    /// A few words above the heading.
    pub kicker: String,
    /// The heading, which takes the focus.
    pub heading: String,
    /// The rest, in order.
    pub blocks: Vec<Block>,
    /// The bar of the presenter.
    pub bar: Vec<Button>,
    /// Its name.
    pub bar_name: String,
    /// The clock.
    pub clock: Option<ClockView>,
    /// What has just happened, heard by screen readers.
    pub status: String,
    /// Changes whenever something is said.
    pub status_key: u32,
    /// What a blank screen says, and its button.
    pub blank: Option<(String, Button)>,
    /// The keys.
    pub help: Option<Help>,
    /// Single letters are keys.
    pub letters: bool,
    /// The notes on this screen.
    pub notes: Option<Notes>,
}

/// The list of keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {
    /// Its heading.
    pub heading: String,
    /// Key and meaning.
    pub keys: Vec<(String, String)>,
    /// Letters on or off, and close.
    pub buttons: [Button; 2],
}

/// How the plan stands, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockView {
    /// Its name.
    pub label: String,
    /// What is left of the step.
    pub left: String,
    /// How the plan stands.
    pub plan: String,
    /// The step's minutes are over.
    pub over: bool,
}

/// A button.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// Its words.
    pub label: String,
    /// What it does.
    pub event: Event,
    /// `main`, `quiet` or `danger`.
    pub look: &'static str,
    /// A switch, and whether it is on.
    pub pressed: Option<bool>,
    /// The screen that is shown.
    pub current: bool,
    /// The language of its words, if it is another.
    pub lang: String,
    /// It cannot be used now.
    pub closed: bool,
    /// Its id, where the page must find it.
    pub id: &'static str,
}

/// An option of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its words.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// What choosing it does.
    pub event: Event,
    /// It cannot be chosen now.
    pub closed: bool,
}

/// A choice of a show of hands.
#[derive(Clone, Debug, PartialEq)]
pub struct Hand {
    /// The choice.
    pub label: String,
    /// Its hands.
    pub hands: u32,
    /// Of all hands, in parts of 100.
    pub share: u8,
    /// Where its count goes.
    pub count: Count,
    /// Said of it after revealing: that it is the best, or nothing.
    pub mark: String,
    /// Why it leans as it does, after revealing.
    pub why: String,
}

/// A row of a table with bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What.
    pub label: String,
    /// How many, in words or digits.
    pub text: String,
    /// How long the bar is, in parts of 100.
    pub share: u8,
}

/// A field of the map: cells that are shown with one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// Across and up, 0 to 4 each.
    pub cells: Vec<(u8, u8)>,
    /// How many people.
    pub people: u64,
    /// How dark, 0 (nobody) to 4.
    pub depth: u8,
    /// The cell that holds the number.
    pub at: (u8, u8),
}

/// The map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapView {
    /// One sentence that says what it shows.
    pub title: String,
    /// All cells once.
    pub patches: Vec<Patch>,
    /// Name of the axis.
    pub across: String,
    /// Name of the axis.
    pub up: String,
}

/// A piece of a screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph: `lead`, `hint`, `note`, `good`, `trouble`, `big` or plain.
    Para(&'static str, String),
    /// A heading below that of the screen.
    Heading(String),
    /// A list.
    List(Vec<String>),
    /// A labelled text.
    Quote(String, String),
    /// Buttons in a row.
    Buttons(Vec<Button>),
    /// A part with a heading: `plain` or `card`.
    Section(&'static str, String, Vec<Block>),
    /// Something that opens.
    Details(String, Vec<Block>),
    /// Radios, or ticks.
    Choices {
        /// What is asked.
        legend: String,
        /// A name for the group.
        name: &'static str,
        /// Ticks.
        many: bool,
        /// Its options.
        choices: Vec<Choice>,
        /// Below them.
        hint: String,
    },
    /// A line to type.
    Line {
        /// An id.
        id: &'static str,
        /// What is asked.
        label: String,
        /// Below it.
        hint: String,
        /// Which field.
        field: Field,
        /// What stands there.
        value: String,
        /// The button behind it, which Enter presses too.
        submit: Option<Button>,
    },
    /// A box for a text, with its button.
    Box {
        /// What the page's script calls both.
        ids: [&'static str; 2],
        /// Label, hint, and the button.
        words: [String; 3],
    },
    /// A file to choose: label, hint.
    File(String, String),
    /// A show of hands.
    Hands {
        /// What is counted.
        legend: String,
        /// Its choices.
        rows: Vec<Hand>,
        /// How many hands in all.
        total: String,
        /// Words of the buttons for one more and one fewer, with a place for the choice.
        more: String,
        /// The same.
        fewer: String,
        /// Sets all to zero.
        clear: Button,
    },
    /// A text as a QR code, with what it is.
    Qr(String, String),
    /// An address as large text.
    Address(String),
    /// The map.
    Map(MapView),
    /// A table with bars: caption, heads, rows.
    Bars(String, [String; 2], Vec<Bar>),
    /// A table.
    Table {
        /// What it is.
        caption: String,
        /// Its heads.
        head: Vec<String>,
        /// Its rows; the first cell is the row's head.
        rows: Vec<Vec<String>>,
    },
    /// Blocks beside each other.
    Beside(Vec<Vec<Block>>),
    /// The check itself, for the person of this number: address and title.
    Check(String, String, u32),
    /// The sheet that is to be printed: its name.
    Page(String),
    /// What the camera sees: its name.
    Video(String),
}

/// The screen of a room.
pub fn view(room: &Room, said: Said<'_>) -> View {
    let mut view = match room.place {
        Place::Setup => setup::setup(room, said),
        Place::Present => slide::present(room, said),
        Place::Collect(panel) => collect::collect(room, said, panel),
        Place::Sheets => sheets::sheets(room, said),
        Place::Sheet(sheet) => sheets::sheet(said, sheet),
    };
    page::frame(room, said, &mut view);
    view
}
