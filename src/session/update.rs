//! How a session changes. An event that does not fit the phase changes nothing.
//!
//! | phase | `Choose` | `Next` | `Back` |
//! |---|---|---|---|
//! | role | picks the role | first item | |
//! | item | sets the response | reasons (if asked for and answered), else on | one back |
//! | reasons | | on | the item |
//! | review | | result | last item |
//! | result | | | last item |
//!
//! "On" is the next item; after the last one, or for a question that the review led to, it is the review
//! if anything is skipped and else the result.

use super::effect::{Effect, Focus, Tell};
use super::event::Event;
use super::sharing::shared;
use super::state::{Arrival, Feedback, Options, Phase, Session, shown_order};
use crate::model::item::{Item, Judged, JudgedKind};
use crate::model::response::{AGREE_TOP, Response, Sureness, WORRIES_AT_MOST, answered};
use crate::pack::Pack;

/// Begins a run. `None` if the pack has no such form.
pub fn start(pack: &Pack, options: Options) -> Option<(Session, Vec<Effect>)> {
    let form = pack.questions.form(&options.form, options.length)?;
    let role = options.role.filter(|role| *role < pack.questions.roles.len());
    let session = Session {
        phase: if role.is_some() { Phase::Item(0) } else { Phase::Role },
        role,
        responses: vec![None; form.items.len()],
        guidance: if pack.guidance.is_some() { Arrival::Here } else { Arrival::Waiting },
        asked_as: role,
        from_review: false,
        told: false,
        form,
        options,
    };
    Some((session, vec![Effect::Tell(Tell::Start), Effect::Focus(Focus::Heading)]))
}

/// The only way that state changes.
pub fn update(pack: &Pack, mut session: Session, event: Event) -> (Session, Vec<Effect>) {
    let mut effects = Vec::new();
    match event {
        Event::Choose { group, option } => {
            if choose(pack, &mut session, group, option) {
                effects.push(Effect::Focus(Focus::Option { group, option }));
                // The role is not a question of the form.
                if session.phase != Phase::Role {
                    let (answered, total) = (session.answered(), session.form.items.len());
                    effects.push(Effect::Tell(Tell::Progress { answered, total }));
                }
                save(&session, &mut effects);
            }
        }
        Event::Next => {
            if session.phase == Phase::Role {
                change_role(pack, &mut session);
            }
            if let Some(phase) = next(&session) {
                go(pack, &mut session, phase, &mut effects);
            }
        }
        Event::Back => {
            if let Some(phase) = back(&session) {
                go(pack, &mut session, phase, &mut effects);
            }
        }
        Event::Visit(place) => {
            if session.phase == Phase::Review && place < session.form.items.len() {
                session.from_review = true;
                go(pack, &mut session, Phase::Item(place), &mut effects);
            }
        }
        Event::Print => effects.extend((session.phase == Phase::Result).then_some(Effect::Print)),
        Event::Code => effects.extend((session.phase == Phase::Result).then_some(Effect::Code)),
        Event::Restart => effects.push(Effect::Restart),
        Event::GuidanceArrived => session.guidance = Arrival::Here,
        Event::GuidanceMissing if session.guidance == Arrival::Waiting => session.guidance = Arrival::Missing,
        Event::GuidanceMissing => {}
        Event::LoadGuidance => {
            if session.guidance == Arrival::Missing {
                session.guidance = Arrival::Waiting;
                effects.push(Effect::LoadGuidance);
            }
        }
    }
    (session, effects)
}

fn go(pack: &Pack, session: &mut Session, phase: Phase, effects: &mut Vec<Effect>) {
    // The way back to the review ends where it leads, or by going back past the question.
    let same = place_of(session.phase).is_some() && place_of(session.phase) == place_of(phase);
    session.from_review &= same || session.phase == Phase::Review;
    session.phase = phase;
    effects.push(Effect::Focus(Focus::Heading));
    if phase == Phase::Result && !session.told {
        session.told = true;
        effects.push(Effect::Tell(Tell::Complete(shared(pack, session))));
    }
    save(session, effects);
}

fn save(session: &Session, effects: &mut Vec<Effect>) {
    if session.options.keep {
        effects.push(Effect::Save);
    }
}

/// Another role's tasks are other tasks: an answer to the one is none to the other. Looked at on leaving the
/// role question, because the arrow keys pass over roles that nobody means to choose.
fn change_role(pack: &Pack, session: &mut Session) {
    for (item, response) in session.form.items.iter().zip(&mut session.responses) {
        if matches!(item, Item::Judged(_))
            && pack.shown(item.id(), session.asked_as) != pack.shown(item.id(), session.role)
        {
            *response = None;
        }
    }
    session.asked_as = session.role;
}

