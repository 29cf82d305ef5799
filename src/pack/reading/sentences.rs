//! From a text to sentences, and from a sentence to words. Knows no language.
//!
//! It lacks abbreviations: "p.m. Then" would end a sentence early. A text without a full stop, such as a
//! choice or a card, is one sentence. A place to fill, `{score}`, counts as the word in it.

/// The sentences of a text, each as its words. Typographic apostrophes become straight ones.
pub fn sentences(text: &str) -> Vec<Vec<String>> {
    let chars: Vec<char> = text.trim().chars().map(|c| if c == '’' { '\'' } else { c }).collect();
    let (mut found, mut words, mut word) = (Vec::new(), Vec::new(), String::new());
    let mut before = None;
    for (place, &c) in chars.iter().enumerate() {
        let rest = chars.get(place + 1..).unwrap_or_default();
        if in_word(before, c, rest.first().copied()) {
            word.push(c);
        } else {
            close(&mut words, &mut word);
            if ends(c, rest) && !words.is_empty() {
                found.push(std::mem::take(&mut words));
            }
        }
        before = Some(c);
    }
    close(&mut words, &mut word);
    if !words.is_empty() {
        found.push(words);
    }
    found
}

fn close(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// "5,172", "1.5%", "£4,800", "don't" and "made-up" are one word each.
fn in_word(before: Option<char>, c: char, after: Option<char>) -> bool {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    match c {
        '\'' | '-' => both(char::is_alphanumeric),
        '.' | ',' => both(|c| c.is_ascii_digit()),
        '%' => before.is_some_and(|c| c.is_ascii_digit()),
        '£' | '$' | '€' => after.is_some_and(|c| c.is_ascii_digit()),
        _ => c.is_alphanumeric(),
    }
}

/// A mark ends a sentence if something new begins behind it. Behind a quoted question that stands inside a
/// sentence, the sentence goes on in small letters.
fn ends(c: char, rest: &[char]) -> bool {
    let mut rest = rest.iter().copied().skip_while(|c| "\"'”’)]".contains(*c)).peekable();
    let stands_free = rest.peek().is_none_or(|c| c.is_whitespace());
    let next = rest.find(|c| !c.is_whitespace() && !"\"'“‘([".contains(*c));
    c == '\n' || (".?!…".contains(c) && stands_free && !next.is_some_and(char::is_lowercase))
}
