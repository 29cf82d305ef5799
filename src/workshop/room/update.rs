//! The only way that a session changes.

use super::care::care;
use super::event::{Effect, Event, Field, Switch};
use super::intake::{Intake, Report};
use super::state::{Keeping, Looked, Panel, Place, Room, Say};
use crate::model::form::Length;
use crate::workshop::agenda::{Clock, Press};
use crate::workshop::cohort::{Added, Cohort, Round};
use crate::workshop::map::{Board, Floor, Moment};
use crate::workshop::result_code::{Content, Door, Refusal, decode};

/// The longest word of a room.
const WORD: usize = 20;

/// Changes the room; what the page must do. Events that fit no longer (a late camera) change nothing.
pub fn update(room: &mut Room, event: Event) -> Vec<Effect> {
    match event {
        Event::Tick(now) => {
            // A clock that is set back counts as standing still.
            room.now = room.now.max(now);
            return Vec::new();
        }
        Event::Type(field, text) => return typed(room, field, text),
        Event::Turn(switch) => return turn(room, switch),
        Event::Go(place) => return go(room, place),
        Event::Next => return step(room, true),
        Event::Back => return step(room, false),
        Event::Pause => {
            let press = if room.standing().running { Press::Pause } else { Press::Start };
            room.clock = room.clock.press(press, room.now);
        }
        Event::Agenda(agenda) => {
            room.settings.agenda = agenda;
            (room.clock, room.slide, room.begun) = (Clock::new(agenda), 0, false);
        }
        Event::Quick(quick) => room.settings.length = if quick { Length::Quick } else { Length::Standard },
        Event::CheckLanguage(language) => room.settings.check_language = language,
        Event::Hands(count, hands) => room.hands.set(&count, hands),
        Event::HandsBy(count, change) => room.hands.by(&count, change),
        Event::HandsClear(question) => room.hands.clear(&question),
        Event::Language(language) => return vec![Effect::Language(language)],
        Event::Print => return vec![Effect::Print],
        Event::SaveSheet => return vec![Effect::SaveSheet],
        Event::SaveCohort => return vec![Effect::SaveCohort],
        Event::SaveCsv => return vec![Effect::SaveCsv],
        Event::OpenNotes => return vec![Effect::OpenNotes],
        event => return collect(room, event),
    }
    kept(room, Vec::new())
}

/// Adds that the session is to be kept, if it is.
pub(super) fn kept(room: &Room, mut effects: Vec<Effect>) -> Vec<Effect> {
    if room.keeping == Keeping::Yes {
        effects.push(Effect::Keep);
    }
    effects
}

pub(super) fn say(room: &mut Room, said: Say) {
    room.said = Some(said);
    room.said_count = room.said_count.wrapping_add(1);
}

fn typed(room: &mut Room, field: Field, text: String) -> Vec<Effect> {
    match field {
        Field::Code => room.code = text,
        Field::Remove => room.remove = text,
        Field::Base => {
            // What follows the folder is ours to say.
            let folder = text.trim().split('#').next().unwrap_or_default();
            let end = folder.rfind('/').map_or(0, |slash| slash + 1);
            room.settings.base = folder.get(..end).unwrap_or_default().to_owned();
        }
        Field::Word if room.codes() > 0 => say(room, Say::WordStays),
        Field::Word => {
            let plain = text.chars().filter(char::is_ascii_alphanumeric).take(WORD);
            room.settings.word = plain.map(|letter| letter.to_ascii_lowercase()).collect();
            room.cohort = Cohort::new(room.tag());
        }
    }
    kept(room, Vec::new())
}

