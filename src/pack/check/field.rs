//! Single fields: there, in range, one of the known words. Each returns a stand-in after a problem.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::item::Dimension;
use crate::model::{FULL, Score, Text};
use crate::pack::date::Date;
use crate::pack::problem::{Place, Report};
use crate::pack::wire::Wire;
use crate::pack::words::borrowed;

/// A text that must be there.
pub(super) fn text(place: &mut Place<'_>, field: &str, value: Option<&String>) -> Text {
    match value.map(|text| text.trim()) {
        Some(text) if !borrowed::plain(text).unwrap_or(text).trim().is_empty() => text.into(),
        Some(_) => {
            place.error(field, "an empty text", "a text");
            Text::default()
        }
        None => {
            place.error(field, "nothing", "a text");
            Text::default()
        }
    }
}

/// A word of a fixed list.
pub(super) fn one_of<T: Copy>(
    place: &mut Place<'_>,
    field: &str,
    value: Option<&String>,
    known: &[(&str, T)],
) -> Option<T> {
    let found = value.and_then(|value| known.iter().find(|(name, _)| *name == value.as_str()));
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let stands = value.map_or_else(|| "nothing".to_owned(), |value| format!("\"{value}\""));
        place.error(field, stands, format!("one of {}", names.join(", ")));
    }
    found.map(|(_, value)| *value)
}

/// The dimensions by name.
pub(super) fn dimensions(among: &[Dimension]) -> Vec<(&'static str, Dimension)> {
    among.iter().map(|dimension| (dimension.id(), *dimension)).collect()
}

/// A whole number in a range.
pub(super) fn number(place: &mut Place<'_>, field: &str, value: Option<i64>, low: i64, high: i64) -> i64 {
    match value {
        Some(value) if (low..=high).contains(&value) => value,
        found => {
            let stands = found.map_or_else(|| "nothing".to_owned(), |value| value.to_string());
            place.error(field, stands, format!("a whole number from {low} to {high}"));
            low
        }
    }
}

/// A score, 0 to 1000.
pub(super) fn score(place: &mut Place<'_>, field: &str, value: Option<i64>) -> Score {
    Score::try_from(number(place, field, value, 0, i64::from(FULL))).unwrap_or(0)
}

/// A date that must be there; a warning if it is more than `months` ago.
pub(super) fn date(
    place: &mut Place<'_>,
    field: &str,
    value: Option<&String>,
    today: Date,
    months: u16,
) -> Option<Date> {
    let Some(date) = value.and_then(|text| Date::parse(text)) else {
        let stands = value.map_or_else(|| "nothing".to_owned(), |text| format!("\"{text}\""));
        place.error(field, stands, "a date such as 2026-11-22");
        return None;
    };
    if date > today {
        place.error(field, date.to_string(), format!("a date up to today, {today}"));
    } else if date.plus_months(months) < today {
        place.warn(field, date.to_string(), format!("a review within {months} months"));
    }
    Some(date)
}

/// A table of interface texts.
pub(super) fn table(wire: &Wire, name: &str, report: &mut Report) -> BTreeMap<String, String> {
    match wire.texts.get(name) {
        Some(table) => table.value.clone(),
        None => {
            report.at("interface.toml", name).error("", "nothing", format!("a table [{name}]"));
            BTreeMap::new()
        }
    }
}

/// Gives the interface texts of a table by key, and reports keys that are missing, unknown, or whose
/// places to fill differ from those that the program fills.
pub(super) fn texts<'a>(
    wire: &'a Wire,
    name: &'static str,
    known: &'a [(&'static str, &'static str)],
    report: &'a mut Report,
) -> impl FnMut(&'static str) -> Text + 'a {
    let table = table(wire, name, report);
    let file = wire.texts.get(name).map_or("interface.toml", |table| table.file.as_str());
    for key in table.keys() {
        if !known.iter().any(|(field, _)| field == key) {
            report.at(file, name).error(key, "an unknown key", "a key that the program asks for");
        }
    }
    move |key| {
        let mut place = report.at(file, name);
        let mut text = text(&mut place, key, table.get(key));
        let meaning = known.iter().find(|(field, _)| *field == key).map_or("", |(_, meaning)| meaning);
        if meaning.starts_with(PLURAL) {
            text = borrowed::parts(&text).join("|").into();
        }
        if meaning.starts_with(PLURAL) && !text.is_empty() {
            wordings(&mut place, key, &text);
        }
        let (found, expected) = (places(&text), places(meaning));
        if !text.is_empty() && found != expected {
            place.error(key, format!("the places {found:?}"), format!("the places {expected:?}"));
        }
        text
    }
}

/// The meaning of a text that has a wording for each plural category begins so.
const PLURAL: &str = "plural";

/// The plural categories of CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Every wording has a category of its own, and `other` is there: it stands in for those that are not.
fn wordings(place: &mut Place<'_>, key: &str, text: &str) {
    let mut seen = Vec::new();
    for wording in text.split('|') {
        let category = wording.split('=').next().unwrap_or_default().trim();
        if !CATEGORIES.contains(&category) || !wording.contains('=') || seen.contains(&category) {
            let expected = format!("wordings such as one=…|other=…, each of {} once", CATEGORIES.join(", "));
            place.error(key, format!("\"{wording}\""), expected);
        }
        seen.push(category);
    }
    if !seen.contains(&"other") {
        place.error(key, "no wording for other", "one: it stands in for the categories that are left out");
    }
}

/// The `{names}` in a text.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect()
}

/// The pack's id, after a look at the format.
pub(super) fn head(wire: &Wire, report: &mut Report) -> Text {
    let head = &wire.head.value;
    let mut place = report.at(&wire.head.file, "pack");
    if head.format != Some(super::FORMAT) {
        let stands = head.format.map_or_else(|| "nothing".to_owned(), |format| format.to_string());
        place.error("format", stands, format!("{}, the format that this program reads", super::FORMAT));
    }
    text(&mut place, "id", head.id.as_ref())
}

/// The pack's version.
pub(super) fn version(wire: &Wire, report: &mut Report) -> u16 {
    let mut place = report.at(&wire.head.file, "pack");
    u16::try_from(number(&mut place, "version", wire.head.value.version, 1, 9999)).unwrap_or(1)
}
