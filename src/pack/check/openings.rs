//! Openings: where somebody stands, in words, for every stage, lean and gap between the axes.

use super::guidance::LEANS;
use super::{FactIds, field};
use crate::model::FULL;
use crate::model::item::Axis;
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::model::thresholds::Thresholds;
use crate::pack::problem::Report;
use crate::pack::wire::Wire;
use crate::pack::words::{Row, opening};

/// The axis that is ahead, in the order of [`Axis`]; or neither.
const GAPS: [&str; 3] = ["confidence", "judgement", "level"];

/// An opening for every stage, lean and gap that the thresholds allow. An id is `STAGE`, `STAGE-LEAN` or
/// `STAGE-LEAN-GAP`; the longest id that fits is used, so that a small pack may do with five.
pub(super) fn check(
    wire: &Wire,
    thresholds: &Thresholds,
    facts: &mut FactIds,
    report: &mut Report,
) -> Vec<Row> {
    super::report_twins("opening", &wire.openings, |words| words.id.as_ref(), report);
    let mut rows = vec![Row::default(); Stage::ALL.len() * LEANS.len() * GAPS.len()];
    let mut lengths = vec![0; rows.len()];
    for filed in &wire.openings {
        let id = filed.value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("opening {id}"));
        let text = field::text(&mut place, "text", filed.value.text.as_ref());
        if filed.value.label.is_some() || filed.value.hint.is_some() {
            place.error("label", "a label or a hint", "none: only leans have them");
        }
        let row = Row { texts: vec![text], facts: facts.find(filed.value.facts.as_deref(), &mut place) };
        let mut used = false;
        for (stage, lean, gap) in combinations() {
            let full = format!("{}-{}-{}", stage.number(), name(&LEANS, lean as usize), gap_name(gap));
            let fits = full == id || full.strip_prefix(id).is_some_and(|rest| rest.starts_with('-'));
            let number = opening(stage, lean, gap);
            used |= fits;
            if let (true, Some(slot), Some(length)) = (fits, rows.get_mut(number), lengths.get_mut(number))
                && id.len() > *length
            {
                (*slot, *length) = (row.clone(), id.len());
            }
        }
        if !used {
            let expected = "STAGE, STAGE-LEAN or STAGE-LEAN-GAP, such as 3-over-confidence";
            place.error("id", format!("\"{id}\""), expected);
        }
    }
    for (stage, lean, gap) in combinations() {
        let there = rows.get(opening(stage, lean, gap)).is_some_and(|row| !row.texts.is_empty());
        if !there && possible(stage, lean, gap, thresholds) {
            let full = format!("{}-{}-{}", stage.number(), name(&LEANS, lean as usize), gap_name(gap));
            report.at("openings.toml", "opening").error("id", "nothing", format!("an opening for {full}"));
        }
    }
    rows
}

fn combinations() -> impl Iterator<Item = (Stage, Lean, Option<Axis>)> {
    const LEAN: [Lean; 4] = [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed];
    const GAP: [Option<Axis>; 3] = [Some(Axis::Confidence), Some(Axis::Judgement), None];
    let of_stage = |stage| LEAN.into_iter().flat_map(move |lean| GAP.map(|gap| (stage, lean, gap)));
    Stage::ALL.into_iter().flat_map(of_stage)
}

fn gap_name(gap: Option<Axis>) -> &'static str {
    name(&GAPS, gap.map_or(2, |axis| axis as usize))
}

fn name(names: &[&'static str], place: usize) -> &'static str {
    names.get(place).copied().unwrap_or_default()
}

/// Whether the rules let anybody get there. Fearless asks for little lean, and for judgement that leaves
/// little room above it.
fn possible(stage: Stage, lean: Lean, gap: Option<Axis>, thresholds: &Thresholds) -> bool {
    let fearless = &thresholds.fearless;
    if stage != Stage::Fearless {
        return true;
    }
    let leans = match lean {
        Lean::Balanced => true,
        Lean::Over => fearless.over >= thresholds.lean.share,
        Lean::Under => fearless.under >= thresholds.lean.share,
        Lean::Mixed => fearless.over.min(fearless.under) >= thresholds.lean.share,
    };
    leans && (gap != Some(Axis::Confidence) || fearless.judgement + thresholds.gap <= FULL)
}
