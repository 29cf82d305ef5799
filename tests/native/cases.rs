//! The copying room: whole runs with all that each screen shows, for both builds to repeat in a browser.
//!
//! Writes `target/cases.json`, which `tests/browser/cases.rs` reads. Every form, length and role is answered by
//! every kind of simulated person and by random ones, who also skip, change their minds, go back, look at the
//! review, and get reasons at the end or after each answer. A screen is a hash, the result is there in full.

use std::collections::BTreeSet;
use std::path::Path;

use ai_self_check::model::item::{Item, JudgedKind};
use ai_self_check::model::response::{Response, Responses, Sureness};
use ai_self_check::pack::Pack;
use ai_self_check::pack::people::{Chance, Person};
use ai_self_check::pack::words::column;
use ai_self_check::session::view_model::Block;
use ai_self_check::session::{Event, Feedback, Numerals, Options, Phase, Sharing, start};
use serde_json::{Value, json};

use crate::people::KINDS;
use crate::run::{ENGLISH, Run};
use crate::seen::{seen, told};
use crate::support;

/// Random people in each role on each form, besides the kinds.
const RANDOM: usize = 3;

/// A run under way, with what every click on it led to.
struct Recorded {
    run: Run,
    steps: Vec<Value>,
    phases: BTreeSet<&'static str>,
}

