//! A sheet as a complete HTML document: no script, nothing to fetch, every text escaped.
//!
//! The same document is shown, printed and saved. Its styles (`www/styles/sheets.css`) make it fit A4 and US Letter
//! alike; [`Paper`] asks for one of them, and else the printer's own is used. A page whose policy forbids styles
//! inside a document (a `blob:` address has the policy of the page that made it) links the file instead.

use super::picture::{MILL, bar, picture};
use super::tree::{Block, Card, Cut, Marker, Sheet, Table, Use};
use crate::pack::words::borrowed;
use crate::workshop::paper::letter;

/// The styles of all sheets.
pub const CSS: &str = include_str!("../../../www/styles/sheets.css");

/// Where the styles are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Styles<'a> {
    /// In the document, which then stands alone.
    Inside,
    /// At an address.
    At(&'a str),
}

/// The size that is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Whatever the printer has.
    #[default]
    Any,
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A QR code: so many modules a side, and row by row whether each is dark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    /// How many modules a side has, without the quiet zone.
    pub side: usize,
    /// `side` times `side` of them.
    pub dark: Vec<bool>,
}

/// Makes the QR code of a text, if it can.
pub type MakeQr<'a> = &'a dyn Fn(&str) -> Option<Modules>;

/// How a document is made.
#[derive(Clone, Copy)]
pub struct Made<'a> {
    /// Where the styles are.
    pub styles: Styles<'a>,
    /// The size that is asked for; only with [`Styles::Inside`].
    pub paper: Paper,
    /// Makes QR codes. Without it, or where it makes none, the address stands there as text alone.
    pub qr: Option<MakeQr<'a>>,
}

impl Default for Made<'_> {
    fn default() -> Self {
        Made { styles: Styles::Inside, paper: Paper::Any, qr: None }
    }
}

/// The document of a sheet.
pub fn html(sheet: &Sheet, made: Made<'_>) -> String {
    let mut page = Page { out: String::new(), made, level: 1 };
    page.out.push_str("<!DOCTYPE html>\n<html");
    page.attribute("lang", &sheet.language);
    page.attribute("dir", &sheet.direction);
    page.out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    page.out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    match made.styles {
        Styles::Inside => {
            let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
            page.out.push_str("<meta http-equiv=\"Content-Security-Policy\"");
            page.attribute("content", policy);
            page.out.push_str(">\n<style>\n");
            page.out.push_str(CSS);
            page.out.push_str(match made.paper {
                Paper::Any => "",
                Paper::A4 => "@page { size: A4; }\n",
                Paper::Letter => "@page { size: letter; }\n",
            });
            page.out.push_str("</style>\n");
        }
        Styles::At(address) => {
            page.out.push_str("<link rel=\"stylesheet\"");
            page.attribute("href", address);
            page.out.push_str(">\n");
        }
    }
    page.out.push_str("<title>");
    page.escaped(&plain(&sheet.title));
    page.out.push_str("</title>\n</head>\n<body");
    page.attribute("class", &sheet.name);
    page.out.push_str(">\n<main>\n");
    page.element("h1", "", &sheet.title);
    page.blocks(&sheet.blocks);
    page.out.push_str("</main>\n</body>\n</html>\n");
    page.out
}

/// Without the marks of other languages, for a title, which can hold none.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut tag = false;
    for found in text.chars() {
        match found {
            borrowed::BEGIN => tag = true,
            borrowed::MIDDLE => tag = false,
            borrowed::END => {}
            _ if tag => {}
            _ => plain.push(found),
        }
    }
    plain
}

/// A text that can be nothing but text, in an element or in an attribute with quotes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for found in text.chars() {
        match found {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(found),
        }
    }
    out
}

struct Page<'a> {
    out: String,
    made: Made<'a>,
    /// The level of the last heading: those of cards are one below.
    level: u8,
}

