//! What a code says: bands, never an answer.
//!
//! A room code knows an axis only by its stage, so that a room of codes tells as little as the map needs. A keep
//! code, for the person's own later comparison, has steps of 5 %. Worries, role and gaps are the person's to
//! leave out. Left out reads as "none told": the format has no way to say which, and that is meant.

use serde::{Deserialize, Serialize};

use crate::model::assessment::Assessment;
use crate::model::form::{Form, Length};
use crate::model::item::Item;
use crate::model::lean::Lean;
use crate::model::response::{Response, Responses, WORRIES_AT_MOST};
use crate::model::stage::Stage;
use crate::model::thresholds::Thresholds;
use crate::model::{FULL, Score};

use super::worries::{SOMETHING_ELSE, WorrySet};

/// Which pack, which version of it, and which room, in 8 bits. Not a secret, and not unique: of 20 rooms with
/// words of their own, two share a tag about every second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PackTag(pub u8);

impl PackTag {
    /// The tag of a pack's id and version, and of the room word in the join link (empty if there is none):
    /// FNV-1a over `id/version/word`, folded to 8 bits. The word counts without outer spaces, in ASCII lower case.
    pub fn new(pack: &str, version: u16, room: &str) -> PackTag {
        // Not `format!`: the program of the code has no formatting (`src/bin/xtask/glue.rs`).
        let version = version.to_string();
        let begin = pack.bytes().chain(*b"/").chain(version.bytes()).chain(*b"/");
        let hash = begin
            .chain(room.trim().bytes().map(|byte| byte.to_ascii_lowercase()))
            .fold(0x811C_9DC5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let [a, b, c, d] = hash.to_be_bytes();
        PackTag(a ^ b ^ c ^ d)
    }
}

/// Which of two parallel forms was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FormLetter {
    /// Before.
    A,
    /// After.
    B,
}

/// An axis in steps of 5 %, 0 to 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// The top of the scale.
    pub const TOP: u8 = 20;

    /// `None` above 20.
    pub fn new(steps: u8) -> Option<Level> {
        (steps <= Level::TOP).then_some(Level(steps))
    }

    /// The nearest step to a score of 0 to 1000.
    pub fn of(score: Score) -> Level {
        let step = FULL / u16::from(Level::TOP);
        Level(u8::try_from((score.min(FULL) + step / 2) / step).unwrap_or(Level::TOP))
    }

    /// 0 to 20.
    pub fn steps(self) -> u8 {
        self.0
    }
}

/// Confidence and judgement, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axes {
    /// To be shown in a room.
    Room([Stage; 2]),
    /// For the person alone.
    Keep([Level; 2]),
}

/// A role by number, 1 to 7: the pack's first seven. Its eighth is "none of these" and is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Role(u8);

impl Role {
    /// `None` for 0 and above 7.
    pub fn new(number: u8) -> Option<Role> {
        (1..=7).contains(&number).then_some(Role(number))
    }

    /// 1 to 7.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// A thing that an organisation owes its people, in the order of the bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OrgGap {
    /// What is allowed, and whom to ask.
    Rules,
    /// Which tools are there.
    Tools,
    /// Training, and time for it.
    Training,
    /// A talk about how the role changes.
    RoleTalk,
}

impl OrgGap {
    /// All four.
    pub const ALL: [OrgGap; 4] = [OrgGap::Rules, OrgGap::Tools, OrgGap::Training, OrgGap::RoleTalk];

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            OrgGap::Rules => "rules",
            OrgGap::Tools => "tools",
            OrgGap::Training => "training",
            OrgGap::RoleTalk => "role-talk",
        }
    }
}

/// Any of the four gaps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Gaps(u8);

impl Gaps {
    /// The four low bits, the first gap highest.
    pub fn from_bits(bits: u8) -> Gaps {
        Gaps(bits & 15)
    }

    /// 0 to 15.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// With one more.
    pub fn with(self, gap: OrgGap) -> Gaps {
        Gaps(self.0 | 8 >> gap as u8)
    }

    /// Whether this one is named.
    pub fn has(self, gap: OrgGap) -> bool {
        self.0 & 8 >> gap as u8 != 0
    }
}

