//! Thresholds and forms: counts, ids, and a key that leans neither way.

use std::collections::{BTreeMap, BTreeSet};

use super::field;
use crate::model::form::Length;
use crate::model::item::{Axis, Dimension, Item, JudgedKind};
use crate::model::stage::Stage;
use crate::model::thresholds::{Fearless, Floor, LeanCuts, SurenessCuts, Thresholds};
use crate::model::{FULL, Score, Text};
use crate::pack::problem::{Place, Report};
use crate::pack::wire::{self, Wire};
use crate::pack::words::{FormKey, Row, column};

/// "Yes, use it, with a light check" must be best in this share of a form's judged items, in per cent.
const USE_PER_CENT: std::ops::RangeInclusive<usize> = 40..=60;

/// Possible over-trust and possible under-trust of a form may differ by this many per cent of the larger.
const LEAN_PER_CENT: usize = 25;

/// The kinds of items in the order of asking.
const KINDS: [&str; 5] = ["agree", "sort", "scenario", "knowledge", "spot"];

/// How many items a form may ask: nobody answers more, and fewer say nothing.
const ITEMS: std::ops::RangeInclusive<usize> = 6..=40;

/// How many judged items are the least.
const JUDGED: usize = 3;

/// Reads the thresholds.
pub(super) fn thresholds(wire: &Wire, report: &mut Report) -> Thresholds {
    let value = &wire.thresholds.value;
    let file = if wire.thresholds.file.is_empty() { "pack.toml" } else { &wire.thresholds.file };
    let mut place = report.at(file, "thresholds");
    let place = &mut place;
    let cuts = rising(place, "cuts", value.cuts.as_deref());
    let bands = rising(place, "bands", value.bands.as_deref());
    let floors = value.floors.as_deref().unwrap_or_default();
    if floors.len() > Stage::ALL.len() {
        place.error("floors", format!("{} floors", floors.len()), format!("at most {}", Stage::ALL.len()));
    }
    let floors = floors
        .iter()
        .take(Stage::ALL.len())
        .map(|floor| {
            let judgement = part(place, "floors", Some(floor), "judgement", FULL);
            Floor { judgement, stage: stage(place, "floors.stage", floor.get("stage").copied()) }
        })
        .collect();
    let fearless = value.fearless.as_ref();
    let lean = value.lean.as_ref();
    let sureness = value.sureness.as_ref();
    Thresholds {
        cuts,
        floors,
        fearless: Fearless {
            judgement: part(place, "fearless", fearless, "judgement", FULL),
            over: part(place, "fearless", fearless, "over", FULL),
            under: part(place, "fearless", fearless, "under", FULL),
        },
        red_line_stage: stage(place, "red-line-stage", value.red_line_stage),
        quick_stage: stage(place, "quick-stage", value.quick_stage),
        lean: LeanCuts {
            share: part(place, "lean", lean, "share", FULL),
            margin: part(place, "lean", lean, "margin", FULL),
            answers: part(place, "lean", lean, "answers", 9),
        },
        gap: field::score(place, "gap", value.gap),
        near: field::score(place, "near", value.near),
        bands,
        sureness: SurenessCuts {
            fairly: part(place, "sureness", sureness, "fairly", FULL),
            certain: part(place, "sureness", sureness, "certain", FULL),
        },
        answered: field::score(place, "answered", value.answered),
    }
}

/// One number of a small table.
fn part(
    place: &mut Place<'_>,
    table: &str,
    values: Option<&BTreeMap<String, i64>>,
    key: &str,
    high: Score,
) -> Score {
    let value = values.and_then(|values| values.get(key)).copied();
    Score::try_from(field::number(place, &format!("{table}.{key}"), value, 0, i64::from(high))).unwrap_or(0)
}

fn stage(place: &mut Place<'_>, name: &str, value: Option<i64>) -> Stage {
    let number = field::number(place, name, value, 1, 5);
    u8::try_from(number).ok().and_then(Stage::from_number).unwrap_or(Stage::Starting)
}

