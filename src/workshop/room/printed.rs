//! What a room prints: each sheet from the words, the pack, and what the boards show.

use super::event::Sheet;
use super::link::join_address;
use super::slides::top_worries;
use super::state::Room;
use crate::model::form::Length;
use crate::pack::Pack;
use crate::workshop::cohort::Round;
use crate::workshop::result_code::FormLetter;
use crate::workshop::sheets::{self, Shown, Source};
use crate::workshop::words::themes;

/// The sheet; `None` if the words it needs have not come yet.
pub fn printed(room: &Room, source: Source<'_>, sheet: Sheet) -> Option<sheets::Sheet> {
    // Without guidance every card would be empty.
    source.packs.first()?.guidance.as_ref()?;
    let screen = room.looked(Round::Before).screen.as_ref();
    let pack = |form: &str, length: Length| {
        source.packs.iter().find_map(|pack| Some((pack, pack.questions.form(form, length)?)))
    };
    let paper = |form: &str, length| {
        let (pack, form): (&Pack, _) = pack(form, length)?;
        sheets::paper_form(source, pack, &form, None)
    };
    let key = |form: &str, length| {
        let (pack, form): (&Pack, _) = pack(form, length)?;
        sheets::paper_key(source, pack, &form)
    };
    let first = room.settings.length;
    Some(match sheet {
        Sheet::Plan => {
            let address = join_address(&room.settings, FormLetter::A);
            let themes = screen.map(themes).unwrap_or_default();
            sheets::plan(source, room.settings.agenda, Some(&address), &themes)
        }
        Sheet::Report => sheets::report(source, &shown(room), room.settings.floor),
        Sheet::WorryCards => {
            sheets::worry_cards(source, &top_worries(room.looked(Round::Before), room.worries))
        }
        Sheet::RoleCards => sheets::role_cards(source, None),
        Sheet::RoleKey => sheets::role_key(source, None),
        Sheet::SpotSheets => sheets::spot_sheets(source),
        Sheet::SpotKey => sheets::spot_key(source),
        Sheet::PaperA => return paper("a", first),
        Sheet::KeyA => return key("a", first),
        // As in the join address, the second check is the quick one.
        Sheet::PaperB => return paper("b", Length::Quick),
        Sheet::KeyB => return key("b", Length::Quick),
        Sheet::Certificate => sheets::certificate(source),
        Sheet::Pledge => sheets::pledge_cards(source),
    })
}

/// Every round that has a picture.
pub fn shown(room: &Room) -> Vec<Shown<'_>> {
    let shown = |round| {
        let looked = room.looked(round);
        Some(Shown { round, screen: looked.screen.as_ref()?, roles: looked.roles.as_ref() })
    };
    Round::ALL.into_iter().filter_map(shown).collect()
}
