//! A pack from one JSON file, checked in every language that it brings, so that nobody's language decides
//! whether it is sound.
//!
//! Keys are the same in all languages, so simulated people answer once.

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
    let mut report = Report::default();
    let wire = json::read_json_tree(tree, defaults, None, &mut report);
    let (own, mut problems) = check(&wire, today, report);
    let mut all: Vec<Option<Sound>> = vec![own];
    for language in json::languages(tree) {
        let mut report = Report::default();
        let wire = json::read_json_tree(tree, defaults, Some(language), &mut report);
        let (sound, more) = check_words(&wire, today, report);
        all.push(sound);
        problems.extend(more);
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
