//! Guidance: words for every key that a result can ask for, and nothing that no result asks for.

use super::wanted::Wanted;
use super::{FACT_MONTHS, FactIds, field, openings};
use crate::model::guidance::{NextStep, Strength};
use crate::model::item::Dimension;
use crate::model::stage::Stage;
use crate::pack::date::Date;
use crate::pack::problem::Report;
use crate::pack::texts::ResultTexts;
use crate::pack::wire::{self, Entry as Filed, Keyed, Wire};
use crate::pack::words::{Guidance, Questions, Row, Table};

/// How many tasks a role is given to try.
const TRIES: usize = 3;

/// The role that stands for "none of these".
const NO_ROLE: &str = "none";

pub(super) const LEANS: [&str; 4] = ["balanced", "over", "under", "mixed"];

/// The worries as the picker shows them.
pub(super) fn worry_names(wire: &Wire, report: &mut Report) -> Vec<Row> {
    super::report_twins("worry", &wire.worries, |worry| worry.id.as_ref(), report);
    let name = |worry: &Filed<wire::Worry>| {
        let value = &worry.value;
        named("worry", &worry.file, value.id.as_ref(), "text", value.text.as_ref(), report)
    };
    wire.worries.iter().map(name).collect()
}

/// The roles as the role question shows them.
pub(super) fn role_names(wire: &Wire, report: &mut Report) -> Vec<Row> {
    super::report_twins("role", &wire.roles, |role| role.id.as_ref(), report);
    if !wire.roles.iter().any(|role| role.value.id.as_deref() == Some(NO_ROLE)) {
        report.at("roles.toml", "role").error(
            "id",
            "no role \"none\"",
            "one, for people whose role is not listed",
        );
    }
    let name = |role: &Filed<wire::Role>| {
        let value = &role.value;
        named("role", &role.file, value.id.as_ref(), "name", value.name.as_ref(), report)
    };
    wire.roles.iter().map(name).collect()
}

fn named(
    kind: &str,
    file: &str,
    id: Option<&String>,
    field: &str,
    text: Option<&String>,
    report: &mut Report,
) -> Row {
    let mut place = report.at(file, format!("{kind} {}", id.map_or("without id", |id| id)));
    Row::of([field::text(&mut place, "id", id), field::text(&mut place, field, text)])
}

/// Everything but the facts themselves.
pub(super) fn check(
    wire: &Wire,
    bank: super::items::Bank,
    texts: ResultTexts,
    questions: &Questions,
    facts: &mut FactIds,
    report: &mut Report,
) -> Guidance {
    let red_lines = super::items::RED_LINES.map(|(id, _)| id);
    let wanted = Wanted::of(questions);
    let mut guidance = Guidance::new(texts);
    guidance.set(Table::Items, bank.judged_words);
    guidance.set(Table::Reasons, bank.reasons);
    guidance.set(Table::StandIns, bank.stand_ins);
    guidance.set(Table::Asks, bank.asks);
    guidance.set(Table::Worries, worries(wire, facts, report));
    guidance.set(Table::Roles, roles(wire, facts, report));
    guidance.set(Table::Stages, stages(wire, report));
    guidance.set(Table::Leans, keyed("lean", &wire.leans, &LEANS, |_| true, facts, report));
    guidance.set(Table::Openings, openings::check(wire, &questions.thresholds, facts, report));
    let strengths = |place| wanted.strength(place);
    let strengths = keyed("strength", &wire.strengths, &Strength::NAMES, strengths, facts, report);
    guidance.set(Table::Strengths, strengths);
    let steps = |place| wanted.step_words(place);
    let steps = keyed("next-step", &wire.next_steps, &NextStep::NAMES, steps, facts, report);
    guidance.set(Table::NextSteps, steps);
    let lines = |place| wanted.red_line(place);
    guidance.set(Table::RedLines, keyed("red-line", &wire.red_lines, &red_lines, lines, facts, report));
    guidance.set(Table::Dimensions, dimensions(wire, report));
    guidance
}

/// Words in the order of `keys`: each wanted one there, none twice, none unknown. Leans have a label and a
/// hint as well.
fn keyed(
    kind: &str,
    list: &[Filed<Keyed>],
    keys: &[&str],
    wanted: impl Fn(usize) -> bool,
    facts: &mut FactIds,
    report: &mut Report,
) -> Vec<Row> {
    super::report_twins(kind, list, |words| words.id.as_ref(), report);
    for filed in list {
        let id = filed.value.id.as_deref().unwrap_or("without id");
        if !keys.contains(&id) {
            let expected = format!("one of {}", keys.join(", "));
            report.at(&filed.file, format!("{kind} {id}")).error(
                "id",
                "guidance that no result asks for",
                expected,
            );
        }
    }
    let words = |(place, key): (usize, &&str)| {
        let filed = list.iter().find(|filed| filed.value.id.as_deref() == Some(key));
        if filed.is_none() && !wanted(place) {
            return Row::default();
        }
        let file = filed.or(list.first()).map_or("guidance.toml", |filed| filed.file.as_str());
        let value = filed.map(|filed| filed.value.clone()).unwrap_or_default();
        let mut place = report.at(file, format!("{kind} {key}"));
        let mut texts = vec![field::text(&mut place, "text", value.text.as_ref())];
        if kind == "lean" {
            texts.push(field::text(&mut place, "label", value.label.as_ref()));
            texts.push(field::text(&mut place, "hint", value.hint.as_ref()));
        } else if value.label.is_some() || value.hint.is_some() {
            place.error("label", "a label or a hint", "none: only leans have them");
        }
        Row { texts, facts: facts.find(value.facts.as_deref(), &mut place) }
    };
    keys.iter().enumerate().map(words).collect()
}

