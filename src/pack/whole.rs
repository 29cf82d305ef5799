//! A pack from one JSON file, checked in every language that it brings, so that nobody's language decides
//! whether it is sound.
//!
//! Keys are the same in all languages, so simulated people answer once.

use std::collections::BTreeSet;

use super::check::{Sound, check, check_words};
use super::date::Date;
use super::made::nearest;
use super::problem::{Problem, Report};
use super::read::json;
use super::tree::Tree;
use crate::model::Text;

/// A sound pack in the language that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// The pack.
    pub sound: Sound,
    /// Tag and own name of every language, the pack's own first.
    pub languages: Vec<(Text, Text)>,
}

/// Reads and checks a pack in all its languages; gives it in the one nearest to `wish`, else in its own.
/// It is there only if no problem is an error. Problems are sorted, errors first, each once.
pub fn whole(tree: &Tree, defaults: &Tree, wish: &str, today: Date) -> (Option<Whole>, Vec<Problem>) {
    let mut report = Report::of_one_file(json::FILE);
    if tree.as_table().is_none() {
        json::report_unreadable(tree.kind(), &mut report);
        return (None, report.problems);
    }
    let wire = json::read_json_tree(tree, defaults, None, &mut report);
    let (own, mut problems) = check(&wire, today, report);
    let said: BTreeSet<Problem> = problems.iter().cloned().collect();
    let mut all: Vec<Option<Sound>> = vec![own];
    for language in json::languages(tree) {
        let mut report = Report::of_one_file(json::FILE);
        let wire = json::read_json_tree(tree, defaults, Some(language), &mut report);
        let (sound, more) = check_words(&wire, today, report);
        all.push(sound);
        // What is wrong with the pack itself has been said; the rest is the language's.
        let more: Vec<Problem> = more.into_iter().filter(|problem| !said.contains(problem)).collect();
        problems.extend(more.into_iter().map(|problem| Problem {
            file: if problem.file == json::FILE { json::file_of(language) } else { problem.file },
            ..problem
        }));
    }
    problems.sort();
    problems.dedup();
    let all: Option<Vec<Sound>> = all.into_iter().collect();
    (all.and_then(|all| pick(all, wish)), problems)
}

fn pick(all: Vec<Sound>, wish: &str) -> Option<Whole> {
    let names = |sound: &Sound| (sound.questions.language.clone(), sound.made.name.clone());
    let languages: Vec<_> = all.iter().map(names).collect();
    let tag = nearest(wish, languages.iter().map(|(tag, _)| &**tag)).unwrap_or_default();
    let place = languages.iter().position(|(found, _)| **found == *tag).unwrap_or(0);
    Some(Whole { sound: all.into_iter().nth(place)?, languages })
}
