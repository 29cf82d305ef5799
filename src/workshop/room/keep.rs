//! A session as a text, to be kept on the device, and back.
//!
//! It holds the cohort, what was chosen, where the session stands, hands, and what the boards have shown, so that two
//! pictures on either side of a crash cannot be compared either. Nothing in it is a code or a name.

use serde::{Deserialize, Serialize};

use super::state::{Keeping, Place, Room, Say};
use super::update::look;
use crate::model::form::Length;
use crate::workshop::agenda::{Agenda, Clock, Press};
use crate::workshop::cohort::{Round, read, write};
use crate::workshop::map::{Board, Floor, Shown};

/// Raised when the meaning of anything here changes.
const VERSION: u8 = 1;

/// What is kept.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    version: u8,
    agenda: u32,
    word: String,
    quick: bool,
    language: String,
    strict: bool,
    base: String,
    begun: bool,
    step: usize,
    slide: usize,
    closed: [bool; 4],
    hands: Vec<(String, Vec<u32>)>,
    cohort: String,
    shown: [Shown; 4],
}

/// The text to keep.
pub fn keep(room: &Room) -> String {
    let settings = &room.settings;
    let kept = Kept {
        version: VERSION,
        agenda: settings.agenda.minutes(),
        word: settings.word.clone(),
        quick: settings.length == Length::Quick,
        language: settings.check_language.clone(),
        strict: settings.floor == Floor::Strict,
        base: settings.base.clone(),
        begun: room.begun,
        step: room.standing().step,
        slide: room.slide,
        closed: room.closed,
        hands: room.hands.all().map(|(question, counts)| (question.to_owned(), counts.to_vec())).collect(),
        cohort: write(&room.cohort),
        shown: std::array::from_fn(|place| room.boards.get(place).map(Board::shown).unwrap_or_default()),
    };
    // Writing lists of texts and numbers to memory cannot fail.
    serde_json::to_string(&kept).unwrap_or_default()
}

/// Takes up a kept session. The room stays as it is if the text does not fit; why.
pub fn restore(room: &mut Room, text: &str) -> Result<(), String> {
    let kept: Kept = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if kept.version != VERSION {
        return Err(format!("found version {}, expected {VERSION}", kept.version));
    }
    let cohort = read(&kept.cohort).map_err(|refusal| refusal.to_string())?;
    let mut fresh = Room::new(&room.pack, room.version, room.worries, &kept.base);
    fresh.settings.word = kept.word;
    if cohort.tag() != fresh.tag() {
        return Err("found codes of another pack or room".to_owned());
    }
    let agenda = Agenda::ALL.into_iter().find(|agenda| agenda.minutes() == kept.agenda);
    fresh.settings.agenda = agenda.ok_or_else(|| format!("found an agenda of {} minutes", kept.agenda))?;
    fresh.settings.length = if kept.quick { Length::Quick } else { Length::Standard };
    fresh.settings.check_language = kept.language;
    fresh.settings.floor = if kept.strict { Floor::Strict } else { Floor::Usual };
    fresh.now = room.now;
    fresh.clock = Clock::new(fresh.settings.agenda);
    // Where the time stood is not kept: the step begins anew, as if after a break.
    if kept.begun {
        fresh.clock = fresh.clock.press(Press::Start, fresh.now);
        fresh.begun = true;
        fresh.place = Place::Present;
    }
    for _ in 0..kept.step {
        fresh.clock = fresh.clock.press(Press::Next, fresh.now);
    }
    fresh.closed = kept.closed;
    for (question, counts) in kept.hands {
        for (choice, hands) in counts.into_iter().enumerate() {
            fresh.hands.set(&super::event::Count { question: question.clone(), choice }, hands);
        }
    }
    fresh.cohort = cohort;
    let mut shown = kept.shown.into_iter();
    fresh.boards = std::array::from_fn(|_| {
        shown.next().map_or_else(Board::default, |shown| Board::remembering(fresh.settings.floor, shown))
    });
    (fresh.keeping, fresh.said) = (Keeping::Yes, Some(Say::Restored));
    fresh.said_count = room.said_count.wrapping_add(1);
    *room = fresh;
    Round::ALL.into_iter().for_each(|round| look(room, round));
    room.slide = kept.slide.min(room.slides().len().saturating_sub(1));
    Ok(())
}
