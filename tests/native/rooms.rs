//! The rehearsal room: live sessions as data, from the first code to the last picture.

use ai_self_check::model::form::Length;
use ai_self_check::model::item::Axis;
use ai_self_check::model::lean::Lean;
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::people::Chance;
use ai_self_check::workshop::cohort::{Cohort, Round, read, write};
use ai_self_check::workshop::map::Waiting;
use ai_self_check::workshop::result_code::{
    Axes, Content, FormLetter, Gaps, PackTag, Refusal, Role, WorrySet, encode, issue,
};
use ai_self_check::workshop::room::view::{Said, View, view};
use ai_self_check::workshop::room::{
    Count, Effect, Event, Field, Keeping, Panel, Place, Room, RoomTexts, Say, Slide, Switch, join_address,
    keep, restore, update,
};
use ai_self_check::workshop::words::Words;

use crate::support;

const ID: &str = "from-fear-to-fearless";
const BASE: &str = "https://host.example/check/";

pub(crate) fn room() -> Room {
    Room::new(ID, 1, 14, BASE)
}

/// Somebody of this room; different numbers are different people.
fn person(number: u64) -> Content {
    let mut chance = Chance(number + 1);
    Content {
        axes: Axes::Room([Stage::ALL[chance.below(5)], Stage::ALL[chance.below(5)]]),
        tag: PackTag::new(ID, 1, ""),
        form: FormLetter::A,
        length: Length::Standard,
        lean: [Lean::Balanced, Lean::Over, Lean::Under, Lean::Mixed][chance.below(4)],
        worries: WorrySet::from_index(chance.below(989) as u16),
        role: Role::new(chance.below(8) as u8),
        gaps: Gaps::from_bits(chance.below(16) as u8),
        nonce: number as u8,
    }
}

pub(crate) fn code(number: u64) -> String {
    issue(&person(number)).to_string()
}

pub(crate) fn enter(room: &mut Room, text: &str) -> Vec<Effect> {
    update(room, Event::Type(Field::Code, text.to_owned()));
    update(room, Event::Enter)
}

fn read_text(room: &mut Room, text: &str, size: usize) {
    update(room, Event::TextBegins);
    let mut rest = text;
    while !rest.is_empty() {
        let mut at = size.min(rest.len());
        while !rest.is_char_boundary(at) {
            at += 1;
        }
        update(room, Event::TextPiece(rest[..at].to_owned()));
        rest = &rest[at..];
    }
    update(room, Event::TextEnds(text.len() as u64));
}

/// The words of the page in a language, from the file that people edit.
pub(crate) fn texts(file: &str) -> RoomTexts {
    of_file(file)
}

fn of_file<T: serde::de::DeserializeOwned>(file: &str) -> T {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/packs").join(ID).join(file);
    let table: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    serde_json::from_value(serde_json::to_value(table).unwrap()).unwrap()
}

/// The long words in English.
pub(crate) fn workshop() -> Words {
    of_file("workshop.toml")
}

pub(crate) fn seen(room: &Room) -> View {
    let (texts, pack, long) = (texts("facilitator.toml"), support::pack(), Words::default());
    view(room, Said { texts: &texts, pack: &pack, long: &long, languages: &[] })
}

/// Every word of a screen.
pub(crate) fn all_words(view: &View) -> String {
    format!("{view:?}")
}

#[test]
fn both_languages_have_every_word_and_no_other() {
    let places = |text: &str| {
        let mut found: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        found.sort_unstable();
        found.join(" ")
    };
    let (english, welsh) = (texts("facilitator.toml"), texts("cy/facilitator.toml"));
    for (name, texts) in [("en", &english), ("cy", &welsh)] {
        for key in RoomTexts::KEYS {
            assert!(!texts.text(key).trim().is_empty(), "{name}: {key}");
            assert_eq!(places(texts.text(key)), places(english.text(key)), "{name}: {key}");
        }
        for (key, _) in texts.entries() {
            assert!(RoomTexts::KEYS.contains(&key), "{name}: {key} is unknown");
        }
    }
    let same: Vec<&str> =
        RoomTexts::KEYS.iter().copied().filter(|key| english.text(key) == welsh.text(key)).collect();
    assert!(
        same.iter()
            .all(|key| key.starts_with("key_") || key.starts_with("count_") || english.text(key).len() < 8),
        "{same:?}"
    );
}

