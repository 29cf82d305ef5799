//! The kinds of pictures, eight of each: what makes a code hard to read, one thing at a time, then all at once.

use super::scene::{Glare, Phone, Scene, Theme};

/// How many pictures a kind has.
pub(crate) const OF_EACH: usize = 8;

/// A kind: its name, and the picture of this number at this distance in metres.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) scene: fn(&mut Maker) -> Scene,
}

/// What makes pictures differ: which of a kind it is, how far away phones are, and codes to show.
pub(crate) struct Maker<'a> {
    pub(crate) number: usize,
    pub(crate) distance: f32,
    pub(crate) codes: &'a mut dyn FnMut() -> String,
}

pub(crate) const KINDS: [Kind; 11] = [
    Kind { name: "straight", scene: |make| make.scene(make.number as f32, 0.0) },
    Kind { name: "tilted 30°", scene: |make| make.scene(4.0, 30.0) },
    Kind { name: "turned, tilted 15°", scene: |make| make.scene(make.number as f32 * 45.0 + 20.0, 15.0) },
    Kind { name: "blurred", scene: |make| Scene { blur: 1.2, ..make.scene(-3.0, 10.0) } },
    Kind { name: "glare", scene: |make| make.glaring(make.number as f32 * 2.0, 10.0) },
    Kind { name: "noise", scene: |make| Scene { noise: 12.0, ..make.scene(-6.0, 15.0) } },
    Kind { name: "low light", scene: |make| Scene { light: 0.2, noise: 4.0, ..make.scene(5.0, 15.0) } },
    Kind { name: "dark theme", scene: |make| make.themed(Theme::Dark) },
    Kind { name: "light on dark", scene: |make| make.themed(Theme::Inverted) },
    Kind { name: "several in a frame", scene: |make| make.several() },
    Kind {
        name: "all at once",
        scene: |make| {
            let mut scene = Scene { blur: 0.9, noise: 5.0, light: 0.8, ..make.glaring(12.0, 30.0) };
            scene.phones[0].theme = [Theme::Light, Theme::Dark][make.number % 2];
            scene
        },
    },
];

impl Maker<'_> {
    /// One phone, turned about the line of sight, and tilted in a direction of its own.
    fn scene(&mut self, roll: f32, tilt: f32) -> Scene {
        let at = [(self.number * 97 % 400) as f32 - 200.0, (self.number * 53 % 160) as f32 - 80.0];
        let phone = self.phone(at, roll, tilt);
        Scene::new(vec![phone], self.number as u64 + 1)
    }

    fn phone(&mut self, at: [f32; 2], roll: f32, tilt: f32) -> Phone {
        // The first four along the axes, the others between them.
        let way = (self.number as f32 * 90.0 + if self.number < 4 { 0.0 } else { 45.0 }).to_radians();
        // Places between pixels differ too.
        let at = [at[0] + self.number as f32 * 0.37, at[1] + self.number as f32 * 0.23];
        Phone {
            code: (self.codes)(),
            theme: Theme::Light,
            distance: self.distance,
            yaw: tilt * way.cos(),
            pitch: tilt * way.sin(),
            roll,
            at,
        }
    }

    /// Light falls over a corner or a side of the code: about a third of it.
    fn glaring(&mut self, roll: f32, tilt: f32) -> Scene {
        let mut scene = self.scene(roll, tilt);
        let size = 20.0 * 0.6 / self.distance;
        let way = (self.number as f32 * 45.0).to_radians();
        let at = scene.phones[0].at;
        scene.glare = Some(Glare {
            at: [at[0] + size * 1.3 * way.cos(), at[1] + size * 1.3 * way.sin()],
            radii: [size * 2.0, size * 1.4],
            adds: 90.0 + 10.0 * self.number as f32,
        });
        scene
    }

    fn themed(&mut self, theme: Theme) -> Scene {
        let mut scene = self.scene(-4.0, 20.0);
        scene.phones[0].theme = theme;
        scene
    }

    /// Three to six phones, each turned and tilted in its own way.
    fn several(&mut self) -> Scene {
        let phones = (0..3 + self.number % 4)
            .map(|place| {
                let at = [(place % 3) as f32 * 260.0 - 260.0, (place / 3) as f32 * 290.0 - 140.0];
                let turn = (self.number * 5 + place * 7) as f32;
                self.phone(at, turn % 24.0 - 12.0, turn % 30.0)
            })
            .collect();
        Scene::new(phones, self.number as u64 + 31)
    }
}
