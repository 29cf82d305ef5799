//! The screen on which a person sees, and shows, their own result code: everything that it says, as lines of text.
//!
//! What it knows of the run is the text that the session handed over ([`handover`]), so it needs no pack, and runs in
//! a small program of its own that nobody waits for. A line each, in a fixed order, crosses to the views cheapest.
//! A keep code never carries the room word, so that it can be compared in any room. It lacks storage and chance: the
//! nonce comes with the run.
//!
//! [`handover`]: crate::session::handover::handover

use std::str::Lines;

use super::compare::{AxisChange, Caution, Change, Comparison, LeanChange, compare};
use super::result_code::{
    Axes, Code, Content, Door, FormLetter, Gaps, Level, OrgGap, PackTag, Parts, Refusal, Role, SOMETHING_ELSE,
    WorrySet, decode, encode, issue,
};
use crate::model::form::Length;
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::model::{FULL, Score, Text};
use crate::pack::texts::{ResultTexts, fill};
use crate::session::handover::NUMBERS;

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

/// What the session handed over.
#[derive(Clone, Debug)]
pub struct Handed {
    /// Of the keep code, with every part: without a room.
    all: Content,
    scores: [Score; 2],
    /// The pack and its version, for tags.
    pack: Text,
    version: u16,
    form: Text,
    cuts: [Score; 4],
    named: bool,
    texts: ResultTexts,
    leans: Vec<Text>,
    role: Text,
    worries: Vec<Text>,
}

impl Handed {
    /// Reads a text of `handover`; `None` if it is none.
    pub fn read(text: &str) -> Option<Handed> {
        let mut lines = text.lines();
        let (pack, form) = (lines.next()?.into(), Text::from(lines.next()?));
        let mut numbers = [0u32; NUMBERS];
        for number in &mut numbers {
            *number = lines.next()?.parse().ok()?;
        }
        let [version, length, confidence, judgement, lean, role, nonce, cuts @ ..] = numbers;
        let gaps = lines.next()?;
        let gaps = OrgGap::ALL.into_iter().filter(|gap| gaps.split(' ').any(|key| key == gap.key()));
        let texts = ResultTexts::from_list(take(&mut lines, ResultTexts::FIELDS.len()));
        let (leans, role_name) = (take(&mut lines, 4), lines.next()?.into());
        // A line that says that the question was answered, then pairs.
        let asked = lines.next().is_some();
        let (mut places, mut names) = (Vec::new(), Vec::new());
        while let (Some(place), Some(name)) = (lines.next(), lines.next()) {
            // A pack may have more worries than a code can tell.
            if let Some(place) = place.parse().ok().filter(|place| *place <= SOMETHING_ELSE) {
                places.push(place);
                names.push(Text::from(name));
            }
        }
        let version = u16::try_from(version).ok()?;
        let scores = [confidence, judgement].map(|score| Score::try_from(score).unwrap_or(Score::MAX));
        let all = Content {
            axes: Axes::Keep(scores.map(Level::of)),
            tag: PackTag::new(pack, version, ""),
            form: if &*form == "b" { FormLetter::B } else { FormLetter::A },
            length: if length == Length::Quick as u32 { Length::Quick } else { Length::Standard },
            lean: [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed].get(lean as usize).copied()?,
            worries: WorrySet::new(places).filter(|_| asked),
            role: u8::try_from(role).ok().and_then(Role::new),
            gaps: gaps.fold(Gaps::default(), Gaps::with),
            nonce: u8::try_from(nonce).ok()?,
        };
        let cuts = cuts.map(|cut| Score::try_from(cut).unwrap_or(Score::MAX));
        Some(Handed {
            named: scores.iter().all(|score| *score <= FULL),
            all,
            scores,
            pack: pack.into(),
            version,
            form,
            cuts,
            texts,
            leans,
            role: role_name,
            worries: names,
        })
    }

    /// Whether enough was answered for a code.
    pub fn named(&self) -> bool {
        self.named
    }

    /// Which parts there are to leave out: of what was not picked there is nothing to tell.
    pub fn parts(&self) -> Parts {
        Parts {
            worries: self.all.worries.is_some(),
            role: self.all.role.is_some(),
            gaps: self.all.gaps != Gaps::default(),
        }
    }

