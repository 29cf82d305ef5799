//! The stage: slides, clock, hands, and a screen that goes blank.

use ai_self_check::workshop::agenda::Agenda;
use ai_self_check::workshop::room::view::{Block, Said, notes, view};
use ai_self_check::workshop::room::{Count, Effect, Event, Place, Room, Slide, Switch, update};

use crate::rooms::{all_words, code, enter, room, seen, texts, workshop};
use crate::support;

#[test]
fn the_agenda_is_walked_from_end_to_end_and_back() {
    for agenda in Agenda::ALL {
        let mut room = self::room();
        update(&mut room, Event::Agenda(agenda));
        update(&mut room, Event::Tick(1_000));
        update(&mut room, Event::Next);
        assert_eq!((room.place, room.step(), room.shown()), (Place::Present, "welcome", Slide::Title));
        let mut walked = vec![(room.step(), room.shown())];
        loop {
            let effects = update(&mut room, Event::Next);
            if effects.is_empty() {
                break;
            }
            assert_eq!(effects, [Effect::Focus]);
            walked.push((room.step(), room.shown()));
        }
        assert_eq!(room.shown(), Slide::Support);
        let steps: Vec<&str> = agenda.steps().iter().map(|step| step.id).collect();
        let mut seen: Vec<&str> = walked.iter().map(|(step, _)| *step).collect();
        seen.dedup();
        assert_eq!(seen, steps);
        for slide in walked.iter().rev().skip(1) {
            update(&mut room, Event::Back);
            assert_eq!((room.step(), room.shown()), *slide);
        }
        assert!(update(&mut room, Event::Back).is_empty(), "the beginning is the end of going back");
    }
}

#[test]
fn a_blank_screen_comes_back_before_it_goes_on() {
    let mut room = self::room();
    update(&mut room, Event::Go(Place::Present));
    update(&mut room, Event::Turn(Switch::Blank));
    assert!(seen(&room).blank.is_some());
    update(&mut room, Event::Next);
    assert_eq!((room.blank, room.slide), (false, 0));
    update(&mut room, Event::Turn(Switch::Reveal));
    update(&mut room, Event::Next);
    assert!(!room.revealed, "a new slide hides the reasons");
}

#[test]
fn the_clock_is_told_in_minutes() {
    let mut room = self::room();
    update(&mut room, Event::Tick(5_000));
    update(&mut room, Event::Go(Place::Present));
    update(&mut room, Event::Tick(5_000 + 61_000));
    assert_eq!(seen(&room).clock.unwrap().left, "Minutes left in this step: 7");
    update(&mut room, Event::Tick(5_000 + 9 * 60_000 + 1));
    let clock = seen(&room).clock.unwrap();
    assert_eq!((clock.left.as_str(), clock.over), ("Minutes over in this step: 2", true));
    // A clock that is set back stands still.
    update(&mut room, Event::Tick(0));
    assert_eq!(seen(&room).clock.unwrap(), clock);
    update(&mut room, Event::Pause);
    update(&mut room, Event::Tick(5_000 + 30 * 60_000));
    assert_eq!(seen(&room).clock.unwrap().left, clock.left);
}

/// Reasons and the best choice come after the hands; hands are counted and never become codes.
#[test]
fn hands_are_counts_and_reasons_come_after() {
    let mut room = self::room();
    update(&mut room, Event::Go(Place::Present));
    while room.shown() != Slide::Card(0) {
        update(&mut room, Event::Next);
    }
    let hands = |room: &Room| -> Vec<(u32, u8, bool)> {
        let view = seen(room);
        let found = view.blocks.into_iter().find_map(|block| match block {
            Block::Hands { rows, .. } => Some(rows),
            _ => None,
        });
        found.unwrap().into_iter().map(|row| (row.hands, row.share, row.why.is_empty())).collect()
    };
    let question = match &seen(&room).blocks[0] {
        Block::Hands { rows, .. } => rows[0].count.question.clone(),
        other => panic!("{other:?}"),
    };
    let count = |choice| Count { question: question.clone(), choice };
    update(&mut room, Event::Hands(count(0), 6));
    update(&mut room, Event::HandsBy(count(2), 1));
    update(&mut room, Event::HandsBy(count(2), 1));
    update(&mut room, Event::HandsBy(count(1), -1));
    assert_eq!(hands(&room), [(6, 75, true), (0, 0, true), (2, 25, true)]);
    update(&mut room, Event::Turn(Switch::Reveal));
    assert!(hands(&room).iter().all(|(_, _, silent)| !silent));
    assert_eq!(room.codes(), 0);
    update(&mut room, Event::HandsClear(question));
    assert!(hands(&room).iter().all(|(hands, ..)| *hands == 0));
}

/// Every slide of every plan has a heading and words, also before anybody has handed in a code, and notes.
#[test]
fn every_slide_has_words() {
    let (texts, pack, long) = (texts("facilitator.toml"), support::pack(), workshop());
    for people in [0, 40] {
        for agenda in Agenda::ALL {
            let mut room = self::room();
            update(&mut room, Event::Agenda(agenda));
            (0..people).for_each(|number| drop(enter(&mut room, &code(number))));
            update(&mut room, Event::Go(Place::Present));
            loop {
                let said = Said { texts: &texts, pack: &pack, long: &long, languages: &[] };
                let view = view(&room, said);
                let name = format!("{} {:?}", room.step(), room.shown());
                assert!(!view.heading.is_empty() && !view.blocks.is_empty(), "{name}: {view:#?}");
                assert!(!all_words(&view).contains('{') || !all_words(&view).contains("{n}"), "{name}");
                let notes = notes(&room, said);
                assert!(!notes.heading.is_empty() && !notes.parts.is_empty(), "{name}");
                if update(&mut room, Event::Next).is_empty() {
                    break;
                }
            }
        }
    }
}
