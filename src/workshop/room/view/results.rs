//! What the group's screen shows, as pictures with a sentence and a table each.

use super::page::{count, para, quiet};
use super::{Bar, Block, Button, MapView, Patch, Said};
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::pack::texts::fill;
use crate::pack::words::{Table, column};
use crate::workshop::cohort::Round;
use crate::workshop::map::{Amount, ByRole, Place, Screen, Together, Waiting};
use crate::workshop::result_code::{Role, SOMETHING_ELSE};
use crate::workshop::room::event::Event;
use crate::workshop::room::state::Room;
use crate::workshop::room::view::says::round as round_name;

/// Which picture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Map,
    Lean,
    Worries,
    Gaps,
    Roles,
}

/// Closes a round, or opens it again.
pub(super) fn close_button(room: &Room, said: Said<'_>, round: Round) -> Button {
    let texts = said.texts;
    let named = |text: &str| fill(text, &[("round", round_name(texts, round))]);
    match room.is_closed(round) {
        true => quiet(&named(texts.open_round()), Event::Open(round)),
        false => quiet(&named(texts.close_round()), Event::Close(round)),
    }
}

/// One picture of a round, or why there is none yet.
pub(super) fn one(room: &Room, said: Said<'_>, round: Round, which: Which, blocks: &mut Vec<Block>) {
    let texts = said.texts;
    let looked = room.looked(round);
    let waits = waiting(room, said, round);
    if let (Some(screen), Which::Map) = (&looked.screen, which) {
        // Words and picture beside each other, so that both fit a screen.
        let (picture, mut words): (Vec<Block>, Vec<Block>) =
            map(screen, said).into_iter().partition(|block| matches!(block, Block::Map(_)));
        words.push(para("hint", waits));
        words.push(Block::Buttons(vec![close_button(room, said, round)]));
        words.push(para("hint", texts.onlookers()));
        blocks.push(Block::Beside(vec![words, picture]));
        return;
    }
    if let Some(screen) = &looked.screen {
        match which {
            Which::Map => {}
            Which::Lean => blocks.extend(lean(screen, said)),
            Which::Worries => blocks.extend(worries(screen, said)),
            Which::Gaps => blocks.extend(gaps(screen, said)),
            Which::Roles => blocks.extend(looked.roles.iter().flat_map(|roles| by_role(roles, said))),
        }
    }
    blocks.push(para("hint", waits));
    blocks.push(Block::Buttons(vec![close_button(room, said, round)]));
    if which == Which::Map {
        blocks.push(para("hint", texts.onlookers()));
    }
}

/// Why there is no picture yet, or who is not in it.
fn waiting(room: &Room, said: Said<'_>, round: Round) -> String {
    let texts = said.texts;
    match room.looked(round).waiting {
        _ if room.cohort.people(round) == 0 => {
            let needed = room.settings.floor.people().to_string();
            fill(texts.waiting_few(), &[("n", "0"), ("needed", &needed)])
        }
        Waiting::TooFew { people, needed } => {
            fill(texts.waiting_few(), &[("n", &people.to_string()), ("needed", &needed.to_string())])
        }
        Waiting::Changes(people) if room.is_closed(round) => count(texts.waiting_out(), people),
        Waiting::Changes(people) => count(texts.waiting_batch(), people),
        Waiting::Nobody => texts.waiting_nobody().to_owned(),
    }
}

fn stage_name(said: Said<'_>, stage: Stage) -> String {
    let name = said
        .pack
        .guidance
        .as_ref()
        .map_or("", |guidance| guidance.text(Table::Stages, stage as usize, column::stage::NAME));
    [&stage.number().to_string(), " ", name].concat()
}

fn cell_name(said: Said<'_>, (confidence, judgement): &Place) -> String {
    let names = [stage_name(said, *confidence), stage_name(said, *judgement)];
    fill(said.texts.cell(), &[("confidence", &names[0]), ("judgement", &names[1])])
}

/// Places in words; many of them by their numbers, or nobody would read to the end.
fn cells(said: Said<'_>, cells: &[Place]) -> String {
    if cells.len() <= 2 {
        let names: Vec<String> = cells.iter().map(|cell| cell_name(said, cell)).collect();
        return names.join("; ");
    }
    let mut names = Vec::new();
    for confidence in Stage::ALL {
        let with = cells.iter().filter(|(across, _)| *across == confidence);
        let judgement: Vec<String> = with.map(|(_, up)| up.number().to_string()).collect();
        if !judgement.is_empty() {
            let confidence = confidence.number().to_string();
            let places = [("confidence", confidence.as_str()), ("judgement", &judgement.join(", "))];
            names.push(fill(said.texts.cell_short(), &places));
        }
    }
    names.join("; ")
}

