//! Files that lie beside a pack's own and share its languages and its rules for texts: the words of the workshop.
//!
//! They are no part of the pack: no visitor of a check loads them, and a pack is sound without them. So they come
//! back as a table, and whoever needs them reads their own type from it.

use super::overlay::{Read, lay};
use super::{File, limits, toml};
use crate::pack::problem::Report;
use crate::pack::tree::{Table, Tree};

/// The names of such files.
pub const FILES: [&str; 2] = ["workshop.toml", "facilitator.toml"];

/// Their fields that people read.
const READ: Read = Read {
    fields: &["title", "line", "say", "notes", "timing", "before", "rules", "privacy", "support"],
    tables: &["sheet"],
};

/// Whether a file is one of them, in whatever language.
pub(super) fn is(file: &File) -> bool {
    FILES.contains(&name_of(&file.path))
}

/// Reads a file in the pack's own language or in another; what that lacks is reported as it is for packs.
/// `None` if the pack's folder has no such file.
pub fn read_beside(files: &[File], name: &str, language: Option<&str>, report: &mut Report) -> Option<Tree> {
    let mut base = toml::parse(files.iter().filter(|file| file.path == name), report);
    limits::check(&base, report);
    if base.is_empty() {
        return None;
    }
    if let Some(language) = language {
        let prefix = format!("{language}/");
        let theirs = |file: &&File| file.path.starts_with(&prefix);
        let wanted = |file: &&File| name_of(&file.path) == name;
        let mut over = toml::parse(files.iter().filter(theirs).filter(wanted), report);
        limits::check(&over, report);
        // How the language was made, and which language it is laid over, stand in files of the pack.
        let mut heard = Report::default();
        let pack = toml::parse(files.iter().filter(|file| !is(file)), &mut heard);
        for (file, table) in pack {
            let inside = file.starts_with(&prefix);
            if let (true, Some(made)) = (inside, table.get("made")) {
                over.push((file, Table::from([("made".to_owned(), made.clone())])));
            } else if let (false, Some(tag)) = (file.contains('/'), table.get("language")) {
                base.push((file, Table::from([("language".to_owned(), tag.clone())])));
            }
        }
        lay(&mut base, &over, READ, language, report);
    }
    let mut whole = Table::new();
    for (_, table) in base {
        whole.extend(table.into_iter().filter(|(key, _)| key != "made" && key != "language"));
    }
    Some(Tree::Table(whole))
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