#[test]
fn a_code_counts_once_and_slips_are_told() {
    let mut room = room();
    assert_eq!(enter(&mut room, &code(1)), [Effect::FocusCode]);
    assert_eq!(room.said, Some(Say::Added(Round::Before, 1)));
    assert_eq!(room.code, "");
    enter(&mut room, &code(1).to_lowercase().replace('-', " "));
    assert_eq!(room.said, Some(Say::Again));
    let other = encode(&Content { tag: PackTag::new(ID, 1, "oak"), ..person(2) }).to_string();
    enter(&mut room, &other);
    assert!(matches!(room.said, Some(Say::Refused(Refusal::OtherPack { .. }))));
    let mut slip = code(3);
    slip.replace_range(0..1, if slip.starts_with('0') { "1" } else { "0" });
    enter(&mut room, &slip);
    assert!(matches!(room.said, Some(Say::Refused(_))));
    assert_eq!(room.code, slip, "what was mistyped stays to be looked at");
    assert_eq!(room.cohort.people(Round::Before), 1);
    // A camera reads the same code many times a second: nothing to be told.
    let told = room.said_count;
    update(&mut room, Event::Seen(code(1)));
    assert_eq!((room.said_count, room.codes()), (told, 1));
    update(&mut room, Event::Seen(code(4)));
    assert_eq!(room.codes(), 2);
}

#[test]
fn a_closed_round_takes_nobody_until_it_is_open_again() {
    let mut room = room();
    enter(&mut room, &code(1));
    update(&mut room, Event::Close(Round::Before));
    enter(&mut room, &code(2));
    assert_eq!(room.said, Some(Say::Closed(Round::Before)));
    read_text(&mut room, &[code(1), code(3), code(4)].join("\n"), 7);
    let Some(Say::Text(report)) = &room.said else { panic!("{:?}", room.said) };
    assert_eq!((report.new, report.again, report.closed), (0, 1, 2));
    update(&mut room, Event::Open(Round::Before));
    enter(&mut room, &code(2));
    assert_eq!(room.codes(), 2);
}

#[test]
fn removal_and_undo() {
    let mut room = room();
    for number in 0..3 {
        enter(&mut room, &code(number));
    }
    update(&mut room, Event::Type(Field::Remove, code(9)));
    update(&mut room, Event::Remove);
    assert_eq!((room.said.clone(), room.codes()), (Some(Say::NotThere), 3));
    update(&mut room, Event::Type(Field::Remove, code(1)));
    update(&mut room, Event::Remove);
    assert_eq!((room.said.clone(), room.codes()), (Some(Say::Removed(Round::Before)), 2));
    update(&mut room, Event::Undo);
    assert_eq!((room.said.clone(), room.codes()), (Some(Say::Undone(Round::Before)), 3));
    update(&mut room, Event::Undo);
    assert_eq!((room.said.clone(), room.codes()), (Some(Say::NothingToUndo), 3));
}

/// The same whatever the slices, and the rest is thrown away.
#[test]
fn a_chat_is_read_in_any_slices() {
    let lines: Vec<String> =
        (0..40).map(|number| format!("[10:0{}] Zoë: hier 🙂 {} danke", number % 10, code(number))).collect();
    let chat = lines.join("\r\n") + "\nGZ1T-ZEW8-EQ7B\n=HYPERLINK(\"http://x\")<script>";
    let mut reports = Vec::new();
    for size in [1, 3, 64, 100_000] {
        let mut room = room();
        read_text(&mut room, &chat, size);
        let Some(Say::Text(report)) = room.said else { panic!("{:?}", room.said) };
        assert_eq!((report.new, report.all_refused()), (40, 1), "{size}");
        reports.push((report, room.cohort));
    }
    assert!(reports.windows(2).all(|pair| pair[0] == pair[1]));
}

