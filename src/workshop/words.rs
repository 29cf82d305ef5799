//! The long words of a workshop: what a facilitator says, reads and hands out, in one language.
//!
//! They come from `workshop.toml` of a pack (`www/packs/README.md`, "The workshop"), and the build writes them as
//! `packs/PACK/LANG.workshop.json`, which the facilitator's page reads; no visitor of a check loads them. What the
//! pack says already is not here: answers to worries, task cards, texts to compare and names of roles, stages and
//! leans are the pack's.
//!
//! One kind of entry, [`Entry`], serves steps, needs, prompts, gaps and cautions, because every type that is read
//! brings its own reader into the page. What each kind must have is checked when the file is built ([`check`]),
//! so a page may show what it finds.

#[cfg(feature = "author")]
mod author;
mod sheet;
mod theme;

use serde::{Deserialize, Serialize};

#[cfg(feature = "author")]
pub use author::{check, measured, read};
pub use sheet::SheetTexts;
pub use theme::{Theme, themes};

use super::agenda::Need;
use super::result_code::OrgGap;
use crate::pack::words::{Guidance, Table, column};

/// Which gap an `org` item of a pack is about.
pub fn gap_of(guidance: &Guidance, item: &str) -> Option<OrgGap> {
    let key = guidance.row_of(Table::Asks, item)?.text(column::ask::GAP);
    OrgGap::ALL.into_iter().find(|gap| gap.key() == key)
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// The language, as in `lang`.
    pub language: String,
    /// `ltr` or `rtl`, as in `dir`.
    pub direction: String,
    /// Whether the words are drafted and not yet read by somebody at home in the language: then say so.
    pub drafted: bool,
    /// Lists for the room.
    pub room: Room,
    /// Shows of hands, each a title: `question` with the answers `hope`, `worry` and `both`; and for the end `then`
    /// and `now`, both with the answers `scale-1` to `scale-5`.
    pub hand: Vec<Entry>,
    /// What a step needs at hand, by [`Need::key`]: title, and a line that says what it is.
    pub need: Vec<Entry>,
    /// The steps of the agenda, by [`Step::id`](super::agenda::Step::id): title, a line for the big screen, what
    /// to say, notes and timing.
    pub step: Vec<Entry>,
    /// What to talk about: the title is the prompt, and [`Entry::fits`] says for which [`Theme`]s.
    pub prompt: Vec<Entry>,
    /// What an organisation owes, by [`OrgGap::key`](super::result_code::OrgGap::key): title, a line that says what
    /// people need, and in `say` what leaders can do.
    pub gap: Vec<Entry>,
    /// What must be said beside numbers, by [`CAUTIONS`]: title and line.
    pub caution: Vec<Entry>,
    /// Which of the pack's items stand on the spot sheets.
    pub spots: Spots,
    /// Labels of what is printed.
    pub sheet: SheetTexts,
}

/// Ids of two spot items of the pack, of a form that people have not just answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spots {
    /// Something is wrong with this one.
    pub flawed: String,
    /// Nothing is wrong with this one.
    pub sound: String,
}

/// Lists of paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Room {
    /// What to do before people come.
    pub before: Vec<String>,
    /// Ground rules.
    pub rules: Vec<String>,
    /// What to say about privacy.
    pub privacy: Vec<String>,
    /// Whom people can talk to, for the end.
    pub support: Vec<String>,
}

/// Some words with a key. What a kind lacks is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// Stable key.
    pub id: String,
    /// A heading, or the whole if there is no more.
    pub title: String,
    /// One sentence or two.
    pub line: String,
    /// What to say aloud, a paragraph each.
    pub say: Vec<String>,
    /// For the facilitator only.
    pub notes: Vec<String>,
    /// How the minutes may be spent.
    pub timing: Vec<String>,
    /// What a prompt is for: keys of [`Theme`].
    #[serde(rename = "for")]
    pub fits: Vec<String>,
}

/// The keys of [`Words::caution`].
pub const CAUTIONS: [&str; 8] = [
    "not-lasting",
    "response-shift",
    "then-now",
    "judgement-first",
    "other-length",
    "other-people",
    "not-a-measure",
    "facilitator",
];

/// The keys of [`Words::hand`].
pub const HANDS: [&str; 11] = [
    "question", "hope", "worry", "both", "then", "now", "scale-1", "scale-2", "scale-3", "scale-4", "scale-5",
];

impl Words {
    /// The words of a step of the agenda.
    pub fn step(&self, id: &str) -> Option<&Entry> {
        find(&self.step, id)
    }

    /// What a need is called.
    pub fn need(&self, need: Need) -> Option<&Entry> {
        find(&self.need, need.key())
    }

    /// A part of the show of hands.
    pub fn hand(&self, id: &str) -> Option<&Entry> {
        find(&self.hand, id)
    }

    /// What is owed.
    pub fn gap(&self, gap: super::result_code::OrgGap) -> Option<&Entry> {
        find(&self.gap, gap.key())
    }

    /// A caution, by one of [`CAUTIONS`].
    pub fn caution(&self, id: &str) -> Option<&Entry> {
        find(&self.caution, id)
    }

    /// At most `most` prompts for these themes, the first theme's first, each once; then those for any room.
    /// `worries` are the ids of the pack's worries in their order.
    pub fn prompts(&self, themes: &[Theme], worries: &[&str], most: usize) -> Vec<&Entry> {
        let fitting = |key: &str| -> Vec<&Entry> {
            self.prompt.iter().filter(|prompt| prompt.fits.iter().any(|fit| fit == key)).collect()
        };
        let lists: Vec<Vec<&Entry>> = themes.iter().map(|theme| fitting(&theme.key(worries))).collect();
        let longest = lists.iter().map(Vec::len).max().unwrap_or_default();
        // A prompt of each theme before a second one of any, so that one theme does not take all places.
        let ranked = (0..longest).flat_map(|rank| lists.iter().filter_map(move |list| list.get(rank)));
        let mut found: Vec<&Entry> = Vec::new();
        for prompt in ranked.chain(&fitting("any")) {
            if found.len() < most && !found.iter().any(|other| other.id == prompt.id) {
                found.push(prompt);
            }
        }
        found
    }
}

fn find<'a>(entries: &'a [Entry], id: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.id == id)
}
