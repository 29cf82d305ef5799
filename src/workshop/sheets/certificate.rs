//! A certificate of taking part. It says no name and no date unless somebody writes them by hand, and no score:
//! nobody keeps a list of who was there, so nobody can be asked for one.

use super::{Block, Marker, Sheet, Source, small, text};

/// One framed page.
pub fn certificate(source: Source<'_>) -> Sheet {
    let words = &source.words.sheet;
    let did = [words.certificate_did_1(), words.certificate_did_2(), words.certificate_did_3()];
    let blocks = vec![
        Block::Mill,
        text(words.certificate_text()),
        Block::List(Marker::Dot, did.map(str::to_owned).to_vec()),
        Block::Lines(words.certificate_name().to_owned(), 1),
        Block::Lines(words.certificate_date().to_owned(), 1),
        small(words.certificate_note()),
    ];
    source.sheet("certificate", words.certificate_title(), blocks)
}
