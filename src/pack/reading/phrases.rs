//! Phrases of the word lists, found in the texts that each list is for.

use super::lists::{List, Lists, Where, find};
use super::sentences::sentences;
use super::table::Table;
use super::texts::{Entry, Piece};
use crate::pack::problem::Report;

/// Looks for every phrase, reports, and gives a row for each list.
pub(super) fn check(entries: &[Entry<'_>], lists: &Lists, report: &mut Report) -> Table {
    let mut table = Table::new("Phrases", &["list", "phrases", "texts", "found", "found is"]);
    for list in &lists.lists {
        let (mut texts, mut found) = (0, 0);
        for entry in entries {
            let mut said: Vec<String> = Vec::new();
            for piece in &entry.pieces {
                let words = sentences(piece.text);
                if reads(list, entry, piece) {
                    texts += 1;
                    found += one(list, entry, piece, &words, &said, report);
                }
                said.extend(words.into_iter().flatten());
            }
        }
        let severity = if list.warn { "a warning" } else { "an error" };
        let counts = [list.phrases.len(), texts, found].map(|count| count.to_string());
        table.row([list.name.clone()].into_iter().chain(counts).chain([severity.to_owned()]));
    }
    table
}

/// Reports the phrases of a list in one text; gives how many.
fn one(
    list: &List,
    entry: &Entry<'_>,
    piece: &Piece<'_>,
    sentences: &[Vec<String>],
    said: &[String],
    report: &mut Report,
) -> usize {
    let mut found = 0;
    for (phrase, reason) in &list.phrases {
        let Some((sentence, at)) = sentences.iter().find_map(|words| Some((words, find(phrase, words)?)))
        else {
            continue;
        };
        if list.explained && explained(reason, said, sentences, sentence, at) {
            continue;
        }
        found += 1;
        let long = phrase.split_whitespace().count();
        let words: Vec<&str> = sentence.iter().skip(at).take(long).map(String::as_str).collect();
        let stands = format!("\"{}\" ({})", words.join(" "), list.name);
        let expected = if list.explained { format!("\"{reason}\" before it") } else { reason.clone() };
        let mut place = report.at(entry.file, &*entry.item);
        if list.warn {
            place.warn(&piece.field, stands, expected);
        } else {
            place.error(&piece.field, stands, expected);
        }
    }
    found
}

/// Whether the plain words were said before, in an earlier text of the entry or earlier in this one.
fn explained(plain: &str, said: &[String], sentences: &[Vec<String>], hit: &[String], at: usize) -> bool {
    let before: Vec<String> = sentences.iter().take_while(|words| *words != hit).flatten().cloned().collect();
    let here = hit.get(..at).unwrap_or_default();
    [said, &before, here].iter().any(|words| find(plain, words).is_some())
}

fn reads(list: &List, entry: &Entry<'_>, piece: &Piece<'_>) -> bool {
    match list.r#where {
        Where::All => true,
        Where::Asked => piece.asked,
        Where::Agree => entry.kind == "agree" && piece.asked,
        Where::Mirrored => entry.mirrored && piece.asked,
    }
}
