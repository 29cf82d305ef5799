//! The laws: what holds for all answers, tried on many, on random small forms and on the real ones.

use ai_self_check::model::assessment::{Assessment, assess};
use ai_self_check::model::form::{Form, Length};
use ai_self_check::model::item::{Item, Keying};
use ai_self_check::model::response::{AGREE_TOP, Response, Responses};
use ai_self_check::model::share::Share;
use ai_self_check::model::stage::{Stage, StageResult};
use ai_self_check::pack::compiled::{self, Refusal};
use ai_self_check::pack::people::Chance;
use ai_self_check::session::{Event, Feedback, Numerals, Options, Phase, Sharing, update, view_model};
use proptest::prelude::*;

use crate::run::{Run, options};
use crate::strategies::{answered, config, respond};
use crate::support::{self, thresholds};

fn judge(form: &Form, responses: &Responses) -> Assessment {
    assess(form, responses, &thresholds())
}

/// Everything that is said of a person but where in the form it came from.
fn said(found: &Assessment) -> impl PartialEq + std::fmt::Debug + use<> {
    let axis = |axis: &Option<ai_self_check::model::score::AxisScore>| axis.as_ref().map(|axis| axis.score);
    let lean = &found.lean;
    (
        (axis(&found.confidence), axis(&found.judgement), found.dimensions.clone()),
        (lean.lean, lean.over, lean.under, lean.over_answers, lean.under_answers),
        found.calibration.as_ref().map(|found| found.gap),
        (found.stage.clone(), found.ahead, found.red_lines.len(), found.org_gaps.len(), found.skipped.len()),
    )
}

/// The shares add up: what was gained to the score, what was possible to the whole.
fn adds_up(score: u16, shares: &[Share]) -> Result<(), TestCaseError> {
    prop_assert_eq!(shares.iter().map(|share| share.gained).sum::<u16>(), score);
    let possible: u16 = shares.iter().map(|share| share.possible).sum();
    prop_assert_eq!(possible, if shares.is_empty() { 0 } else { 1000 });
    prop_assert!(shares.iter().all(|share| share.gained <= share.possible), "{:?}", shares);
    Ok(())
}

fn number(found: &Option<StageResult>) -> Option<Stage> {
    found.as_ref().map(|found| found.stage)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_better_choice_never_lowers_judgement((form, responses) in answered()) {
        let before = judge(&form, &responses);
        for (place, item) in form.judged() {
            let Some(Response::Choice { choice, .. }) = responses[place] else { continue };
            let quality = item.marks[usize::from(choice)].quality;
            for (other, mark) in item.marks.iter().enumerate().filter(|(_, mark)| mark.quality >= quality) {
                let mut better = responses.clone();
                better[place] = support::choice(u8::try_from(other).unwrap());
                let after = judge(&form, &better);
                let score = |found: &Assessment| found.judgement.as_ref().map(|axis| axis.score);
                prop_assert!(score(&after) >= score(&before), "{} to {:?}", place, mark);
            }
        }
    }

    #[test]
    fn confidence_alone_never_lifts_a_stage((form, responses) in answered(), point in 0..=AGREE_TOP) {
        let mut feeling = responses.clone();
        for (item, response) in form.items.iter().zip(&mut feeling) {
            if let Item::Agree(item) = item {
                let keyed = if item.keying == Keying::Forward { point } else { AGREE_TOP - point };
                *response = support::point(keyed);
            }
        }
        for responses in [&responses, &feeling] {
            let found = judge(&form, responses);
            let (Some(stage), Some(judgement)) = (number(&found.stage), &found.judgement) else { continue };
            let cuts = thresholds();
            let floors = cuts.floors.iter().filter(|floor| judgement.score >= floor.judgement);
            let floor = floors.map(|floor| floor.stage).max().unwrap_or(Stage::Starting);
            let most = Stage::of(judgement.score, &cuts.cuts).max(floor);
            prop_assert!(stage <= most, "{:?} above {:?}", found.stage, most);
        }
    }

    #[test]
    fn mirrored_is_forward_turned_round((form, responses) in answered()) {
        let (mut turned, mut answers) = (form.clone(), responses.clone());
        for (item, response) in turned.items.iter_mut().zip(&mut answers) {
            if let Item::Agree(item) = item {
                item.keying = match item.keying {
                    Keying::Forward => Keying::Mirrored,
                    Keying::Mirrored => Keying::Forward,
                };
                if let Some(Response::Agree(point)) = response {
                    *point = AGREE_TOP - *point;
                }
            }
        }
        prop_assert_eq!(judge(&form, &responses), judge(&turned, &answers));
    }

    #[test]
    fn shares_add_up((form, responses) in answered()) {
        let found = judge(&form, &responses);
        for axis in [&found.confidence, &found.judgement].into_iter().flatten() {
            adds_up(axis.score, &axis.shares)?;
        }
        adds_up(found.lean.over, &found.lean.over_shares)?;
        adds_up(found.lean.under, &found.lean.under_shares)?;
    }

    #[test]
    fn the_order_of_the_items_does_not_matter((form, responses) in answered(), seed in any::<u64>()) {
        let mut pairs: Vec<_> = form.items.iter().cloned().zip(responses.clone()).collect();
        let mut chance = Chance(seed);
        (1..pairs.len()).rev().for_each(|last| pairs.swap(last, chance.below(last + 1)));
        let (items, turned): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let shuffled = Form { items, ..form.clone() };
        prop_assert_eq!(said(&judge(&form, &responses)), said(&judge(&shuffled, &turned)));
    }
}

