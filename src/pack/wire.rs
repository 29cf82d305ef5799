//! The file format as serde sees it: every field optional, so that `check` can report all that is missing
//! instead of stopping at the first. The format is described in `www/packs/README.md`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything in a pack's folder, with the file that each entry stands in.
#[derive(Clone, Debug, Default)]
pub struct Wire {
    /// `format`, `id`, `version`, `language`. The language is the one that is read.
    pub head: Entry<Head>,
    /// The pack's own language.
    pub base: Option<String>,
    /// `[made]`, of the language that is read.
    pub made: Entry<Made>,
    /// `[thresholds]`.
    pub thresholds: Entry<Thresholds>,
    /// `[[form]]`.
    pub forms: Vec<Entry<Form>>,
    /// `[[agree]]`.
    pub agrees: Vec<Entry<Agree>>,
    /// `[[sort]]`.
    pub sorts: Vec<Entry<Sort>>,
    /// `[[scenario]]`.
    pub scenarios: Vec<Entry<Judged>>,
    /// `[[knowledge]]`.
    pub knowledge: Vec<Entry<Judged>>,
    /// `[[spot]]`.
    pub spots: Vec<Entry<Judged>>,
    /// `[[worry]]`.
    pub worries: Vec<Entry<Worry>>,
    /// `[[role]]`.
    pub roles: Vec<Entry<Role>>,
    /// `[[stage]]`.
    pub stages: Vec<Entry<Stage>>,
    /// `[[lean]]`.
    pub leans: Vec<Entry<Keyed>>,
    /// `[[opening]]`.
    pub openings: Vec<Entry<Keyed>>,
    /// `[[strength]]`.
    pub strengths: Vec<Entry<Keyed>>,
    /// `[[next-step]]`.
    pub next_steps: Vec<Entry<Keyed>>,
    /// `[[red-line]]`.
    pub red_lines: Vec<Entry<Keyed>>,
    /// `[[dimension]]`.
    pub dimensions: Vec<Entry<Dimension>>,
    /// `[[fact]]`.
    pub facts: Vec<Entry<Fact>>,
    /// `[start]`, `[question]`, `[result]` and `[calendar]`.
    pub texts: BTreeMap<String, Entry<BTreeMap<String, String>>>,
}

/// A value and its file.
#[derive(Clone, Debug, Default)]
pub struct Entry<T> {
    /// Relative to the pack's folder.
    pub file: String,
    /// What stands there.
    pub value: T,
}

/// The top of `pack.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Head {
    pub format: Option<i64>,
    pub id: Option<String>,
    pub version: Option<i64>,
    pub language: Option<String>,
}

/// `[made]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Made {
    pub name: Option<String>,
    pub status: Option<String>,
    pub complete: Option<bool>,
    pub direction: Option<String>,
}

/// `[thresholds]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Thresholds {
    pub cuts: Option<Vec<i64>>,
    pub floors: Option<Vec<BTreeMap<String, i64>>>,
    pub fearless: Option<BTreeMap<String, i64>>,
    pub red_line_stage: Option<i64>,
    pub quick_stage: Option<i64>,
    pub lean: Option<BTreeMap<String, i64>>,
    pub gap: Option<i64>,
    pub near: Option<i64>,
    pub bands: Option<Vec<i64>>,
    pub sureness: Option<BTreeMap<String, i64>>,
    pub answered: Option<i64>,
}

/// `[[form]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Form {
    pub id: Option<String>,
    pub length: Option<String>,
    #[serde(default)]
    pub agree: Vec<String>,
    #[serde(default)]
    pub sort: Vec<String>,
    #[serde(default)]
    pub scenario: Vec<String>,
    #[serde(default)]
    pub knowledge: Vec<String>,
    #[serde(default)]
    pub spot: Vec<String>,
}

/// `[[agree]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Agree {
    pub id: Option<String>,
    pub dimension: Option<String>,
    pub tag: Option<String>,
    pub keying: Option<String>,
    pub reviewed: Option<String>,
    pub text: Option<String>,
    pub ask: Option<String>,
    pub gap: Option<String>,
}

/// `[[sort]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Sort {
    pub id: Option<String>,
    pub dimension: Option<String>,
    pub tag: Option<String>,
    pub r#for: Option<String>,
    pub roles: Option<Vec<String>>,
    pub reviewed: Option<String>,
    pub text: Option<String>,
    pub facts: Option<Vec<String>>,
    pub ai_drafts: Option<Choice>,
    pub i_lead: Option<Choice>,
    pub person_only: Option<Choice>,
}

/// `[[scenario]]`, `[[knowledge]]` and `[[spot]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Judged {
    pub id: Option<String>,
    pub dimension: Option<String>,
    pub tag: Option<String>,
    pub best: Option<String>,
    pub r#for: Option<String>,
    pub roles: Option<Vec<String>>,
    pub reviewed: Option<String>,
    pub text: Option<String>,
    pub output: Option<String>,
    pub original: Option<String>,
    pub facts: Option<Vec<String>>,
    pub choices: Option<Vec<Choice>>,
}

/// A choice of a judged item; in a sort card it has no id and no text of its own.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Choice {
    pub id: Option<String>,
    pub quality: Option<i64>,
    pub lean: Option<i64>,
    pub text: Option<String>,
    pub why: Option<String>,
    pub red_line: Option<String>,
}

/// `[[worry]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Worry {
    pub id: Option<String>,
    pub text: Option<String>,
    pub say: Option<String>,
    pub next: Option<String>,
    pub unsaid: Option<String>,
    pub facts: Option<Vec<String>>,
}

/// `[[role]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Role {
    pub id: Option<String>,
    pub name: Option<String>,
    pub r#try: Option<Vec<String>>,
    pub keep: Option<String>,
    pub ask: Option<String>,
    pub facts: Option<Vec<String>>,
}

/// `[[stage]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Stage {
    pub stage: Option<i64>,
    pub name: Option<String>,
}

/// `[[opening]]`, `[[lean]]`, `[[strength]]`, `[[next-step]]` and `[[red-line]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Keyed {
    pub id: Option<String>,
    pub text: Option<String>,
    pub label: Option<String>,
    pub hint: Option<String>,
    pub facts: Option<Vec<String>>,
}

/// `[[dimension]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Dimension {
    pub id: Option<String>,
    pub name: Option<String>,
    pub start: Option<String>,
    pub getting_there: Option<String>,
    pub strong: Option<String>,
}

/// `[[fact]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_docs, reason = "the fields are those of www/packs/README.md")]
pub struct Fact {
    pub id: Option<String>,
    pub claim: Option<String>,
    pub source: Option<String>,
    pub year: Option<i64>,
    pub url: Option<String>,
    pub sure: Option<String>,
    pub checked: Option<String>,
}
