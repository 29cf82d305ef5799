//! The result, in the order in which people need it: the strength, where they stand, one next step; the
//! two pictures with their words; the answer to their worry; tasks; a question for the organisation; why;
//! the facts.

use super::reasons::waiting;
use super::{Block, FactView, Section, ViewModel, blank, button, pictures, why, with};
use crate::model::assessment::{Assessment, assess};
use crate::model::form::Length;
use crate::model::guidance::{NextStep, Strength};
use crate::model::item::Dimension;
use crate::model::response::{Response, mark};
use crate::model::{FULL, Text};
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::{Guidance, Row, Table, column};
use crate::session::event::Event;
use crate::session::state::Session;

/// The result screen.
pub(super) fn result(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let back = button(texts.back(), Event::Back, "back");
    let Some(guidance) = &pack.guidance else {
        return ViewModel {
            blocks: vec![waiting(pack, session)],
            buttons: vec![back],
            ..blank(pack, 2, "result", texts.finish())
        };
    };
    let assessment = assess(&session.form, &session.responses, &pack.questions.thresholds);
    let mut result =
        Building { pack, guidance, session, assessment: &assessment, facts: Vec::new(), blocks: Vec::new() };
    result.strength();
    result.stage();
    result.step();
    result.map();
    result.mill();
    result.worry();
    result.role();
    result.ask();
    result.blocks.push(why::why(pack, guidance, session, &assessment));
    result.facts();
    result.blocks.push(Block::Hint(guidance.texts.claims()));
    ViewModel {
        blocks: result.blocks,
        buttons: vec![
            button(guidance.texts.print(), Event::Print, "print"),
            button(guidance.texts.restart(), Event::Restart, "restart"),
            back,
        ],
        // Another key than while waiting, so that the result is built afresh when the guidance arrives.
        ..blank(pack, usize::MAX, "result", guidance.texts.heading())
    }
}

struct Building<'a> {
    pack: &'a Pack,
    guidance: &'a Guidance,
    session: &'a Session,
    assessment: &'a Assessment,
    /// The facts that what was said so far rests on.
    facts: Vec<u16>,
    blocks: Vec<Block>,
}

