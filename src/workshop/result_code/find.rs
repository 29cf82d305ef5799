//! Finding codes in any text, such as a pasted chat: one pass, a fixed amount of memory, time in proportion.
//!
//! What may be a code: one run of 12 code characters, or three runs of four on one line with the same kind of thing
//! between them. Without dashes or dots there must be at least one digit and one letter ([`super::issue`] sees to it
//! that every code has both), so that words of 12 letters, three words of four, and telephone numbers are passed
//! over in silence. The rest is up to the check characters, the version and the tag. A text is counted as a refused
//! code only if a group mixes digits and letters: "made 2026 that" is no slip of anybody's.
//!
//! Lacks: codes over two lines, or in groups of other lengths. A single typed code has [`super::decode`].

use std::collections::VecDeque;
use std::str::CharIndices;

use super::content::Content;
use super::letters::{Reading, reading, without_width};
use super::refusal::Refusal;
use super::{Door, LENGTH, open};

/// The characters of a group.
const GROUP: usize = 4;

/// How many characters may stand between two groups, as in `GZ1T - ZEW8 - EQ7A`.
const BETWEEN: u8 = 3;

/// Something that is, or looks like, a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it begins, in bytes from the start.
    pub at: usize,
    /// What it says, or why it is not counted.
    pub result: Result<Content, Refusal>,
}

/// All codes, and all that looked like one, in the order of the text.
pub fn find_all(text: &str, door: Door) -> Find<'_> {
    Find { characters: Some(text.char_indices()), finder: Finder::new(door), ready: VecDeque::new() }
}

/// See [`find_all`].
#[derive(Clone, Debug)]
pub struct Find<'a> {
    characters: Option<CharIndices<'a>>,
    finder: Finder,
    ready: VecDeque<Found>,
}

impl Iterator for Find<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(found) = self.ready.pop_front() {
                return Some(found);
            }
            let characters = self.characters.as_mut()?;
            let ready = &mut self.ready;
            match characters.next() {
                Some((at, character)) => self.finder.push(at, character, |found| ready.push_back(found)),
                None => {
                    self.finder.finish(|found| ready.push_back(found));
                    self.characters = None;
                }
            }
        }
    }
}

/// A run of code characters.
#[derive(Clone, Copy, Debug, Default)]
struct Token {
    at: usize,
    symbols: [u8; LENGTH],
    /// More than 12 is not counted further.
    length: usize,
    digits: usize,
}

impl Token {
    fn push(&mut self, at: usize, symbol: u8, digit: bool) {
        if self.length == 0 {
            self.at = at;
        }
        if let Some(free) = self.symbols.get_mut(self.length) {
            *free = symbol;
        }
        self.length = (self.length + 1).min(LENGTH + 1);
        self.digits += usize::from(digit);
    }

    fn mixed(&self) -> bool {
        self.digits > 0 && self.digits < self.length
    }
}

/// What stands between two groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Joint {
    length: u8,
    /// Not spaces alone: there is a dash or a dot. Which one does not matter: phones change dashes.
    marked: bool,
}

/// The machine behind [`find_all`], for text that comes in pieces.
#[derive(Clone, Debug)]
pub struct Finder {
    door: Door,
    token: Token,
    /// The last groups of four in a row, oldest first, and what stands before each.
    groups: [Option<(Token, Joint)>; 2],
    joint: Joint,
    /// How many groups have passed, and the refused text that waits: a code may yet begin inside it.
    passed: usize,
    waiting: Option<(usize, Found)>,
}

impl Finder {
    /// At the start of a text.
    pub fn new(door: Door) -> Finder {
        let (token, joint) = (Token::default(), Joint::default());
        Finder { door, token, groups: [None; 2], joint, passed: 0, waiting: None }
    }

    /// The next character, which stands at this byte; tells what it finds.
    pub fn push(&mut self, at: usize, character: char, tell: impl FnMut(Found)) {
        match reading(character) {
            Reading::Symbol(symbol, digit) => self.token.push(at, symbol, digit),
            Reading::Between if !matches!(character, '\n' | '\r') => {
                self.end_token(tell);
                self.joint.length = self.joint.length.saturating_add(1);
                self.joint.marked |= !character.is_whitespace() && !without_width(character);
            }
            // A letter that no code has makes the run around it no code.
            _ if character.is_alphanumeric() => self.token.length = LENGTH + 1,
            _ => self.break_here(tell),
        }
    }

    /// The end of the text.
    pub fn finish(&mut self, tell: impl FnMut(Found)) {
        self.break_here(tell);
    }

    /// Nothing can reach over this place.
    fn break_here(&mut self, mut tell: impl FnMut(Found)) {
        self.end_token(&mut tell);
        self.groups = [None; 2];
        self.joint = Joint::default();
        if let Some((_, found)) = self.waiting.take() {
            tell(found);
        }
    }

    fn end_token(&mut self, mut tell: impl FnMut(Found)) {
        let token = std::mem::take(&mut self.token);
        match token.length {
            0 => return,
            GROUP => self.end_group(token, &mut tell),
            length => {
                self.groups = [None; 2];
                if let Some((_, found)) = self.waiting.take() {
                    tell(found);
                }
                if length == LENGTH && token.mixed() {
                    tell(Found { at: token.at, result: open(token.symbols, self.door) });
                }
            }
        }
        self.joint = Joint::default();
    }

    fn end_group(&mut self, token: Token, mut tell: impl FnMut(Found)) {
        self.passed += 1;
        let joint = std::mem::take(&mut self.joint);
        let [first, second] = self.groups;
        if joint.length > BETWEEN {
            self.groups = [None, Some((token, joint))];
            return;
        }
        self.groups = [second, Some((token, joint))];
        let (Some((first, _)), Some((second, before))) = (first, second) else { return };
        let all = [first, second, token];
        let digits: usize = all.iter().map(|group| group.digits).sum();
        if before.marked != joint.marked || !(joint.marked || (1..LENGTH).contains(&digits)) {
            return;
        }
        let mut symbols = [0; LENGTH];
        let joined = all.iter().flat_map(|group| group.symbols.iter().take(GROUP));
        for (free, symbol) in symbols.iter_mut().zip(joined) {
            *free = *symbol;
        }
        let found = Found { at: first.at, result: open(symbols, self.door) };
        match found.result {
            Ok(_) => {
                // A refusal that shares a group with this code was only its beginning.
                if let Some((_, refused)) = self.waiting.take().filter(|(last, _)| last + 2 < self.passed) {
                    tell(refused);
                }
                self.groups = [None; 2];
                tell(found);
            }
            Err(_) if all.iter().any(Token::mixed) => match self.waiting {
                Some((last, _)) if last + 2 >= self.passed => {}
                _ => {
                    if let Some((_, refused)) = self.waiting.replace((self.passed, found)) {
                        tell(refused);
                    }
                }
            },
            Err(_) => {}
        }
    }
}
