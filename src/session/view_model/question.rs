//! The screens that ask: the role and the items.

use super::page::Page;
use super::reasons::waiting;
use super::{Group, ViewModel, progress};
use crate::model::item::{Item, Judged, JudgedKind};
use crate::model::response::{Response, Sureness, WORRIES_AT_MOST, answered};
use crate::pack::Pack;
use crate::pack::texts::{JudgedTexts, QuestionTexts};
use crate::pack::words::{Row, column};
use crate::session::event::Event;
use crate::session::state::{Session, shown_order};

/// The role question.
pub(super) fn role(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let mut page = Page::new(0, "item", texts.role_heading(), texts.privacy());
    let mut group = Group::new(0, texts.role_hint());
    names(&mut group, &pack.questions.roles);
    if let Some(role) = session.role {
        group.choose(role);
    }
    page.group(group);
    page.hint(texts.keys_hint());
    next(&mut page, texts, session.role.is_some());
    page.done()
}

/// An item.
pub(super) fn item(pack: &Pack, session: &Session, place: usize) -> ViewModel {
    let texts = &pack.questions.texts;
    let response = session.responses.get(place).and_then(Option::as_ref);
    let mut page = Page::new(3 + 2 * place, "item", question(pack, session, place), texts.privacy());
    page.frame().progress = progress(pack, session, place);
    match session.form.items.get(place) {
        Some(Item::Agree(_)) => {
            page.frame().kicker = Some(texts.agree_heading().into());
            let mut group = Group::new(0, texts.agree_prompt());
            for point in 0..=4 {
                group.option(agree_label(texts, point));
            }
            if let Some(Response::Agree(point)) = response {
                group.choose(usize::from(*point));
            }
            page.group(group);
        }
        Some(Item::Worries) => worries(pack, response, &mut page),
        Some(Item::Judged(item)) => match (words(pack, session, place), &pack.guidance) {
            (Some(words), Some(guidance)) => {
                if session.form.judged().next().is_some_and(|(first, _)| first == place) {
                    page.note(guidance.judged.assume());
                }
                page.frame().kicker = Some(texts.sort_heading().into());
                judged(&guidance.judged, session, place, item, words, &mut page);
            }
            _ => {
                page.frame().heading = texts.sort_heading().into();
                waiting(pack, session, &mut page);
            }
        },
        None => {}
    }
    next(&mut page, texts, answered(&session.form, &session.responses, place));
    // With the role given by the page, the first item has nothing before it.
    if place > 0 || session.options.role.is_none() || session.from_review {
        page.button("back", texts.back(), Event::Back);
    }
    page.done()
}

/// The words of the item at a place in the form.
pub(super) fn words<'a>(pack: &'a Pack, session: &Session, place: usize) -> Option<&'a Row> {
    pack.words(session.form.items.get(place)?, session.role)
}

/// The question of the item at a place in the form.
pub(super) fn question<'a>(pack: &'a Pack, session: &Session, place: usize) -> &'a str {
    words(pack, session, place).map_or("", |words| words.text(column::item::TEXT))
}

/// A point of the agree scale, 0 to 4.
pub(super) fn agree_label(texts: &QuestionTexts, point: u8) -> &str {
    match point {
        0 => texts.agree_0(),
        1 => texts.agree_1(),
        2 => texts.agree_2(),
        3 => texts.agree_3(),
        _ => texts.agree_4(),
    }
}

/// A choice of a judged item, in the pack's order.
pub(super) fn choice_label<'a>(
    texts: &'a JudgedTexts,
    item: &Judged,
    words: &'a Row,
    choice: usize,
) -> &'a str {
    let [plain, spot] = column::item::CHOICES;
    match (item.kind, choice) {
        (JudgedKind::Sort, 0) => texts.bin_drafts(),
        (JudgedKind::Sort, 1) => texts.bin_lead(),
        (JudgedKind::Sort, _) => texts.bin_person(),
        (JudgedKind::Spot, _) => words.text(spot + choice),
        _ => words.text(plain + choice),
    }
}

fn names(group: &mut Group, rows: &[Row]) {
    for row in rows {
        group.option(row.text(column::named::TEXT));
    }
}

fn next(page: &mut Page, texts: &QuestionTexts, done: bool) {
    page.button("next", if done { texts.next() } else { texts.skip() }, Event::Next);
}

fn worries(pack: &Pack, response: Option<&Response>, page: &mut Page) {
    let texts = &pack.questions.texts;
    page.frame().heading = texts.worries_heading().into();
    page.para(texts.worries_hint());
    let count = pack.questions.worries.len();
    let mut group = Group { many: true, ..Group::new(0, texts.worries_prompt()) };
    names(&mut group, &pack.questions.worries);
    group.option(texts.worries_other());
    group.option(texts.worries_none());
    if let Some(Response::Worries { picked, other }) = response {
        for worry in picked {
            group.choose(usize::from(*worry));
        }
        if *other {
            group.choose(count);
        }
        let taken = picked.len() + usize::from(*other);
        if taken == 0 {
            group.choose(count + 1);
        }
        if taken >= WORRIES_AT_MOST {
            page.frame().status = texts.worries_full().into();
            for choice in &mut group.choices {
                choice.closed = !choice.chosen && usize::from(choice.option) <= count;
            }
        }
    }
    page.group(group);
}

/// The kicker is that of the sort until this says otherwise.
fn judged(texts: &JudgedTexts, session: &Session, place: usize, item: &Judged, words: &Row, page: &mut Page) {
    let (kicker, prompt) = match item.kind {
        JudgedKind::Sort => ("", texts.sort_prompt()),
        JudgedKind::Scenario => (texts.scenario_heading(), texts.scenario_prompt()),
        JudgedKind::Knowledge => (texts.knowledge_heading(), texts.knowledge_prompt()),
        JudgedKind::Spot => (texts.spot_heading(), texts.spot_prompt()),
    };
    // A long text reads better as a paragraph under a short heading.
    if matches!(item.kind, JudgedKind::Scenario | JudgedKind::Spot) {
        page.frame().heading = kicker.into();
        page.frame().kicker = None;
        page.para(words.text(column::item::TEXT));
    } else if item.kind == JudgedKind::Knowledge {
        page.frame().kicker = Some(kicker.into());
    }
    if item.kind == JudgedKind::Spot {
        page.quote(texts.spot_original(), words.text(column::item::ORIGINAL));
        page.quote(texts.spot_output(), words.text(column::item::OUTPUT));
    }

    let asks = item.kind == JudgedKind::Knowledge;
    let order = shown_order(session.options.seed, place, item);
    let mut group = Group::new(0, prompt);
    for choice in &order {
        group.option(choice_label(texts, item, words, usize::from(*choice)));
    }
    if asks {
        group.option(texts.dont_know());
    }
    let mut sureness = None;
    match session.responses.get(place) {
        Some(Some(Response::Choice { choice, sureness: sure })) => {
            group.choose(order.iter().position(|shown| shown == choice).unwrap_or(usize::MAX));
            sureness = Some(sure);
        }
        Some(Some(Response::DontKnow)) => group.choose(order.len()),
        _ => {}
    }
    page.group(group);

    if let Some(sure) = sureness.filter(|_| asks) {
        let mut group = Group::new(1, texts.sure_prompt());
        group.option(texts.sure_guess());
        group.option(texts.sure_fairly());
        group.option(texts.sure_certain());
        match sure {
            Some(Sureness::Guess) => group.choose(0),
            Some(Sureness::Fairly) => group.choose(1),
            Some(Sureness::Certain) => group.choose(2),
            None => {}
        }
        page.group(group);
    }
}