impl Building<'_> {
    fn section(&mut self, part: &'static str, heading: Text, blocks: Vec<Block>) {
        self.blocks.push(Block::Section(Section { part, heading, blocks }));
    }

    /// Says a text of a row, and remembers what it rests on.
    fn say(&mut self, row: Option<&Row>, column: usize) -> Block {
        let row = row.map(|row| (row.text(column), row.facts.as_slice()));
        let (text, facts) = row.unwrap_or_default();
        for fact in facts {
            if !self.facts.contains(fact) {
                self.facts.push(*fact);
            }
        }
        Block::Para(text)
    }

    fn strength(&mut self) {
        let key = Strength::of(self.assessment, self.session.form.length, &self.pack.questions.thresholds);
        let words = self.say(self.guidance.strength(key), column::keyed::TEXT);
        self.section("", self.guidance.texts.strength_heading(), vec![words]);
    }

    fn stage_name(&self, stage: crate::model::stage::Stage) -> Text {
        self.guidance.text(Table::Stages, stage as usize, column::stage::NAME)
    }

    fn gap(&mut self) -> Block {
        let place = self.assessment.ahead.map_or(2, |axis| axis as usize);
        self.say(self.guidance.row(Table::Gaps, place), column::keyed::TEXT)
    }

    fn stage(&mut self) {
        let texts = &self.guidance.texts;
        let Some(found) = &self.assessment.stage else {
            let text = Block::Para(texts.stage_none_text());
            return self.section("stage", texts.stage_none(), vec![text]);
        };
        let heading = match found.between {
            Some((lower, upper)) => {
                let places = [("lower", &*self.stage_name(lower)), ("upper", &*self.stage_name(upper))];
                fill(&texts.stage_between(), &places)
            }
            None => with(&texts.stage_is(), "stage", &self.stage_name(found.stage)),
        };
        let row = self.guidance.row(Table::Stages, found.stage as usize);
        let mut blocks = vec![self.say(row, column::stage::MEANING)];
        if self.assessment.ahead.is_some() {
            blocks.push(self.gap());
        }
        if let Some((_, line)) = self.assessment.red_lines.first() {
            blocks.push(Block::Note(self.guidance.text(
                Table::RedLines,
                *line as usize,
                column::keyed::TEXT,
            )));
        }
        self.section("stage", heading, blocks);
    }

    fn step(&mut self) {
        let key = NextStep::of(self.assessment, self.session.form.length, &self.pack.questions.thresholds);
        let words = self.say(self.guidance.next_step(key), column::keyed::TEXT);
        self.section("next-step", self.guidance.texts.step_heading(), vec![words]);
    }

    fn map(&mut self) {
        let texts = &self.guidance.texts;
        let mut blocks = Vec::new();
        match pictures::map(self.pack, self.guidance, self.assessment) {
            Some(map) => {
                let words = map.words.clone();
                blocks.push(Block::Map(map));
                blocks.push(Block::Para(words));
            }
            None => blocks.push(Block::Para(texts.map_unknown())),
        }
        if let Some(found) = self.assessment.stage.as_ref().filter(|found| why::was_held(found)) {
            blocks.push(Block::Para(with(&texts.map_held(), "stage", &self.stage_name(found.stage))));
        }
        if self.assessment.ahead.is_none() && self.assessment.stage.is_some() {
            blocks.push(self.gap());
        }
        let row = self.guidance.row(Table::Leans, self.assessment.lean.lean as usize);
        let wording = match self.session.form.length {
            Length::Quick => column::keyed::HINT,
            Length::Standard => column::keyed::TEXT,
        };
        if let (Some(row), Block::Para(words)) = (row, self.say(row, wording)) {
            blocks.push(Block::Quote(row.text(column::keyed::LABEL), words));
        }
        self.section("", texts.map_heading(), blocks);
    }

    fn mill(&mut self) {
        let texts = &self.guidance.texts;
        let length = self.session.form.length;
        let mill = pictures::mill(self.pack, self.guidance, self.assessment, length);
        let band = |level: u8| match level {
            1 => texts.band_start(),
            2 => texts.band_getting_there(),
            3 => texts.band_strong(),
            _ => texts.mill_not_asked(),
        };
        let named = |name: &Text, level: u8| {
            let mut line = String::from(&**name);
            line.push_str(": ");
            line.push_str(&band(level));
            line
        };
        let mut lines: Vec<Text> = Vec::new();
        for (dimension, level) in Dimension::ALL.into_iter().zip(mill.sails.iter().copied()) {
            let row = self.guidance.row(Table::Dimensions, dimension as usize);
            match length {
                // One line an axis: the first dimension of each speaks for it.
                Length::Quick => match dimension {
                    Dimension::C1 => lines.push(named(&texts.axis_confidence(), level).into()),
                    Dimension::J1 => lines.push(named(&texts.axis_judgement(), level).into()),
                    _ => {}
                },
                Length::Standard => {
                    let name = row.map(|row| row.text(column::dimension::NAME)).unwrap_or_default();
                    let mut line = named(&name, level);
                    if let (Some(row), Some(place)) = (row, usize::from(level).checked_sub(1)) {
                        line.push_str(". ");
                        line.push_str(&row.text(column::dimension::BANDS + place));
                    }
                    lines.push(line.into());
                }
            }
        }
        let tower = with(&texts.mill_tower(), "band", &band(mill.tower));
        let words = mill.words.clone();
        let mut blocks = vec![Block::Mill(mill), Block::Para(words), Block::Para(tower)];
        match length {
            Length::Standard => blocks.push(Block::Numbers(lines)),
            Length::Quick => {
                blocks.push(Block::List(lines));
                blocks.push(Block::Hint(texts.mill_quick()));
            }
        }
        self.section("", texts.mill_heading(), blocks);
    }

    fn worry(&mut self) {
        let texts = &self.guidance.texts;
        let mut heading = texts.worry_none_heading();
        let mut blocks = Vec::new();
        let mut more = Vec::new();
        for (turn, worry) in self.assessment.worries.iter().enumerate() {
            let place = usize::from(*worry);
            let name = self.pack.questions.worries.get(place).map(|row| row.text(column::named::TEXT));
            let answer = self.answer(place);
            if turn == 0 {
                heading = with(&texts.worry_heading(), "worry", &name.unwrap_or_default());
                blocks = answer;
            } else {
                let heading = name.unwrap_or_default();
                more.push(Block::Section(Section { part: "", heading, blocks: answer }));
            }
        }
        if !more.is_empty() {
            blocks.push(Block::Details(texts.worry_more(), more));
        }
        if blocks.is_empty() {
            let mut responses = self.session.responses.iter().flatten();
            let other = responses.any(|response| matches!(response, Response::Worries { other: true, .. }));
            blocks.push(Block::Para(if other { texts.worry_other() } else { texts.worry_none() }));
        }
        self.section("", heading, blocks);
    }

    fn answer(&mut self, worry: usize) -> Vec<Block> {
        let row = self.guidance.row(Table::Worries, worry);
        let (label, next) = (
            self.guidance.texts.worry_next(),
            self.guidance.text(Table::Worries, worry, column::worry::NEXT),
        );
        vec![
            self.say(row, column::worry::SAY),
            self.say(row, column::worry::UNSAID),
            Block::Quote(label, next),
        ]
    }

    fn role_row(&self) -> Option<&Row> {
        let place = self.session.role.or_else(|| self.pack.questions.role("none"))?;
        self.guidance.row(Table::Roles, place)
    }

    fn role(&mut self) {
        let Some(row) = self.role_row().cloned() else { return };
        let keep = self.say(Some(&row), column::role::KEEP);
        let tries = Block::List(row.from(column::role::TRIES).to_vec());
        self.section("", self.guidance.texts.try_heading(), vec![tries]);
        self.section("", self.guidance.texts.keep_heading(), vec![keep]);
    }

    fn ask(&mut self) {
        let texts = &self.guidance.texts;
        let mut asks = Vec::new();
        for place in &self.assessment.org_gaps {
            let id = self.session.form.items.get(*place).map_or("", |item| item.id());
            if let Some(row) = self.guidance.row_of(Table::Asks, id) {
                asks.push(row.text(column::named::TEXT));
            }
        }
        let raised = !asks.is_empty();
        if let Some(row) = self.role_row() {
            asks.push(row.text(column::role::ASK));
        }
        if asks.is_empty() {
            return;
        }
        let mut blocks = vec![Block::Para(asks.remove(0))];
        if raised {
            blocks.push(Block::Hint(texts.ask_gap()));
        }
        if !asks.is_empty() {
            blocks.push(Block::Details(texts.ask_more(), vec![Block::List(asks)]));
        }
        self.section("", texts.ask_heading(), blocks);
    }

    /// The facts behind what was said, and behind the judged items that were not answered best.
    fn facts(&mut self) {
        for (place, item) in self.session.form.judged() {
            let response = self.session.responses.get(place).and_then(Option::as_ref);
            let found = response.and_then(|response| mark(item, response));
            if found.is_some_and(|mark| mark.quality < FULL) {
                self.say(self.guidance.row_of(Table::Reasons, &item.id), column::reasons::ID);
            }
        }
        let texts = &self.guidance.texts;
        let mut facts = Vec::new();
        for place in &self.facts {
            let Some(row) = self.guidance.row(Table::Facts, usize::from(*place)) else { continue };
            let source = row.text(column::fact::SOURCE);
            let places = [
                ("source", &*source),
                ("year", &*row.text(column::fact::YEAR)),
                ("checked", &*row.text(column::fact::CHECKED)),
            ];
            facts.push(FactView {
                claim: row.text(column::fact::CLAIM),
                source: fill(&texts.fact_source(), &places),
                url: row.text(column::fact::URL),
                link: with(&texts.fact_link(), "source", &source),
            });
        }
        if !facts.is_empty() {
            self.section("", texts.facts_heading(), vec![Block::Facts(facts)]);
        }
    }
}
