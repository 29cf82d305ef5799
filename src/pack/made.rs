//! How a language of a pack was made: what a visitor may be told about the words, and which way they run.

use crate::model::Text;

/// Who stands behind the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Written in this language.
    Original,
    /// Translated, and not yet read by somebody who is at home in the language and the subject.
    Drafted,
    /// Translated and read by such a person.
    Reviewed,
}

/// Which way the words run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// `[made]` of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The language, named in itself.
    pub name: Text,
    /// Who stands behind the words.
    pub status: Status,
    /// Whether it has every text; if not, the pack's own language stands in.
    pub complete: bool,
    /// Which way the words run.
    pub direction: Direction,
}

impl Status {
    /// Every status by name.
    pub const ALL: [(&str, Status); 3] =
        [("original", Status::Original), ("drafted", Status::Drafted), ("reviewed", Status::Reviewed)];

    /// As in the file.
    pub fn id(self) -> &'static str {
        match self {
            Status::Original => "original",
            Status::Drafted => "drafted",
            Status::Reviewed => "reviewed",
        }
    }
}

impl Direction {
    /// Every direction by name.
    pub const ALL: [(&str, Direction); 2] =
        [("ltr", Direction::LeftToRight), ("rtl", Direction::RightToLeft)];

    /// As in the file, and as in `dir`.
    pub fn id(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

/// Whether a text looks like a language tag (BCP 47) in its usual letters: language, script, region,
/// variants, and a private part, such as `cy`, `en-GB`, `zh-Hant` or `ca-valencia`. It lacks the register:
/// a tag may be well formed and name no language.
pub fn is_tag(text: &str) -> bool {
    let lower = |part: &str| part.bytes().all(|letter| letter.is_ascii_lowercase());
    let word = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let mut parts = text.split('-').peekable();
    if !parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && lower(part)) {
        return false;
    }
    let script = |part: &&str| match part.as_bytes() {
        [first, rest @ ..] => {
            rest.len() == 3 && first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_lowercase)
        }
        [] => false,
    };
    let region = |part: &&str| match part.len() {
        2 => part.bytes().all(|letter| letter.is_ascii_uppercase()),
        3 => part.bytes().all(|letter| letter.is_ascii_digit()),
        _ => false,
    };
    let variant = |part: &&str| match part.len() {
        5..=8 => word(part),
        4 => word(part) && part.starts_with(|first: char| first.is_ascii_digit()),
        _ => false,
    };
    parts.next_if(script);
    parts.next_if(region);
    while parts.next_if(variant).is_some() {}
    match parts.next() {
        None => true,
        Some("x") => parts.peek().is_some() && parts.all(|part| (1..=8).contains(&part.len()) && word(part)),
        Some(_) => false,
    }
}

/// The nearest of some tags to a wished one: the same, else a longer cut of it (`en` for `en-GB`), else one
/// of the same language (`en-GB` for `en`). `None` if none is of that language.
pub fn nearest<'a>(wish: &str, tags: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let same = |one: &str, other: &str| one.eq_ignore_ascii_case(other);
    let mut cut = wish;
    loop {
        if let Some(found) = tags.clone().find(|tag| same(tag, cut)) {
            return Some(found);
        }
        match cut.rsplit_once('-') {
            Some((shorter, _)) => cut = shorter,
            None => break,
        }
    }
    tags.clone().find(|tag| tag.split('-').next().is_some_and(|language| same(language, cut)))
}
