//! The mail room: checks on paper. What people ring comes back as what they meant, and a pencil counts as the
//! program does.

use ai_self_check::model::assessment::{Assessment, assess};
use ai_self_check::model::form::{Form, Length};
use ai_self_check::model::item::{Item, JudgedKind};
use ai_self_check::model::lean::Lean;
use ai_self_check::model::response::{Response, Responses};
use ai_self_check::model::stage::Stage;
use ai_self_check::pack::people::Chance;
use ai_self_check::session::{Event, Feedback, Numerals, Options, Sharing, start, update};
use ai_self_check::workshop::cohort::{Added, Cohort, Round};
use ai_self_check::workshop::paper::{
    Column, Entered, Kind, Mistake, SEED, Trouble, codes, enter, letter, order, parts, points, reaches, write,
};
use ai_self_check::workshop::result_code::{Door, Gaps, Keys, OrgGap, PackTag, Role, decode};
use proptest::prelude::*;

use crate::desk::{Desk, desk};
use crate::strategies::{config, respond};

fn forms(desk: &Desk) -> Vec<Form> {
    let lengths = [Length::Quick, Length::Standard];
    ["a", "b"].into_iter().flat_map(|id| lengths.map(|length| desk.form(id, length))).collect()
}

/// Random answers as people can give them: worries in the picker's rules.
fn filled(desk: &Desk, form: &Form, seed: u64, skips: usize) -> Responses {
    let mut chance = Chance(seed);
    let mut responses = respond(form, &mut chance, skips);
    let count = desk.questions().worries.len();
    for (item, response) in form.items.iter().zip(&mut responses) {
        if let (Item::Worries, Some(Response::Worries { picked, other })) = (item, response) {
            picked.clear();
            for _ in 0..chance.below(3) {
                let worry = chance.below(count) as u8;
                if !picked.contains(&worry) {
                    picked.push(worry);
                }
            }
            *other = chance.below(3) == 0;
        }
    }
    responses
}

proptest! {
    #![proptest_config(config())]

    /// A filled paper, written as its strip and entered, is the same answers, and counts as the same code.
    #[test]
    fn a_paper_comes_back(which in 0..4usize, seed in any::<u64>(), skips in 0..5usize, role in 0..8u8) {
        let desk = desk("en");
        let form = forms(&desk).swap_remove(which);
        let responses = filled(&desk, &form, seed, skips);
        let entered =
            Entered { form: form.clone(), responses, role: Role::new(role), gaps: seed % 2 == 0 };
        let line = write(&desk.pack, &entered).unwrap();
        let back = enter(&desk.pack, &line).map_err(|mistake| TestCaseError::fail(format!("{line}: {mistake:?}")))?;
        prop_assert_eq!(&back, &entered, "{}", line);
        // As people type it.
        let typed = line.to_lowercase().replace(' ', " / ");
        prop_assert_eq!(&enter(&desk.pack, &typed).unwrap(), &entered);
    }

    /// Whatever is typed is refused or understood, and what is understood is written in one way.
    #[test]
    fn any_line_is_refused_or_understood(line in "(AQ|BS|aq|)[0-9+]{0,2}( [A-Pa-p1-3 ,/-]{0,14}){0,7}|.{0,40}") {
        let desk = desk("en");
        if let Ok(entered) = enter(&desk.pack, &line) {
            let written = write(&desk.pack, &entered).unwrap();
            prop_assert_eq!(enter(&desk.pack, &written).unwrap(), entered, "{}", line);
        }
    }

    /// A letter that is left out, or typed twice, refuses the line: it never moves the answers behind it.
    #[test]
    fn a_letter_too_few_or_too_many_is_refused(which in 0..4usize, seed in any::<u64>(), at in any::<usize>()) {
        let desk = desk("en");
        let form = forms(&desk).swap_remove(which);
        let responses = filled(&desk, &form, seed, 0);
        let line = write(&desk.pack, &Entered { form, responses, role: None, gaps: false }).unwrap();
        let groups: Vec<&str> = line.split(' ').collect();
        // Worries may be one or three, so that group is not among them.
        let wanted: Vec<usize> = (0..groups.len()).filter(|group| *group > 0 && *group != 2).collect();
        let group = wanted[at % wanted.len()];
        let letters: Vec<usize> = groups[group].char_indices().filter(|(_, c)| c.is_alphabetic()).map(|(at, _)| at).collect();
        let place = letters[at / 7 % letters.len()];
        let letter = &groups[group][place..=place];
        for changed in [
            [&groups[group][..place], groups[group][place + 1..].trim_start_matches(['1', '2', '3'])].concat(),
            [&groups[group][..place], letter, &groups[group][place..]].concat(),
        ] {
            let mut all = groups.clone();
            all[group] = &changed;
            prop_assert!(enter(&desk.pack, &all.join(" ")).is_err(), "{}", all.join(" "));
        }
    }

    /// Points on paper give the bands and the lean of the program, wherever nothing is left open.
    #[test]
    fn a_pencil_counts_as_the_program_does(which in 0..4usize, seed in any::<u64>()) {
        let desk = desk("en");
        let form = forms(&desk).swap_remove(which);
        let responses = filled(&desk, &form, seed, 0);
        let cuts = &desk.questions().thresholds;
        let assessment = assess(&form, &responses, cuts);
        prop_assert_eq!(by_hand(&form, &responses, &desk), program(&assessment, &cuts.cuts));
    }
}

