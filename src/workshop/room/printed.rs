//! What a room prints: an order, which holds nothing but settings and what the boards show, and its sheet.
//!
//! The order crosses to a program of its own, so that the page does not wait for sheets that nobody has asked for.

use serde::{Deserialize, Serialize};

use super::event::Sheet;
use super::link::join_address;
use super::slides::top_worries;
use super::state::{Looked, Place, Room, Settings};
use crate::model::form::Length;
use crate::pack::Pack;
use crate::workshop::cohort::Round;
use crate::workshop::map::{ByRole, Screen};
use crate::workshop::paper;
use crate::workshop::result_code::{FormLetter, PackTag};
use crate::workshop::sheets::{self, Shown, Source};
use crate::workshop::words::{gap_of, themes};

/// What is to be printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The sheet; `None` while none is shown.
    pub sheet: Option<Sheet>,
    settings: Settings,
    /// The worries that most people named.
    worries: Vec<u8>,
    rounds: Vec<(Round, Screen, Option<ByRole>)>,
}

impl Order {
    /// The order for what a room shows now.
    pub fn of(room: &Room) -> Order {
        let shown = |round| {
            let Looked { screen, roles, .. } = room.looked(round);
            Some((round, screen.clone()?, roles.clone()))
        };
        Order {
            sheet: match room.place {
                Place::Sheet(sheet) => Some(sheet),
                _ => None,
            },
            settings: room.settings.clone(),
            worries: top_worries(room.looked(Round::Before), room.worries),
            rounds: Round::ALL.into_iter().filter_map(shown).collect(),
        }
    }

    /// Every round that has a picture.
    pub fn shown(&self) -> Vec<Shown<'_>> {
        self.rounds
            .iter()
            .map(|(round, screen, roles)| Shown { round: *round, screen, roles: roles.as_ref() })
            .collect()
    }
}

/// The sheet of an order; `None` if none is asked for, or the words it needs are not there.
pub fn printed(order: &Order, source: Source<'_>) -> Option<sheets::Sheet> {
    // Without guidance every card would be empty.
    source.packs.first()?.guidance.as_ref()?;
    let before = order.rounds.iter().find(|(round, ..)| *round == Round::Before);
    let settings = &order.settings;
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
    let first = settings.length;
    Some(match order.sheet? {
        Sheet::Plan => {
            let address = join_address(settings, FormLetter::A);
            let themes = before.map(|(_, screen, _)| themes(screen)).unwrap_or_default();
            sheets::plan(source, settings.agenda, Some(&address), &themes)
        }
        Sheet::Report => sheets::report(source, &order.shown(), settings.floor),
        Sheet::WorryCards => sheets::worry_cards(source, &order.worries),
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

/// What became of lines with one filled paper each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Papers {
    /// The room codes of the good ones.
    pub codes: Vec<String>,
    /// The number of each other line, from 1, and in words what is wrong with it.
    pub troubles: Vec<(usize, String)>,
}

/// Turns lines into codes of this room. Only the program that makes sheets can: it has the whole pack. `seed` is any
/// random number, another one each time.
pub fn papers(order: &Order, source: Source<'_>, text: &str, seed: u64) -> Papers {
    let gap = |ask: &str| source.packs.iter().find_map(|pack| gap_of(pack.guidance.as_ref()?, ask));
    let Some(pack) = source.packs.first() else { return Papers::default() };
    let tag = PackTag::new(&pack.questions.pack, pack.questions.version, &order.settings.word);
    let mut papers = Papers::default();
    for line in paper::codes(source.packs, text, tag, &gap, seed) {
        match line.code {
            Ok(code) => papers.codes.push(code.to_string()),
            Err(trouble) => papers.troubles.push((line.number, trouble.say(&source.words.sheet))),
        }
    }
    papers
}
