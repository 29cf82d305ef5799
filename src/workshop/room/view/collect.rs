//! Collecting codes, in whatever mix the room needs. No code is ever listed: only counts.

use super::page::{button, choice, count, para, quiet, switch};
use super::results::close_button;
use super::{Block, Button, Said, View};
use crate::model::item::Axis;
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::pack::texts::fill;
use crate::pack::words::{Table, column};
use crate::workshop::cohort::Round;
use crate::workshop::result_code::{FormLetter, OrgGap, SOMETHING_ELSE};
use crate::workshop::room::event::{Event, Field, Switch};
use crate::workshop::room::link::join_address;
use crate::workshop::room::slides::Slide;
use crate::workshop::room::state::{Panel, Place, Room, Settings};
use crate::workshop::room::view::results::worry_name;
use crate::workshop::room::view::says;

pub(super) fn collect(room: &Room, said: Said<'_>, panel: Panel) -> View {
    let texts = said.texts;
    let mut blocks = Vec::new();
    let counts = [Round::Before, Round::After].map(|round| {
        let name = says::round(texts, round);
        let people = room.cohort.people(round).to_string();
        let text = if room.is_closed(round) { texts.count_closed() } else { texts.count_open() };
        fill(text, &[("round", name), ("n", &people)])
    });
    let mut counts = counts.to_vec();
    for round in [Round::Then, Round::Now].into_iter().filter(|round| room.cohort.people(*round) > 0) {
        let people = room.cohort.people(round).to_string();
        counts.push(fill(texts.count_open(), &[("round", says::round(texts, round)), ("n", &people)]));
    }
    blocks.push(para("big", counts.join(" ")));
    let name = |panel: Panel| match panel {
        Panel::Type => texts.panel_type(),
        Panel::Paste => texts.panel_paste(),
        Panel::Camera => texts.panel_camera(),
        Panel::Device => texts.panel_device(),
        Panel::Paper => texts.panel_paper(),
    };
    let tabs = Panel::ALL
        .map(|one| Button { current: one == panel, ..quiet(name(one), Event::Go(Place::Collect(one))) });
    blocks.push(Block::Buttons(tabs.to_vec()));
    if let Some(what) = room.said.as_ref() {
        blocks.push(para("note", says::says(what, said)));
    }
    if let Some(report) = room.reading() {
        blocks.push(para("note", count(texts.reading(), report.new)));
    }
    let body = match panel {
        Panel::Type => vec![code_line(room, said), para("hint", texts.type_hint())],
        Panel::Paste => vec![
            Block::Box {
                ids: ["paste", "find"],
                words: [texts.paste_label(), texts.paste_hint(), texts.paste_button()].map(str::to_owned),
            },
            Block::File(texts.file_label().to_owned(), texts.file_hint().to_owned()),
        ],
        Panel::Camera => camera(room, said),
        Panel::Device => device(room, said),
        Panel::Paper => paper(room, said),
    };
    blocks.push(Block::Section("plain", name(panel).to_owned(), body));
    blocks.push(Block::Details(texts.correct().to_owned(), correct(room, said)));
    blocks.push(para("hint", texts.votes()));
    let key = match panel {
        // A fresh check for each person.
        Panel::Device => ["device-", &room.person.to_string()].concat(),
        _ => format!("collect-{panel:?}"),
    };
    View { key, kind: "collect", heading: texts.collect_heading().to_owned(), blocks, ..View::default() }
}

fn code_line(room: &Room, said: Said<'_>) -> Block {
    let texts = said.texts;
    Block::Line {
        id: "code",
        label: texts.code_label().to_owned(),
        hint: texts.code_hint().to_owned(),
        field: Field::Code,
        value: room.code.clone(),
        submit: Some(button(texts.code_button(), Event::Enter)),
    }
}

/// Undo, removal, rounds: what is needed seldom.
fn correct(room: &Room, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let counted =
        |round: Option<Round>, label: &str| choice(label, room.count_as == round, Event::CountAs(round));
    vec![
        Block::Line {
            id: "remove",
            label: texts.remove_label().to_owned(),
            hint: texts.remove_hint().to_owned(),
            field: Field::Remove,
            value: room.remove.clone(),
            submit: Some(quiet(texts.remove_button(), Event::Remove)),
        },
        Block::Buttons(vec![
            quiet(texts.undo(), Event::Undo),
            close_button(room, said, Round::Before),
            close_button(room, said, Round::After),
        ]),
        Block::Choices {
            legend: texts.count_as().to_owned(),
            name: "count-as",
            many: false,
            choices: vec![
                counted(None, texts.count_as_form()),
                counted(Some(Round::Before), texts.round_before()),
                counted(Some(Round::After), texts.round_after()),
                counted(Some(Round::Then), texts.round_then()),
                counted(Some(Round::Now), texts.round_now()),
            ],
            hint: String::new(),
        },
    ]
}

