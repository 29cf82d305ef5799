//! A checked pack in one language: what the widget holds.
//!
//! Split where the download is split: [`Questions`] is all that the first question needs, [`Guidance`]
//! arrives beside it. Keys come from `model`; here they meet their words.

use serde::{Deserialize, Serialize};

use super::texts::{QuestionTexts, ResultTexts};
use crate::model::form::{Form, Length};
use crate::model::guidance::{NextStep, Strength};
use crate::model::item::{Axis, Dimension, Item, RedLine};
use crate::model::lean::Lean;
use crate::model::score::Band;
use crate::model::stage::Stage;
use crate::model::thresholds::Thresholds;
use crate::model::{Score, Text};

/// A pack in one language; the guidance may still be on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// What is asked.
    pub questions: Questions,
    /// What is said, once it is there.
    pub guidance: Option<Guidance>,
}

/// Everything up to the last question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// The pack's name.
    pub pack: Text,
    /// The pack's version, raised when an item changes meaning.
    pub version: u16,
    /// The language of all words, as in `lang`.
    pub language: Text,
    /// Every number that decides something.
    pub thresholds: Thresholds,
    /// Which items each form asks.
    pub forms: Vec<FormKey>,
    /// The items with their words.
    pub items: Vec<Entry>,
    /// The worries of the picker.
    pub worries: Vec<Named>,
    /// The roles.
    pub roles: Vec<Named>,
    /// Interface texts.
    pub texts: QuestionTexts,
}

/// A form as item numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormKey {
    /// `"a"` or `"b"`.
    pub id: Text,
    /// Quick or standard.
    pub length: Length,
    /// Places in [`Questions::items`], in the order of asking.
    pub items: Vec<u16>,
}

/// An item with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its key and marks.
    pub item: Item,
    /// Its words.
    pub words: ItemWords,
}

/// The words of an item; empty for the worry picker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemWords {
    /// Statement, task, situation or question.
    pub text: Text,
    /// The choices; empty for agree and sort items, whose choices are interface texts.
    pub choices: Vec<Text>,
    /// Spot items: what the tool was given, and what it wrote.
    pub spot: Option<(Text, Text)>,
}

/// A name with its stable id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Stable.
    pub id: Text,
    /// Shown.
    pub text: Text,
}

/// Everything that the result says, and the reasons of the items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guidance {
    /// Why each choice of each judged item leans as it does.
    pub reasons: Vec<Reasons>,
    /// The questions that `org` items turn into.
    pub asks: Vec<Named>,
    /// Answers, in the order of [`Questions::worries`].
    pub worries: Vec<WorryWords>,
    /// Tasks, in the order of [`Questions::roles`].
    pub roles: Vec<RoleWords>,
    /// In the order of [`Stage::ALL`].
    pub stages: Vec<StageWords>,
    /// In the order of [`Lean`].
    pub leans: Vec<LeanWords>,
    /// Confidence ahead, judgement ahead, level.
    pub gaps: [Text; 3],
    /// In the order of [`Strength::all`].
    pub strengths: Vec<Text>,
    /// In the order of [`NextStep::all`].
    pub next_steps: Vec<Sourced>,
    /// In the order of [`RedLine`].
    pub red_lines: [Text; 3],
    /// In the order of [`Dimension::ALL`].
    pub dimensions: Vec<DimensionWords>,
    /// What all this rests on.
    pub facts: Vec<Fact>,
    /// Interface texts.
    pub texts: ResultTexts,
}

/// A text and the facts that it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced {
    /// What is said.
    pub text: Text,
    /// Places in [`Guidance::facts`].
    pub facts: Vec<u16>,
}

/// The reasons of one judged item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    /// The item.
    pub id: Text,
    /// One for each choice.
    pub whys: Vec<Text>,
    /// Places in [`Guidance::facts`].
    pub facts: Vec<u16>,
}

/// The answer to a worry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorryWords {
    /// The honest answer.
    pub say: Text,
    /// A step of under ten minutes.
    pub next: Text,
    /// What nobody can promise.
    pub unsaid: Text,
    /// Places in [`Guidance::facts`].
    pub facts: Vec<u16>,
}

