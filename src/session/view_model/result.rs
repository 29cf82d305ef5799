//! The result, in the order in which people need it: the strength, where they stand, one next step; the
//! two pictures with their words; the answer to their worry; tasks; a question for the organisation; why;
//! the facts.

use super::reasons::waiting;
use super::{Block, Button, FactView, Section, ViewModel, blank, button, pictures, why};
use crate::model::FULL;
use crate::model::Text;
use crate::model::assessment::{Assessment, assess};
use crate::model::form::Length;
use crate::model::guidance::{NextStep, Strength};
use crate::model::item::{Axis, Dimension, Item};
use crate::model::response::{Response, mark};
use crate::model::score::Band;
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::pack::words::{Guidance, WorryWords};
use crate::session::event::Event;
use crate::session::state::Session;

/// The result screen.
pub(super) fn result(pack: &Pack, session: &Session) -> ViewModel {
    let texts = &pack.questions.texts;
    let back = button(&texts.back, Event::Back, "back");
    let Some(guidance) = &pack.guidance else {
        return ViewModel {
            blocks: waiting(pack, session),
            buttons: vec![back],
            ..blank(pack, 2, "result", texts.finish.clone())
        };
    };
    let assessment = assess(&session.form, &session.responses, &pack.questions.thresholds);
    let mut result = Building { pack, guidance, session, assessment: &assessment, facts: Vec::new() };
    let mut blocks = vec![result.strength(), result.stage(), result.step(), result.map(), result.mill()];
    blocks.push(result.worry());
    blocks.extend(result.role());
    blocks.push(result.ask());
    blocks.push(why::why(pack, guidance, session, &assessment));
    blocks.extend(result.facts());
    blocks.push(Block::Hint(guidance.texts.claims.clone()));
    ViewModel {
        blocks,
        buttons: vec![
            button(&guidance.texts.print, Event::Print, "print"),
            Button { part: "restart", ..button(&guidance.texts.restart, Event::Restart, "restart") },
            back,
        ],
        // Another key than while waiting, so that the result is built afresh when the guidance arrives.
        ..blank(pack, 1000, "result", guidance.texts.heading.clone())
    }
}

struct Building<'a> {
    pack: &'a Pack,
    guidance: &'a Guidance,
    session: &'a Session,
    assessment: &'a Assessment,
    /// The facts that what was said so far rests on.
    facts: Vec<u16>,
}

fn section(part: &'static str, heading: &Text, blocks: Vec<Block>) -> Block {
    Block::Section(Section { part, heading: heading.clone(), blocks })
}

