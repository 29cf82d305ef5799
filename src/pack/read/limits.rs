//! What no text of a pack may hold, whatever its table: checked on the tree, before anything reads it.
//!
//! The check shows every text as text, so markup would not run; it would be shown, and is a mistake.

use super::Parsed;
use super::build::label;
use crate::pack::problem::{Place, Report};
use crate::pack::tree::Tree;
use crate::pack::words::borrowed;

/// How many characters a text may have.
const LETTERS: usize = 4000;

/// Reports every text that holds what it may not.
pub(super) fn check(parsed: &Parsed, report: &mut Report) {
    for (file, table) in parsed {
        for (name, value) in table {
            match value {
                Tree::List(entries) => {
                    for entry in entries {
                        let mut place = report.at(file, label(name, entry));
                        walk(&mut place, "", entry);
                    }
                }
                Tree::Table(_) => walk(&mut report.at(file, name), "", value),
                _ => walk(&mut report.at(file, "pack"), name, value),
            }
        }
    }
}

fn walk(place: &mut Place<'_>, field: &str, value: &Tree) {
    let dot = if field.is_empty() { "" } else { "." };
    match value {
        Tree::Text(text) => look(place, field, text),
        Tree::List(items) => {
            for (number, item) in items.iter().enumerate() {
                walk(place, &format!("{field}{dot}{}", item.name_in_list(number)), item);
            }
        }
        Tree::Table(table) => {
            for (key, value) in table {
                walk(place, &format!("{field}{dot}{key}"), value);
            }
        }
        _ => {}
    }
}

fn look(place: &mut Place<'_>, field: &str, text: &str) {
    let letters = text.chars().count();
    if letters > LETTERS {
        place.error(field, format!("{letters} characters"), format!("at most {LETTERS}"));
    }
    if let Some(tag) = markup(text) {
        place.error(field, format!("markup: \"{tag}\""), "plain text, which is shown as it is");
    }
    if text.to_ascii_lowercase().contains("javascript:") {
        place.error(field, "a script address", "plain text, or an https address");
    }
    if text.contains([borrowed::BEGIN, borrowed::MIDDLE, borrowed::END]) {
        place.error(field, "a character U+E000, U+E001 or U+E002", "none: they mark another language");
    }
}

/// The first letters of what a browser would take for a tag.
fn markup(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let begins = |next: char| next.is_ascii_alphabetic() || "/!?".contains(next);
        let end = rest.char_indices().nth(12).map_or(rest.len(), |(end, _)| end);
        rest.chars().nth(1).filter(|next| begins(*next)).and_then(|_| rest.get(..end))
    })
}
