//! What a camera sees: phones with a result code on their screens, in a room, made by ray and plane.
//!
//! The assumptions: a webcam of 1280 by 720 that looks 66° wide (985 pixels of focal length); a code of 40 mm with its
//! light edge of four modules on each side, so 1.4 mm a module, which is 2.3 pixels at 60 cm; a lens and a sensor that
//! blur by 0.6 pixels (standard deviation) at their best, and noise of 2.5 levels. Everything is the same each time.
//! Shared with the browser tests, which make a video of it.

use qrcode::{Color, EcLevel, QrCode};

pub(crate) const WIDTH: usize = 1280;
pub(crate) const HEIGHT: usize = 720;

/// Half of 1280 over the tangent of half of 66°.
const FOCAL: f32 = 985.5;

/// Half the width of the code with its light edge, in metres.
const HALF_CODE: f32 = 0.020;

/// Half the sides of the screen and of the phone, in metres.
const SCREEN: [f32; 2] = [0.033, 0.070];
const PHONE: [f32; 2] = [0.036, 0.075];

/// Modules of a side.
const SIDE: usize = 21;

/// Rays a pixel in each direction.
const RAYS: usize = 3;

/// What is around the code on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Theme {
    /// Dark on light on a light screen.
    Light,
    /// Dark on a light card on a dark screen.
    Dark,
    /// Light on dark: turned round by the phone.
    Inverted,
}

/// A phone and its place before the camera.
#[derive(Clone, Debug)]
pub(crate) struct Phone {
    pub(crate) code: String,
    pub(crate) theme: Theme,
    /// From the camera, in metres.
    pub(crate) distance: f32,
    /// Turned about the upright, the level and the line of sight, in degrees.
    pub(crate) yaw: f32,
    pub(crate) pitch: f32,
    pub(crate) roll: f32,
    /// Where the code's middle is, in pixels from the middle of the picture.
    pub(crate) at: [f32; 2],
}

/// A bright ellipse: its middle from the middle of the picture, its radii, and what it adds there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glare {
    pub(crate) at: [f32; 2],
    pub(crate) radii: [f32; 2],
    pub(crate) adds: f32,
}

/// A picture.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub(crate) phones: Vec<Phone>,
    /// Standard deviation in pixels.
    pub(crate) blur: f32,
    pub(crate) glare: Option<Glare>,
    /// Standard deviation in levels of 255.
    pub(crate) noise: f32,
    /// What of the light there is, 1 for all.
    pub(crate) light: f32,
    pub(crate) seed: u64,
}

impl Scene {
    /// A calm picture of these phones.
    pub(crate) fn new(phones: Vec<Phone>, seed: u64) -> Scene {
        Scene { phones, blur: 0.6, glare: None, noise: 2.5, light: 1.0, seed }
    }

    /// The picture: a byte a pixel, row by row.
    pub(crate) fn render(&self) -> Vec<u8> {
        let wave: Vec<f32> = (0..WIDTH).map(|x| (x as f32 / 170.0 + self.seed as f32).sin() * 12.0).collect();
        let mut picture: Vec<f32> = (0..WIDTH * HEIGHT)
            .map(|place| room(place % WIDTH, place / WIDTH, self.seed, wave[place % WIDTH]))
            .collect();
        for phone in &self.phones {
            phone.draw(&mut picture);
        }
        if let Some(glare) = self.glare {
            for (place, light) in picture.iter_mut().enumerate() {
                *light += glare.at_pixel(place % WIDTH, place / WIDTH);
            }
        }
        let mut picture = blurred(&picture, self.blur);
        let mut dice = Dice(self.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for light in &mut picture {
            *light = light.min(255.0) * self.light + dice.normal() * self.noise;
        }
        picture.into_iter().map(|light| light.round().clamp(0.0, 255.0) as u8).collect()
    }
}

/// How many pixels a module is wide at this distance, seen straight.
pub(crate) fn pixels_a_module(distance: f32) -> f32 {
    FOCAL * HALF_CODE * 2.0 / 29.0 / distance
}

/// A room: a wall that is lighter above, a blind with slats, shelves with boxes.
fn room(x: usize, y: usize, seed: u64, wave: f32) -> f32 {
    let wall = 150.0 - y as f32 * 0.09 + wave;
    let box_of = || hash((x / 43) as u64 + 977 * (y / 61) as u64 + seed * 7919);
    match (x, y) {
        (0..300, 0..260) if y % 14 < 6 => wall + 60.0,
        (880.., 380..) => 40.0 + (box_of() % 160) as f32,
        (_, 640..) => 70.0 + (box_of() % 24) as f32,
        _ => wall,
    }
}

fn hash(number: u64) -> u64 {
    let mixed = (number ^ (number >> 31)).wrapping_mul(0x7FB5_D329_728E_A185);
    (mixed ^ (mixed >> 27)).wrapping_mul(0x81DA_DEF4_BC2D_D44D) >> 33
}

type Vector = [f32; 3];

fn dot(one: Vector, other: Vector) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

impl Phone {
    /// Where the phone's right, down and away from the camera point to.
    fn axes(&self) -> [Vector; 3] {
        let [(sy, cy), (sp, cp), (sr, cr)] =
            [self.yaw, self.pitch, self.roll].map(|degrees| degrees.to_radians().sin_cos());
        // Yaw, then pitch, then roll about the line of sight.
        let turned = |[x, y, z]: Vector| {
            let (x, z) = (x * cy + z * sy, z * cy - x * sy);
            let (y, z) = (y * cp - z * sp, z * cp + y * sp);
            [x * cr - y * sr, y * cr + x * sr, z]
        };
        [turned([1.0, 0.0, 0.0]), turned([0.0, 1.0, 0.0]), turned([0.0, 0.0, 1.0])]
    }

