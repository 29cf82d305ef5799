//! The screens between questions and result: why the choices lean as they do, and what was skipped.

use super::page::Page;
use super::question::{choice_label, question, words};
use super::{ViewModel, progress};
use crate::model::FULL;
use crate::model::item::{Item, Judged};
use crate::model::response::{Response, answered};
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::{Guidance, Table, column};
use crate::session::event::Event;
use crate::session::state::{Arrival, Session};

/// The reasons of the item that was just answered.
pub(super) fn reasons(pack: &Pack, session: &Session, place: usize) -> ViewModel {
    let texts = &pack.questions.texts;
    let mut page = Page::new(4 + 2 * place, "item", texts.reasons_heading(), texts.privacy());
    page.frame().progress = progress(pack, session, place);
    page.para(question(pack, session, place));
    match (&pack.guidance, session.form.items.get(place)) {
        (Some(guidance), Some(Item::Judged(item))) => {
            explain(pack, guidance, session, place, item, &mut page);
        }
        _ => waiting(pack, session, &mut page),
    }
    page.button("next", texts.next(), Event::Next);
    page.button("back", texts.back(), Event::Back);
    page.done()
}

/// In place of words that have not arrived.
pub(super) fn waiting(pack: &Pack, session: &Session, page: &mut Page) {
    let texts = &pack.questions.texts;
    if session.guidance == Arrival::Missing {
        page.action(texts.missing(), texts.retry(), Event::LoadGuidance);
    } else {
        page.para(texts.waiting());
    }
}

/// The person's choice, the best one and all the others, each with its reason.
pub(super) fn explain(
    pack: &Pack,
    guidance: &Guidance,
    session: &Session,
    place: usize,
    item: &Judged,
    page: &mut Page,
) {
    let (Some(words), Some(row)) =
        (words(pack, session, place), guidance.row_of(Table::Reasons, pack.shown(&item.id, session.role)))
    else {
        return;
    };
    let own = match session.responses.get(place) {
        Some(Some(Response::Choice { choice, .. })) => usize::from(*choice),
        _ => usize::MAX,
    };
    // First the person's own, then the best, then the rest.
    for turn in 0..3 {
        for (choice, mark) in item.marks.iter().enumerate() {
            let (mine, label) = match (choice == own, mark.quality == FULL) {
                (true, _) => (0, guidance.judged.your_choice()),
                (_, true) => (1, guidance.judged.best_choice()),
                _ => (2, "{choice}"),
            };
            if mine == turn {
                let words = choice_label(&guidance.judged, item, words, choice);
                page.quote(&fill(label, &[("choice", words)]), row.text(column::reasons::WHYS + choice));
            }
        }
    }
}

/// What was skipped, with a way back to each.
pub(super) fn review(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let total = session.form.items.len();
    let skipped = total - session.answered().min(total);
    let mut page = Page::new(1, "item", texts.review_heading(), texts.privacy());
    let intro = session.options.numerals.plural(texts.review_skipped(), skipped);
    page.para_with(intro, &[("n", &skipped.to_string())]);
    for (place, item) in session.form.items.iter().enumerate() {
        if !answered(&session.form, &session.responses, place) {
            let text = match item {
                Item::Worries => texts.worries_heading(),
                _ => question(pack, session, place),
            };
            page.action(text, texts.review_answer(), Event::Visit(place));
        }
    }
    page.button("next", texts.finish(), Event::Next);
    page.button("back", texts.back(), Event::Back);
    page.done()
}
