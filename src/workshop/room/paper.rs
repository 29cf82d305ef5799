//! One person's result from paper, as the key on paper gives it: bands, as in a code.

use crate::model::form::Length;
use crate::model::lean::Lean;
use crate::model::stage::Stage;
use crate::workshop::result_code::{Axes, Content, FormLetter, Gaps, OrgGap, PackTag, Role, WorrySet};

/// A sheet that is being entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Which form.
    pub form: FormLetter,
    /// Confidence.
    pub confidence: Option<Stage>,
    /// Judgement.
    pub judgement: Option<Stage>,
    /// How trust leans.
    pub lean: Option<Lean>,
    /// Up to three.
    pub worries: Vec<u8>,
    /// "None of these".
    pub no_worry: bool,
    /// 1 to 7, or 0: not told.
    pub role: u8,
    /// What is missing at work.
    pub gaps: Gaps,
}

impl Default for Paper {
    fn default() -> Paper {
        Paper {
            form: FormLetter::A,
            confidence: None,
            judgement: None,
            lean: None,
            worries: Vec::new(),
            no_worry: false,
            role: 0,
            gaps: Gaps::default(),
        }
    }
}

impl Paper {
    /// A fresh sheet of the same form.
    pub fn next(&self) -> Paper {
        Paper { form: self.form, ..Paper::default() }
    }

    /// Ticks or unticks a worry. A fourth is not taken.
    pub fn worry(&mut self, worry: u8) {
        if let Some(place) = self.worries.iter().position(|found| *found == worry) {
            self.worries.remove(place);
        } else if self.worries.len() < 3 {
            self.worries.push(worry);
            self.no_worry = false;
        }
    }

    /// Ticks or unticks a gap.
    pub fn gap(&mut self, gap: OrgGap) {
        let without = OrgGap::ALL.into_iter().filter(|other| *other != gap && self.gaps.has(*other));
        self.gaps = match self.gaps.has(gap) {
            true => without.fold(Gaps::default(), Gaps::with),
            false => self.gaps.with(gap),
        };
    }

    /// The sheet as what a code would say; `None` while an axis or the lean is missing.
    pub fn content(&self, tag: PackTag, length: Length, nonce: u8) -> Option<Content> {
        let worries = match (self.worries.is_empty(), self.no_worry) {
            (true, false) => None,
            (true, true) => Some(WorrySet::default()),
            (false, _) => WorrySet::new(self.worries.iter().copied()),
        };
        Some(Content {
            axes: Axes::Room([self.confidence?, self.judgement?]),
            tag,
            form: self.form,
            length,
            lean: self.lean?,
            worries,
            role: Role::new(self.role),
            gaps: self.gaps,
            nonce,
        })
    }
}
