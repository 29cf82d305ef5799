//! The corner marks of QR codes: squares that are dark, light, dark, light, dark in the widths 1, 1, 3, 1, 1 along
//! every line through their middle. Or the other way round, where a dark theme turned the code.
//!
//! A line is cut where it crosses the middle between a peak and the next valley, between pixels: so neither blur nor
//! uneven light shifts the widths much, and no threshold has to be guessed. What counts as a peak or a valley is tried
//! at two strengths: one for calm pictures with little contrast, one for noisy ones.

use super::picture::{Picture, Point};

/// The most marks that are kept, those that most lines have met first: enough for a dozen codes in a frame of clutter.
const MOST: usize = 72;

/// The most marks that are looked at while lines are read.
const ROOM: usize = 600;

/// How far a line must come back for a turn, in quarters of a level of brightness.
const TURNS: [i32; 2] = [36, 110];

/// A corner mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) middle: Point,
    /// The width of a module in pixels, the mean of both directions.
    pub(super) module: f32,
    /// The code is dark on light.
    pub(super) dark: bool,
    /// How many lines met it.
    lines: f32,
}

/// What a line meets: the middle and the width of seven modules.
#[derive(Clone, Copy, Debug)]
struct Meeting {
    middle: f32,
    width: f32,
    dark: bool,
}

/// The marks of a picture.
pub(super) fn marks(picture: &Picture<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let (mut line, mut across, mut scan) = (Vec::new(), Vec::new(), Scan::default());
    let mut met = Vec::new();
    for y in 0..picture.height {
        picture.along_row(y, &mut line);
        for turn in TURNS {
            met.clear();
            scan.meetings(&line, turn, &mut met);
            for meeting in &met {
                if let Some(mark) = checked(picture, meeting, y, turn, &mut across, &mut scan) {
                    add(&mut marks, mark);
                }
            }
        }
    }
    marks.sort_by(|one, other| other.lines.total_cmp(&one.lines));
    marks.truncate(MOST);
    marks
}

/// A mark is one in both directions.
fn checked(
    picture: &Picture<'_>,
    meeting: &Meeting,
    y: usize,
    turn: i32,
    line: &mut Vec<i32>,
    scan: &mut Scan,
) -> Option<Mark> {
    // A tilt makes one direction shorter; the light around the mark belongs to it.
    let reach = (meeting.width * 1.2) as usize + 3;
    let from = y.saturating_sub(reach);
    picture.along_column(meeting.middle.round() as isize, from, y + reach, line);
    let mut met = Vec::new();
    scan.meetings(line, turn, &mut met);
    let place = (y - from) as f32;
    let near = |other: &&Meeting| {
        other.dark == meeting.dark
            && (other.middle - place).abs() < other.width * 0.3
            && (0.55..1.8).contains(&(other.width / meeting.width))
    };
    let apart = |one: &Meeting| (one.middle - place).abs();
    let other = met.iter().filter(near).min_by(|one, other| apart(one).total_cmp(&apart(other)))?;
    Some(Mark {
        middle: Point { x: meeting.middle, y: from as f32 + other.middle },
        module: (meeting.width + other.width) / 14.0,
        dark: meeting.dark,
        lines: 1.0,
    })
}

/// Counts a mark that is there already, or adds it.
fn add(marks: &mut Vec<Mark>, new: Mark) {
    let same = |mark: &&mut Mark| {
        mark.dark == new.dark
            && mark.middle.minus(new.middle).length() < new.module * 2.5
            && (0.6..1.7).contains(&(mark.module / new.module))
    };
    if let Some(mark) = marks.iter_mut().find(same) {
        mark.lines += 1.0;
        let part = 1.0 / mark.lines;
        mark.middle = mark.middle.plus(new.middle.minus(mark.middle), part);
        mark.module += (new.module - mark.module) * part;
        return;
    }
    if marks.len() >= ROOM {
        // Clutter must not push out the marks that are yet to come: what one line met far above goes.
        marks.retain(|mark| mark.lines > 1.5 || mark.middle.y + 4.0 * mark.module > new.middle.y);
    }
    if marks.len() < ROOM {
        marks.push(new);
    }
}

/// Memory that lines share.
#[derive(Default)]
struct Scan {
    /// Peaks and valleys in turn: place and brightness.
    turns: Vec<(usize, i32)>,
    /// Where the line crosses from each to the next.
    edges: Vec<f32>,
}

impl Scan {
    /// All that a line meets.
    fn meetings(&mut self, line: &[i32], turn: i32, met: &mut Vec<Meeting>) {
        self.find_turns(line, turn);
        self.edges.clear();
        for pair in self.turns.windows(2) {
            if let [from, to] = pair {
                self.edges.push(edge(line, *from, *to));
            }
        }
        // Seven turns: five of the mark and the light on both sides.
        for (turns, edges) in self.turns.windows(7).zip(self.edges.windows(6)) {
            let ([_, _, before, core, ..], [a, b, c, d, e, f]) = (turns, edges) else { continue };
            let width = f - a;
            let module = width / 7.0;
            let near = |run: f32, modules: f32, most: f32| (run - modules * module).abs() <= most * module;
            let fits = near(d - c, 3.0, 0.95)
                && [b - a, c - b, e - d, f - e].iter().all(|run| near(*run, 1.0, 0.62))
                && (b - a - (f - e)).abs() <= module * 0.9;
            if fits && module >= 1.0 {
                met.push(Meeting { middle: (c + d + b + e) / 4.0, width, dark: core.1 < before.1 });
            }
        }
    }

    /// Peaks and valleys: each differs from the next by more than `turn`.
    fn find_turns(&mut self, line: &[i32], turn: i32) {
        self.turns.clear();
        let Some(first) = line.first() else { return };
        let (mut low, mut high) = ((0, *first), (0, *first));
        // What is looked for: `None` at the start, then a peak or a valley.
        let mut rising = None;
        for (place, value) in line.iter().enumerate() {
            if *value > high.1 {
                high = (place, *value);
            }
            if *value < low.1 {
                low = (place, *value);
            }
            if rising != Some(false) && *value < high.1 - turn {
                self.turns.push(high);
                (rising, low) = (Some(false), (place, *value));
            } else if rising != Some(true) && *value > low.1 + turn {
                self.turns.push(low);
                (rising, high) = (Some(true), (place, *value));
            }
        }
        match rising {
            Some(true) => self.turns.push(high),
            Some(false) => self.turns.push(low),
            None => {}
        }
    }
}

/// Where a line crosses the middle between two turns, nearest to the second: there it is steepest.
fn edge(line: &[i32], from: (usize, i32), to: (usize, i32)) -> f32 {
    let middle = (from.1 + to.1) as f32 / 2.0;
    let above = |value: i32| (value as f32 >= middle) == (to.1 as f32 >= middle);
    let mut place = from.0;
    for (at, value) in line.iter().enumerate().take(to.0 + 1).skip(from.0) {
        if above(*value) {
            place = at;
            break;
        }
    }
    let value = |at: usize| line.get(at).copied().unwrap_or_default() as f32;
    let (one, other) = (value(place.saturating_sub(1)), value(place));
    if one == other {
        place as f32
    } else {
        place as f32 - ((other - middle) / (other - one)).clamp(0.0, 1.0)
    }
}
