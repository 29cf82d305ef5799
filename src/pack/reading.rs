//! Reading tools: how hard the texts of a pack are to read, what they should not say, and what may give a
//! best choice away. Every rule and limit is described in `www/packs/README.md`, "Reading tools".
//!
//! They look at `Wire`, so that a pack with problems is measured too. They measure words, never meaning: a
//! text within every limit can still be unclear. People who read it aloud find more.
//!
//! 1. [`sentences`], [`syllables`], [`age`]: from a text to numbers, in whole numbers only.
//! 2. [`lists`]: the words of a language, from a file that only the tool reads.
//! 3. `texts`: every text with its place. The other modules measure these, report what is over a limit, and
//!    give a [`Table`] of what they found.

pub mod age;
pub mod ages;
pub mod clues;
pub mod keys;
pub mod lengths;
pub mod lists;
mod phrases;
pub mod sentences;
pub mod syllables;
mod table;
mod texts;
pub mod twins;

use lists::Lists;

pub use table::Table;
pub use texts::Passage;

use super::problem::Report;
use super::wire::Wire;

/// Measures all texts of a pack and reports what is over a limit. Without word lists, as for most
/// languages, only what needs no language is measured, and long sentences are warnings.
pub fn measure(wire: &Wire, lists: Option<&Lists>, report: &mut Report) -> Vec<Table> {
    let entries = texts::entries(wire);
    let mut tables = vec![lengths::check(&entries, lists.is_some(), report)];
    if let Some(lists) = lists {
        tables.push(ages::check(&entries, lists, report));
        tables.push(phrases::check(&entries, lists, report));
        tables.push(twins::check(wire, lists, report));
    }
    tables.push(clues::check(wire, lists, report));
    tables
}

/// Measures texts that are no pack's: those of a file beside it, under the same limits as guidance. Twins and clues
/// are of items only.
pub fn measure_passages(
    file: &str,
    passages: &[Passage<'_>],
    lists: Option<&Lists>,
    report: &mut Report,
) -> Vec<Table> {
    let entries: Vec<_> = passages.iter().map(|passage| texts::of_passage(file, passage)).collect();
    let mut tables = vec![lengths::check(&entries, lists.is_some(), report)];
    if let Some(lists) = lists {
        tables.push(ages::check(&entries, lists, report));
        tables.push(phrases::check(&entries, lists, report));
    }
    tables
}