fn program(assessment: &Assessment, cuts: &[u16; 4]) -> (Stage, Stage, Lean) {
    let stage = |score| Stage::of(score, cuts);
    let (confidence, judgement) =
        (assessment.confidence.as_ref().unwrap().score, assessment.judgement.as_ref().unwrap().score);
    (stage(confidence), stage(judgement), assessment.lean.lean)
}

/// The letter that a person would ring.
fn rung(form: &Form, place: usize, response: &Response) -> usize {
    match response {
        Response::Agree(point) => usize::from(*point),
        Response::Choice { choice, .. } => order(form, place).iter().position(|one| one == choice).unwrap(),
        Response::DontKnow => order(form, place).len(),
        Response::Worries { .. } => 0,
    }
}

/// What the key tells a person with a pencil to do.
fn by_hand(form: &Form, responses: &Responses, desk: &Desk) -> (Stage, Stage, Lean) {
    let sums = points(form);
    let cuts = &desk.questions().thresholds;
    let points_of = |column: &Column, place: usize| {
        let letters = &column.letters[place];
        responses[place].as_ref().map_or(0, |response| match letters.as_slice() {
            [] => 0,
            letters => letters[rung(form, place, response)],
        })
    };
    let sum = |column: &Column| (0..form.items.len()).map(|place| points_of(column, place)).sum::<u64>();
    let band = |column: &Column| {
        let reached = cuts.cuts.iter().filter(|cut| sum(column) >= reaches(**cut, column.whole)).count();
        Stage::ALL[reached]
    };
    let mut answers = [0i32; 2];
    let mut cards = [0i64; 2];
    for (place, item) in form.items.iter().enumerate() {
        let sides = [points_of(&sums.over, place), points_of(&sums.under, place)];
        let card = matches!(item, Item::Judged(judged) if judged.kind == JudgedKind::Sort);
        for (side, points) in sides.into_iter().enumerate() {
            if card {
                cards[side] += points as i64;
            } else if points > 0 {
                answers[side] += 1;
            }
        }
    }
    answers[0] += i32::from(cards[0] > cards[1]);
    answers[1] += i32::from(cards[1] > cards[0]);
    // In parts of a thousand, rounded half up, as the program has it.
    let share = |column: &Column| ((sum(column) * 2000 + column.whole) / (column.whole * 2)) as i64;
    let (over, under) = (share(&sums.over), share(&sums.under));
    let (least, margin) = (i64::from(cuts.lean.share), i64::from(cuts.lean.margin));
    let more = i32::from(cuts.lean.answers);
    let lean = if over >= least && over > under + margin && answers[0] >= answers[1] + more {
        Lean::Over
    } else if under >= least && under > over + margin && answers[1] >= answers[0] + more {
        Lean::Under
    } else if over >= least && under >= least && (over - under).abs() <= margin {
        Lean::Mixed
    } else {
        Lean::Balanced
    };
    (band(&sums.confidence), band(&sums.judgement), lean)
}

#[test]
fn points_are_small_and_those_of_the_marks() {
    let desk = desk("en");
    for form in forms(&desk) {
        let sums = points(&form);
        println!(
            "{} {:?}: {} {} {} {}",
            form.id,
            form.length,
            sums.confidence.whole,
            sums.judgement.whole,
            sums.over.whole,
            sums.under.whole
        );
        for (place, item) in form.judged() {
            let letters = &sums.judgement.letters[place];
            for (letter, choice) in order(&form, place).into_iter().enumerate() {
                let quality = u64::from(item.marks[usize::from(choice)].quality);
                let top = letters.iter().max().unwrap();
                assert_eq!(letters[letter] * 1000, quality * top, "{} {letter}", item.id);
            }
        }
        assert_eq!(sums.confidence.letters.iter().flatten().max(), Some(&4));
    }
}

