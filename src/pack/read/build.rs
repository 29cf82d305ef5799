//! From tables to entries of [`Wire`].

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{Parsed, TEXT_TABLES};
use crate::pack::problem::Report;
use crate::pack::tree::{Table, Tree};
use crate::pack::wire::{Entry, Wire};

/// How many entries a list may have: the largest bank has a tenth, and some rules compare each with each.
const ENTRIES: usize = 1000;

pub(super) fn build(parsed: &Parsed, report: &mut Report) -> Wire {
    let mut wire = Wire::default();
    let mut head = Table::new();
    for (file, table) in parsed {
        for (name, value) in table {
            match name.as_str() {
                "format" | "id" | "version" | "language" => {
                    head.insert(name.clone(), value.clone());
                    wire.head.file.clone_from(file);
                }
                "made" => wire.made = entry(file, name, value, report).unwrap_or_default(),
                "thresholds" => {
                    if let Some(value) = entry(file, name, value, report) {
                        wire.thresholds = value;
                    }
                }
                "form" => list(&mut wire.forms, file, name, value, report),
                "agree" => list(&mut wire.agrees, file, name, value, report),
                "sort" => list(&mut wire.sorts, file, name, value, report),
                "scenario" => list(&mut wire.scenarios, file, name, value, report),
                "knowledge" => list(&mut wire.knowledge, file, name, value, report),
                "spot" => list(&mut wire.spots, file, name, value, report),
                "worry" => list(&mut wire.worries, file, name, value, report),
                "role" => list(&mut wire.roles, file, name, value, report),
                "stage" => list(&mut wire.stages, file, name, value, report),
                "lean" => list(&mut wire.leans, file, name, value, report),
                "opening" => list(&mut wire.openings, file, name, value, report),
                "strength" => list(&mut wire.strengths, file, name, value, report),
                "next-step" => list(&mut wire.next_steps, file, name, value, report),
                "red-line" => list(&mut wire.red_lines, file, name, value, report),
                "dimension" => list(&mut wire.dimensions, file, name, value, report),
                "fact" => list(&mut wire.facts, file, name, value, report),
                text if TEXT_TABLES.contains(&text) => {
                    if let Some(more) = entry::<BTreeMap<String, String>>(file, name, value, report) {
                        match wire.texts.get_mut(name) {
                            Some(table) => table.value.extend(more.value),
                            None => drop(wire.texts.insert(name.clone(), more)),
                        }
                    }
                }
                _ => {
                    report.at(file, name).error("", "an unknown table", "a table of www/packs/README.md");
                }
            }
        }
    }
    let file = wire.head.file.clone();
    if let Some(head) = entry(&file, "pack", &Tree::Table(head), report) {
        wire.head = head;
    }
    wire
}

fn list<T: DeserializeOwned>(
    into: &mut Vec<Entry<T>>,
    file: &str,
    name: &str,
    value: &Tree,
    report: &mut Report,
) {
    let Tree::List(values) = value else {
        report.at(file, name).error("", value.kind(), format!("[[{name}]] entries"));
        return;
    };
    if into.len() + values.len() > ENTRIES {
        let found = format!("{} entries", into.len() + values.len());
        report.at(file, name).error("", found, format!("at most {ENTRIES}"));
        return;
    }
    into.extend(values.iter().filter_map(|value| entry(file, &label(name, value), value, report)));
}

fn entry<T: DeserializeOwned>(
    file: &str,
    label: &str,
    value: &Tree,
    report: &mut Report,
) -> Option<Entry<T>> {
    let mut unknown = Vec::new();
    let read: Result<T, _> = serde_ignored::deserialize(value, |path| unknown.push(path.to_string()));
    let mut place = report.at(file, label);
    for field in unknown {
        place.error(&value.path(&field), "an unknown field", "a field of www/packs/README.md");
    }
    match read {
        Ok(value) => Some(Entry { file: file.to_owned(), value }),
        Err(wrong) => {
            place.error(&wrong.field(), wrong.found, wrong.expected);
            None
        }
    }
}

/// How an entry is called in a problem.
pub(super) fn label(name: &str, value: &Tree) -> String {
    format!("{name} {}", value.id().unwrap_or_else(|| "without id".to_owned()))
}
