//! The corridor: which event leads where, what is answered, and what the page is told.

use ai_self_check::model::form::Length::{Quick, Standard};
use ai_self_check::model::item::{Item, Judged, JudgedKind, Mark};
use ai_self_check::model::response::{Response, Sureness};
use ai_self_check::pack::people::{Agreeing, Chance, Judging, Person};
use ai_self_check::session::state::{Arrival, shown_order};
use ai_self_check::session::view_model::Block;
use ai_self_check::session::{Effect, Event, Feedback, Focus, Options, Phase, Tell, start};

use crate::run::{Run, options};
use crate::support;

const EXPERT: Person = Person { agreeing: Agreeing::Feeling(4), judging: Judging::Best };

fn is_kind(kind: JudgedKind) -> impl Fn(&Item) -> bool {
    move |item| matches!(item, Item::Judged(item) if item.kind == kind)
}

#[test]
fn the_role_is_asked_or_given() {
    let mut asked = Run::new(options(Quick));
    assert_eq!((asked.session.phase, asked.session.role), (Phase::Role, None));
    assert_eq!(asked.effects, [Effect::Tell(Tell::Start), Effect::Focus(Focus::Heading)]);
    assert_eq!(asked.back(), Phase::Role);
    asked.choose(2);
    assert_eq!((asked.session.role, asked.chosen(0)), (Some(2), vec![2]));
    asked.choose(200);
    asked.sure(1);
    assert_eq!(asked.session.role, Some(2));
    assert_eq!((asked.next(), asked.back()), (Phase::Item(0), Phase::Role));

    let mut given = Run::new(Options { role: Some(1), ..options(Quick) });
    assert_eq!((given.session.phase, given.session.role), (Phase::Item(0), Some(1)));
    assert_eq!(given.back(), Phase::Item(0));
    assert!(given.view().buttons.iter().all(|button| button.event != Event::Back));

    let unknown = Run::new(Options { role: Some(99), ..options(Quick) });
    assert_eq!((unknown.session.phase, unknown.session.role), (Phase::Role, None));
    assert!(start(&support::pack(), Options { form: "z".into(), ..options(Quick) }).is_none());
}

/// The arrow keys pass over roles that nobody means to choose, so only leaving the question counts.
#[test]
fn another_role_forgets_the_answers_to_other_tasks_and_no_more() {
    let mut run = Run::new(options(Quick));
    run.choose(2);
    run.next();
    let person = EXPERT.answer(&run.session.form, &mut Chance(1));
    run.session.responses.clone_from(&person);

    run.back();
    for role in [0, 1, 2] {
        run.choose(role);
    }
    run.next();
    assert_eq!(run.session.responses, person, "the same role in the end");

    run.back();
    run.choose(0);
    run.next();
    let pack = support::pack();
    for (place, item) in run.session.form.items.iter().enumerate() {
        let same = pack.shown(item.id(), Some(2)) == pack.shown(item.id(), Some(0));
        let kept = run.session.responses[place] == person[place];
        assert!(kept == same && run.session.responses[place].is_some() == same, "{}", item.id());
    }
    let lost = run.session.responses.iter().filter(|response| response.is_none()).count();
    assert_eq!(lost, 4, "three of the four cards and one of the two stories are the role's own");
}

#[test]
fn nobody_has_to_answer() {
    for length in [Quick, Standard] {
        let mut run = Run::new(options(length));
        let total = run.session.form.items.len();
        for place in 0..total {
            assert_eq!(run.next(), Phase::Item(place));
        }
        assert_eq!((run.next(), run.session.answered()), (Phase::Review, 0));
        assert_eq!(run.back(), Phase::Item(total - 1));
        assert_eq!((run.next(), run.next()), (Phase::Review, Phase::Result));
        assert_eq!(run.next(), Phase::Result);
        assert_eq!(run.back(), Phase::Item(total - 1));
    }
}

#[test]
fn the_review_leads_to_what_was_skipped_and_back() {
    let mut run = Run::new(options(Quick));
    let person = EXPERT.answer(&run.session.form, &mut Chance(1));
    let mut gaps = person.clone();
    (gaps[1], gaps[8]) = (None, None);
    run.go(Phase::Item(0));
    for (place, response) in gaps.iter().enumerate() {
        run.go(Phase::Item(place));
        response.iter().for_each(|response| run.answer(response));
    }
    assert_eq!(run.next(), Phase::Review);
    let visits: Vec<Event> = run
        .view()
        .blocks
        .iter()
        .filter_map(|block| if let Block::Action(_, button) = block { Some(button.event) } else { None })
        .collect();
    assert_eq!(visits, [Event::Visit(1), Event::Visit(8)]);

    run.send(Event::Visit(99));
    assert_eq!(run.session.phase, Phase::Review);
    run.send(Event::Visit(1));
    assert_eq!((run.session.phase, run.back()), (Phase::Item(1), Phase::Review));
    // A visit that ended is forgotten: from here, back is one question back.
    let last = person.len() - 1;
    assert_eq!((run.back(), run.back()), (Phase::Item(last), Phase::Item(last - 1)));
    run.go(Phase::Review);
    run.send(Event::Visit(1));
    run.answer(person[1].as_ref().unwrap());
    assert_eq!(run.next(), Phase::Review);
    run.send(Event::Visit(8));
    run.answer(person[8].as_ref().unwrap());
    assert_eq!((run.next(), &run.session.responses), (Phase::Result, &person));
    run.send(Event::Visit(1));
    assert_eq!(run.session.phase, Phase::Result);
}