fn turn(room: &mut Room, switch: Switch) -> Vec<Effect> {
    match switch {
        Switch::Blank => room.blank = !room.blank,
        Switch::Reveal => room.revealed = !room.revealed,
        Switch::Timer => room.timer = !room.timer,
        Switch::Help => room.help = !room.help,
        Switch::Letters => room.letters = !room.letters,
        Switch::Notes => room.notes = !room.notes,
        // What was shown stays in memory where something was: a floor can only be chosen before.
        Switch::Strict if room.codes() > 0 => {}
        Switch::Strict => {
            room.settings.floor = match room.settings.floor {
                Floor::Usual => Floor::Strict,
                Floor::Strict => Floor::Usual,
            };
            room.boards = std::array::from_fn(|_| Board::new(room.settings.floor));
        }
        Switch::Camera => {
            room.camera = !room.camera;
            return vec![if room.camera { Effect::StartCamera } else { Effect::StopCamera }];
        }
        Switch::Keep => match room.keeping {
            Keeping::Yes => {
                room.keeping = Keeping::No;
                return vec![Effect::Forget];
            }
            _ if room.kept.is_some() => say(room, Say::KeptFirst),
            _ => {
                room.keeping = Keeping::Yes;
                return vec![Effect::AskToKeep, Effect::Keep];
            }
        },
    }
    Vec::new()
}

fn go(room: &mut Room, place: Place) -> Vec<Effect> {
    let mut effects = Vec::new();
    if room.camera && place != Place::Collect(Panel::Camera) {
        room.camera = false;
        effects.push(Effect::StopCamera);
    }
    if place == Place::Present && !room.begun {
        room.begun = true;
        room.clock = room.clock.press(Press::Start, room.now);
    }
    (room.place, room.help, room.wiping, room.said) = (place, false, false, None);
    effects.push(Effect::Focus);
    if matches!(place, Place::Sheet(_)) {
        effects.push(Effect::ShowSheet);
    }
    effects
}

/// The next slide or the one before; over the edge of a step, the clock goes with it.
fn step(room: &mut Room, on: bool) -> Vec<Effect> {
    if room.place != Place::Present {
        return go(room, Place::Present);
    }
    if room.help {
        room.help = false;
        return Vec::new();
    }
    if room.blank {
        room.blank = false;
        return Vec::new();
    }
    let last = room.settings.agenda.steps().len().saturating_sub(1);
    let step = room.standing().step;
    if on && room.slide + 1 < room.slides().len() {
        room.slide += 1;
    } else if on && step < last {
        room.clock = room.clock.press(Press::Next, room.now);
        room.slide = 0;
    } else if !on && room.slide > 0 {
        room.slide -= 1;
    } else if !on && step > 0 {
        room.clock = room.clock.press(Press::Back, room.now);
        room.slide = room.slides().len().saturating_sub(1);
    } else {
        return Vec::new();
    }
    room.revealed = false;
    kept(room, vec![Effect::Focus])
}

/// What has to do with codes.
fn collect(room: &mut Room, event: Event) -> Vec<Effect> {
    match event {
        Event::CountAs(round) => room.count_as = round,
        Event::Enter => {
            let text = std::mem::take(&mut room.code);
            if !enter(room, &text, false) {
                // What was mistyped stays, to be looked at.
                room.code = text;
            }
            return kept(room, vec![Effect::FocusCode]);
        }
        Event::Seen(text) => {
            enter(room, &text, true);
        }
        Event::NextPerson => {
            room.person = room.person.wrapping_add(1);
            room.code.clear();
            return vec![Effect::Focus];
        }
        Event::CameraTrouble(why) => {
            room.camera = false;
            say(room, Say::Camera(why));
            return vec![Effect::StopCamera];
        }
        Event::Remove => remove(room),
        Event::Undo => match room.cohort.undo() {
            Some(round) => {
                look(room, round);
                say(room, Say::Undone(round));
            }
            None => say(room, Say::NothingToUndo),
        },
        Event::TextBegins => room.intake = Some(Intake::new(room.tag())),
        Event::TextPiece(piece) => {
            read_piece(room, &piece);
            return Vec::new();
        }
        Event::TextEnds(bytes) => end_text(room, bytes),
        Event::Close(round) | Event::Open(round) => {
            let close = matches!(event, Event::Close(_));
            if let Some(closed) = room.closed.get_mut(round as usize) {
                *closed = close;
            }
            look(room, round);
            say(room, if close { Say::IsClosed(round) } else { Say::IsOpen(round) });
        }
        Event::File(other) => match room.cohort.merge(&other) {
            Ok(merged) => {
                Round::ALL.into_iter().for_each(|round| look(room, round));
                say(room, Say::Merged(merged));
            }
            Err(refusal) => say(room, Say::Refused(refusal)),
        },
        Event::FileRefused(why) => say(room, Say::File(why)),
        event => return care(room, event),
    }
    kept(room, Vec::new())
}

