//! The result code: 12 characters that say in bands what one run said.
//!
//! The specification for others, with vectors, is `www/result-code.html`. Three modules make it: `fields` lays
//! out 50 bits, `armour` mixes them and adds two check characters, `letters` reads what people type. A code
//! holds bands only, never an answer; it is not encrypted, and whoever holds one can read it.
//! Nothing is ever corrected: of all strings, 36 % are one change away from a valid code.

use std::fmt;
use std::str::FromStr;

mod armour;
mod content;
mod fields;
mod find;
mod issue;
mod letters;
mod refusal;
mod worries;

pub use content::{
    Axes, Content, FormLetter, Gaps, Keys, Level, OrgGap, PackTag, Parts, Role, Run, TooLittle,
};
pub use find::{Find, Finder, Found, find_all};
pub use issue::issue;
pub use refusal::{Field, Refusal};
pub use worries::{SOMETHING_ELSE, WORRIES, WorrySet};

/// How many characters a code has.
pub const LENGTH: usize = 12;

/// A code as it is shown. Its parts are sound: it comes from [`encode`] or from a valid text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code([u8; LENGTH]);

impl Code {
    /// The 12 characters without dashes, as a QR code holds them.
    pub fn plain(&self) -> String {
        self.joined("", "")
    }

    /// The characters with one text between them, and another between groups of four.
    pub fn joined(&self, between: &str, groups: &str) -> String {
        let mut text = String::new();
        for (place, symbol) in self.0.iter().enumerate() {
            if place > 0 {
                text.push_str(if place % 4 == 0 { groups } else { between });
            }
            text.push(letters::letter(*symbol));
        }
        text
    }
}

impl fmt::Display for Code {
    /// In three groups of four: `GZ1T-ZEW8-EQ7A`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.joined("", "-"))
    }
}

impl FromStr for Code {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Code, Refusal> {
        decode(text, Door::Any).map(|content| encode(&content))
    }
}

/// Who reads a code, and so which sound codes are still refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Everything that is a code: to say what it says.
    Any,
    /// A facilitator's page: room codes of this pack and room only.
    Room(PackTag),
    /// A person beside their new result: room and keep codes of this pack.
    Own(PackTag),
}

/// The code of this content. [`issue`] also takes care of how it reads.
pub fn encode(content: &Content) -> Code {
    Code(armour::seal(fields::write(content)))
}

/// Reads a text that should be one code.
pub fn decode(text: &str, door: Door) -> Result<Content, Refusal> {
    open(letters::read(text)?, door)
}

/// From 12 symbols to what they say.
fn open(symbols: [u8; LENGTH], door: Door) -> Result<Content, Refusal> {
    let bits = armour::unseal(symbols).ok_or(Refusal::Checksum)?;
    fields::read(bits, door)
}

/// Whether this door lets these contents in.
pub fn admit(content: &Content, door: Door) -> Result<(), Refusal> {
    fields::read(content.bits(), door).map(|_| ())
}
