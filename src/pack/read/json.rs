//! A pack as one JSON object: the same tables as the TOML files, and `languages`, which holds those of the
//! folders.
//!
//! Interface texts and thresholds may be left out: those of the shipped pack are handed in as `defaults`
//! (nothing is compiled in) and used key by key. A translation of such a text is used only while the pack
//! uses the text itself: words of one's own need a translation of one's own.

#[cfg(feature = "author")]
use super::{File, toml};
use super::{Parsed, TEXT_TABLES, in_language, own};
use crate::pack::made::{is_tag, nearest};
use crate::pack::problem::Report;
use crate::pack::tree::{Table, Tree};
use crate::pack::wire::Wire;

/// How many bytes a file may have; the shipped pack has a quarter in two languages.
pub const BYTES: usize = 1_000_000;

/// How many further languages a file may bring: the whole pack is checked in each.
const MOST_LANGUAGES: usize = 40;

/// How the file is called in problems.
pub const FILE: &str = "pack.json";

/// The field that holds the other languages.
const LANGUAGES: &str = "languages";

/// The text of a file: of a sensible size, and UTF-8. A byte order mark, which some editors write, goes.
pub fn text<'a>(bytes: &'a [u8], report: &mut Report) -> Option<&'a str> {
    let mut place = report.at(FILE, "file");
    if bytes.len() > BYTES {
        place.error("", format!("more than {BYTES} bytes"), "a smaller file");
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(error) => {
            let found = format!("a byte that is not UTF-8, after {} bytes", error.valid_up_to());
            place.error("", found, "a text file in UTF-8");
            None
        }
    }
}

/// Reports that the text is not JSON, or no tree of a sensible size; `why` is the parser's own message.
pub fn report_unreadable(why: &str, report: &mut Report) {
    report.at(FILE, "file").error("", why, "one JSON object as in www/packs/README.md");
}

/// The tags of the languages that the pack brings beside its own. What is none is left to be reported.
pub fn languages(tree: &Tree) -> Vec<&str> {
    let pack = tree.as_table();
    let own = pack.and_then(|pack| pack.get("language").and_then(text_of));
    let tables = pack.and_then(|pack| pack.get(LANGUAGES)?.as_table());
    let tags = tables.into_iter().flatten().filter(|(_, table)| table.as_table().is_some());
    let tags = tags.map(|(tag, _)| tag.as_str());
    tags.filter(|tag| is_tag(tag) && Some(*tag) != own).take(MOST_LANGUAGES).collect()
}

/// How a language of the file is called in problems.
pub fn file_of(language: &str) -> String {
    format!("{FILE} ({language})")
}

/// Reads a pack in its own language, or with one of its languages laid over it.
pub fn read_json_tree(tree: &Tree, defaults: &Tree, language: Option<&str>, report: &mut Report) -> Wire {
    let nothing = Table::new();
    let pack = tree.as_table().unwrap_or(&nothing);
    let mut base = pack.clone();
    // For editors.
    base.remove("$schema");
    let over = base.remove(LANGUAGES);
    check_languages(over.as_ref(), pack.get("language"), report);
    fill_numbers(&mut base, defaults);
    let tag = pack.get("language").and_then(text_of).unwrap_or_default();
    if let Some(shipped) = shipped(defaults, tag) {
        fill_texts(&mut base, shipped, |_, _| true);
    }
    let parsed = vec![(FILE.to_owned(), base)];
    let Some(language) = language else { return own(&parsed, report) };

    let over = over.as_ref().and_then(|over| over.as_table()?.get(language)?.as_table());
    let mut over = over.cloned().unwrap_or_default();
    if let Some(shipped) = shipped(defaults, language) {
        let own_words = |table: &str, key: &str| {
            pack.get(table).and_then(|table| table.as_table()).is_some_and(|table| table.contains_key(key))
        };
        fill_texts(&mut over, shipped, |table, key| !own_words(table, key));
    }
    let file = file_of(language);
    let over: Parsed = vec![(file.clone(), over)];
    in_language(parsed, &over, language, &file, report)
}

