//! The screen on which a person sees, and shows, their own result code: everything that it says, as lines of text.
//!
//! It reads the run as the check keeps it ([`snapshot`]) with the two files of its pack, so that the main program hands
//! over one text and grows by nothing else: codes are made by a small program of their own, which nobody waits for
//! before the first question. A keep code never carries the room word, so that it can be compared in any room. It
//! lacks storage and chance: the nonce is a byte of the run's seed, so the same run gives the same code.

use std::rc::Rc;

use super::compare::{AxisChange, Caution, Change, Comparison, LeanChange, compare};
use super::result_code::{
    Axes, Code, Content, Door, Gaps, Keys, OrgGap, PackTag, Parts, Refusal, Run, SOMETHING_ELSE, decode,
    encode, issue,
};
use super::words::gap_of;
use crate::model::assessment::{Assessment, assess};
use crate::model::form::Length;
use crate::model::lean::Lean;
use crate::model::response::Response;
use crate::pack::texts::{ResultTexts, fill};
use crate::pack::words::{Guidance, Row, Table, column};
use crate::pack::{Pack, compiled};
use crate::session::{Feedback, Numerals, Options, Session, Sharing, snapshot, start};

/// A code to show, and what must be said with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The code.
    pub code: Code,
    /// Letter by letter, for ears and fingers.
    pub letters: String,
    /// What the code says, a line each.
    pub says: Vec<String>,
}

/// A run and what it says.
#[derive(Clone, Debug)]
pub struct Own {
    pack: Pack,
    guidance: Rc<Guidance>,
    session: Session,
    found: Assessment,
    /// With every part, without a room; `None` if too little was answered.
    all: Option<Content>,
}

impl Own {
    /// From both files of the pack and what [`snapshot::write`] gave; `None` if one does not fit.
    pub fn read(questions: &[u8], guidance: &[u8], text: &str) -> Option<Own> {
        let questions = Rc::new(compiled::read_questions(questions).ok()?);
        let guidance = Some(Rc::new(compiled::read_guidance(guidance).ok()?));
        Own::of(Pack { questions, guidance }, text)
    }

    /// From a pack with its guidance.
    pub fn of(pack: Pack, text: &str) -> Option<Own> {
        let guidance = pack.guidance.clone()?;
        let form = text.split(' ').nth(2)?;
        let begun = |length| {
            let (feedback, sharing, numerals) = (Feedback::End, Sharing::Nothing, Numerals::new(""));
            let form = form.into();
            let options =
                Options { form, length, role: None, feedback, seed: 0, numerals, keep: false, sharing };
            let (mut session, _) = start(&pack, options)?;
            snapshot::resume(&pack, &mut session, text).ok().map(|()| session)
        };
        let session = begun(Length::Quick).or_else(|| begun(Length::Standard))?;
        let found = assess(&session.form, &session.responses, &pack.questions.thresholds);
        let mut own = Own { pack, guidance, session, found, all: None };
        own.all = own.content(true, "", Parts { worries: true, role: true, gaps: true });
        Some(own)
    }

    /// Which parts there are to leave out: of what was not picked there is nothing to tell. `None` if too little was
    /// answered for a code.
    pub fn parts(&self) -> Option<Parts> {
        let all = self.all?;
        Some(Parts {
            worries: all.worries.is_some(),
            role: all.role.is_some(),
            gaps: all.gaps != Gaps::default(),
        })
    }

    /// The words around the code, in the order in which the screen takes them.
    pub fn words(&self) -> Vec<&str> {
        let texts = &self.guidance.texts;
        vec![
            texts.code_heading(),
            if self.all.is_some() { texts.code_what() } else { texts.code_none() },
            texts.code_for(),
            texts.code_room(),
            texts.code_room_hint(),
            texts.code_keep(),
            texts.code_keep_hint(),
            texts.code_parts(),
            texts.code_worries(),
            texts.code_role(),
            texts.code_gaps(),
            texts.code_says(),
            texts.code_letters(),
            texts.code_copy(),
            texts.code_copied(),
            texts.code_not_copied(),
            texts.code_new(),
            texts.code_picture(),
            texts.code_compare(),
            texts.code_earlier(),
            texts.code_go(),
            texts.code_back(),
        ]
    }

