//! A pack cut by form: no visitor loads, or compiles, what is not asked.

use super::words::{FormKey, Guidance, Questions, Row, Table, column};

/// The ids of the forms, each once.
pub fn form_ids(questions: &Questions) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for form in &questions.forms {
        if !ids.iter().any(|id| **id == *form.id) {
            ids.push(form.id.to_string());
        }
    }
    ids
}

/// The questions of one form, in every length.
pub fn only(questions: &Questions, form: &str) -> Questions {
    let mut few = Questions { forms: Vec::new(), items: Vec::new(), ..questions.clone() };
    let mut places: Vec<u16> = Vec::new();
    for key in questions.forms.iter().filter(|key| &*key.id == form) {
        let place = |old: &u16| {
            let new = places.iter().position(|kept| kept == old).unwrap_or_else(|| {
                places.push(*old);
                places.len() - 1
            });
            // A form has at most as many items as the pack, whose places are such numbers.
            u16::try_from(new).unwrap_or(u16::MAX)
        };
        few.forms.push(FormKey { items: key.items.iter().map(place).collect(), ..key.clone() });
    }
    few.items = places.iter().filter_map(|place| questions.items.get(usize::from(*place)).cloned()).collect();
    few.words.retain(|row| few.items.iter().any(|item| item.id() == row.text(column::item::ID)));
    few
}

/// The guidance of one form, given its questions: the words of its items and of those that stand in for them,
/// and everything else.
pub fn said(guidance: &Guidance, questions: &Questions) -> Guidance {
    let asked = |id: &str| questions.items.iter().any(|item| item.id() == id);
    let mut few = guidance.clone();
    let mut stand_ins = guidance.rows(Table::StandIns).to_vec();
    stand_ins.retain(|row| asked(row.text(column::stand_in::FOR)));
    let shown = |row: &Row| {
        asked(row.text(column::item::ID))
            || stand_ins.iter().any(|other| other.text(column::stand_in::ID) == row.text(column::item::ID))
    };
    for table in [Table::Items, Table::Reasons] {
        few.set(table, guidance.rows(table).iter().filter(|row| shown(row)).cloned().collect());
    }
    few.set(Table::StandIns, stand_ins);
    few
}
