//! The mirror: what a person sees of their own code, from a run as it is kept to the screen, in words and in QR.

use ai_self_check::model::assessment::assess;
use ai_self_check::model::form::Length::{self, Quick, Standard};
use ai_self_check::model::response::Response;
use ai_self_check::pack::people::{Agreeing, Chance, Judging, Person};
use ai_self_check::pack::words::{Table, column};
use ai_self_check::session::snapshot::write;
use ai_self_check::session::{Effect, Event, Options, Phase};
use ai_self_check::workshop::code_screen::Own;
use ai_self_check::workshop::result_code::{
    Content, Door, Keys, OrgGap, PackTag, Parts, Run as Coded, decode, encode,
};

use crate::run::{Run, options};
use crate::support;

const ALL: Parts = Parts { worries: true, role: true, gaps: true };
const NONE: Parts = Parts { worries: false, role: false, gaps: false };

/// A run of somebody, at the result; the first `skip` questions are left out.
fn played(person: Person, length: Length, form: &str, role: Option<usize>, seed: u32, skip: usize) -> Run {
    let mut run = Run::new(Options { form: form.into(), role, seed, ..options(length) });
    let mut responses = person.answer(&run.session.form, &mut Chance(u64::from(seed)));
    responses.iter_mut().take(skip).for_each(|response| *response = None);
    run.finish(&responses);
    run.go(Phase::Result);
    run
}

fn somebody(seed: u32) -> Run {
    let mut chance = Chance(u64::from(seed) + 1);
    let judging = [Judging::Best, Judging::MostTrusting, Judging::LeastTrusting, Judging::Random];
    let person = Person {
        agreeing: [Agreeing::Feeling(chance.below(5) as u8), Agreeing::Point(chance.below(5) as u8)]
            [chance.below(2)],
        judging: judging[chance.below(4)],
    };
    let length = [Quick, Standard][chance.below(2)];
    let role = [None, Some(chance.below(8))][chance.below(2)];
    let seed = seed.wrapping_mul(0x9E37_79B9);
    played(person, length, ["a", "b"][chance.below(2)], role, seed, chance.below(8))
}

fn own(run: &Run) -> Own {
    Own::of(run.pack.clone(), &write(&run.pack, &run.session)).unwrap()
}

fn gap(run: &Run, id: &str) -> Option<OrgGap> {
    let guidance = run.pack.guidance.as_ref()?;
    let key = guidance.row_of(Table::Asks, id)?.text(column::ask::GAP);
    OrgGap::ALL.into_iter().find(|gap| gap.key() == key)
}

#[test]
fn a_code_says_what_the_run_says() {
    let (mut coded, mut without, mut gaps) = (0, 0, 0);
    for seed in 0..600 {
        let run = somebody(seed);
        let mine = own(&run);
        let session = &run.session;
        let found = assess(&session.form, &session.responses, &run.pack.questions.thresholds);
        let whole = Coded {
            form: &session.form,
            responses: &session.responses,
            assessment: &found,
            role: session.role,
            nonce: (session.options.seed >> 24) as u8,
        };
        for (room, parts) in [("", ALL), ("", NONE), ("heron", ALL), ("heron", Parts::default())] {
            for keep in [true, false] {
                let word = if keep { "" } else { room };
                let tag = PackTag::new(&run.pack.questions.pack, run.pack.questions.version, word);
                let keys =
                    Keys { tag, thresholds: &run.pack.questions.thresholds, gap: &|id: &str| gap(&run, id) };
                let expected = if keep {
                    Content::keep(&whole, &keys, parts)
                } else {
                    Content::room(&whole, &keys, parts)
                };
                let shown = mine.show(keep, room, parts);
                let Ok(expected) = expected else {
                    assert_eq!((shown, mine.parts()), (None, None), "{seed}");
                    without += 1;
                    continue;
                };
                assert_eq!(mine.content(keep, room, parts), Some(expected), "{seed}");
                let shown = shown.unwrap();
                let read = decode(&shown.code.to_string(), Door::Own(tag)).unwrap();
                // Another nonce if the first one spells something.
                assert_eq!(Content { nonce: expected.nonce, ..read }, expected, "{seed}");
                assert_eq!(shown.letters.replace([' ', ','], ""), shown.code.plain());
                gaps += usize::from(read.gaps.bits() > 0);
                coded += 1;
            }
        }
    }
    assert!(coded > 1000 && without > 50 && gaps > 100, "{coded} {without} {gaps}");
}

#[test]
fn the_button_hands_over_and_only_at_the_result() {
    let mut run = Run::new(options(Quick));
    assert!(!run.send(Event::Code).contains(&Effect::Code));
    let mut run = somebody(3);
    assert_eq!(run.send(Event::Code), [Effect::Code]);
    assert_eq!(run.session.phase, Phase::Result);
    // What is no run of this pack, and a pack without its words, give no screen.
    let kept = write(&run.pack, &run.session);
    let (questions, guidance) = support::bytes();
    assert!(Own::read(questions, guidance, &kept).is_some());
    assert!(Own::read(guidance, questions, &kept).is_none());
    for text in ["", "1", "1 other a 000000", &kept[1..], &kept[..kept.len() - 1]] {
        assert!(Own::read(questions, guidance, text).is_none(), "{text}");
    }
    run.pack.guidance = None;
    assert!(Own::of(run.pack.clone(), &kept).is_none());
}

