//! Filled papers as room codes, so that a room counts them by the way that it counts any code.
//!
//! A page that has the pack turns lines into codes, and the page that collects needs no pack. Two papers with the
//! same answers are two people, so each gets a code of its own.

use super::entry::{Entered, Mistake, enter};
use crate::pack::Pack;
use crate::pack::people::Chance;
use crate::workshop::result_code::{Code, Keys, OrgGap, PackTag, TooLittle, issue};
use crate::workshop::words::SheetTexts;

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1, empty lines too.
    pub number: usize,
    /// The code, or why there is none.
    pub code: Result<Code, Trouble>,
}

/// Why a paper has no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The line is no paper.
    Mistake(Mistake),
    /// Too many questions were left open to name a stage.
    TooLittle,
}

impl Trouble {
    /// In words.
    pub fn say(&self, texts: &SheetTexts) -> String {
        match self {
            Trouble::Mistake(mistake) => mistake.say(texts),
            Trouble::TooLittle => texts.entry_open().to_owned(),
        }
    }
}

/// The codes of a text with one paper a line; empty lines are passed over. `packs` are a whole pack or its parts by
/// form, `gap` says which gap an `org` item is about, and `seed` is any random number, another one each time.
pub fn codes(
    packs: &[Pack],
    text: &str,
    tag: PackTag,
    gap: &dyn Fn(&str) -> Option<OrgGap>,
    seed: u64,
) -> Vec<Line> {
    let mut chance = Chance(seed);
    let mut lines: Vec<Line> = Vec::new();
    let mut given = std::collections::BTreeSet::new();
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let code = read(packs, line).and_then(|(pack, entered)| {
            let keys = Keys { tag, thresholds: &pack.questions.thresholds, gap };
            let first = u8::try_from(chance.draw() & 0xFF).unwrap_or_default();
            let found = entered.content(pack, &keys, first);
            let mut content = found.map_err(|TooLittle| Trouble::TooLittle)?;
            // With more than 256 alike papers at once, some would be taken for one.
            let mut code = issue(&content);
            for _ in 0..u8::MAX {
                if !given.contains(&code) {
                    break;
                }
                content.nonce = content.nonce.wrapping_add(1);
                code = issue(&content);
            }
            given.insert(code);
            Ok(code)
        });
        lines.push(Line { number: place + 1, code });
    }
    lines
}

/// The paper of a line, with the part of the pack that has its form.
fn read<'a>(packs: &'a [Pack], line: &str) -> Result<(&'a Pack, Entered), Trouble> {
    let mut codes = Vec::new();
    let mut unknown = String::new();
    for pack in packs {
        match enter(pack, line) {
            Ok(entered) => return Ok((pack, entered)),
            Err(Mistake::Paper { found, expected }) => {
                unknown = found;
                codes.extend(expected);
            }
            Err(mistake) => return Err(Trouble::Mistake(mistake)),
        }
    }
    Err(Trouble::Mistake(Mistake::Paper { found: unknown, expected: codes }))
}
