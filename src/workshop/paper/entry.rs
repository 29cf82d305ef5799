//! A filled paper as one line of letters, read and written.
//!
//! Nothing is corrected and nothing is guessed: a group that is too long or too short refuses the whole line, with
//! the part and what was found, because a letter that slipped would give every later answer to another question.

use super::{Kind, Part, SEED, code, form_of, kind, letter, letters, order, parts};
use crate::model::assessment::assess;
use crate::model::form::Form;
use crate::model::item::Item;
use crate::model::response::{Response, Responses, Sureness, WORRIES_AT_MOST};
use crate::pack::Pack;
use crate::pack::texts::fill;
use crate::session::{Event, Feedback, Numerals, Options, Session, Sharing, start, update};
use crate::workshop::result_code::{Content, Keys, Parts, Role, Run, TooLittle};
use crate::workshop::words::SheetTexts;

/// What a paper said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    /// What was asked.
    pub form: Form,
    /// The answers.
    pub responses: Responses,
    /// The role that the person wrote on the paper.
    pub role: Option<Role>,
    /// Whether the person wants what the organisation owes to be counted.
    pub gaps: bool,
}

/// Why a line is no paper. Parts and questions count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// The first group names no paper of this pack.
    Paper {
        /// What was found; may be empty.
        found: String,
        /// The codes of this pack's papers.
        expected: Vec<String>,
    },
    /// Another number of groups than the paper has parts.
    Groups {
        /// Behind the first.
        found: usize,
        /// How many parts there are.
        expected: usize,
    },
    /// Another number of answers than the part has questions.
    Answers {
        /// Which part.
        part: usize,
        /// How many there are.
        found: usize,
        /// How many questions it has.
        expected: usize,
    },
    /// A letter that the question does not offer.
    Letter {
        /// Which part.
        part: usize,
        /// Which question of it.
        question: usize,
        /// What was found.
        found: char,
        /// The last letter that it offers.
        last: char,
    },
    /// Worries that nobody can pick together: four, one twice, or "none" with another.
    Worries {
        /// The group.
        found: String,
    },
}

impl Mistake {
    /// In words.
    pub fn say(&self, texts: &SheetTexts) -> String {
        let count = |count: &usize| count.to_string();
        match self {
            Mistake::Paper { found, expected } => {
                let places = [("found", found.as_str()), ("expected", &expected.join(", "))];
                fill(texts.entry_paper(), &places)
            }
            Mistake::Groups { found, expected } => {
                fill(texts.entry_groups(), &[("found", &count(found)), ("expected", &count(expected))])
            }
            Mistake::Answers { part, found, expected } => {
                let (part, found, expected) = (count(part), count(found), count(expected));
                fill(texts.entry_answers(), &[("part", &part), ("found", &found), ("expected", &expected)])
            }
            Mistake::Letter { part, question, found, last } => {
                let (part, question) = (count(part), count(question));
                let (found, last) = (found.to_string(), last.to_string());
                let places = [("part", &*part), ("question", &question), ("found", &found), ("last", &last)];
                fill(texts.entry_letter(), &places)
            }
            Mistake::Worries { found } => fill(texts.entry_worries(), &[("found", found)]),
        }
    }
}

/// The choices of one question, by place, and a digit behind the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Answer {
    letters: Vec<usize>,
    sure: Option<usize>,
}