#[test]
fn keys_agree_between_layers() {
    assert_eq!(OrgGap::ALL.map(OrgGap::key), column::ask::GAPS);
    // Each gap can be told in the full check of each form.
    for form in ["a", "b"] {
        let run = Run::new(Options { form: form.into(), ..options(Standard) });
        let mut found: Vec<_> =
            run.session.form.items.iter().filter_map(|item| gap(&run, item.id())).collect();
        found.sort_unstable();
        assert_eq!(found, OrgGap::ALL, "{form}");
    }
}

/// Somebody unsure, with two worries, something else, and a role.
fn unsure() -> Run {
    let person = Person { agreeing: Agreeing::Feeling(0), judging: Judging::Best };
    let mut run = played(person, Standard, "a", Some(1), 0x5A00_0000, 0);
    let place =
        run.session.form.items.iter().position(|item| *item == ai_self_check::model::item::Item::Worries);
    run.session.responses[place.unwrap()] = Some(Response::Worries { picked: vec![3, 0], other: true });
    run
}

#[test]
fn the_screen_in_words() {
    let mine = own(&unsure());
    let mut text = mine.words().join("\n");
    for (name, keep, room, parts) in [
        ("room code, as it comes", false, "heron", Parts::default()),
        ("room code, everything", false, "", ALL),
        ("room code, nothing", false, "", NONE),
        ("keep code, everything", true, "heron", ALL),
    ] {
        let shown = mine.show(keep, room, parts).unwrap();
        text += &format!("\n\n== {name} ==\n{}\n{}\n{}", shown.code, shown.letters, shown.says.join("\n"));
    }
    insta::assert_snapshot!("code-screen", text);
}

/// What a comparison with this text says.
fn compared(own: &Own, earlier: &str, room: &str) -> String {
    match own.compare(earlier, room) {
        Ok(says) => says.join("\n"),
        Err(refusal) => format!("refused: {refusal}"),
    }
}

#[test]
fn comparisons_in_words() {
    let now = own(&unsure());
    let before = |length, form, judging, agreeing| {
        let person = Person { agreeing: Agreeing::Feeling(agreeing), judging };
        own(&played(person, length, form, None, 7, 0))
    };
    let code = |own: &Own, keep| own.show(keep, "heron", NONE).unwrap().code.to_string();
    let fearless = before(Standard, "a", Judging::Best, 4);
    let other_form = before(Standard, "b", Judging::MostTrusting, 0);
    let quick = before(Quick, "b", Judging::Random, 2);
    let near = before(Standard, "b", Judging::Best, 1);
    let mine = code(&now, true);
    let swapped = format!("{}{}{}", &mine[1..2], &mine[..1], &mine[2..]);
    assert_ne!(swapped, mine);
    let mut text = String::new();
    for (name, earlier) in [
        ("keep code, the same form", code(&fearless, true)),
        ("keep code, the other form", code(&other_form, true)),
        ("room code", code(&other_form, false)),
        ("a quick check", code(&quick, true)),
        ("nearly the same", code(&near, true)),
        ("this result", mine.clone()),
        (
            "this result, as a room code with other parts",
            now.show(false, "heron", ALL).unwrap().code.to_string(),
        ),
        ("in small letters", code(&fearless, true).to_lowercase().replace('-', " ")),
        ("nothing", String::new()),
        ("too short", "GZ1T-ZEW8".to_owned()),
        ("no letter", "GZ1T-ZEW8-EQ7?".to_owned()),
        ("two swapped", swapped),
        ("another room", near.show(false, "owl", NONE).unwrap().code.to_string()),
        ("another pack", encode(&crate::codes::sample()).to_string()),
        ("newer", "RRG3-64DF-9JWV".to_owned()),
    ] {
        text += &format!("== {name} ==\n{}\n\n", compared(&now, &earlier, "heron"));
    }
    insta::assert_snapshot!("code-compare", text);
}

#[test]
fn a_welsh_code_is_the_same_code() {
    let run = unsure();
    let english = own(&run).show(false, "", ALL).unwrap().code;
    let mut other = run;
    // The words of another language change nothing.
    let mut questions = (*other.pack.questions).clone();
    for row in questions.worries.iter_mut().chain(&mut questions.roles) {
        row.texts[column::named::TEXT] = "gair".into();
    }
    other.pack.questions = std::rc::Rc::new(questions);
    assert_eq!(own(&other).show(false, "", ALL).unwrap().code, english);
}

#[cfg(feature = "qr")]
mod pictures {
    use ai_self_check::workshop::qr;

    use super::*;

    /// The square that a path draws, true where it is dark.
    fn drawn(path: &str) -> Vec<Vec<bool>> {
        let width = usize::try_from(qr::WIDTH).unwrap();
        let mut square = vec![vec![false; width]; width];
        for run in path.split('M').skip(1) {
            let (at, length) = run.strip_suffix('z').unwrap().split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (length, back) = length.split_once("v1h-").unwrap();
            assert_eq!(length, back);
            let [x, y, length]: [usize; 3] = [x, y, length].map(|number| number.parse().unwrap());
            square[y][x..x + length].fill(true);
        }
        square
    }

    #[test]
    fn a_camera_reads_the_code() {
        for seed in 0..200 {
            let run = somebody(seed);
            let Some(shown) = own(&run).show(seed % 2 == 0, "", ALL) else { continue };
            let square = drawn(&qr::path(&shown.code));
            let side = square.len() * 4;
            let light = |x: usize, y: usize| if square[y / 4][x / 4] { 0 } else { 255 };
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, light);
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "{seed}");
            let (about, text) = grids[0].decode().unwrap();
            // Level Q is 3 in the bits of the format.
            assert_eq!((text, about.version.0, about.ecc_level), (shown.code.plain(), 1, 3), "{seed}");
        }
    }
}
