//! The word lists of a language, `www/packs/reading-LANG.toml`, and how a phrase is found.
//!
//! A list knows words, not meanings: a phrase that hits innocent text is a wrong phrase. Only the tool
//! reads the lists; no byte of them is in the widget.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Everything that is known of a language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lists {
    /// Syllables of words that the rules get wrong, in small letters.
    #[serde(default)]
    pub syllables: BTreeMap<String, i64>,
    /// Phrases that must not stand in a text, each list with its own rule.
    #[serde(default, rename = "list")]
    pub lists: Vec<List>,
    /// What may give the key of an item away.
    #[serde(default)]
    pub clues: Clues,
    /// What is left out when items are compared.
    #[serde(default)]
    pub compare: Compare,
}

/// One list of phrases.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// Named in the report.
    pub name: String,
    /// Which texts it is for.
    pub r#where: Where,
    /// A warning only.
    #[serde(default)]
    pub warn: bool,
    /// The value must have been said earlier in the same entry; then the phrase may stand.
    #[serde(default)]
    pub explained: bool,
    /// Each phrase with the reason, or with what to write instead.
    pub phrases: BTreeMap<String, String>,
}

/// Which texts a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// All texts.
    All,
    /// What people read before they answer: items with their choices, worries, and the texts around them.
    Asked,
    /// Statements to agree with.
    Agree,
    /// Those of them where agreeing lowers the score.
    Mirrored,
}

/// Words that may stand out in the best choice.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clues {
    /// Words for a careful look, such as "check".
    pub checking: Vec<String>,
    /// Words that begin a clause; a comma counts as well.
    pub clauses: Vec<String>,
}

/// How words are made alike.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    /// Words that say little.
    pub common: Vec<String>,
    /// Endings that are cut off, the first that fits, if three letters are left.
    pub endings: Vec<String>,
}

impl Lists {
    /// Reads a file.
    pub fn parse(text: &str) -> Result<Lists, String> {
        toml::from_str(text).map_err(|error| error.to_string().trim().replace('\n', " "))
    }
}

impl Compare {
    /// The stem of a word; nothing for a word that says little.
    pub(super) fn stem(&self, word: &str) -> Option<String> {
        let word = word.to_lowercase();
        let word = word.strip_suffix("'s").unwrap_or(&word);
        if self.common.iter().any(|common| common == word) {
            return None;
        }
        let cut =
            |ending: &String| word.strip_suffix(ending.as_str()).filter(|stem| stem.chars().count() >= 3);
        Some(self.endings.iter().find_map(cut).unwrap_or(word).to_owned())
    }
}

/// Where a phrase begins among the words of a sentence. In a phrase, `a|b` is either word, and `*` at the
/// start or the end of a word is any part of one.
pub fn find(phrase: &str, words: &[String]) -> Option<usize> {
    let pattern: Vec<&str> = phrase.split_whitespace().collect();
    let fits = |part: &str, word: &str| part.split('|').any(|one| fits(one, word));
    words.windows(pattern.len().max(1)).position(|window| {
        pattern.len() == window.len() && pattern.iter().zip(window).all(|(part, word)| fits(part, word))
    })
}

fn fits(part: &str, word: &str) -> bool {
    let (part, word) = (part.to_lowercase(), word.to_lowercase());
    match (part.strip_prefix('*'), part.strip_suffix('*')) {
        (Some(end), _) => word.ends_with(end),
        (_, Some(start)) => word.starts_with(start),
        _ => word == part,
    }
}
