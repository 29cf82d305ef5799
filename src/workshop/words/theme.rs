//! What a room needs to talk about, read from its screen: it picks prompts and worry cards.
//!
//! The order is editorial, like the cuts of the stages: what most people share comes first, and what shows a risk
//! (judgement low, trust too far) before what shows a wish. A screen is all that it looks at, so that it can say
//! no more than the screen does.

use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::workshop::cohort::lean_key;
use crate::workshop::map::{Amount, LEAST, Screen};
use crate::workshop::result_code::{OrgGap, SOMETHING_ELSE};

/// Something that a prompt may be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Judgement is low: many stand in the two lowest stages.
    LowJudgement,
    /// Confidence is low.
    LowConfidence,
    /// Trust leans: over, under or mixed.
    Lean(Lean),
    /// A worry, 0 to 17.
    Worry(u8),
    /// What the organisation owes.
    Gap(OrgGap),
}

impl Theme {
    /// The key in [`Entry::fits`](super::Entry::fits): `low-judgement`, `low-confidence`, `lean-over`,
    /// `worry-job-loss`, `gap-rules`. `worries` are the ids of the pack's worries in their order; a worry that is
    /// none of them is `worry-other`.
    pub fn key(self, worries: &[&str]) -> String {
        match self {
            Theme::LowJudgement => "low-judgement".to_owned(),
            Theme::LowConfidence => "low-confidence".to_owned(),
            Theme::Lean(lean) => ["lean-", lean_key(lean)].concat(),
            Theme::Worry(worry) => {
                let id = worries.get(usize::from(worry)).filter(|_| worry < SOMETHING_ELSE);
                ["worry-", id.copied().unwrap_or("other")].concat()
            }
            Theme::Gap(gap) => ["gap-", gap.key()].concat(),
        }
    }
}

/// From this share on, in parts of 100, many people share something.
const MANY: u64 = 33;

/// What a screen shows that the room needs, most first. Worries come by how many named them, at most three.
pub fn themes(screen: &Screen) -> Vec<Theme> {
    let many = |people: u64| people * 100 >= screen.people * MANY && people >= LEAST;
    let low = |axis: fn(&(Stage, Stage)) -> Stage| -> u64 {
        let all_low = |cells: &[(Stage, Stage)]| cells.iter().all(|cell| axis(cell) <= Stage::Noticing);
        screen.places.iter().filter(|place| all_low(&place.cells)).map(|place| place.people).sum()
    };
    let mut themes = Vec::new();
    if many(low(|cell| cell.1)) {
        themes.push(Theme::LowJudgement);
    }
    // Merged leans count for the room only if none of them is balanced.
    let mut leans: Vec<(u64, Lean)> = screen
        .lean
        .iter()
        .filter(|lean| !lean.cells.contains(&Lean::Balanced) && many(lean.people))
        .flat_map(|lean| lean.cells.iter().map(|cell| (lean.people, *cell)))
        .collect();
    leans.sort_by_key(|(people, lean)| (std::cmp::Reverse(*people), *lean));
    themes.extend(leans.into_iter().map(|(_, lean)| Theme::Lean(lean)));
    if many(low(|cell| cell.0)) {
        themes.push(Theme::LowConfidence);
    }
    let weight = |amount: Amount| match amount {
        Amount::Few => 0,
        Amount::People(people) => people,
        Amount::NearlyAll => screen.people,
    };
    let mut worries: Vec<(u64, u8)> =
        screen.worries.iter().map(|(worry, amount)| (weight(*amount), *worry)).collect();
    worries.retain(|(people, _)| *people > 0);
    worries.sort_by_key(|(people, worry)| (std::cmp::Reverse(*people), *worry));
    themes.extend(worries.into_iter().take(3).map(|(_, worry)| Theme::Worry(worry)));
    let mut gaps: Vec<(u64, OrgGap)> =
        screen.gaps.iter().map(|(gap, amount)| (weight(*amount), *gap)).collect();
    gaps.retain(|(people, _)| many(*people));
    gaps.sort_by_key(|(people, gap)| (std::cmp::Reverse(*people), *gap));
    themes.extend(gaps.into_iter().map(|(_, gap)| Theme::Gap(gap)));
    themes
}
