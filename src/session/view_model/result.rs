//! The result, in the order in which people need it: the strength, where they stand, one next step; the
//! two pictures with their words; the answer to their worry; tasks; a question for the organisation; why;
//! the facts.

use super::page::Page;
use super::reasons::waiting;
use super::{Block, FactView, ViewModel, pictures, why};
use crate::model::FULL;
use crate::model::Text;
use crate::model::assessment::{Assessment, assess};
use crate::model::form::Length;
use crate::model::guidance::{NextStep, Strength};
use crate::model::item::Dimension;
use crate::model::response::{Response, mark};
use crate::model::stage::Stage;
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::{Guidance, Row, Table, column, opening};
use crate::session::event::Event;
use crate::session::state::Session;

/// The result screen.
pub(super) fn result(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let Some(guidance) = &pack.guidance else {
        let mut page = Page::new(2, "result", texts.review_heading(), texts.privacy());
        waiting(pack, session, &mut page);
        page.button("back", texts.back(), Event::Back);
        return page.done();
    };
    let assessment = assess(&session.form, &session.responses, &pack.questions.thresholds);
    // Another key than while waiting, so that the result is built afresh when the guidance arrives.
    let page = Page::new(usize::MAX, "result", guidance.texts.heading(), texts.privacy());
    let mut result = Building { pack, guidance, session, assessment: &assessment, facts: Vec::new(), page };
    result.strength();
    result.stage();
    result.step();
    result.map();
    result.mill();
    result.worry();
    result.role();
    result.ask();
    why::why(pack, guidance, session, &assessment, &mut result.page);
    result.facts();
    let mut page = result.page;
    page.hint(guidance.texts.claims());
    page.button("print", guidance.texts.print(), Event::Print);
    page.button("show-code", guidance.texts.code_show(), Event::Code);
    page.button("restart", guidance.texts.restart(), Event::Restart);
    page.button("back", texts.back(), Event::Back);
    page.done()
}

struct Building<'a> {
    pack: &'a Pack,
    guidance: &'a Guidance,
    session: &'a Session,
    assessment: &'a Assessment,
    /// The facts that what was said so far rests on.
    facts: Vec<u16>,
    page: Page,
}

