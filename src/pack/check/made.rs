//! Languages: tags that look like tags, and how each was made.

use super::field;
use crate::model::Text;
use crate::pack::made::{Direction, Made, Status, is_tag};
use crate::pack::problem::Report;
use crate::pack::wire::Wire;

/// Reads `[made]`, which each language states for itself.
pub(super) fn check(wire: &Wire, report: &mut Report) -> Made {
    let value = &wire.made.value;
    let file = if wire.made.file.is_empty() { &wire.head.file } else { &wire.made.file };
    let mut place = report.at(file, "made");
    let name = field::text(&mut place, "name", value.name.as_ref());
    let status = field::one_of(&mut place, "status", value.status.as_ref(), &Status::ALL);
    let direction = match &value.direction {
        None => Some(Direction::LeftToRight),
        stands => field::one_of(&mut place, "direction", stands.as_ref(), &Direction::ALL),
    };
    let complete = value.complete.unwrap_or(true);
    if !complete && wire.base == wire.head.value.language {
        place.error("complete", "false", "true: nothing stands in for the pack's own language");
    }
    Made {
        name,
        status: status.unwrap_or(Status::Original),
        complete,
        direction: direction.unwrap_or(Direction::LeftToRight),
    }
}

/// The tag of the language that is read, and that of the pack's own.
pub(super) fn tags(wire: &Wire, report: &mut Report) -> (Text, Text) {
    let mut place = report.at(&wire.head.file, "pack");
    let base = field::text(&mut place, "language", wire.base.as_ref());
    let language = wire.head.value.language.as_deref().unwrap_or_default();
    for tag in [&*base, language] {
        if !tag.is_empty() && !is_tag(tag) {
            let expected = "a language tag such as cy, en-GB or zh-Hant";
            place.error("language", format!("\"{tag}\""), expected);
        }
        if *base == *language {
            break;
        }
    }
    (language.into(), base)
}
