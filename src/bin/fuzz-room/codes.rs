//! The reader of one code, and the finder of codes in a chat.

use ai_self_check::model::form::Length;
use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::people::Chance;
use ai_self_check::workshop::result_code::{
    Axes, Code, Content, Door, Finder, FormLetter, Found, Gaps, LENGTH, Level, PackTag, Refusal, Role,
    WorrySet, admit, decode, encode, find_all,
};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Any text: a code that reads back, or a refusal; and no text one slip away from a code is one.
pub(crate) fn code(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let content = match decode(&text, Door::Any) {
        Ok(content) => content,
        Err(refusal) => {
            assert!(!refusal.to_string().is_empty() && Refusal::KEYS.contains(&refusal.key()));
            // What is no code is none through any door; another pack may be told before a number without a meaning.
            assert!(decode(&text, Door::Room(PackTag(90))).is_err());
            assert_eq!(text.parse::<Code>(), Err(refusal));
            return;
        }
    };
    let code = encode(&content);
    assert_eq!(text.parse::<Code>(), Ok(code));
    assert_eq!(decode(&code.to_string(), Door::Any), Ok(content));
    for door in [Door::Any, Door::Room(content.tag), Door::Own(content.tag), Door::Room(PackTag(90))] {
        assert_eq!(decode(&text, door).map(|_| ()), admit(&content, door));
    }
    slips(code.plain().as_bytes(), bytes.len());
}

/// Some of the slips of one character and of two that changed places.
fn slips(code: &[u8], seed: usize) {
    let refused = |wrong: &[u8]| {
        let wrong = std::str::from_utf8(wrong).unwrap();
        assert_eq!(decode(wrong, Door::Any), Err(Refusal::Checksum), "{wrong}");
    };
    for place in 0..LENGTH {
        let mut wrong = code.to_vec();
        wrong[place] = ALPHABET[(seed + place * 7) % 32];
        if wrong != code {
            refused(&wrong);
        }
        let mut wrong = code.to_vec();
        wrong.swap(place, (place + 1 + seed % (LENGTH - 1)) % LENGTH);
        if wrong != code {
            refused(&wrong);
        }
    }
}

/// Any text: each find stands where it says, and pieces give what the whole gives.
pub(crate) fn chat(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found: Vec<Found> = find_all(&text, Door::Any).collect();
    assert!(found.len() <= text.len() / 8);
    let (mut finder, mut pieces) = (Finder::new(Door::Any), Vec::new());
    for (at, character) in text.char_indices() {
        finder.push(at, character, |found| pieces.push(found));
    }
    finder.finish(|found| pieces.push(found));
    assert_eq!(found, pieces);
    for one in &found {
        let rest = text.get(one.at..).expect("the place of a character");
        // The code alone reads the same: its 12 characters and what stands between them.
        let mut symbols = 0;
        let own: String = rest
            .chars()
            .take_while(|character| {
                symbols += usize::from(character.is_alphanumeric());
                symbols <= LENGTH
            })
            .collect();
        assert_eq!(
            decode(own.trim_end_matches(|other: char| !other.is_alphanumeric()), Door::Any),
            one.result
        );
    }
    let votes = |door| find_all(&text, door).filter(|found| found.result.is_ok()).count();
    assert!(votes(Door::Room(PackTag(90))) <= votes(Door::Any));
}

/// Puts a code into the text, or makes a slip in it.
pub(crate) fn mutate(data: &mut [u8], size: usize, most: usize, chance: &mut Chance) -> Option<usize> {
    let mut text = data.get(..size)?.to_vec();
    let place = chance.below(text.len() + 1);
    match chance.below(4) {
        0 => {
            let bytes = match chance.below(4) {
                0 => code_of(chance).plain(),
                1 => code_of(chance).to_string().to_lowercase(),
                2 => code_of(chance).to_string().replace('-', [" ", ".", " - ", "\u{2013}"][chance.below(4)]),
                _ => code_of(chance).to_string(),
            };
            text.splice(place..place, bytes.into_bytes());
        }
        1 => {
            let awkward =
                ["-", " ", "\n", "\u{200b}", "\u{661}", "Ａ", "é", "o", "l", "U", "- ", "\u{0}", "A1B2 "];
            text.splice(place..place, awkward[chance.below(awkward.len())].bytes());
        }
        2 => *text.get_mut(place)? = ALPHABET[chance.below(32)],
        _ => {
            let code = code_of(chance).to_string();
            return put(data, code.as_bytes(), most);
        }
    }
    put(data, &text, most)
}

fn put(data: &mut [u8], text: &[u8], most: usize) -> Option<usize> {
    if text.len() > most {
        return None;
    }
    data.get_mut(..text.len())?.copy_from_slice(text);
    Some(text.len())
}

/// A code of any content, half of them of one room.
pub(crate) fn code_of(chance: &mut Chance) -> Code {
    let content = Content {
        axes: match chance.below(2) {
            0 => Axes::Room([0; 2].map(|_| Stage::ALL[chance.below(5)])),
            _ => Axes::Keep([0; 2].map(|_| Level::new(chance.below(21) as u8).unwrap())),
        },
        tag: PackTag(if chance.below(2) == 0 { 90 } else { chance.below(256) as u8 }),
        form: [FormLetter::A, FormLetter::B][chance.below(2)],
        length: [Length::Quick, Length::Standard][chance.below(2)],
        lean: [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed][chance.below(4)],
        worries: WorrySet::from_index(chance.below(989) as u16),
        role: Role::new(chance.below(8) as u8),
        gaps: Gaps::from_bits(chance.below(16) as u8),
        nonce: chance.below(256) as u8,
    };
    encode(&content)
}
