//! What people take away from a workshop, and what is handed out in it: sheets as data, and their documents.
//!
//! Pure: words, pack and screens in, a [`Sheet`] out; [`html`] makes a document of it. No sheet knows a code or a
//! cohort: the report takes a [`Screen`](super::map::Screen), which holds only what may be shown, and so can say no
//! more than a big screen does. There is no place for a name, except lines to write on by hand.

mod cards;
mod certificate;
mod form;
mod html;
mod key;
mod picture;
mod plan;
mod report;
mod save;
mod spot;
mod tree;

pub use cards::{pledge_cards, role_cards, role_key, worry_cards};
pub use certificate::certificate;
pub use form::paper_form;
pub use html::{CSS, Made, MakeQr, Modules, Paper, Styles, html};
pub use key::paper_key;
pub use plan::plan;
pub use report::{Shown, report};
pub use save::screens_csv;
pub use spot::{spot_key, spot_sheets};
pub use tree::{Block, Card, Cut, Map, Marker, Sheet, Table, Use};

use super::result_code::SOMETHING_ELSE;
use super::words::Words;
use crate::model::item::{Item, Judged};
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::pack::words::{Guidance, Row, Table as Kind, column};
use crate::pack::{Pack, Questions};

/// What sheets are made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The words of the workshop.
    pub words: &'a Words,
    /// The pack with its guidance: as a whole, or cut by form (`LANG.a` and `LANG.b`, in this order). What one
    /// part lacks is looked for in the next.
    pub packs: &'a [Pack],
}

/// An item with what it says: of a form, or in the place of one for a role.
struct Found<'a> {
    judged: &'a Judged,
    words: &'a Row,
    guidance: &'a Guidance,
}

impl<'a> Source<'a> {
    fn sheet(&self, name: &str, title: &str, blocks: Vec<Block>) -> Sheet {
        let mut all = blocks;
        if self.words.drafted {
            all.push(Block::Small(self.words.sheet.drafted().to_owned()));
        }
        Sheet {
            name: name.to_owned(),
            title: title.to_owned(),
            language: self.words.language.clone(),
            direction: self.words.direction.clone(),
            blocks: all,
        }
    }

    fn guidance(&self) -> Option<&'a Guidance> {
        self.packs.iter().find_map(|pack| pack.guidance.as_deref())
    }

    fn questions(&self) -> Option<&'a Questions> {
        self.packs.first().map(|pack| &*pack.questions)
    }

    /// The ids of the worries in their order.
    fn worry_ids(&self) -> Vec<&'a str> {
        let rows = self.questions().map_or(&[][..], |questions| &questions.worries);
        rows.iter().map(|row| row.text(column::named::ID)).collect()
    }

    /// A worry in people's words; "something else" for one that the pack has not.
    fn worry(&self, worry: u8) -> &'a str {
        let Some(questions) = self.questions() else { return "" };
        let row = questions.worries.get(usize::from(worry)).filter(|_| worry < SOMETHING_ELSE);
        row.map_or(questions.texts.worries_other(), |row| row.text(column::named::TEXT))
    }

    fn stage(&self, stage: Stage) -> &'a str {
        self.guidance()
            .map_or("", |guidance| guidance.text(Kind::Stages, stage as usize, column::stage::NAME))
    }

    fn lean(&self, lean: Lean) -> &'a str {
        self.guidance().map_or("", |guidance| guidance.text(Kind::Leans, lean as usize, column::keyed::LABEL))
    }

    fn role(&self, place: usize) -> Option<&'a Row> {
        self.questions()?.roles.get(place)
    }

    /// The roles that a code can tell, by place.
    fn roles(&self) -> Vec<&'a Row> {
        self.questions().map_or_else(Vec::new, |questions| questions.roles.iter().take(7).collect())
    }

    /// An item by its id, whether a form asks it or it stands in for one that a form asks.
    fn item(&self, id: &str) -> Option<Found<'a>> {
        self.packs.iter().find_map(|pack| {
            let guidance = pack.guidance.as_deref()?;
            let stands_for = guidance
                .rows(Kind::StandIns)
                .iter()
                .find(|row| row.text(column::stand_in::ID) == id)
                .map_or(id, |row| row.text(column::stand_in::FOR));
            let judged = pack.questions.items.iter().find_map(|item| match item {
                Item::Judged(judged) if &*judged.id == stands_for => Some(judged),
                _ => None,
            })?;
            Some(Found { judged, words: guidance.row_of(Kind::Items, id)?, guidance })
        })
    }
}

/// The places of the best choices of an item, in the pack's order.
fn best(judged: &Judged) -> Option<usize> {
    let top = judged.marks.iter().map(|mark| mark.quality).max()?;
    judged.marks.iter().position(|mark| mark.quality == top)
}

/// Why a choice of an item leans as it does.
fn why<'a>(guidance: &'a Guidance, id: &str, choice: usize) -> &'a str {
    let row = guidance.row_of(Kind::Reasons, id);
    row.map_or("", |row| row.text(column::reasons::WHYS + choice))
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(level, text.to_owned())
}

fn text(text: &str) -> Block {
    Block::Text(text.to_owned())
}

fn small(text: &str) -> Block {
    Block::Small(text.to_owned())
}
