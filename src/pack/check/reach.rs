//! Reach: can every stage, lean, strength and next step be reached by somebody?
//!
//! Answered by trying: many simulated people of every kind answer every form. What none of them reaches
//! is reported; with thousands of people a rare combination is found, and an impossible one never is.

use std::collections::BTreeSet;

use super::wanted::Wanted;
use crate::model::assessment::assess;
use crate::model::form::Length;
use crate::model::guidance::{NextStep, Strength};
use crate::pack::people::{Agreeing, Chance, Judging, Otherwise, Person};
use crate::pack::problem::Report;
use crate::pack::words::{Guidance, Questions, Table};

/// How many people answer each form.
const PEOPLE: usize = 4000;

/// Places in the lists of names.
#[derive(Default)]
struct Reached {
    stages: BTreeSet<usize>,
    leans: BTreeSet<usize>,
    strengths: BTreeSet<usize>,
    steps: BTreeSet<usize>,
    red_lines: BTreeSet<usize>,
}

/// Reports what nobody reaches.
pub(super) fn check(questions: &Questions, guidance: &Guidance, report: &mut Report) {
    let mut reached = Reached::default();
    let mut chance = Chance(1);
    for key in &questions.forms {
        let mut people = corners();
        people.extend((0..PEOPLE).map(|_| Person::any(&mut chance)));
        for person in people {
            answer(questions, &key.id, key.length, person, &mut chance, &mut reached);
        }
    }

    let wanted = Wanted::of(questions);
    let mut missing: Vec<(&str, String)> = Vec::new();
    let mut look =
        |kind: &'static str, names: &[&str], found: &BTreeSet<usize>, wanted: &dyn Fn(usize) -> bool| {
            let names = names.iter().enumerate();
            let names = names.filter(|(place, _)| wanted(*place) && !found.contains(place));
            missing.extend(names.map(|(_, name)| (kind, (*name).to_owned())));
        };
    look("stage", &["1", "2", "3", "4", "5"], &reached.stages, &|place| wanted.stage(place));
    look("lean", &super::guidance::LEANS, &reached.leans, &|_| true);
    look("strength", &Strength::NAMES, &reached.strengths, &|place| wanted.strength(place));
    look("next-step", &NextStep::NAMES, &reached.steps, &|place| wanted.step(place));
    // Words for a red line that no item crosses are as lost as those for a stage.
    let said = |place| guidance.row(Table::RedLines, place).is_some_and(|row| !row.texts.is_empty());
    look("red-line", &super::items::RED_LINES.map(|(id, _)| id), &reached.red_lines, &said);
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
    let thresholds = &questions.thresholds;
    reached.stages.extend(assessment.stage.as_ref().map(|found| found.stage as usize));
    reached.leans.insert(assessment.lean.lean as usize);
    reached.strengths.insert(Strength::of(&assessment, length, thresholds).place());
    reached.steps.insert(NextStep::of(&assessment, length, thresholds).place());
    reached.red_lines.extend(assessment.red_lines.iter().map(|(_, line)| *line as usize));
}