#[test]
fn reasons_come_after_each_answered_judged_item_if_asked_for() {
    let mut run = Run::new(Options { feedback: Feedback::Each, ..options(Standard) });
    run.go(Phase::Item(0));
    run.choose(3);
    assert_eq!(run.next(), Phase::Item(1), "an agree item has no reasons");
    let place = run.go_to(is_kind(JudgedKind::Scenario));
    run.choose(1);
    assert_eq!(run.next(), Phase::Reasons(place));
    let quotes = run.view().blocks.iter().filter(|block| matches!(block, Block::Quote(..))).count();
    assert_eq!(quotes, 4);
    assert_eq!(run.choose(2), [], "on the reasons nothing can be chosen");
    assert_eq!((run.back(), run.chosen(0)), (Phase::Item(place), vec![1]));
    assert_eq!((run.next(), run.next()), (Phase::Reasons(place), Phase::Item(place + 1)));
    assert_eq!(run.next(), Phase::Item(place + 2), "a skipped item has no reasons");
}

/// Sends options to the worry picker; then these are picked, `other` is, and these are shown as chosen.
#[track_caller]
fn worries(options_sent: &[u8], expected: Option<(&[u8], bool)>, chosen: &[u8]) {
    let mut run = Run::new(options(Quick));
    let place = run.go_to(|item| *item == Item::Worries);
    options_sent.iter().for_each(|option| drop(run.choose(*option)));
    let response = expected.map(|(picked, other)| Response::Worries { picked: picked.to_vec(), other });
    assert_eq!(run.session.responses[place], response);
    assert_eq!(run.chosen(0), chosen);
}

#[test]
fn up_to_three_worries_or_none() {
    let count = u8::try_from(support::questions().worries.len()).unwrap();
    let (other, none) = (count, count + 1);
    worries(&[], None, &[]);
    worries(&[5, 2], Some((&[5, 2], false)), &[2, 5]);
    worries(&[5, 5], None, &[]);
    worries(&[5, 2, 7, 1], Some((&[5, 2, 7], false)), &[2, 5, 7]);
    worries(&[5, 2, 7, other], Some((&[5, 2, 7], false)), &[2, 5, 7]);
    worries(&[5, 2, 7, 2, 1], Some((&[5, 7, 1], false)), &[1, 5, 7]);
    worries(&[other], Some((&[], true)), &[other]);
    worries(&[other, other], None, &[]);
    worries(&[other, 0, 1, 2], Some((&[0, 1], true)), &[0, 1, other]);
    worries(&[none], Some((&[], false)), &[none]);
    worries(&[none, none], None, &[]);
    worries(&[5, 2, 7, none], Some((&[], false)), &[none]);
    worries(&[none, 3], Some((&[3], false)), &[3]);
    worries(&[none + 1, 200], None, &[]);
}

#[test]
fn three_worries_close_the_rest_and_say_so() {
    let mut run = Run::new(options(Quick));
    run.go_to(|item| *item == Item::Worries);
    let none = u8::try_from(support::questions().worries.len()).unwrap() + 1;
    let closed = |run: &Run| run.groups()[0].choices.iter().filter(|choice| choice.closed).count();
    assert_eq!((closed(&run), &*run.view().status), (0, ""));
    (0..3).for_each(|option| drop(run.choose(option)));
    assert_eq!(closed(&run), usize::from(none) - 3);
    assert!(!run.groups()[0].choices[usize::from(none)].closed, "none of these stays open");
    assert!(!run.view().status.is_empty());
}

#[test]
fn knowledge_asks_how_sure_once_something_is_claimed() {
    let mut run = Run::new(options(Standard));
    let place = run.go_to(is_kind(JudgedKind::Knowledge));
    let sureness = |run: &Run| match &run.session.responses[place] {
        Some(Response::Choice { sureness, .. }) => Some(*sureness),
        _ => None,
    };
    assert_eq!((run.groups().len(), run.sure(0)), (1, vec![]));
    run.choose(1);
    assert_eq!((run.groups().len(), sureness(&run)), (2, Some(None)));
    run.sure(2);
    assert_eq!((sureness(&run), run.chosen(1)), (Some(Some(Sureness::Certain)), vec![2]));
    assert_eq!(run.sure(3), []);
    run.choose(0);
    assert_eq!((sureness(&run), run.chosen(0)), (Some(Some(Sureness::Certain)), vec![0]));
    // "I don't know" is the last option and claims nothing.
    let last = u8::try_from(run.groups()[0].choices.len() - 1).unwrap();
    run.choose(last);
    assert_eq!((&run.session.responses[place], run.chosen(0)), (&Some(Response::DontKnow), vec![last]));
    assert_eq!((run.groups().len(), run.choose(last + 1)), (1, vec![]));
    // Other kinds have no sureness.
    let mut run = Run::new(options(Standard));
    run.go_to(is_kind(JudgedKind::Scenario));
    run.choose(0);
    assert_eq!((run.groups().len(), run.sure(1)), (1, vec![]));
}

