//! The mint: result codes against their specification, their errors and all that people type.

use ai_self_check::model::assessment::assess;
use ai_self_check::model::form::Length;
use ai_self_check::model::item::{Dimension, Item, JudgedKind, Keying};
use ai_self_check::model::lean::Lean;
use ai_self_check::model::response::Response;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::people::Chance;
use ai_self_check::workshop::result_code::{
    Axes, Content, Door, Field, FormLetter, Gaps, Keys, Level, OrgGap, PackTag, Parts, Refusal, Role, Run,
    SOMETHING_ELSE, TooLittle, WORRIES, WorrySet, decode, encode, issue,
};
use proptest::prelude::*;

use crate::strategies::config;
use crate::support;

pub(crate) const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The content of `GZ1T-ZEW8-EQ7A`.
pub(crate) fn sample() -> Content {
    Content {
        axes: Axes::Room([Stage::Building, Stage::Steady]),
        tag: PackTag(90),
        form: FormLetter::A,
        length: Length::Standard,
        lean: Lean::Over,
        worries: WorrySet::from_index(464),
        role: Role::new(2),
        gaps: Gaps::default().with(OrgGap::Tools).with(OrgGap::RoleTalk),
        nonce: 195,
    }
}

/// Any content, room or keep.
pub(crate) fn any_content(chance: &mut Chance) -> Content {
    let stage = |chance: &mut Chance| Stage::ALL[chance.below(5)];
    let level = |chance: &mut Chance| Level::new(chance.below(21) as u8).unwrap();
    Content {
        axes: match chance.below(2) {
            0 => Axes::Room([stage(chance), stage(chance)]),
            _ => Axes::Keep([level(chance), level(chance)]),
        },
        tag: PackTag(chance.below(256) as u8),
        form: [FormLetter::A, FormLetter::B][chance.below(2)],
        length: [Length::Quick, Length::Standard][chance.below(2)],
        lean: [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed][chance.below(4)],
        worries: WorrySet::from_index(chance.below(989) as u16),
        role: Role::new(chance.below(8) as u8),
        gaps: Gaps::from_bits(chance.below(16) as u8),
        nonce: chance.below(256) as u8,
    }
}

/// A text reads as this, through any door.
#[track_caller]
fn check(text: &str, expected: Result<Content, Refusal>) {
    assert_eq!(decode(text, Door::Any), expected, "{text:?}");
}

#[test]
fn the_vectors_hold() {
    let empty = Content {
        axes: Axes::Room([Stage::Starting; 2]),
        tag: PackTag(0),
        form: FormLetter::A,
        length: Length::Quick,
        lean: Lean::Balanced,
        worries: Some(WorrySet::default()),
        role: None,
        gaps: Gaps::default(),
        nonce: 0,
    };
    let keep = Content {
        axes: Axes::Keep([Level::new(12).unwrap(), Level::new(17).unwrap()]),
        form: FormLetter::B,
        lean: Lean::Mixed,
        worries: None,
        role: Role::new(7),
        gaps: Gaps::from_bits(15),
        nonce: 255,
        ..sample()
    };
    let vectors = [
        (0x1_0003_1800_0000, "PF5B-P5ZR-KFS7", empty),
        (0x1_2D2B_72E8_25C3, "GZ1T-ZEW8-EQ7A", sample()),
        (0x1_AD6C_8FEE_7FFF, "R2RH-733S-FGKJ", keep),
    ];
    for (bits, code, content) in vectors {
        assert_eq!((content.bits(), encode(&content).to_string().as_str()), (bits, code));
        check(code, Ok(content));
    }
}

#[test]
fn what_people_type() {
    for text in [
        "gz1t-zew8-eq7a",
        "GZ1TZEW8EQ7A",
        " G Z 1 T.ZEW8\u{a0}EQ7A\n",
        "GZlT–ZEW8—EQ7A",
        "gzit−zew8・eq7a".replace('・', "·").as_str(),
        "GZ\u{661}T\u{2011}ZEW\u{668}\u{2010}EQ\u{667}A",
        "GZ\u{6f1}T ZEW\u{6f8} EQ\u{6f7}A",
        "ＧＺ１Ｔ－ＺＥＷ８－ｅｑ７ａ",
        "\u{2068}GZ1T-ZEW8-EQ7A\u{2069}",
    ] {
        check(text, Ok(sample()));
    }
    // O is 0, U is V: a code with both, found by its nonce.
    let like = (0..=255).map(|nonce| encode(&Content { nonce, ..sample() }).plain());
    let like = like.into_iter().find(|code| code.contains('0') && code.contains('V')).unwrap();
    check(&like.replace('0', "o").replace('V', "u"), decode(&like, Door::Any));
}