/// A list of exactly `N` scores, each above the one before.
fn rising<const N: usize>(place: &mut Place<'_>, name: &str, values: Option<&[i64]>) -> [Score; N] {
    let values = values.unwrap_or_default();
    let scores: Vec<Score> = values.iter().map(|value| field::score(place, name, Some(*value))).collect();
    let rises = scores.windows(2).all(|pair| matches!(pair, [low, high] if low < high));
    match <[Score; N]>::try_from(scores) {
        Ok(scores) if rises => scores,
        _ => {
            place.error(name, format!("{values:?}"), format!("{N} scores, each above the one before"));
            [0; N]
        }
    }
}

/// Reads the forms.
pub(super) fn check(
    wire: &Wire,
    bank: &[Item],
    uses: &[Text],
    stand_ins: &[Row],
    report: &mut Report,
) -> Vec<FormKey> {
    let mut forms: Vec<FormKey> = Vec::new();
    let lengths = [("quick", Length::Quick), ("standard", Length::Standard)];
    for filed in &wire.forms {
        let value = &filed.value;
        let name = format!(
            "form {} {}",
            value.id.as_deref().unwrap_or("without id"),
            value.length.as_deref().unwrap_or("without length")
        );
        let mut place = report.at(&filed.file, name);
        let id = field::one_of(&mut place, "id", value.id.as_ref(), &[("a", "a"), ("b", "b")]);
        let length = field::one_of(&mut place, "length", value.length.as_ref(), &lengths);
        let (Some(id), Some(length)) = (id, length) else { continue };
        if forms.iter().any(|form| &*form.id == id && form.length == length) {
            place.error("", "the same form twice", "one form of this id and length");
            continue;
        }
        let key = FormKey { id: id.into(), length, items: items(&mut place, value, bank, stand_ins) };
        balance(&mut place, &key, bank, uses);
        dimensions(&mut place, &key, bank);
        forms.push(key);
    }
    if wire.forms.is_empty() {
        report.at("pack.toml", "pack").error("form", "nothing", "at least one form");
    }
    for (id, length) in
        [("a", Length::Quick), ("a", Length::Standard), ("b", Length::Quick), ("b", Length::Standard)]
    {
        let has = |id: &str, length| forms.iter().any(|form| &*form.id == id && form.length == length);
        // The picker of lengths is the same for every form.
        let elsewhere = forms.iter().any(|form| form.length == length);
        if elsewhere && !has(id, length) && forms.iter().any(|form| &*form.id == id) {
            report.at("pack.toml", "pack").error(
                "form",
                "nothing",
                format!("a form {id} of length {}", length.id()),
            );
        }
    }
    unused(wire, bank, stand_ins, &forms, report);
    forms
}

fn items(place: &mut Place<'_>, form: &wire::Form, bank: &[Item], stand_ins: &[Row]) -> Vec<u16> {
    let lists = [&form.agree, &form.sort, &form.scenario, &form.knowledge, &form.spot];
    let mut places = Vec::new();
    let count = lists.iter().map(|list| list.len()).sum::<usize>();
    if !ITEMS.contains(&count) {
        let expected = format!("{} to {} items", ITEMS.start(), ITEMS.end());
        place.error("items", format!("{count} items"), expected);
        if count > *ITEMS.end() {
            return places;
        }
    }
    if count - form.agree.len() < JUDGED {
        let found = format!("{} judged items", count - form.agree.len());
        place.error("items", found, format!("at least {JUDGED}"));
    }
    for (list, kind) in lists.into_iter().zip(KINDS) {
        for id in list {
            let found = bank.iter().position(|item| name(item) == (kind, id.as_str()));
            match found.and_then(|found| u16::try_from(found).ok()) {
                _ if stand_ins.iter().any(|row| row.text(column::stand_in::ID) == id) => {
                    place.error(kind, format!("\"{id}\", which stands in for another"), "a general item");
                }
                Some(found) if places.contains(&found) => {
                    place.error(kind, format!("\"{id}\" twice"), "it once")
                }
                Some(found) => places.push(found),
                None => place.error(kind, format!("\"{id}\""), format!("the id of an item of kind {kind}")),
            }
        }
        if kind == "agree" {
            let worries = bank.iter().position(|item| *item == Item::Worries);
            places.extend(worries.and_then(|worries| u16::try_from(worries).ok()));
        }
    }
    places
}