/// The map, with its sentence and its table.
fn map(screen: &Screen, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let most = screen.places.iter().map(|place| place.people).max().unwrap_or_default();
    let patch = |place: &Together<Place>| {
        let cells: Vec<(u8, u8)> =
            place.cells.iter().map(|(across, up)| (across.number() - 1, up.number() - 1)).collect();
        let depth = if place.people == 0 { 0 } else { 1 + place.people * 3 / most.max(1) };
        Patch { at: middle(&cells), cells, people: place.people, depth: u8::try_from(depth).unwrap_or(4) }
    };
    let largest = screen.places.iter().max_by_key(|place| place.people);
    let where_most = largest.map_or(String::new(), |place| cells(said, &place.cells));
    let sentence = fill(
        texts.map_sentence(),
        &[("n", &screen.people.to_string()), ("most", &most.to_string()), ("where", &where_most)],
    );
    let view = MapView {
        title: sentence.clone(),
        patches: screen.places.iter().map(patch).collect(),
        across: texts.axis_confidence().to_owned(),
        up: texts.axis_judgement().to_owned(),
    };
    let rows = screen.places.iter().filter(|place| place.people > 0);
    let rows = rows.map(|place| vec![cells(said, &place.cells), place.people.to_string()]).collect();
    let table = Block::Table {
        caption: texts.map_table().to_owned(),
        head: vec![texts.head_where().to_owned(), texts.head_people().to_owned()],
        rows,
    };
    vec![
        para("", sentence),
        Block::Map(view),
        para("hint", texts.map_merged()),
        Block::Details(texts.as_table().to_owned(), vec![table]),
    ]
}

/// The cell nearest to the middle of some cells.
fn middle(cells: &[(u8, u8)]) -> (u8, u8) {
    let count = u32::try_from(cells.len()).unwrap_or(1).max(1);
    let sum = |axis: fn(&(u8, u8)) -> u8| cells.iter().map(|cell| u32::from(axis(cell))).sum::<u32>();
    let (across, up) = (sum(|cell| cell.0), sum(|cell| cell.1));
    let far = |cell: &&(u8, u8)| {
        (u32::from(cell.0) * count).abs_diff(across) + (u32::from(cell.1) * count).abs_diff(up)
    };
    cells.iter().min_by_key(far).copied().unwrap_or_default()
}

fn share(people: u64, of: u64) -> u8 {
    u8::try_from(people * 100 / of.max(1)).unwrap_or(100).min(100)
}

fn lean_name(said: Said<'_>, lean: Lean) -> String {
    let guidance = said.pack.guidance.as_ref();
    guidance
        .map_or("", |guidance| guidance.text(Table::Leans, lean as usize, column::keyed::LABEL))
        .to_owned()
}

fn lean(screen: &Screen, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let name = |lean: &Together<Lean>| {
        let names: Vec<String> = lean.cells.iter().map(|lean| lean_name(said, *lean)).collect();
        names.join(" + ")
    };
    let largest = screen.lean.iter().max_by_key(|lean| lean.people);
    let sentence = largest.map_or(String::new(), |lean| {
        fill(
            texts.lean_sentence(),
            &[("n", &screen.people.to_string()), ("most", &lean.people.to_string()), ("lean", &name(lean))],
        )
    });
    let rows = screen.lean.iter().map(|lean| Bar {
        label: name(lean),
        text: lean.people.to_string(),
        share: share(lean.people, screen.people),
    });
    let head = [texts.head_lean().to_owned(), texts.head_people().to_owned()];
    vec![para("", sentence), Block::Bars(texts.lean_heading().to_owned(), head, rows.collect())]
}

/// A worry in words.
pub(super) fn worry_name(worry: u8, said: Said<'_>) -> String {
    if worry == SOMETHING_ELSE {
        return said.pack.questions.texts.worries_other().to_owned();
    }
    said.pack
        .questions
        .worries
        .get(usize::from(worry))
        .map_or(String::new(), |row| row.text(column::named::TEXT).to_owned())
}

fn amount(said: Said<'_>, amount: Amount, people: u64) -> (String, u8, u64) {
    match amount {
        Amount::Few => (said.texts.few().to_owned(), 0, 0),
        Amount::People(count) => (count.to_string(), share(count, people), count),
        Amount::NearlyAll => (said.texts.nearly_all().to_owned(), 100, people),
    }
}

