//! The screens that ask: the role and the items.

use super::{Block, Button, Choice, Group, ViewModel, blank, button, progress};
use crate::model::Text;
use crate::model::item::{Item, Judged, JudgedKind};
use crate::model::response::{Response, Sureness, WORRIES_AT_MOST, answered};
use crate::pack::Pack;
use crate::pack::texts::QuestionTexts;
use crate::pack::words::ItemWords;
use crate::session::event::Event;
use crate::session::state::{Session, shown_order};

/// The role question.
pub(super) fn role(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let labels = pack.questions.roles.iter().map(|role| role.text.clone());
    let group = group(0, &texts.role_hint, labels, |option| session.role == Some(usize::from(option)));
    ViewModel {
        blocks: vec![Block::Group(group), Block::Hint(texts.keys_hint.clone())],
        buttons: vec![next(texts, session.role.is_some())],
        ..blank(pack, 0, "item", texts.role_heading.clone())
    }
}

/// An item.
pub(super) fn item(pack: &Pack, session: &Session, place: usize) -> ViewModel {
    let texts = &pack.questions.texts;
    let words = words(pack, session, place).cloned().unwrap_or_default();
    let response = session.responses.get(place).and_then(Option::as_ref);
    let mut view = ViewModel {
        progress: progress(pack, session, place),
        ..blank(pack, 3 + 2 * place, "item", words.text.clone())
    };
    match session.form.items.get(place) {
        Some(Item::Agree(_)) => {
            view.kicker = Some(texts.agree_heading.clone());
            let chosen = |option| response == Some(&Response::Agree(option));
            let group = group(0, &texts.agree_prompt, agree_labels(texts).into_iter(), chosen);
            view.blocks.push(Block::Group(group));
        }
        Some(Item::Worries) => worries(pack, response, &mut view),
        Some(Item::Judged(item)) => {
            if session.form.judged().next().is_some_and(|(first, _)| first == place) {
                view.blocks.push(Block::Note(texts.assume.clone()));
            }
            judged(texts, session, place, item, words, &mut view);
        }
        None => {}
    }
    view.buttons = vec![
        next(texts, answered(&session.form, &session.responses, place)),
        button(&texts.back, Event::Back, "back"),
    ];
    // With the role given by the page, the first item has nothing before it.
    if place == 0 && session.options.role.is_some() && !session.from_review {
        view.buttons.pop();
    }
    view
}

/// The words of the item at a place in the form.
pub(super) fn words<'a>(pack: &'a Pack, session: &Session, place: usize) -> Option<&'a ItemWords> {
    let item = session.form.items.get(place)?;
    pack.questions.items.iter().find(|entry| entry.item == *item).map(|entry| &entry.words)
}

/// The five points of the agree scale.
pub(super) fn agree_labels(texts: &QuestionTexts) -> [Text; 5] {
    [&texts.agree_0, &texts.agree_1, &texts.agree_2, &texts.agree_3, &texts.agree_4].map(Text::clone)
}

/// The choices of a judged item in the pack's order.
pub(super) fn choice_labels(texts: &QuestionTexts, item: &Judged, words: &ItemWords) -> Vec<Text> {
    match item.kind {
        JudgedKind::Sort => [&texts.bin_drafts, &texts.bin_lead, &texts.bin_person].map(Text::clone).into(),
        _ => words.choices.clone(),
    }
}

fn next(texts: &QuestionTexts, done: bool) -> Button {
    button(if done { &texts.next } else { &texts.skip }, Event::Next, "next")
}

fn group(
    number: u8,
    legend: &Text,
    labels: impl Iterator<Item = Text>,
    chosen: impl Fn(u8) -> bool,
) -> Group {
    let choices = (0u8..).zip(labels).map(|(option, label)| Choice {
        label,
        option,
        chosen: chosen(option),
        closed: false,
    });
    Group { number, legend: legend.clone(), many: false, choices: choices.collect() }
}

fn worries(pack: &Pack, response: Option<&Response>, view: &mut ViewModel) {
    let texts = &pack.questions.texts;
    view.heading = texts.worries_heading.clone();
    view.blocks.push(Block::Para(texts.worries_hint.clone()));
    let (picked, other, any) = match response {
        Some(Response::Worries { picked, other }) => (picked.as_slice(), *other, true),
        _ => (&[][..], false, false),
    };
    let count = pack.questions.worries.len();
    let labels = pack.questions.worries.iter().map(|worry| worry.text.clone());
    let labels = labels.chain([texts.worries_other.clone(), texts.worries_none.clone()]);
    let chosen = |option: u8| match usize::from(option).checked_sub(count) {
        None => picked.contains(&option),
        Some(0) => other,
        Some(_) => any && picked.is_empty() && !other,
    };
    let mut group = Group { many: true, ..group(0, &texts.worries_prompt, labels, chosen) };
    if picked.len() + usize::from(other) >= WORRIES_AT_MOST {
        view.status = texts.worries_full.clone();
        for choice in &mut group.choices {
            choice.closed = !choice.chosen && usize::from(choice.option) <= count;
        }
    }
    view.blocks.push(Block::Group(group));
}

fn judged(
    texts: &QuestionTexts,
    session: &Session,
    place: usize,
    item: &Judged,
    words: ItemWords,
    view: &mut ViewModel,
) {
    let (kicker, prompt) = match item.kind {
        JudgedKind::Sort => (&texts.sort_heading, &texts.sort_prompt),
        JudgedKind::Scenario => (&texts.scenario_heading, &texts.scenario_prompt),
        JudgedKind::Knowledge => (&texts.knowledge_heading, &texts.knowledge_prompt),
        JudgedKind::Spot => (&texts.spot_heading, &texts.spot_prompt),
    };
    view.kicker = Some(kicker.clone());
    // A long text reads better as a paragraph under a short heading.
    if matches!(item.kind, JudgedKind::Scenario | JudgedKind::Spot) {
        view.kicker = None;
        view.heading = kicker.clone();
        view.blocks.push(Block::Para(words.text.clone()));
    }
    if let Some((original, output)) = &words.spot {
        view.blocks.push(Block::Quote(texts.spot_original.clone(), original.clone()));
        view.blocks.push(Block::Quote(texts.spot_output.clone(), output.clone()));
    }

    let response = session.responses.get(place).and_then(Option::as_ref);
    let labels = choice_labels(texts, item, &words);
    let order = match item.kind {
        JudgedKind::Sort => (0..3).collect(),
        _ => shown_order(session.options.seed, place, labels.len()),
    };
    let shown = order.iter().filter_map(|choice| labels.get(usize::from(*choice)).cloned());
    let asks = item.kind == JudgedKind::Knowledge;
    let shown = shown.chain(asks.then(|| texts.dont_know.clone()));
    let chosen = |option: u8| match (response, order.get(usize::from(option))) {
        (Some(Response::Choice { choice, .. }), Some(here)) => choice == here,
        (Some(Response::DontKnow), None) => true,
        _ => false,
    };
    view.blocks.push(Block::Group(group(0, prompt, shown, chosen)));

    if let (true, Some(Response::Choice { sureness, .. })) = (asks, response) {
        let all = [Sureness::Guess, Sureness::Fairly, Sureness::Certain];
        let labels = [&texts.sure_guess, &texts.sure_fairly, &texts.sure_certain].map(Text::clone);
        let chosen = |option: u8| sureness.is_some() && *sureness == all.get(usize::from(option)).copied();
        view.blocks.push(Block::Group(group(1, &texts.sure_prompt, labels.into_iter(), chosen)));
    }
}
