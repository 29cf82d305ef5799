//! The JSON Schema of a pack (draft 2020-12), generated from the wire types, for editors that complete and
//! check while somebody writes.
//!
//! The types say which fields there are. In them every field is optional, because `check` reports what is
//! missing; here `FIELDS` and `REQUIRED` say more. It lacks every rule between fields: those are `check`'s.

use std::collections::BTreeMap;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::made::{Direction, Status};
use super::read::overlay::WORDS;
use super::texts::{JudgedTexts, QuestionTexts, ResultTexts, StartTexts};
use super::tree::IDS;
use super::wire::*;

/// A pack as one JSON object: www/packs/README.md says what each table is for.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(dead_code, reason = "only its schema is used")]
struct Pack {
    /// The address of this schema, for editors.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// Version of this file format: 1.
    format: i64,
    /// Lower-case words joined by hyphens.
    id: String,
    /// Raised when an item changes meaning.
    version: i64,
    /// The pack's own language, a tag such as en, cy or zh-Hant.
    language: String,
    made: Made,
    /// Left out, or any of its fields: as in the shipped pack.
    thresholds: Option<Thresholds>,
    form: Vec<Form>,
    agree: Vec<Agree>,
    sort: Option<Vec<Sort>>,
    scenario: Option<Vec<Judged>>,
    knowledge: Option<Vec<Judged>>,
    spot: Option<Vec<Judged>>,
    worry: Option<Vec<Worry>>,
    role: Vec<Role>,
    stage: Vec<Stage>,
    lean: Vec<Keyed>,
    opening: Vec<Keyed>,
    strength: Vec<Keyed>,
    next_step: Vec<Keyed>,
    red_line: Option<Vec<Keyed>>,
    dimension: Vec<Dimension>,
    fact: Option<Vec<Fact>>,
    /// Month names, divided by |.
    calendar: Option<BTreeMap<String, String>>,
}

/// What the type of a language is called, after that of the pack.
const TEXTS: &str = "-texts";