/// The question that a phase is about.
fn place_of(phase: Phase) -> Option<usize> {
    match phase {
        Phase::Item(place) | Phase::Reasons(place) => Some(place),
        _ => None,
    }
}

fn next(session: &Session) -> Option<Phase> {
    match session.phase {
        Phase::Role => Some(Phase::Item(0)),
        Phase::Item(place) => {
            let judged = matches!(session.form.items.get(place), Some(Item::Judged(_)));
            let done = answered(&session.form, &session.responses, place);
            let explains = session.options.feedback == Feedback::Each && judged && done;
            Some(if explains { Phase::Reasons(place) } else { on(session, place) })
        }
        Phase::Reasons(place) => Some(on(session, place)),
        Phase::Review => Some(Phase::Result),
        Phase::Result => None,
    }
}

fn on(session: &Session, place: usize) -> Phase {
    let total = session.form.items.len();
    if place + 1 < total && !session.from_review {
        Phase::Item(place + 1)
    } else if session.answered() < total {
        Phase::Review
    } else {
        Phase::Result
    }
}

fn back(session: &Session) -> Option<Phase> {
    let last = Phase::Item(session.form.items.len().saturating_sub(1));
    match session.phase {
        Phase::Role => None,
        Phase::Item(_) if session.from_review => Some(Phase::Review),
        Phase::Item(0) => session.options.role.is_none().then_some(Phase::Role),
        Phase::Item(place) => Some(Phase::Item(place - 1)),
        Phase::Reasons(place) => Some(Phase::Item(place)),
        Phase::Review | Phase::Result => Some(last),
    }
}

/// Applies a choice. `false` if it does not fit.
pub(super) fn choose(pack: &Pack, session: &mut Session, group: u8, option: u8) -> bool {
    let chosen = match session.phase {
        Phase::Role => {
            let role = usize::from(option);
            if group != 0 || role >= pack.questions.roles.len() {
                return false;
            }
            session.role = Some(role);
            return true;
        }
        Phase::Item(place) => {
            let old = session.responses.get(place).and_then(Option::as_ref);
            let response = match session.form.items.get(place) {
                Some(Item::Agree(_)) => {
                    (group == 0 && option <= AGREE_TOP).then_some(Some(Response::Agree(option)))
                }
                Some(Item::Worries) => worries(old, group, option, pack.questions.worries.len()),
                Some(Item::Judged(item)) => {
                    judged(item, old, group, option, session.options.seed, place).map(Some)
                }
                None => None,
            };
            response.map(|response| (place, response))
        }
        _ => None,
    };
    let Some((place, response)) = chosen else { return false };
    if let Some(slot) = session.responses.get_mut(place) {
        *slot = response;
    }
    true
}

/// Options: the worries, then "something else", then "none of these". At most three; "none" clears, and
/// taking the last one away leaves the question open.
fn worries(old: Option<&Response>, group: u8, option: u8, count: usize) -> Option<Option<Response>> {
    let count = u8::try_from(count).ok()?;
    let (mut picked, mut other) = match old {
        Some(Response::Worries { picked, other }) => (picked.clone(), *other),
        _ => (Vec::new(), false),
    };
    let full = picked.len() + usize::from(other) >= WORRIES_AT_MOST;
    if group != 0 || option > count + 1 {
        return None;
    } else if option == count + 1 {
        let none = Response::Worries { picked: Vec::new(), other: false };
        return Some((old != Some(&none)).then_some(none));
    } else if option == count {
        if full && !other {
            return None;
        }
        other = !other;
    } else if picked.contains(&option) {
        picked.retain(|one| *one != option);
    } else if full {
        return None;
    } else {
        picked.push(option);
    }
    let open = picked.is_empty() && !other;
    Some((!open).then_some(Response::Worries { picked, other }))
}

fn judged(
    item: &Judged,
    old: Option<&Response>,
    group: u8,
    option: u8,
    seed: u32,
    place: usize,
) -> Option<Response> {
    let asks = item.kind == JudgedKind::Knowledge;
    if group == 1 {
        let sureness =
            [Sureness::Guess, Sureness::Fairly, Sureness::Certain].get(usize::from(option)).copied()?;
        return match old {
            Some(Response::Choice { choice, .. }) if asks => {
                Some(Response::Choice { choice: *choice, sureness: Some(sureness) })
            }
            _ => None,
        };
    }
    let count = item.marks.len();
    if asks && usize::from(option) == count {
        return Some(Response::DontKnow);
    }
    let choice = *shown_order(seed, place, item).get(usize::from(option))?;
    let kept = match old {
        Some(Response::Choice { sureness, .. }) => *sureness,
        _ => None,
    };
    (usize::from(choice) < count).then_some(Response::Choice { choice, sureness: kept })
}