#[test]
fn every_refusal_says_what_is_wrong() {
    let length = |found| Err(Refusal::Length { found });
    check("", length(0));
    check("GZ1T-ZEW8-EQ7", length(11));
    check("GZ1T-ZEW8-EQ7AA", length(13));
    check("!", length(1));
    check("GZ1T-ZE?8-EQ7A", Err(Refusal::Letter { place: 7, found: '?' }));
    check("ΓZ1T-ZEW8-EQ7A", Err(Refusal::Letter { place: 1, found: 'Γ' }));
    check("GZ1T_ZEW8-EQ7", Err(Refusal::Letter { place: 5, found: '_' }));
    check("GZ1T-ZEW8-EQ7B", Err(Refusal::Checksum));
    check("0000-0000-0000", Err(Refusal::Checksum));
    check("0123456789AB", Err(Refusal::Checksum));
    // Made by a reference codec from bits that no check gives (see the specification page).
    check(SEALED[0], Err(Refusal::NewerVersion { found: 2 }));
    check(SEALED[1], Err(Refusal::NewerVersion { found: 0 }));
    check(SEALED[2], Err(Refusal::Range(Field::Confidence)));
    check(SEALED[3], Err(Refusal::Range(Field::Judgement)));
    check(SEALED[4], Err(Refusal::Range(Field::Worries)));
    check(SEALED[5], Err(Refusal::Range(Field::Confidence)));

    let keep = Content { axes: Axes::Keep([Level::new(20).unwrap(); 2]), ..sample() };
    let at = |content: &Content, door| decode(&encode(content).plain(), door);
    let other = Refusal::OtherPack { found: 90, expected: 91 };
    assert_eq!(at(&keep, Door::Room(PackTag(90))), Err(Refusal::Keep));
    assert_eq!(at(&keep, Door::Own(PackTag(90))), Ok(keep));
    assert_eq!(at(&sample(), Door::Room(PackTag(90))), Ok(sample()));
    assert_eq!(at(&sample(), Door::Room(PackTag(91))), Err(other));
    assert_eq!(at(&keep, Door::Own(PackTag(91))), Err(other));

    let all = [length(3).unwrap_err(), Refusal::Letter { place: 5, found: '_' }, Refusal::Checksum, other];
    for (refusal, expected) in all.iter().zip([
        "found 3 characters, expected 12",
        "character 5: found '_', expected a letter or a digit",
        "the last two characters do not fit the others: look for a slip",
        "made for another pack or room: found tag 90, expected 91",
    ]) {
        assert_eq!(refusal.to_string(), expected);
    }
}

/// Bits that no check gives, sealed by the reference codec: versions 2 and 0, confidence 21 in a keep code,
/// judgement 4 in a room code, worries 989, confidence 0 in a room code.
pub(crate) const SEALED: [&str; 6] = [
    "RRG3-64DF-9JWV",
    "01BB-Z73Z-R12P",
    "ARNQ-VQ7R-M9MA",
    "767Q-N73B-925F",
    "AXPY-BQ6B-K4ZM",
    "71VD-TK3Z-WD5R",
];

/// 1,000 codes; every single change and every swap of two places.
#[test]
fn no_single_slip_and_no_swap_is_accepted() {
    let mut chance = Chance(1);
    let (mut changes, mut swaps) = (0u32, 0u32);
    for _ in 0..1000 {
        let code: Vec<char> = encode(&any_content(&mut chance)).plain().chars().collect();
        let refused = |wrong: Vec<char>| {
            let wrong: String = wrong.into_iter().collect();
            assert_eq!(decode(&wrong, Door::Any), Err(Refusal::Checksum), "{wrong} from {code:?}");
        };
        for place in 0..code.len() {
            for other in ALPHABET.chars().filter(|other| *other != code[place]) {
                let mut wrong = code.clone();
                wrong[place] = other;
                refused(wrong);
                changes += 1;
            }
            for other in (place + 1..code.len()).filter(|other| code[*other] != code[place]) {
                let mut wrong = code.clone();
                wrong.swap(place, other);
                refused(wrong);
                swaps += 1;
            }
        }
    }
    println!("codes: {changes} single changes and {swaps} swaps of two places, none accepted");
    assert_eq!(changes, 372_000);
}

