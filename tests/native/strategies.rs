//! The dice box: random small forms, and random answers to them and to the real ones, for `properties`.

use ai_self_check::model::form::{Form, Length};
use ai_self_check::model::item::{Agree, Dimension, Item, Judged, JudgedKind, Keying, Mark, RedLine, Tag};
use ai_self_check::model::response::{Response, Responses, Sureness};
use ai_self_check::pack::people::Chance;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};

use crate::support;

/// The same cases on every run, and no files left behind.
pub(crate) fn config() -> Config {
    Config { cases: 400, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..Config::default() }
}

type Pair = (Item, Option<Response>);

/// A form with responses, some skipped: small and odd, or real.
pub(crate) fn answered() -> impl Strategy<Value = (Form, Responses)> {
    prop_oneof![3 => small(), 1 => real()]
}

fn small() -> impl Strategy<Value = (Form, Responses)> {
    let item = prop_oneof![3 => agree(), 5 => judged(), 1 => worries()];
    (select(&[Length::Quick, Length::Standard][..]), vec(item, 1..14)).prop_map(|(length, pairs)| {
        let (items, responses): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        (support::form(length, items), responses)
    })
}

fn real() -> impl Strategy<Value = (Form, Responses)> {
    (select(support::forms()), any::<u64>(), 0..4usize).prop_map(|(form, seed, skips)| {
        let responses = respond(&form, &mut Chance(seed), skips);
        (form, responses)
    })
}

/// Any answers; of ten items, so many are skipped.
pub(crate) fn respond(form: &Form, chance: &mut Chance, skips: usize) -> Responses {
    let number = |chance: &mut Chance, count: usize| u8::try_from(chance.below(count)).unwrap();
    let one = |item: &Item| {
        if chance.below(10) < skips {
            return None;
        }
        Some(match item {
            Item::Agree(_) => Response::Agree(number(chance, 5)),
            Item::Worries => {
                Response::Worries { picked: vec![number(chance, 9)], other: chance.below(2) == 0 }
            }
            Item::Judged(item) if item.kind == JudgedKind::Knowledge => match chance.below(5) {
                0 => Response::DontKnow,
                _ => {
                    let choice = number(chance, item.marks.len());
                    let all = [None, Some(Sureness::Guess), Some(Sureness::Fairly), Some(Sureness::Certain)];
                    Response::Choice { choice, sureness: all[chance.below(4)] }
                }
            },
            Item::Judged(item) => {
                Response::Choice { choice: number(chance, item.marks.len()), sureness: None }
            }
        })
    };
    form.items.iter().map(one).collect()
}

fn agree() -> impl Strategy<Value = Pair> {
    let dimension = select(&Dimension::ALL[..3]);
    let keying = select(&[Keying::Forward, Keying::Mirrored][..]);
    let tag = select(&[Tag::Me, Tag::Team, Tag::Org][..]);
    (dimension, keying, tag, option::weighted(0.8, 0..5u8)).prop_map(|(dimension, keying, tag, point)| {
        let item = Agree { id: "".into(), dimension, tag, keying };
        (Item::Agree(item), point.map(Response::Agree))
    })
}

fn judged() -> impl Strategy<Value = Pair> {
    let kinds = [JudgedKind::Sort, JudgedKind::Scenario, JudgedKind::Knowledge, JudgedKind::Spot];
    let red_line = option::weighted(0.1, select(&[RedLine::Data, RedLine::Decision][..]));
    let mark = (select(&[0, 500, 1000][..]), -2..=2i8, red_line);
    let mark = mark.prop_map(|(quality, lean, red_line)| Mark { quality, lean, red_line });
    let sureness = select(&[Sureness::Guess, Sureness::Fairly, Sureness::Certain][..]);
    let answer = option::weighted(0.8, (any::<prop::sample::Index>(), option::of(sureness)));
    let parts = (select(kinds.to_vec()), select(&Dimension::ALL[3..]), vec(mark, 2..6), answer);
    parts.prop_map(|(kind, dimension, marks, answer)| {
        let asks = kind == JudgedKind::Knowledge;
        let response = answer.map(|(index, sureness)| {
            let place = index.index(marks.len() + usize::from(asks));
            if place == marks.len() {
                return Response::DontKnow;
            }
            let choice = u8::try_from(place).unwrap();
            Response::Choice { choice, sureness: sureness.filter(|_| asks) }
        });
        (Item::Judged(Judged { id: "".into(), kind, dimension, marks }), response)
    })
}

fn worries() -> impl Strategy<Value = Pair> {
    let response = option::of((vec(0..14u8, 0..4), any::<bool>()));
    response.prop_map(|response| {
        (Item::Worries, response.map(|(picked, other)| Response::Worries { picked, other }))
    })
}
