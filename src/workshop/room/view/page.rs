//! What stands round every screen: the list of screens, the clock, the bar, blank and help.

use super::{Block, Button, Choice, ClockView, Help, Said, View};
use crate::pack::texts::fill;
use crate::workshop::room::event::{Event, Switch};
use crate::workshop::room::state::{Panel, Place, Room};
use crate::workshop::room::view::{notes, says};

pub(super) fn button(label: &str, event: Event) -> Button {
    Button {
        label: label.to_owned(),
        event,
        look: "main",
        pressed: None,
        current: false,
        lang: String::new(),
        closed: false,
        id: "",
    }
}

pub(super) fn quiet(label: &str, event: Event) -> Button {
    Button { look: "quiet", ..button(label, event) }
}

pub(super) fn switch(label: &str, switch: Switch, on: bool) -> Button {
    Button { pressed: Some(on), ..quiet(label, Event::Turn(switch)) }
}

pub(super) fn choice(label: &str, chosen: bool, event: Event) -> Choice {
    Choice { label: label.to_owned(), chosen, event, closed: false }
}

pub(super) fn para(look: &'static str, words: impl Into<String>) -> Block {
    Block::Para(look, words.into())
}

/// A count in its words.
pub(super) fn count(text: &str, n: impl ToString) -> String {
    fill(text, &[("n", &n.to_string())])
}

/// Puts everything round a screen.
pub(super) fn frame(room: &Room, said: Said<'_>, view: &mut View) {
    let texts = said.texts;
    view.lang = said.long.language.clone();
    view.dir = said.long.direction.clone();
    view.name = texts.name().to_owned();
    view.title = [view.heading.as_str(), " – ", texts.name()].concat();
    view.nav_name = texts.nav().to_owned();
    let collecting = matches!(room.place, Place::Collect(_));
    let screens = [
        (texts.nav_setup(), Place::Setup, room.place == Place::Setup),
        (texts.nav_present(), Place::Present, room.place == Place::Present),
        (texts.nav_collect(), Place::Collect(Panel::Type), collecting),
        (texts.nav_sheets(), Place::Sheets, matches!(room.place, Place::Sheets | Place::Sheet(_))),
    ];
    view.nav = screens
        .into_iter()
        .map(|(label, place, current)| Button { current, ..quiet(label, Event::Go(place)) })
        .collect();
    let others = said.languages.iter().filter(|(tag, _)| *tag != said.long.language);
    view.languages = others
        .map(|(tag, name)| Button { lang: tag.clone(), ..quiet(name, Event::Language(tag.clone())) })
        .collect();
    view.status = room.said.as_ref().map(|what| says::says(what, said)).unwrap_or_default();
    view.status_key = room.said_count;
    view.letters = room.letters;
    if matches!(room.place, Place::Setup | Place::Sheets) && !view.status.is_empty() {
        view.blocks.insert(0, para("note", view.status.clone()));
    }
    if room.begun && room.timer {
        view.clock = Some(clock(room, said));
    }
    view.bar_name = texts.bar().to_owned();
    if room.place == Place::Present {
        view.bar = vec![
            quiet(texts.back(), Event::Back),
            button(texts.next(), Event::Next),
            switch(texts.reveal(), Switch::Reveal, room.revealed),
            switch(texts.blank(), Switch::Blank, room.blank),
            switch(texts.timer(), Switch::Timer, room.timer),
            quiet(if room.standing().running { texts.pause() } else { texts.go_on() }, Event::Pause),
            switch(texts.notes(), Switch::Notes, room.notes),
            quiet(texts.notes_window(), Event::OpenNotes),
            switch(texts.help(), Switch::Help, room.help),
        ];
        if room.notes {
            view.notes = Some(notes::notes(room, said));
        }
    }
    if room.blank && room.place == Place::Present {
        view.blank = Some((texts.blanked().to_owned(), quiet(texts.unblank(), Event::Turn(Switch::Blank))));
    }
    if room.help {
        let keys = [
            (texts.key_next(), texts.next()),
            (texts.key_back(), texts.back()),
            (texts.key_blank(), texts.blank()),
            (texts.key_reveal(), texts.reveal()),
            (texts.key_timer(), texts.timer()),
            (texts.key_collect(), texts.nav_collect()),
            (texts.key_help(), texts.help()),
        ];
        let keys = keys.into_iter().map(|(key, what)| (key.to_owned(), what.to_owned())).collect();
        let close = quiet(texts.close(), Event::Turn(Switch::Help));
        let letters = switch(texts.letters(), Switch::Letters, room.letters);
        view.help = Some(Help { heading: texts.keys().to_owned(), keys, buttons: [letters, close] });
    }
}

/// The clock in words: whole minutes, because seconds make people watch them.
fn clock(room: &Room, said: Said<'_>) -> ClockView {
    let texts = said.texts;
    let standing = room.standing();
    // Rounded up, so that "1" is the last minute.
    let minutes = |milliseconds: i64| milliseconds.unsigned_abs().div_ceil(60_000);
    let left = match standing.left {
        left if left >= 0 => count(texts.clock_left(), minutes(left)),
        over => count(texts.clock_over(), minutes(over)),
    };
    let plan = match standing.late {
        late if late > 60_000 => count(texts.clock_late(), minutes(late)),
        early if early < -60_000 => count(texts.clock_early(), minutes(early)),
        _ => count(texts.clock_on_plan(), standing.to_end.div_ceil(60_000)),
    };
    let plan = if standing.running { plan } else { texts.clock_paused().to_owned() };
    ClockView { label: texts.clock().to_owned(), left, plan, over: standing.left < 0 }
}