impl Building<'_> {
    /// Remembers what a row rests on, if it is said.
    #[inline(never)]
    fn rest_on(&mut self, facts: &[u16]) {
        for fact in facts {
            if !self.facts.contains(fact) {
                self.facts.push(*fact);
            }
        }
    }

    /// Says a text of a row as a paragraph, and remembers what it rests on.
    #[inline(never)]
    fn say(&mut self, table: Table, place: usize, column: usize) {
        if let Some(row) = self.guidance.row(table, place) {
            self.page.para(row.text(column));
            self.rest_on(&row.facts);
        }
    }

    fn strength(&mut self) {
        let key = Strength::of(self.assessment, self.session.form.length, &self.pack.questions.thresholds);
        self.page.open();
        self.say(Table::Strengths, key.place(), column::keyed::TEXT);
        self.page.close("", self.guidance.texts.strength_heading());
    }

    fn stage_name(&self, stage: Stage) -> &str {
        self.guidance.text(Table::Stages, stage as usize, column::stage::NAME)
    }

    fn stage(&mut self) {
        let texts = &self.guidance.texts;
        self.page.open();
        let Some(found) = &self.assessment.stage else {
            self.page.para(texts.stage_none_text());
            return self.page.close("stage", texts.stage_none());
        };
        let (text, lower, upper) = match found.between {
            Some((lower, upper)) => (texts.stage_between(), lower, upper),
            None => (texts.stage_is(), found.stage, found.stage),
        };
        let (lower, upper) = (self.stage_name(lower), self.stage_name(upper));
        let heading = fill(text, &[("stage", lower), ("lower", lower), ("upper", upper)]);
        let place = opening(found.stage, self.assessment.lean.lean, self.assessment.ahead);
        self.say(Table::Openings, place, column::keyed::TEXT);
        if let Some((_, line)) = self.assessment.red_lines.first() {
            self.page.note(self.guidance.text(Table::RedLines, *line as usize, column::keyed::TEXT));
        }
        self.page.close("stage", &heading);
    }

    fn step(&mut self) {
        let key = NextStep::of(self.assessment, self.session.form.length, &self.pack.questions.thresholds);
        self.page.open();
        self.say(Table::NextSteps, key.place(), column::keyed::TEXT);
        self.page.close("next-step", self.guidance.texts.step_heading());
    }

    fn map(&mut self) {
        let texts = &self.guidance.texts;
        self.page.open();
        match pictures::map(self.pack, self.guidance, self.assessment, &self.session.options.numerals) {
            Some((map, words)) => {
                self.page.push(Block::Map(Box::new(map)));
                self.page.para(&words);
            }
            None => self.page.para(texts.map_unknown()),
        }
        if let Some(found) = self.assessment.stage.as_ref().filter(|found| why::was_held(found)) {
            let text = fill(texts.map_held(), &[("stage", self.stage_name(found.stage))]);
            self.page.para(&text);
        }
        // Nothing was shown, so nothing can be said about trust.
        let shown = self.assessment.judgement.is_some();
        let row = self.guidance.row(Table::Leans, self.assessment.lean.lean as usize);
        if let Some(row) = row.filter(|_| shown) {
            let wording = match self.session.form.length {
                Length::Quick => column::keyed::HINT,
                Length::Standard => column::keyed::TEXT,
            };
            self.page.quote(row.text(column::keyed::LABEL), row.text(wording));
            self.rest_on(&row.facts);
        }
        self.page.close("", texts.map_heading());
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
        let mut lines: Vec<Text> = Vec::new();
        for (dimension, level) in Dimension::ALL.into_iter().zip(mill.sails.iter().copied()) {
            let (name, said) = match (length, dimension) {
                (Length::Standard, _) => {
                    let text = |column| self.guidance.text(Table::Dimensions, dimension as usize, column);
                    // An unanswered dimension has no band to speak of.
                    let said =
                        if level == 0 { "" } else { text(column::dimension::NAME + usize::from(level)) };
                    (text(column::dimension::NAME), said)
                }
                // One line an axis: the first dimension of each speaks for it.
                (_, Dimension::C1) => (texts.axis_confidence(), ""),
                (_, Dimension::J1) => (texts.axis_judgement(), ""),
                _ => continue,
            };
            let places = [("name", name), ("band", band(level)), ("words", said)];
            lines.push(fill(texts.mill_line(), &places).as_str().into());
        }
        let tower = band(mill.tower);
        self.page.open();
        self.page.push(Block::Mill(mill));
        self.page.para(texts.mill_words());
        self.page.para_with(texts.mill_tower(), &[("band", tower)]);
        match length {
            Length::Standard => self.page.list(true, lines),
            Length::Quick => {
                self.page.list(false, lines);
                self.page.hint(texts.mill_quick());
            }
        }
        self.page.close("", texts.mill_heading());
    }

    fn worry(&mut self) {
        let texts = &self.guidance.texts;
        let worries = &self.assessment.worries;
        let name = |worry: &u8| {
            let row = self.pack.questions.worries.get(usize::from(*worry));
            row.map_or("", |row| row.text(column::named::TEXT)).to_owned()
        };
        let Some((top, more)) = worries.split_first() else {
            let mut responses = self.session.responses.iter().flatten();
            let other = responses.any(|response| matches!(response, Response::Worries { other: true, .. }));
            self.page.open();
            self.page.para(if other { texts.worry_other() } else { texts.worry_none() });
            return self.page.close("", texts.worry_none_heading());
        };
        let heading = fill(texts.worry_heading(), &[("worry", &name(top))]);
        let names: Vec<String> = more.iter().map(name).collect();
        self.page.open();
        self.answer(*top);
        if !more.is_empty() {
            self.page.open();
            for (worry, name) in more.iter().zip(names) {
                self.page.open();
                self.answer(*worry);
                self.page.close("", &name);
            }
            self.page.close_details(texts.worry_more());
        }
        self.page.close("", &heading);
    }

    fn answer(&mut self, worry: u8) {
        let place = usize::from(worry);
        self.say(Table::Worries, place, column::worry::SAY);
        self.say(Table::Worries, place, column::worry::UNSAID);
        let next = self.guidance.text(Table::Worries, place, column::worry::NEXT);
        self.page.quote(self.guidance.texts.worry_next(), next);
    }

    fn role_place(&self) -> usize {
        self.session.role.or_else(|| self.pack.questions.role("none")).unwrap_or(0)
    }

    fn role(&mut self) {
        let place = self.role_place();
        let texts = &self.guidance.texts;
        let tries =
            self.guidance.row(Table::Roles, place).map_or(&[][..], |row| row.from(column::role::TRIES));
        self.page.open();
        self.page.list(false, tries.to_vec());
        self.page.close("", texts.try_heading());
        self.page.open();
        self.say(Table::Roles, place, column::role::KEEP);
        self.page.close("", texts.keep_heading());
    }

    fn ask(&mut self) {
        let texts = &self.guidance.texts;
        let mut asks: Vec<Text> = Vec::new();
        for place in &self.assessment.org_gaps {
            let id = self.session.form.items.get(*place).map_or("", |item| item.id());
            if let Some(row) = self.guidance.row_of(Table::Asks, id) {
                asks.push(row.text(column::ask::TEXT).into());
            }
        }
        let raised = !asks.is_empty();
        asks.push(self.guidance.text(Table::Roles, self.role_place(), column::role::ASK).into());
        self.page.open();
        self.page.para(&asks.remove(0));
        if raised {
            self.page.hint(texts.ask_gap());
        }
        if !asks.is_empty() {
            self.page.open();
            self.page.list(false, asks);
            self.page.close_details(texts.ask_more());
        }
        self.page.close("", texts.ask_heading());
    }

    /// The facts behind what was said, and behind the judged items that were not answered best.
    fn facts(&mut self) {
        for (place, item) in self.session.form.judged() {
            let response = self.session.responses.get(place).and_then(Option::as_ref);
            let found = response.and_then(|response| mark(item, response));
            let row = self.guidance.row_of(Table::Reasons, self.pack.shown(&item.id, self.session.role));
            if let Some(row) = row.filter(|_| found.is_some_and(|mark| mark.quality < FULL)) {
                self.rest_on(&row.facts);
            }
        }
        let texts = &self.guidance.texts;
        let mut facts = Vec::new();
        for place in &self.facts {
            if let Some(row) = self.guidance.row(Table::Facts, usize::from(*place)) {
                facts.push(fact(row, texts.fact_note()));
            }
        }
        if !facts.is_empty() {
            let count = facts.len().to_string();
            self.page.open();
            self.page.open();
            self.page.push(Block::Facts(facts));
            self.page.close_details(&fill(texts.facts_show(), &[("n", &count)]));
            self.page.close("facts", texts.facts_heading());
        }
    }
}

fn fact(row: &Row, note: &str) -> FactView {
    let places = [("year", row.text(column::fact::YEAR)), ("checked", row.text(column::fact::CHECKED))];
    FactView {
        claim: row.text(column::fact::CLAIM).into(),
        source: row.text(column::fact::SOURCE).into(),
        url: row.text(column::fact::URL).into(),
        note: fill(note, &places).as_str().into(),
    }
}