/// What a role is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleWords {
    /// Tasks to try.
    pub tries: Vec<Text>,
    /// A task to keep human.
    pub keep: Text,
    /// A question for the organisation.
    pub ask: Text,
    /// Places in [`Guidance::facts`].
    pub facts: Vec<u16>,
}

/// A stage in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageWords {
    /// Its name.
    pub name: Text,
    /// What it means.
    pub meaning: Sourced,
}

/// A lean in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeanWords {
    /// Its name.
    pub label: Text,
    /// What it means.
    pub text: Sourced,
    /// The same as a hint, for the quick check.
    pub hint: Text,
}

/// A dimension in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionWords {
    /// Its name.
    pub name: Text,
    /// A sentence for each [`Band`].
    pub bands: [Text; 3],
}

/// A sourced fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Stable.
    pub id: Text,
    /// What was found.
    pub claim: Text,
    /// Who found it.
    pub source: Text,
    /// When it was published.
    pub year: u16,
    /// Where it stands.
    pub url: Text,
    /// When we last checked, in words.
    pub checked: Text,
}

impl Questions {
    /// Makes the form with this id and length. `None` if the pack has none such.
    pub fn form(&self, id: &str, length: Length) -> Option<Form> {
        let key = self.forms.iter().find(|form| &*form.id == id && form.length == length)?;
        let items = self.entries(key).map(|entry| entry.item.clone()).collect();
        Some(Form { id: key.id.clone(), length, items })
    }

    /// The items of a form with their words, in the order of asking.
    pub fn entries<'a>(&'a self, key: &'a FormKey) -> impl Iterator<Item = &'a Entry> {
        key.items.iter().filter_map(|place| self.items.get(usize::from(*place)))
    }

    /// The role with this id.
    pub fn role(&self, id: &str) -> Option<usize> {
        self.roles.iter().position(|role| &*role.id == id)
    }
}

impl Guidance {
    /// The reasons of an item.
    pub fn reasons(&self, id: &str) -> Option<&Reasons> {
        self.reasons.iter().find(|reasons| &*reasons.id == id)
    }

    /// A stage in words.
    pub fn stage(&self, stage: Stage) -> Option<&StageWords> {
        self.stages.get(stage as usize)
    }

    /// A lean in words.
    pub fn lean(&self, lean: Lean) -> Option<&LeanWords> {
        self.leans.get(lean as usize)
    }

    /// Which axis is ahead, in words.
    pub fn gap(&self, ahead: Option<Axis>) -> &Text {
        let [confidence, judgement, level] = &self.gaps;
        match ahead {
            Some(Axis::Confidence) => confidence,
            Some(Axis::Judgement) => judgement,
            None => level,
        }
    }

    /// A strength in words.
    pub fn strength(&self, strength: Strength) -> Option<&Text> {
        let place = Strength::all().iter().position(|(key, _)| *key == strength)?;
        self.strengths.get(place)
    }

    /// A next step in words.
    pub fn next_step(&self, step: NextStep) -> Option<&Sourced> {
        let place = NextStep::all().iter().position(|(key, _)| *key == step)?;
        self.next_steps.get(place)
    }

    /// A red line in words.
    pub fn red_line(&self, red_line: RedLine) -> &Text {
        let [data, decision, unchecked] = &self.red_lines;
        match red_line {
            RedLine::Data => data,
            RedLine::Decision => decision,
            RedLine::Unchecked => unchecked,
        }
    }

    /// A dimension in words.
    pub fn dimension(&self, dimension: Dimension) -> Option<&DimensionWords> {
        self.dimensions.get(dimension as usize)
    }

    /// The name of a band.
    pub fn band(&self, band: Band) -> &Text {
        match band {
            Band::Start => &self.texts.band_start,
            Band::GettingThere => &self.texts.band_getting_there,
            Band::Strong => &self.texts.band_strong,
        }
    }
}

/// A score for a place in a text.
pub fn number(score: Score) -> String {
    score.to_string()
}
