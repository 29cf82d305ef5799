//! A sheet as data: blocks in reading order. Whoever draws them needs no rule and no words of their own.
//!
//! Texts are plain. A text may hold the marks of words in another language
//! ([`borrowed`](crate::pack::words::borrowed)), which a renderer turns into `lang`.

/// Something to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Which sheet, as in a file name: `report`, `paper-a-quick`.
    pub name: String,
    /// For the title of the document and its first heading.
    pub title: String,
    /// The language, as in `lang`.
    pub language: String,
    /// `ltr` or `rtl`, as in `dir`.
    pub direction: String,
    /// What stands on it, without the first heading.
    pub blocks: Vec<Block>,
}

/// What a list looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// In no order.
    Dot,
    /// 1, 2, 3.
    Number,
    /// A, B, C: choices of a question.
    Letter,
    /// A box to tick by hand.
    Box,
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// To read: the first cell of a row is its heading.
    Read,
    /// The same, and the numbers are counts, so that a bar may stand beside each.
    Count,
    /// The same, and the numbers are points to look up: small and close together.
    Points,
    /// To answer: the first cell is the number of the question, the second its text, the rest are letters to ring.
    Answer,
    /// To write in.
    Write,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// What it is for.
    pub purpose: Use,
    /// Headings of columns.
    pub columns: Vec<String>,
    /// Rows, each with a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// A card to cut out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its heading.
    pub title: String,
    /// What stands on it, or on its front.
    pub front: Vec<Block>,
    /// What stands on its back: then the card is folded. Empty: it has none.
    pub back: Vec<Block>,
}

/// How cards stand on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Two in a row.
    Small,
    /// Two in a row and two in a column: a quarter of a page each.
    Quarter,
    /// One in a row, folded down its middle.
    Fold,
    /// One in a row, to be read from across a room.
    Sign,
}

/// The group map as a picture. A table says the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// Name of the axis from left to right.
    pub across: String,
    /// Name of the axis from bottom to top.
    pub up: String,
    /// Names of the stages, lowest first.
    pub stages: Vec<String>,
    /// Places that share a number, each a pair of stages (across, up) from 0, with their people.
    pub regions: Vec<(Vec<(u8, u8)>, u64)>,
}

/// A part of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 2 to 4; level 1 is the sheet's own.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A paragraph that stands back: where something comes from, or how to use it.
    Small(String),
    /// A paragraph that stands out: the number that a part is about.
    Strong(String),
    /// A list.
    List(Marker, Vec<String>),
    /// A table.
    Table(Table),
    /// Cards to cut out.
    Cards(Cut, Vec<Card>),
    /// So many lines to write on, under a label.
    Lines(String, u8),
    /// A row of boxes to write letters in: a label, and how many.
    Boxes(String, u8),
    /// Blocks in a frame.
    Frame(Vec<Block>),
    /// Blocks that stay on one page.
    Together(Vec<Block>),
    /// An address as a QR code. The same address stands beside it as text.
    Qr(String),
    /// The group map.
    Map(Map),
    /// The windmill, a picture that says nothing.
    Mill,
    /// From here on a new page.
    Break,
}

impl Sheet {
    /// Every text of the sheet in reading order: for tests, and for a reader that needs no looks.
    pub fn texts(&self) -> Vec<&str> {
        let mut all = vec![self.title.as_str()];
        collect(&self.blocks, &mut all);
        all
    }
}

fn collect<'a>(blocks: &'a [Block], all: &mut Vec<&'a str>) {
    for block in blocks {
        match block {
            Block::Heading(_, text)
            | Block::Text(text)
            | Block::Small(text)
            | Block::Strong(text)
            | Block::Lines(text, _)
            | Block::Boxes(text, _)
            | Block::Qr(text) => all.push(text),
            Block::List(_, items) => all.extend(items.iter().map(String::as_str)),
            Block::Table(table) => {
                all.push(&table.caption);
                all.extend(table.columns.iter().chain(table.rows.iter().flatten()).map(String::as_str));
            }
            Block::Cards(_, cards) => {
                for card in cards {
                    all.push(&card.title);
                    collect(&card.front, all);
                    collect(&card.back, all);
                }
            }
            Block::Map(map) => {
                all.extend([map.across.as_str(), &map.up]);
                all.extend(map.stages.iter().map(String::as_str));
            }
            Block::Frame(blocks) | Block::Together(blocks) => collect(blocks, all),
            Block::Mill | Block::Break => {}
        }
    }
}
