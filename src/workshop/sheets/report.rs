//! The group report that leaders get: what the organisation owes first, then worries, trust and the map.
//!
//! It takes screens, which hold only what may be shown ([`crate::workshop::map`]), and shows their numbers as they
//! are: it adds no number to another, but for whole places of one map, each of which is nobody or at least
//! [`LEAST`] people. So no number here is 1 or 2, and none can be worked out that a screen does not show.
//! Rounds stand side by side with the cautions that belong to them, in words.

use super::{Block, Map, Marker, Sheet, Source, Table, Use, heading, small, text};
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::pack::texts::fill;
use crate::pack::words::column;
use crate::workshop::cohort::Round;
use crate::workshop::map::{Amount, ByRole, Floor, LEAST, Place, Screen, Together, Told};
use crate::workshop::words::{CAUTIONS, Theme, themes};

/// What a round shows. `roles` stand apart because a board shows them apart.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// When it was collected.
    pub round: Round,
    /// The picture.
    pub screen: &'a Screen,
    /// The map by role, if it may be shown.
    pub roles: Option<&'a ByRole>,
}

/// The report on these rounds, in their order; the last one decides what is talked about. Without a round, it is
/// the list that leaders can answer all the same.
pub fn report(source: Source<'_>, rounds: &[Shown<'_>], floor: Floor) -> Sheet {
    let words = &source.words.sheet;
    let mut blocks = vec![text(words.report_intro())];
    for shown in rounds {
        let people = shown.screen.people.to_string();
        let places = [("round", round_name(source, shown.round)), ("people", &*people)];
        blocks.push(text(&fill(words.report_people(), &places)));
    }
    let (floor, least) = (floor.people().to_string(), LEAST.to_string());
    blocks.push(small(&fill(words.report_hidden(), &[("floor", &floor), ("least", &least)])));
    owed(source, rounds, &mut blocks);
    worries(source, rounds, &mut blocks);
    for shown in rounds {
        trust(source, shown, rounds.len() > 1, &mut blocks);
    }
    for shown in rounds {
        map(source, shown, rounds.len() > 1, &mut blocks);
    }
    cautions(source, rounds, &mut blocks);
    talk(source, rounds, &mut blocks);
    source.sheet("report", words.report_title(), blocks)
}

fn round_name<'a>(source: Source<'a>, round: Round) -> &'a str {
    let words = &source.words.sheet;
    match round {
        Round::Before => words.round_before(),
        Round::After => words.round_after(),
        Round::Then => words.round_then(),
        Round::Now => words.round_now(),
    }
}

fn amount(source: Source<'_>, amount: Amount) -> String {
    let words = &source.words.sheet;
    match amount {
        Amount::Few => fill(words.amount_few(), &[("least", &LEAST.to_string())]),
        Amount::People(people) => people.to_string(),
        Amount::NearlyAll => words.amount_nearly_all().to_owned(),
    }
}

/// How many people, to put the most first.
fn weight(amount: Amount) -> u64 {
    match amount {
        Amount::Few => 0,
        Amount::People(people) => people,
        Amount::NearlyAll => u64::MAX,
    }
}

/// A sentence for an amount.
fn sentence(source: Source<'_>, amount: Amount, people: u64) -> String {
    let words = &source.words.sheet;
    let people = people.to_string();
    match amount {
        Amount::Few => fill(words.named_few(), &[("least", &LEAST.to_string())]),
        Amount::People(some) => fill(words.named_some(), &[("n", &some.to_string()), ("people", &people)]),
        Amount::NearlyAll => fill(words.named_nearly_all(), &[("people", &people)]),
    }
}

