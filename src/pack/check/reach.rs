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

/// How many people answer each form, if it takes so many.
const PEOPLE: usize = 4000;

/// After so many it is looked whether everything has been reached.
const BATCH: usize = 100;

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
    let wanted = Wanted::of(questions);
    let mut reached = Reached::default();
    let mut chance = Chance(1);
    let mut missing = reached.missing(&wanted, guidance);
    for key in &questions.forms {
        let mut people = corners();
        people.extend((0..PEOPLE).map(|_| Person::any(&mut chance)));
        for some in people.chunks(BATCH) {
            if missing.is_empty() {
                return;
            }
            for person in some {
                answer(questions, &key.id, key.length, *person, &mut chance, &mut reached);
            }
            missing = reached.missing(&wanted, guidance);
        }
    }
    for (kind, id) in missing {
        let found = "out of reach: no simulated person gets there";
        report.at("pack.toml", format!("{kind} {id}")).error(
            "",
            found,
            "items and cuts that let somebody get there",
        );
    }
}

impl Reached {
    /// What the pack wants to be reached and was not: its kind and name.
    fn missing(&self, wanted: &Wanted, guidance: &Guidance) -> Vec<(&'static str, &'static str)> {
        const STAGES: [&str; 5] = ["1", "2", "3", "4", "5"];
        let lines = super::items::RED_LINES.map(|(id, _)| id);
        // Words for a red line that no item crosses are as lost as those for a stage.
        let said = |place| guidance.row(Table::RedLines, place).is_some_and(|row| !row.texts.is_empty());
        let mut missing = Vec::new();
        let mut look =
            |kind, names: &[&'static str], found: &BTreeSet<usize>, wanted: &dyn Fn(usize) -> bool| {
                let lost = |place: &usize| wanted(*place) && !found.contains(place);
                let names = names.iter().enumerate().filter(|(place, _)| lost(place));
                missing.extend(names.map(|(_, name)| (kind, *name)));
            };
        look("stage", &STAGES, &self.stages, &|place| wanted.stage(place));
        look("lean", &super::guidance::LEANS, &self.leans, &|_| true);
        look("strength", &Strength::NAMES, &self.strengths, &|place| wanted.strength(place));
        look("next-step", &NextStep::NAMES, &self.steps, &|place| wanted.step(place));
        look("red-line", &lines, &self.red_lines, &said);
        missing
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
