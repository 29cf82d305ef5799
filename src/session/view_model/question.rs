//! The screens that ask: the role and the items.

use super::{Block, Button, Choice, Group, ViewModel, blank, button, progress};
use crate::model::Text;
use crate::model::item::{Item, Judged, JudgedKind};
use crate::model::response::{Response, Sureness, WORRIES_AT_MOST, answered};
use crate::pack::Pack;
use crate::pack::texts::QuestionTexts;
use crate::pack::words::{Row, column};
use crate::session::event::Event;
use crate::session::state::{Session, shown_order};

/// The role question.
pub(super) fn role(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let labels = names(&pack.questions.roles);
    let mut group = group(0, texts.role_hint(), labels);
    choose(&mut group, session.role);
    ViewModel {
        blocks: vec![Block::Group(group), Block::Hint(texts.keys_hint())],
        buttons: vec![next(texts, session.role.is_some())],
        ..blank(pack, 0, "item", texts.role_heading())
    }
}

/// An item.
pub(super) fn item(pack: &Pack, session: &Session, place: usize) -> ViewModel {
    let texts = &pack.questions.texts;
    let response = session.responses.get(place).and_then(Option::as_ref);
    let mut view = ViewModel {
        progress: progress(pack, session, place),
        ..blank(pack, 3 + 2 * place, "item", question(pack, session, place))
    };
    match session.form.items.get(place) {
        Some(Item::Agree(_)) => {
            view.kicker = Some(texts.agree_heading());
            let mut group = group(0, texts.agree_prompt(), agree_labels(texts));
            if let Some(Response::Agree(point)) = response {
                choose(&mut group, Some(usize::from(*point)));
            }
            view.blocks.push(Block::Group(group));
        }
        Some(Item::Worries) => worries(pack, response, &mut view),
        Some(Item::Judged(item)) => {
            if session.form.judged().next().is_some_and(|(first, _)| first == place) {
                view.blocks.push(Block::Note(texts.assume()));
            }
            if let Some(words) = words(pack, session, place) {
                judged(texts, session, place, item, words, &mut view);
            }
        }
        None => {}
    }
    view.buttons.push(next(texts, answered(&session.form, &session.responses, place)));
    // With the role given by the page, the first item has nothing before it.
    if place > 0 || session.options.role.is_none() || session.from_review {
        view.buttons.push(button(texts.back(), Event::Back, "back"));
    }
    view
}

/// The words of the item at a place in the form.
pub(super) fn words<'a>(pack: &'a Pack, session: &Session, place: usize) -> Option<&'a Row> {
    pack.questions.words(session.form.items.get(place)?)
}

/// The question of the item at a place in the form.
pub(super) fn question(pack: &Pack, session: &Session, place: usize) -> Text {
    words(pack, session, place).map(|words| words.text(column::item::TEXT)).unwrap_or_default()
}

/// The five points of the agree scale.
pub(super) fn agree_labels(texts: &QuestionTexts) -> Vec<Text> {
    vec![texts.agree_0(), texts.agree_1(), texts.agree_2(), texts.agree_3(), texts.agree_4()]
}

/// The choices of a judged item in the pack's order.
pub(super) fn choice_labels(texts: &QuestionTexts, item: &Judged, words: &Row) -> Vec<Text> {
    let [plain, spot] = column::item::CHOICES;
    match item.kind {
        JudgedKind::Sort => vec![texts.bin_drafts(), texts.bin_lead(), texts.bin_person()],
        JudgedKind::Spot => words.from(spot).to_vec(),
        _ => words.from(plain).to_vec(),
    }
}

fn names(rows: &[Row]) -> Vec<Text> {
    let mut names = Vec::with_capacity(rows.len() + 2);
    for row in rows {
        names.push(row.text(column::named::TEXT));
    }
    names
}

fn next(texts: &QuestionTexts, done: bool) -> Button {
    button(if done { texts.next() } else { texts.skip() }, Event::Next, "next")
}

