//! Items: marks in range, one best answer, and no giving the answer away by length.

use super::{FactIds, ITEM_MONTHS, field, stand_ins};
use crate::model::item::{Agree, Dimension, Item, Judged, JudgedKind, Keying, Mark, RedLine, Tag};
use crate::model::{FULL, Text};
use crate::pack::date::Date;
use crate::pack::problem::{Place, Report};
use crate::pack::wire::{self, Entry as Filed, Wire};
use crate::pack::words::{Row, borrowed, column};

/// The longest choice may be this many per cent of the shortest.
const LENGTH_PER_CENT: usize = 140;

/// Below this many choice items, "the best is mostly the longest" means nothing.
const LENGTH_SAMPLE: usize = 4;

/// No item may have more choices; of more, so many are looked at.
const CHOICES_READ: usize = 9;

const C: [Dimension; 3] = [Dimension::C1, Dimension::C2, Dimension::C3];
const TAGS: [(&str, Tag); 3] = [("me", Tag::Me), ("team", Tag::Team), ("org", Tag::Org)];
const KEYINGS: [(&str, Keying); 2] = [("forward", Keying::Forward), ("mirrored", Keying::Mirrored)];
pub(super) const RED_LINES: [(&str, RedLine); 3] =
    [("data", RedLine::Data), ("decision", RedLine::Decision), ("unchecked", RedLine::Unchecked)];

/// All items with what belongs to them.
#[derive(Default)]
pub(super) struct Bank {
    /// Every item, the worry picker among them.
    pub(super) items: Vec<Item>,
    /// The words of the agree items.
    pub(super) agree_words: Vec<Row>,
    /// The words of the judged items.
    pub(super) judged_words: Vec<Row>,
    /// The reasons of the judged items.
    pub(super) reasons: Vec<Row>,
    /// Which items of a role stand in for which items of a form.
    pub(super) stand_ins: Vec<Row>,
    /// The questions of the `org` items.
    pub(super) asks: Vec<Row>,
    /// Ids of the judged items whose best answer is to go on using AI.
    pub(super) uses: Vec<Text>,
}

/// Checks all items.
pub(super) fn check(wire: &Wire, today: Date, facts: &mut FactIds, report: &mut Report) -> Bank {
    let mut bank = Bank::default();
    for filed in &wire.agrees {
        agree(filed, today, &mut bank, report);
    }
    bank.items.push(Item::Worries);
    for filed in &wire.sorts {
        sort(filed, today, facts, &mut bank, report);
    }
    let kinds = [
        ("scenario", JudgedKind::Scenario, &wire.scenarios),
        ("knowledge", JudgedKind::Knowledge, &wire.knowledge),
        ("spot", JudgedKind::Spot, &wire.spots),
    ];
    for (name, kind, list) in kinds {
        for filed in list {
            judged(name, kind, filed, today, facts, &mut bank, report);
        }
        best_by_length(name, list, report);
    }
    twins(wire, report);
    bank.stand_ins = stand_ins::check(wire, &bank.items, report);
    bank
}

/// Words and reasons are found by id alone, so an id must differ from those of all kinds.
fn twins(wire: &Wire, report: &mut Report) {
    let mut ids: Vec<(&str, &str, &str)> = Vec::new();
    let agrees = wire.agrees.iter().map(|item| ("agree", &item.file, &item.value.id));
    let sorts = wire.sorts.iter().map(|item| ("sort", &item.file, &item.value.id));
    let kinds = [("scenario", &wire.scenarios), ("knowledge", &wire.knowledge), ("spot", &wire.spots)];
    let judged =
        kinds.iter().flat_map(|(name, list)| list.iter().map(|item| (*name, &item.file, &item.value.id)));
    for (kind, file, id) in agrees.chain(sorts).chain(judged) {
        let Some(id) = id else { continue };
        if let Some((other, _, _)) = ids.iter().find(|(_, _, seen)| *seen == id.as_str()) {
            let expected = format!("an id of its own; an item of kind {other} has this one");
            report.at(file, format!("{kind} {id}")).error("id", "the same id twice", expected);
        }
        ids.push((kind, file, id));
    }
}

