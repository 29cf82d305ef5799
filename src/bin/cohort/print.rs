//! Printing: a table, JSON, CSV. All three hold the same rows, those of `workshop::map`.

use ai_self_check::workshop::cohort::{Round, csv_row};
use ai_self_check::workshop::map::{Floor, Row, rows, screen};
use ai_self_check::workshop::result_code::Refusal;
use serde_json::{Value, json};

use super::intake::{Intake, Report};

/// A round that has people: how many, and its rows unless they are too few.
fn shown(read: &Intake, floor: Floor) -> Vec<(Round, u64, Option<Vec<Row>>)> {
    let all = Round::ALL.into_iter().map(|round| {
        let counts = read.counts(round);
        (round, counts.people(), screen(&counts, floor).as_ref().map(rows))
    });
    all.filter(|(_, people, _)| *people > 0).collect()
}

/// What became of the input, as key and number.
fn report(report: &Report) -> Vec<(String, u64)> {
    let mut lines = vec![
        ("lines".to_owned(), report.lines),
        ("codes counted".to_owned(), report.codes),
        ("codes counted already".to_owned(), report.again),
        ("codes counted without looking for them among all others".to_owned(), report.unsure),
        ("lines without a code".to_owned(), report.without),
    ];
    let refused = Refusal::KEYS.iter().zip(report.refused);
    lines.extend(refused.map(|(key, count)| (format!("refused: {key}"), count)));
    lines.push(("cohort files".to_owned(), report.cohort_files));
    lines.push(("codes in two cohort files, counted once".to_owned(), report.shared));
    lines
}

/// The report, without the lines that would say 0.
pub(crate) fn report_lines(read: &Intake) -> String {
    let lines = report(&read.report).into_iter().filter(|(_, count)| *count > 0);
    lines.map(|(key, count)| format!("{count:>12}  {key}\n")).collect()
}

/// For a terminal.
pub(crate) fn table(read: &Intake, floor: Floor) -> String {
    let mut text = String::new();
    for (key, count) in
        report(&read.report).iter().filter(|(key, count)| *count > 0 || key.starts_with("codes counted"))
    {
        text += &format!("{count:>12}  {key}\n");
    }
    for (round, people, rows) in shown(read, floor) {
        text += &format!("\n{}\n", round.key());
        match rows {
            None => text += &format!("{people:>12}  people: too few to show, expected {}\n", floor.people()),
            Some(rows) => {
                for row in rows.iter().filter(|row| row.people != "0") {
                    let role = if row.role.is_empty() { String::new() } else { format!(", {}", row.role) };
                    text += &format!("{:>12}  {}{role}: {}\n", row.people, row.table, row.cells);
                }
            }
        }
    }
    text
}

/// For a spreadsheet.
pub(crate) fn csv(read: &Intake, floor: Floor) -> String {
    let mut text = csv_row(["round", "table", "cells", "role", "people"]);
    for (round, _, rows) in shown(read, floor) {
        for row in rows.iter().flatten() {
            text += &csv_row([round.key(), row.table, &row.cells, &row.role, &row.people]);
        }
    }
    text
}

/// For another program.
pub(crate) fn json(read: &Intake, floor: Floor) -> String {
    let row = |row: Row| {
        let people = row.people.parse::<u64>().map_or(Value::from(row.people.clone()), Value::from);
        json!({ "table": row.table, "cells": row.cells, "role": row.role, "people": people })
    };
    let mut rounds = serde_json::Map::new();
    for (round, people, rows) in shown(read, floor) {
        let rows = rows.map(|rows| rows.into_iter().map(row).collect::<Vec<_>>());
        rounds.insert(round.key().to_owned(), json!({ "people": people, "rows": rows }));
    }
    let read: serde_json::Map<String, Value> =
        report(&read.report).into_iter().map(|(key, count)| (key, Value::from(count))).collect();
    let all = json!({
        "format": "ai-self-check-screens", "version": 1, "floor": floor.people(), "read": read, "rounds": rounds,
    });
    all.to_string() + "\n"
}
