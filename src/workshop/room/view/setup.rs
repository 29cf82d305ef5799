//! The screen before people come.

use super::page::{button, choice, para, quiet};
use super::{Block, Choice, Said, View};
use crate::model::form::Length;
use crate::workshop::agenda::Agenda;
use crate::workshop::map::Floor;
use crate::workshop::result_code::FormLetter;
use crate::workshop::room::event::{Event, Field, Switch};
use crate::workshop::room::link::join_address;
use crate::workshop::room::state::{Keeping, Place, Room};

pub(super) fn setup(room: &Room, said: Said<'_>) -> View {
    let texts = said.texts;
    let mut blocks = Vec::new();
    if said.long.drafted {
        blocks.push(para("note", said.long.sheet.drafted()));
    }
    if let Some(people) = room.kept {
        blocks.push(Block::Section(
            "card",
            texts.kept_heading().to_owned(),
            vec![
                para("", super::page::count(texts.kept_text(), people)),
                Block::Buttons(vec![
                    button(texts.restore(), Event::Restore),
                    quiet(texts.forget_kept(), Event::Wipe),
                ]),
            ],
        ));
    }
    if room.wiping {
        blocks.push(super::sheets::ask_wipe(texts));
    }
    blocks.push(para("lead", texts.setup_lead()));
    let agenda =
        |agenda: Agenda, label: &str| choice(label, room.settings.agenda == agenda, Event::Agenda(agenda));
    blocks.push(Block::Choices {
        legend: texts.setup_agenda().to_owned(),
        name: "agenda",
        many: false,
        choices: vec![
            agenda(Agenda::Minutes60, texts.agenda_60()),
            agenda(Agenda::Minutes75, texts.agenda_75()),
            agenda(Agenda::Minutes90, texts.agenda_90()),
        ],
        hint: String::new(),
    });
    let quick = room.settings.length == Length::Quick;
    blocks.push(Block::Choices {
        legend: texts.setup_length().to_owned(),
        name: "length",
        many: false,
        choices: vec![
            choice(texts.length_quick(), quick, Event::Quick(true)),
            choice(texts.length_standard(), !quick, Event::Quick(false)),
        ],
        hint: texts.setup_length_hint().to_owned(),
    });
    let chosen = room.settings.check_language.as_str();
    let own = choice(texts.language_own(), chosen.is_empty(), Event::CheckLanguage(String::new()));
    let named = said
        .languages
        .iter()
        .map(|(tag, name)| choice(name, chosen == tag, Event::CheckLanguage(tag.clone())));
    blocks.push(Block::Choices {
        legend: texts.setup_language().to_owned(),
        name: "language",
        many: false,
        choices: std::iter::once(own).chain(named).collect(),
        hint: String::new(),
    });
    blocks.push(Block::Line {
        id: "word",
        label: texts.setup_word().to_owned(),
        hint: texts.setup_word_hint().to_owned(),
        field: Field::Word,
        value: room.settings.word.clone(),
        submit: None,
    });
    blocks.push(Block::Line {
        id: "base",
        label: texts.setup_base().to_owned(),
        hint: texts.setup_base_hint().to_owned(),
        field: Field::Base,
        value: room.settings.base.clone(),
        submit: None,
    });
    blocks.push(Block::Address(join_address(&room.settings, FormLetter::A)));
    let strict = Choice {
        closed: room.codes() > 0,
        ..choice(texts.strict(), room.settings.floor == Floor::Strict, Event::Turn(Switch::Strict))
    };
    let keep = choice(texts.keep(), room.keeping == Keeping::Yes, Event::Turn(Switch::Keep));
    blocks.push(Block::Choices {
        legend: texts.setup_safety().to_owned(),
        name: "safety",
        many: true,
        choices: vec![strict, keep],
        hint: texts.keep_hint().to_owned(),
    });
    blocks.push(para("note", texts.onlookers()));
    let go = if room.begun { texts.carry_on() } else { texts.begin() };
    blocks.push(Block::Buttons(vec![button(go, Event::Go(Place::Present))]));
    let before = &said.long.room.before;
    if !before.is_empty() {
        blocks.push(Block::Details(texts.setup_before().to_owned(), vec![Block::List(before.clone())]));
    }
    View {
        key: "setup".to_owned(),
        kind: "setup",
        heading: texts.setup_heading().to_owned(),
        blocks,
        ..View::default()
    }
}
