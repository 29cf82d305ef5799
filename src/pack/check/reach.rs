//! Reach: can every stage, lean, gap, strength and next step be reached by somebody?
//!
//! Answered by trying: many simulated people of every kind answer every form. What none of them reaches
//! is reported; with thousands of people a rare combination is found, and an impossible one never is.

use std::collections::BTreeSet;

use crate::model::assessment::assess;
use crate::model::form::Length;
use crate::model::guidance::{NextStep, Strength};
use crate::model::item::RedLine;
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::pack::people::{Agreeing, Chance, Judging, Otherwise, Person};
use crate::pack::problem::Report;
use crate::pack::words::Questions;

/// How many people answer each form.
const PEOPLE: usize = 4000;

#[derive(Default)]
struct Reached {
    stages: BTreeSet<Stage>,
    leans: BTreeSet<Lean>,
    gaps: BTreeSet<&'static str>,
    strengths: BTreeSet<Strength>,
    steps: BTreeSet<NextStep>,
    red_lines: BTreeSet<RedLine>,
}

/// Reports what nobody reaches.
pub(super) fn check(questions: &Questions, report: &mut Report) {
    let mut reached = Reached::default();
    let mut chance = Chance(1);
    for key in &questions.forms {
        let mut people = corners();
        people.extend((0..PEOPLE).map(|_| Person::any(&mut chance)));
        for person in people {
            answer(questions, &key.id, key.length, person, &mut chance, &mut reached);
        }
    }

    let mut missing: Vec<(&str, String)> = Vec::new();
    let stages = Stage::ALL.iter().filter(|stage| !reached.stages.contains(stage));
    missing.extend(stages.map(|stage| ("stage", stage.number().to_string())));
    let leans =
        [(Lean::Balanced, "balanced"), (Lean::Over, "over"), (Lean::Under, "under"), (Lean::Mixed, "mixed")];
    let leans = leans.iter().filter(|(lean, _)| !reached.leans.contains(lean));
    missing.extend(leans.map(|(_, id)| ("lean", (*id).to_owned())));
    let gaps = ["confidence", "judgement", "level"].into_iter().filter(|gap| !reached.gaps.contains(gap));
    missing.extend(gaps.map(|gap| ("gap", gap.to_owned())));
    let strengths = Strength::all().into_iter().filter(|(key, _)| !reached.strengths.contains(key));
    missing.extend(strengths.map(|(_, id)| ("strength", id.to_owned())));
    let steps = NextStep::all().into_iter().filter(|(key, _)| !reached.steps.contains(key));
    missing.extend(steps.map(|(_, id)| ("next-step", id.to_owned())));
    let lines = super::items::RED_LINES.iter().filter(|(_, line)| !reached.red_lines.contains(line));
    missing.extend(lines.map(|(id, _)| ("red-line", (*id).to_owned())));
    for (kind, id) in missing {
        let found = "out of reach: no simulated person gets there";
        report.at("pack.toml", format!("{kind} {id}")).error(
            "",
            found,
            "items and cuts that let somebody get there",
        );
    }
}

/// People at the edges, whom chance might miss.
fn corners() -> Vec<Person> {
    let mut people = Vec::new();
    for feeling in 0..=4 {
        let judgings = [Judging::Best, Judging::MostTrusting, Judging::LeastTrusting, Judging::First];
        people.extend(judgings.map(|judging| Person { agreeing: Agreeing::Feeling(feeling), judging }));
        for otherwise in [Otherwise::Guess, Otherwise::Trust, Otherwise::Avoid] {
            let judging = Judging::Knows { known: [900; 4], otherwise };
            people.extend([Person { agreeing: Agreeing::Feeling(feeling), judging }; 20]);
        }
    }
    people
}

fn answer(
    questions: &Questions,
    form: &str,
    length: Length,
    person: Person,
    chance: &mut Chance,
    reached: &mut Reached,
) {
    let Some(form) = questions.form(form, length) else { return };
    let responses = person.answer(&form, chance);
    let assessment = assess(&form, &responses, &questions.thresholds);
    reached.stages.extend(assessment.stage.as_ref().map(|stage| stage.stage));
    reached.leans.insert(assessment.lean.lean);
    reached.gaps.insert(match assessment.ahead {
        Some(crate::model::item::Axis::Confidence) => "confidence",
        Some(crate::model::item::Axis::Judgement) => "judgement",
        None => "level",
    });
    reached.strengths.insert(Strength::of(&assessment, length, &questions.thresholds));
    reached.steps.insert(NextStep::of(&assessment, length, &questions.thresholds));
    reached.red_lines.extend(assessment.red_lines.iter().map(|(_, line)| *line));
}
