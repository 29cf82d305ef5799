//! The cloakroom: what is handed in comes back as it was, and what was not handed in is refused.

use ai_self_check::model::form::Length::{self, Quick, Standard};
use ai_self_check::model::response::Responses;
use ai_self_check::pack::Pack;
use ai_self_check::pack::people::Chance;
use ai_self_check::session::snapshot::{Refusal, resume, write};
use ai_self_check::session::{Effect, Event, Feedback, Options, Phase, Session, start};
use proptest::prelude::*;

use crate::run::{Run, options};
use crate::strategies::{config, respond};
use crate::support;

/// A run that a text was taken to, or why not.
fn read(pack: &Pack, options: Options, text: &str) -> Result<Session, Refusal> {
    let (mut session, _) = start(pack, options).unwrap();
    resume(pack, &mut session, text).map(|()| session)
}

/// A run that random events have led somewhere.
fn wandered(seed: u64, length: Length) -> Run {
    let mut chance = Chance(seed);
    let number = u32::try_from(chance.below(usize::MAX >> 32)).unwrap_or(u32::MAX);
    let mut run = Run::new(Options { seed: number, keep: true, feedback: Feedback::Each, ..options(length) });
    for _ in 0..chance.below(150) {
        let option = u8::try_from(chance.below(6)).unwrap();
        run.send(match chance.below(8) {
            0 => Event::Back,
            1 => Event::Visit(chance.below(30)),
            2..=4 => Event::Next,
            5 => Event::Choose { group: 1, option },
            _ => Event::Choose { group: 0, option },
        });
    }
    run
}

/// What must come back. Reasons come back as their question, and a role that was not gone on from is asked again.
fn kept(session: &Session) -> (Phase, Option<usize>, &Responses, bool, u32) {
    let phase = match session.phase {
        Phase::Reasons(place) => Phase::Item(place),
        phase => phase,
    };
    (phase, session.asked_as, &session.responses, session.told, session.options.seed)
}

fn length() -> impl Strategy<Value = Length> {
    prop_oneof![Just(Quick), Just(Standard)]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_run_comes_back(seed in any::<u64>(), length in length()) {
        let run = wandered(seed, length);
        let text = write(&run.pack, &run.session);
        let back = read(&run.pack, Options { seed: 7, ..options(length) }, &text).unwrap();
        prop_assert_eq!(kept(&back), kept(&run.session));
        prop_assert_eq!((back.role, back.from_review), (back.asked_as, false));
        prop_assert_eq!(write(&run.pack, &back), text);
    }

    /// Any answers that fit, also those that no order of events leads to with few questions.
    #[test]
    fn all_answers_come_back(seed in any::<u64>(), length in length(), skips in 0..4usize) {
        let mut run = Run::new(options(length));
        run.session.responses = respond(&run.session.form, &mut Chance(seed), skips);
        let text = write(&run.pack, &run.session);
        let back = read(&run.pack, options(length), &text).unwrap();
        prop_assert_eq!(back.responses, run.session.responses);
    }

    #[test]
    fn any_text_is_refused(text in any::<String>(), names in 0..4usize) {
        let begin = ["", "1 ", "1 from-fear-to-fearless ", "1 from-fear-to-fearless a "][names];
        let whole = [begin, &text].concat();
        let found = read(&support::pack(), options(Quick), &whole);
        prop_assert!(found.is_err());
    }

    /// One letter changed, taken away, doubled, or exchanged with its neighbour.
    #[test]
    fn a_damaged_text_is_refused(seed in any::<u64>(), length in length(), place in any::<prop::sample::Index>(), other in b' '..127) {
        let run = wandered(seed, length);
        let text = write(&run.pack, &run.session).into_bytes();
        let place = place.index(text.len());
        let mut changed = text.clone();
        changed[place] = other;
        let (mut shorter, mut longer, mut turned) = (text.clone(), text.clone(), text.clone());
        shorter.remove(place);
        longer.insert(place, text[place]);
        turned.swap(place, (place + 1) % text.len());
        for damaged in [changed, shorter, longer, turned, text[..place].to_vec()] {
            if damaged != text {
                let damaged = String::from_utf8(damaged).unwrap();
                let found = read(&run.pack, options(length), &damaged);
                prop_assert!(found.is_err(), "{}", damaged);
            }
        }
    }

    /// Whoever can work out the sum can still say nothing that clicks could not.
    #[test]
    fn a_forged_text_holds_only_what_clicks_could(seed in any::<u64>(), length in length(), flips in 1..4usize) {
        let run = wandered(seed, length);
        let mut chance = Chance(seed);
        let mut text = write(&run.pack, &run.session).into_bytes();
        let numbers = text.iter().rposition(|byte| *byte == b' ').unwrap() + 1;
        for _ in 0..flips {
            let place = numbers + chance.below(text.len() - 6 - numbers);
            text[place] = b'0' + u8::try_from(chance.below(64)).unwrap();
        }
        let forged = with_sum(&text[..text.len() - 6]);
        if let Ok(session) = read(&run.pack, options(length), &forged) {
            prop_assert_eq!(write(&run.pack, &session), forged);
            let places = 0..session.form.items.len();
            let answered = places.filter(|place| session.responses[*place].is_some()).count();
            prop_assert_eq!(answered, session.answered(), "an answer that does not fit its question");
        }
    }
}

