//! A session as one line of text, and back: what a page that asks to `keep` answers puts into the browser's
//! storage.
//!
//! ```text
//! 1 from-fear-to-fearless 1 a quick 3735928559 4 4 7 0 0 3 1 0 … 2166136261
//! format, pack, its version, form, length | seed, role, role asked as, phase, from review, told | answers | sum
//! ```
//!
//! An answer is written as the options that were chosen on screen, so that reading it goes through the very
//! function that a click goes through: a text can say nothing that clicks could not. What was read is written
//! again, and any difference refuses the whole text. With the sum at the end (FNV-1a, Fowler, Noll and Vo), a
//! damaged text is refused, never half believed, and two runs are never mixed. There is no language in it, so
//! a run can be carried on in another. It knows no clock and no storage: both are the loader's.

use super::effect::Effect;
use super::numerals::cut;
use super::state::{Options, Phase, Session, shown_order};
use super::update::{choose, start};
use crate::model::form::Length;
use crate::model::item::Item;
use crate::model::response::Response;
use crate::pack::Pack;

/// Raised when anything in the text changes its meaning.
const FORMAT: &str = "1";

/// An answer is at most three options, each one more than its number and at most this.
const STEP: u32 = 511;

/// How far apart the options of an answer stand, and how far the group stands above the option.
const STEP_BITS: u32 = 9;
const GROUP_BITS: u32 = 8;

/// Why a text is not carried on. The numbers are the loader's, which has the words (`www/loader/keep.js`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Written by another version of the program, or no such text at all.
    Format = 1,
    /// Of another pack, or of another version of this pack.
    Pack,
    /// Of another form, or the page has since set another job.
    Form,
    /// Altered, cut or mixed.
    Damaged,
}

/// What a run is of: pack, version, form and length.
pub fn names(pack: &Pack, session: &Session) -> String {
    let mut text = String::from(&*pack.questions.pack);
    push(&mut text, u32::from(pack.questions.version));
    for name in [&*session.form.id, session.form.length.id()] {
        text.push(' ');
        text.push_str(name);
    }
    text
}

/// Adds a number to a text, behind a space.
#[inline(never)]
pub fn push(text: &mut String, number: u32) {
    text.push(' ');
    text.push_str(&number.to_string());
}

/// Writes a session.
pub fn write(pack: &Pack, session: &Session) -> String {
    let mut text = String::from(FORMAT);
    text.push(' ');
    text.push_str(&names(pack, session));
    let phase = match session.phase {
        Phase::Role => 0,
        Phase::Review => 1,
        Phase::Result => 2,
        Phase::Item(place) => 3 + 2 * place,
        Phase::Reasons(place) => 4 + 2 * place,
    };
    let role = |role: Option<usize>| role.map_or(0, |role| role as u32 + 1);
    let flags = [session.from_review, session.told].map(u32::from);
    let about = [session.options.seed, role(session.role), role(session.asked_as), phase as u32];
    for number in about.into_iter().chain(flags) {
        push(&mut text, number);
    }
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

/// The options on screen that lead to the answer at a place, the first in the highest bits; 0 if there is none.
fn steps(pack: &Pack, session: &Session, place: usize) -> u32 {
    let mut steps = 0;
    let mut step = |option: u32| steps = steps << STEP_BITS | (option + 1);
    match (session.form.items.get(place), session.responses.get(place)) {
        (_, Some(Some(Response::Agree(point)))) => step(u32::from(*point)),
        (_, Some(Some(Response::Worries { picked, other }))) => {
            let count = pack.questions.worries.len() as u32;
            picked.iter().for_each(|worry| step(u32::from(*worry)));
            if *other {
                step(count);
            } else if picked.is_empty() {
                step(count + 1);
            }
        }
        (Some(Item::Judged(item)), Some(Some(Response::Choice { choice, sureness }))) => {
            let order = shown_order(session.options.seed, place, item);
            step(order.iter().position(|shown| shown == choice).unwrap_or(0) as u32);
            if let Some(sureness) = sureness {
                step(1 << GROUP_BITS | *sureness as u32);
            }
        }
        (Some(Item::Judged(item)), Some(Some(Response::DontKnow))) => step(item.marks.len() as u32),
        _ => {}
    }
    steps
}

/// Begins a run where a text left it; the length is the text's own.
pub fn resume(pack: &Pack, mut options: Options, text: &str) -> Result<(Session, Vec<Effect>), Refusal> {
    let (format, rest) = cut(text, ' ');
    if format != FORMAT {
        return Err(Refusal::Format);
    }
    let (name, rest) = cut(rest, ' ');
    let (version, rest) = cut(rest, ' ');
    if name != &*pack.questions.pack || number(version) != u32::from(pack.questions.version) {
        return Err(Refusal::Pack);
    }
    let (form, rest) = cut(rest, ' ');
    let (length, mut rest) = cut(rest, ' ');
    options.length = if length == Length::Quick.id() { Length::Quick } else { Length::Standard };
    let (mut session, effects) = start(pack, options).ok_or(Refusal::Form)?;
    let mut next = || {
        let (word, after) = cut(rest, ' ');
        rest = after;
        number(word)
    };

    session.options.seed = next();
    // Places that do not exist become 0 or none here, and so differ when written again.
    let roles = pack.questions.roles.len();
    let mut role = || (next() as usize).checked_sub(1).filter(|role| *role < roles);
    let roles = [role(), role()];
    let phase = next() as usize;
    let [from_review, told] = [next(), next()];
    for place in 0..session.form.items.len() {
        let steps = next();
        session.phase = Phase::Item(place);
        for shift in [2 * STEP_BITS, STEP_BITS, 0] {
            if let Some(option) = (steps >> shift & STEP).checked_sub(1) {
                choose(pack, &mut session, (option >> GROUP_BITS) as u8, option as u8);
            }
        }
    }
    [session.role, session.asked_as] = roles;
    session.from_review = from_review == 1;
    session.told = told == 1;
    let place = phase.saturating_sub(3) / 2;
    session.phase = match phase {
        1 => Phase::Review,
        2 => Phase::Result,
        3.. if place >= session.form.items.len() => Phase::Role,
        3.. if phase % 2 == 1 => Phase::Item(place),
        3.. => Phase::Reasons(place),
        _ => Phase::Role,
    };
    let job = session.options.role;
    let other_job = job.is_some() && (job != session.role || session.phase == Phase::Role);
    if form != &*session.form.id || other_job {
        Err(Refusal::Form)
    } else if write(pack, &session) != text {
        Err(Refusal::Damaged)
    } else {
        Ok((session, effects))
    }
}

/// The number that digits say, or any other.
fn number(digits: &str) -> u32 {
    let mut number: u32 = 0;
    for digit in digits.bytes() {
        number = number.wrapping_mul(10).wrapping_add(u32::from(digit)).wrapping_sub(u32::from(b'0'));
    }
    number
}
