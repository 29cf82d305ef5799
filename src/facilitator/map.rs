//! The map as SVG: 25 cells, thick lines round those that share a number, the number in one of them.

use yew::prelude::*;

use crate::workshop::room::view::{MapView, Patch};

/// The side of a cell.
const CELL: u32 = 100;

/// The top of the cell in this row, counted from below.
fn top(up: u8) -> u32 {
    u32::from(4 - up.min(4)) * CELL
}

/// The map.
pub(super) fn map(view: &MapView) -> Html {
    let ticks = |(place, name): (u8, &'static str)| {
        let along = (u32::from(place) * CELL + CELL / 2).to_string();
        html! {
            <>
                <text class="tick" x={along} y="530" text-anchor="middle">{ name }</text>
                <text class="tick" x="-20" y={(top(place) + 60).to_string()} text-anchor="middle">{ name }</text>
            </>
        }
    };
    html! {
        <svg class="map" viewBox="-80 -10 600 590" role="img" aria-label={view.title.clone()}>
            { for view.patches.iter().map(cells) }
            { for view.patches.iter().map(edges) }
            { for view.patches.iter().map(number) }
            { for (0u8..).zip(["1", "2", "3", "4", "5"]).map(ticks) }
            <text class="axis" x="250" y="568" text-anchor="middle">{ view.across.clone() }</text>
            <g transform="translate(-54 250)rotate(-90)"><text class="axis" text-anchor="middle">{ view.up.clone() }</text></g>
        </svg>
    }
}

fn cells(patch: &Patch) -> Html {
    let cell = |(across, up): &(u8, u8)| {
        html! {
            <rect class="cell" data-depth={patch.depth.to_string()} x={(u32::from(*across) * CELL).to_string()}
                y={top(*up).to_string()} width="100" height="100" />
        }
    };
    patch.cells.iter().map(cell).collect()
}

/// Every side of a cell whose neighbour is of another patch.
fn edges(patch: &Patch) -> Html {
    let has = |across: Option<u8>, up: Option<u8>| {
        across.zip(up).is_some_and(|neighbour| patch.cells.contains(&neighbour))
    };
    let mut path = String::new();
    for &(across, up) in &patch.cells {
        let (left, above) = (u32::from(across) * CELL, top(up));
        let (right, below) = (left + CELL, above + CELL);
        let sides = [
            (has(Some(across), up.checked_add(1)), [left, above, right, above]),
            (has(Some(across), up.checked_sub(1)), [left, below, right, below]),
            (has(across.checked_sub(1), Some(up)), [left, above, left, below]),
            (has(across.checked_add(1), Some(up)), [right, above, right, below]),
        ];
        for (_, [from, level, to, other]) in sides.into_iter().filter(|(inside, _)| !inside) {
            for (letter, number) in [("M", from), (" ", level), ("L", to), (" ", other)] {
                path.push_str(letter);
                path.push_str(&number.to_string());
            }
        }
    }
    html! { <path class="edge" d={path} /> }
}

fn number(patch: &Patch) -> Html {
    let (across, up) = patch.at;
    let (x, y) = ((u32::from(across) * CELL + CELL / 2).to_string(), (top(up) + 64).to_string());
    html! {
        if patch.people > 0 {
            <text class="people" data-depth={patch.depth.to_string()} {x} {y} text-anchor="middle">{ patch.people }</text>
        }
    }
}