fn camera(room: &Room, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let mut blocks = vec![para("", texts.camera_text())];
    let label = if room.camera { texts.camera_stop() } else { texts.camera_start() };
    blocks.push(Block::Buttons(vec![switch(label, Switch::Camera, room.camera)]));
    blocks.push(Block::Video(texts.camera_name().to_owned()));
    // Where the camera fails, the next way is at hand.
    blocks.push(code_line(room, said));
    blocks
}

/// The check itself on this device: the next person finds a fresh one.
fn device(room: &Room, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let form = match room.slides().contains(&Slide::Join(FormLetter::B)) {
        true => FormLetter::B,
        false => FormLetter::A,
    };
    // Of this page's own folder, whatever people are told.
    let settings = Settings { base: String::new(), ..room.settings.clone() };
    let address = join_address(&settings, form);
    vec![
        para("", texts.device_text()),
        Block::Check(address, texts.device_title().to_owned(), room.person),
        code_line(room, said),
        Block::Buttons(vec![quiet(texts.device_next(), Event::NextPerson)]),
    ]
}

fn paper(room: &Room, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let paper = &room.paper;
    let guidance = said.pack.guidance.as_ref();
    let stages = |axis: Axis, chosen: Option<Stage>| -> Vec<super::Choice> {
        let one = |stage: &Stage| {
            let name = guidance
                .map_or("", |guidance| guidance.text(Table::Stages, *stage as usize, column::stage::NAME));
            let label = [&stage.number().to_string(), " ", name].concat();
            choice(&label, chosen == Some(*stage), Event::PaperStage(axis, *stage))
        };
        Stage::ALL.iter().map(one).collect()
    };
    let group = |legend: &str, name: &'static str, many, choices| Block::Choices {
        legend: legend.to_owned(),
        name,
        many,
        choices,
        hint: String::new(),
    };
    let leans = [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed].map(|lean| {
        let label =
            guidance.map_or("", |guidance| guidance.text(Table::Leans, lean as usize, column::keyed::LABEL));
        choice(label, paper.lean == Some(lean), Event::PaperLean(lean))
    });
    let worries = (0..=SOMETHING_ELSE)
        .map(|worry| (worry, worry_name(worry, said)))
        .filter(|(_, name)| !name.is_empty())
        .map(|(worry, name)| {
            let chosen = paper.worries.contains(&worry);
            // Three are enough.
            let closed = !chosen && paper.worries.len() >= 3;
            super::Choice { closed, ..choice(&name, chosen, Event::PaperWorry(worry)) }
        });
    let none = choice(said.pack.questions.texts.worries_none(), paper.no_worry, Event::PaperNoWorry);
    let untold = choice(texts.untold(), paper.role == 0, Event::PaperRole(0));
    let roles = said.pack.questions.roles.iter().take(7).zip(1u8..).map(|(row, number)| {
        choice(row.text(column::named::TEXT), paper.role == number, Event::PaperRole(number))
    });
    let gaps = OrgGap::ALL.map(|gap| {
        let label = said.long.gap(gap).map_or(gap.key(), |gap| gap.title.as_str());
        choice(label, paper.gaps.has(gap), Event::PaperGap(gap))
    });
    let forms = vec![
        choice(texts.form_a(), paper.form == FormLetter::A, Event::PaperForm(FormLetter::A)),
        choice(texts.form_b(), paper.form == FormLetter::B, Event::PaperForm(FormLetter::B)),
    ];
    vec![
        para("", texts.paper_text()),
        group(texts.paper_form(), "paper-form", false, forms),
        group(texts.axis_confidence(), "paper-c", false, stages(Axis::Confidence, paper.confidence)),
        group(texts.axis_judgement(), "paper-j", false, stages(Axis::Judgement, paper.judgement)),
        group(texts.head_lean(), "paper-lean", false, leans.to_vec()),
        group(texts.paper_worries(), "paper-worries", true, worries.chain([none]).collect()),
        Block::Details(
            texts.paper_more().to_owned(),
            vec![
                group(
                    texts.paper_role(),
                    "paper-role",
                    false,
                    std::iter::once(untold).chain(roles).collect(),
                ),
                group(texts.paper_gaps(), "paper-gaps", true, gaps.to_vec()),
            ],
        ),
        Block::Buttons(vec![button(texts.paper_add(), Event::PaperAdd)]),
        Block::Section(
            "plain",
            texts.paper_lines().to_owned(),
            vec![Block::Box {
                ids: ["lines", "count-lines"],
                words: [texts.paper_lines_label(), texts.paper_lines_hint(), texts.paper_lines_button()]
                    .map(str::to_owned),
            }],
        ),
    ]
}