impl Page<'_> {
    fn escaped(&mut self, text: &str) {
        self.out.push_str(&escape(text));
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escaped(value);
        self.out.push('"');
    }

    /// A text, its borrowed words in an element that names their language.
    fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, marked)) = rest.split_once(borrowed::BEGIN) {
            self.escaped(before);
            let (tag, words) = marked.split_once(borrowed::MIDDLE).unwrap_or(("", marked));
            let (words, after) = words.split_once(borrowed::END).unwrap_or((words, ""));
            self.out.push_str("<span");
            self.attribute("lang", tag);
            self.out.push('>');
            self.escaped(words);
            self.out.push_str("</span>");
            rest = after;
        }
        self.escaped(rest);
    }

    fn open(&mut self, name: &str, class: &str) {
        self.out.push('<');
        self.out.push_str(name);
        if !class.is_empty() {
            self.attribute("class", class);
        }
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    fn element(&mut self, name: &str, class: &str, text: &str) {
        self.open(name, class);
        self.words(text);
        self.close(name);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn within(&mut self, name: &str, class: &str, blocks: &[Block]) {
        self.open(name, class);
        self.out.push('\n');
        self.blocks(blocks);
        self.close(name);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => {
                // Never more than one below the last.
                self.level = (*level).clamp(2, self.level + 1);
                self.heading(self.level, text);
            }
            Block::Text(text) => self.element("p", "", text),
            Block::Small(text) => self.element("p", "small", text),
            Block::Strong(text) => self.element("p", "strong", text),
            Block::List(marker, items) => self.list(*marker, items),
            Block::Table(table) => self.table(table),
            Block::Cards(cut, cards) => self.cards(*cut, cards),
            Block::Lines(label, count) => {
                self.open("div", "lines");
                self.element("p", "", label);
                for _ in 0..*count {
                    self.element("div", "line", "");
                }
                self.close("div");
            }
            Block::Boxes(label, count) => {
                self.open("div", "boxes");
                self.element("p", "", label);
                self.open("div", "row");
                for _ in 0..*count {
                    self.out.push_str("<i></i>");
                }
                self.close("div");
                self.close("div");
            }
            Block::Frame(blocks) => self.within("div", "frame", blocks),
            Block::Together(blocks) => self.within("div", "together", blocks),
            Block::Qr(address) => self.qr(address),
            Block::Map(map) => self.out.push_str(&picture(map)),
            Block::Mill => self.out.push_str(MILL),
            Block::Break => self.element("div", "break", ""),
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        let name = match level {
            0..=2 => "h2",
            3 => "h3",
            4 => "h4",
            _ => "h5",
        };
        self.element(name, "", text);
    }

    fn list(&mut self, marker: Marker, items: &[String]) {
        let (name, class) = match marker {
            Marker::Dot => ("ul", ""),
            Marker::Number => ("ol", ""),
            // A long list in two columns.
            Marker::Letter if items.len() > 6 => ("ol", "letters many"),
            Marker::Letter => ("ol", "letters"),
            Marker::Box => ("ul", "ticks"),
        };
        self.open(name, class);
        self.out.push('\n');
        for (place, item) in items.iter().enumerate() {
            self.open("li", "");
            // The letter is a text and not a marker, so that every reader says it.
            if let (Marker::Letter, Some(letter)) = (marker, letter(place)) {
                self.element("b", "", &letter.to_string());
            }
            self.words(item);
            self.close("li");
        }
        self.close(name);
    }

    fn table(&mut self, table: &Table) {
        self.open(
            "table",
            match table.purpose {
                Use::Read => "read",
                Use::Count => "count",
                Use::Points => "points",
                Use::Answer => "answer",
                Use::Write => "write",
            },
        );
        self.element("caption", "", &table.caption);
        if table.columns.iter().any(|column| !column.is_empty()) {
            self.open("thead", "");
            self.open("tr", "");
            for column in &table.columns {
                // A heading without words is none.
                if column.is_empty() {
                    self.element("td", "", "");
                } else {
                    self.out.push_str("<th scope=\"col\">");
                    self.words(column);
                    self.out.push_str("</th>");
                }
            }
            self.close("tr");
            self.close("thead");
        }
        self.open("tbody", "");
        self.out.push('\n');
        let heading = if table.purpose == Use::Answer { 1 } else { 0 };
        let count = |cell: &String| cell.parse::<u64>().ok().filter(|_| table.purpose == Use::Count);
        let most = table.rows.iter().flatten().filter_map(count).max().unwrap_or_default().max(1);
        for row in &table.rows {
            self.open("tr", "");
            for (place, cell) in row.iter().enumerate() {
                if place == heading && table.purpose != Use::Write {
                    self.out.push_str("<th scope=\"row\">");
                    self.words(cell);
                    self.out.push_str("</th>");
                } else {
                    self.out.push_str("<td>");
                    self.words(cell);
                    if let Some(count) = count(cell) {
                        self.out.push_str(&bar(count, most));
                    }
                    self.out.push_str("</td>");
                }
            }
            self.close("tr");
        }
        self.close("tbody");
        self.close("table");
    }

    fn cards(&mut self, cut: Cut, cards: &[Card]) {
        let class = match cut {
            Cut::Small => "cards small-cards",
            Cut::Quarter => "cards quarter-cards",
            Cut::Fold => "cards fold-cards",
            Cut::Sign => "cards sign-cards",
        };
        self.open("div", class);
        self.out.push('\n');
        let above = self.level;
        for card in cards {
            self.open("div", "card");
            self.out.push('\n');
            self.open("div", "front");
            if !card.title.is_empty() {
                self.heading(above + 1, &card.title);
                self.level = above + 1;
            }
            self.blocks(&card.front);
            self.close("div");
            if !card.back.is_empty() {
                self.within("div", "back", &card.back);
            }
            self.close("div");
        }
        self.level = above;
        self.close("div");
    }

    /// Dark modules as one path, with a quiet zone of four modules on each side.
    fn qr(&mut self, address: &str) {
        self.open("div", "qr");
        let modules = self.made.qr.and_then(|make| make(address));
        if let Some(Modules { side, dark }) = modules.filter(|modules| modules.side > 0) {
            let whole = (side + 8).to_string();
            self.out.push_str("<svg");
            self.attribute("viewBox", &["0 0 ", &whole, " ", &whole].concat());
            self.attribute("aria-hidden", "true");
            self.out.push_str("><path fill=\"#fff\" d=\"M0 0h");
            self.out.push_str(&[&whole, "v", &whole, "H0z\"/><path fill=\"#000\" d=\""].concat());
            for (place, _) in dark.iter().enumerate().filter(|(_, dark)| **dark) {
                let (x, y) = (place % side + 4, place / side + 4);
                self.out.push_str(&["M", &x.to_string(), " ", &y.to_string(), "h1v1h-1z"].concat());
            }
            self.out.push_str("\"/></svg>\n");
        }
        self.element("p", "address", address);
        self.close("div");
    }
}