/// Reads a line.
pub fn enter(pack: &Pack, line: &str) -> Result<Entered, Mistake> {
    let plain: String = line.chars().map(plain).collect();
    let mut groups = plain.split_whitespace();
    let head = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    let known = || pack.questions.forms.iter().filter_map(|key| pack.questions.form(&key.id, key.length));
    let unknown =
        || Mistake::Paper { found: short(head), expected: known().map(|form| code(&form)).collect() };
    let (rest, gaps) = head.strip_suffix('+').map_or((head, false), |rest| (rest, true));
    let digit = rest.chars().next_back().and_then(|last| last.to_digit(10));
    let role = digit.and_then(|digit| Role::new(u8::try_from(digit).ok()?));
    if digit.is_some() != role.is_some() {
        return Err(unknown());
    }
    let name = rest.get(..rest.len() - usize::from(role.is_some())).unwrap_or_default();
    let form = form_of(pack, name).ok_or_else(unknown)?;
    let parts = parts(&form);
    if parts.len() != groups.len() {
        return Err(Mistake::Groups { found: groups.len(), expected: parts.len() });
    }
    let mut answers = vec![Answer::default(); form.items.len()];
    for (number, (part, group)) in parts.iter().zip(groups).enumerate() {
        let read = if part.kind == Kind::Worries {
            vec![worries(pack, &form, part, number + 1, group)?]
        } else {
            singles(pack, &form, part, number + 1, group)?
        };
        for (place, answer) in part.places.iter().zip(read) {
            if let Some(slot) = answers.get_mut(*place) {
                *slot = answer;
            }
        }
    }
    let responses = played(pack, &form, &answers).ok_or_else(unknown)?;
    Ok(Entered { form, responses, role, gaps })
}

