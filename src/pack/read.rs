//! From TOML files to [`Wire`](super::wire::Wire): which table is which, and languages laid over.
//!
//! Files are given as (path, text), so that nothing here touches a disk. An entry that serde cannot read
//! is reported and left out; the rest goes on. Unknown fields are reported by name.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::problem::Report;
use super::wire::{Entry, Wire};

/// A file of a pack: its path relative to the pack's folder, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Such as `facts.toml` or `cy/facts.toml`.
    pub path: String,
    /// The TOML.
    pub text: String,
}

/// Top-level tables that are single, not lists of entries, and hold interface texts.
const TEXT_TABLES: [&str; 4] = ["start", "question", "result", "calendar"];

/// Keys that stand for an entry when a language is laid over it.
const IDS: [&str; 2] = ["id", "stage"];

/// Reads the pack's own language.
pub fn read(files: &[File], report: &mut Report) -> Wire {
    let parsed = parse(files.iter().filter(|file| !file.path.contains('/')), report);
    build(&parsed, report)
}

/// Reads the pack with a language laid over it: the texts in the folder `language/` replace those of the
/// same table, id and field. What the folder lacks stays in the pack's own language, with a warning.
pub fn read_language(files: &[File], language: &str, report: &mut Report) -> Wire {
    let base = parse(files.iter().filter(|file| !file.path.contains('/')), report);
    let prefix = format!("{language}/");
    let overlay = parse(files.iter().filter(|file| file.path.starts_with(&prefix)), report);
    let mut merged = base.clone();
    for (file, table) in &overlay {
        for (name, value) in table {
            lay_over(&mut merged, file, name, value, report);
        }
    }
    for ((file, before), (_, after)) in base.iter().zip(&merged) {
        for (name, value) in before {
            report_same(file, name, value, after.get(name), language, report);
        }
    }
    let mut wire = build(&merged, report);
    wire.head.value.language = Some(language.to_owned());
    wire
}

/// The languages that a pack's files bring beside its own: the names of its sub-folders.
pub fn languages(files: &[File]) -> Vec<String> {
    let mut names: Vec<String> =
        files.iter().filter_map(|file| Some(file.path.split_once('/')?.0.to_owned())).collect();
    names.sort();
    names.dedup();
    names
}

/// Keys whose texts people read; a language must bring them all to be complete.
const WORDS: [&str; 20] = [
    "text",
    "why",
    "ask",
    "output",
    "original",
    "say",
    "next",
    "unsaid",
    "name",
    "try",
    "keep",
    "meaning",
    "label",
    "hint",
    "start",
    "getting-there",
    "strong",
    "claim",
    "source",
    "months",
];

