//! The clock tower: the plan adds up and keeps time; and what may be said of an earlier code beside a new one.

use ai_self_check::model::form::Length;
use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::workshop::agenda::{Agenda, Clock, Need, Press, Standing};
use ai_self_check::workshop::compare::{Caution, Change, LeanChange, compare};
use ai_self_check::workshop::result_code::{Axes, Content, FormLetter, Level};
use proptest::prelude::*;

use crate::codes::sample;
use crate::strategies::config;
use crate::support::thresholds;

const MINUTE: u64 = 60_000;

#[test]
fn every_plan_fills_its_time() {
    for agenda in Agenda::ALL {
        let steps = agenda.steps();
        assert_eq!(steps.iter().map(|step| step.minutes).sum::<u32>(), agenda.minutes());
        let mut ids: Vec<&str> = steps.iter().map(|step| step.id).collect();
        assert_eq!((ids[0], ids[ids.len() - 1]), ("welcome", "pledge"));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), steps.len());
        assert!(steps.iter().all(|step| !step.needs.is_empty()));
        // Nobody without a telephone is left out.
        assert!(
            steps
                .iter()
                .filter(|step| step.id.starts_with("check-"))
                .all(|step| step.needs.contains(&Need::Paper))
        );
    }
    let spot = |agenda: Agenda| agenda.steps().iter().any(|step| step.id == "spot");
    assert_eq!(Agenda::ALL.map(spot), [false, true, true]);
}

/// After presses at these minutes, how the plan stands at `now`: (step, in step, left, late, to end), in minutes.
#[track_caller]
fn check(presses: &[(Press, u64)], now: u64, expected: (usize, u64, i64, i64, u64)) {
    let press = |clock: Clock, (press, minute): &(Press, u64)| clock.press(*press, minute * MINUTE);
    let clock = presses.iter().fold(Clock::new(Agenda::Minutes75), press);
    let Standing { step, in_step, left, late, to_end, .. } = clock.standing(now * MINUTE);
    let minutes = |milliseconds: i64| milliseconds / MINUTE as i64;
    let found = (step, in_step / MINUTE, minutes(left), minutes(late), to_end / MINUTE);
    assert_eq!(found, expected, "{presses:?} at {now}");
}

#[test]
fn the_clock_knows_how_late_it_is() {
    use Press::{Back, Next, Pause, Start};
    check(&[], 30, (0, 0, 8, 0, 75));
    check(&[(Start, 10)], 10, (0, 0, 8, 0, 75));
    check(&[(Start, 10)], 15, (0, 5, 3, 0, 70));
    check(&[(Start, 10)], 20, (0, 10, -2, 2, 67));
    check(&[(Start, 0), (Next, 10)], 10, (1, 0, 8, 0, 67));
    check(&[(Start, 0), (Next, 10)], 18, (1, 8, 0, 2, 59));
    check(&[(Start, 0), (Next, 4)], 5, (1, 1, 7, -3, 66));
    check(&[(Start, 0), (Pause, 5)], 50, (0, 5, 3, 0, 70));
    check(&[(Start, 0), (Pause, 5), (Start, 50)], 52, (0, 7, 1, 0, 68));
    check(&[(Start, 0), (Pause, 5), (Pause, 9), (Start, 50), (Start, 51)], 52, (0, 7, 1, 0, 68));
    check(&[(Start, 0), (Next, 8), (Back, 9)], 10, (0, 1, 7, 2, 74));
    check(&[(Back, 0), (Start, 0)], 1, (0, 1, 7, 0, 74));
    check(&[(Next, 0), (Next, 0)], 9, (2, 0, 12, -16, 59));
    check(&[(Start, 0), (Start, 6)], 3, (0, 6, 2, 0, 69));
}

proptest! {
    #![proptest_config(config())]

    /// Any presses at any instants, also backwards: a step of the plan, and time that never runs back.
    #[test]
    fn no_press_stops_the_clock_from_being_one(presses in prop::collection::vec((0..4usize, any::<u64>()), 0..30)) {
        let all = [Press::Start, Press::Pause, Press::Next, Press::Back];
        for agenda in Agenda::ALL {
            let mut clock = Clock::new(agenda);
            for (press, now) in &presses {
                clock = clock.press(all[*press], *now);
                let standing = clock.standing(*now);
                prop_assert!(standing.step < agenda.steps().len());
                prop_assert!(standing.to_end <= u64::from(agenda.minutes()) * MINUTE);
                prop_assert!(clock.standing(now.saturating_add(1)).in_step >= standing.in_step);
            }
        }
    }
}

