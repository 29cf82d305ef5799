//! A checked pack in one language: what the widget holds.
//!
//! Split where the download is split: [`Questions`] is all that the first question needs, [`Guidance`]
//! arrives beside it. Keys come from `model`; here they meet their words.
//!
//! Words are rows of texts ([`Row`]) and not a struct for each kind, because every type that is read from
//! a file brings its own reader, drop and copies into the widget: twelve kinds of guidance as one type save
//! kilobytes of the download. The columns are named in [`column`].

use std::rc::Rc;

use super::texts::{JudgedTexts, QuestionTexts, ResultTexts, text_at};
use crate::model::Text;
use crate::model::form::{Form, Length};
use crate::model::guidance::{NextStep, Strength};
use crate::model::item::{Axis, Item};
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::model::thresholds::Thresholds;

/// Words that a language lacks, so that the pack's own stand in. They are marked, because a view must say of them
/// which language they are in (WCAG 2.2, 3.1.2): `BEGIN`, the language's tag, `MIDDLE`, the words, `END`. The
/// marks are private-use characters, which no text of a pack may hold.
pub mod borrowed {
    /// Before the tag.
    pub const BEGIN: char = '\u{E000}';
    /// Between the tag and the words.
    pub const MIDDLE: char = '\u{E001}';
    /// After the words.
    pub const END: char = '\u{E002}';

    /// Words with the marks around them.
    pub fn lend(tag: &str, words: &str) -> String {
        format!("{BEGIN}{tag}{MIDDLE}{words}{END}")
    }

    /// The parts between `|` of a text, each with the marks that are round the whole; a part `name=words` is
    /// marked behind its name.
    pub fn parts(text: &str) -> Vec<String> {
        let Some((tag, words)) = text.strip_prefix(BEGIN).and_then(|rest| rest.split_once(MIDDLE)) else {
            return text.split('|').map(str::to_owned).collect();
        };
        let lent = |part: &str| match part.split_once('=') {
            Some((name, words)) => format!("{name}={}", lend(tag, words)),
            None => lend(tag, part),
        };
        words.trim_end_matches(END).split('|').map(lent).collect()
    }

    /// The words alone, or `None` if they are not marked as a whole.
    pub fn plain(text: &str) -> Option<&str> {
        text.strip_prefix(BEGIN)?.split_once(MIDDLE)?.1.strip_suffix(END)
    }
}

/// A pack in one language; the guidance may still be on its way.
#[derive(Clone, Debug)]
pub struct Pack {
    /// What is asked.
    pub questions: Rc<Questions>,
    /// What is said, once it is there.
    pub guidance: Option<Rc<Guidance>>,
}

/// Everything up to the last question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions {
    /// The pack's name.
    pub pack: Text,
    /// The pack's version, raised when an item changes meaning.
    pub version: u16,
    /// The language of all words but the marked ones, as in `lang`.
    pub language: Text,
    /// The pack's own language, that of the marked words ([`borrowed`]).
    pub base: Text,
    /// Every number that decides something.
    pub thresholds: Thresholds,
    /// Which items each form asks.
    pub forms: Vec<FormKey>,
    /// The items.
    pub items: Vec<Item>,
    /// The words of the agree items: [`column::item`]. Those of the judged items stand in [`Table::Items`],
    /// because the first questions do not wait for them.
    pub words: Vec<Row>,
    /// The worries of the picker: [`column::named`].
    pub worries: Vec<Row>,
    /// The roles: [`column::named`].
    pub roles: Vec<Row>,
    /// Interface texts.
    pub texts: QuestionTexts,
}

/// A form as item numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey {
    /// `"a"` or `"b"`.
    pub id: Text,
    /// Quick or standard.
    pub length: Length,
    /// Places in [`Questions::items`], in the order of asking.
    pub items: Vec<u16>,
}

/// Texts in a fixed order, and the facts that they rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// See [`column`].
    pub texts: Vec<Text>,
    /// Places in [`Table::Facts`].
    pub facts: Vec<u16>,
}

