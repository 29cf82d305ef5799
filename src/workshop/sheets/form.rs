//! The check on paper: the questions of a form with letters to ring, and a strip to hand in.
//!
//! The paper stays with the person. Only the strip goes to the facilitator, if the person wants to be counted: it
//! has letters and no words, and no place for a name.

use super::{Block, Marker, Sheet, Source, Table, Use, heading, small, text};
use crate::model::form::Form;
use crate::model::item::{Item, Judged};
use crate::pack::texts::fill;
use crate::pack::words::{Guidance, column};
use crate::pack::{Pack, Questions};
use crate::workshop::paper::{Kind, Part, code, letter, letters, order, parts};

/// The paper of a form, in the words of a role (by place in the pack), or in those for everybody.
/// `None` if the pack has no such form, or no guidance.
pub fn paper_form(source: Source<'_>, pack: &Pack, form: &Form, role: Option<usize>) -> Option<Sheet> {
    let words = &source.words.sheet;
    let guidance = pack.guidance.as_deref()?;
    let desk = Desk { source, pack, guidance, form, role };
    let code = code(form);
    let mut blocks = vec![text(words.form_intro()), Block::Frame(vec![text(words.form_private())])];
    let mut assumed = false;
    for (number, part) in parts(form).iter().enumerate() {
        if !assumed && !matches!(part.kind, Kind::Agree | Kind::Worries) {
            blocks.push(Block::Frame(vec![text(guidance.judged.assume())]));
            assumed = true;
        }
        let title = desk.title(part.kind);
        let places = [("n", &*(number + 1).to_string()), ("title", title)];
        blocks.push(heading(2, &fill(words.form_part(), &places)));
        desk.part(part, &mut blocks)?;
    }
    blocks.push(heading(2, words.form_strip()));
    blocks.push(text(words.form_strip_how()));
    let roles = source.roles();
    blocks.push(text(words.form_role()));
    blocks.push(Block::List(
        Marker::Number,
        roles.iter().map(|row| row.text(column::named::TEXT).to_owned()).collect(),
    ));
    blocks.push(Block::Frame(desk.strip(&code)));
    let title = fill(words.form_title(), &[("code", &code)]);
    let name = ["paper-", &form.id, "-", form.length.id()].concat();
    Some(source.sheet(&name, &title, blocks))
}

struct Desk<'a> {
    source: Source<'a>,
    pack: &'a Pack,
    guidance: &'a Guidance,
    form: &'a Form,
    role: Option<usize>,
}

