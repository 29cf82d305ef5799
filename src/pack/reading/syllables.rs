//! Syllables of an English word, counted by rule.
//!
//! English spelling follows no rule, so this is an estimate: a group of vowels is a syllable, a silent "e"
//! is none, and some pairs of vowels are two. Words that the rules get wrong stand in the word lists. A
//! number counts a syllable for each figure, a word in capitals one for each letter, as "AI" is said.

use std::collections::BTreeMap;

/// The syllables of a word, at least 1. `known` holds words that the rules get wrong, in small letters.
pub fn syllables(word: &str, known: &BTreeMap<String, i64>) -> i64 {
    let figures = count(word, |c| c.is_ascii_digit());
    if figures > 0 {
        return figures;
    }
    if word.contains('-') {
        return word.split('-').filter(|part| !part.is_empty()).map(|part| syllables(part, known)).sum();
    }
    let bare = word.strip_suffix("'s").unwrap_or(word).trim_end_matches('\'');
    let lower = bare.to_lowercase();
    let single = lower.strip_suffix('s').unwrap_or(&lower);
    if let Some(syllables) = known.get(&lower).or_else(|| known.get(single)) {
        return *syllables;
    }
    let letters = bare.strip_suffix('s').unwrap_or(bare);
    if letters.len() > 1 && letters.chars().all(char::is_uppercase) {
        return count(letters, |_| true) + 2 * count(letters, |c| c == 'W');
    }
    if let Some(verb) = lower.strip_suffix("n't") {
        return by_rule(verb) + i64::from(verb.ends_with(['d', 's', 't']));
    }
    by_rule(&lower.replace('\'', ""))
}

fn by_rule(word: &str) -> i64 {
    let letters: Vec<char> = word.chars().collect();
    let starts = |place: &usize| {
        let before = place.checked_sub(1).and_then(|before| letters.get(before));
        letters.get(*place).is_some_and(|c| vowel(*c)) && !before.is_some_and(|c| vowel(*c))
    };
    let groups = (0..letters.len()).filter(starts).count();
    let groups = i64::try_from(groups).unwrap_or(1);
    (groups - silent(word, groups) + split(word)).max(1)
}

/// An "e" at the end that is not said, also before an ending.
fn silent(word: &str, groups: i64) -> i64 {
    let inner = ["ely", "eful", "efully", "eless", "ement", "ements", "eness"];
    let inside = inner.iter().any(|end| {
        word.strip_suffix(end).is_some_and(|stem| ends_in(stem, |c| !vowel(c) && c != 'l') && groups > 2)
    });
    let end = if let Some(stem) = word.strip_suffix('e') {
        ends_in(stem, |c| !vowel(c)) && !(stem.ends_with('l') && said(stem))
    } else if let Some(stem) = word.strip_suffix("ed") {
        ends_in(stem, |c| !vowel(c) && c != 't' && c != 'd') && !said(stem)
    } else if let Some(stem) = word.strip_suffix("es") {
        let hisses =
            stem.ends_with(['s', 'x', 'z', 'c', 'g']) || stem.ends_with("sh") || stem.ends_with("ch");
        ends_in(stem, |c| !vowel(c)) && !hisses && !said(stem)
    } else {
        false
    };
    i64::from(inside) + i64::from(end)
}

/// Behind a consonant with "l" or "r", the "e" is said: "table", "handled", "hundred".
fn said(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let (last, before) = (back.next(), back.next());
    matches!(last, Some('l' | 'r')) && before.is_some_and(|c| !vowel(c)) && before != last
}

/// Neighbouring vowels that are two syllables.
fn split(word: &str) -> i64 {
    let mut more = 0;
    let pairs = ["ia", "io", "iu"];
    for (at, _) in word.char_indices() {
        let (before, rest) = word.split_at(at);
        let soft = ends_in(before, |c| "tcsgx".contains(c)) || before.is_empty();
        let nasal = rest.starts_with("ion") && ends_in(before, |c| "ln".contains(c));
        let i = pairs.iter().any(|pair| rest.starts_with(pair)) && !rest.starts_with("iour");
        let open = i && !soft && !nasal;
        let hard = rest.starts_with("iat") && ends_in(before, |c| "tc".contains(c));
        let u = (rest.starts_with("ua") || rest.starts_with("uen")) && !ends_in(before, |c| "qg".contains(c));
        let e =
            rest.starts_with("iet") || (rest.starts_with("ien") && ends_in(before, |c| "dnrv".contains(c)));
        more += i64::from(open || hard || u || (e && !before.ends_with("fr")));
    }
    let ing =
        word.strip_suffix('s').unwrap_or(word).strip_suffix("ing").is_some_and(|stem| ends_in(stem, vowel));
    let ier =
        ["ier", "iers", "iest"].iter().any(|end| word.strip_suffix(end).is_some_and(|stem| stem.len() > 1));
    let ism = word.ends_with("ism") || word.ends_with("isms");
    more + i64::from(ing) + i64::from(ier) + i64::from(ism)
}

fn vowel(c: char) -> bool {
    "aeiouyé".contains(c)
}

fn ends_in(text: &str, is: impl Fn(char) -> bool) -> bool {
    text.chars().next_back().is_some_and(is)
}

fn count(text: &str, is: impl Fn(char) -> bool) -> i64 {
    i64::try_from(text.chars().filter(|c| is(*c)).count()).unwrap_or(1)
}
