//! The screens between questions and result: why the choices lean as they do, and what was skipped.

use super::question::{choice_labels, question, words};
use super::{Block, ViewModel, blank, button, progress, with};
use crate::model::FULL;
use crate::model::item::{Item, Judged};
use crate::model::response::{Response, answered};
use crate::pack::Pack;
use crate::pack::words::{Guidance, Table, column};
use crate::session::event::Event;
use crate::session::state::{Arrival, Session};

/// The reasons of the item that was just answered.
pub(super) fn reasons(pack: &Pack, session: &Session, place: usize) -> ViewModel {
    let texts = &pack.questions.texts;
    let mut blocks = vec![Block::Para(question(pack, session, place))];
    match (&pack.guidance, session.form.items.get(place)) {
        (Some(guidance), Some(Item::Judged(item))) => {
            explain(pack, guidance, session, place, item, &mut blocks)
        }
        _ => blocks.push(waiting(pack, session)),
    }
    ViewModel {
        progress: progress(pack, session, place),
        blocks,
        buttons: vec![button(texts.next(), Event::Next, "next"), button(texts.back(), Event::Back, "back")],
        ..blank(pack, 4 + 2 * place, "item", texts.reasons_heading())
    }
}

/// In place of words that have not arrived.
pub(super) fn waiting(pack: &Pack, session: &Session) -> Block {
    let texts = &pack.questions.texts;
    if session.guidance == Arrival::Missing {
        Block::Action(texts.missing(), button(texts.retry(), Event::LoadGuidance, "next"))
    } else {
        Block::Para(texts.waiting())
    }
}

/// The person's choice, the best one and all the others, each with its reason.
pub(super) fn explain(
    pack: &Pack,
    guidance: &Guidance,
    session: &Session,
    place: usize,
    item: &Judged,
    blocks: &mut Vec<Block>,
) {
    let texts = &pack.questions.texts;
    let (Some(words), Some(row)) = (words(pack, session, place), guidance.row_of(Table::Reasons, &item.id))
    else {
        return;
    };
    let labels = choice_labels(texts, item, words);
    let own = match session.responses.get(place) {
        Some(Some(Response::Choice { choice, .. })) => usize::from(*choice),
        _ => usize::MAX,
    };
    let best = item.marks.iter().position(|mark| mark.quality == FULL).unwrap_or(usize::MAX);
    // First the person's own, then the best, then the rest.
    for turn in 0..3 {
        for (choice, label) in labels.iter().enumerate() {
            let mine = if choice == own {
                0
            } else if choice == best {
                1
            } else {
                2
            };
            if mine == turn {
                let label = match turn {
                    0 => with(&texts.your_choice(), "choice", label),
                    1 => with(&texts.best_choice(), "choice", label),
                    _ => label.clone(),
                };
                blocks.push(Block::Quote(label, row.text(column::reasons::WHYS + choice)));
            }
        }
    }
}

/// What was skipped, with a way back to each.
pub(super) fn review(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let mut blocks = Vec::new();
    for (place, item) in session.form.items.iter().enumerate() {
        if answered(&session.form, &session.responses, place) {
            continue;
        }
        let text = match item {
            Item::Worries => texts.worries_heading(),
            _ => question(pack, session, place),
        };
        blocks.push(Block::Action(text, button(texts.review_answer(), Event::Visit(place), "next")));
    }
    let intro = match blocks.len() {
        1 => texts.review_one(),
        count => with(&texts.review_many(), "n", &count.to_string()),
    };
    blocks.insert(0, Block::Para(intro));
    ViewModel {
        blocks,
        buttons: vec![button(texts.finish(), Event::Next, "next"), button(texts.back(), Event::Back, "back")],
        ..blank(pack, 1, "item", texts.review_heading())
    }
}
