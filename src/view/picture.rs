//! The map and the windmill as SVG: attributes only (a strict page forbids inline styles), colours by
//! class, shapes as well as colours, whole numbers throughout.

use yew::prelude::*;

use super::block::{all, text_in};
use crate::model::Text;
use crate::session::view_model::{Area, Map, Mill};

/// The numbers of the seven sails and where they stand: a circle of radius 152 round the hub.
const TIPS: [(&str, &str, &str); 7] = [
    ("1", "200", "33"),
    ("2", "319", "90"),
    ("3", "348", "219"),
    ("4", "266", "322"),
    ("5", "134", "322"),
    ("6", "52", "219"),
    ("7", "81", "90"),
];

/// The turn of each sail round the hub, in degrees.
const TURNS: [(&str, u8); 7] = [
    ("rotate(0 200 178)", 0),
    ("rotate(51 200 178)", 1),
    ("rotate(103 200 178)", 2),
    ("rotate(154 200 178)", 3),
    ("rotate(206 200 178)", 4),
    ("rotate(257 200 178)", 5),
    ("rotate(309 200 178)", 6),
];

/// The courses of the tower from the ground up.
const COURSES: [(u8, &str); 3] = [
    (1, "128,470 272,470 262,402 138,402"),
    (2, "139,396 261,396 251,328 149,328"),
    (3, "150,322 250,322 240,254 160,254"),
];

/// Words in a picture.
fn label(words: &Text) -> Html {
    text_in(words, true)
}

/// The map: 1000 by 1000, with room for the names of the axes. Each name is at 0, 0 of something that takes it to
/// its place, so that a style sheet can turn it about its anchor: `transform-box: fill-box` fails in WebKit.
pub fn map(view: &Map) -> Html {
    let area = |area: &Area| {
        html! {
            <>
                <polygon class="area" data-stage={area.stage.to_string()} points={AttrValue::from(area.points.clone())} />
                <svg x="980" y={area.label_y.to_string()}><text class="name" text-anchor="end">{ label(&area.name) }</text></svg>
            </>
        }
    };
    let (x, y) = (view.x.to_string(), view.y.to_string());
    // The label stays inside the picture: left of the place in the right half.
    let (label_x, anchor) =
        if view.x > 500 { (view.x.saturating_sub(45), "end") } else { (view.x + 45, "start") };
    html! {
        <svg class="map" part="map" viewBox="-80 -40 1120 1130" role="img" aria-labelledby="map-title">
            <title id="map-title">{ label(&view.title) }</title>
            { all(&view.areas, &area) }
            <path class="axis" d="M0 0V1000H1000" />
            <svg x="500" y="1062"><text class="name" text-anchor="middle">{ label(&view.across) }</text></svg>
            <g transform="translate(-28 500)rotate(-90)"><text class="name" text-anchor="middle">{ label(&view.up) }</text></g>
            <circle class="place" cx={x.clone()} cy={y.clone()} r="32" />
            <circle class="core" cx={x} cy={y.clone()} r="12" />
            <svg x={label_x.to_string()} y={(view.y + 16).to_string()}>
                <text class="you" text-anchor={anchor}>{ label(&view.you) }</text>
            </svg>
        </svg>
    }
}

/// The windmill: every sail's frame has full length, its cloth the length of its band.
pub fn mill(view: &Mill) -> Html {
    let course = |(number, points): &(u8, &'static str)| {
        let built = if *number <= view.tower { "yes" } else { "no" };
        html! { <polygon class="course" data-built={built} points={*points} /> }
    };
    let sail = |(turn, tip): &(&'static str, u8)| {
        let level = view.sails.get(usize::from(*tip)).copied().unwrap_or(0);
        let reach = u16::from(level) * 38;
        html! {
            <g transform={*turn}>
                <path class="frame" d="M200 178V42M200 48H228V152H200M214 48V152M200 74H228M200 100H228M200 126H228" />
                <rect class="cloth" data-level={level.to_string()} x="200" y={(160 - reach).to_string()} width="28" height={reach.to_string()} />
            </g>
        }
    };
    let number = |(count, x, y): &(&'static str, &'static str, &'static str)| {
        html! { <text class="number" x={*x} y={*y} text-anchor="middle">{ *count }</text> }
    };
    html! {
        <svg class="mill" viewBox="20 0 360 480" role="img" aria-labelledby="mill-title">
            <title id="mill-title">{ label(&view.title) }</title>
            <path class="ground" d="M40 472Q200 456 360 472" />
            { all(&COURSES, &course) }
            <path class="cap" d="M152 248Q200 176 248 248Z" />
            { all(&TURNS, &sail) }
            <circle class="hub" cx="200" cy="178" r="12" />
            if view.numbered {
                { all(&TIPS, &number) }
            }
        </svg>
    }
}
