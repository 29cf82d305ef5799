//! Spot the problem, live: two texts of an AI tool with what each was made from, one sound and one not. Which is
//! which stands on the facilitator's key alone. The pack's workshop file names both, so that they are of a form that
//! people have not just answered.

use super::{Block, Found, Marker, Sheet, Source, best, heading, small, text, why};
use crate::pack::texts::fill;
use crate::pack::words::column;

/// The two, the flawed one first: sheet 1 and sheet 2.
fn pair<'a>(source: Source<'a>) -> [(&'a str, Option<Found<'a>>); 2] {
    let spots = &source.words.spots;
    [&spots.flawed, &spots.sound].map(|id| (id.as_str(), source.item(id)))
}

/// A page each, with lines for a view of one's own.
pub fn spot_sheets(source: Source<'_>) -> Sheet {
    let words = &source.words.sheet;
    let mut blocks = Vec::new();
    for (number, (_, found)) in pair(source).into_iter().enumerate() {
        let Some(found) = found else { continue };
        if number > 0 {
            blocks.push(Block::Break);
        }
        let judged = &found.guidance.judged;
        let frame =
            |label: &str, column| Block::Frame(vec![heading(3, label), text(found.words.text(column))]);
        blocks.extend([
            heading(2, &fill(words.spot_sheet(), &[("n", &(number + 1).to_string())])),
            text(found.words.text(column::item::TEXT)),
            frame(judged.spot_original(), column::item::ORIGINAL),
            frame(judged.spot_output(), column::item::OUTPUT),
            Block::Lines(words.spot_alone().to_owned(), 4),
            Block::Lines(words.spot_together().to_owned(), 3),
        ]);
    }
    source.sheet("spot-sheets", words.spot_title(), blocks)
}

/// For the facilitator: what holds, what does not, and why each view is a sensible one to have.
pub fn spot_key(source: Source<'_>) -> Sheet {
    let words = &source.words.sheet;
    let mut blocks = vec![text(words.spot_key_how())];
    for (number, (id, found)) in pair(source).into_iter().enumerate() {
        let Some(found) = found else { continue };
        let [_, choices] = column::item::CHOICES;
        let all = found.words.from(choices).iter().enumerate();
        let reasons = all.clone().map(|(choice, said)| {
            let places = [("choice", &**said), ("why", why(found.guidance, id, choice))];
            fill(words.choice_why(), &places)
        });
        let strongest = best(found.judged).and_then(|best| found.words.from(choices).get(best));
        blocks.extend([
            heading(2, &fill(words.spot_sheet(), &[("n", &(number + 1).to_string())])),
            small(found.words.text(column::item::OUTPUT)),
            text(&fill(
                found.guidance.judged.best_choice(),
                &[("choice", strongest.map_or("", |choice| &**choice))],
            )),
            Block::List(Marker::Dot, reasons.collect()),
        ]);
    }
    source.sheet("spot-key", words.spot_key_title(), blocks)
}