#[test]
fn the_page_is_told_how_far_and_never_what() {
    let mut run = Run::new(Options { role: Some(0), ..options(Quick) });
    let total = run.session.form.items.len();
    let progress = Effect::Tell(Tell::Progress { answered: 1, total });
    let focus = |option| Effect::Focus(Focus::Option { group: 0, option });
    assert_eq!(run.choose(4), [focus(4), progress]);
    assert_eq!(run.choose(0), [focus(0), progress], "another answer is told the same way");
    assert_eq!(run.send(Event::Print), [], "before the result there is nothing to print");
    let responses = EXPERT.answer(&run.session.form, &mut Chance(1));
    run.finish(&responses);
    assert_eq!(run.send(Event::Print), [Effect::Print]);
    run.back();
    assert_eq!(run.next(), Phase::Result);
    let complete = run.effects.iter().filter(|effect| **effect == Effect::Tell(Tell::Complete(None))).count();
    assert_eq!(complete, 1, "complete is told once");
    assert_eq!(run.send(Event::Restart), [Effect::Restart]);

    // Two people with other answers, but as many: the page hears the same.
    let told = |point| {
        let mut run = Run::new(Options { role: Some(0), ..options(Quick) });
        let person = Person { agreeing: Agreeing::Point(point), judging: Judging::Random };
        let responses = person.answer(&run.session.form, &mut Chance(u64::from(point)));
        run.finish(&responses);
        let tells = run.effects.into_iter().filter(|effect| matches!(effect, Effect::Tell(_)));
        tells.collect::<Vec<_>>()
    };
    assert_eq!(told(0), told(4));
}

#[test]
fn missing_guidance_can_be_fetched_again() {
    let pack = ai_self_check::pack::Pack { guidance: None, ..support::pack() };
    let (session, effects) = start(&pack, options(Quick)).unwrap();
    let mut run = Run { pack, session, effects };
    assert_eq!((run.session.guidance, run.send(Event::LoadGuidance)), (Arrival::Waiting, vec![]));
    run.send(Event::GuidanceMissing);
    assert_eq!(run.session.guidance, Arrival::Missing);
    assert_eq!(run.send(Event::LoadGuidance), [Effect::LoadGuidance]);
    assert_eq!(run.session.guidance, Arrival::Waiting);
    run.send(Event::GuidanceArrived);
    run.send(Event::GuidanceMissing);
    assert_eq!(run.session.guidance, Arrival::Here);
}

#[test]
fn choices_are_shuffled_once_and_for_all() {
    let mark = Mark { quality: 0, lean: 0, red_line: None };
    let item = |kind, count| Judged {
        id: "x".into(),
        kind,
        dimension: ai_self_check::model::item::Dimension::J2,
        marks: vec![mark; count],
    };
    let mut first_shown = [0; 4];
    for seed in (0..500).chain([u32::MAX]) {
        for place in 0..30 {
            for count in 0..6 {
                let mut order = shown_order(seed, place, &item(JudgedKind::Scenario, count));
                assert_eq!(order, shown_order(seed, place, &item(JudgedKind::Scenario, count)));
                if count == 4 {
                    first_shown[usize::from(order[0])] += 1;
                }
                order.sort_unstable();
                assert_eq!(order, (0..u8::try_from(count).unwrap()).collect::<Vec<_>>());
            }
            assert_eq!(shown_order(seed, place, &item(JudgedKind::Sort, 3)), [0, 1, 2]);
        }
    }
    // Every choice stands first about as often: 15,030 orders, a quarter each, a tenth of that to spare.
    assert!(first_shown.iter().all(|count| (3_380..4_135).contains(count)), "{first_shown:?}");
}

#[test]
fn a_look_at_the_reasons_does_not_lose_the_way_back_to_the_review() {
    let mut run = Run::new(Options { feedback: Feedback::Each, ..options(Quick) });
    let place = run.go_to(is_kind(JudgedKind::Scenario));
    run.go(Phase::Review);
    run.send(Event::Visit(place));
    run.choose(0);
    assert_eq!(run.next(), Phase::Reasons(place));
    assert_eq!(
        (run.back(), run.next(), run.next()),
        (Phase::Item(place), Phase::Reasons(place), Phase::Review)
    );
}
