//! The reading age of each entry against its limit.
//!
//! An item is measured as a whole, all its texts joined as sentences; guidance entry by entry.

use super::age::{Counts, hundredths};
use super::lists::Lists;
use super::table::Table;
use super::texts::{Entry, Group};
use crate::pack::problem::Report;

/// The highest reading age of an item, in hundredths of a year.
pub const ITEM_AGE: i64 = 1200;

/// The highest reading age of guidance and interface, in hundredths of a year.
pub const GUIDANCE_AGE: i64 = 1300;

/// The entries of a kind that were long enough.
struct Kind<'a> {
    name: &'a str,
    limit: i64,
    /// Each age with its place.
    ages: Vec<(i64, &'a str)>,
}

/// Measures, reports, and gives a row for each kind.
pub(super) fn check(entries: &[Entry<'_>], lists: &Lists, report: &mut Report) -> Table {
    let columns = ["kind", "measured", "middle", "highest", "limit", "where"];
    let mut table = Table::new("Reading age in years (Flesch–Kincaid grade + 5)", &columns);
    let mut kinds: Vec<Kind<'_>> = Vec::new();
    for entry in entries {
        let limit = if entry.group == Group::Items { ITEM_AGE } else { GUIDANCE_AGE };
        let counts = Counts::of(entry.pieces.iter().map(|piece| piece.text), &lists.syllables);
        let Some(age) = counts.age() else { continue };
        let field = match entry.pieces.as_slice() {
            [only] => only.field.as_str(),
            _ => "",
        };
        if age > limit {
            let Counts { sentences, words, syllables } = counts;
            let found = format!(
                "reading age {} ({words} words, {sentences} sentences, {syllables} syllables)",
                hundredths(age)
            );
            report.at(entry.file, &*entry.item).error(field, found, format!("at most {}", hundredths(limit)));
        }
        let place = if entry.group == Group::Interface { field } else { &entry.item };
        match kinds.iter_mut().find(|kind| kind.name == entry.kind) {
            Some(kind) => kind.ages.push((age, place)),
            None => kinds.push(Kind { name: entry.kind, limit, ages: vec![(age, place)] }),
        }
    }
    for Kind { name, limit, mut ages } in kinds {
        ages.sort_unstable();
        let middle = ages.get(ages.len() / 2).map_or(0, |(age, _)| *age);
        let (highest, place) = ages.last().copied().unwrap_or_default();
        let place = if place.is_empty() { "the labels together" } else { place };
        let cells = [hundredths(middle), hundredths(highest), hundredths(limit), place.to_owned()];
        table.row([name.to_owned(), ages.len().to_string()].into_iter().chain(cells));
    }
    table
}