/// The columns of each kind of row.
pub mod column {
    /// A name.
    pub mod named {
        /// Stable id.
        pub const ID: usize = 0;
        /// Shown.
        pub const TEXT: usize = 1;
    }
    /// An item. Only spot items have an original and an output; the choices follow.
    pub mod item {
        /// Stable id.
        pub const ID: usize = 0;
        /// Statement, task, situation or question.
        pub const TEXT: usize = 1;
        /// What the tool was given.
        pub const ORIGINAL: usize = 2;
        /// What the tool wrote.
        pub const OUTPUT: usize = 3;
        /// Where choices begin, without and with an output.
        pub const CHOICES: [usize; 2] = [2, 4];
    }
    /// The reasons of a judged item: its id, then one for each choice.
    pub mod reasons {
        /// The item.
        pub const ID: usize = 0;
        /// Where the reasons begin.
        pub const WHYS: usize = 1;
    }
    /// An item of a role that stands in for an item of a form.
    pub mod stand_in {
        /// The item of the form.
        pub const FOR: usize = 0;
        /// The role.
        pub const ROLE: usize = 1;
        /// The item that stands in.
        pub const ID: usize = 2;
    }
    /// The answer to a worry.
    pub mod worry {
        /// The honest answer.
        pub const SAY: usize = 0;
        /// A step of under ten minutes.
        pub const NEXT: usize = 1;
        /// What nobody can promise.
        pub const UNSAID: usize = 2;
    }
    /// The question that an `org` item turns into.
    pub mod ask {
        /// The item.
        pub const ID: usize = 0;
        /// The question.
        pub const TEXT: usize = 1;
        /// What is missing: one of [`GAPS`], or empty.
        pub const GAP: usize = 2;
        /// What an organisation can owe its people, as a result code tells it.
        pub const GAPS: [&str; 4] = ["rules", "tools", "training", "role-talk"];
    }
    /// What a role is told.
    pub mod role {
        /// A task to keep human.
        pub const KEEP: usize = 0;
        /// A question for the organisation.
        pub const ASK: usize = 1;
        /// Where the tasks to try begin.
        pub const TRIES: usize = 2;
    }
    /// A stage.
    pub mod stage {
        /// Its name.
        pub const NAME: usize = 0;
    }
    /// Guidance by key; leans have a label and a hint too.
    pub mod keyed {
        /// What is said.
        pub const TEXT: usize = 0;
        /// The name of a lean.
        pub const LABEL: usize = 1;
        /// A lean as a hint, for the quick check.
        pub const HINT: usize = 2;
    }
    /// A dimension.
    pub mod dimension {
        /// Its name.
        pub const NAME: usize = 0;
        /// Where the sentences for the bands begin.
        pub const BANDS: usize = 1;
    }
    /// A fact.
    pub mod fact {
        /// What was found.
        pub const CLAIM: usize = 0;
        /// Who found it.
        pub const SOURCE: usize = 1;
        /// When it was published.
        pub const YEAR: usize = 2;
        /// Where it stands.
        pub const URL: usize = 3;
        /// When we last checked, in words.
        pub const CHECKED: usize = 4;
    }
}

/// The kinds of guidance, each a table of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The words of the judged items: [`column::item`].
    Items,
    /// Why each choice of each judged item leans as it does: [`column::reasons`].
    Reasons,
    /// Which items of a role stand in for which items of a form: [`column::stand_in`].
    StandIns,
    /// The questions that `org` items turn into: [`column::ask`].
    Asks,
    /// Answers, in the order of [`Questions::worries`]: [`column::worry`].
    Worries,
    /// Tasks, in the order of [`Questions::roles`]: [`column::role`].
    Roles,
    /// In the order of [`Stage::ALL`](crate::model::stage::Stage::ALL): [`column::stage`].
    Stages,
    /// In the order of [`Lean`](crate::model::lean::Lean): [`column::keyed`].
    Leans,
    /// Where somebody stands, for each stage, lean and gap, by [`opening`]: [`column::keyed`].
    Openings,
    /// In the order of [`Strength::NAMES`]: [`column::keyed`].
    Strengths,
    /// In the order of [`NextStep::NAMES`]: [`column::keyed`].
    NextSteps,
    /// In the order of [`RedLine`](crate::model::item::RedLine): [`column::keyed`].
    RedLines,
    /// In the order of [`Dimension::ALL`](crate::model::item::Dimension::ALL): [`column::dimension`].
    Dimensions,
    /// What all this rests on: [`column::fact`].
    Facts,
}

/// The row of [`Table::Openings`] for a stage, a lean, and the axis that is ahead (none: level).
pub fn opening(stage: Stage, lean: Lean, ahead: Option<Axis>) -> usize {
    let gap = ahead.map_or(2, |axis| axis as usize);
    (stage as usize * 4 + lean as usize) * 3 + gap
}

