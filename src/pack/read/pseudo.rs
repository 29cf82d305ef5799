//! Made-up languages: the pack's own words in other letters, for tests and for looking at screens before a
//! translation exists. Never shipped to visitors.
//!
//! What is still English on such a screen does not come from the pack, what is cut off had no room, and what
//! stands on the wrong side did not follow the direction. They lack grammar: a plural has the same words in
//! each category.

use super::overlay::{PACK, each_text};
use super::{File, TEXT_TABLES, Wire, beside, build, toml};
use crate::pack::problem::Report;
use crate::pack::tree::{Table, Tree};

/// A made-up language. Its tag is one of those that ISO 639 leaves to private use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// Letters with marks, and 40 % longer, as a German or Welsh text may be.
    Long,
    /// Hebrew letters, from right to left, as long as the original.
    RightToLeft,
}

/// Latin letters from a to z, with marks that reach high and low.
const MARKED: &str = "åƀçđéƒĝĥîĵķļɱñöþɋřšţûṽŵẋýž";

/// The letters of the Hebrew alphabet with its final forms, one shorter than a to z.
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשתםןףץ";

impl Pseudo {
    /// Both.
    pub const ALL: [Pseudo; 2] = [Pseudo::Long, Pseudo::RightToLeft];

    /// The tag.
    pub fn tag(self) -> &'static str {
        match self {
            Pseudo::Long => "qaa",
            Pseudo::RightToLeft => "qab",
        }
    }

    /// The words in other letters. Places to fill and the names of wordings stay.
    pub fn translate(self, text: &str) -> String {
        let parts: Vec<String> = text.split('|').map(|part| self.part(part)).collect();
        parts.join("|")
    }

    fn part(self, part: &str) -> String {
        let named =
            part.split_once('=').filter(|(name, _)| name.bytes().all(|letter| letter.is_ascii_lowercase()));
        match named {
            Some((name, words)) => format!("{name}={}", self.words(words)),
            None => self.words(part),
        }
    }

    fn words(self, words: &str) -> String {
        let letters = match self {
            Pseudo::Long => MARKED,
            Pseudo::RightToLeft => HEBREW,
        };
        let mut made = String::new();
        let mut place = false;
        for letter in words.chars() {
            place |= letter == '{';
            let number = u32::from(letter.to_ascii_lowercase()).wrapping_sub(u32::from('a'));
            let other = usize::try_from(number).ok().and_then(|number| letters.chars().nth(number));
            match other {
                Some(other) if !place && letter.is_ascii_uppercase() => made.extend(other.to_uppercase()),
                Some(other) if !place => made.push(other),
                _ => made.push(letter),
            }
            place &= letter != '}';
        }
        if self == Pseudo::Long {
            // In words of eight letters, so that the text can wrap.
            let more = words.chars().count() * 2 / 5;
            made.extend((0..more).map(|count| if count % 9 == 0 { ' ' } else { 'ẽ' }));
        }
        made
    }
}

/// Reads the pack in a made-up language.
pub fn read_pseudo(files: &[File], pseudo: Pseudo, report: &mut Report) -> Wire {
    let mut parsed =
        toml::parse(files.iter().filter(|file| !file.path.contains('/') && !beside::is(file)), report);
    for (_, table) in &mut parsed {
        table.remove("made");
        for (name, value) in table {
            each_text(value, TEXT_TABLES.contains(&name.as_str()), PACK, &mut |text| {
                *text = pseudo.translate(text)
            });
        }
    }
    let (name, direction) = match pseudo {
        Pseudo::Long => ("Long", "ltr"),
        Pseudo::RightToLeft => ("Mirrored", "rtl"),
    };
    let name = pseudo.translate(name);
    let made = [("name", &*name), ("status", "drafted"), ("direction", direction)];
    let made: Table =
        made.into_iter().map(|(key, text)| (key.to_owned(), Tree::Text(text.to_owned()))).collect();
    parsed.push(("pseudo.toml".to_owned(), Table::from([("made".to_owned(), Tree::Table(made))])));
    let mut wire = build::build(&parsed, report);
    wire.base.clone_from(&wire.head.value.language);
    wire.head.value.language = Some(pseudo.tag().to_owned());
    wire
}
