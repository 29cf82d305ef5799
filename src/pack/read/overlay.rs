//! A language laid over a pack: texts take the place of texts, and nothing else changes.
//!
//! First every text of the pack that people read gets two marks around it, those of
//! [`borrowed`]. A text of the language takes the place of a marked one, marks and all, so
//! what is marked at the end is what the language lacks. A language that calls itself complete may lack
//! nothing; in another, the marks stay, and a view can say which language the words are in.

use super::build::label;
use super::{Parsed, TEXT_TABLES};
use crate::pack::problem::Report;
use crate::pack::tree::{IDS, Table, Tree};
use crate::pack::words::borrowed;

/// Fields that people read. All others are keys, numbers and names of things, which no language changes.
pub(in crate::pack) const WORDS: [&str; 20] = [
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

/// Which texts of some files people read.
#[derive(Clone, Copy)]
pub(super) struct Read {
    /// The fields of these names, wherever they stand.
    pub(super) fields: &'static [&'static str],
    /// All fields of the top-level tables of these names.
    pub(super) tables: &'static [&'static str],
}

/// The texts of a pack.
pub(super) const PACK: Read = Read { fields: &WORDS, tables: &TEXT_TABLES };

/// Lays `over` over `base`.
pub(super) fn lay(base: &mut Parsed, over: &Parsed, read: Read, language: &str, report: &mut Report) {
    let own = base.iter().find_map(|(_, table)| match table.get("language")? {
        Tree::Text(tag) => Some(tag.clone()),
        _ => None,
    });
    // A pack that names no language is reported; its words are in an unknown one.
    let tag = own.unwrap_or_else(|| "und".to_owned());
    for (_, table) in base.iter_mut() {
        // How the pack's own language was made says nothing of this one.
        table.remove("made");
        for (name, value) in table {
            let lend = &mut |text: &mut String| *text = borrowed::lend(&tag, text);
            each_text(value, read.tables.contains(&name.as_str()), read, lend);
        }
    }
    let mut made = Parsed::new();
    // One that says nothing of itself is told only that.
    let mut complete = false;
    for (file, table) in over {
        for (name, value) in table {
            if name == "made" {
                let says = value.as_table().and_then(|made| made.get("complete"));
                complete = says != Some(&Tree::Bool(false));
                made.push((file.clone(), Table::from([(name.clone(), value.clone())])));
            } else {
                lay_over(base, file, name, value, report);
            }
        }
    }
    if complete {
        for (file, table) in base.iter() {
            for (name, value) in table {
                report_left(file, name, value, language, report);
            }
        }
    }
    base.extend(made);
}

/// Changes every text that people read. `all`: the value is a table of such texts.
pub(super) fn each_text(value: &mut Tree, all: bool, which: Read, change: &mut dyn FnMut(&mut String)) {
    match value {
        Tree::Table(table) => {
            for (key, value) in table {
                let read = all || which.fields.contains(&key.as_str());
                match value {
                    Tree::Text(text) if read => change(text),
                    Tree::List(items) if read && items.iter().any(|item| matches!(item, Tree::Text(_))) => {
                        for item in items {
                            if let Tree::Text(text) = item {
                                change(text);
                            }
                        }
                    }
                    other => each_text(other, false, which, change),
                }
            }
        }
        Tree::List(items) => items.iter_mut().for_each(|item| each_text(item, false, which, change)),
        _ => {}
    }
}

/// Whether this is a text, or a list with a text, that no language has replaced.
fn left(value: &Tree) -> bool {
    match value {
        Tree::Text(text) => text.starts_with(borrowed::BEGIN),
        Tree::List(items) => items.iter().any(|item| matches!(item, Tree::Text(_)) && left(item)),
        _ => false,
    }
}

fn report_left(file: &str, name: &str, value: &Tree, language: &str, report: &mut Report) {
    match value {
        Tree::Table(table) => {
            for (key, value) in table {
                if left(value) {
                    let expected = format!("words in the language {language}");
                    report.at(file, name).error(key, "the pack's own language", expected);
                } else {
                    report_left(file, &format!("{name}, {key}"), value, language, report);
                }
            }
        }
        Tree::List(items) => {
            items.iter().for_each(|item| report_left(file, &label(name, item), item, language, report));
        }
        _ => {}
    }
}

fn lay_over(base: &mut Parsed, file: &str, name: &str, value: &Tree, report: &mut Report) {
    match value {
        _ if !base.iter().any(|(_, table)| table.contains_key(name)) => {
            report.at(file, name).error("", "a table that the pack lacks", "texts for entries of the pack");
        }
        Tree::List(texts) => {
            // The entries of a kind may stand in several files.
            let lists = base.iter_mut().filter_map(|(_, table)| match table.get_mut(name)? {
                Tree::List(entries) => Some(entries),
                _ => None,
            });
            let mut entries: Vec<&mut Tree> = lists.flatten().collect();
            lay_list(&mut entries, texts, file, name, report);
        }
        Tree::Table(texts) => {
            let mut left: Vec<(&String, &Tree)> = texts.iter().collect();
            for (_, table) in base {
                let Some(Tree::Table(entry)) = table.get_mut(name) else { continue };
                let (here, rest): (Vec<_>, Vec<_>) =
                    left.into_iter().partition(|(key, _)| entry.contains_key(*key));
                left = rest;
                lay_entry(entry, &here, file, name, "", report);
            }
            for (key, _) in left {
                report.at(file, name).error(key, "no text of the pack", "only texts that the pack has");
            }
        }
        _ => report.at(file, name).error("", value.kind(), "texts for entries of the pack"),
    }
}

fn lay_list(entries: &mut [&mut Tree], texts: &[Tree], file: &str, name: &str, report: &mut Report) {
    for text in texts {
        let label = label(name, text);
        let id = text.id();
        let target = entries.iter_mut().find(|entry| id.is_some() && entry.id() == id);
        match (target, text) {
            (Some(Tree::Table(entry)), Tree::Table(text)) => {
                let texts: Vec<_> = text.iter().collect();
                lay_entry(entry, &texts, file, &label, "", report);
            }
            _ => report.at(file, label).error(
                "id",
                "an id that the pack lacks",
                "the id of an entry of the pack",
            ),
        }
    }
}

fn lay_entry(
    entry: &mut Table,
    texts: &[(&String, &Tree)],
    file: &str,
    label: &str,
    path: &str,
    report: &mut Report,
) {
    for (key, text) in texts.iter().filter(|(key, _)| !IDS.contains(&key.as_str())) {
        let field = format!("{path}{key}");
        match (entry.get_mut(*key), *text) {
            (Some(old @ Tree::Text(_)), Tree::Text(_)) if left(old) => *old = (*text).clone(),
            (Some(Tree::List(old)), Tree::List(new)) if old.iter().any(|item| item.as_table().is_some()) => {
                let mut old: Vec<&mut Tree> = old.iter_mut().collect();
                lay_list(&mut old, new, file, &format!("{label}, {field}"), report);
            }
            (Some(old @ Tree::List(_)), Tree::List(new)) if left(old) && same_length(old, new) => {
                *old = (*text).clone();
            }
            (Some(Tree::Table(old)), Tree::Table(new)) => {
                let texts: Vec<_> = new.iter().collect();
                lay_entry(old, &texts, file, label, &format!("{field}."), report);
            }
            _ => report.at(file, label).error(&field, "no text of the pack", "only texts that the pack has"),
        }
    }
}

fn same_length(old: &Tree, new: &[Tree]) -> bool {
    matches!(old, Tree::List(old) if old.len() == new.len())
}