    /// What a code says: a keep code, or a room code for the room of this word, with these parts. `None` if too little
    /// was answered.
    pub fn content(&self, keep: bool, room: &str, parts: Parts) -> Option<Content> {
        let session = &self.session;
        let gap = |id: &str| gap_of(&self.guidance, id);
        let tag = self.tag(if keep { "" } else { room });
        let keys = Keys { tag, thresholds: &self.pack.questions.thresholds, gap: &gap };
        let run = Run {
            form: &session.form,
            responses: &session.responses,
            assessment: &self.found,
            role: session.role,
            nonce: (session.options.seed >> 24) as u8,
        };
        let content = if keep { Content::keep } else { Content::room };
        content(&run, &keys, parts).ok()
    }

    fn tag(&self, room: &str) -> PackTag {
        PackTag::new(&self.pack.questions.pack, self.pack.questions.version, room)
    }

    /// The code of these contents, and what it says in words; `None` if too little was answered.
    pub fn show(&self, keep: bool, room: &str, parts: Parts) -> Option<Shown> {
        let content = self.content(keep, room, parts)?;
        let code = issue(&content);
        let letters = code.joined(" ", ", ");
        let says = self.says(&content, if keep { "" } else { room });
        Some(Shown { code, letters, says })
    }

    /// Each line in the order of the fields.
    fn says(&self, content: &Content, room: &str) -> Vec<String> {
        let texts = &self.guidance.texts;
        let mut says = Vec::new();
        for (name, band) in self.axis_names().into_iter().zip(bands(texts, &content.axes)) {
            says.push(fill(texts.code_axis(), &[("axis", name), ("band", &band)]));
        }
        says.push(fill(texts.code_lean(), &[("lean", self.lean(content.lean))]));
        match content.worries {
            Some(set) if set.is_empty() => says.push(texts.code_worry_none().to_owned()),
            Some(_) => says.push(fill(texts.code_worry(), &[("worries", &self.worries())])),
            None => {}
        }
        if content.role.is_some() {
            let roles = &self.pack.questions.roles;
            let role = self.session.role.and_then(|role| roles.get(role)).map_or("", named);
            says.push(fill(texts.code_work(), &[("role", role)]));
        }
        let names = [
            texts.code_gap_rules(),
            texts.code_gap_tools(),
            texts.code_gap_training(),
            texts.code_gap_role_talk(),
        ];
        let gaps = OrgGap::ALL.into_iter().zip(names).filter(|(gap, _)| content.gaps.has(*gap));
        let gaps = listed(gaps.map(|(_, name)| name));
        if !gaps.is_empty() {
            says.push(fill(texts.code_gap(), &[("gaps", &gaps)]));
        }
        let length = match content.length {
            Length::Quick => texts.code_quick(),
            Length::Standard => texts.code_standard(),
        };
        says.push(fill(length, &[("form", &self.session.form.id.to_ascii_uppercase())]));
        if !room.is_empty() {
            says.push(fill(texts.code_word(), &[("room", room)]));
        }
        says.push(texts.code_rest().to_owned());
        says
    }

    /// An earlier code beside this result: the change in words, or what is wrong with the text. Codes of this room
    /// and codes without one are read.
    pub fn compare(&self, earlier: &str, room: &str) -> Result<Vec<String>, String> {
        let read = decode(earlier, Door::Own(self.tag(""))).or_else(|refusal| match refusal {
            Refusal::OtherPack { .. } => decode(earlier, Door::Own(self.tag(room))),
            other => Err(other),
        });
        let earlier = read.map_err(|refusal| self.refused(refusal))?;
        // Whatever parts were ticked then.
        let Content { worries, role, gaps, .. } = earlier;
        let none = Parts { worries: false, role: false, gaps: false };
        let again = |keep| {
            let content = self.content(keep, room, none)?;
            Some(Content { worries, role, gaps, ..content })
        };
        // Issued, a code may have another nonce.
        let same = |keep| again(keep).is_some_and(|content| issue(&content) == encode(&earlier));
        if same(true) || same(false) {
            return Ok(vec![self.guidance.texts.code_same_code().to_owned()]);
        }
        let Some(now) = again(true) else { return Ok(Vec::new()) };
        Ok(self.change(&earlier, &now, &compare(&earlier, &now, &self.pack.questions.thresholds.cuts)))
    }

