//! From `workshop.toml` to [`Words`], and every rule of them; every breach with its place (feature `author`).

use std::collections::BTreeSet;

use super::{CAUTIONS, Entry, HANDS, SheetTexts, Theme, Words};
use crate::model::lean::Lean;
use crate::pack::check::Sound;
use crate::pack::made::Status;
use crate::pack::problem::{Place, Report};
use crate::pack::read::File;
use crate::pack::read::beside::read_beside;
use crate::pack::reading::age::WORDS_AT_LEAST;
use crate::pack::reading::lists::Lists;
use crate::pack::reading::sentences::sentences;
use crate::pack::reading::{self, Passage, measure_passages};
use crate::pack::words::{Table, column};
use crate::workshop::agenda::{Agenda, Need};
use crate::workshop::result_code::{OrgGap, SOMETHING_ELSE};

/// The file's name.
const FILE: &str = "workshop.toml";

/// Reads the words in the language of a checked pack; `own`: that is the pack's own. `None` if the pack brings no
/// words for workshops, or if a problem is reported.
pub fn read(files: &[File], sound: &Sound, own: bool, report: &mut Report) -> Option<Words> {
    let language = &*sound.questions.language;
    let tree = read_beside(files, FILE, (!own).then_some(language), report)?;
    let (words, unknown) = tree.read::<Words>();
    let file = if own { FILE.to_owned() } else { format!("{language}/{FILE}") };
    let mut place = report.at(&file, "workshop");
    for field in unknown {
        place.error(&field, "an unknown field", "a field of www/packs/README.md");
    }
    let mut words = match words {
        Ok(words) => words,
        Err(wrong) => {
            place.error(&wrong.field(), wrong.found, wrong.expected);
            return None;
        }
    };
    language.clone_into(&mut words.language);
    sound.made.direction.id().clone_into(&mut words.direction);
    words.drafted = sound.made.status == Status::Drafted;
    check(&words, &file, &worry_ids(sound), report);
    spots(&words, &file, sound, report);
    (!report.has_errors()).then_some(words)
}

/// The reading tools over all words; `own` as for [`read`].
pub fn measured(words: &Words, own: bool, lists: Option<&Lists>, report: &mut Report) -> Vec<reading::Table> {
    let file = if own { FILE.to_owned() } else { format!("{}/{FILE}", words.language) };
    let room = &words.room;
    let room_lists = [
        ("before", &room.before),
        ("rules", &room.rules),
        ("privacy", &room.privacy),
        ("support", &room.support),
    ];
    let mut passages: Vec<Passage<'_>> = room_lists
        .into_iter()
        .map(|(name, list)| Passage { kind: "room", id: name, texts: numbered(name, list), labels: false })
        .collect();
    for (kind, list) in [
        ("hand", &words.hand),
        ("need", &words.need),
        ("step", &words.step),
        ("prompt", &words.prompt),
        ("gap", &words.gap),
        ("caution", &words.caution),
    ] {
        passages.extend(list.iter().map(|entry| passage(kind, entry)));
    }
    // As in the interface: a text that is long enough to measure stands alone, the labels stand together.
    let long = |text: &str| sentences(text).iter().map(Vec::len).sum::<usize>() >= WORDS_AT_LEAST;
    let texts = words.sheet.entries().map(|(key, text)| (key.to_owned(), text));
    let (alone, labels): (Vec<_>, Vec<_>) = texts.partition(|(_, text)| long(text));
    let sheet = |texts| Passage { kind: "sheet", id: "", texts, labels: true };
    passages.extend(alone.into_iter().map(|text| sheet(vec![text])));
    passages.push(sheet(labels));
    measure_passages(&file, &passages, lists, report)
}

fn numbered<'a>(name: &str, list: &'a [String]) -> Vec<(String, &'a str)> {
    list.iter().enumerate().map(|(place, text)| (format!("{name}.{}", place + 1), text.as_str())).collect()
}

fn passage<'a>(kind: &'a str, entry: &'a Entry) -> Passage<'a> {
    let mut texts =
        vec![("title".to_owned(), entry.title.as_str()), ("line".to_owned(), entry.line.as_str())];
    for (name, list) in [("say", &entry.say), ("notes", &entry.notes), ("timing", &entry.timing)] {
        texts.extend(numbered(name, list));
    }
    texts.retain(|(_, text)| !text.is_empty());
    Passage { kind, id: &entry.id, texts, labels: false }
}

fn worry_ids(sound: &Sound) -> Vec<&str> {
    sound.questions.worries.iter().map(|row| row.text(column::named::ID)).collect()
}

/// Both spot items are the pack's.
fn spots(words: &Words, file: &str, sound: &Sound, report: &mut Report) {
    for (field, id) in [("flawed", &words.spots.flawed), ("sound", &words.spots.sound)] {
        let row = sound.guidance.row_of(Table::Items, id);
        let choices =
            sound.guidance.row_of(Table::Reasons, id).map_or(0, |row| row.from(column::reasons::WHYS).len());
        let [_, begin] = column::item::CHOICES;
        // An item without an original and an output has two texts fewer.
        if choices == 0 || row.map_or(0, |row| row.from(begin).len()) != choices {
            report.at(file, "spots").error(field, format!("\"{id}\""), "the id of a spot item of the pack");
        }
    }
}