/// What the organisation owes, the most named first, with what leaders can do and room to promise it.
fn owed(source: Source<'_>, rounds: &[Shown<'_>], blocks: &mut Vec<Block>) {
    let words = &source.words.sheet;
    blocks.extend([heading(2, words.report_owed()), text(words.report_owed_how())]);
    let last = rounds.last();
    let mut gaps = crate::workshop::result_code::OrgGap::ALL;
    let of = |shown: &Shown<'_>, gap| {
        let found = shown.screen.gaps.iter().find(|(one, _)| *one == gap);
        found.map_or(Amount::Few, |(_, amount)| *amount)
    };
    gaps.sort_by_key(|gap| std::cmp::Reverse(last.map_or(0, |shown| weight(of(shown, *gap)))));
    for gap in gaps {
        let Some(entry) = source.words.gap(gap) else { continue };
        let mut part = vec![heading(3, &entry.title)];
        for shown in rounds {
            let sentence = sentence(source, of(shown, gap), shown.screen.people);
            let places = [("round", round_name(source, shown.round)), ("sentence", &*sentence)];
            let line = if rounds.len() > 1 { fill(words.in_round(), &places) } else { sentence.clone() };
            part.push(Block::Strong(line));
        }
        part.push(text(&entry.line));
        part.push(Block::List(Marker::Dot, entry.say.clone()));
        blocks.push(Block::Together(part));
    }
    blocks.push(Block::Table(Table {
        caption: words.report_promises().to_owned(),
        purpose: Use::Write,
        columns: [words.promise_what(), words.promise_who(), words.promise_when()]
            .map(str::to_owned)
            .to_vec(),
        rows: vec![vec![String::new(); 3]; 4],
    }));
}

fn worries(source: Source<'_>, rounds: &[Shown<'_>], blocks: &mut Vec<Block>) {
    let words = &source.words.sheet;
    let Some(last) = rounds.last() else { return };
    blocks.extend([heading(2, words.report_worries()), text(words.report_worries_how())]);
    let known = source.worry_ids().len();
    let named =
        |worry: u8| usize::from(worry) < known || worry == crate::workshop::result_code::SOMETHING_ELSE;
    let mut order: Vec<(u8, Amount)> =
        last.screen.worries.iter().copied().filter(|(worry, _)| named(*worry)).collect();
    order.sort_by_key(|(worry, amount)| (std::cmp::Reverse(weight(*amount)), *worry));
    let of = |shown: &Shown<'_>, worry| {
        let found = shown.screen.worries.iter().find(|(one, _)| *one == worry);
        found.map_or(Amount::Few, |(_, amount)| *amount)
    };
    // Those that hardly anybody named, in every round, stand in one sentence.
    let few = |worry: u8| rounds.iter().all(|shown| of(shown, worry) == Amount::Few);
    let (rare, shown): (Vec<_>, Vec<_>) = order.into_iter().partition(|(worry, _)| few(*worry));
    if !shown.is_empty() {
        let row = |(worry, _): (u8, Amount)| {
            let cells = rounds.iter().map(|shown| amount(source, of(shown, worry)));
            std::iter::once(source.worry(worry).to_owned()).chain(cells).collect()
        };
        let heads = rounds.iter().map(|shown| round_name(source, shown.round).to_owned());
        blocks.push(Block::Table(Table {
            caption: words.table_worries().to_owned(),
            purpose: Use::Count,
            columns: std::iter::once(words.column_worry().to_owned()).chain(heads).collect(),
            rows: shown.into_iter().map(row).collect(),
        }));
    }
    if !rare.is_empty() {
        let all: Vec<&str> = rare.iter().map(|(worry, _)| source.worry(*worry)).collect();
        let places = [("least", &*LEAST.to_string()), ("worries", &all.join("; "))];
        blocks.push(small(&fill(words.worries_few(), &places)));
    }
    if rounds.len() == 1 {
        told(source, last.screen, blocks);
    }
}

fn told(source: Source<'_>, screen: &Screen, blocks: &mut Vec<Block>) {
    let words = &source.words.sheet;
    let name = |told: &Told| match told {
        Told::Some => words.told_some(),
        Told::Nothing => words.told_none(),
        Told::Untold => words.told_untold(),
    };
    let row = |one: &Together<Told>| vec![joined(source, one.cells.iter().map(name)), one.people.to_string()];
    let rows = screen.told.iter().filter(|one| one.people > 0).map(row).collect();
    blocks.push(people_table(source, words.table_told(), words.column_told(), rows));
}