#[test]
fn random_strings_are_refused() {
    let (mut chance, tries) = (Chance(2), 1_000_000u32);
    let (mut any, mut room, mut checksum) = (0u32, 0u32, 0u32);
    for _ in 0..tries {
        let text: String = (0..12).map(|_| ALPHABET.as_bytes()[chance.below(32)] as char).collect();
        match decode(&text, Door::Any) {
            Ok(content) => {
                any += 1;
                room += u32::from(decode(&encode(&content).plain(), Door::Room(PackTag(90))).is_ok());
            }
            Err(Refusal::Checksum) => checksum += 1,
            Err(_) => {}
        }
    }
    println!(
        "codes: of {tries} random strings {} pass the check characters, {any} are codes, {room} of one room",
        tries - checksum
    );
    assert!(any * 1000 < tries && room * 1000 < tries, "{any} {room}");
}

#[test]
fn worries_are_numbered_without_a_gap() {
    for index in 0..988 {
        let set = WorrySet::from_index(index).unwrap();
        assert_eq!(set.index(), index, "{set:?}");
        assert_eq!(WorrySet::new(set.places()), Some(set));
    }
    assert_eq!((WorrySet::from_index(988), WorrySet::from_index(u16::MAX)), (None, None));
    let index = |places: &[u8]| WorrySet::new(places.iter().copied()).map(WorrySet::index);
    for (places, expected) in [
        (&[][..], Some(0)),
        (&[0], Some(1)),
        (&[17], Some(18)),
        (&[0, 1], Some(19)),
        (&[17, 16], Some(171)),
        (&[2, 1, 0], Some(172)),
        (&[15, 16, 17], Some(987)),
        (&[5, 5, 5, 5], Some(6)),
        (&[WORRIES], None),
        (&[0, 1, 2, 3], None),
    ] {
        assert_eq!(index(places), expected, "{places:?}");
    }
}

#[test]
fn the_same_result_twice_differs_by_its_nonce() {
    let codes: std::collections::BTreeSet<_> =
        (0..=255).map(|nonce| encode(&Content { nonce, ..sample() })).collect();
    assert_eq!(codes.len(), 256);
    // Not in the last characters alone: by eye, two such codes have nothing in common.
    let starts: std::collections::BTreeSet<_> =
        codes.iter().map(|code| code.plain()[..4].to_owned()).collect();
    assert!(starts.len() > 200, "{}", starts.len());
}

#[test]
fn a_code_to_show_can_be_told_from_words() {
    let (mut chance, mut stepped) = (Chance(3), 0);
    for _ in 0..20_000 {
        let content = any_content(&mut chance);
        let code = issue(&content);
        assert_eq!(code, issue(&content), "the same run, the same code");
        let read = decode(&code.to_string(), Door::Any).unwrap();
        assert_eq!(Content { nonce: content.nonce, ..read }, content);
        stepped += u32::from(read.nonce != content.nonce);
        let digits = code.plain().chars().filter(char::is_ascii_digit).count();
        assert!((1..12).contains(&digits), "{code}");
    }
    println!("codes: of 20000 shown, {stepped} took another nonce");
    assert!(stepped > 0 && stepped < 1000, "{stepped}");
}

#[test]
fn tags_tell_packs_versions_and_rooms_apart() {
    let tag = PackTag::new;
    assert_eq!(tag("from-fear-to-fearless", 1, ""), PackTag(58));
    assert_eq!(tag("from-fear-to-fearless", 1, " Heron "), tag("from-fear-to-fearless", 1, "heron"));
    for other in
        [tag("from-fear-to-fearless", 2, ""), tag("from-fear-to-fearless", 1, "heron"), tag("x", 1, "")]
    {
        assert_ne!(other, tag("from-fear-to-fearless", 1, ""));
    }
    let packs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/packs");
    let names = std::fs::read_dir(packs).unwrap().map(|entry| entry.unwrap()).filter(|e| e.path().is_dir());
    let mut tags: Vec<_> = names.map(|entry| tag(entry.file_name().to_str().unwrap(), 1, "")).collect();
    let packs = tags.len();
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), packs, "two packs of this project share a tag");
}

