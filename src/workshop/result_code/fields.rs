//! The 50 bits: plain fields, high bit first, so that another program can read them with shifts alone.

use super::Door;
use super::content::{Axes, Content, FormLetter, Gaps, Level, PackTag, Role};
use super::refusal::{Field, Refusal};
use super::worries::{SETS, WorrySet};
use crate::model::form::Length;
use crate::model::lean::Lean;
use crate::model::stage::Stage;

/// What this module writes.
pub(super) const VERSION: u8 = 1;

/// How many bits each field has, in order; 50 together.
const WIDTHS: [u32; 12] = [2, 1, 8, 1, 1, 5, 5, 2, 10, 3, 4, 8];

/// The steps of 5 % that stand for the five stages in a room code: about the middle of each band.
const ROOM_STEPS: [u16; 5] = [3, 8, 11, 14, 18];

/// The bits of this content.
pub(super) fn write(content: &Content) -> u64 {
    let (keep, [confidence, judgement]) = match content.axes {
        Axes::Room(stages) => (0, stages.map(room_step)),
        Axes::Keep(levels) => (1, levels.map(|level| u16::from(level.steps()))),
    };
    let values = [
        u16::from(VERSION),
        keep,
        u16::from(content.tag.0),
        content.form as u16,
        content.length as u16,
        confidence,
        judgement,
        content.lean as u16,
        content.worries.map_or(SETS, WorrySet::index),
        content.role.map_or(0, |role| u16::from(role.number())),
        u16::from(content.gaps.bits()),
        u16::from(content.nonce),
    ];
    values.iter().zip(WIDTHS).fold(0, |bits, (value, width)| bits << width | u64::from(*value))
}

fn room_step(stage: Stage) -> u16 {
    ROOM_STEPS.get(stage as usize).copied().unwrap_or_default()
}

/// What these bits say, or why this door does not let them in. The version comes first: the fields of another
/// version may mean anything.
pub(super) fn read(bits: u64, door: Door) -> Result<Content, Refusal> {
    let mut values = [0u16; 12];
    let mut rest = bits;
    for (value, width) in values.iter_mut().zip(WIDTHS).rev() {
        *value = (rest & ((1 << width) - 1)) as u16;
        rest >>= width;
    }
    let [version, keep, tag, form, length, confidence, judgement, lean, worries, role, gaps, nonce] = values;
    // No field is wider than its type: the casts below keep every bit.
    if version != u16::from(VERSION) {
        return Err(Refusal::NewerVersion { found: version as u8 });
    }
    let tag = PackTag(tag as u8);
    if let Door::Room(expected) | Door::Own(expected) = door
        && tag != expected
    {
        return Err(Refusal::OtherPack { found: tag.0, expected: expected.0 });
    }
    if keep == 1 && matches!(door, Door::Room(_)) {
        return Err(Refusal::Keep);
    }
    let axes = match keep {
        0 => {
            Axes::Room([room_stage(confidence, Field::Confidence)?, room_stage(judgement, Field::Judgement)?])
        }
        _ => Axes::Keep([level(confidence, Field::Confidence)?, level(judgement, Field::Judgement)?]),
    };
    let worries = match worries {
        SETS => None,
        index => Some(WorrySet::from_index(index).ok_or(Refusal::Range(Field::Worries))?),
    };
    Ok(Content {
        axes,
        tag,
        form: if form == 0 { FormLetter::A } else { FormLetter::B },
        length: if length == 0 { Length::Quick } else { Length::Standard },
        lean: match lean {
            0 => Lean::Balanced,
            1 => Lean::Over,
            2 => Lean::Under,
            _ => Lean::Mixed,
        },
        worries,
        role: Role::new(role as u8),
        gaps: Gaps::from_bits(gaps as u8),
        nonce: nonce as u8,
    })
}

fn room_stage(step: u16, field: Field) -> Result<Stage, Refusal> {
    let place = ROOM_STEPS.iter().position(|known| *known == step);
    place.and_then(|place| Stage::ALL.get(place).copied()).ok_or(Refusal::Range(field))
}

fn level(step: u16, field: Field) -> Result<Level, Refusal> {
    Level::new(step as u8).ok_or(Refusal::Range(field))
}