fn worries(screen: &Screen, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let mut named: Vec<(u64, Bar)> = screen
        .worries
        .iter()
        .map(|(worry, found)| {
            let (text, share, weight) = amount(said, *found, screen.people);
            (weight, Bar { label: worry_name(*worry, said), text, share })
        })
        .filter(|(_, bar)| !bar.label.is_empty())
        .collect();
    named.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let top = named.first().filter(|(weight, _)| *weight > 0);
    let sentence = top.map_or(texts.worries_none().to_owned(), |(_, bar)| {
        fill(texts.worries_sentence(), &[("worry", &bar.label), ("n", &bar.text)])
    });
    let rare: Vec<String> =
        named.iter().filter(|(weight, _)| *weight == 0).map(|(_, bar)| bar.label.clone()).collect();
    let bars = named.into_iter().filter(|(weight, _)| *weight > 0).map(|(_, bar)| bar).collect();
    let head = [texts.head_worry().to_owned(), texts.head_people().to_owned()];
    vec![
        para("", sentence),
        Block::Bars(texts.worries_heading().to_owned(), head, bars),
        Block::Details(texts.worries_rare().to_owned(), vec![Block::List(rare)]),
    ]
}

fn gaps(screen: &Screen, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let rows = screen.gaps.iter().map(|(gap, found)| {
        let (text, share, _) = amount(said, *found, screen.people);
        let label = said.long.gap(*gap).map_or(gap.key(), |gap| gap.title.as_str()).to_owned();
        Bar { label, text, share }
    });
    let head = [texts.head_gap().to_owned(), texts.head_people().to_owned()];
    vec![para("", texts.gaps_sentence()), Block::Bars(texts.gaps_heading().to_owned(), head, rows.collect())]
}

fn role_name(said: Said<'_>, role: Option<Role>) -> String {
    let row = role.and_then(|role| said.pack.questions.roles.get(usize::from(role.number()) - 1));
    row.map_or(said.texts.roles_rest(), |row| row.text(column::named::TEXT)).to_owned()
}

fn by_role(roles: &ByRole, said: Said<'_>) -> Vec<Block> {
    let texts = said.texts;
    let mut head = vec![texts.head_where().to_owned()];
    head.extend(roles.groups.iter().map(|role| role_name(said, *role)));
    let rows = roles.places.iter().filter(|(_, people)| people.iter().any(|people| *people > 0));
    let row = |(places, people): &(Vec<Place>, Vec<u64>)| {
        let mut row = vec![cells(said, places)];
        row.extend(people.iter().map(u64::to_string));
        row
    };
    let rows = rows.map(row).collect();
    vec![
        para("", texts.roles_sentence()),
        Block::Table { caption: texts.roles_heading().to_owned(), head, rows },
    ]
}

/// Before and after side by side, and everything that must be said beside it.
pub(super) fn change(room: &Room, said: Said<'_>, blocks: &mut Vec<Block>) {
    let texts = said.texts;
    let mut sides = Vec::new();
    for round in [Round::Before, Round::After] {
        let mut side = vec![Block::Heading(round_name(texts, round).to_owned())];
        match &room.looked(round).screen {
            Some(screen) => {
                side.extend(map(screen, said));
                side.extend(lean(screen, said));
            }
            None => side.push(para("", texts.change_missing())),
        }
        side.push(para("hint", waiting(room, said, round)));
        side.push(Block::Buttons(vec![close_button(room, said, round)]));
        sides.push(side);
    }
    blocks.push(Block::Beside(sides));
    if room.hands.total("then") + room.hands.total("now") > 0 {
        blocks.push(then_now(room, said));
    }
    let mut cautions =
        vec!["not-lasting", "judgement-first", "response-shift", "other-length", "other-people"];
    if room.hands.total("then") > 0 {
        cautions.push("then-now");
    }
    cautions.push("not-a-measure");
    let found = cautions.into_iter().filter_map(|id| said.long.caution(id));
    let lines = found.map(|caution| [caution.title.as_str(), ". ", caution.line.as_str()].concat()).collect();
    blocks.push(Block::Section("card", texts.cautions().to_owned(), vec![Block::List(lines)]));
}

fn then_now(room: &Room, said: Said<'_>) -> Block {
    let texts = said.texts;
    let levels = [texts.able_1(), texts.able_2(), texts.able_3(), texts.able_4(), texts.able_5()];
    let rows = levels.iter().enumerate().map(|(place, level)| {
        let hands = |question| room.hands.of(question, place).to_string();
        vec![(*level).to_owned(), hands("then"), hands("now")]
    });
    Block::Table {
        caption: texts.then_now().to_owned(),
        head: vec![texts.head_able().to_owned(), texts.round_then().to_owned(), texts.round_now().to_owned()],
        rows: rows.collect(),
    }
}