fn trust(source: Source<'_>, shown: &Shown<'_>, many: bool, blocks: &mut Vec<Block>) {
    let words = &source.words.sheet;
    blocks.push(heading(2, &titled(source, words.report_trust(), shown.round, many)));
    blocks.push(text(words.report_trust_how()));
    let row = |one: &Together<Lean>| {
        vec![joined(source, one.cells.iter().map(|lean| source.lean(*lean))), one.people.to_string()]
    };
    let rows = shown.screen.lean.iter().filter(|one| one.people > 0).map(row).collect();
    blocks.push(people_table(source, words.table_trust(), words.column_trust(), rows));
}

fn map(source: Source<'_>, shown: &Shown<'_>, many: bool, blocks: &mut Vec<Block>) {
    let words = &source.words.sheet;
    let screen = shown.screen;
    blocks.push(heading(2, &titled(source, words.report_map(), shown.round, many)));
    blocks.push(text(words.report_map_how()));
    blocks.extend(corners(source, screen).into_iter().map(|line| text(&line)));
    let mut places: Vec<&Together<Place>> = screen.places.iter().filter(|one| one.people > 0).collect();
    places.sort_by_key(|one| std::cmp::Reverse(one.people));
    let rows = places
        .into_iter()
        .map(|one| {
            let [across, up] = spans(source, &one.cells);
            vec![across, up, one.people.to_string()]
        })
        .collect();
    let (confidence, judgement) = axes(source);
    blocks.push(Block::Map(Map {
        across: confidence.to_owned(),
        up: judgement.to_owned(),
        stages: Stage::ALL.map(|stage| source.stage(stage).to_owned()).to_vec(),
        regions: screen.places.iter().map(|one| (pairs(&one.cells), one.people)).collect(),
    }));
    blocks.push(Block::Table(Table {
        caption: words.table_map().to_owned(),
        purpose: Use::Count,
        columns: [confidence, judgement, words.column_people()].map(str::to_owned).to_vec(),
        rows,
    }));
    if let Some(roles) = shown.roles {
        by_role(source, roles, blocks);
    }
}

fn pairs(cells: &[Place]) -> Vec<(u8, u8)> {
    cells.iter().map(|(across, up)| (*across as u8, *up as u8)).collect()
}

fn axes<'a>(source: Source<'a>) -> (&'a str, &'a str) {
    let texts = source.guidance().map(|guidance| &guidance.texts);
    texts.map_or(("", ""), |texts| (texts.axis_confidence(), texts.axis_judgement()))
}

/// Confidence and judgement of some cells, each from its lowest to its highest stage.
fn spans(source: Source<'_>, cells: &[Place]) -> [String; 2] {
    let span = |stages: Vec<Stage>| {
        let (low, high) = (stages.iter().min(), stages.iter().max());
        match (low, high) {
            (Some(low), Some(high)) if low == high => source.stage(*low).to_owned(),
            (Some(low), Some(high)) => {
                let places = [("low", source.stage(*low)), ("high", source.stage(*high))];
                fill(source.words.sheet.span(), &places)
            }
            _ => String::new(),
        }
    };
    [span(cells.iter().map(|cell| cell.0).collect()), span(cells.iter().map(|cell| cell.1).collect())]
}