/// What the build hands to the pack reader as `defaults`: the shared tables of a pack's files, and those of
/// its languages.
#[cfg(feature = "author")]
pub fn defaults(files: &[File], report: &mut Report) -> Tree {
    let folder = |name: &str, names: &[&str], report: &mut Report| {
        let inside = |file: &&File| file.path.split_once('/').map_or("", |(folder, _)| folder) == name;
        let mut shared = Table::new();
        for (_, mut table) in toml::parse(files.iter().filter(inside), report) {
            for name in names {
                match (shared.get_mut(*name), table.remove(*name)) {
                    (Some(Tree::Table(table)), Some(Tree::Table(more))) => table.extend(more),
                    (_, Some(value)) => drop(shared.insert((*name).to_owned(), value)),
                    _ => {}
                }
            }
        }
        shared
    };
    let mut shared = folder("", &[&TEXT_TABLES[..], &["language", "thresholds"]].concat(), report);
    let languages = super::languages(files).into_iter();
    let languages = languages.map(|language| {
        let texts = folder(&language, &TEXT_TABLES, report);
        (language, Tree::Table(texts))
    });
    let languages = languages.collect();
    shared.insert(LANGUAGES.to_owned(), Tree::Table(languages));
    Tree::Table(shared)
}

fn text_of(tree: &Tree) -> Option<&str> {
    if let Tree::Text(text) = tree { Some(text) } else { None }
}

fn check_languages(over: Option<&Tree>, own: Option<&Tree>, report: &mut Report) {
    let mut place = report.at(FILE, LANGUAGES);
    let tables = match over {
        None => return,
        Some(Tree::Table(tables)) => tables,
        Some(other) => return place.error("", other.kind(), "a table for each language, by its tag"),
    };
    if tables.len() > MOST_LANGUAGES {
        place.error("", format!("{} languages", tables.len()), format!("at most {MOST_LANGUAGES}"));
    }
    for (tag, table) in tables {
        if !is_tag(tag) {
            place.error(tag, format!("\"{tag}\""), "a language tag such as cy, en-GB or zh-Hant");
        }
        if own.and_then(text_of) == Some(tag) {
            place.error(tag, "the pack's own language", "other languages");
        }
        if table.as_table().is_none() {
            place.error(tag, table.kind(), "a table of texts");
        }
    }
}

/// The shipped texts of the language nearest to a tag.
fn shipped<'a>(defaults: &'a Tree, tag: &str) -> Option<&'a Table> {
    let defaults = defaults.as_table()?;
    let own = defaults.get("language").and_then(text_of)?;
    let others = defaults.get(LANGUAGES).and_then(Tree::as_table);
    let tags = std::iter::once(own).chain(others.into_iter().flat_map(Table::keys).map(String::as_str));
    // A tag that is none is reported as such, and not by every text.
    let found = if is_tag(tag) { nearest(tag, tags)? } else { own };
    if found == own { Some(defaults) } else { others?.get(found)?.as_table() }
}

fn fill_texts(into: &mut Table, from: &Table, wanted: impl Fn(&str, &str) -> bool) {
    for name in TEXT_TABLES {
        fill(into, from, name, |key| wanted(name, key));
    }
}

fn fill_numbers(into: &mut Table, defaults: &Tree) {
    if let Some(defaults) = defaults.as_table() {
        fill(into, defaults, "thresholds", |_| true);
    }
}

/// Adds the fields that a table lacks. What is there but no table is left for `build` to report.
fn fill(into: &mut Table, from: &Table, name: &str, wanted: impl Fn(&str) -> bool) {
    let Some(Tree::Table(more)) = from.get(name) else { return };
    let more = more.iter().filter(|(key, _)| wanted(key));
    let table = into.entry(name.to_owned()).or_insert_with(|| Tree::Table(Table::new()));
    if let Tree::Table(table) = table {
        for (key, value) in more {
            table.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
}