/// The same answers, given in another order, by way of the review.
#[test]
fn the_order_of_answering_does_not_matter() {
    for (seed, length) in (0..20).map(|seed| (seed, [Length::Quick, Length::Standard][seed % 2])) {
        let mut chance = Chance(u64::try_from(seed).unwrap());
        let mut straight = Run::new(options(length));
        let responses = respond(&straight.session.form, &mut chance, 0);
        straight.finish(&responses);

        let mut roundabout = Run::new(options(length));
        roundabout.go(Phase::Review);
        let mut places: Vec<usize> = (0..responses.len()).collect();
        (1..places.len()).rev().for_each(|last| places.swap(last, chance.below(last + 1)));
        for place in places {
            assert_eq!(roundabout.session.phase, Phase::Review);
            roundabout.send(Event::Visit(place));
            roundabout.answer(responses[place].as_ref().unwrap());
            roundabout.next();
        }
        assert_eq!(straight.session.responses, responses);
        assert_eq!(roundabout.session.responses, responses);
        assert_eq!(roundabout.view(), straight.view(), "the same result");
    }
}

fn any_event(chance: &mut Chance, items: usize) -> Event {
    let number = |chance: &mut Chance, count: usize| u8::try_from(chance.below(count)).unwrap();
    match chance.below(20) {
        0..9 => Event::Choose { group: number(chance, 10) / 5, option: number(chance, 18) },
        9..14 => Event::Next,
        14..17 => Event::Back,
        17 => Event::Visit(chance.below(items + 2)),
        _ => {
            let rest = [
                Event::Choose { group: u8::MAX, option: u8::MAX },
                Event::Visit(usize::MAX),
                Event::Print,
                Event::Restart,
                Event::GuidanceArrived,
                Event::GuidanceMissing,
                Event::LoadGuidance,
            ];
            rest[chance.below(rest.len())]
        }
    }
}