/// Counts a code; whether that is done with. `often`: it is read many times a second, so that once more is nothing
/// to be told.
fn enter(room: &mut Room, text: &str, often: bool) -> bool {
    let content = match decode(text, Door::Room(room.tag())) {
        Ok(content) => content,
        Err(refusal) => {
            say(room, Say::Refused(refusal));
            return false;
        }
    };
    let round = round_of(room, &content);
    match add(room, &content) {
        Err(Refused::Code(refusal)) => {
            say(room, Say::Refused(refusal));
            false
        }
        Err(Refused::Closed) => {
            say(room, Say::Closed(round));
            false
        }
        Ok(Added::Again) if often => true,
        Ok(Added::Again) => {
            say(room, Say::Again);
            true
        }
        Ok(Added::New) => {
            look(room, round);
            say(room, Say::Added(round, room.cohort.people(round)));
            true
        }
    }
}

/// Why a code was not counted.
pub(super) enum Refused {
    Code(Refusal),
    Closed,
}

pub(super) fn round_of(room: &Room, content: &Content) -> Round {
    room.count_as.unwrap_or_else(|| Round::of(content.form))
}

pub(super) fn add(room: &mut Room, content: &Content) -> Result<Added, Refused> {
    let round = round_of(room, content);
    if room.is_closed(round) {
        return match room.cohort.has(round, content) {
            true => Ok(Added::Again),
            false => Err(Refused::Closed),
        };
    }
    room.cohort.add(round, content).map_err(Refused::Code)
}

fn remove(room: &mut Room) {
    let content = match decode(&room.remove, Door::Room(room.tag())) {
        Ok(content) => content,
        Err(refusal) => return say(room, Say::Refused(refusal)),
    };
    let by_form = Round::of(content.form);
    let rounds = [room.count_as.unwrap_or(by_form), by_form, Round::Then, Round::Now];
    match rounds.into_iter().find(|round| room.cohort.remove(*round, &content)) {
        Some(round) => {
            room.remove.clear();
            look(room, round);
            say(room, Say::Removed(round));
        }
        None => say(room, Say::NotThere),
    }
}

fn read_piece(room: &mut Room, piece: &str) {
    let Some(mut intake) = room.intake.take() else { return };
    for character in piece.chars() {
        let report = &mut intake.report;
        intake.finder.push(intake.at, character, |found| found_one(room, report, found.result));
        intake.at += character.len_utf8();
    }
    room.intake = Some(intake);
}

fn found_one(room: &mut Room, report: &mut Report, found: Result<Content, Refusal>) {
    match found {
        Err(refusal) => report.refuse(refusal),
        Ok(content) => match add(room, &content) {
            Ok(Added::New) => report.new += 1,
            Ok(Added::Again) => report.again += 1,
            Err(Refused::Closed) => report.closed += 1,
            Err(Refused::Code(refusal)) => report.refuse(refusal),
        },
    }
}

fn end_text(room: &mut Room, bytes: u64) {
    let Some(mut intake) = room.intake.take() else { return };
    let report = &mut intake.report;
    intake.finder.finish(|found| found_one(room, report, found.result));
    report.bytes = bytes;
    // One look for all: a picture for each piece would tell more of who came with whom.
    Round::ALL.into_iter().for_each(|round| look(room, round));
    say(room, Say::Text(intake.report));
}

/// Looks at a round, which may change what is shown of it.
pub(super) fn look(room: &mut Room, round: Round) {
    let moment = if room.is_closed(round) { Moment::Close } else { Moment::Open };
    let Some(board) = room.boards.get_mut(round as usize) else { return };
    let view = board.look(&room.cohort, round, moment);
    let looked = Looked { screen: view.screen.cloned(), roles: view.roles.cloned(), waiting: view.waiting };
    if let Some(slot) = room.looked.get_mut(round as usize) {
        *slot = looked;
    }
}
