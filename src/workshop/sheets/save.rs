//! Screens as CSV, for a spreadsheet: the rows of `map::rows`, with names that people read behind the keys.
//!
//! The columns are those of `cargo run --bin cohort`, and one more. Every field goes through
//! [`csv_row`], so that a spreadsheet runs none of it.

use super::{Shown, Source};
use crate::workshop::cohort::csv_row;
use crate::workshop::map::rows;
use crate::workshop::result_code::OrgGap;

/// All rounds, a line for each number of each screen.
pub fn screens_csv(source: Source<'_>, rounds: &[Shown<'_>]) -> String {
    let mut csv = csv_row(["round", "table", "cells", "role", "people", "words"]);
    for shown in rounds {
        // A board shows roles apart from the rest of the screen.
        let mut screen = shown.screen.clone();
        screen.roles = shown.roles.cloned();
        for row in rows(&screen) {
            let words = named(source, row.table, &row.cells);
            csv += &csv_row([shown.round.key(), row.table, &row.cells, &row.role, &row.people, &words]);
        }
    }
    csv
}

/// What the cells of a row are called; empty where the key says it.
fn named(source: Source<'_>, table: &str, cells: &str) -> String {
    match table {
        "worry" => {
            let worry = cells.strip_prefix("worry-").and_then(|number| number.parse().ok());
            worry.map_or("", |worry: u8| source.worry(worry)).to_owned()
        }
        "gap" => {
            let gap = OrgGap::ALL.into_iter().find(|gap| gap.key() == cells);
            gap.and_then(|gap| source.words.gap(gap)).map_or_else(String::new, |gap| gap.title.clone())
        }
        _ => String::new(),
    }
}
