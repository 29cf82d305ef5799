//! A screen as rows of keys: the same for the table under each picture, for CSV and for a terminal.

use super::{Amount, LEAST, Place, Screen, Told};
use crate::workshop::cohort::lean_key;

/// One number of a screen with where it stands. No field holds anything but keys and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `people`, `map`, `lean`, `worries-told`, `worry`, `gap` or `map-by-role`.
    pub table: &'static str,
    /// Which cells, joined by ` + `.
    pub cells: String,
    /// For `map-by-role`: `role-1` to `role-7`, or `rest`.
    pub role: String,
    /// A number, `under-3`, or `all-but-under-3` (nothing that a spreadsheet takes for a date).
    pub people: String,
}

/// All rows of a screen, table by table.
pub fn rows(screen: &Screen) -> Vec<Row> {
    let mut rows = vec![row("people", "all", screen.people.to_string())];
    for place in &screen.places {
        rows.push(row("map", &places(&place.cells), place.people.to_string()));
    }
    for lean in &screen.lean {
        rows.push(row(
            "lean",
            &joined(lean.cells.iter().map(|lean| lean_key(*lean))),
            lean.people.to_string(),
        ));
    }
    for told in &screen.told {
        let key = |told: &Told| match told {
            Told::Some => "some",
            Told::Nothing => "none",
            Told::Untold => "untold",
        };
        rows.push(row("worries-told", &joined(told.cells.iter().map(key)), told.people.to_string()));
    }
    for (worry, people) in &screen.worries {
        rows.push(row("worry", &format!("worry-{worry}"), amount(*people)));
    }
    for (gap, people) in &screen.gaps {
        rows.push(row("gap", gap.key(), amount(*people)));
    }
    for (cells, people) in screen.roles.iter().flat_map(|roles| &roles.places) {
        let groups = screen.roles.iter().flat_map(|roles| &roles.groups);
        for (group, people) in groups.zip(people) {
            let role = group.map_or("rest".to_owned(), |role| format!("role-{}", role.number()));
            rows.push(Row { role, ..row("map-by-role", &places(cells), people.to_string()) });
        }
    }
    rows
}

fn row(table: &'static str, cells: &str, people: String) -> Row {
    Row { table, cells: cells.to_owned(), role: String::new(), people }
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::Few => format!("under-{LEAST}"),
        Amount::People(people) => people.to_string(),
        Amount::NearlyAll => format!("all-but-under-{LEAST}"),
    }
}

fn places(places: &[Place]) -> String {
    let one = |(confidence, judgement): &Place| format!("c{} j{}", confidence.number(), judgement.number());
    let all: Vec<String> = places.iter().map(one).collect();
    joined(all.iter().map(String::as_str))
}

fn joined<'a>(keys: impl Iterator<Item = &'a str>) -> String {
    keys.collect::<Vec<_>>().join(" + ")
}