/// The table and the id of an item.
fn name(item: &Item) -> (&'static str, &str) {
    match item {
        Item::Agree(item) => ("agree", &item.id),
        Item::Worries => ("worries", ""),
        Item::Judged(item) => {
            let kind = match item.kind {
                JudgedKind::Sort => "sort",
                JudgedKind::Scenario => "scenario",
                JudgedKind::Knowledge => "knowledge",
                JudgedKind::Spot => "spot",
            };
            (kind, &item.id)
        }
    }
}

fn of<'a>(key: &'a FormKey, bank: &'a [Item]) -> impl Iterator<Item = &'a Item> {
    key.items.iter().filter_map(|place| bank.get(usize::from(*place)))
}

/// If "be careful" is always right, refusing all AI gets full marks; and the other way round.
fn balance(place: &mut Place<'_>, key: &FormKey, bank: &[Item], uses: &[Text]) {
    let judged: Vec<_> = of(key, bank)
        .filter_map(|item| match item {
            Item::Judged(item) => Some(item),
            _ => None,
        })
        .collect();
    if judged.is_empty() {
        return;
    }
    let used = judged.iter().filter(|item| uses.contains(&item.id)).count();
    let share = used * 100 / judged.len();
    if !USE_PER_CENT.contains(&share) {
        let found = format!("\"use it\" best in {used} of {} judged items", judged.len());
        place.error("key", found, format!("{} to {} %", USE_PER_CENT.start(), USE_PER_CENT.end()));
    }

    // A sort counts once, as in the lean score.
    let cards = judged.iter().filter(|item| item.kind == JudgedKind::Sort).count().max(1);
    let possible = |side: fn(i8) -> i8| -> usize {
        let most = |item: &&crate::model::item::Judged| {
            let far = item.marks.iter().map(|mark| side(mark.lean)).max().unwrap_or(0).max(0);
            usize::from(far.unsigned_abs()) * if item.kind == JudgedKind::Sort { 1 } else { cards }
        };
        judged.iter().map(most).sum()
    };
    let (over, under) = (possible(|lean| lean), possible(|lean| -lean));
    if over.abs_diff(under) * 100 > over.max(under) * LEAN_PER_CENT {
        let found = format!("possible over-trust {over} against possible under-trust {under}");
        place.error("key", found, format!("a difference of at most {LEAN_PER_CENT} %"));
    }
}

/// The axes must be asked in full: three confidence dimensions, and in the standard check all four of judgement.
fn dimensions(place: &mut Place<'_>, key: &FormKey, bank: &[Item]) {
    for dimension in Dimension::ALL {
        let asked = of(key, bank).any(|item| match item {
            Item::Agree(item) => item.dimension == dimension,
            Item::Judged(item) => item.dimension == dimension,
            Item::Worries => false,
        });
        if !asked && (key.length == Length::Standard || dimension.axis() == Axis::Confidence) {
            place.error("items", format!("no item of {}", dimension.id()), "at least one");
        }
    }
}

fn unused(wire: &Wire, bank: &[Item], stand_ins: &[Row], forms: &[FormKey], report: &mut Report) {
    let standing: BTreeSet<&str> = stand_ins.iter().map(|row| row.text(column::stand_in::ID)).collect();
    for (number, item) in bank.iter().enumerate() {
        let asked = forms.iter().any(|form| form.items.iter().any(|place| usize::from(*place) == number));
        let used = asked || standing.contains(item.id());
        let (kind, id) = name(item);
        if !used && !id.is_empty() {
            let file = wire.forms.first().map_or("pack.toml", |form| form.file.as_str());
            report.at(file, format!("{kind} {id}")).error("id", "an item that no form asks", "a use of it");
        }
    }
}
