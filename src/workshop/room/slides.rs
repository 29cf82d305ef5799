//! The slides of each step: what the big screen shows, one after the other.

use super::state::Looked;
use crate::workshop::agenda::Agenda;
use crate::workshop::map::Amount;
use crate::workshop::result_code::{FormLetter, SOMETHING_ELSE};

/// One picture on the big screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slide {
    /// The step's title and its line.
    Title,
    /// The ground rules.
    Rules,
    /// Hope, worry or both: a show of hands.
    Feeling,
    /// The join address.
    Join(FormLetter),
    /// The map of the first round.
    Map,
    /// How trust leans.
    Lean,
    /// Worries.
    Worries,
    /// What the organisation owes.
    Gaps,
    /// The map by role.
    Roles,
    /// What to talk about.
    Talk,
    /// The answer to one of the top worries, by its place in the pack.
    Worry(u8),
    /// A task card: the n-th of the form.
    Card(u8),
    /// A spot-the-problem item: the n-th of the form.
    Spot(u8),
    /// Confidence looking back, and now: shows of hands.
    Then,
    /// The same question for now.
    Now,
    /// Before and after side by side.
    Change,
    /// The pledge.
    Pledge,
    /// Whom people can talk to.
    Support,
}

/// How many task cards fit a short and a long task sort.
const CARDS: (u8, u8) = (4, 8);

/// How many worries are looked at together.
const TOP: usize = 3;

/// The slides of a step. `before` is what the board of the first round shows, so that nothing follows from codes that
/// may not be shown. `worries`: how many the pack has answers to.
pub fn slides(agenda: Agenda, step: &str, before: &Looked, worries: u8) -> Vec<Slide> {
    let mut slides = vec![Slide::Title];
    match step {
        "welcome" => slides.extend([Slide::Rules, Slide::Feeling]),
        "check-a" => slides.push(Slide::Join(FormLetter::A)),
        "group-map" => {
            slides.extend([Slide::Map, Slide::Lean, Slide::Worries, Slide::Gaps]);
            if before.roles.is_some() {
                slides.push(Slide::Roles);
            }
        }
        "worries" => {
            slides.push(Slide::Talk);
            slides.extend(top_worries(before, worries).into_iter().map(Slide::Worry));
        }
        "task-sort" => {
            let cards = if agenda == Agenda::Minutes60 { CARDS.0 } else { CARDS.1 };
            slides.extend((0..cards).map(Slide::Card));
        }
        "spot" => slides.push(Slide::Spot(0)),
        "manager" => slides.push(Slide::Gaps),
        "check-b" => slides.extend([Slide::Join(FormLetter::B), Slide::Then, Slide::Now, Slide::Change]),
        "pledge" => slides.extend([Slide::Pledge, Slide::Support]),
        _ => {}
    }
    slides
}

/// The worries that most people named, at most three; "something else" has no answer.
pub(super) fn top_worries(before: &Looked, worries: u8) -> Vec<u8> {
    let weight = |amount: Amount| match amount {
        Amount::Few => 0,
        Amount::People(people) => people,
        Amount::NearlyAll => u64::MAX,
    };
    let screen = before.screen.iter();
    let mut named: Vec<(u64, u8)> = screen
        .flat_map(|screen| &screen.worries)
        .map(|(worry, amount)| (weight(*amount), *worry))
        .filter(|(people, worry)| *people > 0 && *worry < worries.min(SOMETHING_ELSE))
        .collect();
    // The first of the largest each time: for three, a sort would be a lot of program.
    let mut top = Vec::new();
    while top.len() < TOP {
        let most = named.iter().map(|(people, _)| *people).max();
        let Some(place) = named.iter().position(|(people, _)| Some(*people) == most) else { break };
        top.push(named.remove(place).1);
    }
    top
}
