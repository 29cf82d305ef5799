//! Items that say nearly the same: stems of words in common, as a share of all stems of the two.
//!
//! It compares words, not meanings: two items that ask the same in other words are not found.

use std::collections::BTreeSet;

use super::lists::{Compare, Lists};
use super::sentences::sentences;
use super::table::Table;
use super::texts::{Group, entries, judged};
use crate::pack::problem::Report;
use crate::pack::wire::Wire;

/// Two items that one person may be asked share at most this many per cent of their stems.
pub const TOGETHER: usize = 45;

/// The same for two items that nobody is asked both of: stand-ins of different roles, and an item with
/// what stands in for it.
pub const APART: usize = 75;

struct Item<'a> {
    kind: &'a str,
    file: &'a str,
    name: String,
    /// Its own id, or that of the item that it stands in for: nobody is asked two of one place.
    place: Option<&'a str>,
    roles: &'a [String],
    stems: BTreeSet<String>,
}

/// Compares all items of a kind with each other, reports, and gives a row for each kind.
pub(super) fn check(wire: &Wire, lists: &Lists, report: &mut Report) -> Table {
    let columns = ["kind", "pairs", "closest", "limit", "which", "closest apart", "limit", "which"];
    let mut table = Table::new("Stems in common, in %", &columns);
    let items = items(wire, &lists.compare);
    for kind in ["agree", "sort", "scenario", "knowledge", "spot"] {
        let of: Vec<&Item<'_>> = items.iter().filter(|item| item.kind == kind).collect();
        let mut pairs = 0;
        let mut closest = [(0, String::new()), (0, String::new())];
        for (number, one) in of.iter().enumerate() {
            for other in of.iter().skip(number + 1) {
                pairs += 1;
                let share = per_cent(&one.stems, &other.stems);
                let limit = if together(one, other) { TOGETHER } else { APART };
                if share > limit {
                    let found = format!("{share} % of stems in common with {}", one.name);
                    report.at(other.file, &*other.name).error("text", found, format!("at most {limit} %"));
                }
                let [near, far] = &mut closest;
                let best = if limit == TOGETHER { near } else { far };
                if share > best.0 {
                    *best = (share, format!("{}, {}", id(&one.name), id(&other.name)));
                }
            }
        }
        let [near, far] = closest;
        let far_limit = if far.1.is_empty() { String::new() } else { APART.to_string() };
        let far_share = if far.1.is_empty() { String::new() } else { far.0.to_string() };
        let cells = [near.0.to_string(), TOGETHER.to_string(), near.1, far_share, far_limit, far.1];
        if pairs > 0 {
            table.row([kind.to_owned(), pairs.to_string()].into_iter().chain(cells));
        }
    }
    table
}

fn id(name: &str) -> &str {
    name.split_once(' ').map_or(name, |(_, id)| id)
}

/// Whether one person may be asked both.
fn together(one: &Item<'_>, other: &Item<'_>) -> bool {
    let roles = one.roles.is_empty() || other.roles.is_empty();
    let role = one.roles.iter().any(|role| other.roles.contains(role));
    (one.place.is_none() || one.place != other.place) && (roles || role)
}

/// The words of two items in common, as a share of the words of both: 0 to 100.
fn per_cent(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let all = one.union(other).count().max(1);
    one.intersection(other).count() * 100 / all
}

/// What is compared is what people read before they answer; of a statement or a card, its text.
fn items<'a>(wire: &'a Wire, compare: &Compare) -> Vec<Item<'a>> {
    let mut places: Vec<(Option<&str>, Option<&str>, &[String])> = Vec::new();
    for item in &wire.sorts {
        let value = &item.value;
        places.push((
            value.id.as_deref(),
            value.r#for.as_deref(),
            value.roles.as_deref().unwrap_or_default(),
        ));
    }
    for item in judged(wire).into_iter().flat_map(|(_, list)| list) {
        let value = &item.value;
        places.push((
            value.id.as_deref(),
            value.r#for.as_deref(),
            value.roles.as_deref().unwrap_or_default(),
        ));
    }
    let entries = entries(wire).into_iter().filter(|entry| entry.group == Group::Items);
    entries
        .map(|entry| {
            let own = id(&entry.item);
            let place = places.iter().find(|(id, ..)| *id == Some(own));
            let asked = entry.pieces.iter().filter(|piece| piece.asked);
            let words = asked.flat_map(|piece| sentences(piece.text)).flatten();
            Item {
                kind: entry.kind,
                file: entry.file,
                place: place.and_then(|(id, general, _)| general.or(*id)),
                roles: place.map_or(&[], |(.., roles)| roles),
                stems: words.filter_map(|word| compare.stem(&word)).collect(),
                name: entry.item,
            }
        })
        .collect()
}