/// No screen shows a picture before there are enough people, and no code ever.
#[test]
fn pictures_wait_for_the_board() {
    let mut room = room();
    update(&mut room, Event::Go(Place::Present));
    for number in 0..13 {
        enter(&mut room, &code(number));
        let people = number + 1;
        let looked = room.looked(Round::Before);
        match people {
            ..8 => assert_eq!(looked.waiting, Waiting::TooFew { people, needed: 8 }),
            8 => assert_eq!(looked.waiting, Waiting::Nobody),
            9..12 => assert_eq!(looked.waiting, Waiting::Changes(people - 8)),
            _ => assert_eq!(looked.screen.as_ref().map(|screen| screen.people), Some(12)),
        }
        room.place = Place::Present;
        while room.shown() != Slide::Map {
            update(&mut room, Event::Next);
        }
        let has_map = all_words(&seen(&room)).contains("Map(MapView");
        assert_eq!(has_map, people >= 8, "{people} people");
        for place in [Place::Present, Place::Collect(Panel::Type), Place::Sheets, Place::Setup] {
            room.place = place;
            let words = all_words(&seen(&room));
            let plain: String = words.chars().filter(|one| one.is_alphanumeric()).collect();
            assert!((0..=number).all(|one| !plain.contains(&code(one).replace('-', ""))), "{place:?}");
        }
    }
    // While people answer, the screen has a count and no picture.
    room.place = Place::Present;
    while room.shown() != Slide::Join(FormLetter::A) {
        update(&mut room, Event::Back);
    }
    let words = all_words(&seen(&room));
    assert!(words.contains("Codes so far: 13") && !words.contains("Map("));
}

#[test]
fn sheets_of_paper_are_people_of_their_own() {
    let mut room = room();
    assert_eq!(update(&mut room, Event::PaperAdd), []);
    assert_eq!(room.said, Some(Say::PaperLacks));
    for people in 1..=3 {
        update(&mut room, Event::PaperStage(Axis::Confidence, Stage::Building));
        update(&mut room, Event::PaperStage(Axis::Judgement, Stage::Steady));
        update(&mut room, Event::PaperLean(Lean::Balanced));
        for worry in [3, 5, 7, 9] {
            update(&mut room, Event::PaperWorry(worry));
        }
        assert_eq!(room.paper.worries, [3, 5, 7], "three are enough");
        assert_eq!(update(&mut room, Event::PaperAdd), [Effect::Draw]);
        // The same number is drawn each time: still three people.
        update(&mut room, Event::Drawn(200));
        assert_eq!(room.said, Some(Say::Added(Round::Before, people)));
        assert_eq!(room.paper.confidence, None, "a fresh sheet");
    }
}

#[test]
fn a_word_keeps_other_rooms_out_and_stays_once_codes_are_in() {
    let mut room = room();
    update(&mut room, Event::Type(Field::Word, " Oak-Tree 7 & <script>".to_owned()));
    assert_eq!(room.settings.word, "oaktree7script");
    update(&mut room, Event::Type(Field::Word, "Oak".to_owned()));
    assert_eq!(
        join_address(&room.settings, FormLetter::A),
        "https://host.example/check/embed.html#length=standard&form=a&room=oak"
    );
    enter(&mut room, &code(1));
    assert!(matches!(room.said, Some(Say::Refused(Refusal::OtherPack { .. }))));
    enter(&mut room, &encode(&Content { tag: PackTag::new(ID, 1, "oak"), ..person(1) }).to_string());
    assert_eq!(room.codes(), 1);
    update(&mut room, Event::Type(Field::Word, "elm".to_owned()));
    assert_eq!((room.settings.word.as_str(), room.said), ("oak", Some(Say::WordStays)));
    let mut other = self::room();
    update(&mut other, Event::CheckLanguage("cy".to_owned()));
    update(&mut other, Event::Type(Field::Base, "https://a.example/b/index.html#x=1".to_owned()));
    assert_eq!(
        join_address(&other.settings, FormLetter::B),
        "https://a.example/b/embed.html#length=quick&form=b&lang=cy"
    );
}

#[test]
fn cohort_files_of_other_rooms_are_added_and_those_of_other_packs_refused() {
    let mut room = room();
    (0..5).for_each(|number| drop(enter(&mut room, &code(number))));
    let mut other = Cohort::new(room.tag());
    for number in 3..20 {
        other.add(Round::Before, &person(number)).unwrap();
    }
    let other = read(&write(&other)).unwrap();
    update(&mut room, Event::File(Box::new(other)));
    assert_eq!(room.codes(), 20);
    assert_eq!(room.looked(Round::Before).screen.as_ref().map(|screen| screen.people), Some(20));
    let foreign = Cohort::new(PackTag::new(ID, 1, "elm"));
    update(&mut room, Event::File(Box::new(foreign)));
    assert!(matches!(room.said, Some(Say::Refused(Refusal::OtherPack { .. }))));
    assert_eq!(room.codes(), 20);
}

