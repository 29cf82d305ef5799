//! From files to [`Wire`]: which table is which, and languages laid over.
//!
//! 1. TOML (feature `author`) becomes a [`Tree`](super::tree::Tree), file by file; so does [`json`].
//! 2. `limits`: what no text may hold.
//! 3. `overlay`: a language's texts take the place of the pack's own.
//! 4. `build`: the tables become entries of [`Wire`].
//! 5. `beside`: files in the same folder that are not the pack's own.
//!
//! Files are given as (path, text), so that nothing here touches a disk. An entry that serde cannot read
//! is reported and left out; the rest goes on. Unknown fields are reported by name.

#[cfg(feature = "author")]
pub mod beside;
mod build;
pub mod json;
mod limits;
pub(super) mod overlay;
#[cfg(feature = "author")]
pub mod pseudo;
#[cfg(feature = "author")]
mod toml;

use super::problem::Report;
use super::tree::Table;
use super::wire::Wire;

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

/// A file as a table, with its path.
type Parsed = Vec<(String, Table)>;

/// Reads the pack's own language.
#[cfg(feature = "author")]
pub fn read(files: &[File], report: &mut Report) -> Wire {
    let parsed = toml::parse(own_files(files), report);
    own(&parsed, report)
}

/// Reads the pack with a language laid over it: the texts in the folder `language/` take the place of those
/// of the same table, id and field. What the folder lacks is an error in a language that calls itself
/// complete, and stays in the pack's own language, marked, in one that does not.
#[cfg(feature = "author")]
pub fn read_language(files: &[File], language: &str, report: &mut Report) -> Wire {
    let base = toml::parse(own_files(files), report);
    let prefix = format!("{language}/");
    let theirs = files.iter().filter(|file| file.path.starts_with(&prefix) && !beside::is(file));
    let over = toml::parse(theirs, report);
    in_language(base, &over, language, &format!("{language}/pack.toml"), report)
}

/// The files of the pack's own language.
#[cfg(feature = "author")]
fn own_files(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|file| !file.path.contains('/') && !beside::is(file))
}

/// The languages that a pack's files bring beside its own: the names of its sub-folders.
pub fn languages(files: &[File]) -> Vec<String> {
    let mut names: Vec<String> =
        files.iter().filter_map(|file| Some(file.path.split_once('/')?.0.to_owned())).collect();
    names.sort();
    names.dedup();
    names
}

fn own(parsed: &Parsed, report: &mut Report) -> Wire {
    limits::check(parsed, report);
    let mut wire = build::build(parsed, report);
    wire.base.clone_from(&wire.head.value.language);
    wire
}

/// `file` is where the language would say how it was made.
fn in_language(mut base: Parsed, over: &Parsed, language: &str, file: &str, report: &mut Report) -> Wire {
    limits::check(&base, report);
    limits::check(over, report);
    overlay::lay(&mut base, over, overlay::PACK, language, report);
    let mut wire = build::build(&base, report);
    if wire.made.file.is_empty() {
        file.clone_into(&mut wire.made.file);
    }
    wire.base = wire.head.value.language.replace(language.to_owned());
    wire
}
