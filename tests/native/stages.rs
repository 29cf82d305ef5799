//! The staircase: cuts, floors, gates and caps, each boundary from both sides, and the keys of the guidance.

use ai_self_check::model::assessment::Assessment;
use ai_self_check::model::form::Length::{self, Quick, Standard};
use ai_self_check::model::guidance::{NextStep, Strength};
use ai_self_check::model::item::Dimension::{C1, C2, J2, J3};
use ai_self_check::model::item::{Axis, Item, JudgedKind, Keying, RedLine};
use ai_self_check::model::lean::{Lean, LeanScore};
use ai_self_check::model::response::Response;
use ai_self_check::model::score::Band;
use ai_self_check::model::stage::Stage::{self, Building, Fearless, Noticing, Starting, Steady};
use ai_self_check::model::stage::{self, Facts, Gate, StageResult, StageStep};

use crate::support::{agree, assessed, choice, judged, point, thresholds};

struct Case {
    axes: (u16, u16),
    lean: (u16, u16),
    red_line: bool,
    length: Length,
    skipped: bool,
}

/// Confidence and judgement, and nothing in the way.
fn at(confidence: u16, judgement: u16) -> Case {
    let axes = (confidence, judgement);
    Case { axes, lean: (0, 0), red_line: false, length: Standard, skipped: false }
}

fn find(case: &Case) -> StageResult {
    let ((confidence, judgement), (over, under)) = (case.axes, case.lean);
    let lean = LeanScore {
        lean: Lean::Balanced,
        over,
        under,
        over_shares: vec![],
        under_shares: vec![],
        over_answers: 0,
        under_answers: 0,
    };
    let Case { red_line, length, skipped, .. } = *case;
    stage::find(Facts { confidence, judgement, lean: &lean, red_line, length, skipped }, &thresholds())
}

#[track_caller]
fn check(case: Case, expected: Stage) {
    let found = find(&case);
    assert_eq!(found.stage, expected, "{:?}", found.steps);
}

#[test]
fn the_lower_axis_decides() {
    let cuts = [(349, Starting), (350, Noticing), (499, Noticing), (500, Building), (649, Building)];
    for (lower, expected) in cuts {
        check(at(lower, lower), expected);
        check(at(1000, lower), expected);
    }
    // Confidence as the lower axis: judgement of 649 gives no floor.
    for (lower, expected) in cuts {
        check(at(lower, 649), expected);
    }
    for (lower, expected) in [(650, Steady), (799, Steady), (800, Fearless), (1000, Fearless)] {
        check(at(lower, 1000), expected);
    }
    check(at(0, 0), Starting);
    check(at(1000, 0), Starting);
}

#[test]
fn good_judgement_alone_lifts() {
    for (confidence, judgement, expected) in [
        (0, 649, Starting),
        (0, 650, Noticing),
        (0, 799, Noticing),
        (0, 800, Building),
        (349, 1000, Building),
        (0, 1000, Building),
        (500, 650, Building),
        (649, 1000, Building),
    ] {
        check(at(confidence, judgement), expected);
    }
}

#[test]
fn fearless_has_gates() {
    for (judgement, lean, expected, gates) in [
        (849, (0, 0), Steady, vec![Gate::Judgement]),
        (850, (0, 0), Fearless, vec![]),
        (850, (150, 0), Fearless, vec![]),
        (850, (151, 0), Steady, vec![Gate::Over]),
        (850, (0, 200), Fearless, vec![]),
        (850, (0, 201), Steady, vec![Gate::Under]),
        (849, (151, 201), Steady, vec![Gate::Judgement, Gate::Over, Gate::Under]),
    ] {
        let found = find(&Case { lean, ..at(1000, judgement) });
        let closed: Vec<Gate> = found
            .steps
            .iter()
            .filter_map(|step| if let StageStep::Gate(gate) = step { Some(*gate) } else { None })
            .collect();
        assert_eq!((found.stage, closed), (expected, gates), "{judgement} {lean:?}");
    }
    check(Case { lean: (1000, 1000), ..at(700, 700) }, Steady);
}

