//! A session as one line of text, and back: what a page that asks to `keep` answers puts into the browser's
//! storage.
//!
//! `1 PACK FORM NUMBERS`: the format, the pack's id, the form's id, and numbers of six letters each: the pack's
//! version, length, seed, role, phase, whether the page was told, an answer for each item, and a sum.
//!
//! An answer is written as the options that were chosen on screen, so that reading it goes through the very
//! function that a click goes through: a text can say nothing that clicks could not. What was read is written
//! again, and any difference refuses the whole text. With the sum (FNV-1a, Fowler, Noll and Vo), a damaged text
//! is refused, never half believed, and two runs are never mixed. There is no language in it, so a run can be
//! carried on in another. It knows no clock and no storage: both are the loader's.

use super::numerals::cut;
use super::state::{Phase, Session, shown_order};
use super::update::choose;
use crate::model::item::Item;
use crate::model::response::Response;
use crate::pack::Pack;

/// Raised when anything in the text changes its meaning.
const FORMAT: &str = "1";

/// An answer is at most three options, the first in the lowest bits, each one more than its number.
const STEP_BITS: u32 = 9;

/// In a step: the option is of group 1, the sureness.
const SURENESS: u32 = 1 << 8;

/// A letter holds so many bits, and stands so far above zero.
const LETTER_BITS: u32 = 6;
const LETTER_ZERO: u8 = b'0';

/// Letters of a number: 36 bits.
const LETTERS: usize = 6;

/// Why a text is not carried on. The numbers are the loader's, which has the words (`www/loader/keep.js`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Written by another version of the program, or no such text at all.
    Format = 1,
    /// Of another pack, or of another version of this pack.
    Pack,
    /// Of another form or length, or the page has since set another job.
    Form,
    /// Altered, cut or mixed.
    Damaged,
}

/// Writes a session. Reasons that are on the screen come back as their question; a role that was chosen but not
/// gone on from is asked again, because the answers so far are to the tasks of the one before.
pub fn write(pack: &Pack, session: &Session) -> String {
    let mut text = String::new();
    for name in [FORMAT, &*pack.questions.pack, &*session.form.id] {
        text.push_str(name);
        text.push(' ');
    }
    let phase = match session.phase {
        Phase::Role => 0,
        Phase::Review => 1,
        Phase::Result => 2,
        Phase::Item(place) | Phase::Reasons(place) => 3 + place as u32,
    };
    push(&mut text, u32::from(pack.questions.version));
    push(&mut text, session.form.length as u32);
    push(&mut text, session.options.seed);
    push(&mut text, session.asked_as.map_or(0, |role| role as u32 + 1));
    push(&mut text, phase);
    push(&mut text, u32::from(session.told));
    for place in 0..session.form.items.len() {
        push(&mut text, steps(pack, session, place));
    }
    let mut sum: u32 = 0x811C_9DC5;
    for byte in text.bytes() {
        sum = (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    push(&mut text, sum);
    text
}

#[inline(never)]
fn push(text: &mut String, mut number: u32) {
    for _ in 0..LETTERS {
        text.push(char::from(LETTER_ZERO + (number & 63) as u8));
        number >>= LETTER_BITS;
    }
}

/// The number at the beginning of a text, which is left with the rest; any number if there is none.
#[inline(never)]
fn take(text: &mut std::str::Bytes<'_>) -> u32 {
    let mut number = 0;
    for letter in 0..LETTERS as u32 {
        let byte = text.next().unwrap_or(LETTER_ZERO);
        number |= u32::from(byte.wrapping_sub(LETTER_ZERO)) << (LETTER_BITS * letter);
    }
    number
}

/// The options on screen that lead to the answer at a place; 0 if there is none.
fn steps(pack: &Pack, session: &Session, place: usize) -> u32 {
    let (Some(item), Some(Some(response))) = (session.form.items.get(place), session.responses.get(place))
    else {
        return 0;
    };
    let (mut steps, mut shift) = (0, 0);
    let last = match (response, item) {
        (Response::Agree(point), _) => u32::from(*point),
        (Response::Worries { picked, other }, _) => {
            for worry in picked {
                steps |= (u32::from(*worry) + 1) << shift;
                shift += STEP_BITS;
            }
            if !other && shift > 0 {
                return steps;
            }
            pack.questions.worries.len() as u32 + u32::from(!other)
        }
        (Response::Choice { choice, sureness }, Item::Judged(item)) => {
            steps = sureness.map_or(0, |sureness| (SURENESS + sureness as u32 + 1) << STEP_BITS);
            let order = shown_order(session.options.seed, place, item);
            order.iter().take_while(|shown| *shown != choice).count() as u32
        }
        (_, Item::Judged(item)) => item.marks.len() as u32,
        _ => return 0,
    };
    steps | (last + 1) << shift
}

/// Takes a run, as it starts, to where a text left it. After a refusal the run is of no use.
pub fn resume(pack: &Pack, session: &mut Session, text: &str) -> Result<(), Refusal> {
    let mut rest = text;
    for (name, refusal) in [
        (FORMAT, Refusal::Format),
        (&*pack.questions.pack, Refusal::Pack),
        (&*session.form.id, Refusal::Form),
    ] {
        let (found, after) = cut(rest, ' ');
        if found != name {
            return Err(refusal);
        }
        rest = after;
    }
    let numbers = &mut rest.bytes();
    if take(numbers) != u32::from(pack.questions.version) {
        return Err(Refusal::Pack);
    }
    if take(numbers) != session.form.length as u32 {
        return Err(Refusal::Form);
    }
    session.options.seed = take(numbers);
    // What does not exist becomes none here, and so differs when written again.
    session.asked_as =
        (take(numbers) as usize).checked_sub(1).filter(|role| *role < pack.questions.roles.len());
    session.role = session.asked_as;
    let phase = take(numbers) as usize;
    session.told = take(numbers) == 1;
    let count = session.form.items.len();
    for place in 0..count {
        let mut steps = take(numbers);
        session.phase = Phase::Item(place);
        while let Some(option) = (steps & (2 * SURENESS - 1)).checked_sub(1) {
            choose(pack, session, (option / SURENESS) as u8, option as u8);
            steps >>= STEP_BITS;
        }
    }
    session.phase = match phase {
        1 => Phase::Review,
        2 => Phase::Result,
        3.. if phase - 3 < count => Phase::Item(phase - 3),
        _ => Phase::Role,
    };
    let job = session.options.role;
    if job.is_some() && (job != session.role || phase == 0) {
        Err(Refusal::Form)
    } else if write(pack, session) != text {
        Err(Refusal::Damaged)
    } else {
        Ok(())
    }
}
