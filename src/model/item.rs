//! Items (questions) as the scoring rules see them: no words, only keys and marks.
//!
//! There are six kinds. Agree items are the only ones that move confidence; the four judged kinds are
//! the only ones that move judgement and lean; the worry picker moves nothing, because worry is not a fault.

use super::{Score, Text};

/// One of the two things that the check keeps apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// Asked: do I feel able?
    Confidence,
    /// Shown: do I choose well?
    Judgement,
}

/// The seven things that are measured; the letter is the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// Feeling able: worry does not stop me.
    C1,
    /// Change and role clarity.
    C2,
    /// Practice and skills.
    C3,
    /// Realistic expectations.
    J1,
    /// Human in the loop.
    J2,
    /// Fair and safe use.
    J3,
    /// Human strengths: what to hand over, what to keep.
    J4,
}

impl Dimension {
    /// All seven, in the order in which they are shown.
    pub const ALL: [Dimension; 7] = [
        Dimension::C1,
        Dimension::C2,
        Dimension::C3,
        Dimension::J1,
        Dimension::J2,
        Dimension::J3,
        Dimension::J4,
    ];

    /// The axis that this dimension belongs to.
    pub fn axis(self) -> Axis {
        match self {
            Dimension::C1 | Dimension::C2 | Dimension::C3 => Axis::Confidence,
            _ => Axis::Judgement,
        }
    }

    /// The name used in packs, `"C1"` to `"J4"`.
    pub fn id(self) -> &'static str {
        match self {
            Dimension::C1 => "C1",
            Dimension::C2 => "C2",
            Dimension::C3 => "C3",
            Dimension::J1 => "J1",
            Dimension::J2 => "J2",
            Dimension::J3 => "J3",
            Dimension::J4 => "J4",
        }
    }
}

/// Whose gap an item is about, so that "my employer has not told me" never reads as "I do not know".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The person's own.
    Me,
    /// The team's.
    Team,
    /// The organisation's.
    Org,
}

/// Which way an agree item counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keying {
    /// Agreeing raises the score.
    Forward,
    /// Agreeing lowers it.
    Mirrored,
}

/// An answer that caps the stage, whatever else was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RedLine {
    /// Personal data into an unapproved tool.
    Data,
    /// AI alone decides about a person.
    Decision,
    /// AI output sent unchecked where harm could follow.
    Unchecked,
}

/// What one choice of a judged item is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How good the choice is: 0, 500 or 1000.
    pub quality: Score,
    /// -2 to 2: below 0 trusts AI less than is wise here, above 0 more, 0 neither.
    pub lean: i8,
    /// Set when the choice crosses a red line.
    pub red_line: Option<RedLine>,
}

/// The four judged kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgedKind {
    /// One card of the task sort; its choices are the three bins.
    Sort,
    /// A situation with four choices.
    Scenario,
    /// A question of fact, followed by "how sure are you?".
    Knowledge,
    /// An AI output beside what it was given: what is wrong, if anything?
    Spot,
}

/// An item that moves confidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agree {
    /// Stable name.
    pub id: Text,
    /// C1, C2 or C3.
    pub dimension: Dimension,
    /// Whose gap it is about.
    pub tag: Tag,
    /// Which way it counts.
    pub keying: Keying,
}

/// An item that moves judgement and lean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Stable name.
    pub id: Text,
    /// Which of the four.
    pub kind: JudgedKind,
    /// J1 to J4.
    pub dimension: Dimension,
    /// What each choice is worth, in the pack's order.
    pub marks: Vec<Mark>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A statement on a five-point scale.
    Agree(Agree),
    /// The worry picker: routes guidance, is never scored.
    Worries,
    /// One of the four judged kinds.
    Judged(Judged),
}

impl Item {
    /// The stable name; empty for the worry picker, of which there is one.
    pub fn id(&self) -> &str {
        match self {
            Item::Agree(item) => &item.id,
            Item::Worries => "",
            Item::Judged(item) => &item.id,
        }
    }
}
