//! Guidance: words for every key that a result can ask for, and nothing that no result asks for.

use super::{FACT_MONTHS, FactIds, field};
use crate::model::Text;
use crate::model::guidance::{NextStep, Strength};
use crate::model::item::Dimension;
use crate::model::stage::Stage;
use crate::pack::date::Date;
use crate::pack::problem::Report;
use crate::pack::texts::ResultTexts;
use crate::pack::wire::{Entry as Filed, Keyed, Wire};
use crate::pack::words::{
    DimensionWords, Fact, Guidance, LeanWords, Named, Reasons, RoleWords, Sourced, StageWords, WorryWords,
};

/// How many tasks a role is given to try.
const TRIES: usize = 3;

/// The role that stands for "none of these".
const NO_ROLE: &str = "none";

const LEANS: [&str; 4] = ["balanced", "over", "under", "mixed"];
const GAPS: [&str; 3] = ["confidence", "judgement", "level"];

/// The worries as the picker shows them.
pub(super) fn worry_names(wire: &Wire, report: &mut Report) -> Vec<Named> {
    super::report_twins("worry", &wire.worries, |worry| worry.id.as_ref(), report);
    let named = |filed: &Filed<_>, report: &mut Report| {
        named("worry", filed, |w: &crate::pack::wire::Worry| (&w.id, &w.text), "text", report)
    };
    wire.worries.iter().map(|filed| named(filed, report)).collect()
}

/// The roles as the role question shows them.
pub(super) fn role_names(wire: &Wire, report: &mut Report) -> Vec<Named> {
    super::report_twins("role", &wire.roles, |role| role.id.as_ref(), report);
    if !wire.roles.iter().any(|role| role.value.id.as_deref() == Some(NO_ROLE)) {
        report.at("roles.toml", "role").error(
            "id",
            "no role \"none\"",
            "one, for people whose role is not listed",
        );
    }
    let named = |filed: &Filed<_>, report: &mut Report| {
        named("role", filed, |r: &crate::pack::wire::Role| (&r.id, &r.name), "name", report)
    };
    wire.roles.iter().map(|filed| named(filed, report)).collect()
}

fn named<T>(
    kind: &str,
    filed: &Filed<T>,
    of: impl Fn(&T) -> (&Option<String>, &Option<String>),
    name: &str,
    report: &mut Report,
) -> Named {
    let (id, text) = of(&filed.value);
    let mut place = report.at(&filed.file, format!("{kind} {}", id.as_deref().unwrap_or("without id")));
    Named {
        id: field::text(&mut place, "id", id.as_ref()),
        text: field::text(&mut place, name, text.as_ref()),
    }
}

/// Everything but the facts themselves.
pub(super) fn check(
    wire: &Wire,
    reasons: Vec<Reasons>,
    asks: Vec<Named>,
    texts: ResultTexts,
    facts: &mut FactIds,
    report: &mut Report,
) -> Guidance {
    let strengths: Vec<&str> = Strength::all().iter().map(|(_, id)| *id).collect();
    let steps: Vec<&str> = NextStep::all().iter().map(|(_, id)| *id).collect();
    let red_lines: Vec<&str> = super::items::RED_LINES.iter().map(|(id, _)| *id).collect();
    let strengths = keyed("strength", &wire.strengths, &strengths, facts, report);
    let gaps = keyed("gap", &wire.gaps, &GAPS, facts, report);
    let lines = keyed("red-line", &wire.red_lines, &red_lines, facts, report);
    Guidance {
        reasons,
        asks,
        worries: worries(wire, facts, report),
        roles: roles(wire, facts, report),
        stages: stages(wire, facts, report),
        leans: leans(wire, facts, report),
        gaps: three(gaps),
        strengths: strengths.into_iter().map(|words| words.text).collect(),
        next_steps: keyed("next-step", &wire.next_steps, &steps, facts, report),
        red_lines: three(lines),
        dimensions: dimensions(wire, report),
        facts: Vec::new(),
        texts,
    }
}

/// Words in the order of `keys`: each there once, none unknown.
fn keyed(
    kind: &str,
    list: &[Filed<Keyed>],
    keys: &[&str],
    facts: &mut FactIds,
    report: &mut Report,
) -> Vec<Sourced> {
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
    let words = |key: &&str| {
        let filed = list.iter().find(|filed| filed.value.id.as_deref() == Some(key));
        let file = filed.or(list.first()).map_or("guidance.toml", |filed| filed.file.as_str());
        let mut place = report.at(file, format!("{kind} {key}"));
        let text = field::text(&mut place, "text", filed.and_then(|filed| filed.value.text.as_ref()));
        let facts = facts.find(filed.and_then(|filed| filed.value.facts.as_deref()), &mut place);
        Sourced { text, facts }
    };
    keys.iter().map(words).collect()
}

fn three(words: Vec<Sourced>) -> [Text; 3] {
    let mut texts = words.into_iter().map(|words| words.text);
    std::array::from_fn(|_| texts.next().unwrap_or_default())
}

