//! Everything that a screen shows, as data: the views only turn it into markup.
//!
//! Every screen has one shape: a heading, blocks, buttons. What differs is which blocks, and that is
//! decided here, in [`question`], [`reasons`], [`result`] and [`why`], where a native test can look.

mod page;
mod pictures;
mod question;
mod reasons;
mod result;
mod why;

use super::event::Event;
use super::state::{Phase, Session};
use crate::model::Text;
use crate::pack::Pack;
use crate::pack::texts::fill;

/// A screen. The default is an empty one: what is left of a screen that nobody may see any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewModel {
    /// Differs between screens, so that a new screen is built afresh.
    pub key: usize,
    /// The part name of the screen: `item` or `result`.
    pub part: &'static str,
    /// How far along, on questions.
    pub progress: Option<Progress>,
    /// A few words above the heading.
    pub kicker: Option<Text>,
    /// The heading, which takes the focus.
    pub heading: Text,
    /// The rest, in order.
    pub blocks: Vec<Block>,
    /// What can be done.
    pub buttons: Vec<Button>,
    /// Said by screen readers when it changes.
    pub status: Text,
    /// Always visible.
    pub privacy: Text,
}

/// How far along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// In words.
    pub text: Text,
    /// The number of this question.
    pub value: usize,
    /// How many there are.
    pub max: usize,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// Its words.
    pub label: Text,
    /// What it does.
    pub event: Event,
    /// The part name: `next`, `back`, `print`, `restart`, or empty.
    pub part: &'static str,
}

/// A piece of a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph: plain, or with a look, `hint` (small type) or `note` (a box).
    Para(&'static str, Text),
    /// A text that is looked at, with its label.
    Quote(Text, Text),
    /// A list, with bullets or with numbers.
    List {
        /// With numbers.
        numbered: bool,
        /// Its lines.
        lines: Vec<Text>,
    },
    /// A group of options to choose from.
    Group(Group),
    /// A line with a button of its own.
    Action(Text, Button),
    /// A part of the result with a heading.
    Section(Section),
    /// A part that opens on demand.
    Details(Text, Vec<Block>),
    /// Confidence across, judgement up.
    Map(Box<Map>),
    /// Seven sails on a tower.
    Mill(Mill),
    /// Question, answer, points.
    Table(Table),
    /// Sourced facts.
    Facts(Vec<FactView>),
}

/// A part of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The part name, or empty.
    pub part: &'static str,
    /// The heading.
    pub heading: Text,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// Options of which one, or several, can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// 0, or 1 for sureness.
    pub number: u8,
    /// Differs between screens: a radio of the last screen must not count as one of this group.
    pub name: usize,
    /// What is to be chosen.
    pub legend: Text,
    /// Several at once.
    pub many: bool,
    /// The options as shown.
    pub choices: Vec<Choice>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its words.
    pub label: Text,
    /// Its number from 0, as in [`Event::Choose`]; the digit key is one more.
    pub option: u8,
    /// Chosen.
    pub chosen: bool,
    /// Cannot be chosen now: three worries are picked.
    pub closed: bool,
}

/// The map. Coordinates run from 0 to 1000, x to the right, y down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// Its name.
    pub title: Text,
    /// The stages' areas, the first at the back.
    pub areas: Vec<Area>,
    /// Name of the axis to the right.
    pub across: Text,
    /// Name of the axis upwards.
    pub up: Text,
    /// The person's place.
    pub x: u16,
    /// The person's place.
    pub y: u16,
    /// Its label.
    pub you: Text,
}

/// The area of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The stage's number, 1 to 5.
    pub stage: u8,
    /// Its name.
    pub name: Text,
    /// Corners as in SVG's `points`.
    pub points: Text,
    /// Where its name stands, at the right edge.
    pub label_y: u16,
}

/// The windmill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mill {
    /// Its name.
    pub title: Text,
    /// 0 for unknown, 1 to 3 for the bands: how strong the tower is.
    pub tower: u8,
    /// The same for each sail, in the order of the dimensions.
    pub sails: Vec<u8>,
    /// Whether sails carry the numbers of the list beside them.
    pub numbered: bool,
}

/// Which answers moved a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: Text,
    /// The three column heads.
    pub head: [Text; 3],
    /// The rows.
    pub rows: Vec<[Text; 3]>,
}

/// A fact with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactView {
    /// What was found.
    pub claim: Text,
    /// Who found it: the words of the link.
    pub source: Text,
    /// Where it stands.
    pub url: Text,
    /// When, and when last checked.
    pub note: Text,
}

/// Says everything that the session's screen shows.
pub fn view_model(pack: &Pack, session: &Session) -> ViewModel {
    match session.phase {
        Phase::Role => question::role(pack, session),
        Phase::Item(place) => question::item(pack, session, place),
        Phase::Reasons(place) => reasons::reasons(pack, session, place),
        Phase::Review => reasons::review(pack, session),
        Phase::Result => result::result(pack, session),
    }
}

fn progress(pack: &Pack, session: &Session, place: usize) -> Option<Progress> {
    let (value, max) = (place + 1, session.form.items.len());
    let places = [("n", &*value.to_string()), ("total", &*max.to_string())];
    Some(Progress { text: fill(pack.questions.texts.progress(), &places).into(), value, max })
}
