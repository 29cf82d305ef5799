//! Cards to cut out: worries with an honest answer, tasks by role, and pledges. All words are the pack's own.

use super::{Block, Card, Cut, Marker, Sheet, Source, Table, Use, best, heading, small, text, why};
use crate::model::item::{Item, JudgedKind};
use crate::pack::texts::fill;
use crate::pack::words::{Guidance, Row, Table as Kind, column};
use crate::workshop::result_code::SOMETHING_ELSE;

/// A card for every worry of the pack, and for "something else": the worry on its front, an honest answer and one
/// thing to try on its back. Those in `first` come first, as a room that named them most would want.
pub fn worry_cards(source: Source<'_>, first: &[u8]) -> Sheet {
    let words = &source.words.sheet;
    let count = u8::try_from(source.worry_ids().len()).unwrap_or(SOMETHING_ELSE).min(SOMETHING_ELSE);
    let mut order: Vec<u8> = Vec::new();
    for worry in first.iter().copied().chain(0..count).chain([SOMETHING_ELSE]) {
        if (worry < count || worry == SOMETHING_ELSE) && !order.contains(&worry) {
            order.push(worry);
        }
    }
    let cards = order.into_iter().map(|worry| Card {
        title: source.worry(worry).to_owned(),
        front: vec![Block::Mill],
        back: source.guidance().map_or_else(Vec::new, |guidance| answer(guidance, worry)),
    });
    let blocks = vec![small(words.worry_how()), Block::Cards(Cut::Fold, cards.collect())];
    source.sheet("worry-cards", words.worry_title(), blocks)
}

fn answer(guidance: &Guidance, worry: u8) -> Vec<Block> {
    let Some(row) = guidance.row(Kind::Worries, usize::from(worry)).filter(|_| worry < SOMETHING_ELSE) else {
        return vec![text(guidance.texts.worry_other())];
    };
    vec![
        text(row.text(column::worry::SAY)),
        heading(4, guidance.texts.worry_next()),
        text(row.text(column::worry::NEXT)),
        small(row.text(column::worry::UNSAID)),
    ]
}

/// The cards of the forms' task sorts, each once.
fn asked<'a>(source: Source<'a>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for pack in source.packs {
        let places = pack.questions.forms.iter().flat_map(|form| &form.items);
        for item in places.filter_map(|place| pack.questions.items.get(usize::from(*place))) {
            if let Item::Judged(judged) = item
                && judged.kind == JudgedKind::Sort
                && !ids.contains(&&*judged.id)
            {
                ids.push(&judged.id);
            }
        }
    }
    ids
}

/// The ids of the task cards of a role in the order of the forms; of a role without any, those of everybody.
fn cards_of<'a>(source: Source<'a>, role: &str) -> Vec<&'a str> {
    let general = asked(source);
    let stand_ins: Vec<&Row> = source
        .packs
        .iter()
        .filter_map(|pack| pack.guidance.as_deref())
        .flat_map(|guidance| guidance.rows(Kind::StandIns))
        .filter(|row| row.text(column::stand_in::ROLE) == role)
        .collect();
    let mut own: Vec<&str> = Vec::new();
    for card in &general {
        for row in stand_ins.iter().filter(|row| row.text(column::stand_in::FOR) == *card) {
            let id = row.text(column::stand_in::ID);
            if !own.contains(&id) {
                own.push(id);
            }
        }
    }
    if own.is_empty() { general } else { own }
}

/// The roles to print: one, or all of the pack.
fn wanted<'a>(source: Source<'a>, role: Option<usize>) -> Vec<(&'a str, &'a str)> {
    let all = source.questions().map_or(&[][..], |questions| &questions.roles);
    let chosen = all.iter().enumerate().filter(|(place, _)| role.is_none_or(|role| role == *place));
    chosen.map(|(_, row)| (row.text(column::named::ID), row.text(column::named::TEXT))).collect()
}

/// The headings of the wall, then the task cards of one role (by place in the pack), or of all.
pub fn role_cards(source: Source<'_>, role: Option<usize>) -> Sheet {
    let words = &source.words.sheet;
    let mut blocks = vec![small(words.role_how())];
    if let Some(guidance) = source.guidance() {
        let bins = [guidance.judged.bin_drafts(), guidance.judged.bin_lead(), guidance.judged.bin_person()];
        let cards = bins.map(|bin| Card { title: bin.to_owned(), front: Vec::new(), back: Vec::new() });
        blocks.push(heading(2, words.role_wall()));
        blocks.push(Block::Cards(Cut::Sign, cards.to_vec()));
    }
    for (id, name) in wanted(source, role) {
        let cards = cards_of(source, id).into_iter().enumerate().filter_map(|(number, id)| {
            let number = (number + 1).to_string();
            Some(Card {
                title: fill(words.role_card(), &[("role", name), ("n", &number)]),
                front: vec![text(source.item(id)?.words.text(column::item::TEXT))],
                back: Vec::new(),
            })
        });
        blocks.extend([Block::Break, heading(2, name), Block::Cards(Cut::Small, cards.collect())]);
    }
    source.sheet("role-cards", words.role_title(), blocks)
}

/// For the facilitator: where the pack's raters would put each card, and why. One more view, not a verdict.
pub fn role_key(source: Source<'_>, role: Option<usize>) -> Sheet {
    let words = &source.words.sheet;
    let mut blocks = vec![text(words.role_key_how())];
    for (id, name) in wanted(source, role) {
        let rows = cards_of(source, id).into_iter().enumerate().filter_map(|(number, id)| {
            let found = source.item(id)?;
            let choice = best(found.judged)?;
            let judged = &found.guidance.judged;
            let bins = [judged.bin_drafts(), judged.bin_lead(), judged.bin_person()];
            Some(vec![
                (number + 1).to_string(),
                found.words.text(column::item::TEXT).to_owned(),
                (*bins.get(choice)?).to_owned(),
                why(found.guidance, id, choice).to_owned(),
            ])
        });
        let table = Block::Table(Table {
            caption: name.to_owned(),
            purpose: Use::Read,
            columns: [words.column_card(), words.column_task(), words.column_strongest(), words.column_why()]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
        });
        blocks.push(Block::Together(vec![table]));
    }
    source.sheet("role-key", words.role_key_title(), blocks)
}

/// Four cards a page to write on: try one, keep one human, ask one.
pub fn pledge_cards(source: Source<'_>) -> Sheet {
    let words = &source.words.sheet;
    let lines = |label: &str| Block::Lines(label.to_owned(), 2);
    let card = Card {
        title: words.pledge_card().to_owned(),
        front: vec![
            Block::Mill,
            lines(words.pledge_try()),
            lines(words.pledge_keep()),
            lines(words.pledge_ask()),
        ],
        back: Vec::new(),
    };
    let blocks = vec![small(words.pledge_how()), Block::Cards(Cut::Quarter, vec![card; 4])];
    source.sheet("pledge-cards", words.pledge_title(), blocks)
}

/// Boxes to tick.
pub(super) fn ticks(items: &[String]) -> Block {
    Block::List(Marker::Box, items.to_vec())
}