/// Everything that a code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// Confidence and judgement.
    pub axes: Axes,
    /// Pack, version and room.
    pub tag: PackTag,
    /// Which form.
    pub form: FormLetter,
    /// Quick or standard.
    pub length: Length,
    /// How trust leans.
    pub lean: Lean,
    /// `None`: skipped or left out.
    pub worries: Option<WorrySet>,
    /// `None`: none of them, or left out.
    pub role: Option<Role>,
    /// None at all also if left out.
    pub gaps: Gaps,
    /// Drawn once a run, so that two people may have the same result.
    pub nonce: u8,
}

/// What the person agrees to tell beyond both axes and lean. Role and gaps are off until they are ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Up to three worries.
    pub worries: bool,
    /// The kind of work.
    pub role: bool,
    /// What the organisation owes.
    pub gaps: bool,
}

impl Default for Parts {
    fn default() -> Parts {
        Parts { worries: true, role: false, gaps: false }
    }
}

/// What a code needs to know of the pack and the room.
#[derive(Clone, Copy)]
pub struct Keys<'a> {
    /// Pack, version and room.
    pub tag: PackTag,
    /// Where the stages begin.
    pub thresholds: &'a Thresholds,
    /// Which gap an `org` item with this id is about, if any.
    pub gap: &'a dyn Fn(&str) -> Option<OrgGap>,
}

/// A finished run.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What was asked.
    pub form: &'a Form,
    /// What was answered.
    pub responses: &'a Responses,
    /// What that says.
    pub assessment: &'a Assessment,
    /// The role by place in the pack.
    pub role: Option<usize>,
    /// Drawn once for this run.
    pub nonce: u8,
}

/// Too little was answered to name a stage, so there is nothing for a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLittle;

impl std::fmt::Display for TooLittle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("found too few answers for a stage, expected about half on each axis")
    }
}

impl std::error::Error for TooLittle {}

impl Content {
    /// What a room code of this run says.
    pub fn room(run: &Run<'_>, keys: &Keys<'_>, parts: Parts) -> Result<Content, TooLittle> {
        let stages = scores(run.assessment)?.map(|score| Stage::of(score, &keys.thresholds.cuts));
        Ok(content(Axes::Room(stages), run, keys, parts))
    }

    /// What a keep code of this run says.
    pub fn keep(run: &Run<'_>, keys: &Keys<'_>, parts: Parts) -> Result<Content, TooLittle> {
        Ok(content(Axes::Keep(scores(run.assessment)?.map(Level::of)), run, keys, parts))
    }

    /// The 50 bits of the code: its identity.
    pub fn bits(&self) -> u64 {
        super::fields::write(self)
    }
}

fn scores(found: &Assessment) -> Result<[Score; 2], TooLittle> {
    match (&found.stage, &found.confidence, &found.judgement) {
        (Some(_), Some(confidence), Some(judgement)) => Ok([confidence.score, judgement.score]),
        _ => Err(TooLittle),
    }
}

fn content(axes: Axes, run: &Run<'_>, keys: &Keys<'_>, parts: Parts) -> Content {
    Content {
        axes,
        tag: keys.tag,
        form: if &*run.form.id == "b" { FormLetter::B } else { FormLetter::A },
        length: run.form.length,
        lean: run.assessment.lean.lean,
        worries: worries(run).filter(|_| parts.worries),
        role: run.role.filter(|_| parts.role).and_then(|place| Role::new(u8::try_from(place + 1).ok()?)),
        gaps: if parts.gaps { gaps(run, keys) } else { Gaps::default() },
        nonce: run.nonce,
    }
}

/// The first three in the order of picking; worries beyond the code's places are not told.
fn worries(run: &Run<'_>) -> Option<WorrySet> {
    let place = run.form.items.iter().position(|item| *item == Item::Worries)?;
    let Some(Some(Response::Worries { picked, other })) = run.responses.get(place) else { return None };
    let known = picked.iter().copied().filter(|worry| *worry < SOMETHING_ELSE);
    WorrySet::new(known.chain(other.then_some(SOMETHING_ELSE)).take(WORRIES_AT_MOST))
}

fn gaps(run: &Run<'_>, keys: &Keys<'_>) -> Gaps {
    let items = run.assessment.org_gaps.iter().filter_map(|place| run.form.items.get(*place));
    items.filter_map(|item| (keys.gap)(item.id())).fold(Gaps::default(), Gaps::with)
}