/// A text with its sum, worked out a second time.
fn with_sum(text: &[u8]) -> String {
    let mut sum =
        text.iter().fold(0x811C_9DC5u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let mut text = String::from_utf8(text.to_vec()).unwrap();
    for _ in 0..6 {
        text.push(char::from(b'0' + u8::try_from(sum & 63).unwrap()));
        sum >>= 6;
    }
    text
}

/// A text of an unfinished run, changed, on a page with other options.
#[track_caller]
fn check(
    change: impl Fn(String) -> String,
    pack: impl Fn(&mut Pack),
    options: Options,
    expected: Option<Refusal>,
) {
    let run = wandered(3, Quick);
    let text = change(write(&run.pack, &run.session));
    let mut now = run.pack.clone();
    pack(&mut now);
    assert_eq!(read(&now, options, &text).err(), expected, "{text}");
}

#[test]
fn what_does_not_belong_here_is_refused_with_a_reason() {
    let same = |text: String| text;
    let pack = |change: fn(&mut ai_self_check::pack::Questions)| {
        move |pack: &mut Pack| {
            let mut questions = (*pack.questions).clone();
            change(&mut questions);
            pack.questions = questions.into();
        }
    };
    let now = || options(Quick);
    check(same, |_| {}, now(), None);
    check(|text| text.replacen('1', "2", 1), |_| {}, now(), Some(Refusal::Format));
    check(|_| String::new(), |_| {}, now(), Some(Refusal::Format));
    check(same, pack(|questions| questions.pack = "another".into()), now(), Some(Refusal::Pack));
    check(same, pack(|questions| questions.version += 1), now(), Some(Refusal::Pack));
    check(same, |_| {}, Options { form: "b".into(), ..now() }, Some(Refusal::Form));
    check(same, |_| {}, options(Standard), Some(Refusal::Form));
    check(same, |_| {}, Options { role: Some(6), ..now() }, Some(Refusal::Form));
    check(|text| text + "0", |_| {}, now(), Some(Refusal::Damaged));
    check(|text| text[..text.len() - 1].to_owned(), |_| {}, now(), Some(Refusal::Damaged));
}

/// The first half of one run's answers with the second half of another's.
#[test]
fn two_runs_are_never_mixed() {
    let texts = [4, 5].map(|seed| write(&support::pack(), &wandered(seed, Standard).session));
    let numbers = texts[0].rfind(' ').unwrap() + 1;
    let mut mixes = 0;
    for cut in (numbers..texts[0].len()).step_by(6) {
        let mixed = format!("{}{}", &texts[0][..cut], &texts[1][cut..]);
        if !texts.contains(&mixed) {
            assert!(read(&support::pack(), options(Standard), &mixed).is_err(), "{mixed}");
            mixes += 1;
        }
    }
    assert!(mixes > 10, "{mixes}");
}

/// The bytes of a text are a promise: a change here needs another `FORMAT`.
#[test]
fn the_format_stays() {
    let mut run = Run::new(Options { keep: true, ..options(Quick) });
    run.choose(2);
    run.next();
    run.choose(3);
    let text = write(&run.pack, &run.session);
    let zeros = "000000".repeat(run.session.form.items.len() - 1);
    let expected = format!("1 from-fear-to-fearless a 100000000000100000300000300000000000400000{zeros}");
    assert_eq!(text, with_sum(expected.as_bytes()));
}

#[test]
fn a_change_asks_to_be_kept_only_if_the_page_asks() {
    for keep in [false, true] {
        let mut run = Run::new(Options { keep, ..options(Quick) });
        let mut saves = |event| run.send(event).contains(&Effect::Save);
        assert!(!saves(Event::Print));
        assert_eq!(saves(Event::Choose { group: 0, option: 1 }), keep);
        assert!(!saves(Event::Choose { group: 0, option: 200 }), "no change");
        assert_eq!(saves(Event::Next), keep);
        assert!(!saves(Event::GuidanceArrived));
        assert_eq!(saves(Event::Back), keep);
        assert!(!saves(Event::Restart), "or it would be kept after it was forgotten");
    }
}