#[test]
fn caps_hold_the_stage_down_and_never_up() {
    for (lower, plain, red, quick) in [
        (1000, Fearless, Building, Steady),
        (700, Steady, Building, Steady),
        (500, Building, Building, Building),
        (400, Noticing, Noticing, Noticing),
        (0, Starting, Starting, Starting),
    ] {
        check(at(lower, lower), plain);
        check(Case { red_line: true, ..at(lower, lower) }, red);
        check(Case { length: Quick, ..at(lower, lower) }, quick);
        check(Case { skipped: true, ..at(lower, lower) }, quick);
        check(Case { red_line: true, length: Quick, skipped: true, ..at(lower, lower) }, red);
    }
    // A cap takes back what a floor gave: none of ours can, so the floor stays.
    check(Case { red_line: true, ..at(0, 1000) }, Building);
}

#[track_caller]
fn between(case: Case, expected: Option<(Stage, Stage)>) {
    assert_eq!(find(&case).between, expected);
}

#[test]
fn near_a_cut_both_sides_are_named() {
    let low = Some((Starting, Noticing));
    for (score, expected) in [(299, None), (300, low), (349, low), (350, low), (400, low), (401, None)] {
        between(at(score, score), expected);
    }
    between(at(449, 600), None);
    between(at(450, 600), Some((Noticing, Building)));
    between(at(700, 1000), Some((Building, Steady)));
    between(at(750, 1000), Some((Steady, Fearless)));
    between(at(850, 1000), Some((Steady, Fearless)));
    between(at(851, 1000), None);
    // Never towards a stage that a gate, a cap or a floor rules out.
    between(at(790, 849), None);
    between(Case { length: Quick, ..at(790, 1000) }, None);
    between(Case { red_line: true, ..at(640, 900) }, None);
    between(Case { red_line: true, ..at(490, 600) }, Some((Noticing, Building)));
    between(Case { skipped: true, ..at(640, 900) }, Some((Building, Steady)));
    between(at(340, 650), None);
}

#[test]
fn the_way_to_the_stage_is_on_record() {
    let found = find(&Case { red_line: true, length: Quick, ..at(900, 1000) });
    let band = StageStep::Band { axis: Axis::Confidence, score: 900, stage: Fearless };
    assert_eq!(found.steps, [band, StageStep::RedLine(Building)]);
    let equal = find(&at(600, 600));
    assert_eq!(equal.steps, [StageStep::Band { axis: Axis::Judgement, score: 600, stage: Building }]);
    let floor = StageStep::Floor { judgement: 800, stage: Building };
    let band = StageStep::Band { axis: Axis::Confidence, score: 100, stage: Starting };
    assert_eq!(find(&at(100, 900)).steps, [band, floor]);
}

/// One agree item at a point and one scenario of any quality.
fn pair(agreed: u8, quality: u16) -> Vec<(Item, Option<Response>)> {
    let scenario = judged(JudgedKind::Scenario, J2, &[(quality, 0)]);
    vec![(agree(C1, Keying::Forward), point(agreed)), (scenario, choice(0))]
}

#[test]
fn the_axis_that_is_ahead_is_named_from_the_gap_on() {
    for (agreed, quality, expected) in [
        (4, 801, None),
        (4, 800, Some(Axis::Confidence)),
        (0, 199, None),
        (0, 200, Some(Axis::Judgement)),
        (2, 500, None),
    ] {
        assert_eq!(assessed(Standard, pair(agreed, quality)).ahead, expected, "{agreed} {quality}");
    }
}

#[test]
fn bands_begin_at_their_marks() {
    for (score, expected) in [
        (0, Band::Start),
        (449, Band::Start),
        (450, Band::GettingThere),
        (749, Band::GettingThere),
        (750, Band::Strong),
        (1000, Band::Strong),
    ] {
        assert_eq!(Band::of(score, &thresholds()), expected, "{score}");
    }
}