fn group(number: u8, legend: Text, labels: Vec<Text>) -> Group {
    let mut choices = Vec::with_capacity(labels.len());
    for (option, label) in (0u8..).zip(labels) {
        choices.push(Choice { label, option, chosen: false, closed: false });
    }
    Group { number, legend, many: false, choices }
}

fn choose(group: &mut Group, option: Option<usize>) {
    if let Some(choice) = option.and_then(|option| group.choices.get_mut(option)) {
        choice.chosen = true;
    }
}

fn worries(pack: &Pack, response: Option<&Response>, view: &mut ViewModel) {
    let texts = &pack.questions.texts;
    view.heading = texts.worries_heading();
    view.blocks.push(Block::Para(texts.worries_hint()));
    let count = pack.questions.worries.len();
    let mut labels = names(&pack.questions.worries);
    labels.push(texts.worries_other());
    labels.push(texts.worries_none());
    let mut group = Group { many: true, ..group(0, texts.worries_prompt(), labels) };
    if let Some(Response::Worries { picked, other }) = response {
        for worry in picked {
            choose(&mut group, Some(usize::from(*worry)));
        }
        choose(&mut group, other.then_some(count));
        let taken = picked.len() + usize::from(*other);
        choose(&mut group, (taken == 0).then_some(count + 1));
        if taken >= WORRIES_AT_MOST {
            view.status = texts.worries_full();
            for choice in &mut group.choices {
                choice.closed = !choice.chosen && usize::from(choice.option) <= count;
            }
        }
    }
    view.blocks.push(Block::Group(group));
}

fn judged(
    texts: &QuestionTexts,
    session: &Session,
    place: usize,
    item: &Judged,
    words: &Row,
    view: &mut ViewModel,
) {
    let (kicker, prompt) = match item.kind {
        JudgedKind::Sort => (texts.sort_heading(), texts.sort_prompt()),
        JudgedKind::Scenario => (texts.scenario_heading(), texts.scenario_prompt()),
        JudgedKind::Knowledge => (texts.knowledge_heading(), texts.knowledge_prompt()),
        JudgedKind::Spot => (texts.spot_heading(), texts.spot_prompt()),
    };
    // A long text reads better as a paragraph under a short heading.
    if matches!(item.kind, JudgedKind::Scenario | JudgedKind::Spot) {
        let text = std::mem::replace(&mut view.heading, kicker);
        view.blocks.push(Block::Para(text));
    } else {
        view.kicker = Some(kicker);
    }
    if item.kind == JudgedKind::Spot {
        view.blocks.push(Block::Quote(texts.spot_original(), words.text(column::item::ORIGINAL)));
        view.blocks.push(Block::Quote(texts.spot_output(), words.text(column::item::OUTPUT)));
    }

    let labels = choice_labels(texts, item, words);
    let asks = item.kind == JudgedKind::Knowledge;
    let order = match item.kind {
        JudgedKind::Sort => vec![0, 1, 2],
        _ => shown_order(session.options.seed, place, labels.len()),
    };
    let mut shown = Vec::with_capacity(order.len() + 1);
    for choice in &order {
        shown.push(labels.get(usize::from(*choice)).cloned().unwrap_or_default());
    }
    if asks {
        shown.push(texts.dont_know());
    }
    let mut choices = group(0, prompt, shown);
    let mut sureness = None;
    match session.responses.get(place) {
        Some(Some(Response::Choice { choice, sureness: sure })) => {
            choose(&mut choices, order.iter().position(|shown| shown == choice));
            sureness = Some(sure);
        }
        Some(Some(Response::DontKnow)) => choose(&mut choices, Some(order.len())),
        _ => {}
    }
    view.blocks.push(Block::Group(choices));

    if let Some(sure) = sureness.filter(|_| asks) {
        let labels = vec![texts.sure_guess(), texts.sure_fairly(), texts.sure_certain()];
        let mut group = group(1, texts.sure_prompt(), labels);
        choose(
            &mut group,
            sure.map(|sure| match sure {
                Sureness::Guess => 0,
                Sureness::Fairly => 1,
                Sureness::Certain => 2,
            }),
        );
        view.blocks.push(Block::Group(group));
    }
}