/// What an entry of a kind must have.
#[derive(Clone, Copy)]
struct Rule {
    line: bool,
    say: bool,
    notes: bool,
    timing: bool,
}

/// A title alone.
const TITLE: Rule = Rule { line: false, say: false, notes: false, timing: false };

/// Reports what is missing, empty, unknown or there twice. `worries` are the ids of the pack's worries.
pub fn check(words: &Words, file: &str, worries: &[&str], report: &mut Report) {
    let room = &words.room;
    for (name, list) in [
        ("before", &room.before),
        ("rules", &room.rules),
        ("privacy", &room.privacy),
        ("support", &room.support),
    ] {
        texts(&mut report.at(file, "room"), name, list, true);
    }
    let steps: BTreeSet<&str> = Agenda::ALL.into_iter().flat_map(Agenda::steps).map(|step| step.id).collect();
    let steps: Vec<&str> = steps.into_iter().collect();
    let needs = Need::ALL.map(Need::key);
    let gaps = OrgGap::ALL.map(OrgGap::key);
    let line = Rule { line: true, ..TITLE };
    let full = Rule { line: true, say: true, notes: true, timing: true };
    entries("hand", &words.hand, Some(&HANDS), TITLE, file, report);
    entries("need", &words.need, Some(&needs), line, file, report);
    entries("step", &words.step, Some(&steps), full, file, report);
    entries("prompt", &words.prompt, None, TITLE, file, report);
    entries("gap", &words.gap, Some(&gaps), Rule { say: true, ..line }, file, report);
    entries("caution", &words.caution, Some(&CAUTIONS), line, file, report);
    prompts(&words.prompt, worries, file, report);
    let mut place = report.at(file, "sheet");
    for (key, meaning) in SheetTexts::FIELDS {
        if words.sheet.text(key).trim().is_empty() {
            place.error(key, "nothing", format!("a text: {meaning}"));
        }
    }
    for (key, _) in words.sheet.entries() {
        if !SheetTexts::FIELDS.iter().any(|(known, _)| *known == key) {
            place.error(key, "an unknown key", "a key of src/workshop/words/sheet.rs");
        }
    }
}

fn entries(kind: &str, list: &[Entry], ids: Option<&[&str]>, rule: Rule, file: &str, report: &mut Report) {
    for (place, entry) in list.iter().enumerate() {
        let mut at = report.at(file, format!("{kind} {}", entry.id));
        if list.iter().take(place).any(|other| other.id == entry.id) {
            at.error("id", "the same id twice", "each id once");
        }
        if let Some(ids) = ids.filter(|ids| !ids.contains(&entry.id.as_str())) {
            at.error("id", format!("\"{}\"", entry.id), format!("one of {}", ids.join(", ")));
        }
        if entry.title.trim().is_empty() {
            at.error("title", "nothing", "a text");
        }
        if entry.line.trim().is_empty() == rule.line {
            let (found, expected) = if rule.line { ("nothing", "a text") } else { ("a text", "nothing") };
            at.error("line", found, expected);
        }
        texts(&mut at, "say", &entry.say, rule.say);
        texts(&mut at, "notes", &entry.notes, rule.notes);
        texts(&mut at, "timing", &entry.timing, rule.timing);
    }
    for id in ids.unwrap_or_default() {
        if !list.iter().any(|entry| entry.id == *id) {
            report.at(file, format!("{kind} {id}")).error("", "nothing", format!("[[{kind}]] with this id"));
        }
    }
}

fn texts(place: &mut Place<'_>, name: &str, list: &[String], wanted: bool) {
    if list.is_empty() == wanted {
        let (found, expected) =
            if wanted { ("nothing", "a list of texts") } else { ("a list", "nothing: this kind has none") };
        place.error(name, found, expected);
    }
    for (number, text) in list.iter().enumerate() {
        if text.trim().is_empty() {
            place.error(&format!("{name}.{}", number + 1), "an empty text", "words");
        }
    }
}

/// Every theme has a prompt, and every prompt is for themes that there are.
fn prompts(list: &[Entry], worries: &[&str], file: &str, report: &mut Report) {
    let leans = [Lean::Over, Lean::Under, Lean::Mixed].map(Theme::Lean);
    let worry = |place: usize| Theme::Worry(u8::try_from(place).unwrap_or(SOMETHING_ELSE));
    let themes = [Theme::LowJudgement, Theme::LowConfidence, Theme::Worry(SOMETHING_ELSE)]
        .into_iter()
        .chain(leans)
        .chain((0..worries.len()).map(worry))
        .chain(OrgGap::ALL.map(Theme::Gap));
    let mut keys: Vec<String> = themes.map(|theme| theme.key(worries)).collect();
    keys.push("any".to_owned());
    for key in &keys {
        if !list.iter().any(|prompt| prompt.fits.contains(key)) {
            let expected = format!("a prompt whose \"for\" holds \"{key}\"");
            report.at(file, "prompt").error("for", "nothing", expected);
        }
    }
    for prompt in list {
        let mut place = report.at(file, format!("prompt {}", prompt.id));
        if prompt.fits.is_empty() {
            place.error("for", "nothing", "what it is for");
        }
        for fit in prompt.fits.iter().filter(|fit| !keys.contains(fit)) {
            place.error("for", format!("\"{fit}\""), format!("one of {}", keys.join(", ")));
        }
    }
}
