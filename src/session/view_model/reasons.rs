//! The screens between questions and result: why the choices lean as they do, and what was skipped.

use super::question::{choice_labels, words};
use super::{Block, ViewModel, blank, button, progress};
use crate::model::item::{Item, Judged};
use crate::model::response::Response;
use crate::model::{FULL, Text};
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::Guidance;
use crate::session::event::Event;
use crate::session::state::{Arrival, Session};

/// The reasons of the item that was just answered.
pub(super) fn reasons(pack: &Pack, session: &Session, place: usize) -> ViewModel {
    let texts = &pack.questions.texts;
    let mut view = ViewModel {
        progress: progress(pack, session, place),
        buttons: vec![button(&texts.next, Event::Next, "next"), button(&texts.back, Event::Back, "back")],
        ..blank(pack, 4 + 2 * place, "item", texts.reasons_heading.clone())
    };
    view.blocks = match (&pack.guidance, session.form.items.get(place)) {
        (Some(guidance), Some(Item::Judged(item))) => explain(pack, guidance, session, place, item),
        _ => waiting(pack, session),
    };
    view
}

/// In place of words that have not arrived.
pub(super) fn waiting(pack: &Pack, session: &Session) -> Vec<Block> {
    let texts = &pack.questions.texts;
    if session.guidance == Arrival::Missing {
        vec![Block::Action(texts.missing.clone(), button(&texts.retry, Event::LoadGuidance, "next"))]
    } else {
        vec![Block::Para(texts.waiting.clone())]
    }
}

/// An item with the person's choice, the best one and all the others, each with its reason.
pub(super) fn explain(
    pack: &Pack,
    guidance: &Guidance,
    session: &Session,
    place: usize,
    item: &Judged,
) -> Vec<Block> {
    let texts = &pack.questions.texts;
    let (Some(words), Some(reasons)) = (words(pack, session, place), guidance.reasons(&item.id)) else {
        return Vec::new();
    };
    let labels = choice_labels(texts, item, words);
    let own = match session.responses.get(place) {
        Some(Some(Response::Choice { choice, .. })) => Some(usize::from(*choice)),
        _ => None,
    };
    let best = item.marks.iter().position(|mark| mark.quality == FULL);
    let all = || labels.iter().zip(&reasons.whys).enumerate();
    let line = |intro: &Text, wanted: Option<usize>| {
        let (_, (label, why)) = all().find(|(number, _)| Some(*number) == wanted)?;
        Some(Block::Quote(fill(intro, &[("choice", label)]), why.clone()))
    };

    let mut blocks = vec![Block::Para(words.text.clone())];
    blocks.extend(line(&texts.your_choice, own));
    if best != own {
        blocks.extend(line(&texts.best_choice, best));
    }
    let others = all().filter(|(number, _)| Some(*number) != own && Some(*number) != best);
    blocks.extend(others.map(|(_, (label, why))| Block::Quote(label.clone(), why.clone())));
    blocks
}

/// What was skipped, with a way back to each.
pub(super) fn review(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let skipped: Vec<usize> = (0..session.form.items.len())
        .filter(|place| !crate::model::response::answered(&session.form, &session.responses, *place))
        .collect();
    let intro = match skipped.len() {
        1 => texts.review_one.clone(),
        count => fill(&texts.review_many, &[("n", &count.to_string())]),
    };
    let mut blocks = vec![Block::Para(intro)];
    for place in skipped {
        let text = match session.form.items.get(place) {
            Some(Item::Worries) => texts.worries_heading.clone(),
            _ => words(pack, session, place).map(|words| words.text.clone()).unwrap_or_default(),
        };
        blocks.push(Block::Action(text, button(&texts.review_answer, Event::Visit(place), "next")));
    }
    ViewModel {
        blocks,
        buttons: vec![button(&texts.finish, Event::Next, "next"), button(&texts.back, Event::Back, "back")],
        ..blank(pack, 1, "item", texts.review_heading.clone())
    }
}