/// A run of three statements and a scenario; `parts` decides what its code says.
#[test]
fn a_run_tells_only_the_parts_that_are_ticked() {
    let statement = |tag| match support::agree(Dimension::C2, Keying::Forward) {
        Item::Agree(agree) => Item::Agree(ai_self_check::model::item::Agree { tag, ..agree }),
        other => other,
    };
    let scenario = support::judged(JudgedKind::Scenario, Dimension::J1, &[(1000, 0), (0, 2)]);
    use ai_self_check::model::item::Tag;
    let form = support::form(
        Length::Quick,
        [statement(Tag::Org), statement(Tag::Org), statement(Tag::Me), Item::Worries, scenario],
    );
    let picked = |picked: Vec<u8>, other| Some(Response::Worries { picked, other });
    let (gap, thresholds) = (
        |id: &str| match id {
            "item-0" => Some(OrgGap::Rules),
            "item-1" => Some(OrgGap::Training),
            _ => None,
        },
        support::thresholds(),
    );
    let made = |worries: Option<Response>, judged, role, parts| {
        let responses = vec![support::point(1), support::point(0), support::point(1), worries, judged];
        let assessment = assess(&form, &responses, &thresholds);
        let run = Run { form: &form, responses: &responses, assessment: &assessment, role, nonce: 9 };
        let keys = Keys { tag: PackTag(90), thresholds: &thresholds, gap: &gap };
        (Content::room(&run, &keys, parts), Content::keep(&run, &keys, parts))
    };
    let all = Parts { worries: true, role: true, gaps: true };
    let (room, keep) = made(picked(vec![4, 0], true), support::choice(0), Some(6), all);
    let (room, keep) = (room.unwrap(), keep.unwrap());
    assert_eq!(room.axes, Axes::Room([Stage::Starting, Stage::Fearless]));
    assert_eq!(keep.axes, Axes::Keep([Level::new(3).unwrap(), Level::new(20).unwrap()]));
    assert_eq!(room.worries, WorrySet::new([0, 4, SOMETHING_ELSE]));
    assert_eq!((room.role, room.nonce, room.length), (Role::new(7), 9, Length::Quick));
    assert_eq!(room.gaps, Gaps::default().with(OrgGap::Rules).with(OrgGap::Training));
    assert_eq!(room.gaps.bits(), 0b1010);

    let few = Parts { worries: false, role: false, gaps: false };
    let (room, _) = made(picked(vec![4], false), support::choice(0), Some(6), few);
    let room = room.unwrap();
    assert_eq!((room.worries, room.role, room.gaps), (None, None, Gaps::default()));

    let worries = |response| made(response, support::choice(0), Some(7), all).0.unwrap().worries;
    assert_eq!(worries(None), None, "skipped");
    assert_eq!(worries(picked(vec![], false)), Some(WorrySet::default()), "none of these");
    assert_eq!(worries(picked(vec![200], true)), WorrySet::new([SOMETHING_ELSE]));
    assert_eq!(made(None, support::choice(0), Some(7), all).0.unwrap().role, None, "none of the roles");
    assert_eq!(made(None, None, None, all).0, Err(TooLittle));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_is_read(seed in any::<u64>()) {
        let content = any_content(&mut Chance(seed));
        let code = encode(&content);
        prop_assert_eq!(decode(&code.plain(), Door::Any), Ok(content));
        prop_assert_eq!(decode(&code.to_string(), Door::Own(content.tag)), Ok(content));
        prop_assert_eq!(code.to_string().parse(), Ok(code));
    }

    #[test]
    fn any_text_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), text in any::<String>()) {
        for text in [&*String::from_utf8_lossy(&bytes), text.as_str()] {
            if let Ok(content) = decode(text, Door::Any) {
                prop_assert_eq!(decode(&encode(&content).plain(), Door::Any), Ok(content));
            }
        }
    }
}