fn agree(filed: &Filed<wire::Agree>, today: Date, bank: &mut Bank, report: &mut Report) {
    let value = &filed.value;
    let mut place = report.at(&filed.file, format!("agree {}", value.id.as_deref().unwrap_or("without id")));
    let id = field::text(&mut place, "id", value.id.as_ref());
    let dimension = field::one_of(&mut place, "dimension", value.dimension.as_ref(), &field::dimensions(&C));
    let tag = field::one_of(&mut place, "tag", value.tag.as_ref(), &TAGS);
    let keying = field::one_of(&mut place, "keying", value.keying.as_ref(), &KEYINGS);
    let text = field::text(&mut place, "text", value.text.as_ref());
    field::date(&mut place, "reviewed", value.reviewed.as_ref(), today, ITEM_MONTHS);
    match (tag, &value.ask) {
        (Some(Tag::Org), ask) => {
            let text = field::text(&mut place, "ask", ask.as_ref());
            let gap = value.gap.as_ref();
            let gap = gap.and_then(|_| {
                field::one_of(&mut place, "gap", gap, &column::ask::GAPS.map(|gap| (gap, gap)))
            });
            bank.asks.push(Row::of([id.clone(), text, gap.unwrap_or_default().into()]));
        }
        (_, Some(_)) => place.error("ask", "a question", "none, or tag = \"org\""),
        _ if value.gap.is_some() => place.error("gap", "a gap", "none, or tag = \"org\""),
        _ => {}
    }
    bank.agree_words.push(Row::of([id.clone(), text]));
    let item = Agree {
        id,
        dimension: dimension.unwrap_or(Dimension::C1),
        tag: tag.unwrap_or(Tag::Me),
        keying: keying.unwrap_or(Keying::Forward),
    };
    bank.items.push(Item::Agree(item));
}

fn sort(filed: &Filed<wire::Sort>, today: Date, facts: &mut FactIds, bank: &mut Bank, report: &mut Report) {
    let value = &filed.value;
    let mut place = report.at(&filed.file, format!("sort {}", value.id.as_deref().unwrap_or("without id")));
    let id = field::text(&mut place, "id", value.id.as_ref());
    let known = field::dimensions(&[Dimension::J1, Dimension::J4]);
    let dimension = field::one_of(&mut place, "dimension", value.dimension.as_ref(), &known);
    field::one_of(&mut place, "tag", value.tag.as_ref(), &TAGS);
    let text = field::text(&mut place, "text", value.text.as_ref());
    field::date(&mut place, "reviewed", value.reviewed.as_ref(), today, ITEM_MONTHS);

    let bins =
        [("ai-drafts", &value.ai_drafts), ("i-lead", &value.i_lead), ("person-only", &value.person_only)];
    let (mut marks, mut whys) = (Vec::new(), vec![id.clone()]);
    for (name, bin) in bins {
        let Some(choice) = bin else {
            place.error(name, "nothing", "quality, lean and why");
            continue;
        };
        marks.push(mark(&mut place, name, choice));
        whys.push(field::text(&mut place, &format!("{name}.why"), choice.why.as_ref()));
    }
    best(&mut place, &marks);
    // Only "person only" holds AI back.
    if marks.last().is_some_and(|last| last.quality != FULL) {
        bank.uses.push(id.clone());
    }
    bank.reasons.push(Row { texts: whys, facts: facts.find(value.facts.as_deref(), &mut place) });
    let dimension = dimension.unwrap_or(Dimension::J4);
    bank.judged_words.push(Row::of([id.clone(), text]));
    bank.items.push(Item::Judged(Judged { id, kind: JudgedKind::Sort, dimension, marks }));
}

fn judged(
    name: &str,
    kind: JudgedKind,
    filed: &Filed<wire::Judged>,
    today: Date,
    facts: &mut FactIds,
    bank: &mut Bank,
    report: &mut Report,
) {
    let value = &filed.value;
    let mut place = report.at(&filed.file, format!("{name} {}", value.id.as_deref().unwrap_or("without id")));
    let id = field::text(&mut place, "id", value.id.as_ref());
    let dimensions: &[Dimension] = match kind {
        JudgedKind::Knowledge => &[Dimension::J1, Dimension::J3],
        JudgedKind::Spot => &[Dimension::J2, Dimension::J3],
        _ => &[Dimension::J2, Dimension::J3, Dimension::J4],
    };
    let known = field::dimensions(dimensions);
    let dimension = field::one_of(&mut place, "dimension", value.dimension.as_ref(), &known);
    field::one_of(&mut place, "tag", value.tag.as_ref(), &TAGS);
    let uses = field::one_of(&mut place, "best", value.best.as_ref(), &[("use", true), ("hold", false)]);
    field::date(&mut place, "reviewed", value.reviewed.as_ref(), today, ITEM_MONTHS);
    let mut texts = vec![id.clone(), field::text(&mut place, "text", value.text.as_ref())];
    if kind == JudgedKind::Spot {
        texts.push(field::text(&mut place, "original", value.original.as_ref()));
        texts.push(field::text(&mut place, "output", value.output.as_ref()));
    } else if value.output.is_some() || value.original.is_some() {
        place.error("output", "a text", "nothing: only spot items show an output");
    }

    let (mut marks, mut whys, mut choices, mut ids) = (Vec::new(), vec![id.clone()], Vec::new(), Vec::new());
    let stands = value.choices.as_deref().unwrap_or_default();
    for choice in stands.iter().take(CHOICES_READ) {
        let choice_id = field::text(&mut place, "choices.id", choice.id.as_ref());
        let path = format!("choices.{choice_id}");
        marks.push(mark(&mut place, &path, choice));
        choices.push(field::text(&mut place, &format!("{path}.text"), choice.text.as_ref()));
        whys.push(field::text(&mut place, &format!("{path}.why"), choice.why.as_ref()));
        if ids.contains(&choice_id) {
            place.error(&path, "the same id twice", "an id of its own");
        }
        ids.push(choice_id);
    }
    counts(&mut place, kind, &marks, stands.len());
    best(&mut place, &marks);
    lengths(&mut place, &choices);
    texts.extend(choices);
    if uses == Some(true) {
        bank.uses.push(id.clone());
    }
    let facts = facts.find(value.facts.as_deref(), &mut place);
    bank.reasons.push(Row { texts: whys, facts });
    let dimension = dimension.unwrap_or(Dimension::J2);
    bank.judged_words.push(Row { texts, facts: Vec::new() });
    bank.items.push(Item::Judged(Judged { id, kind, dimension, marks }));
}

