//! What changes with paper, with keeping and with wiping.

use super::event::{Effect, Event};
use super::state::{Keeping, Room, Say};
use super::update::{Refused, add, kept, look, round_of, say};
use crate::model::item::Axis;
use crate::workshop::agenda::Clock;
use crate::workshop::cohort::{Added, Cohort};
use crate::workshop::map::Board;

/// What has to do with paper, with keeping and with wiping.
pub(super) fn care(room: &mut Room, event: Event) -> Vec<Effect> {
    match event {
        Event::PaperForm(form) => room.paper.form = form,
        Event::PaperStage(Axis::Confidence, stage) => room.paper.confidence = Some(stage),
        Event::PaperStage(Axis::Judgement, stage) => room.paper.judgement = Some(stage),
        Event::PaperLean(lean) => room.paper.lean = Some(lean),
        Event::PaperWorry(worry) => room.paper.worry(worry),
        Event::PaperNoWorry => {
            room.paper.no_worry = !room.paper.no_worry;
            if room.paper.no_worry {
                room.paper.worries.clear();
            }
        }
        Event::PaperRole(role) => room.paper.role = role,
        Event::PaperGap(gap) => room.paper.gap(gap),
        Event::PaperAdd if room.paper.content(room.tag(), room.settings.length, 0).is_none() => {
            say(room, Say::PaperLacks);
        }
        Event::PaperAdd => return vec![Effect::Draw],
        Event::Drawn(chance) => {
            add_paper(room, chance);
            return kept(room, vec![Effect::Focus]);
        }
        Event::Wipe => room.wiping = true,
        Event::WipeNo => room.wiping = false,
        Event::WipeYes => {
            wipe(room);
            return vec![Effect::Forget, Effect::Focus];
        }
        Event::FoundKept(people) => room.kept = Some(people),
        Event::Restore => return vec![Effect::ReadKept],
        Event::RestoreRefused(why) => say(room, Say::NotRestored(why)),
        Event::OtherTab => {
            room.keeping = Keeping::OtherTab;
            say(room, Say::OtherTab);
        }
        Event::CannotKeep => {
            room.keeping = Keeping::Cannot;
            say(room, Say::CannotKeep);
        }
        _ => {}
    }
    Vec::new()
}

/// Each sheet is a person of its own, also beside one with the same bands: the nonce steps on until it is free.
fn add_paper(room: &mut Room, chance: u8) {
    for step in 0..=u8::MAX {
        let nonce = chance.wrapping_add(step);
        let Some(content) = room.paper.content(room.tag(), room.settings.length, nonce) else { return };
        let round = round_of(room, &content);
        match add(room, &content) {
            Ok(Added::Again) => {}
            Ok(Added::New) => {
                look(room, round);
                room.paper = room.paper.next();
                return say(room, Say::Added(round, room.cohort.people(round)));
            }
            Err(Refused::Closed) => return say(room, Say::Closed(round)),
            Err(Refused::Code(refusal)) => return say(room, Say::Refused(refusal)),
        }
    }
}

fn wipe(room: &mut Room) {
    let fresh = Room::new(&room.pack, room.version, room.worries, &room.settings.base);
    let (settings, now, said) = (room.settings.clone(), room.now, room.said_count);
    *room = Room { clock: Clock::new(settings.agenda), settings, now, said_count: said, ..fresh };
    room.boards = std::array::from_fn(|_| Board::new(room.settings.floor));
    room.cohort = Cohort::new(room.tag());
    say(room, Say::Wiped);
}
