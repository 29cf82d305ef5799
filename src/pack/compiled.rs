//! The bytes of a compiled pack: four letters, a version, then postcard.
//!
//! What postcard holds is one list of numbers and one of texts, and the types are read from them one by
//! one, in the order in which they were written. A derived reader for each type would be shorter to write,
//! and cost the widget 2 KB: this one is two loops and a few lines a type. Postcard is positional, so a
//! reader of another version would read nonsense: the header refuses first.

use std::fmt;
use std::slice::Iter;

use serde::{Deserialize, Serialize};

use super::texts::{JudgedTexts, QuestionTexts, ResultTexts};
use super::words::{FormKey, Guidance, Questions, Row, Table};
use crate::model::form::Length;
use crate::model::item::{Agree, Dimension, Item, Judged, JudgedKind, Keying, Mark, RedLine, Tag};
use crate::model::stage::Stage;
use crate::model::thresholds::{Fearless, Floor, LeanCuts, SurenessCuts, Thresholds};
use crate::model::{Score, Text};

/// Raised whenever anything here, or the meaning of a text's place, changes.
pub const VERSION: u8 = 5;

const QUESTIONS: &[u8; 4] = b"ASCQ";
const GUIDANCE: &[u8; 4] = b"ASCG";

/// Leans are written as 0 to 4.
const LEAN_ZERO: i8 = 2;

/// Why bytes are not a compiled pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not the file that was expected.
    NotAPack,
    /// Written for another version of the program.
    Version(u8),
    /// The right header, but the rest cannot be read.
    Damaged,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::NotAPack => "found other bytes, expected a compiled pack",
            Refusal::Version(_) => {
                "found a pack of another version, expected the one built with this program"
            }
            Refusal::Damaged => "found a damaged pack, expected all of its bytes",
        })
    }
}

/// What is in the bytes.
#[derive(Default, Serialize, Deserialize)]
struct Flat {
    numbers: Vec<u16>,
    texts: Vec<Text>,
}

/// Writes the first file. `None` if memory runs out.
pub fn write_questions(questions: &Questions) -> Option<Vec<u8>> {
    let mut flat = Flat::default();
    for text in [&questions.pack, &questions.language, &questions.base] {
        flat.texts.push(text.clone());
    }
    flat.number(questions.version);
    flat.thresholds(&questions.thresholds);
    flat.count(questions.forms.len());
    for form in &questions.forms {
        flat.texts.push(form.id.clone());
        flat.number(form.length as u16);
        flat.numbers(&form.items);
    }
    flat.count(questions.items.len());
    for item in &questions.items {
        flat.item(item);
    }
    flat.rows(&questions.words);
    flat.rows(&questions.worries);
    flat.rows(&questions.roles);
    flat.list(questions.texts.list());
    flat.write(QUESTIONS)
}

/// Writes the second file. `None` if memory runs out.
pub fn write_guidance(guidance: &Guidance) -> Option<Vec<u8>> {
    let mut flat = Flat::default();
    for table in Table::ALL {
        flat.rows(guidance.rows(table));
    }
    flat.list(guidance.texts.list());
    flat.list(guidance.judged.list());
    flat.write(GUIDANCE)
}

impl Flat {
    fn number(&mut self, number: u16) {
        self.numbers.push(number);
    }

    fn count(&mut self, count: usize) {
        // More than that is never read back: `read` finds bytes left over.
        self.number(u16::try_from(count).unwrap_or(u16::MAX));
    }

    fn numbers(&mut self, numbers: &[u16]) {
        self.count(numbers.len());
        self.numbers.extend(numbers);
    }

    fn list(&mut self, texts: &[Text]) {
        self.count(texts.len());
        self.texts.extend_from_slice(texts);
    }

    fn row(&mut self, row: &Row) {
        self.list(&row.texts);
        self.numbers(&row.facts);
    }

