//! A form: the items that one run asks, in order.

use serde::{Deserialize, Serialize};

use super::Text;
use super::item::{Item, Judged, JudgedKind};

/// How much is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Length {
    /// About 2 minutes: two axes, lean and worries only.
    Quick,
    /// About 6 minutes: every dimension in words.
    Standard,
}

impl Length {
    /// The name used in packs and in the `length` attribute.
    pub fn id(self) -> &'static str {
        match self {
            Length::Quick => "quick",
            Length::Standard => "standard",
        }
    }
}

/// The items of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// `"a"` or `"b"`: parallel forms for before and after.
    pub id: Text,
    /// Which rules apply.
    pub length: Length,
    /// The items in the order in which they are asked.
    pub items: Vec<Item>,
}

impl Form {
    /// The judged items with their places in the form.
    pub fn judged(&self) -> impl Iterator<Item = (usize, &Judged)> {
        self.items.iter().enumerate().filter_map(|(place, item)| match item {
            Item::Judged(judged) => Some((place, judged)),
            _ => None,
        })
    }

    /// Whether any item of this kind is asked.
    pub fn asks(&self, kind: JudgedKind) -> bool {
        self.judged().any(|(_, judged)| judged.kind == kind)
    }
}
