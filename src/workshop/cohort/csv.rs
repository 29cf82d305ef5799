//! CSV (RFC 4180) that is safe to open: no field can be taken for a formula.
//!
//! A field that begins with `=`, `+`, `-`, `@`, a tab or a line break would be run by a spreadsheet, also behind
//! spaces or as full-width characters; it gets an apostrophe in front, which spreadsheets show as text.

/// One field.
pub fn csv_field(text: &str) -> String {
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}', '"']).chars().next();
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '|' | '%')
    );
    let safe = if formula { format!("'{text}") } else { text.to_owned() };
    if safe.contains(['"', ',', ';', '\n', '\r', '\t', '\'']) {
        return format!("\"{}\"", safe.replace('"', "\"\""));
    }
    safe
}

/// One line, with its end.
pub fn csv_row<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let fields: Vec<String> = fields.into_iter().map(csv_field).collect();
    fields.join(",") + "\r\n"
}