/// Sentences about the corners of the map. A place counts only if all its cells lie in the corner.
fn corners(source: Source<'_>, screen: &Screen) -> Vec<String> {
    let words = &source.words.sheet;
    let high = |stage: Stage| stage >= Stage::Steady;
    let low = |stage: Stage| stage <= Stage::Noticing;
    let count = |inside: &dyn Fn(&Place) -> bool| -> u64 {
        let whole = |one: &&Together<Place>| one.cells.iter().all(inside);
        screen.places.iter().filter(whole).map(|one| one.people).sum()
    };
    let found = [
        (count(&|cell| high(cell.0) && low(cell.1)), words.corner_ahead()),
        (count(&|cell| low(cell.0) && high(cell.1)), words.corner_ready()),
        (count(&|cell| low(cell.0) && low(cell.1)), words.corner_start()),
        (count(&|cell| high(cell.0) && high(cell.1)), words.corner_both()),
    ];
    let people = screen.people.to_string();
    found
        .into_iter()
        .filter(|(count, _)| *count >= LEAST)
        .map(|(count, line)| fill(line, &[("n", &count.to_string()), ("people", &people)]))
        .collect()
}

fn by_role(source: Source<'_>, roles: &ByRole, blocks: &mut Vec<Block>) {
    let words = &source.words.sheet;
    let name = |group: &Option<crate::workshop::result_code::Role>| match group {
        Some(role) => source
            .role(usize::from(role.number()) - 1)
            .map_or("", |row| row.text(column::named::TEXT))
            .to_owned(),
        None => words.role_rest().to_owned(),
    };
    let (confidence, judgement) = axes(source);
    let heads = [confidence.to_owned(), judgement.to_owned()];
    let rows = roles.places.iter().filter(|(_, people)| people.iter().any(|people| *people > 0));
    let row = |(cells, people): &(Vec<Place>, Vec<u64>)| {
        spans(source, cells).into_iter().chain(people.iter().map(u64::to_string)).collect()
    };
    blocks.push(Block::Table(Table {
        caption: words.table_roles().to_owned(),
        purpose: Use::Read,
        columns: heads.into_iter().chain(roles.groups.iter().map(name)).collect(),
        rows: rows.map(row).collect(),
    }));
}

fn titled(source: Source<'_>, title: &str, round: Round, many: bool) -> String {
    if !many {
        return title.to_owned();
    }
    fill(source.words.sheet.round_title(), &[("title", title), ("round", round_name(source, round))])
}

fn people_table(source: Source<'_>, caption: &str, column: &str, rows: Vec<Vec<String>>) -> Block {
    Block::Table(Table {
        caption: caption.to_owned(),
        purpose: Use::Count,
        columns: [column, source.words.sheet.column_people()].map(str::to_owned).to_vec(),
        rows,
    })
}

/// Names of cells that share a number.
fn joined<'a>(source: Source<'_>, names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    names.join(source.words.sheet.or())
}

/// Which cautions belong to these rounds.
fn cautions(source: Source<'_>, rounds: &[Shown<'_>], blocks: &mut Vec<Block>) {
    let has = |round| rounds.iter().any(|shown| shown.round == round);
    let change = rounds.len() > 1;
    let looked_back = has(Round::Then) || has(Round::Now);
    blocks.push(heading(2, source.words.sheet.report_cautions()));
    for id in CAUTIONS {
        let holds = match id {
            "not-lasting" | "response-shift" | "judgement-first" | "other-people" => change,
            "other-length" => has(Round::Before) && has(Round::After),
            "then-now" => looked_back,
            _ => true,
        };
        if let Some(entry) = source.words.caution(id).filter(|_| holds) {
            blocks.push(Block::Together(vec![heading(3, &entry.title), text(&entry.line)]));
        }
    }
}

/// What this room needs to talk about.
fn talk(source: Source<'_>, rounds: &[Shown<'_>], blocks: &mut Vec<Block>) {
    let themes: Vec<Theme> = rounds.last().map_or_else(Vec::new, |shown| themes(shown.screen));
    let prompts = source.words.prompts(&themes, &source.worry_ids(), 5);
    blocks.push(heading(2, source.words.sheet.report_talk()));
    let titles = prompts.into_iter().map(|prompt| prompt.title.clone()).collect();
    blocks.push(Block::List(Marker::Dot, titles));
}