fn room(confidence: u8, judgement: u8, length: Length) -> Content {
    let axes = Axes::Room([confidence, judgement].map(|number| Stage::from_number(number).unwrap()));
    Content { axes, length, ..sample() }
}

fn keep(confidence: u8, judgement: u8, length: Length) -> Content {
    let axes = Axes::Keep([confidence, judgement].map(|steps| Level::new(steps).unwrap()));
    Content { axes, length, ..sample() }
}

/// What an earlier code and a new result say of confidence and judgement.
#[track_caller]
fn changed(earlier: Content, now: Content, expected: [Change; 2]) {
    let found = compare(&earlier, &now, &thresholds().cuts);
    assert_eq!([found.confidence.change, found.judgement.change], expected, "{earlier:?} {now:?}");
    let back = compare(&now, &earlier, &thresholds().cuts);
    let turned = expected.map(|change| match change {
        Change::Up => Change::Down,
        Change::Down => Change::Up,
        other => other,
    });
    assert_eq!([back.confidence.change, back.judgement.change], turned, "the other way round");
}

#[test]
fn one_answer_is_no_change() {
    use Change::{Down, Same, TooSmall, Up};
    use Length::{Quick, Standard};
    changed(keep(10, 10, Standard), keep(10, 10, Standard), [Same, Same]);
    changed(keep(10, 10, Standard), keep(12, 15, Standard), [TooSmall, TooSmall]);
    changed(keep(10, 10, Standard), keep(13, 16, Standard), [Up, Up]);
    changed(keep(10, 10, Quick), keep(14, 17, Quick), [TooSmall, TooSmall]);
    changed(keep(10, 10, Quick), keep(15, 18, Quick), [Up, Up]);
    changed(keep(10, 10, Standard), keep(14, 17, Quick), [TooSmall, TooSmall]);
    changed(room(2, 2, Standard), room(3, 4, Standard), [TooSmall, TooSmall]);
    changed(room(2, 2, Standard), room(4, 5, Standard), [Up, Up]);
    changed(room(5, 1, Quick), room(3, 4, Quick), [TooSmall, TooSmall]);
    changed(room(5, 1, Quick), room(2, 5, Quick), [Down, Up]);
    // 8 steps are stage 2, 17 are stage 5.
    changed(room(2, 5, Standard), keep(8, 8, Standard), [Same, Down]);
    changed(room(3, 3, Standard), keep(17, 10, Standard), [Up, Same]);
}

#[test]
fn cautions_stand_beside_the_change() {
    let cuts = thresholds().cuts;
    let cautions = |earlier: Content, now: Content| compare(&earlier, &now, &cuts).cautions;
    let after = |content: Content| Content { form: FormLetter::B, ..content };
    let before = keep(10, 10, Length::Standard);
    assert_eq!(cautions(before, before), [Caution::SameForm, Caution::SameCode]);
    assert_eq!(cautions(before, after(keep(16, 10, Length::Standard))), [Caution::ConfidenceAlone]);
    assert_eq!(cautions(before, after(keep(16, 16, Length::Standard))), []);
    assert_eq!(cautions(before, after(keep(5, 16, Length::Standard))), [Caution::ConfidenceFell]);
    assert_eq!(
        cautions(before, after(room(3, 3, Length::Quick))),
        [Caution::OtherLength, Caution::StagesOnly]
    );
    let lean =
        |from, to| compare(&Content { lean: from, ..before }, &Content { lean: to, ..before }, &cuts).lean.2;
    assert_eq!(lean(Lean::Over, Lean::Over), LeanChange::Same);
    assert_eq!(lean(Lean::Over, Lean::Balanced), LeanChange::ToBalanced);
    assert_eq!(lean(Lean::Balanced, Lean::Under), LeanChange::FromBalanced);
    assert_eq!(lean(Lean::Over, Lean::Mixed), LeanChange::Other);
}