/// Capital Latin letters and plain digits; every dash is a dash, and what may part groups is a space.
fn plain(found: char) -> char {
    let wide = u32::from(found).wrapping_sub(0xFF00 - 0x20);
    match found {
        '\u{FF01}'..='\u{FF5E}' => plain(char::from_u32(wide).unwrap_or(found)),
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => {
            char::from_digit(u32::from(found) % 16, 10).unwrap_or(found)
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' => '-',
        ',' | ';' | '/' | '|' | '.' => ' ',
        _ if found.is_whitespace() => ' ',
        _ => found.to_ascii_uppercase(),
    }
}

/// The beginning of a text, for a message.
fn short(text: &str) -> String {
    text.chars().take(12).collect()
}

fn place_of(found: char) -> Option<usize> {
    found.is_ascii_uppercase().then(|| usize::try_from(u32::from(found) - u32::from('A')).ok()).flatten()
}

/// The letter at a place of the alphabet, or what the question does not offer.
fn offered(found: char, count: usize, part: usize, question: usize) -> Result<usize, Mistake> {
    let wrong =
        || Mistake::Letter { part, question, found, last: letter(count.saturating_sub(1)).unwrap_or('Z') };
    place_of(found).filter(|place| *place < count).ok_or_else(wrong)
}

fn worries(pack: &Pack, form: &Form, part: &Part, number: usize, group: &str) -> Result<Answer, Mistake> {
    let mut answer = Answer::default();
    let item = part.places.first().and_then(|place| form.items.get(*place));
    let count = item.map_or(0, |item| letters(item, pack.questions.worries.len()));
    for found in group.chars().filter(|found| *found != '-') {
        let place = offered(found, count, number, 1)?;
        let full = answer.letters.len() >= WORRIES_AT_MOST;
        if full || answer.letters.contains(&place) {
            return Err(Mistake::Worries { found: short(group) });
        }
        answer.letters.push(place);
    }
    let none = count.checked_sub(1).is_some_and(|none| answer.letters.contains(&none));
    if none && answer.letters.len() > 1 {
        return Err(Mistake::Worries { found: short(group) });
    }
    Ok(answer)
}

fn singles(
    pack: &Pack,
    form: &Form,
    part: &Part,
    number: usize,
    group: &str,
) -> Result<Vec<Answer>, Mistake> {
    if group == "-" {
        return Ok(vec![Answer::default(); part.places.len()]);
    }
    let mut answers: Vec<Answer> = Vec::new();
    for found in group.chars() {
        if let (Kind::Knowledge, Some(digit @ '1'..='3'), Some(last)) =
            (part.kind, Some(found), answers.last_mut())
            && last.sure.is_none()
            && !last.letters.is_empty()
        {
            last.sure = digit.to_digit(10).and_then(|digit| usize::try_from(digit - 1).ok());
            continue;
        }
        let item = part.places.get(answers.len()).and_then(|place| form.items.get(*place));
        let mut answer = Answer::default();
        if let (Some(item), true) = (item, found != '-') {
            let count = letters(item, pack.questions.worries.len());
            answer.letters.push(offered(found, count, number, answers.len() + 1)?);
        }
        answers.push(answer);
    }
    if answers.len() != part.places.len() {
        return Err(Mistake::Answers { part: number, found: answers.len(), expected: part.places.len() });
    }
    Ok(answers)
}

/// A session in which somebody clicks these answers.
fn played(pack: &Pack, form: &Form, answers: &[Answer]) -> Option<Responses> {
    let none = pack.questions.roles.len().checked_sub(1);
    let options = Options {
        form: form.id.clone(),
        length: form.length,
        // The tasks of a role have the marks of those that they stand in for, so the words do not matter here.
        role: pack.questions.role("none").or(none),
        feedback: Feedback::End,
        seed: SEED,
        numerals: Numerals::default(),
        keep: false,
        sharing: Sharing::Nothing,
    };
    let (mut session, _) = start(pack, options)?;
    let send = |session: Session, event| update(pack, session, event).0;
    for answer in answers {
        let chosen =
            answer.letters.iter().map(|option| (0, *option)).chain(answer.sure.map(|sure| (1, sure)));
        for (group, option) in chosen {
            session = send(session, Event::Choose { group, option: u8::try_from(option).ok()? });
        }
        session = send(session, Event::Next);
    }
    Some(session.responses)
}

/// The line of these answers; the opposite of [`enter`]. `None` if an answer does not fit its question.
pub fn write(pack: &Pack, entered: &Entered) -> Option<String> {
    let form = &entered.form;
    let mut line = code(form);
    if let Some(role) = entered.role {
        line += &role.number().to_string();
    }
    if entered.gaps {
        line.push('+');
    }
    for part in parts(form) {
        line.push(' ');
        for place in part.places {
            let response = entered.responses.get(place).and_then(Option::as_ref);
            match response {
                Some(response) => line += &written(pack, form, place, response)?,
                None => line.push('-'),
            }
        }
    }
    Some(line)
}

fn written(pack: &Pack, form: &Form, place: usize, response: &Response) -> Option<String> {
    let item = form.items.get(place)?;
    let count = pack.questions.worries.len();
    match (item, response) {
        (Item::Agree(_), Response::Agree(point)) => letter(usize::from(*point)).map(String::from),
        (Item::Worries, Response::Worries { picked, other }) => {
            let mut places: Vec<usize> = picked.iter().map(|worry| usize::from(*worry)).collect();
            places.extend(other.then_some(count));
            if places.is_empty() {
                places.push(count + 1);
            }
            places.into_iter().map(letter).collect()
        }
        (Item::Judged(_), Response::Choice { choice, sureness }) => {
            let shown = order(form, place).iter().position(|shown| shown == choice)?;
            let sure = sureness.filter(|_| kind(item) == Kind::Knowledge).map(|sureness| match sureness {
                Sureness::Guess => '1',
                Sureness::Fairly => '2',
                Sureness::Certain => '3',
            });
            Some(letter(shown).into_iter().chain(sure).collect())
        }
        (Item::Judged(judged), Response::DontKnow) => letter(judged.marks.len()).map(String::from),
        _ => None,
    }
}

impl Entered {
    /// What is counted: as from a code, with what the person ticked. `nonce` is drawn for each paper, 0 to 255.
    pub fn content(&self, pack: &Pack, keys: &Keys<'_>, nonce: u8) -> Result<Content, TooLittle> {
        let assessment = assess(&self.form, &self.responses, &pack.questions.thresholds);
        let role = self.role.map(|role| usize::from(role.number()) - 1);
        let run = Run { form: &self.form, responses: &self.responses, assessment: &assessment, role, nonce };
        Content::room(&run, keys, Parts { worries: true, role: role.is_some(), gaps: self.gaps })
    }
}
