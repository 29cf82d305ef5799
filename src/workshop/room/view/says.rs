//! What has just happened, in words.

use super::Said;
use super::page::count;
use crate::pack::texts::fill;
use crate::workshop::cohort::Round;
use crate::workshop::result_code::Refusal;
use crate::workshop::room::intake::Report;
use crate::workshop::room::state::Say;
use crate::workshop::room::texts::RoomTexts;

/// So many bad lines are told at once: a screen reader reads all of them, and every one stays in the box.
const TROUBLES: usize = 5;

/// A round in words.
pub(super) fn round(texts: &RoomTexts, round: Round) -> &str {
    match round {
        Round::Before => texts.round_before(),
        Round::After => texts.round_after(),
        Round::Then => texts.round_then(),
        Round::Now => texts.round_now(),
    }
}

/// Why a code is not counted: what was found, and what was expected.
pub(super) fn refusal(texts: &RoomTexts, refusal: Refusal) -> String {
    match refusal {
        Refusal::Length { found } => count(texts.refused_length(), found),
        Refusal::Letter { place, found } => {
            fill(texts.refused_letter(), &[("n", &place.to_string()), ("letter", &found.to_string())])
        }
        Refusal::Checksum => texts.refused_checksum().to_owned(),
        Refusal::NewerVersion { .. } => texts.refused_newer().to_owned(),
        Refusal::Keep => texts.refused_keep().to_owned(),
        Refusal::OtherPack { .. } => texts.refused_pack().to_owned(),
        Refusal::Range(_) => texts.refused_range().to_owned(),
    }
}

/// The reasons by [`Refusal::kind`], as the labels of counts.
fn kinds(texts: &RoomTexts) -> [&str; Refusal::KEYS.len()] {
    [
        texts.kind_length(),
        texts.kind_letter(),
        texts.kind_checksum(),
        texts.kind_newer(),
        texts.kind_keep(),
        texts.kind_pack(),
        texts.kind_range(),
    ]
}

/// What came of a text.
pub(super) fn report(texts: &RoomTexts, report: &Report) -> String {
    if report.is_empty() {
        return texts.text_none().to_owned();
    }
    [&counted(texts, report), " ", texts.text_thrown()].concat()
}

/// What was counted and what was not.
fn counted(texts: &RoomTexts, report: &Report) -> String {
    let mut parts = vec![count(texts.text_new(), report.new)];
    if report.again > 0 {
        parts.push(count(texts.text_again(), report.again));
    }
    if report.closed > 0 {
        parts.push(count(texts.text_closed(), report.closed));
    }
    for (kind, number) in kinds(texts).into_iter().zip(report.refused).filter(|(_, number)| *number > 0) {
        parts.push(fill(texts.text_refused(), &[("n", &number.to_string()), ("why", kind)]));
    }
    parts.join(" ")
}

/// The sentence.
pub(super) fn says(what: &Say, said: Said<'_>) -> String {
    let texts = said.texts;
    let in_round = |text: &str, which: Round| fill(text, &[("round", round(texts, which))]);
    match what {
        Say::Added(which, people) => {
            fill(texts.said_added(), &[("round", round(texts, *which)), ("n", &people.to_string())])
        }
        Say::Again => texts.said_again().to_owned(),
        Say::Refused(why) => refusal(texts, *why),
        Say::Closed(which) => in_round(texts.said_closed(), *which),
        Say::Removed(which) => in_round(texts.said_removed(), *which),
        Say::NotThere => texts.said_not_there().to_owned(),
        Say::Undone(which) => in_round(texts.said_undone(), *which),
        Say::NothingToUndo => texts.said_nothing_to_undo().to_owned(),
        Say::Text(found) => report(texts, found),
        Say::Merged(merged) => fill(
            texts.said_merged(),
            &[("new", &merged.new.to_string()), ("again", &merged.again.to_string())],
        ),
        Say::File(why) => fill(texts.said_file(), &[("why", why)]),
        Say::Camera(why) => {
            let why = texts.text(&["camera_", why].concat());
            [if why.is_empty() { texts.camera_busy() } else { why }, " ", texts.said_camera()].concat()
        }
        Say::Papers(report, troubles) => {
            // By its place among those that stay in the box.
            let line = |(place, (_, why)): (usize, &(usize, String))| {
                fill(texts.paper_trouble(), &[("n", &(place + 1).to_string()), ("why", why)])
            };
            let troubles = troubles.iter().enumerate().take(TROUBLES).map(line);
            std::iter::once(counted(texts, report)).chain(troubles).collect::<Vec<_>>().join(" ")
        }
        Say::PaperLacks => texts.said_paper_lacks().to_owned(),
        Say::Wiped => texts.said_wiped().to_owned(),
        Say::Restored => texts.said_restored().to_owned(),
        Say::NotRestored(why) => fill(texts.said_not_restored(), &[("why", why)]),
        Say::OtherTab => texts.said_other_tab().to_owned(),
        Say::CannotKeep => texts.said_cannot_keep().to_owned(),
        Say::IsClosed(which) => in_round(texts.said_is_closed(), *which),
        Say::IsOpen(which) => in_round(texts.said_is_open(), *which),
        Say::KeptFirst => texts.said_kept_first().to_owned(),
        Say::WordStays => texts.said_word_stays().to_owned(),
    }
}
