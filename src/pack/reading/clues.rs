//! What may give the best choice away without reading: length, place, a careful word, clauses.
//!
//! Length is an error of `check` (see `check/items.rs`); here are its numbers. The rest warns. Choices are
//! shuffled on screen, so their place in the file shows only on a printed form.

use super::lists::{Clues, Lists, find};
use super::sentences::sentences;
use super::table::Table;
use super::texts::judged;
use crate::model::FULL;
use crate::pack::problem::Report;
use crate::pack::wire::{Choice, Entry as Filed, Judged, Wire};

/// Below this many items a share means nothing.
pub const SAMPLE: usize = 4;

/// The best choice stands at one place in at most this many per cent of the items; so with most clauses.
pub const OFTEN: usize = 50;

/// The best choice alone has a word of checking in at most this many per cent of the items.
pub const CHECKING: usize = 25;

/// What was counted over the items of a kind.
#[derive(Default)]
struct Counted {
    items: usize,
    longest: usize,
    shortest: usize,
    widest: usize,
    /// Items that stand in for no other; the rest have the order of marks of those, so they say nothing new.
    general: usize,
    places: [usize; 5],
    checking: usize,
    clauses: usize,
}

/// Counts, warns, and gives a row for each kind. Without word lists, words and clauses are not counted.
pub(super) fn check(wire: &Wire, lists: Option<&Lists>, report: &mut Report) -> Table {
    let columns = [
        "kind",
        "items",
        "longest / shortest",
        "best longest",
        "best shortest",
        "general",
        "best at 1, 2, 3, 4, 5",
        "only best checks",
        "best has most clauses",
    ];
    let mut table = Table::new("Clues to the best choice", &columns);
    for (kind, list) in judged(wire) {
        let mut counted = Counted::default();
        for item in list {
            count(&mut counted, item, lists.map(|lists| &lists.clues));
        }
        if counted.items == 0 {
            continue;
        }
        let file = list.first().map_or("", |filed| filed.file.as_str());
        let mut warn = |count: usize, items: usize, limit: usize, what: &str, note: &str| {
            if items >= SAMPLE && count * 100 > items * limit {
                let found = format!("{what} in {count} of {items} items");
                report.at(file, kind).warn("choices", found, format!("at most in {limit} % of them{note}"));
            }
        };
        for (place, count) in counted.places.iter().enumerate() {
            let what = format!("the best choice at place {}", place + 1);
            warn(*count, counted.general, OFTEN, &what, ": shuffled on screen, but not on paper");
        }
        warn(counted.checking, counted.items, CHECKING, "a word of checking in the best choice alone", "");
        warn(counted.clauses, counted.items, OFTEN, "the best choice with the most clauses", "");
        let places = counted.places.map(|count| count.to_string()).join(" ");
        let counts = [counted.longest, counted.shortest].map(|count| count.to_string());
        let words = [counted.checking, counted.clauses]
            .map(|count| if lists.is_some() { count.to_string() } else { "not counted".to_owned() });
        let start = [kind.to_owned(), counted.items.to_string(), format!("{} %", counted.widest)];
        table.row(start.into_iter().chain(counts).chain([counted.general.to_string(), places]).chain(words));
    }
    table
}

fn count(counted: &mut Counted, item: &Filed<Judged>, clues: Option<&Clues>) {
    let choices = item.value.choices.as_deref().unwrap_or_default();
    let is_best = |choice: &Choice| choice.quality == Some(i64::from(FULL));
    let Some(place) = choices.iter().position(is_best) else { return };
    let (best, others): (Vec<_>, Vec<_>) = choices.iter().enumerate().partition(|(at, _)| *at == place);
    let text = |choice: &Choice| choice.text.clone().unwrap_or_default();
    // The best choice has more of something than each of the others.
    let more = |measure: &dyn Fn(&str) -> usize, sign: bool| {
        let of = |(_, choice): &(usize, &Choice)| measure(&text(choice));
        let own = best.iter().map(of).max().unwrap_or(0);
        usize::from(others.iter().map(of).all(|other| if sign { own > other } else { own < other }))
    };
    let length = |text: &str| text.chars().count();
    let lengths = || choices.iter().map(|choice| length(&text(choice)));
    counted.items += 1;
    counted.longest += more(&length, true);
    counted.shortest += more(&length, false);
    if let (Some(longest), Some(shortest @ 1..)) = (lengths().max(), lengths().min()) {
        counted.widest = counted.widest.max(longest * 100 / shortest);
    }
    if let (None, Some(count)) = (&item.value.r#for, counted.places.get_mut(place)) {
        counted.general += 1;
        *count += 1;
    }
    if let Some(clues) = clues {
        let hits = |words: &[String], list: &[String]| {
            let hit =
                |word: &&String| list.iter().any(|clue| find(clue, std::slice::from_ref(word)).is_some());
            words.iter().filter(hit).count()
        };
        let words = |text: &str| sentences(text).concat();
        let checking = |text: &str| hits(&words(text), &clues.checking).min(1);
        let clauses = |text: &str| hits(&words(text), &clues.clauses) + text.matches(',').count();
        counted.checking += more(&checking, true);
        counted.clauses += more(&clauses, true);
    }
}
