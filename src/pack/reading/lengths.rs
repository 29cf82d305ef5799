//! Lengths of sentences, and of statements to agree with. Knows no language.
//!
//! The limits are those of English guidance on plain writing. In a language without word lists they warn.

use super::sentences::sentences;
use super::table::Table;
use super::texts::{Entry, Group};
use crate::pack::problem::{Place, Report};

/// The most words in a sentence.
pub const SENTENCE: usize = 25;

/// The median sentence has fewer words than this.
pub const MEDIAN: usize = 16;

/// A statement to agree with has fewer words than this.
pub const AGREE: usize = 15;

/// Measures, reports as errors or as warnings, and gives a row for each group. The interface has no median
/// of its own: most of it is labels, which would pull any median down.
pub(super) fn check(entries: &[Entry<'_>], errors: bool, report: &mut Report) -> Table {
    let columns = ["texts", "sentences", "median", "limit", "longest", "limit"];
    let mut table = Table::new("Words in a sentence", &columns);
    let groups = [(Group::Items, "items"), (Group::Guidance, "guidance"), (Group::Interface, "interface")];
    for (group, name) in groups {
        let mut lengths = Vec::new();
        for entry in entries.iter().filter(|entry| entry.group == group) {
            for piece in &entry.pieces {
                let sentences = sentences(piece.text);
                let mut place = report.at(entry.file, &*entry.item);
                for words in sentences.iter().filter(|words| words.len() > SENTENCE) {
                    let start: Vec<&str> = words.iter().take(4).map(String::as_str).collect();
                    let found = format!("a sentence of {} words, \"{}…\"", words.len(), start.join(" "));
                    say(&mut place, errors, &piece.field, found, format!("at most {SENTENCE} words"));
                }
                let words: usize = sentences.iter().map(Vec::len).sum();
                if entry.kind == "agree" && piece.asked && words >= AGREE {
                    let expected = format!("fewer than {AGREE}");
                    say(&mut place, errors, &piece.field, format!("{words} words"), expected);
                }
                lengths.extend(sentences.iter().map(Vec::len));
            }
        }
        lengths.sort_unstable();
        let (Some(median), Some(longest)) = (lengths.get(lengths.len() / 2), lengths.last()) else {
            continue;
        };
        let limited = group != Group::Interface;
        if limited && *median >= MEDIAN {
            let file = entries.iter().find(|entry| entry.group == group).map_or("", |entry| entry.file);
            let found = format!("a median sentence of {median} words");
            say(&mut report.at(file, name), errors, "", found, format!("fewer than {MEDIAN}"));
        }
        let limit = if limited { format!("below {MEDIAN}") } else { String::new() };
        let cells = [lengths.len().to_string(), median.to_string(), limit];
        table.row(
            [name.to_owned()].into_iter().chain(cells).chain([longest.to_string(), SENTENCE.to_string()]),
        );
    }
    table
}

fn say(place: &mut Place<'_>, errors: bool, field: &str, found: String, expected: String) {
    if errors {
        place.error(field, found, expected);
    } else {
        place.warn(field, found, expected);
    }
}
