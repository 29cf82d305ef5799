//! From wire to pack: every rule of a sound pack, every breach reported with file, item and field.
//!
//! 1. [`field`]: is it there, in range, one of the known words? [`made`]: languages.
//! 2. [`items`]: marks, best answers, option lengths.
//! 3. [`stand_ins`]: items of a role, with the marks of the general items that they stand in for.
//! 4. [`forms`]: thresholds, ids, counts, key balance.
//! 5. [`guidance`] and [`openings`]: words for every key, facts with source and date.
//! 6. [`reach`]: can every stage and every piece of guidance be reached by somebody?
//!
//! Checks go on after a problem with a stand-in value; only a pack without errors comes out.

mod field;
mod forms;
mod guidance;
mod items;
mod made;
mod openings;
mod reach;
mod stand_ins;
mod wanted;

use std::collections::BTreeMap;

use super::date::Date;
use super::made::Made;
use super::problem::{Place, Problem, Report};
use super::texts::{JudgedTexts, QuestionTexts, ResultTexts, StartTexts};
use super::wire::{Entry, Wire};
use super::words::{Guidance, Questions, Table, borrowed};
use crate::model::Text;

/// The version of the file format that this program reads.
pub const FORMAT: i64 = 1;

/// How many months a fact may go unchecked.
const FACT_MONTHS: u16 = 18;

/// How many months an item may go unreviewed: the frontier of what AI does well moves.
const ITEM_MONTHS: u16 = 6;

/// A pack that passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sound {
    /// How the language was made.
    pub made: Made,
    /// For the loader.
    pub start: StartTexts,
    /// What is asked.
    pub questions: Questions,
    /// What is said.
    pub guidance: Guidance,
}

/// Checks a pack. The pack is there only if no problem is an error.
pub fn check(wire: &Wire, today: Date, report: Report) -> (Option<Sound>, Vec<Problem>) {
    inspect(wire, today, report, true)
}

/// Checks a pack in a further language: everything but [`reach`], which looks at keys alone.
pub fn check_words(wire: &Wire, today: Date, report: Report) -> (Option<Sound>, Vec<Problem>) {
    inspect(wire, today, report, false)
}

fn inspect(wire: &Wire, today: Date, mut report: Report, keys: bool) -> (Option<Sound>, Vec<Problem>) {
    let mut facts = FactIds::new(wire, &mut report);
    let calendar = field::table(wire, "calendar", &mut report);
    let months = borrowed::parts(calendar.get("months").map_or("", String::as_str));
    if months.len() != 12 {
        report.at("interface.toml", "calendar").error(
            "months",
            months.len().to_string(),
            "12 names, divided by |",
        );
    }

    let made = made::check(wire, &mut report);
    let (language, base) = made::tags(wire, &mut report);
    let mut bank = items::check(wire, today, &mut facts, &mut report);
    let mut questions = Questions {
        pack: field::head(wire, &mut report),
        version: field::version(wire, &mut report),
        language,
        base,
        thresholds: forms::thresholds(wire, &mut report),
        forms: Vec::new(),
        items: std::mem::take(&mut bank.items),
        words: std::mem::take(&mut bank.agree_words),
        worries: guidance::worry_names(wire, &mut report),
        roles: guidance::role_names(wire, &mut report),
        texts: QuestionTexts::default(),
    };
    let judged = {
        let lists = [QuestionTexts::FIELDS, JudgedTexts::FIELDS].concat();
        let mut text = field::texts(wire, "question", &lists, &mut report);
        questions.texts = QuestionTexts::collect(&mut text);
        JudgedTexts::collect(text)
    };
    questions.forms = forms::check(wire, &questions.items, &bank.uses, &bank.stand_ins, &mut report);
    let start = StartTexts::collect(field::texts(wire, "start", StartTexts::FIELDS, &mut report));
    let result = ResultTexts::collect(field::texts(wire, "result", ResultTexts::FIELDS, &mut report));
    let mut guidance = guidance::check(wire, bank, result, &questions, &mut facts, &mut report);
    guidance.judged = judged;
    guidance.set(Table::Facts, guidance::facts(wire, today, &months, &mut report));
    facts.report_unused(wire, &mut report);
    if keys && !report.has_errors() {
        reach::check(&questions, &guidance, &mut report);
    }

    let sound = (!report.has_errors()).then_some(Sound { made, start, questions, guidance });
    (sound, report.problems)
}

/// The facts by id, and which of them something rests on.
struct FactIds {
    places: BTreeMap<String, (u16, bool)>,
}

impl FactIds {
    fn new(wire: &Wire, report: &mut Report) -> FactIds {
        let mut places = BTreeMap::new();
        for (place, fact) in wire.facts.iter().enumerate() {
            let id = fact.value.id.clone().unwrap_or_default();
            let number = u16::try_from(place).unwrap_or(u16::MAX);
            if places.insert(id.clone(), (number, false)).is_some() {
                report.at(&fact.file, format!("fact {id}")).error(
                    "id",
                    "the same id twice",
                    "one fact of this id",
                );
            }
        }
        FactIds { places }
    }

    fn find(&mut self, ids: Option<&[String]>, place: &mut Place<'_>) -> Vec<u16> {
        let mut found = Vec::new();
        for id in ids.unwrap_or_default() {
            match self.places.get_mut(id) {
                Some((number, used)) => {
                    *used = true;
                    found.push(*number);
                }
                None => place.error("facts", format!("\"{id}\""), "the id of a fact"),
            }
        }
        found
    }

    fn report_unused(&self, wire: &Wire, report: &mut Report) {
        for fact in &wire.facts {
            let id = fact.value.id.clone().unwrap_or_default();
            if self.places.get(&id).is_some_and(|(_, used)| !used) {
                report.at(&fact.file, format!("fact {id}")).error(
                    "id",
                    "a fact that nothing uses",
                    "a use of it",
                );
            }
        }
    }
}

/// Reports ids that stand twice in a list of entries.
fn report_twins<T>(name: &str, list: &[Entry<T>], id: impl Fn(&T) -> Option<&String>, report: &mut Report) {
    let mut seen: Vec<Text> = Vec::new();
    for entry in list {
        let Some(id) = id(&entry.value) else { continue };
        if seen.iter().any(|other| **other == **id) {
            report.at(&entry.file, format!("{name} {id}")).error(
                "id",
                "the same id twice",
                "an id of its own",
            );
        }
        seen.push(id.as_str().into());
    }
}
