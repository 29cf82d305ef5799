//! Items of a role: asked in the place of a general item, with the same kind, dimension and marks.
//!
//! Equal marks are the rule, not equal difficulty: everybody who takes a form can then score the same, and
//! the session needs to know of a role only when it looks up words.

use std::collections::BTreeSet;

use crate::model::Text;
use crate::model::item::{Item, Judged};
use crate::pack::problem::Report;
use crate::pack::wire::Wire;
use crate::pack::words::Row;

/// What an item says of standing in.
struct Claim<'a> {
    kind: &'static str,
    file: &'a str,
    id: &'a str,
    general: Option<&'a str>,
    roles: Option<&'a [String]>,
}

/// Reads `for` and `roles` of every judged item; gives general item, role and stand-in.
pub(super) fn check(wire: &Wire, items: &[Item], report: &mut Report) -> Vec<Row> {
    let known: Vec<&str> = wire.roles.iter().filter_map(|role| role.value.id.as_deref()).collect();
    let claims = claims(wire);
    let mut rows: Vec<Row> = Vec::new();
    let mut seen = BTreeSet::new();
    for claim in &claims {
        let mut place = report.at(claim.file, format!("{} {}", claim.kind, claim.id));
        let (general, roles) = match (claim.general, claim.roles) {
            (Some(general), Some(roles @ [_, ..])) => (general, roles),
            (None, None) => continue,
            _ => {
                place.error("roles", "only one of `for` and `roles`", "both, or neither");
                continue;
            }
        };
        if claims.iter().any(|other| other.id == general && other.general.is_some()) {
            place.error("for", format!("\"{general}\", which stands in itself"), "the id of a general item");
            continue;
        }
        match (judged(items, general), judged(items, claim.id)) {
            (Some(one), Some(other)) if one.kind == other.kind => {
                if one.dimension != other.dimension {
                    let expected = format!("{}, as {general}", one.dimension.id());
                    place.error("dimension", other.dimension.id(), expected);
                }
                if one.marks != other.marks {
                    let expected = format!("quality, lean and red line of each choice as in {general}");
                    place.error("choices", "other marks", expected);
                }
            }
            _ => place.error(
                "for",
                format!("\"{general}\""),
                format!("the id of an item of kind {}", claim.kind),
            ),
        }
        for role in roles {
            if !known.contains(&role.as_str()) {
                place.error("roles", format!("\"{role}\""), format!("one of {}", known.join(", ")));
            }
            let texts = [Text::from(general), role.as_str().into(), claim.id.into()];
            if !seen.insert((general, role.as_str())) {
                place.error("roles", format!("a second item for {general} and {role}"), "one");
            }
            rows.push(Row::of(texts));
        }
    }
    rows
}

/// Every judged item that has an id.
fn claims(wire: &Wire) -> Vec<Claim<'_>> {
    let mut claims = Vec::new();
    for filed in &wire.sorts {
        let value = &filed.value;
        let (id, general) = (value.id.as_deref(), value.r#for.as_deref());
        let roles = value.roles.as_deref();
        claims.extend(id.map(|id| Claim { kind: "sort", file: &filed.file, id, general, roles }));
    }
    let kinds = [("scenario", &wire.scenarios), ("knowledge", &wire.knowledge), ("spot", &wire.spots)];
    for (kind, list) in kinds {
        for filed in list {
            let value = &filed.value;
            let (id, general) = (value.id.as_deref(), value.r#for.as_deref());
            let roles = value.roles.as_deref();
            claims.extend(id.map(|id| Claim { kind, file: &filed.file, id, general, roles }));
        }
    }
    claims
}

fn judged<'a>(items: &'a [Item], id: &str) -> Option<&'a Judged> {
    items.iter().find_map(|item| match item {
        Item::Judged(item) if &*item.id == id => Some(item),
        _ => None,
    })
}