    fn change(&self, earlier: &Content, now: &Content, found: &Comparison) -> Vec<String> {
        let texts = &self.guidance.texts;
        let axes = [found.confidence, found.judgement];
        // Steps beside steps; a stage beside a stage.
        let fine = matches!(earlier.axes, Axes::Keep(_));
        let [before, after] = if fine {
            [earlier, now].map(|content| bands(texts, &content.axes))
        } else {
            [axes.map(|axis| axis.from), axes.map(|axis| axis.to)].map(|all| bands(texts, &Axes::Room(all)))
        };
        let mut says = Vec::new();
        let names = self.axis_names().into_iter().zip(axes);
        for ((name, AxisChange { change, .. }), (from, to)) in names.zip(before.iter().zip(&after)) {
            let text = match change {
                Change::Same => texts.code_same(),
                Change::TooSmall => texts.code_small(),
                Change::Up => texts.code_up(),
                Change::Down => texts.code_down(),
            };
            says.push(fill(text, &[("axis", name), ("from", from), ("to", to)]));
        }
        let (from, to, lean) = found.lean;
        let text = if lean == LeanChange::Same { texts.code_lean_same() } else { texts.code_lean_other() };
        says.push(fill(text, &[("from", self.lean(from)), ("to", self.lean(to))]));
        for caution in &found.cautions {
            says.push(
                match caution {
                    Caution::SameForm => texts.code_same_form(),
                    Caution::OtherLength => texts.code_other_length(),
                    Caution::StagesOnly => texts.code_stages_only(),
                    Caution::ConfidenceFell => texts.code_confidence_fell(),
                    Caution::ConfidenceAlone => texts.code_confidence_alone(),
                    Caution::SameCode => texts.code_same_code(),
                }
                .to_owned(),
            );
        }
        says.push(texts.code_moment().to_owned());
        says
    }

    fn refused(&self, refusal: Refusal) -> String {
        let texts = &self.guidance.texts;
        match refusal {
            Refusal::Length { found } => fill(texts.code_wrong_length(), &[("n", &found.to_string())]),
            Refusal::Letter { place, found } => fill(
                texts.code_wrong_letter(),
                &[("n", &place.to_string()), ("letter", found.encode_utf8(&mut [0; 4]))],
            ),
            Refusal::Checksum => texts.code_wrong_check().to_owned(),
            Refusal::NewerVersion { .. } => texts.code_wrong_version().to_owned(),
            // A keep code is the person's own, and this door lets it in.
            Refusal::OtherPack { .. } | Refusal::Keep => texts.code_wrong_pack().to_owned(),
            Refusal::Range(_) => texts.code_wrong_range().to_owned(),
        }
    }

    fn axis_names(&self) -> [&str; 2] {
        [self.guidance.texts.axis_confidence(), self.guidance.texts.axis_judgement()]
    }

    fn lean(&self, lean: Lean) -> &str {
        self.guidance.text(Table::Leans, lean as usize, column::keyed::LABEL)
    }

    /// Those that a code can tell, in the order of picking.
    fn worries(&self) -> String {
        let questions = &self.pack.questions;
        let mut names = Vec::new();
        for response in self.session.responses.iter().flatten() {
            if let Response::Worries { picked, other } = response {
                let known = picked.iter().filter(|worry| **worry < SOMETHING_ELSE);
                names.extend(known.filter_map(|worry| questions.worries.get(usize::from(*worry))).map(named));
                names.extend(other.then(|| questions.texts.worries_other()));
            }
        }
        listed(names.into_iter())
    }
}

fn named(row: &Row) -> &str {
    row.text(column::named::TEXT)
}

/// Both axes in words.
fn bands(texts: &ResultTexts, axes: &Axes) -> [String; 2] {
    match axes {
        Axes::Room(stages) => {
            stages.map(|stage| fill(texts.code_band(), &[("n", &stage.number().to_string())]))
        }
        Axes::Keep(levels) => {
            levels.map(|level| fill(texts.code_step(), &[("n", &(5 * u32::from(level.steps())).to_string())]))
        }
    }
}

/// Names in a row.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for name in names {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(name);
    }
    text
}
