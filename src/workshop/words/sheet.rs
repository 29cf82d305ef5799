//! Labels of what is printed: the table `[sheet]` of `workshop.toml`.
//!
//! `{name}` is a place to fill. The list is written once, here, so that a missing or unknown key is found by name
//! when the file is built, and a sheet that asks for a text that no language has does not compile.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

macro_rules! texts {
    ($($field:ident: $meaning:literal,)*) => {
        impl SheetTexts {
            /// The keys in order, each with its meaning.
            pub const FIELDS: &[(&str, &str)] = &[$((stringify!($field), $meaning),)*];

            $(#[doc = $meaning]
            pub fn $field(&self) -> &str {
                self.text(stringify!($field))
            })*
        }
    };
}

/// The texts by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SheetTexts(BTreeMap<String, String>);

impl SheetTexts {
    /// The text of a key; empty if there is none.
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Every key with its text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

texts! {
    drafted: "said on each sheet while the words of the language are only drafted",
}
