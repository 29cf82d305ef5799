//! Exact division of a score among the responses that made it.
//!
//! A score is a weighted mean; a person may ask which answer moved it and by how much. Weights are kept
//! as whole-number fractions, the score is rounded once, and the rounded shares are dealt out by the
//! largest remainder, so that the shares always add up to the score and no share exceeds what was possible.

use super::{FULL, Score};

/// One response's part in a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The item's place in the form.
    pub place: usize,
    /// What the response added, 0 to 1000.
    pub gained: Score,
    /// What it could have added, 0 to 1000.
    pub possible: Score,
}

/// One response before rounding: its value out of `top`, counted with `weight`.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The item's place in the form.
    pub place: usize,
    /// What was reached, 0 to `top`.
    pub value: u64,
    /// What could be reached.
    pub top: u64,
    /// Relative weight.
    pub weight: u64,
}

/// The weighted mean of the parts as a score of 0 to 1000, rounded half up, with every part's share.
/// `None` if nothing could be reached at all.
#[inline(never)]
pub fn weigh(parts: &[Part]) -> Option<(Score, Vec<Share>)> {
    let whole: u64 = parts.iter().map(|p| p.top * p.weight).sum();
    if whole == 0 {
        return None;
    }
    let full = u64::from(FULL);
    let reached: u64 = parts.iter().map(|p| p.value.min(p.top) * p.weight).sum();
    let score = (reached * full * 2 + whole) / (whole * 2);

    let (mut tops, mut values) = (Vec::new(), Vec::new());
    for part in parts {
        tops.push(part.top * part.weight * full);
        values.push(part.value.min(part.top) * part.weight * full);
    }
    let possible = deal(&tops, whole, full, &vec![u64::MAX; parts.len()]);
    let gained = deal(&values, whole, score, &possible);
    let mut shares = Vec::with_capacity(parts.len());
    for (part, (gained, possible)) in parts.iter().zip(gained.into_iter().zip(possible)) {
        shares.push(Share { place: part.place, gained: to_score(gained), possible: to_score(possible) });
    }
    Some((to_score(score), shares))
}

/// Splits `total` in the proportion of `amounts / whole`: everyone's floor first, then one unit at a
/// time by the largest remainder, never above a ceiling.
#[inline(never)]
fn deal(amounts: &[u64], whole: u64, total: u64, ceilings: &[u64]) -> Vec<u64> {
    let mut dealt: Vec<u64> =
        amounts.iter().zip(ceilings).map(|(amount, ceiling)| (amount / whole).min(*ceiling)).collect();
    let mut left = total.saturating_sub(dealt.iter().sum());
    // Who got a unit already waits for the next round. No sort: a dozen amounts do not need its bytes.
    let mut rounds = vec![0u64; amounts.len()];
    while left > 0 {
        let mut next: Option<(usize, (u64, u64))> = None;
        for (place, amount) in amounts.iter().enumerate() {
            let (Some(share), Some(ceiling), Some(round)) =
                (dealt.get(place), ceilings.get(place), rounds.get(place))
            else {
                continue;
            };
            // The fewest rounds first, then the largest remainder, then the first.
            let rank = (u64::MAX - round, amount % whole);
            if share < ceiling && next.is_none_or(|(_, best)| rank > best) {
                next = Some((place, rank));
            }
        }
        // Every ceiling is reached: cannot happen while the total is at most the sum of the ceilings.
        let Some((place, _)) = next else { break };
        if let (Some(share), Some(round)) = (dealt.get_mut(place), rounds.get_mut(place)) {
            *share += 1;
            *round += 1;
            left -= 1;
        }
    }
    dealt
}

fn to_score(value: u64) -> Score {
    Score::try_from(value.min(u64::from(FULL))).unwrap_or(FULL)
}
