//! The balance of the key, form by form and dimension by dimension. `check/forms.rs` has the rule for a
//! whole form; this shows where a balance comes from. No rule of its own: a dimension has few items.

use super::table::Table;
use crate::model::FULL;
use crate::pack::wire::{Choice, Wire};

/// What the key of one judged item holds.
struct Key<'a> {
    id: &'a str,
    dimension: &'a str,
    card: bool,
    uses: bool,
    over: i64,
    under: i64,
}

/// A row for each form, and one for each dimension in it. Possible over- and under-trust are counted as in
/// the rule: all the cards of a form weigh as much as one other item.
pub fn balance(wire: &Wire) -> Table {
    let columns =
        ["form", "dimension", "judged", "best: use", "best: hold", "possible over", "possible under"];
    let mut table = Table::new("Balance of the key", &columns);
    let keys = keys(wire);
    for form in &wire.forms {
        let value = &form.value;
        let ids: Vec<&String> =
            [&value.sort, &value.scenario, &value.knowledge, &value.spot].into_iter().flatten().collect();
        let asked: Vec<&Key<'_>> =
            ids.iter().filter_map(|id| keys.iter().find(|key| key.id == *id)).collect();
        let cards = i64::try_from(value.sort.len()).unwrap_or(1).max(1);
        let name = [&value.id, &value.length].map(|part| part.as_deref().unwrap_or("without")).join(" ");
        for dimension in ["all", "J1", "J2", "J3", "J4"] {
            let of: Vec<&&Key<'_>> =
                asked.iter().filter(|key| dimension == "all" || key.dimension == dimension).collect();
            if of.is_empty() {
                continue;
            }
            let uses = of.iter().filter(|key| key.uses).count();
            let weight = |key: &Key<'_>| if key.card { 1 } else { cards };
            let over: i64 = of.iter().map(|key| key.over * weight(key)).sum();
            let under: i64 = of.iter().map(|key| key.under * weight(key)).sum();
            let counts = [of.len(), uses, of.len() - uses].map(|count| count.to_string());
            let start = [name.clone(), dimension.to_owned()];
            table.row(start.into_iter().chain(counts).chain([over.to_string(), under.to_string()]));
        }
    }
    table
}

fn keys(wire: &Wire) -> Vec<Key<'_>> {
    let mut keys = Vec::new();
    for item in &wire.sorts {
        let value = &item.value;
        let bins: Vec<&Choice> =
            [&value.ai_drafts, &value.i_lead, &value.person_only].into_iter().flatten().collect();
        let best = |bin: &Option<Choice>| bin.as_ref().and_then(|bin| bin.quality) == Some(i64::from(FULL));
        let (over, under) = leans(&bins);
        let (id, dimension) = names(value.id.as_ref(), value.dimension.as_ref());
        keys.push(Key { id, dimension, card: true, uses: !best(&value.person_only), over, under });
    }
    for item in super::texts::judged(wire).into_iter().flat_map(|(_, list)| list) {
        let value = &item.value;
        let choices: Vec<&Choice> = value.choices.iter().flatten().collect();
        let (over, under) = leans(&choices);
        let (id, dimension) = names(value.id.as_ref(), value.dimension.as_ref());
        keys.push(Key {
            id,
            dimension,
            card: false,
            uses: value.best.as_deref() == Some("use"),
            over,
            under,
        });
    }
    keys
}

fn names<'a>(id: Option<&'a String>, dimension: Option<&'a String>) -> (&'a str, &'a str) {
    (id.map_or("", |id| id), dimension.map_or("", |dimension| dimension))
}

/// The furthest that one answer can lean either way.
fn leans(choices: &[&Choice]) -> (i64, i64) {
    let leans = || choices.iter().filter_map(|choice| choice.lean);
    (leans().max().unwrap_or(0).max(0), leans().map(|lean| -lean).max().unwrap_or(0).max(0))
}