/// A paper is a session that somebody clicked through with the paper's seed.
#[test]
fn a_paper_is_a_session() {
    let desk = desk("en");
    let form = desk.form("a", Length::Standard);
    let line = "AS ABCDEABCDEAB CD- ABCABCAB ABCD A1B2C3E C";
    let entered = enter(&desk.pack, line).unwrap();
    let options = Options {
        form: "a".into(),
        length: Length::Standard,
        role: Some(7),
        feedback: Feedback::End,
        seed: SEED,
        numerals: Numerals::default(),
        keep: false,
        sharing: Sharing::Nothing,
    };
    let (mut session, _) = start(&desk.pack, options).unwrap();
    let clicks: &[(u8, u8)] = &[(0, 0), (0, 1)];
    for (group, option) in clicks {
        session = update(&desk.pack, session, Event::Choose { group: *group, option: *option }).0;
        session = update(&desk.pack, session, Event::Next).0;
    }
    assert_eq!(session.responses[..2], entered.responses[..2]);
    assert_eq!(entered.responses.iter().filter(|response| response.is_some()).count(), form.items.len());
}

/// This line is refused for this reason.
#[track_caller]
fn refused(line: &str, expected: Mistake) {
    assert_eq!(enter(&desk("en").pack, line), Err(expected), "{line}");
}

#[test]
fn a_line_that_is_no_paper_is_refused_with_its_place() {
    let codes = || ["AQ", "AS", "BQ", "BS"].map(str::to_owned).to_vec();
    for found in ["", "Q", "A", "XQ", "AQ8", "AQ0", "AQ12", "AQ++", "+", "9", "ÅQ"] {
        let shown = found.to_uppercase();
        refused(
            &format!("{found} ABCDEA A ABCA AB"),
            match found {
                "" => Mistake::Paper { found: "ABCDEA".to_owned(), expected: codes() },
                _ => Mistake::Paper { found: shown, expected: codes() },
            },
        );
    }
    refused("", Mistake::Paper { found: String::new(), expected: codes() });
    refused("AQ ABCDEA A ABCA", Mistake::Groups { found: 3, expected: 4 });
    refused("AQ ABCDE A ABCA AB", Mistake::Answers { part: 1, found: 5, expected: 6 });
    refused("AQ ABCDEAB A ABCA AB", Mistake::Answers { part: 1, found: 7, expected: 6 });
    refused("AQ ABCDEF A ABCA AB", Mistake::Letter { part: 1, question: 6, found: 'F', last: 'E' });
    refused("AQ ABCDEA A ABCD AB", Mistake::Letter { part: 3, question: 4, found: 'D', last: 'C' });
    refused("AQ ABCDEA A ABC1 AB", Mistake::Letter { part: 3, question: 4, found: '1', last: 'C' });
    refused("AQ ABCDEA Q ABCA AB", Mistake::Letter { part: 2, question: 1, found: 'Q', last: 'P' });
    refused("AQ ABCDEA ABCD ABCA AB", Mistake::Worries { found: "ABCD".to_owned() });
    refused("AQ ABCDEA AA ABCA AB", Mistake::Worries { found: "AA".to_owned() });
    refused("AQ ABCDEA AP ABCA AB", Mistake::Worries { found: "AP".to_owned() });
    let long = "A".repeat(100_000);
    refused(&format!("AQ {long} A ABCA AB"), Mistake::Answers { part: 1, found: 100_000, expected: 6 });
    refused(&format!("{long}Q A"), Mistake::Paper { found: "A".repeat(12), expected: codes() });
}

#[test]
fn a_mistake_is_said_in_both_languages() {
    let mistakes = [
        Mistake::Paper { found: "XX".to_owned(), expected: vec!["AQ".to_owned()] },
        Mistake::Groups { found: 3, expected: 4 },
        Mistake::Answers { part: 1, found: 5, expected: 6 },
        Mistake::Letter { part: 1, question: 6, found: 'F', last: 'E' },
        Mistake::Worries { found: "AA".to_owned() },
    ];
    for language in crate::desk::LANGUAGES {
        for mistake in &mistakes {
            let said = mistake.say(&desk(language).words.sheet);
            assert!(!said.is_empty() && !said.contains('{'), "{language} {mistake:?}: {said}");
        }
    }
    let said = mistakes[2].say(&desk("en").words.sheet);
    assert_eq!(said, "Answers of part 1: found 5, expected 6. Put a dash for an open question.");
}

#[test]
fn letters_and_dashes_of_other_scripts_are_read() {
    let desk = desk("en");
    let plain = enter(&desk.pack, "AQ3+ ABCDEA - ABCA AB").unwrap();
    for line in
        ["ａｑ３＋ ａｂｃｄｅａ － ａｂｃａ ａｂ", "aq٣+ abcdea — abca ab", " AQ۳+\tABCDEA\n–,ABCA;AB. "]
    {
        assert_eq!(enter(&desk.pack, line), Ok(plain.clone()), "{line}");
    }
    assert_eq!((plain.role, plain.gaps), (Role::new(3), true));
}

