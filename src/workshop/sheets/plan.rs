//! The agenda on paper, for the facilitator: each step with its minutes, what to say, notes and what must be at hand.

use super::cards::ticks;
use super::{Block, Marker, Sheet, Source, heading, small, text};
use crate::pack::texts::fill;
use crate::workshop::agenda::{Agenda, Step};
use crate::workshop::words::Theme;

/// The plan of a session. `join` is the address that people open, if there is one; `themes` are what the room
/// needs, if that is known already.
pub fn plan(source: Source<'_>, agenda: Agenda, join: Option<&str>, themes: &[Theme]) -> Sheet {
    let words = &source.words.sheet;
    let room = &source.words.room;
    let minutes = agenda.minutes().to_string();
    let mut blocks = Vec::new();
    if let Some(join) = join {
        blocks.extend([heading(2, words.plan_join()), Block::Qr(join.to_owned())]);
    }
    let list =
        |title: &str, items: &[String]| vec![heading(2, title), Block::List(Marker::Dot, items.to_vec())];
    blocks.extend([heading(2, words.plan_before()), ticks(&room.before)]);
    blocks.extend(list(words.plan_rules(), &room.rules));
    blocks.push(heading(2, words.plan_privacy()));
    blocks.extend(room.privacy.iter().map(|line| text(line)));
    let mut begins = 0;
    for step in agenda.steps() {
        blocks.extend(step_blocks(source, step, begins));
        begins += step.minutes;
    }
    let prompts = source.words.prompts(themes, &source.worry_ids(), 7);
    let prompts: Vec<String> = prompts.into_iter().map(|prompt| prompt.title.clone()).collect();
    blocks.extend(list(words.plan_prompts(), &prompts));
    blocks.push(heading(2, words.plan_support()));
    blocks.extend(room.support.iter().map(|line| text(line)));
    blocks.push(Block::Lines(words.plan_contacts().to_owned(), 3));
    let title = fill(words.plan_title(), &[("minutes", &minutes)]);
    source.sheet(&["plan-", &minutes].concat(), &title, blocks)
}

fn step_blocks(source: Source<'_>, step: &Step, begins: u32) -> Vec<Block> {
    let words = &source.words.sheet;
    let Some(entry) = source.words.step(step.id) else { return Vec::new() };
    let places = [
        ("from", &*begins.to_string()),
        ("to", &(begins + step.minutes).to_string()),
        ("title", &entry.title),
    ];
    let needs: Vec<&str> =
        step.needs.iter().filter_map(|need| Some(source.words.need(*need)?.title.as_str())).collect();
    let mut blocks = vec![
        heading(2, &fill(words.plan_step(), &places)),
        Block::Strong(entry.line.clone()),
        small(&fill(words.plan_needs(), &[("needs", &needs.join("; "))])),
        heading(3, words.plan_say()),
    ];
    blocks.extend(entry.say.iter().map(|line| text(line)));
    blocks.extend([heading(3, words.plan_notes()), Block::List(Marker::Dot, entry.notes.clone())]);
    blocks.extend([heading(3, words.plan_timing()), Block::List(Marker::Dot, entry.timing.clone())]);
    blocks
}