    /// The words around the code, in the order in which the screen takes them.
    pub fn words(&self) -> Vec<&str> {
        let texts = &self.texts;
        vec![
            texts.code_heading(),
            if self.named { texts.code_what() } else { texts.code_none() },
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

    /// What a code says: a keep code, or a room code for the room of this word, with these parts.
    pub fn content(&self, keep: bool, room: &str, parts: Parts) -> Content {
        let all = &self.all;
        let stages = || Axes::Room(self.scores.map(|score| Stage::of(score, &self.cuts)));
        Content {
            axes: if keep { all.axes } else { stages() },
            tag: if keep { all.tag } else { PackTag::new(&self.pack, self.version, room) },
            worries: all.worries.filter(|_| parts.worries),
            role: all.role.filter(|_| parts.role),
            gaps: if parts.gaps { all.gaps } else { Gaps::default() },
            ..*all
        }
    }

    /// The code of these contents, and what it says in words; `None` if too little was answered.
    pub fn show(&self, keep: bool, room: &str, parts: Parts) -> Option<Shown> {
        self.named.then_some(())?;
        let content = self.content(keep, room, parts);
        let code = issue(&content);
        let letters = code.joined(" ", ", ");
        let says = self.says(&content, if keep { "" } else { room });
        Some(Shown { code, letters, says })
    }

    /// Each line in the order of the fields.
    fn says(&self, content: &Content, room: &str) -> Vec<String> {
        let texts = &self.texts;
        let mut says = Vec::new();
        for (name, band) in self.axis_names().into_iter().zip(bands(texts, &content.axes)) {
            says.push(fill(texts.code_axis(), &[("axis", name), ("band", &band)]));
        }
        says.push(fill(texts.code_lean(), &[("lean", self.lean(content.lean))]));
        match content.worries {
            Some(set) if set.is_empty() => says.push(texts.code_worry_none().to_owned()),
            Some(_) => says.push(fill(texts.code_worry(), &[("worries", &listed(self.worries.iter().map(|name| &**name)))])),
            None => {}
        }
        if content.role.is_some() {
            says.push(fill(texts.code_work(), &[("role", &self.role)]));
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
        says.push(fill(length, &[("form", &self.form.to_ascii_uppercase())]));
        if !room.is_empty() {
            says.push(fill(texts.code_word(), &[("room", room)]));
        }
        says.push(texts.code_rest().to_owned());
        says
    }

    /// An earlier code beside this result: the change in words, or what is wrong with the text. Codes of this room
    /// and codes without one are read.
    pub fn compare(&self, earlier: &str, room: &str) -> Result<Vec<String>, String> {
        let read = decode(earlier, Door::Own(self.all.tag)).or_else(|refusal| match refusal {
            Refusal::OtherPack { .. } => {
                decode(earlier, Door::Own(PackTag::new(&self.pack, self.version, room)))
            }
            other => Err(other),
        });
        let earlier = read.map_err(|refusal| self.refused(refusal))?;
        // Whatever parts were ticked then.
        let Content { worries, role, gaps, .. } = earlier;
        let all = Parts { worries: true, role: true, gaps: true };
        let again = |keep| Content { worries, role, gaps, ..self.content(keep, room, all) };
        // Issued, a code may have another nonce.
        if [true, false].iter().any(|keep| issue(&again(*keep)) == encode(&earlier)) {
            return Ok(vec![self.texts.code_same_code().to_owned()]);
        }
        let now = again(true);
        Ok(self.change(&earlier, &now, &compare(&earlier, &now, &self.cuts)))
    }

    fn change(&self, earlier: &Content, now: &Content, found: &Comparison) -> Vec<String> {
        let texts = &self.texts;
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
        let texts = &self.texts;
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
        [self.texts.axis_confidence(), self.texts.axis_judgement()]
    }

    fn lean(&self, lean: Lean) -> &str {
        self.leans.get(lean as usize).map_or("", |text| text)
    }
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

fn take(lines: &mut Lines<'_>, count: usize) -> Vec<Text> {
    lines.take(count).map(Text::from).collect()
}
