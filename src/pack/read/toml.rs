//! From TOML to trees.

use ::toml::{Table as TomlTable, Value};

use super::{File, Parsed};
use crate::pack::problem::Report;
use crate::pack::tree::{DEPTH, Table, Tree};

pub(super) fn parse<'a>(files: impl Iterator<Item = &'a File>, report: &mut Report) -> Parsed {
    let mut parsed = Vec::new();
    for file in files {
        let mut place = report.at(&file.path, "file");
        match file.text.parse::<TomlTable>().map(|table| tree(Value::Table(table), DEPTH)) {
            Ok(Some(Tree::Table(table))) => parsed.push((file.path.clone(), table)),
            Ok(_) => place.error("", format!("more than {DEPTH} levels of lists and tables"), "fewer"),
            Err(error) => place.error("", error.to_string().trim().replace('\n', " "), "TOML"),
        }
    }
    parsed
}

/// `None` if there are more levels than may follow. Dates become text, as JSON has them.
fn tree(value: Value, levels: u8) -> Option<Tree> {
    Some(match value {
        Value::Boolean(value) => Tree::Bool(value),
        Value::Integer(value) => Tree::Whole(value),
        Value::Float(_) => Tree::Fraction,
        Value::String(text) => Tree::Text(text),
        Value::Datetime(date) => Tree::Text(date.to_string()),
        Value::Array(values) => {
            let below = levels.checked_sub(1)?;
            let items: Option<Vec<Tree>> = values.into_iter().map(|value| tree(value, below)).collect();
            Tree::List(items?)
        }
        Value::Table(table) => {
            let below = levels.checked_sub(1)?;
            let fields = table.into_iter().map(|(key, value)| Some((key, tree(value, below)?)));
            let fields: Option<Table> = fields.collect();
            Tree::Table(fields?)
        }
    })
}
