//! Mutations that keep JSON what it is: a value goes, comes twice, becomes another value of the file, or
//! one that is known to be awkward.

use ai_self_check::pack::people::Chance;
use serde_json::{Value, json};

/// Changes the JSON in `data[..size]`; gives its new size. `None` if it is no JSON, or grew too long.
pub(crate) fn json(data: &mut [u8], size: usize, most: usize, seed: u32) -> Option<usize> {
    let mut value: Value = serde_json::from_slice(data.get(..size)?).ok()?;
    let mut chance = Chance(u64::from(seed));
    for _ in 0..=chance.below(3) {
        let count = count(&value);
        let other = node(&mut value, &mut chance.below(count))?.clone();
        let target = node(&mut value, &mut chance.below(count))?;
        change(target, other, &mut chance);
    }
    let bytes = serde_json::to_vec(&value).ok()?;
    let room = data.get_mut(..bytes.len().min(most))?;
    room.copy_from_slice(bytes.get(..room.len())?);
    (bytes.len() <= most).then_some(bytes.len())
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(table) => table.values().map(count).sum(),
        _ => 0,
    }
}

/// The value at a place, counted from the outside in.
fn node<'a>(value: &'a mut Value, place: &mut usize) -> Option<&'a mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|value| node(value, place)),
        Value::Object(table) => table.values_mut().find_map(|value| node(value, place)),
        _ => None,
    }
}

fn change(target: &mut Value, other: Value, chance: &mut Chance) {
    let some = chance.below(64);
    match (chance.below(6), target) {
        (0 | 1, Value::Array(list)) if !list.is_empty() => {
            let place = some % list.len();
            let value = list.swap_remove(place);
            if chance.below(2) == 0 {
                list.extend([value.clone(), value]);
            }
        }
        (0 | 1, Value::Object(table)) if !table.is_empty() => {
            let key = table.keys().nth(some % table.len()).cloned().unwrap_or_default();
            let value = table.remove(&key).unwrap_or_default();
            if chance.below(2) == 0 {
                table.insert(
                    AWKWARD_KEYS.get(some % AWKWARD_KEYS.len()).copied().unwrap_or("").to_owned(),
                    value,
                );
            }
        }
        (2, target) => *target = awkward(some),
        (3, Value::Number(number)) => {
            let step = [-1000, -500, -1, 1, 500, 1000].get(some % 6).copied().unwrap_or(0);
            *number = (number.as_i64().unwrap_or(0).saturating_add(step)).into();
        }
        (_, target) => *target = other,
    }
}

const AWKWARD_KEYS: [&str; 12] = [
    "id",
    "for",
    "roles",
    "text",
    "facts",
    "languages",
    "en",
    "zh-Hant",
    "made",
    "red-line",
    "thresholds",
    "",
];

fn awkward(which: usize) -> Value {
    let all = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1000),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(0.5),
        json!(""),
        json!(" "),
        json!([]),
        json!({}),
        json!("{n} of {total}"),
        json!("{"),
        json!("a|b|c|d|e|f|g|h|i|j|k|l"),
        json!("\u{E000}\u{E001}"),
        json!("<b>"),
        json!("javascript:"),
        json!("https://a.b"),
        json!("2024-02-29"),
        json!("9999-12-31"),
        json!("none"),
        json!("quick"),
        json!("standard"),
        json!("b"),
        json!("use"),
        json!("hold"),
        json!("data"),
        json!("org"),
        json!("J3"),
        json!("3-over-level"),
        (0..40).fold(json!([]), |inner, _| json!([inner])),
        json!({"id": "x", "text": "y"}),
        json!(vec![0; 60]),
    ];
    let place = which % all.len();
    all.into_iter().nth(place).unwrap_or_default()
}
