//! The bytes of a compiled pack: four letters, a version, then postcard.
//!
//! Postcard is positional, so a reader of another version would read nonsense: the header refuses first.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

use super::words::{Guidance, Questions};

/// Raised whenever a type in [`super::words`] or a key type in `model` changes shape.
pub const VERSION: u8 = 1;

const QUESTIONS: &[u8; 4] = b"ASCQ";
const GUIDANCE: &[u8; 4] = b"ASCG";

/// Why bytes are not a compiled pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not the file that was expected.
    NotAPack,
    /// Written for another version of the program.
    Version(u8),
    /// The right header, but the rest cannot be read.
    Damaged,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NotAPack => f.write_str("found other bytes, expected a compiled pack"),
            Refusal::Version(_) => {
                f.write_str("found a pack of another version, expected the one built with this program")
            }
            Refusal::Damaged => f.write_str("found a damaged pack, expected all of its bytes"),
        }
    }
}

/// Writes the first file. `None` if memory runs out.
pub fn write_questions(questions: &Questions) -> Option<Vec<u8>> {
    write(QUESTIONS, questions)
}

/// Writes the second file. `None` if memory runs out.
pub fn write_guidance(guidance: &Guidance) -> Option<Vec<u8>> {
    write(GUIDANCE, guidance)
}

/// Reads the first file.
pub fn read_questions(bytes: &[u8]) -> Result<Questions, Refusal> {
    read(QUESTIONS, bytes)
}

/// Reads the second file.
pub fn read_guidance(bytes: &[u8]) -> Result<Guidance, Refusal> {
    read(GUIDANCE, bytes)
}

fn write<T: Serialize>(kind: &[u8; 4], value: &T) -> Option<Vec<u8>> {
    let mut bytes = kind.to_vec();
    bytes.push(VERSION);
    bytes.extend(postcard::to_allocvec(value).ok()?);
    Some(bytes)
}

fn read<T: DeserializeOwned>(kind: &[u8; 4], bytes: &[u8]) -> Result<T, Refusal> {
    let (found, rest) = bytes.split_first_chunk::<4>().ok_or(Refusal::NotAPack)?;
    if found != kind {
        return Err(Refusal::NotAPack);
    }
    let (version, rest) = rest.split_first().ok_or(Refusal::NotAPack)?;
    if *version != VERSION {
        return Err(Refusal::Version(*version));
    }
    match postcard::take_from_bytes(rest) {
        Ok((value, [])) => Ok(value),
        _ => Err(Refusal::Damaged),
    }
}