/// So many of four agree items and of four scenarios answered.
fn answering(agrees: usize, scenarios: usize) -> Assessment {
    let skip = |place: usize, count: usize, response| if place < count { response } else { None };
    let mut pairs = Vec::new();
    for place in 0..4 {
        pairs.push((agree(C1, Keying::Forward), skip(place, agrees, point(4))));
        let scenario = judged(JudgedKind::Scenario, J2, &[(1000, 0), (0, 2)]);
        pairs.push((scenario, skip(place, scenarios, choice(0))));
    }
    assessed(Standard, pairs)
}

#[test]
fn too_few_answers_name_no_stage() {
    for (agrees, scenarios, expected) in [
        (4, 4, Some(Fearless)),
        (2, 4, Some(Fearless)),
        (1, 4, None),
        (4, 2, Some(Steady)),
        (4, 1, None),
        (0, 4, None),
        (4, 0, None),
        (0, 0, None),
    ] {
        let found = answering(agrees, scenarios);
        assert_eq!(found.stage.map(|found| found.stage), expected, "{agrees} and {scenarios}");
        assert_eq!(found.skipped.len(), 8 - agrees - scenarios);
    }
    // With too little known, no axis is ahead either.
    let mut pairs = pair(4, 0);
    pairs.extend([(agree(C2, Keying::Forward), None), (agree(C2, Keying::Forward), None)]);
    assert_eq!(assessed(Standard, pairs).ahead, None);
}

#[test]
fn a_red_line_is_found_and_caps() {
    let mut pairs = pair(4, 1000);
    // Of full quality, so that nothing but the cap can hold the stage.
    let mut risky = judged(JudgedKind::Scenario, J3, &[(1000, 0), (1000, 0)]);
    let Item::Judged(item) = &mut risky else { panic!("a judged item") };
    item.marks[1].red_line = Some(RedLine::Data);
    pairs.push((risky, choice(1)));
    let found = assessed(Standard, pairs);
    assert_eq!(found.red_lines, [(2, RedLine::Data)]);
    assert_eq!(NextStep::of(&found, Standard, &thresholds()), NextStep::RedLine);
    let last = StageStep::RedLine(Building);
    assert_eq!(found.stage.unwrap().steps.last(), Some(&last));
}

#[test]
fn guidance_speaks_of_what_matters_most() {
    let said = |length, agreed, quality| {
        let found = assessed(length, pair(agreed, quality));
        (Strength::of(&found, length, &thresholds()), NextStep::of(&found, length, &thresholds()))
    };
    let (c1, j2) = (Strength::Dimension(C1), Strength::Dimension(J2));
    assert_eq!(said(Standard, 4, 1000), (j2, NextStep::KeepGoing));
    assert_eq!(said(Standard, 4, 449), (c1, NextStep::Dimension(J2)));
    assert_eq!(said(Standard, 1, 750), (j2, NextStep::Dimension(C1)));
    assert_eq!(said(Standard, 0, 0), (Strength::Honest, NextStep::Dimension(C1)));
    assert_eq!(said(Quick, 1, 750), (Strength::Axis(Axis::Judgement), NextStep::Axis(Axis::Confidence)));
    assert_eq!(said(Quick, 1, 449), (Strength::Honest, NextStep::Axis(Axis::Confidence)));
    assert_eq!(said(Quick, 3, 450), (Strength::Axis(Axis::Confidence), NextStep::Axis(Axis::Judgement)));
    assert_eq!(
        said(Quick, 2, 749),
        (Strength::Honest, NextStep::Axis(Axis::Confidence)),
        "no praise unshown"
    );
    let leaning = vec![
        (judged(JudgedKind::Scenario, J2, &[(0, 2)]), choice(0)),
        (judged(JudgedKind::Spot, J3, &[(0, 2)]), choice(0)),
    ];
    let found = assessed(Standard, leaning);
    assert_eq!(NextStep::of(&found, Standard, &thresholds()), NextStep::Lean(Lean::Over));
}