/// Never a panic, never a lost answer, always a way to the result.
#[test]
fn a_hundred_thousand_random_events() {
    let pack = support::pack();
    let mut results = 0;
    for seed in 0..100u32 {
        let mut chance = Chance(seed.into());
        let options = Options {
            form: "a".into(),
            length: if seed % 2 == 0 { Length::Quick } else { Length::Standard },
            role: (seed % 3 == 0).then_some(1),
            feedback: if seed % 5 < 2 { Feedback::Each } else { Feedback::End },
            seed,
            numerals: Numerals::default(),
            keep: seed % 4 == 0,
            sharing: Sharing::Nothing,
        };
        let mut pack = pack.clone();
        pack.guidance = pack.guidance.filter(|_| seed % 7 != 0);
        let (mut session, _) = ai_self_check::session::start(&pack, options).unwrap();
        let items = session.form.items.len();
        for step in 0..1000 {
            let event = any_event(&mut chance, items);
            let before = session.responses.clone();
            (session, _) = update(&pack, session, event);
            if !matches!(event, Event::Choose { .. }) {
                assert_eq!(session.responses, before, "{event:?} lost an answer");
            }
            match session.phase {
                Phase::Item(place) | Phase::Reasons(place) => assert!(place < items),
                Phase::Role => assert_eq!(session.options.role, None),
                Phase::Result => results += 1,
                Phase::Review => {}
            }
            if step % 20 == 0 {
                assert!(!view_model(&pack, &session).heading.is_empty(), "{:?}", session.phase);
                let mut on = session.clone();
                let mut steps = 0;
                while on.phase != Phase::Result {
                    (on, _) = update(&pack, on, Event::Next);
                    steps += 1;
                    assert!(steps <= 2 * items + 2, "no way on from {:?}", session.phase);
                }
                assert_eq!(on.responses, session.responses);
            }
        }
    }
    assert!(results > 100, "the random walk hardly ever saw a result: {results}");
}

#[test]
fn a_compiled_pack_comes_back_whole() {
    let (sound, _) = support::checked(support::files(), support::TODAY);
    let sound = sound.unwrap();
    let (questions, guidance) = support::bytes();
    assert_eq!(compiled::read_questions(questions).as_ref(), Ok(&sound.questions));
    assert_eq!(compiled::read_guidance(guidance).as_ref(), Ok(&sound.guidance));
    assert_eq!(compiled::write_questions(&support::questions()).as_ref(), Some(questions));
    assert_eq!(compiled::write_guidance(&support::guidance()).as_ref(), Some(guidance));
    assert_eq!(compiled::read_questions(guidance), Err(Refusal::NotAPack));
    assert_eq!(compiled::read_guidance(questions), Err(Refusal::NotAPack));
    let mut longer = questions.clone();
    longer.push(0);
    assert_eq!(compiled::read_questions(&longer), Err(Refusal::Damaged));
    let mut newer = questions.clone();
    newer[4] = compiled::VERSION + 1;
    assert_eq!(compiled::read_questions(&newer), Err(Refusal::Version(compiled::VERSION + 1)));
}

#[test]
fn damaged_bytes_are_refused_or_read_but_never_panic() {
    let (questions, guidance) = support::bytes();
    for bytes in [questions, guidance] {
        let read =
            |bytes: &[u8]| (compiled::read_questions(bytes).is_ok(), compiled::read_guidance(bytes).is_ok());
        let ends = (0..64).chain((64..bytes.len()).step_by(101)).chain(bytes.len() - 64..bytes.len());
        for end in ends {
            assert_eq!(read(&bytes[..end]), (false, false), "cut at {end}");
        }
        let mut chance = Chance(1);
        let mut refused = 0;
        for _ in 0..3000 {
            let mut damaged = bytes.clone();
            // Most of a pack is text; its structure stands at the start, so half the flips go there.
            let reach = if chance.below(2) == 0 { 400 } else { bytes.len() };
            for _ in 0..=chance.below(3) {
                damaged[chance.below(reach)] ^= 1 << chance.below(8);
            }
            refused += usize::from(read(&damaged) == (false, false));
        }
        assert!(refused > 0, "no flip was ever noticed");
    }
}