/// Warns of texts that a language leaves as they are.
fn report_same(
    file: &str,
    label: &str,
    before: &Value,
    after: Option<&Value>,
    language: &str,
    report: &mut Report,
) {
    let Some(after) = after else { return };
    match (before, after) {
        (Value::Table(old), Value::Table(new)) => {
            for (key, value) in old {
                let words = WORDS.contains(&key.as_str()) || TEXT_TABLES.contains(&label);
                match (value, new.get(key)) {
                    (Value::String(_) | Value::Array(_), Some(same)) if words && same == value => {
                        let expected = format!("words in the language {language}");
                        report.at(file, label).warn(key, "the pack's own language", expected);
                    }
                    (Value::Table(_) | Value::Array(_), same) => {
                        let inner = format!("{label}, {key}");
                        report_same(file, &inner, value, same, language, report);
                    }
                    _ => {}
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            for (old, new) in old.iter().zip(new) {
                report_same(file, &self::label(label, old), old, Some(new), language, report);
            }
        }
        _ => {}
    }
}

type Parsed = Vec<(String, Table)>;

fn parse<'a>(files: impl Iterator<Item = &'a File>, report: &mut Report) -> Parsed {
    let mut parsed = Vec::new();
    for file in files {
        match file.text.parse::<Table>() {
            Ok(table) => parsed.push((file.path.clone(), plain_dates(table))),
            Err(error) => {
                let found = error.to_string().trim().replace('\n', " ");
                report.at(&file.path, "file").error("", found, "TOML");
            }
        }
    }
    parsed
}

/// Dates become text, so that the wire types need no TOML and a JSON pack can use them too.
fn plain_dates(table: Table) -> Table {
    fn plain(value: Value) -> Value {
        match value {
            Value::Datetime(date) => Value::String(date.to_string()),
            Value::Array(values) => Value::Array(values.into_iter().map(plain).collect()),
            Value::Table(table) => Value::Table(plain_dates(table)),
            other => other,
        }
    }
    table.into_iter().map(|(key, value)| (key, plain(value))).collect()
}

fn build(parsed: &Parsed, report: &mut Report) -> Wire {
    let mut wire = Wire::default();
    let mut head = Table::new();
    for (file, table) in parsed {
        for (name, value) in table {
            match name.as_str() {
                "format" | "id" | "version" | "language" => {
                    head.insert(name.clone(), value.clone());
                    wire.head.file.clone_from(file);
                }
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
    if let Some(head) = entry(&file, "pack", &Value::Table(head), report) {
        wire.head = head;
    }
    wire
}

fn list<T: DeserializeOwned>(
    into: &mut Vec<Entry<T>>,
    file: &str,
    name: &str,
    value: &Value,
    report: &mut Report,
) {
    let Value::Array(values) = value else {
        report.at(file, name).error("", format!("a {}", value.type_str()), format!("[[{name}]] entries"));
        return;
    };
    into.extend(values.iter().filter_map(|value| entry(file, &label(name, value), value, report)));
}

fn entry<T: DeserializeOwned>(
    file: &str,
    label: &str,
    value: &Value,
    report: &mut Report,
) -> Option<Entry<T>> {
    let mut unknown = Vec::new();
    let read: Result<T, _> = serde_ignored::deserialize(value.clone(), |path| unknown.push(path.to_string()));
    let mut place = report.at(file, label);
    for field in unknown {
        place.error(&field, "an unknown field", "a field of www/packs/README.md");
    }
    match read {
        Ok(value) => Some(Entry { file: file.to_owned(), value }),
        Err(error) => {
            place.error("", error.to_string().trim().replace('\n', " "), "the type of www/packs/README.md");
            None
        }
    }
}

fn id_of(value: &Value) -> Option<String> {
    let table = value.as_table()?;
    IDS.iter().find_map(|key| match table.get(*key)? {
        Value::String(id) => Some(id.clone()),
        Value::Integer(id) => Some(id.to_string()),
        _ => None,
    })
}

fn label(name: &str, value: &Value) -> String {
    format!("{name} {}", id_of(value).unwrap_or_else(|| "without id".to_owned()))
}

fn lay_over(base: &mut Parsed, file: &str, name: &str, value: &Value, report: &mut Report) {
    match value {
        _ if !base.iter().any(|(_, table)| table.contains_key(name)) => {
            report.at(file, name).error("", "a table that the pack lacks", "texts for entries of the pack");
        }
        Value::Array(texts) => {
            // The entries of a kind may stand in several files.
            let lists = base.iter_mut().filter_map(|(_, table)| table.get_mut(name)?.as_array_mut());
            let mut entries: Vec<&mut Value> = lists.flatten().collect();
            lay_list(&mut entries, texts, file, name, report);
        }
        Value::Table(texts) => {
            let tables: Vec<&mut Table> =
                base.iter_mut().filter_map(|(_, table)| table.get_mut(name)?.as_table_mut()).collect();
            let mut left = texts.clone();
            for entry in tables {
                let (here, rest) = left.into_iter().partition(|(key, _)| entry.contains_key(key));
                left = rest;
                lay_entry(entry, &here, file, name, "", report);
            }
            for (key, _) in left {
                report.at(file, name).error(&key, "no text of the pack", "only texts that the pack has");
            }
        }
        _ => report.at(file, name).error(
            "",
            format!("a {}", value.type_str()),
            "texts for entries of the pack",
        ),
    }
}

fn lay_list(entries: &mut [&mut Value], texts: &[Value], file: &str, name: &str, report: &mut Report) {
    for text in texts {
        let label = label(name, text);
        let id = id_of(text);
        let target = entries.iter_mut().find(|entry| id.is_some() && id_of(entry) == id);
        match (target, text) {
            (Some(Value::Table(entry)), Value::Table(text)) => {
                lay_entry(entry, text, file, &label, "", report);
            }
            _ => report.at(file, label).error(
                "id",
                "an id that the pack lacks",
                "the id of an entry of the pack",
            ),
        }
    }
}

fn lay_entry(entry: &mut Table, texts: &Table, file: &str, label: &str, path: &str, report: &mut Report) {
    for (key, text) in texts.iter().filter(|(key, _)| !IDS.contains(&key.as_str())) {
        let field = format!("{path}{key}");
        match (entry.get_mut(key), text) {
            (Some(old @ Value::String(_)), Value::String(_)) => *old = text.clone(),
            (Some(Value::Array(old)), Value::Array(new)) if old.iter().any(Value::is_table) => {
                let mut old: Vec<&mut Value> = old.iter_mut().collect();
                lay_list(&mut old, new, file, &format!("{label}, {field}"), report);
            }
            (Some(Value::Array(old)), Value::Array(new)) if old.len() == new.len() => old.clone_from(new),
            (Some(Value::Table(old)), Value::Table(new)) => {
                lay_entry(old, new, file, label, &format!("{field}."), report);
            }
            _ => report.at(file, label).error(&field, "no text of the pack", "only texts that the pack has"),
        }
    }
}