impl Building<'_> {
    fn rest_on(&mut self, facts: &[u16]) {
        for fact in facts {
            if !self.facts.contains(fact) {
                self.facts.push(*fact);
            }
        }
    }

    fn strength(&mut self) -> Block {
        let thresholds = &self.pack.questions.thresholds;
        let key = Strength::of(self.assessment, self.session.form.length, thresholds);
        let words = self.guidance.strength(key).cloned().unwrap_or_default();
        section("", &self.guidance.texts.strength_heading, vec![Block::Para(words)])
    }

    fn stage(&mut self) -> Block {
        let texts = &self.guidance.texts;
        let Some(found) = &self.assessment.stage else {
            let text = Block::Para(texts.stage_none_text.clone());
            return section("stage", &texts.stage_none, vec![text]);
        };
        let name = |stage| self.guidance.stage(stage).map_or("", |words| &*words.name);
        let heading = match found.between {
            Some((lower, upper)) => {
                fill(&texts.stage_between, &[("lower", name(lower)), ("upper", name(upper))])
            }
            None => fill(&texts.stage_is, &[("stage", name(found.stage))]),
        };
        let mut blocks = Vec::new();
        if let Some(words) = self.guidance.stage(found.stage) {
            blocks.push(Block::Para(words.meaning.text.clone()));
            self.rest_on(&words.meaning.facts);
        }
        if self.assessment.ahead.is_some() {
            blocks.push(Block::Para(self.guidance.gap(self.assessment.ahead).clone()));
        }
        if let Some((_, line)) = self.assessment.red_lines.first() {
            blocks.push(Block::Note(self.guidance.red_line(*line).clone()));
        }
        section("stage", &heading, blocks)
    }

    fn step(&mut self) -> Block {
        let thresholds = &self.pack.questions.thresholds;
        let key = NextStep::of(self.assessment, self.session.form.length, thresholds);
        let words = self.guidance.next_step(key).cloned();
        let text = words.as_ref().map(|words| words.text.clone()).unwrap_or_default();
        self.rest_on(words.as_ref().map_or(&[], |words| &words.facts));
        section("next-step", &self.guidance.texts.step_heading, vec![Block::Para(text)])
    }

    fn map(&mut self) -> Block {
        let texts = &self.guidance.texts;
        let mut blocks = match pictures::map(self.pack, self.guidance, self.assessment) {
            Some(map) => {
                let words = map.words.clone();
                vec![Block::Map(map), Block::Para(words)]
            }
            None => vec![Block::Para(texts.map_unknown.clone())],
        };
        if let Some(found) = self.assessment.stage.as_ref().filter(|found| why::was_held(found)) {
            let name = self.guidance.stage(found.stage).map_or("", |words| &*words.name);
            blocks.push(Block::Para(fill(&texts.map_held, &[("stage", name)])));
        }
        if self.assessment.ahead.is_none() && self.assessment.stage.is_some() {
            blocks.push(Block::Para(self.guidance.gap(None).clone()));
        }
        if let Some(lean) = self.guidance.lean(self.assessment.lean.lean) {
            let words = match self.session.form.length {
                Length::Quick => lean.hint.clone(),
                Length::Standard => lean.text.text.clone(),
            };
            blocks.push(Block::Quote(lean.label.clone(), words));
            self.rest_on(&lean.text.facts);
        }
        section("", &texts.map_heading, blocks)
    }

    fn mill(&self) -> Block {
        let texts = &self.guidance.texts;
        let length = self.session.form.length;
        let mill = pictures::mill(self.pack, self.guidance, self.assessment, length);
        let band = |level: u8| match level {
            1 => self.guidance.band(Band::Start),
            2 => self.guidance.band(Band::GettingThere),
            3 => self.guidance.band(Band::Strong),
            _ => &texts.mill_not_asked,
        };
        let named = |name: &str, level: u8| format!("{name}: {}.", band(level));
        let tower = fill(&texts.mill_tower, &[("band", band(mill.tower))]);
        let list = match length {
            Length::Quick => {
                let of = |axis| Dimension::ALL.iter().position(|dimension| dimension.axis() == axis);
                let level = |axis| of(axis).and_then(|place| mill.sails.get(place)).copied().unwrap_or(0);
                let lines = [
                    named(&texts.axis_confidence, level(Axis::Confidence)),
                    named(&texts.axis_judgement, level(Axis::Judgement)),
                ];
                Block::List(lines.map(Text::from).into())
            }
            Length::Standard => {
                let line = |(dimension, level): (Dimension, u8)| {
                    let words = self.guidance.dimension(dimension);
                    let name = words.map_or("", |words| &*words.name);
                    let said = words
                        .zip(usize::from(level).checked_sub(1))
                        .and_then(|(words, place)| words.bands.get(place))
                        .map_or("", |said| &**said);
                    Text::from(format!("{} {said}", named(name, level)).trim_end())
                };
                Block::Numbers(Dimension::ALL.into_iter().zip(mill.sails.iter().copied()).map(line).collect())
            }
        };
        let words = mill.words.clone();
        let mut blocks =
            vec![Block::Mill(mill), Block::Para(words), Block::Para(format!("{tower}.").into()), list];
        if length == Length::Quick {
            blocks.push(Block::Hint(texts.mill_quick.clone()));
        }
        section("", &texts.mill_heading, blocks)
    }

    fn worry(&mut self) -> Block {
        let texts = &self.guidance.texts;
        let answer = |worry: u8| {
            let name = self.pack.questions.worries.get(usize::from(worry))?.text.clone();
            Some((name, self.guidance.worries.get(usize::from(worry))?.clone()))
        };
        let mut answers = self.assessment.worries.iter().filter_map(|worry| answer(*worry));
        let Some((name, top)) = answers.next() else {
            let other = self.session.responses.iter().flatten().any(|response| match response {
                Response::Worries { other, .. } => *other,
                _ => false,
            });
            let text = if other { &texts.worry_other } else { &texts.worry_none };
            return section("", &texts.worry_none_heading, vec![Block::Para(text.clone())]);
        };
        let more: Vec<(Text, WorryWords)> = answers.collect();
        let heading = fill(&texts.worry_heading, &[("worry", &name)]);
        let mut blocks = self.answer(&top);
        if !more.is_empty() {
            let mut inner = Vec::new();
            for (name, words) in more {
                let answer = self.answer(&words);
                inner.push(section("", &name, answer));
            }
            blocks.push(Block::Details(texts.worry_more.clone(), inner));
        }
        section("", &heading, blocks)
    }

    fn answer(&mut self, words: &WorryWords) -> Vec<Block> {
        self.rest_on(&words.facts);
        vec![
            Block::Para(words.say.clone()),
            Block::Para(words.unsaid.clone()),
            Block::Quote(self.guidance.texts.worry_next.clone(), words.next.clone()),
        ]
    }

    fn role_place(&self) -> Option<usize> {
        self.session.role.or_else(|| self.pack.questions.role("none"))
    }

    fn role(&mut self) -> Vec<Block> {
        let texts = &self.guidance.texts;
        let Some(words) = self.role_place().and_then(|place| self.guidance.roles.get(place)) else {
            return Vec::new();
        };
        self.rest_on(&words.facts);
        vec![
            section("", &texts.try_heading, vec![Block::List(words.tries.clone())]),
            section("", &texts.keep_heading, vec![Block::Para(words.keep.clone())]),
        ]
    }

    fn ask(&mut self) -> Block {
        let texts = &self.guidance.texts;
        let gap = |place: &usize| match self.session.form.items.get(*place) {
            Some(Item::Agree(item)) => self.guidance.asks.iter().find(|ask| ask.id == item.id),
            _ => None,
        };
        let mut asks: Vec<Text> =
            self.assessment.org_gaps.iter().filter_map(gap).map(|ask| ask.text.clone()).collect();
        let raised = !asks.is_empty();
        let role = self.role_place().and_then(|place| self.guidance.roles.get(place));
        asks.extend(role.map(|words| words.ask.clone()));
        let mut asks = asks.into_iter();
        let mut blocks: Vec<Block> = asks.next().map(Block::Para).into_iter().collect();
        if raised {
            blocks.push(Block::Hint(texts.ask_gap.clone()));
        }
        let more: Vec<Text> = asks.collect();
        if !more.is_empty() {
            blocks.push(Block::Details(texts.ask_more.clone(), vec![Block::List(more)]));
        }
        section("", &texts.ask_heading, blocks)
    }

    /// The facts behind what was said, and behind the judged items that were not answered best.
    fn facts(&mut self) -> Option<Block> {
        for (place, item) in self.session.form.judged() {
            let response = self.session.responses.get(place).and_then(Option::as_ref);
            let missed =
                response.and_then(|response| mark(item, response)).is_some_and(|mark| mark.quality < FULL);
            if let Some(reasons) = self.guidance.reasons(&item.id).filter(|_| missed) {
                self.rest_on(&reasons.facts);
            }
        }
        let texts = &self.guidance.texts;
        let view = |place: &u16| {
            let fact = self.guidance.facts.get(usize::from(*place))?;
            let year = fact.year.to_string();
            let places = [("source", &*fact.source), ("year", &year), ("checked", &fact.checked)];
            Some(FactView {
                claim: fact.claim.clone(),
                source: fill(&texts.fact_source, &places),
                url: fact.url.clone(),
                link: fill(&texts.fact_link, &[("source", &fact.source)]),
            })
        };
        let facts: Vec<FactView> = self.facts.iter().filter_map(view).collect();
        (!facts.is_empty()).then(|| section("", &texts.facts_heading, vec![Block::Facts(facts)]))
    }
}