fn worries(wire: &Wire, facts: &mut FactIds, report: &mut Report) -> Vec<Row> {
    let words = |filed: &Filed<wire::Worry>| {
        let value = &filed.value;
        let id = value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("worry {id}"));
        let say = field::text(&mut place, "say", value.say.as_ref());
        let next = field::text(&mut place, "next", value.next.as_ref());
        let unsaid = field::text(&mut place, "unsaid", value.unsaid.as_ref());
        Row { texts: vec![say, next, unsaid], facts: facts.find(value.facts.as_deref(), &mut place) }
    };
    wire.worries.iter().map(words).collect()
}

fn roles(wire: &Wire, facts: &mut FactIds, report: &mut Report) -> Vec<Row> {
    let words = |filed: &Filed<wire::Role>| {
        let value = &filed.value;
        let id = value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("role {id}"));
        let tries = value.r#try.as_deref().unwrap_or_default();
        if tries.len() != TRIES {
            place.error("try", format!("{} tasks", tries.len()), format!("{TRIES} tasks"));
        }
        let keep = field::text(&mut place, "keep", value.keep.as_ref());
        let mut texts = vec![keep, field::text(&mut place, "ask", value.ask.as_ref())];
        texts.extend(tries.iter().map(|task| field::text(&mut place, "try", Some(task))));
        Row { texts, facts: facts.find(value.facts.as_deref(), &mut place) }
    };
    wire.roles.iter().map(words).collect()
}

fn stages(wire: &Wire, report: &mut Report) -> Vec<Row> {
    for filed in &wire.stages {
        let number = filed.value.stage.unwrap_or(0);
        if !(1..=5).contains(&number) {
            report.at(&filed.file, format!("stage {number}")).error("stage", number.to_string(), "1 to 5");
        }
    }
    let words = |stage: Stage| {
        let mut own = wire.stages.iter().filter(|filed| filed.value.stage == Some(i64::from(stage.number())));
        let filed = own.next();
        let file = filed.map_or("guidance.toml", |filed| filed.file.as_str());
        let mut place = report.at(file, format!("stage {}", stage.number()));
        if own.next().is_some() {
            place.error("stage", "the same stage twice", "it once");
        }
        let value = filed.map(|filed| filed.value.clone()).unwrap_or_default();
        Row::of([field::text(&mut place, "name", value.name.as_ref())])
    };
    Stage::ALL.into_iter().map(words).collect()
}

fn dimensions(wire: &Wire, report: &mut Report) -> Vec<Row> {
    super::report_twins("dimension", &wire.dimensions, |words| words.id.as_ref(), report);
    for filed in &wire.dimensions {
        let id = filed.value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("dimension {id}"));
        field::one_of(&mut place, "id", filed.value.id.as_ref(), &field::dimensions(&Dimension::ALL));
    }
    let words = |dimension: Dimension| {
        let own = |filed: &&Filed<wire::Dimension>| filed.value.id.as_deref() == Some(dimension.id());
        let filed = wire.dimensions.iter().find(own);
        let file = filed.map_or("guidance.toml", |filed| filed.file.as_str());
        let mut place = report.at(file, format!("dimension {}", dimension.id()));
        let value = filed.map(|filed| filed.value.clone()).unwrap_or_default();
        Row::of([
            field::text(&mut place, "name", value.name.as_ref()),
            field::text(&mut place, "start", value.start.as_ref()),
            field::text(&mut place, "getting-there", value.getting_there.as_ref()),
            field::text(&mut place, "strong", value.strong.as_ref()),
        ])
    };
    Dimension::ALL.into_iter().map(words).collect()
}

/// The facts: each with source, year, address, how sure, and when it was last checked.
pub(super) fn facts(wire: &Wire, today: Date, months: &[String], report: &mut Report) -> Vec<Row> {
    let words = |filed: &Filed<wire::Fact>| {
        let value = &filed.value;
        let id = value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("fact {id}"));
        field::text(&mut place, "id", value.id.as_ref());
        let url = field::text(&mut place, "url", value.url.as_ref());
        let host = url.strip_prefix("https://").is_some_and(|rest| rest.contains('.'));
        if !url.is_empty() && !host {
            place.error("url", format!("\"{url}\""), "an https address");
        }
        field::one_of(&mut place, "sure", value.sure.as_ref(), &[("F1", ()), ("F2", ())]);
        let checked = field::date(&mut place, "checked", value.checked.as_ref(), today, FACT_MONTHS);
        let year = field::number(&mut place, "year", value.year, 1990, i64::from(today.year));
        Row::of([
            field::text(&mut place, "claim", value.claim.as_ref()),
            field::text(&mut place, "source", value.source.as_ref()),
            year.to_string().into(),
            url,
            checked.map(|date| date.in_words(months)).unwrap_or_default().into(),
        ])
    };
    wire.facts.iter().map(words).collect()
}