fn worries(wire: &Wire, facts: &mut FactIds, report: &mut Report) -> Vec<WorryWords> {
    let words = |filed: &Filed<crate::pack::wire::Worry>| {
        let value = &filed.value;
        let id = value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("worry {id}"));
        WorryWords {
            say: field::text(&mut place, "say", value.say.as_ref()),
            next: field::text(&mut place, "next", value.next.as_ref()),
            unsaid: field::text(&mut place, "unsaid", value.unsaid.as_ref()),
            facts: facts.find(value.facts.as_deref(), &mut place),
        }
    };
    wire.worries.iter().map(words).collect()
}

fn roles(wire: &Wire, facts: &mut FactIds, report: &mut Report) -> Vec<RoleWords> {
    let words = |filed: &Filed<crate::pack::wire::Role>| {
        let value = &filed.value;
        let id = value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("role {id}"));
        let tries = value.r#try.as_deref().unwrap_or_default();
        if tries.len() != TRIES {
            place.error("try", format!("{} tasks", tries.len()), format!("{TRIES} tasks"));
        }
        RoleWords {
            tries: tries.iter().map(|task| field::text(&mut place, "try", Some(task))).collect(),
            keep: field::text(&mut place, "keep", value.keep.as_ref()),
            ask: field::text(&mut place, "ask", value.ask.as_ref()),
            facts: facts.find(value.facts.as_deref(), &mut place),
        }
    };
    wire.roles.iter().map(words).collect()
}

fn stages(wire: &Wire, facts: &mut FactIds, report: &mut Report) -> Vec<StageWords> {
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
        let value = filed.map(|filed| &filed.value);
        StageWords {
            name: field::text(&mut place, "name", value.and_then(|value| value.name.as_ref())),
            meaning: Sourced {
                text: field::text(&mut place, "meaning", value.and_then(|value| value.meaning.as_ref())),
                facts: facts.find(value.and_then(|value| value.facts.as_deref()), &mut place),
            },
        }
    };
    Stage::ALL.into_iter().map(words).collect()
}

fn leans(wire: &Wire, facts: &mut FactIds, report: &mut Report) -> Vec<LeanWords> {
    let texts = keyed("lean", &wire.leans, &LEANS, facts, report);
    let words = |(key, text): (&str, Sourced)| {
        let filed = wire.leans.iter().find(|filed| filed.value.id.as_deref() == Some(key));
        let file = filed.map_or("guidance.toml", |filed| filed.file.as_str());
        let mut place = report.at(file, format!("lean {key}"));
        let value = filed.map(|filed| &filed.value);
        LeanWords {
            label: field::text(&mut place, "label", value.and_then(|value| value.label.as_ref())),
            hint: field::text(&mut place, "hint", value.and_then(|value| value.hint.as_ref())),
            text,
        }
    };
    LEANS.into_iter().zip(texts).map(words).collect()
}

fn dimensions(wire: &Wire, report: &mut Report) -> Vec<DimensionWords> {
    super::report_twins("dimension", &wire.dimensions, |words| words.id.as_ref(), report);
    for filed in &wire.dimensions {
        let id = filed.value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("dimension {id}"));
        field::one_of(&mut place, "id", filed.value.id.as_ref(), &field::dimensions(&Dimension::ALL));
    }
    let words = |dimension: Dimension| {
        let own =
            |filed: &&Filed<crate::pack::wire::Dimension>| filed.value.id.as_deref() == Some(dimension.id());
        let filed = wire.dimensions.iter().find(own);
        let file = filed.map_or("guidance.toml", |filed| filed.file.as_str());
        let mut place = report.at(file, format!("dimension {}", dimension.id()));
        let value = filed.map(|filed| filed.value.clone()).unwrap_or_default();
        DimensionWords {
            name: field::text(&mut place, "name", value.name.as_ref()),
            bands: [
                field::text(&mut place, "start", value.start.as_ref()),
                field::text(&mut place, "getting-there", value.getting_there.as_ref()),
                field::text(&mut place, "strong", value.strong.as_ref()),
            ],
        }
    };
    Dimension::ALL.into_iter().map(words).collect()
}

/// The facts: each with source, year, address, how sure, and when it was last checked.
pub(super) fn facts(wire: &Wire, today: Date, months: &[&str], report: &mut Report) -> Vec<Fact> {
    let words = |filed: &Filed<crate::pack::wire::Fact>| {
        let value = &filed.value;
        let id = value.id.as_deref().unwrap_or("without id");
        let mut place = report.at(&filed.file, format!("fact {id}"));
        let url = field::text(&mut place, "url", value.url.as_ref());
        if !url.is_empty() && !url.starts_with("https://") {
            place.error("url", format!("\"{url}\""), "an https address");
        }
        field::one_of(&mut place, "sure", value.sure.as_ref(), &[("F1", ()), ("F2", ())]);
        let checked = field::date(&mut place, "checked", value.checked.as_ref(), today, FACT_MONTHS);
        let year = field::number(&mut place, "year", value.year, 1990, i64::from(today.year));
        Fact {
            id: field::text(&mut place, "id", value.id.as_ref()),
            claim: field::text(&mut place, "claim", value.claim.as_ref()),
            source: field::text(&mut place, "source", value.source.as_ref()),
            year: u16::try_from(year).unwrap_or(0),
            url,
            checked: checked.map(|date| date.in_words(months)).unwrap_or_default().into(),
        }
    };
    wire.facts.iter().map(words).collect()
}