#[test]
fn a_paper_is_counted_as_a_code_is() {
    let desk = desk("en");
    let tag = PackTag(90);
    let gap = |id: &str| (id == "c2-guess-allowed").then_some(OrgGap::Rules);
    let keys = Keys { tag, thresholds: &desk.questions().thresholds, gap: &gap };
    // "I have to guess which AI tools I may use" is mirrored: agreeing is a gap.
    let with = enter(&desk.pack, "AQ2+ EAEAEE AB AAAA AA").unwrap().content(&desk.pack, &keys, 7).unwrap();
    assert_eq!((with.role, with.gaps), (Role::new(2), Gaps::default().with(OrgGap::Rules)));
    let without = enter(&desk.pack, "AQ EAEAEE - AAAA AA").unwrap().content(&desk.pack, &keys, 7).unwrap();
    assert_eq!((without.role, without.gaps, without.worries), (None, Gaps::default(), None));
    let mut cohort = Cohort::new(tag);
    assert_eq!(cohort.add(Round::Before, &with), Ok(Added::New));
    assert_eq!(cohort.add(Round::Before, &without), Ok(Added::New));
    assert_eq!(cohort.add(Round::Before, &with), Ok(Added::Again));
    let empty = enter(&desk.pack, "AQ - - - -").unwrap();
    assert!(empty.content(&desk.pack, &keys, 7).is_err(), "too little for a stage");
}

/// Papers become codes that a room takes, each its own, whichever part of the pack has the form.
#[test]
fn papers_are_codes() {
    let desk = desk("en");
    let packs = ["a", "b"].map(|form| desk.part(form));
    let tag = PackTag(90);
    let same = "AQ EAEAEE AB AAAA AA\n".repeat(200);
    let text = format!("{same}\nBQ3+ EAEAEE AB AAAA AA\r\nAQ - - - -\nAQ A\nXQ A\n");
    let lines = codes(&packs, &text, tag, &|_| None, 5);
    let (sound, wrong): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.code.is_ok());
    let mut cohort = Cohort::new(tag);
    for line in &sound {
        let content = decode(&line.code.as_ref().unwrap().to_string(), Door::Room(tag)).unwrap();
        assert_eq!(cohort.add(Round::Before, &content), Ok(Added::New), "line {}", line.number);
    }
    assert_eq!((sound.len(), sound[200].number), (201, 202));
    let wrong: Vec<_> = wrong.into_iter().map(|line| (line.number, line.code.unwrap_err())).collect();
    let expected = ["AQ", "AS", "BQ", "BS"].map(str::to_owned).to_vec();
    assert_eq!(
        wrong,
        [
            (203, Trouble::TooLittle),
            (204, Trouble::Mistake(Mistake::Groups { found: 1, expected: 4 })),
            (205, Trouble::Mistake(Mistake::Paper { found: "XQ".to_owned(), expected })),
        ]
    );
    assert!(wrong.iter().all(|(_, trouble)| !trouble.say(&desk.words.sheet).is_empty()));
    assert_ne!(codes(&packs, &same, tag, &|_| None, 5), codes(&packs, &same, tag, &|_| None, 6));
}

/// A paper in the words of a role has the letters of the general one.
#[test]
fn a_role_has_the_letters_of_everybody() {
    use ai_self_check::pack::words::{Table, column};
    let desk = desk("en");
    let guidance = desk.pack.guidance.as_ref().unwrap();
    let marks = |id: &str| {
        let item = desk.questions().items.iter().find(|item| item.id() == id);
        let Some(Item::Judged(judged)) = item else { panic!("{id}") };
        judged.marks.clone()
    };
    let rows = guidance.rows(Table::StandIns);
    assert!(rows.len() > 70, "{}", rows.len());
    for row in rows {
        let (general, own) = (row.text(column::stand_in::FOR), row.text(column::stand_in::ID));
        assert_eq!(marks(general), marks(own), "{own} for {general}");
    }
}

#[test]
fn kinds_stand_together_and_letters_end_with_the_alphabet() {
    let desk = desk("en");
    for form in forms(&desk) {
        let parts = parts(&form);
        let kinds: Vec<Kind> = parts.iter().map(|part| part.kind).collect();
        for (place, kind) in kinds.iter().enumerate() {
            assert!(!kinds[..place].contains(kind), "{kinds:?}");
        }
        assert_eq!(parts.iter().map(|part| part.places.len()).sum::<usize>(), form.items.len());
    }
    assert_eq!((letter(0), letter(25), letter(26)), (Some('A'), Some('Z'), None));
}
