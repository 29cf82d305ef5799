//! Every text that people read, as entries with file, item and field.
//!
//! Left out: sources of facts, which are titles that others chose, and the names of months.

use super::age::WORDS_AT_LEAST;
use super::sentences::sentences;
use crate::pack::wire::{Choice, Entry as Filed, Judged, Keyed, Wire};

/// What an entry is part of; each has limits of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// What is asked, and the reasons that follow.
    Items,
    /// What a result says.
    Guidance,
    /// All other words on a screen. Most are labels.
    Interface,
}

/// Texts that are read together.
pub(super) struct Entry<'a> {
    pub(super) group: Group,
    /// The name of its table.
    pub(super) kind: &'a str,
    pub(super) file: &'a str,
    /// As in other problems: kind and id.
    pub(super) item: String,
    /// Agreeing lowers the score.
    pub(super) mirrored: bool,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// One text.
pub(super) struct Piece<'a> {
    pub(super) field: String,
    pub(super) text: &'a str,
    /// Read before answering.
    pub(super) asked: bool,
}

/// Texts of a file beside a pack that are read together.
pub struct Passage<'a> {
    /// What they are, such as `step`.
    pub kind: &'a str,
    /// Which one; may be empty.
    pub id: &'a str,
    /// Each text with its field.
    pub texts: Vec<(String, &'a str)>,
    /// Labels, which are looked through for phrases and lengths as the interface is.
    pub labels: bool,
}

pub(super) fn of_passage<'a>(file: &'a str, passage: &Passage<'a>) -> Entry<'a> {
    let group = if passage.labels { Group::Interface } else { Group::Guidance };
    let pieces = passage.texts.iter().map(|(field, text)| Piece { field: field.clone(), text, asked: true });
    let item = if passage.id.is_empty() {
        passage.kind.to_owned()
    } else {
        format!("{} {}", passage.kind, passage.id)
    };
    Entry { group, kind: passage.kind, file, item, mirrored: false, pieces: pieces.collect() }
}

/// All entries in the order of the file format.
pub(super) fn entries(wire: &Wire) -> Vec<Entry<'_>> {
    let mut all = Vec::new();
    for item in &wire.agrees {
        let value = &item.value;
        let mut entry = entry(Group::Items, "agree", item, value.id.as_deref());
        entry.mirrored = value.keying.as_deref() == Some("mirrored");
        entry.asked("text", value.text.as_ref());
        entry.said("ask", value.ask.as_ref());
        all.push(entry);
    }
    for item in &wire.sorts {
        let value = &item.value;
        let mut entry = entry(Group::Items, "sort", item, value.id.as_deref());
        entry.asked("text", value.text.as_ref());
        for (name, bin) in
            [("ai-drafts", &value.ai_drafts), ("i-lead", &value.i_lead), ("person-only", &value.person_only)]
        {
            entry.said(&format!("{name}.why"), bin.as_ref().and_then(|bin| bin.why.as_ref()));
        }
        all.push(entry);
    }
    for (kind, list) in judged(wire) {
        all.extend(list.iter().map(|item| story(kind, item)));
    }
    guidance(wire, &mut all);
    interface(wire, &mut all);
    all.retain(|entry| !entry.pieces.is_empty());
    all
}