impl Desk<'_> {
    fn questions(&self) -> &Questions {
        &self.pack.questions
    }

    fn title(&self, kind: Kind) -> &str {
        let (texts, judged) = (&self.questions().texts, &self.guidance.judged);
        match kind {
            Kind::Agree => texts.agree_heading(),
            Kind::Worries => texts.worries_heading(),
            Kind::Sort => texts.sort_heading(),
            Kind::Scenario => judged.scenario_heading(),
            Kind::Knowledge => judged.knowledge_heading(),
            Kind::Spot => judged.spot_heading(),
        }
    }

    fn words(&self, place: usize, column: usize) -> Option<&str> {
        let item = self.form.items.get(place)?;
        Some(self.pack.words(item, self.role)?.text(column))
    }

    fn part(&self, part: &Part, blocks: &mut Vec<Block>) -> Option<()> {
        let (texts, judged) = (&self.questions().texts, &self.guidance.judged);
        match part.kind {
            Kind::Agree => {
                let scale =
                    [texts.agree_0(), texts.agree_1(), texts.agree_2(), texts.agree_3(), texts.agree_4()];
                blocks.push(self.rings(texts.agree_prompt(), &scale, part)?);
            }
            Kind::Sort => {
                let bins = [judged.bin_drafts(), judged.bin_lead(), judged.bin_person()];
                blocks.push(self.rings(judged.sort_prompt(), &bins, part)?);
            }
            Kind::Worries => {
                let worries = self.questions().worries.iter().map(|row| row.text(column::named::TEXT));
                let all = worries.chain([texts.worries_other(), texts.worries_none()]);
                blocks.push(Block::Together(vec![
                    text(texts.worries_prompt()),
                    small(texts.worries_hint()),
                    Block::List(Marker::Letter, all.map(str::to_owned).collect()),
                ]));
            }
            Kind::Scenario | Kind::Knowledge | Kind::Spot => {
                for place in &part.places {
                    let Some(Item::Judged(item)) = self.form.items.get(*place) else { continue };
                    blocks.push(Block::Together(self.story(*place, item, part.kind)?));
                }
            }
        }
        Some(())
    }

    /// Questions with one row of letters each.
    fn rings(&self, caption: &str, choices: &[&str], part: &Part) -> Option<Block> {
        let heads = choices.iter().enumerate().map(|(place, choice)| {
            [&*letter(place).map(String::from).unwrap_or_default(), " ", choice].concat()
        });
        let mut rows = Vec::new();
        for place in &part.places {
            let rings = (0..choices.len()).filter_map(letter).map(String::from);
            let said = self.words(*place, column::item::TEXT)?.to_owned();
            rows.push([(place + 1).to_string(), said].into_iter().chain(rings).collect());
        }
        Some(Block::Table(Table {
            caption: caption.to_owned(),
            purpose: Use::Answer,
            columns: [String::new(), String::new()].into_iter().chain(heads).collect(),
            rows,
        }))
    }

    fn story(&self, place: usize, item: &Judged, kind: Kind) -> Option<Vec<Block>> {
        let (words, judged) = (&self.source.words.sheet, &self.guidance.judged);
        let mut blocks = vec![
            heading(3, &fill(words.form_question(), &[("n", &(place + 1).to_string())])),
            text(self.words(place, column::item::TEXT)?),
        ];
        let [plain, with_output] = column::item::CHOICES;
        let begin = if kind == Kind::Spot { with_output } else { plain };
        if kind == Kind::Spot {
            for (label, column) in [
                (judged.spot_original(), column::item::ORIGINAL),
                (judged.spot_output(), column::item::OUTPUT),
            ] {
                blocks.push(Block::Frame(vec![heading(4, label), text(self.words(place, column)?)]));
            }
        }
        let mut choices = Vec::new();
        for choice in order(self.form, place) {
            choices.push(self.words(place, begin + usize::from(choice))?.to_owned());
        }
        if choices.len() < letters(self.form.items.get(place)?, 0) && item.marks.len() == choices.len() {
            choices.push(judged.dont_know().to_owned());
        }
        let prompt = match kind {
            Kind::Scenario => judged.scenario_prompt(),
            Kind::Knowledge => judged.knowledge_prompt(),
            _ => judged.spot_prompt(),
        };
        blocks.push(small(prompt));
        blocks.push(Block::List(Marker::Letter, choices));
        if kind == Kind::Knowledge {
            let sure = [judged.sure_guess(), judged.sure_fairly(), judged.sure_certain()];
            let [one, two, three] = sure;
            let places = [("prompt", judged.sure_prompt()), ("one", one), ("two", two), ("three", three)];
            blocks.push(text(&fill(words.form_sure(), &places)));
        }
        Some(blocks)
    }

    /// What is handed in.
    fn strip(&self, code: &str) -> Vec<Block> {
        let words = &self.source.words.sheet;
        let boxes = |label: &str, count: usize| {
            Block::Boxes(label.to_owned(), u8::try_from(count).unwrap_or(u8::MAX))
        };
        let mut blocks = vec![
            heading(3, &fill(words.strip_code(), &[("code", code)])),
            boxes(words.strip_role(), 1),
            boxes(words.strip_gaps(), 1),
        ];
        for (number, part) in parts(self.form).iter().enumerate() {
            let places = [("n", &*(number + 1).to_string()), ("title", self.title(part.kind))];
            let count = match part.kind {
                Kind::Worries => 3,
                // A letter and a digit.
                Kind::Knowledge => part.places.len() * 2,
                _ => part.places.len(),
            };
            blocks.push(boxes(&fill(words.form_part(), &places), count));
        }
        blocks.push(small(words.strip_note()));
        blocks
    }
}
