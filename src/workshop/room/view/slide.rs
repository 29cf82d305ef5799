//! The slides.

use super::page::{count, para, quiet, switch};
use super::results::{self, Which};
use super::{Block, Hand, Said, View};
use crate::model::item::{Item, JudgedKind};
use crate::pack::texts::fill;
use crate::pack::words::{Table, column};
use crate::workshop::cohort::Round;
use crate::workshop::result_code::FormLetter;
use crate::workshop::room::event::{Count, Event, Switch};
use crate::workshop::room::link::join_address;
use crate::workshop::room::slides::Slide;
use crate::workshop::room::state::{Panel, Place, Room};
use crate::workshop::words::themes;

/// How many prompts stand on a slide: more is a wall of text.
const PROMPTS: usize = 4;

/// What a slide is called, for the notes.
pub(super) fn name(slide: Slide, said: Said<'_>) -> String {
    let texts = said.texts;
    match slide {
        Slide::Title => texts.slide_title(),
        Slide::Rules => texts.slide_rules(),
        Slide::Feeling => texts.slide_hands(),
        Slide::Join(_) => texts.slide_join(),
        Slide::Map => texts.map_heading(),
        Slide::Lean => texts.lean_heading(),
        Slide::Worries => texts.worries_heading(),
        Slide::Gaps => texts.gaps_heading(),
        Slide::Roles => texts.roles_heading(),
        Slide::Talk => texts.slide_talk(),
        Slide::Worry(worry) => return results::worry_name(worry, said),
        Slide::Card(_) => texts.slide_card(),
        Slide::Spot(_) => texts.slide_spot(),
        Slide::Then => texts.then_heading(),
        Slide::Now => texts.now_heading(),
        Slide::Change => texts.change_heading(),
        Slide::Pledge => texts.slide_pledge(),
        Slide::Support => texts.slide_support(),
    }
    .to_owned()
}

/// The slide that is shown.
pub(super) fn present(room: &Room, said: Said<'_>) -> View {
    let texts = said.texts;
    let step = said.long.step(room.step());
    let (title, line) = step.map_or(("", ""), |step| (step.title.as_str(), step.line.as_str()));
    let slide = room.shown();
    let mut heading = name(slide, said);
    let mut blocks = Vec::new();
    match slide {
        Slide::Title => {
            heading = title.to_owned();
            blocks.push(para("lead", line));
        }
        Slide::Rules => blocks.push(Block::List(said.long.room.rules.clone())),
        Slide::Feeling => {
            heading = said.long.hand("question").map_or(String::new(), |hand| hand.title.clone());
            let choices = ["hope", "worry", "both"]
                .map(|id| said.long.hand(id).map_or(String::new(), |hand| hand.title.clone()));
            blocks.push(hands(room, said, "feeling", &choices, None));
        }
        Slide::Join(form) => join(room, said, form, &mut blocks),
        Slide::Map | Slide::Lean | Slide::Worries | Slide::Gaps | Slide::Roles => {
            let which = match slide {
                Slide::Map => Which::Map,
                Slide::Lean => Which::Lean,
                Slide::Worries => Which::Worries,
                Slide::Roles => Which::Roles,
                _ => Which::Gaps,
            };
            results::one(room, said, Round::Before, which, &mut blocks);
        }
        Slide::Talk => talk(room, said, &mut blocks),
        Slide::Worry(worry) => worry_card(said, worry, &mut blocks),
        Slide::Card(place) => heading = item(room, said, JudgedKind::Sort, place, &mut blocks),
        Slide::Spot(place) => heading = item(room, said, JudgedKind::Spot, place, &mut blocks),
        Slide::Then => feeling_able(room, said, "then", &mut blocks),
        Slide::Now => feeling_able(room, said, "now", &mut blocks),
        Slide::Change => results::change(room, said, &mut blocks),
        Slide::Pledge => {
            blocks.push(Block::List(
                [texts.pledge_try(), texts.pledge_keep(), texts.pledge_ask()].map(str::to_owned).to_vec(),
            ));
            blocks.push(para("hint", texts.pledge_hint()));
        }
        Slide::Support => blocks.push(Block::List(said.long.room.support.clone())),
    }
    let kicker = if slide == Slide::Title { count(texts.minutes(), minutes(room)) } else { title.to_owned() };
    View {
        key: [room.step(), "-", &room.slide.to_string()].concat(),
        kind: "present",
        kicker,
        heading,
        blocks,
        ..View::default()
    }
}

fn minutes(room: &Room) -> u32 {
    room.settings.agenda.steps().get(room.standing().step).map_or(0, |step| step.minutes)
}

/// A show of hands over these choices; `best`: which are good, and why each leans as it does.
fn hands(
    room: &Room,
    said: Said<'_>,
    question: &str,
    choices: &[String],
    best: Option<(Vec<bool>, Vec<String>)>,
) -> Block {
    let texts = said.texts;
    let total = room.hands.total(question);
    let rows = choices.iter().enumerate().map(|(place, label)| {
        let hands = room.hands.of(question, place);
        let share = hands * 100 / total.max(1);
        let good = best.as_ref().is_some_and(|(best, _)| best.get(place).copied().unwrap_or_default());
        let why = best.as_ref().and_then(|(_, whys)| whys.get(place)).cloned().unwrap_or_default();
        Hand {
            label: label.clone(),
            hands,
            share: u8::try_from(share).unwrap_or(100),
            count: Count { question: question.to_owned(), choice: place },
            mark: if good { texts.best().to_owned() } else { String::new() },
            why,
        }
    });
    Block::Hands {
        legend: texts.hands_legend().to_owned(),
        rows: rows.collect(),
        total: count(texts.hands_total(), total),
        more: texts.hands_more().to_owned(),
        fewer: texts.hands_fewer().to_owned(),
        clear: quiet(texts.hands_clear(), Event::HandsClear(question.to_owned())),
    }
}

