//! The letter box: what the page is told at the end, of every kind of person.

use ai_self_check::model::assessment::assess;
use ai_self_check::model::form::Length::{self, Quick, Standard};
use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::people::{Agreeing, Chance, Judging, Person};
use ai_self_check::session::sharing::Bands;
use ai_self_check::session::{Effect, Options, Shared, Sharing, Tell};

use crate::run::{Run, options};

const ALL: [Sharing; 3] = [Sharing::Nothing, Sharing::Stage, Sharing::Bands];

/// Plays a person; gives the run and all that the page was told at the end.
fn told(person: Person, length: Length, sharing: Sharing, skip: usize) -> (Run, Vec<Option<Shared>>) {
    let mut run = Run::new(Options { sharing, ..options(length) });
    let mut responses = person.answer(&run.session.form, &mut Chance(1));
    responses.iter_mut().take(skip).for_each(|response| *response = None);
    run.finish(&responses);
    run.back();
    run.next();
    run.go(ai_self_check::session::Phase::Result);
    let tell = |effect: &Effect| match effect {
        Effect::Tell(Tell::Complete(shared)) => Some(*shared),
        _ => None,
    };
    let all = run.effects.iter().filter_map(tell).collect();
    (run, all)
}

#[test]
fn everybody_is_told_about_once_and_as_the_result_says() {
    let (mut stages, mut leans) = (Vec::new(), Vec::new());
    for agreeing in [Agreeing::Feeling(0), Agreeing::Feeling(2), Agreeing::Feeling(4), Agreeing::Point(2)] {
        for judging in [Judging::Best, Judging::MostTrusting, Judging::LeastTrusting, Judging::Random] {
            for (length, sharing) in [Quick, Standard].into_iter().flat_map(|one| ALL.map(|all| (one, all))) {
                let person = Person { agreeing, judging };
                let (run, all) = told(person, length, sharing, 0);
                assert_eq!(all.len(), 1, "once a run");
                if sharing == Sharing::Nothing {
                    assert_eq!(all, [None]);
                    continue;
                }
                let shared = all[0].unwrap();
                let thresholds = &run.pack.questions.thresholds;
                let found = assess(&run.session.form, &run.session.responses, thresholds);
                let band = |axis: &Option<ai_self_check::model::score::AxisScore>| {
                    Stage::of(axis.as_ref().unwrap().score, &thresholds.cuts)
                };
                let bands = Bands {
                    confidence: band(&found.confidence),
                    judgement: band(&found.judgement),
                    lean: found.lean.lean,
                };
                let expected = Shared {
                    version: run.pack.questions.version,
                    length,
                    stage: found.stage.map(|found| found.stage),
                    bands: (sharing == Sharing::Bands).then_some(bands),
                };
                assert_eq!(shared, expected, "{person:?}");
                stages.extend(shared.stage);
                leans.push(bands.lean);
            }
        }
    }
    for lean in [Lean::Balanced, Lean::Over, Lean::Under] {
        assert!(leans.contains(&lean), "{lean:?} was never tried");
    }
    assert!(stages.contains(&Stage::Starting) && stages.contains(&Stage::Fearless), "{stages:?}");
}

#[test]
fn who_answered_too_little_is_told_nothing_about() {
    let person = Person { agreeing: Agreeing::Feeling(4), judging: Judging::Best };
    for sharing in [Sharing::Stage, Sharing::Bands] {
        let (_, all) = told(person, Quick, sharing, 9);
        let shared = all[0].unwrap();
        assert_eq!((shared.stage, shared.bands), (None, None));
        assert_eq!(shared.code(), u32::from(shared.version) << 13);
    }
}

/// Fields of a number for the loader, which has the other half (`www/loader/keep.js`).
#[test]
fn the_number_for_the_loader() {
    let bands = Bands { confidence: Stage::Noticing, judgement: Stage::Fearless, lean: Lean::Mixed };
    let shared = Shared { version: 7, length: Standard, stage: Some(Stage::Building), bands: Some(bands) };
    assert_eq!(shared.code(), 3 | 2 << 3 | 5 << 6 | 4 << 9 | 1 << 12 | 7 << 13);
    let shared = Shared { length: Quick, bands: None, ..shared };
    assert_eq!(shared.code(), 3 | 7 << 13);
    let most = Shared { version: u16::MAX, ..shared };
    assert_eq!(most.code() >> 13, u32::from(u16::MAX));
}