/// FNV-1a of 32 bits over UTF-16, because that is what JavaScript has at hand.
fn hash(text: &str) -> u32 {
    text.encode_utf16().fold(0x811C_9DC5, |hash, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

impl Recorded {
    /// Sends an event, and notes the click that a person would make and what the screen then shows.
    fn send(&mut self, event: Event) {
        let click = match event {
            Event::Choose { group, option } => json!([format!("[data-group='{group}'] input"), option]),
            Event::Next => json!([".buttons [part=next]", 0]),
            Event::Back => json!([".buttons [part=back]", 0]),
            event => {
                let view = self.run.view();
                let actions = view.blocks.iter().filter_map(|block| match block {
                    Block::Action(_, button) => Some(button.event),
                    _ => None,
                });
                let place = actions.enumerate().find(|(_, found)| *found == event).unwrap().0;
                json!([".action button", place])
            }
        };
        let effects = self.run.send(event);
        let lines = [seen(&self.run.view()), told(&effects)].concat();
        self.steps.push(json!([click, hash(&lines.join("\n"))]));
        self.phases.insert(match self.run.session.phase {
            Phase::Role => "role",
            Phase::Item(_) => "item",
            Phase::Reasons(_) => "reasons",
            Phase::Review => "review",
            Phase::Result => "result",
        });
    }

    /// Chooses if that changes something: a click on a radio that is chosen is none to a browser.
    fn choose(&mut self, group: u8, option: u8) {
        let groups = self.run.groups();
        let found = groups.iter().find(|found| found.number == group);
        let Some(choice) = found.and_then(|found| found.choices.get(usize::from(option))) else { return };
        let many = found.is_some_and(|found| found.many);
        if !choice.closed && (many || !choice.chosen) {
            self.send(Event::Choose { group, option });
        }
    }

    /// Goes on to the result, with second thoughts.
    fn play(&mut self, role: u8, responses: &Responses, chance: &mut Chance) {
        let mut visited = false;
        while self.run.session.phase != Phase::Result {
            assert!(self.steps.len() < 2000, "no end in sight");
            match self.run.session.phase {
                Phase::Role => {
                    if chance.below(4) == 0 {
                        self.choose(0, (role + 1) % 8);
                    }
                    self.choose(0, role);
                    self.send(Event::Next);
                }
                Phase::Item(place) => {
                    if chance.below(16) == 0 && self.run.view().buttons.len() > 1 {
                        self.send(Event::Back);
                        continue;
                    }
                    let answer = responses[place].as_ref();
                    if answer.is_some() && chance.below(8) == 0 {
                        self.choose(0, u8::try_from(chance.below(5)).unwrap());
                    }
                    for (group, option) in answer.map_or_else(Vec::new, |answer| self.run.choices(answer)) {
                        self.choose(group, option);
                    }
                    self.send(Event::Next);
                }
                Phase::Review if !visited && chance.below(2) == 0 => {
                    visited = true;
                    let skipped = |place: &usize| responses[*place].is_none();
                    let place = (0..responses.len()).rev().find(skipped);
                    match place.filter(|place| self.run.session.responses[*place].is_none()) {
                        Some(place) => self.send(Event::Visit(place)),
                        None => self.send(Event::Next),
                    }
                }
                _ => self.send(Event::Next),
            }
        }
    }
}

/// A person's answers with more variety than the measurement needs: worries, sureness, gaps.
fn varied(person: Person, run: &Run, chance: &mut Chance) -> Responses {
    let mut responses = person.answer(&run.session.form, chance);
    // Nobody skips, somebody skips now and then, somebody nearly always.
    let skips = [0, 1, 1, 4, 7][chance.below(5)];
    for (item, response) in run.session.form.items.iter().zip(&mut responses) {
        if chance.below(8) < skips {
            *response = None;
        } else if *item == Item::Worries {
            let mut picked: Vec<u8> =
                (0..chance.below(4)).map(|_| u8::try_from(chance.below(14)).unwrap()).collect();
            picked.sort_unstable();
            picked.dedup();
            let other = picked.len() < 3 && chance.below(4) == 0;
            *response = Some(Response::Worries { picked, other });
        } else if let (Item::Judged(item), Some(Response::Choice { sureness, .. })) = (item, &mut *response)
            && item.kind == JudgedKind::Knowledge
        {
            let all = [None, Some(Sureness::Guess), Some(Sureness::Fairly), Some(Sureness::Certain)];
            *sureness = all[chance.below(4)];
            if chance.below(6) == 0 {
                *response = Some(Response::DontKnow);
            }
        }
    }
    responses
}

fn case(
    pack: &Pack,
    options: Options,
    name: &str,
    role: u8,
    person: Person,
    chance: &mut Chance,
) -> (Value, Recorded) {
    let (session, effects) = start(pack, options.clone()).unwrap();
    let first = [seen(&ai_self_check::session::view_model(pack, &session)), told(&effects)].concat();
    let run = Run { pack: pack.clone(), session, effects };
    let responses = varied(person, &run, chance);
    let mut recorded = Recorded { run, steps: Vec::new(), phases: BTreeSet::new() };
    recorded.play(role, &responses, chance);
    let job = options.role.map(|role| pack.questions.roles[role].text(column::named::ID));
    let case = json!({
        "name": name,
        "form": &*options.form,
        "job": job.unwrap_or_default(),
        "standard": options.length.id() == "standard",
        "each": options.feedback == Feedback::Each,
        "seed": options.seed,
        "first": hash(&first.join("\n")),
        "steps": recorded.steps,
        "result": seen(&recorded.run.view()).join("\n"),
    });
    (case, recorded)
}

#[test]
fn every_case_for_the_browsers() {
    let pack = support::pack();
    let mut chance = Chance(20_261_125);
    let (mut cases, mut phases) = (Vec::new(), BTreeSet::new());
    let (mut results, mut ways) = (BTreeSet::new(), BTreeSet::new());
    for form in support::forms() {
        for role in 0..pack.questions.roles.len() {
            let kinds = KINDS.iter().map(|(name, agreeing, judging, _)| {
                (*name, Person { agreeing: *agreeing, judging: *judging })
            });
            let mut people: Vec<(&str, Person)> = kinds.collect();
            people.extend((0..RANDOM).map(|_| ("anybody", Person::any(&mut chance))));
            for (kind, person) in people {
                let options = Options {
                    form: form.id.clone(),
                    length: form.length,
                    role: (chance.below(2) == 0).then_some(role),
                    feedback: [Feedback::End, Feedback::Each][chance.below(2)],
                    seed: u32::try_from(chance.draw() >> 32).unwrap(),
                    numerals: Numerals::new(ENGLISH),
                    keep: false,
                    sharing: Sharing::Nothing,
                };
                let name =
                    format!("{}: form {} {}, role {role}, {kind}", cases.len(), form.id, form.length.id());
                ways.insert((
                    form.id.clone(),
                    form.length.id(),
                    role,
                    options.role,
                    options.feedback == Feedback::Each,
                ));
                let role = u8::try_from(role).unwrap();
                let (case, recorded) = case(&pack, options, &name, role, person, &mut chance);
                phases.extend(recorded.phases);
                results.insert(case["result"].as_str().unwrap().to_owned());
                cases.push(case);
            }
        }
    }
    assert!(cases.len() >= 300, "{} cases", cases.len());
    assert_eq!(phases, BTreeSet::from(["role", "item", "reasons", "review", "result"]));
    assert!(results.len() * 10 > cases.len() * 9, "{} results of {} cases", results.len(), cases.len());
    let both =
        |pick: fn(&(_, _, _, Option<usize>, bool)) -> bool| ways.iter().filter(|way| pick(way)).count();
    assert!(both(|way| way.4) >= 30 && both(|way| way.3.is_some()) >= 30);
    let screens: usize = cases.iter().map(|case| case["steps"].as_array().unwrap().len() + 1).sum();
    println!("{} cases, {screens} screens, {} different results", cases.len(), results.len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/cases.json");
    std::fs::write(&path, json!({ "cases": cases }).to_string()).unwrap();
}