/// Type, field, what it is, and what more is known of its value (a schema).
const FIELDS: &[(&str, &str, &str, &str)] = &[
    ("Made", "name", "The language, named in itself.", ""),
    ("Made", "complete", "false lets the pack's own language stand in for missing texts.", ""),
    ("Agree", "dimension", "What the statement is about.", r#"{"enum": ["C1", "C2", "C3"]}"#),
    ("Agree", "keying", "mirrored: agreeing lowers the score.", r#"{"enum": ["forward", "mirrored"]}"#),
    ("Agree", "ask", "Only and always with the tag org: the question to take to the organisation.", ""),
    (
        "Agree",
        "gap",
        "With the tag org: what the organisation owes, as a result code says it.",
        r#"{"enum": ["rules", "tools", "training", "role-talk"]}"#,
    ),
    ("Sort", "dimension", "What the task is about.", r#"{"enum": ["J1", "J4"]}"#),
    ("Judged", "dimension", "What the item is about.", r#"{"enum": ["J1", "J2", "J3", "J4"]}"#),
    ("Judged", "best", "Is the best choice to go on, or to hold back?", r#"{"enum": ["use", "hold"]}"#),
    ("Judged", "output", "Spot items only: what the tool wrote.", ""),
    ("Judged", "original", "Spot items only: what the tool was given.", ""),
    ("Choice", "quality", "Exactly one choice has 1000.", r#"{"enum": [0, 500, 1000]}"#),
    ("Choice", "lean", "Below 0 too little trust, above 0 too much.", r#"{"minimum": -2, "maximum": 2}"#),
    ("Choice", "why", "One or two sentences: why the choice leans as it does.", ""),
    ("Choice", "red-line", "The line that it crosses.", r#"{"enum": ["data", "decision", "unchecked"]}"#),
    ("Form", "id", "Parallel forms, for before and after.", r#"{"enum": ["a", "b"]}"#),
    ("Form", "length", "", r#"{"enum": ["quick", "standard"]}"#),
    ("Worry", "say", "The honest answer, 40 to 80 words.", ""),
    ("Worry", "next", "One step of under ten minutes.", ""),
    ("Worry", "unsaid", "What nobody can promise or know.", ""),
    ("Role", "id", "One must be none.", ""),
    ("Role", "try", "Three tasks to try.", r#"{"minItems": 3, "maxItems": 3}"#),
    ("Role", "keep", "One task to keep human, and why.", ""),
    ("Role", "ask", "One question for the organisation.", ""),
    ("Stage", "stage", "", r#"{"minimum": 1, "maximum": 5}"#),
    ("Keyed", "label", "Only leans.", ""),
    ("Keyed", "hint", "Only leans: the same, carefully, for the quick check.", ""),
    ("Fact", "url", "", r#"{"pattern": "^https://"}"#),
    ("Fact", "sure", "How sure it is.", r#"{"enum": ["F1", "F2"]}"#),
    ("Thresholds", "cuts", "Where stages 2 to 5 begin.", r#"{"minItems": 4, "maxItems": 4}"#),
];

/// Fields of any type.
const EVERYWHERE: &[(&str, &str, &str)] = &[
    ("tag", "Whose gap it is.", r#"{"enum": ["me", "team", "org"]}"#),
    ("reviewed", "A day such as 2026-11-22.", r#"{"pattern": "^\\d{4}-\\d{2}-\\d{2}$"}"#),
    ("checked", "A day such as 2026-11-22.", r#"{"pattern": "^\\d{4}-\\d{2}-\\d{2}$"}"#),
    ("for", "The general item in whose place it stands; with roles.", ""),
    ("facts", "Ids of the facts that it rests on.", ""),
];

/// Type, and the fields that it cannot do without.
const REQUIRED: &[(&str, &[&str])] = &[
    ("Made", &["name", "status"]),
    ("Form", &["id", "length"]),
    ("Agree", &["id", "dimension", "tag", "keying", "reviewed", "text"]),
    ("Sort", &["id", "dimension", "tag", "reviewed", "text", "ai-drafts", "i-lead", "person-only"]),
    ("Judged", &["id", "dimension", "tag", "best", "reviewed", "text", "choices"]),
    ("Choice", &["quality", "lean", "why"]),
    ("Worry", &["id", "text", "say", "next", "unsaid"]),
    ("Role", &["id", "name", "try", "keep", "ask"]),
    ("Stage", &["stage", "name"]),
    ("Keyed", &["id", "text"]),
    ("Dimension", &["id", "name", "start", "getting-there", "strong"]),
    ("Fact", &["id", "claim", "source", "year", "url", "sure", "checked"]),
];

/// The schema.
pub fn schema() -> Value {
    let generator = SchemaGenerator::default();
    let mut schema = Value::from(generator.into_root_schema_for::<Pack>());
    if let Some(types) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        for (name, about) in types.iter_mut() {
            refine(name, about);
        }
        let others = types.iter().filter(|(name, _)| *name != "Made");
        let texts: Vec<_> =
            others.map(|(name, about)| (format!("{name}{TEXTS}"), in_language(about))).collect();
        types.extend(texts);
    }
    let language = language(&schema);
    if let Some(tables) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        tables.extend(interface());
        tables.insert("languages".to_owned(), language);
    }
    schema
}

fn object(value: &mut Value) -> Option<&mut Map<String, Value>> {
    value.as_object_mut()
}

/// Adds what the types do not say.
fn refine(name: &str, about: &mut Value) {
    let required = REQUIRED.iter().find(|(kind, _)| *kind == name).map_or(&[][..], |(_, fields)| *fields);
    if let Some(about) = object(about) {
        about.insert("additionalProperties".to_owned(), json!(false));
        about.insert("required".to_owned(), json!(required));
    }
    let Some(fields) = about.get_mut("properties").and_then(Value::as_object_mut) else { return };
    for (field, about) in fields {
        let own = FIELDS.iter().find(|(kind, known, ..)| *kind == name && *known == *field);
        let own = own.map(|(_, _, what, more)| (*what, *more));
        let everywhere = EVERYWHERE.iter().find(|(known, ..)| *known == *field);
        let (what, more) = own.or(everywhere.map(|(_, what, more)| (*what, *more))).unwrap_or_default();
        let Some(about) = object(about) else { continue };
        about.remove("format");
        if required.contains(&field.as_str())
            && let Some(Value::Array(kinds)) = about.get("type")
        {
            // Nothing is no value for what must be there.
            let kind = kinds.iter().find(|kind| *kind != "null").cloned();
            about.extend(kind.map(|kind| ("type".to_owned(), kind)));
        }
        if !what.is_empty() {
            about.insert("description".to_owned(), json!(what));
        }
        if let Ok(Value::Object(more)) = serde_json::from_str(more) {
            about.extend(more);
        }
        let names: Vec<&str> = match (name, field.as_str()) {
            ("Made", "status") => Status::ALL.iter().map(|(name, _)| *name).collect(),
            ("Made", "direction") => Direction::ALL.iter().map(|(name, _)| *name).collect(),
            _ => continue,
        };
        about.insert("enum".to_owned(), json!(names));
    }
}

/// A type as a language has it: its id and its texts.
fn in_language(about: &Value) -> Value {
    let mut about = about.clone();
    if let Some(fields) = about.get_mut("properties").and_then(Value::as_object_mut) {
        fields.retain(|name, about| {
            WORDS.contains(&name.as_str()) || IDS.contains(&name.as_str()) || texts_of(about)
        });
    }
    if let Some(about) = object(&mut about) {
        about.remove("required");
    }
    about
}

/// Makes every type that is named inside that of a language; `false` if there is none.
fn texts_of(about: &mut Value) -> bool {
    match about {
        Value::Object(about) => {
            let mut found = false;
            for (key, value) in about {
                match value {
                    Value::String(name) if key == "$ref" => {
                        name.push_str(TEXTS);
                        found = true;
                    }
                    value => found |= texts_of(value),
                }
            }
            found
        }
        Value::Array(list) => list.iter_mut().fold(false, |found, about| texts_of(about) | found),
        _ => false,
    }
}

/// The interface texts, from the program's own lists.
fn interface() -> [(String, Value); 3] {
    let table = |fields: &[(&str, &str)]| {
        let texts = fields.iter().map(|(key, meaning)| {
            let about = json!({"type": "string", "description": meaning});
            ((*key).to_owned(), about)
        });
        let texts: Map<String, Value> = texts.collect();
        json!({"type": "object", "additionalProperties": false, "properties": texts})
    };
    [
        ("start".to_owned(), table(StartTexts::FIELDS)),
        ("question".to_owned(), table(&[QuestionTexts::FIELDS, JudgedTexts::FIELDS].concat())),
        ("result".to_owned(), table(ResultTexts::FIELDS)),
    ]
}

/// `languages`: for each tag, how it was made, and texts of the same tables.
fn language(schema: &Value) -> Value {
    let mut tables: Map<String, Value> = interface().into_iter().collect();
    let of_pack = schema.get("properties").and_then(Value::as_object);
    for (name, about) in of_pack.into_iter().flatten() {
        let mut about = about.clone();
        if !["form", "made", "thresholds"].contains(&name.as_str()) && texts_of(&mut about) {
            tables.insert(name.clone(), about);
        }
    }
    tables.insert("made".to_owned(), json!({"$ref": "#/$defs/Made"}));
    tables.insert("calendar".to_owned(), json!({"type": "object"}));
    json!({
        "description": "Other languages by tag: only ids and texts of the same tables.",
        "type": "object",
        "additionalProperties": {
            "type": "object", "additionalProperties": false, "properties": tables, "required": ["made"]
        }
    })
}
