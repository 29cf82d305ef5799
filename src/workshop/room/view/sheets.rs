//! What can be printed, saved and wiped.

use super::page::{button, para, quiet};
use super::{Block, Button, Said, View};
use crate::workshop::room::event::{Event, Sheet, Switch};
use crate::workshop::room::state::{Keeping, Place, Room};
use crate::workshop::room::texts::RoomTexts;

pub(super) fn sheets(room: &Room, said: Said<'_>) -> View {
    let texts = said.texts;
    let prints = Sheet::ALL.map(|sheet| quiet(name(texts, sheet), Event::Go(Place::Sheet(sheet)))).to_vec();
    let keep = if room.keeping == Keeping::Yes { texts.keep_yes() } else { texts.keep_no() };
    let wipe = Button { look: "danger", ..quiet(texts.wipe(), Event::Wipe) };
    let mut last = vec![para("", keep)];
    match room.wiping {
        true => last.push(ask_wipe(texts)),
        false => last.push(Block::Buttons(vec![
            super::page::switch(texts.keep(), Switch::Keep, room.keeping == Keeping::Yes),
            wipe,
        ])),
    }
    let blocks = vec![
        Block::Section(
            "plain",
            texts.print_heading().to_owned(),
            vec![para("hint", texts.print_hint()), Block::Buttons(prints)],
        ),
        Block::Section(
            "plain",
            texts.save_heading().to_owned(),
            vec![
                para("", super::page::count(texts.codes_in_all(), room.codes())),
                para("hint", texts.save_hint()),
                Block::Buttons(vec![
                    button(texts.save_cohort(), Event::SaveCohort),
                    quiet(texts.save_csv(), Event::SaveCsv),
                ]),
                Block::File(texts.load_cohort().to_owned(), texts.load_cohort_hint().to_owned()),
            ],
        ),
        Block::Section("plain", texts.wipe_heading().to_owned(), last),
    ];
    View {
        key: "sheets".to_owned(),
        kind: "sheets",
        heading: texts.sheets_heading().to_owned(),
        blocks,
        ..View::default()
    }
}

/// What a sheet is called.
fn name(texts: &RoomTexts, sheet: Sheet) -> &str {
    match sheet {
        Sheet::Plan => texts.sheet_plan(),
        Sheet::Report => texts.sheet_report(),
        Sheet::WorryCards => texts.sheet_worries(),
        Sheet::RoleCards => texts.sheet_roles(),
        Sheet::RoleKey => texts.sheet_role_key(),
        Sheet::SpotSheets => texts.sheet_spot(),
        Sheet::SpotKey => texts.sheet_spot_key(),
        Sheet::PaperA => texts.sheet_paper_a(),
        Sheet::KeyA => texts.sheet_key_a(),
        Sheet::PaperB => texts.sheet_paper_b(),
        Sheet::KeyB => texts.sheet_key_b(),
        Sheet::Certificate => texts.sheet_certificate(),
        Sheet::Pledge => texts.sheet_pledge(),
    }
}

/// One sheet, to be looked at before it is printed.
pub(super) fn sheet(said: Said<'_>, sheet: Sheet) -> View {
    let texts = said.texts;
    let name = name(texts, sheet);
    View {
        key: format!("sheet-{sheet:?}"),
        kind: "sheets",
        heading: name.to_owned(),
        blocks: vec![
            Block::Buttons(vec![
                button(texts.print_now(), Event::Print),
                quiet(texts.print_save(), Event::SaveSheet),
                quiet(texts.print_close(), Event::Go(Place::Sheets)),
            ]),
            Block::Page(name.to_owned()),
        ],
        ..View::default()
    }
}

/// Wiping is asked for twice: there is no way back.
pub(super) fn ask_wipe(texts: &RoomTexts) -> Block {
    let yes = Button { look: "danger", ..quiet(texts.wipe_yes(), Event::WipeYes) };
    Block::Section(
        "card",
        texts.wipe_ask().to_owned(),
        vec![Block::Buttons(vec![yes, quiet(texts.wipe_no(), Event::WipeNo)])],
    )
}