/// A crash loses nothing, and two pictures on either side of it cannot be compared.
#[test]
fn a_kept_session_comes_back() {
    let mut room = room();
    update(&mut room, Event::Tick(7));
    update(&mut room, Event::Turn(Switch::Strict));
    update(&mut room, Event::Type(Field::Word, "oak".to_owned()));
    assert_eq!(update(&mut room, Event::Turn(Switch::Keep)), [Effect::AskToKeep, Effect::Keep]);
    update(&mut room, Event::Go(Place::Present));
    (0..4).for_each(|_| drop(update(&mut room, Event::Next)));
    let in_oak = |number| encode(&Content { tag: PackTag::new(ID, 1, "oak"), ..person(number) }).to_string();
    for number in 0..10 {
        assert!(enter(&mut room, &in_oak(number)).contains(&Effect::Keep));
    }
    assert!(room.looked(Round::Before).screen.is_some());
    enter(&mut room, &in_oak(10));
    update(&mut room, Event::Hands(Count { question: "feeling".to_owned(), choice: 1 }, 12));
    let text = keep(&room);

    let mut fresh = self::room();
    restore(&mut fresh, &text).unwrap();
    assert_eq!(fresh.cohort, room.cohort);
    assert_eq!((fresh.step(), fresh.slide, fresh.place), (room.step(), room.slide, Place::Present));
    assert_eq!((&fresh.settings, &fresh.hands, fresh.keeping), (&room.settings, &room.hands, Keeping::Yes));
    // Eleven people, of whom ten were shown: a picture of all would show the one.
    assert_eq!(fresh.looked(Round::Before).screen, None);
    (11..14).for_each(|number| drop(enter(&mut fresh, &in_oak(number))));
    assert_eq!(fresh.looked(Round::Before).screen.as_ref().map(|screen| screen.people), Some(14));

    for (wrong, why) in [
        (&text[..text.len() / 2], "EOF"),
        ("", "EOF"),
        ("{}", "missing"),
        (&text.replace("\"version\":1,\"agenda\"", "\"version\":9,\"agenda\""), "version 9"),
        (&text.replace("\"word\":\"oak\"", "\"word\":\"elm\""), "another pack"),
    ] {
        let mut untouched = self::room();
        let refused = restore(&mut untouched, wrong).unwrap_err();
        assert!(refused.contains(why), "{refused}");
        assert_eq!(untouched.codes(), 0);
    }
}

#[test]
fn what_is_kept_is_never_overwritten_unasked() {
    let mut room = room();
    update(&mut room, Event::FoundKept(12));
    assert_eq!(update(&mut room, Event::Turn(Switch::Keep)), []);
    assert_eq!((room.keeping, room.said.clone()), (Keeping::No, Some(Say::KeptFirst)));
    assert_eq!(update(&mut room, Event::Restore), [Effect::ReadKept]);
    update(&mut room, Event::OtherTab);
    assert_eq!(room.keeping, Keeping::OtherTab);
    assert!(!enter(&mut room, &code(1)).contains(&Effect::Keep));
}

#[test]
fn wiping_is_asked_twice_and_forgets_all_but_the_settings() {
    let mut room = room();
    update(&mut room, Event::Type(Field::Word, "oak".to_owned()));
    update(&mut room, Event::Hands(Count { question: "feeling".to_owned(), choice: 0 }, 3));
    update(&mut room, Event::Wipe);
    assert!(room.wiping && room.unsaved());
    update(&mut room, Event::WipeNo);
    assert!(!room.wiping && room.unsaved());
    update(&mut room, Event::Wipe);
    let effects = update(&mut room, Event::WipeYes);
    assert_eq!(effects, [Effect::Forget, Effect::Focus]);
    assert!(!room.unsaved());
    assert_eq!((room.settings.word.as_str(), room.codes(), room.begun), ("oak", 0, false));
}

/// What was shown under one floor must not be compared with what another shows.
#[test]
fn the_floor_is_chosen_before_people_come() {
    let mut room = room();
    update(&mut room, Event::Turn(Switch::Strict));
    (0..9).for_each(|number| drop(enter(&mut room, &code(number))));
    update(&mut room, Event::Turn(Switch::Strict));
    assert_eq!(room.looked(Round::Before).waiting, Waiting::TooFew { people: 9, needed: 10 });
    assert_eq!(room.settings.floor.people(), 10);
}