impl Table {
    /// All tables in order.
    pub const ALL: [Table; 14] = [
        Table::Items,
        Table::Reasons,
        Table::StandIns,
        Table::Asks,
        Table::Worries,
        Table::Roles,
        Table::Stages,
        Table::Leans,
        Table::Openings,
        Table::Strengths,
        Table::NextSteps,
        Table::RedLines,
        Table::Dimensions,
        Table::Facts,
    ];
}

/// Everything that the result says, and the reasons of the items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guidance {
    /// In the order of [`Table::ALL`].
    tables: Vec<Vec<Row>>,
    /// Interface texts of the result.
    pub texts: ResultTexts,
    /// Interface texts of judged items.
    pub judged: JudgedTexts,
}

impl Row {
    /// A row without facts.
    pub fn of<const N: usize>(texts: [Text; N]) -> Row {
        Row { texts: texts.into(), facts: Vec::new() }
    }

    /// The text in a column; empty if there is none.
    pub fn text(&self, column: usize) -> &str {
        text_at(&self.texts, column)
    }

    /// The texts from a column on.
    pub fn from(&self, column: usize) -> &[Text] {
        self.texts.get(column..).unwrap_or_default()
    }
}

impl Pack {
    /// The id of the item whose words are shown in the place of a judged item of the form, to somebody of a
    /// role: the role's own stand-in, which has the same marks, or the item itself.
    pub fn shown<'a>(&'a self, id: &'a str, role: Option<usize>) -> &'a str {
        let role = role.and_then(|role| self.questions.roles.get(role));
        let role = role.map_or("", |role| role.text(column::named::ID));
        let rows = self.guidance.as_ref().map_or(&[][..], |guidance| guidance.rows(Table::StandIns));
        let fits =
            |row: &&Row| row.text(column::stand_in::FOR) == id && row.text(column::stand_in::ROLE) == role;
        rows.iter().find(fits).map_or(id, |row| row.text(column::stand_in::ID))
    }

    /// The words of an item for somebody of a role; `None` if they have not arrived.
    pub fn words(&self, item: &Item, role: Option<usize>) -> Option<&Row> {
        match item {
            Item::Agree(item) => {
                self.questions.words.iter().find(|row| row.text(column::item::ID) == &*item.id)
            }
            Item::Worries => None,
            Item::Judged(item) => self.guidance.as_ref()?.row_of(Table::Items, self.shown(&item.id, role)),
        }
    }
}

impl Questions {
    /// Makes the form with this id and length. `None` if the pack has none such.
    pub fn form(&self, id: &str, length: Length) -> Option<Form> {
        let key = self.forms.iter().find(|form| &*form.id == id && form.length == length)?;
        let mut items = Vec::with_capacity(key.items.len());
        for place in &key.items {
            items.push(self.items.get(usize::from(*place))?.clone());
        }
        Some(Form { id: key.id.clone(), length, items })
    }

    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<usize> {
        self.roles.iter().position(|role| role.text(column::named::ID) == id)
    }
}

impl Guidance {
    /// Guidance without rows.
    pub fn new(texts: ResultTexts) -> Guidance {
        Guidance { tables: vec![Vec::new(); Table::ALL.len()], texts, judged: JudgedTexts::default() }
    }

    /// Guidance of tables in the order of [`Table::ALL`].
    pub fn of(tables: Vec<Vec<Row>>, texts: ResultTexts, judged: JudgedTexts) -> Guidance {
        Guidance { tables, texts, judged }
    }

    /// Replaces a table.
    pub fn set(&mut self, table: Table, rows: Vec<Row>) {
        if let Some(slot) = self.tables.get_mut(table as usize) {
            *slot = rows;
        }
    }

    /// The rows of a table.
    pub fn rows(&self, table: Table) -> &[Row] {
        self.tables.get(table as usize).map_or(&[], Vec::as_slice)
    }

    /// A row of a table.
    pub fn row(&self, table: Table, place: usize) -> Option<&Row> {
        self.rows(table).get(place)
    }

    /// The row that begins with an id.
    pub fn row_of(&self, table: Table, id: &str) -> Option<&Row> {
        self.rows(table).iter().find(|row| row.text(0) == id)
    }

    /// A text of a row; empty if there is none.
    pub fn text(&self, table: Table, place: usize, column: usize) -> &str {
        self.row(table, place).map_or("", |row| row.text(column))
    }

    /// A strength in words.
    pub fn strength(&self, strength: Strength) -> Option<&Row> {
        self.row(Table::Strengths, strength.place())
    }

    /// A next step in words.
    pub fn next_step(&self, step: NextStep) -> Option<&Row> {
        self.row(Table::NextSteps, step.place())
    }
}
