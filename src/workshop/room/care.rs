//! What changes with paper, with keeping and with wiping.

use super::event::{Effect, Event};
use super::intake::Report;
use super::printed::Papers;
use super::state::{Keeping, Room, Say};
use super::update::{Refused, add, kept, look, round_of, say};
use crate::model::item::Axis;
use crate::workshop::agenda::Clock;
use crate::workshop::cohort::{Added, Cohort, Round};
use crate::workshop::map::Board;
use crate::workshop::result_code::{Content, Door, decode};

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
        Event::Papers(papers) => {
            add_papers(room, papers);
            return kept(room, Vec::new());
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

/// Counts the sheet that is being entered.
fn add_paper(room: &mut Room, chance: u8) {
    let Some(content) = room.paper.content(room.tag(), room.settings.length, chance) else { return };
    let round = round_of(room, &content);
    match add_person(room, content) {
        Ok(()) => {
            look(room, round);
            room.paper = room.paper.next();
            say(room, Say::Added(round, room.cohort.people(round)));
        }
        Err(Refused::Closed) => say(room, Say::Closed(round)),
        Err(Refused::Code(refusal)) => say(room, Say::Refused(refusal)),
    }
}

/// Counts sheets that were typed as lines. One look for all: a picture for each would tell more of who is who.
fn add_papers(room: &mut Room, Papers { codes, troubles }: Papers) {
    let mut report = Report::default();
    for code in codes {
        let content = decode(&code, Door::Room(room.tag())).map_err(Refused::Code);
        match content.and_then(|content| add_person(room, content)) {
            Ok(()) => report.new += 1,
            Err(Refused::Closed) => report.closed += 1,
            Err(Refused::Code(refusal)) => report.refuse(refusal),
        }
    }
    Round::ALL.into_iter().for_each(|round| look(room, round));
    say(room, Say::Papers(report, troubles));
}

/// Each sheet is a person of its own, also beside one with the same bands: the nonce steps on until it is free.
fn add_person(room: &mut Room, mut content: Content) -> Result<(), Refused> {
    for _ in 0..=u8::MAX {
        if add(room, &content)? == Added::New {
            break;
        }
        content.nonce = content.nonce.wrapping_add(1);
    }
    Ok(())
}

fn wipe(room: &mut Room) {
    let fresh = Room::new(&room.pack, room.version, room.worries, &room.settings.base);
    let (settings, now, said) = (room.settings.clone(), room.now, room.said_count);
    *room = Room { clock: Clock::new(settings.agenda), settings, now, said_count: said, ..fresh };
    room.boards = std::array::from_fn(|_| Board::new(room.settings.floor));
    room.cohort = Cohort::new(room.tag());
    say(room, Say::Wiped);
}