    fn rows(&mut self, rows: &[Row]) {
        self.count(rows.len());
        rows.iter().for_each(|row| self.row(row));
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Worries => self.number(0),
            Item::Agree(item) => {
                self.numbers.extend([1, item.dimension as u16, item.tag as u16, item.keying as u16]);
                self.texts.push(item.id.clone());
            }
            Item::Judged(item) => {
                self.numbers.extend([2 + item.kind as u16, item.dimension as u16]);
                self.texts.push(item.id.clone());
                self.count(item.marks.len());
                for mark in &item.marks {
                    let lean = u16::from((mark.lean + LEAN_ZERO).unsigned_abs());
                    let red_line = mark.red_line.map_or(0, |line| line as u16 + 1);
                    self.numbers.extend([mark.quality, lean, red_line]);
                }
            }
        }
    }

    fn thresholds(&mut self, thresholds: &Thresholds) {
        let Thresholds { cuts, floors, fearless, red_line_stage, quick_stage, lean, .. } = thresholds;
        self.numbers.extend(cuts);
        self.count(floors.len());
        for floor in floors {
            self.numbers.extend([floor.judgement, floor.stage as u16]);
        }
        let Thresholds { gap, near, bands, sureness, answered, .. } = thresholds;
        self.numbers.extend([fearless.judgement, fearless.over, fearless.under]);
        self.numbers.extend([*red_line_stage as u16, *quick_stage as u16]);
        self.numbers.extend([lean.share, lean.margin, lean.answers, *gap, *near]);
        self.numbers.extend(bands);
        self.numbers.extend([sureness.fairly, sureness.certain, *answered]);
    }

    fn write(&self, kind: &[u8; 4]) -> Option<Vec<u8>> {
        let mut bytes = kind.to_vec();
        bytes.push(VERSION);
        bytes.extend(postcard::to_allocvec(self).ok()?);
        Some(bytes)
    }
}

/// Reads the first file.
pub fn read_questions(bytes: &[u8]) -> Result<Questions, Refusal> {
    let flat = open(QUESTIONS, bytes)?;
    let mut from = Reader::new(&flat);
    let (pack, language, base) = (from.text(), from.text(), from.text());
    let version = from.number();
    let thresholds = from.thresholds();
    let mut forms = Vec::new();
    for _ in 0..from.number() {
        let id = from.text();
        let length = if from.number() == Length::Quick as u16 { Length::Quick } else { Length::Standard };
        forms.push(FormKey { id, length, items: from.numbers() });
    }
    let mut items = Vec::new();
    for _ in 0..from.number() {
        items.push(from.item());
    }
    let (words, worries, roles) = (from.rows(), from.rows(), from.rows());
    let texts = QuestionTexts::from_list(from.list());
    from.end(Questions {
        pack,
        version,
        language,
        base,
        thresholds,
        forms,
        items,
        words,
        worries,
        roles,
        texts,
    })
}

/// Reads the second file.
pub fn read_guidance(bytes: &[u8]) -> Result<Guidance, Refusal> {
    let flat = open(GUIDANCE, bytes)?;
    let mut from = Reader::new(&flat);
    let mut tables = Vec::new();
    for _ in Table::ALL {
        tables.push(from.rows());
    }
    let texts = ResultTexts::from_list(from.list());
    let judged = JudgedTexts::from_list(from.list());
    from.end(Guidance::of(tables, texts, judged))
}

fn open(kind: &[u8; 4], bytes: &[u8]) -> Result<Flat, Refusal> {
    let (found, rest) = bytes.split_first_chunk::<4>().ok_or(Refusal::NotAPack)?;
    let (version, rest) = rest.split_first().ok_or(Refusal::NotAPack)?;
    if found != kind {
        return Err(Refusal::NotAPack);
    }
    if *version != VERSION {
        return Err(Refusal::Version(*version));
    }
    match postcard::take_from_bytes(rest) {
        Ok((flat, [])) => Ok(flat),
        _ => Err(Refusal::Damaged),
    }
}

/// Reads on; after the end it gives zeros and empty texts, and `end` refuses.
struct Reader<'a> {
    numbers: Iter<'a, u16>,
    texts: Iter<'a, Text>,
    short: bool,
}

impl<'a> Reader<'a> {
    fn new(flat: &'a Flat) -> Self {
        Reader { numbers: flat.numbers.iter(), texts: flat.texts.iter(), short: false }
    }