fn mark(place: &mut Place<'_>, path: &str, choice: &wire::Choice) -> Mark {
    let quality = field::score(place, &format!("{path}.quality"), choice.quality);
    if ![0, FULL / 2, FULL].contains(&quality) {
        place.error(&format!("{path}.quality"), quality.to_string(), "0, 500 or 1000");
    }
    let lean = field::number(place, &format!("{path}.lean"), choice.lean, -2, 2);
    if quality == FULL && lean != 0 {
        place.error(
            &format!("{path}.lean"),
            lean.to_string(),
            "0, because the best choice leans neither way",
        );
    }
    let red_line = choice.red_line.as_ref().and_then(|_| {
        field::one_of(place, &format!("{path}.red-line"), choice.red_line.as_ref(), &RED_LINES)
    });
    if red_line.is_some() && quality != 0 {
        place.error(
            &format!("{path}.quality"),
            quality.to_string(),
            "0, because the choice crosses a red line",
        );
    }
    Mark { quality, lean: i8::try_from(lean).unwrap_or(0), red_line }
}

fn best(place: &mut Place<'_>, marks: &[Mark]) {
    let best = marks.iter().filter(|mark| mark.quality == FULL).count();
    if best != 1 {
        place.error("quality", format!("{best} best choices"), "exactly one with 1000");
    }
}

fn counts(place: &mut Place<'_>, kind: JudgedKind, marks: &[Mark], count: usize) {
    let (low, high) = match kind {
        JudgedKind::Scenario => (4, 4),
        JudgedKind::Knowledge => (3, 4),
        _ => (3, 5),
    };
    if !(low..=high).contains(&count) {
        place.error("choices", count.to_string(), format!("{low} to {high} choices"));
    }
    if kind == JudgedKind::Scenario {
        let over = marks.iter().any(|mark| mark.quality == 0 && mark.lean > 0);
        let under = marks.iter().any(|mark| mark.quality == 0 && mark.lean < 0);
        if !(over && under) {
            place.error(
                "choices",
                "no choice that trusts too much or none too little",
                "one of each with quality 0",
            );
        }
    }
}

fn length(text: &str) -> usize {
    borrowed::plain(text).unwrap_or(text).chars().count()
}

fn lengths(place: &mut Place<'_>, choices: &[Text]) {
    let lengths = choices.iter().map(|text| length(text));
    let (Some(short), Some(long)) = (lengths.clone().min(), lengths.max()) else { return };
    if short > 0 && long * 100 > short * LENGTH_PER_CENT {
        let found = format!("choices of {short} to {long} characters");
        place.error("choices", found, format!("the longest at most {LENGTH_PER_CENT} % of the shortest"));
    }
}

/// A best choice that is mostly the longest, or mostly the shortest, can be found without reading.
fn best_by_length(name: &str, list: &[Filed<wire::Judged>], report: &mut Report) {
    let (mut items, mut longest, mut shortest) = (0, 0, 0);
    for filed in list {
        let choices = filed.value.choices.as_deref().unwrap_or_default();
        let size = |choice: &wire::Choice| choice.text.as_deref().map_or(0, length);
        let Some(best) = choices.iter().find(|choice| choice.quality == Some(i64::from(FULL))) else {
            continue;
        };
        let others = || choices.iter().filter(|choice| choice.id != best.id).map(size);
        items += 1;
        longest += usize::from(others().all(|other| other < size(best)));
        shortest += usize::from(others().all(|other| other > size(best)));
    }
    for (count, word) in [(longest, "longest"), (shortest, "shortest")] {
        if items >= LENGTH_SAMPLE && count * 2 > items {
            let file = list.first().map_or("", |filed| filed.file.as_str());
            let found = format!("the best choice the {word} in {count} of {items} items");
            report.at(file, name).error("choices", found, "at most in half of them");
        }
    }
}