    fn draw(&self, picture: &mut [f32]) {
        let code = QrCode::with_error_correction_level(&self.code, EcLevel::Q).expect("a short text");
        assert_eq!(code.width(), SIDE, "version 1");
        let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        let [right, down, away] = self.axes();
        let middle = [self.at[0] / FOCAL, self.at[1] / FOCAL, 1.0].map(|part| part * self.distance);
        let reach = FOCAL * 0.085 / (self.distance - 0.05);
        let range = |middle: f32, most: usize| {
            let from = (most as f32 / 2.0 + middle - reach).max(0.0) as usize;
            from..((most as f32 / 2.0 + middle + reach).max(0.0) as usize).min(most)
        };
        for y in range(self.at[1], HEIGHT) {
            for x in range(self.at[0], WIDTH) {
                let (mut sum, mut hits) = (0.0, 0.0);
                for ray in 0..RAYS * RAYS {
                    let part = |number: usize| (number as f32 + 0.5) / RAYS as f32 - 0.5;
                    let side = |pixel: usize, most: usize, part: f32| {
                        (pixel as f32 + 0.5 + part - most as f32 / 2.0) / FOCAL
                    };
                    let way = [side(x, WIDTH, part(ray % RAYS)), side(y, HEIGHT, part(ray / RAYS)), 1.0];
                    let far = dot(away, middle) / dot(away, way);
                    let from = [0, 1, 2].map(|axis| way[axis] * far - middle[axis]);
                    if let Some(light) = self.surface(&dark, [dot(from, right), dot(from, down)]) {
                        sum += light;
                        hits += 1.0;
                    }
                }
                let pixel = &mut picture[y * WIDTH + x];
                *pixel += (sum - *pixel * hits) / (RAYS * RAYS) as f32;
            }
        }
    }

    /// The brightness of the phone at a place in metres from the middle of the code.
    fn surface(&self, modules: &[bool], [x, y]: [f32; 2]) -> Option<f32> {
        let inside = |[half_x, half_y]: [f32; 2]| x.abs() < half_x && y.abs() < half_y;
        let (dark, light) = (18.0, 225.0);
        let (screen, card, ink) = match self.theme {
            Theme::Light => (light - 15.0, light, dark),
            Theme::Dark => (dark + 14.0, light, dark),
            Theme::Inverted => (dark + 14.0, dark, light),
        };
        if inside([HALF_CODE; 2]) {
            let module = |place: f32| ((place + HALF_CODE) / HALF_CODE * 14.5).floor() as i32 - 4;
            let (column, row) = (module(x), module(y));
            let within = (0..SIDE as i32).contains(&column) && (0..SIDE as i32).contains(&row);
            let shown = within && modules[row as usize * SIDE + column as usize];
            return Some(if shown { ink } else { card });
        }
        if !inside(PHONE) {
            return None;
        }
        if !inside(SCREEN) {
            return Some(12.0);
        }
        // Lines of text above and below the code, one of them large: the code's own letters.
        let words = if screen > 100.0 { dark + 30.0 } else { light - 40.0 };
        let line = (y / 0.0045).floor();
        let letter = hash((x / 0.0016).floor() as i64 as u64 ^ (line as i64 as u64) << 20).is_multiple_of(2);
        let text = y.abs() > 0.026 && x.abs() < 0.028 && (y / 0.0045 - line) < 0.55;
        Some(if text && letter { words } else { screen })
    }
}

impl Glare {
    fn at_pixel(&self, x: usize, y: usize) -> f32 {
        let from = [x as f32 - WIDTH as f32 / 2.0 - self.at[0], y as f32 - HEIGHT as f32 / 2.0 - self.at[1]];
        let far = (from[0] / self.radii[0]).powi(2) + (from[1] / self.radii[1]).powi(2);
        // Full in the middle half, gone at the edge.
        self.adds * ((1.0 - far.sqrt()) * 2.0).clamp(0.0, 1.0)
    }
}

/// Gaussian blur, along rows and then along columns.
fn blurred(picture: &[f32], deviation: f32) -> Vec<f32> {
    let reach = (deviation * 3.0).ceil() as usize;
    let weight = |away: usize| (-0.5 * (away as f32 / deviation).powi(2)).exp();
    let weights: Vec<f32> = (0..=2 * reach).map(|place| weight(place.abs_diff(reach))).collect();
    let sum: f32 = weights.iter().sum();
    let along = |picture: &[f32], length: usize, step: usize| {
        let mut out = picture.to_vec();
        for start in 0..picture.len() / length {
            let start = if step == 1 { start * length } else { start };
            for place in reach..length - reach {
                let from = start + (place - reach) * step;
                let parts =
                    weights.iter().enumerate().map(|(part, weight)| picture[from + part * step] * weight);
                out[start + place * step] = parts.sum::<f32>() / sum;
            }
        }
        out
    };
    along(&along(picture, WIDTH, 1), HEIGHT, WIDTH)
}

/// Numbers that look random and are the same each time (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    /// About a normal distribution: the sum of four parts of a number.
    fn normal(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let sum: u64 = [0, 16, 32, 48].iter().map(|part| self.0 >> part & 0xFFFF).sum();
        // Each part has a variance of a twelfth.
        (sum as f32 / 65536.0 - 2.0) * 1.732
    }
}
