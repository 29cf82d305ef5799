//! Pictures of the sheets: the windmill, bars, and the group map. Each says what words beside it say, or nothing, so
//! readers pass over it. Attributes only, no style.

use super::tree::Map;

macro_rules! sail {
    ($turn:literal) => {
        concat!(
            "<g transform=\"rotate(",
            $turn,
            " 100 88)\"><path stroke=\"#fff\" stroke-width=\"7\" d=\"M100 88V4M100 10h20v58h-20\"/>\
             <path stroke-width=\"5\" d=\"M100 92V4\"/>\
             <path stroke-width=\"2.5\" d=\"M100 10h20v58h-20M110 10v58M100 24.5h20M100 39h20M100 53.5h20\"/></g>"
        )
    };
}

/// The windmill: an SVG of 200 by 240 in the colour of its text.
pub(super) const MILL: &str = concat!(
    "<svg class=\"mill\" viewBox=\"0 0 200 240\" aria-hidden=\"true\">",
    "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"4\" stroke-linecap=\"round\" d=\"M10 234Q100 222 190 234\"/>",
    "<g fill=\"currentColor\"><path d=\"M62 227h30v-22a8 8 0 0 1 16 0v22h30L127 114H73z\"/>",
    "<path d=\"M66 114Q100 48 134 114z\"/><path fill=\"#fff\" d=\"M93 150h14v18H93z\"/></g>",
    "<g fill=\"none\" stroke=\"currentColor\">",
    sail!("40"),
    sail!("130"),
    sail!("220"),
    sail!("310"),
    "</g><circle fill=\"currentColor\" stroke=\"#fff\" stroke-width=\"3\" cx=\"100\" cy=\"88\" r=\"9\"/></svg>\n"
);

/// A bar for a count, as long as its part of the most.
pub(super) fn bar(count: u64, most: u64) -> String {
    let long = (count.saturating_mul(100) / most.max(1)).to_string();
    [
        "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect width=\"",
        &long,
        "\" height=\"8\"/></svg>",
    ]
    .concat()
}

/// The side of a cell.
const SIDE: usize = 84;

/// Left of the cells, for the names of stages.
const LEFT: usize = 124;

/// The map: cells with one number each, or several together, walled from their neighbours.
pub(super) fn picture(map: &Map) -> String {
    let count = map.stages.len();
    let (width, height) = ((LEFT + SIDE * count + 8).to_string(), (SIDE * count + 76).to_string());
    let mut out = [
        "<svg class=\"map\" viewBox=\"0 0 ",
        &width,
        " ",
        &height,
        "\" direction=\"ltr\" aria-hidden=\"true\">",
    ]
    .concat();
    let corner = |(across, up): (u8, u8)| {
        let row = count.saturating_sub(1).saturating_sub(usize::from(up));
        (LEFT + usize::from(across) * SIDE, 6 + row * SIDE)
    };
    let most = map.regions.iter().map(|(_, people)| *people).max().unwrap_or_default().max(1);
    let region = |cell: (u8, u8)| map.regions.iter().position(|(cells, _)| cells.contains(&cell));
    let side = SIDE.to_string();
    for (cells, people) in &map.regions {
        // From 0 to 60 parts of a hundred: black words stay readable on it.
        let shade = people.saturating_mul(60) / most;
        for cell in cells {
            let (x, y) = corner(*cell);
            let shade = ["0.", if shade < 10 { "0" } else { "" }, &shade.to_string()].concat();
            out += &square(&[x, y].map(|n| n.to_string()), &side, &shade);
        }
    }
    // A wall wherever a neighbour has a number of its own.
    let mut walls = String::new();
    for across in 0..count {
        for up in 0..count {
            let cell = (u8::try_from(across).unwrap_or_default(), u8::try_from(up).unwrap_or_default());
            let (x, y) = corner(cell);
            if region(cell) != region((cell.0 + 1, cell.1)) {
                walls += &["M", &(x + SIDE).to_string(), " ", &y.to_string(), "v", &side].concat();
            }
            if region(cell) != region((cell.0, cell.1 + 1)) {
                walls += &["M", &x.to_string(), " ", &y.to_string(), "h", &side].concat();
            }
        }
    }
    let (x, y) = corner((0, 0));
    let whole = (SIDE * count).to_string();
    walls += &["M", &x.to_string(), " 6v", &whole, "h", &whole].concat();
    out += &["<path class=\"wall\" d=\"", &walls, "\"/>"].concat();
    for (cells, people) in map.regions.iter().filter(|(_, people)| *people > 0) {
        if let Some((x, y)) = middle(cells).map(corner) {
            label(&mut out, "number", "middle", [x + SIDE / 2, y + SIDE / 2 + 10], &people.to_string());
        }
    }
    for (place, stage) in map.stages.iter().enumerate() {
        let row = count.saturating_sub(1).saturating_sub(place);
        label(&mut out, "", "end", [LEFT - 10, 6 + row * SIDE + SIDE / 2 + 6], stage);
        label(&mut out, "", "middle", [LEFT + place * SIDE + SIDE / 2, y + SIDE + 22], stage);
    }
    label(&mut out, "axis", "middle", [LEFT + SIDE * count / 2, y + SIDE + 54], &map.across);
    out += "<g transform=\"translate(20 ";
    out += &(6 + SIDE * count / 2).to_string();
    out += ") rotate(-90)\">";
    label(&mut out, "axis", "middle", [0, 0], &map.up);
    out + "</g></svg>\n"
}

fn square([x, y]: &[String; 2], side: &str, shade: &str) -> String {
    [
        "<rect x=\"",
        x,
        "\" y=\"",
        y,
        "\" width=\"",
        side,
        "\" height=\"",
        side,
        "\" fill-opacity=\"",
        shade,
        "\"/>",
    ]
    .concat()
}

/// Names are the pack's, so they are escaped like all words.
fn label(out: &mut String, class: &str, anchor: &str, [x, y]: [usize; 2], words: &str) {
    let (x, y) = (x.to_string(), y.to_string());
    *out +=
        &["<text class=\"", class, "\" text-anchor=\"", anchor, "\" x=\"", &x, "\" y=\"", &y, "\">"].concat();
    *out += &super::html::escape(&super::html::plain(words));
    *out += "</text>";
}

/// The cell of a region that is nearest to its middle.
fn middle(cells: &[(u8, u8)]) -> Option<(u8, u8)> {
    let count = i32::try_from(cells.len()).ok().filter(|count| *count > 0)?;
    let sum = |axis: fn(&(u8, u8)) -> u8| cells.iter().map(|cell| i32::from(axis(cell))).sum::<i32>();
    let (across, up) = (sum(|cell| cell.0), sum(|cell| cell.1));
    let far = |cell: &&(u8, u8)| {
        (i32::from(cell.0) * count - across).pow(2) + (i32::from(cell.1) * count - up).pow(2)
    };
    cells.iter().min_by_key(far).copied()
}