/// The kinds of items with choices.
pub(super) fn judged(wire: &Wire) -> [(&'static str, &[Filed<Judged>]); 3] {
    [("scenario", &wire.scenarios), ("knowledge", &wire.knowledge), ("spot", &wire.spots)]
}

fn story<'a>(kind: &'a str, item: &'a Filed<Judged>) -> Entry<'a> {
    let value = &item.value;
    let mut entry = entry(Group::Items, kind, item, value.id.as_deref());
    entry.asked("text", value.text.as_ref());
    entry.asked("original", value.original.as_ref());
    entry.asked("output", value.output.as_ref());
    let choices = value.choices.as_deref().unwrap_or_default();
    let path = |choice: &Choice| format!("choices.{}", choice.id.as_deref().unwrap_or("without id"));
    for choice in choices {
        entry.asked(&format!("{}.text", path(choice)), choice.text.as_ref());
    }
    for choice in choices {
        entry.said(&format!("{}.why", path(choice)), choice.why.as_ref());
    }
    entry
}

fn guidance<'a>(wire: &'a Wire, all: &mut Vec<Entry<'a>>) {
    for worry in &wire.worries {
        let value = &worry.value;
        let mut entry = entry(Group::Guidance, "worry", worry, value.id.as_deref());
        entry.asked("text", value.text.as_ref());
        for (field, text) in [("say", &value.say), ("next", &value.next), ("unsaid", &value.unsaid)] {
            entry.said(field, text.as_ref());
        }
        all.push(entry);
    }
    for role in &wire.roles {
        let value = &role.value;
        let mut entry = entry(Group::Guidance, "role", role, value.id.as_deref());
        entry.asked("name", value.name.as_ref());
        for (place, text) in value.r#try.iter().flatten().enumerate() {
            entry.said(&format!("try.{}", place + 1), Some(text));
        }
        entry.said("keep", value.keep.as_ref());
        entry.said("ask", value.ask.as_ref());
        all.push(entry);
    }
    for stage in &wire.stages {
        let id = stage.value.stage.map(|stage| stage.to_string());
        let mut entry = entry(Group::Guidance, "stage", stage, id.as_deref());
        entry.said("name", stage.value.name.as_ref());
        all.push(entry);
    }
    let lists: [(&str, &[Filed<Keyed>]); 5] = [
        ("lean", &wire.leans),
        ("opening", &wire.openings),
        ("strength", &wire.strengths),
        ("next-step", &wire.next_steps),
        ("red-line", &wire.red_lines),
    ];
    for (kind, keyed) in
        lists.into_iter().flat_map(|(kind, list)| list.iter().map(move |keyed| (kind, keyed)))
    {
        let value = &keyed.value;
        let mut entry = entry(Group::Guidance, kind, keyed, value.id.as_deref());
        for (field, text) in [("label", &value.label), ("text", &value.text), ("hint", &value.hint)] {
            entry.said(field, text.as_ref());
        }
        all.push(entry);
    }
    for dimension in &wire.dimensions {
        let value = &dimension.value;
        let mut entry = entry(Group::Guidance, "dimension", dimension, value.id.as_deref());
        entry.said("name", value.name.as_ref());
        entry.said("start", value.start.as_ref());
        entry.said("getting-there", value.getting_there.as_ref());
        entry.said("strong", value.strong.as_ref());
        all.push(entry);
    }
    for fact in &wire.facts {
        let mut entry = entry(Group::Guidance, "fact", fact, fact.value.id.as_deref());
        entry.said("claim", fact.value.claim.as_ref());
        all.push(entry);
    }
}

/// A text that is long enough for the reading age is an entry; the labels of a table together are one.
fn interface<'a>(wire: &'a Wire, all: &mut Vec<Entry<'a>>) {
    for (table, texts) in wire.texts.iter().filter(|(table, _)| *table != "calendar") {
        let mut labels = entry(Group::Interface, table, texts, None);
        for (key, text) in &texts.value {
            let asked = table != "result";
            let piece = Piece { field: key.clone(), text, asked };
            if sentences(text).iter().map(Vec::len).sum::<usize>() < WORDS_AT_LEAST {
                labels.pieces.push(piece);
            } else {
                let mut alone = entry(Group::Interface, table, texts, None);
                alone.pieces.push(piece);
                all.push(alone);
            }
        }
        all.push(labels);
    }
}

fn entry<'a, T>(group: Group, kind: &'a str, filed: &'a Filed<T>, id: Option<&str>) -> Entry<'a> {
    let item = match (group, id) {
        (Group::Interface, _) => kind.to_owned(),
        (_, id) => format!("{kind} {}", id.unwrap_or("without id")),
    };
    Entry { group, kind, file: &filed.file, item, mirrored: false, pieces: Vec::new() }
}

impl<'a> Entry<'a> {
    fn asked(&mut self, field: &str, text: Option<&'a String>) {
        self.pieces.extend(text.map(|text| Piece { field: field.to_owned(), text, asked: true }));
    }

    fn said(&mut self, field: &str, text: Option<&'a String>) {
        self.pieces.extend(text.map(|text| Piece { field: field.to_owned(), text, asked: false }));
    }
}