    #[inline(never)]
    fn number(&mut self) -> u16 {
        // Once short, every count reads as 0, so that loops end.
        let next = self.numbers.next().filter(|_| !self.short);
        self.short |= next.is_none();
        next.copied().unwrap_or(0)
    }

    #[inline(never)]
    fn text(&mut self) -> Text {
        let next = self.texts.next();
        self.short |= next.is_none();
        next.cloned().unwrap_or_default()
    }

    #[inline(never)]
    fn numbers(&mut self) -> Vec<u16> {
        let mut numbers = Vec::new();
        for _ in 0..self.number() {
            numbers.push(self.number());
        }
        numbers
    }

    #[inline(never)]
    fn list(&mut self) -> Vec<Text> {
        let mut texts = Vec::new();
        for _ in 0..self.number() {
            texts.push(self.text());
            if self.short {
                break;
            }
        }
        texts
    }

    fn row(&mut self) -> Row {
        let texts = self.list();
        Row { texts, facts: self.numbers() }
    }

    #[inline(never)]
    fn rows(&mut self) -> Vec<Row> {
        let mut rows = Vec::new();
        for _ in 0..self.number() {
            rows.push(self.row());
            if self.short {
                break;
            }
        }
        rows
    }

    /// One of a list of values, by number.
    fn one<T: Copy>(&mut self, all: &[T], otherwise: T) -> T {
        let found = all.get(usize::from(self.number())).copied();
        self.short |= found.is_none();
        found.unwrap_or(otherwise)
    }

    fn item(&mut self) -> Item {
        const TAGS: [Tag; 3] = [Tag::Me, Tag::Team, Tag::Org];
        const LINES: [Option<RedLine>; 4] =
            [None, Some(RedLine::Data), Some(RedLine::Decision), Some(RedLine::Unchecked)];
        let kind = match self.number() {
            0 => return Item::Worries,
            1 => {
                let dimension = self.one(&Dimension::ALL, Dimension::C1);
                let tag = self.one(&TAGS, Tag::Me);
                let keying = self.one(&[Keying::Forward, Keying::Mirrored], Keying::Forward);
                return Item::Agree(Agree { id: self.text(), dimension, tag, keying });
            }
            2 => JudgedKind::Sort,
            3 => JudgedKind::Scenario,
            4 => JudgedKind::Knowledge,
            _ => JudgedKind::Spot,
        };
        let dimension = self.one(&Dimension::ALL, Dimension::J1);
        let id = self.text();
        let mut marks = Vec::new();
        for _ in 0..self.number() {
            let quality = self.number();
            let lean = i8::try_from(self.number()).unwrap_or(LEAN_ZERO).min(2 * LEAN_ZERO) - LEAN_ZERO;
            marks.push(Mark { quality, lean, red_line: self.one(&LINES, None) });
        }
        Item::Judged(Judged { id, kind, dimension, marks })
    }

    fn scores<const N: usize>(&mut self) -> [Score; N] {
        let mut scores = [0; N];
        for score in &mut scores {
            *score = self.number();
        }
        scores
    }

    fn thresholds(&mut self) -> Thresholds {
        let cuts = self.scores();
        let mut floors = Vec::new();
        for _ in 0..self.number() {
            let judgement = self.number();
            floors.push(Floor { judgement, stage: self.one(&Stage::ALL, Stage::Starting) });
        }
        let [judgement, over, under] = self.scores();
        let red_line_stage = self.one(&Stage::ALL, Stage::Starting);
        let quick_stage = self.one(&Stage::ALL, Stage::Starting);
        let [share, margin, answers, gap, near] = self.scores();
        let bands = self.scores();
        let [fairly, certain, answered] = self.scores();
        Thresholds {
            cuts,
            floors,
            fearless: Fearless { judgement, over, under },
            red_line_stage,
            quick_stage,
            lean: LeanCuts { share, margin, answers },
            gap,
            near,
            bands,
            sureness: SurenessCuts { fairly, certain },
            answered,
        }
    }

    /// The value, if everything was there and nothing is left.
    fn end<T>(mut self, value: T) -> Result<T, Refusal> {
        let left = self.numbers.next().is_some() || self.texts.next().is_some();
        if self.short || left { Err(Refusal::Damaged) } else { Ok(value) }
    }
}