fn join(room: &Room, said: Said<'_>, form: FormLetter, blocks: &mut Vec<Block>) {
    let texts = said.texts;
    let address = join_address(&room.settings, form);
    let round = Round::of(form);
    let mut words = vec![para("lead", texts.join_lead()), Block::Address(address.clone())];
    if !room.settings.word.is_empty() {
        words.push(para("", fill(texts.join_word(), &[("word", &room.settings.word)])));
    }
    words.push(para("", texts.join_code()));
    words.push(para("hint", texts.join_paper()));
    // A count of people, and no picture of them, while they answer.
    words.push(para("big", count(texts.join_count(), room.cohort.people(round))));
    words.push(Block::Buttons(vec![
        quiet(texts.nav_collect(), Event::Go(Place::Collect(Panel::Type))),
        results::close_button(room, said, round),
    ]));
    let qr = vec![Block::Qr(address, texts.join_qr().to_owned())];
    blocks.push(Block::Beside(vec![words, qr]));
}

fn talk(room: &Room, said: Said<'_>, blocks: &mut Vec<Block>) {
    let texts = said.texts;
    let ids: Vec<&str> = said.pack.questions.worries.iter().map(|row| row.text(column::named::ID)).collect();
    let themes = room.looked(Round::Before).screen.as_ref().map(themes).unwrap_or_default();
    blocks.push(para("hint", if themes.is_empty() { texts.talk_any() } else { texts.talk_room() }));
    let prompts = said.long.prompts(&themes, &ids, PROMPTS);
    blocks.push(Block::List(prompts.into_iter().map(|prompt| prompt.title.clone()).collect()));
}

fn worry_card(said: Said<'_>, worry: u8, blocks: &mut Vec<Block>) {
    let Some(guidance) = &said.pack.guidance else { return };
    let text = |column| guidance.text(Table::Worries, usize::from(worry), column).to_owned();
    blocks.push(para("lead", text(column::worry::SAY)));
    blocks.push(Block::Quote(said.texts.worry_next().to_owned(), text(column::worry::NEXT)));
    blocks.push(Block::Quote(said.texts.worry_unsaid().to_owned(), text(column::worry::UNSAID)));
}

/// The n-th item of a kind in form A; gives its heading. The best choice and the reasons come after the hands.
fn item(room: &Room, said: Said<'_>, kind: JudgedKind, place: u8, blocks: &mut Vec<Block>) -> String {
    let texts = said.texts;
    let judged = said.pack.questions.items.iter().filter_map(|item| match item {
        Item::Judged(judged) if judged.kind == kind => Some(judged),
        _ => None,
    });
    let (Some(judged), Some(guidance)) = (judged.clone().nth(usize::from(place)), &said.pack.guidance) else {
        blocks.push(para("", texts.no_item()));
        return name(room.shown(), said);
    };
    let row = guidance.row_of(Table::Items, &judged.id);
    let text = |column| row.map_or(String::new(), |row| row.text(column).to_owned());
    let heading = text(column::item::TEXT);
    let [plain, with_output] = column::item::CHOICES;
    let words = &guidance.judged;
    let choices: Vec<String> = match kind {
        JudgedKind::Sort => {
            [words.bin_drafts(), words.bin_lead(), words.bin_person()].map(str::to_owned).into()
        }
        JudgedKind::Spot => {
            blocks.push(Block::Quote(words.spot_original().to_owned(), text(column::item::ORIGINAL)));
            // Decide alone first, then see what the tool made of it.
            if room.hands.total("spot-ready") == 0 && !room.revealed {
                blocks.push(para("hint", texts.spot_first()));
                let ready = Event::Hands(Count { question: "spot-ready".to_owned(), choice: 0 }, 1);
                blocks.push(Block::Buttons(vec![quiet(texts.spot_show(), ready)]));
                return heading;
            }
            blocks.push(Block::Quote(words.spot_output().to_owned(), text(column::item::OUTPUT)));
            row.map_or(Vec::new(), |row| row.from(with_output).iter().map(|text| text.to_string()).collect())
        }
        _ => row.map_or(Vec::new(), |row| row.from(plain).iter().map(|text| text.to_string()).collect()),
    };
    let best = room.revealed.then(|| {
        let top = judged.marks.iter().map(|mark| mark.quality).max().unwrap_or_default();
        let good = judged.marks.iter().map(|mark| mark.quality == top).collect();
        let whys = guidance.row_of(Table::Reasons, &judged.id);
        let whys = whys.map_or(Vec::new(), |row| {
            row.from(column::reasons::WHYS).iter().map(|text| text.to_string()).collect()
        });
        (good, whys)
    });
    blocks.push(hands(room, said, &judged.id, &choices, best));
    blocks.push(Block::Buttons(vec![switch(texts.reveal(), Switch::Reveal, room.revealed)]));
    heading
}

/// "How confident?", looking back and now.
fn feeling_able(room: &Room, said: Said<'_>, question: &str, blocks: &mut Vec<Block>) {
    let texts = said.texts;
    let ask = if question == "then" { texts.then_question() } else { texts.now_question() };
    blocks.push(para("lead", ask));
    let levels = [texts.able_1(), texts.able_2(), texts.able_3(), texts.able_4(), texts.able_5()];
    blocks.push(hands(room, said, question, &levels.map(str::to_owned), None));
}
