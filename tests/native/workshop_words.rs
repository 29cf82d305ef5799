//! The script room: every step, need, theme and caution of a workshop has words in both languages, and files that
//! lack some are refused with the place.

use ai_self_check::model::lean::Lean;
use ai_self_check::pack::read::File;
use ai_self_check::workshop::agenda::{Agenda, Need};
use ai_self_check::workshop::cohort::Counts;
use ai_self_check::workshop::map::{Amount, Floor, screen};
use ai_self_check::workshop::result_code::{OrgGap, SOMETHING_ELSE};
use ai_self_check::workshop::words::{CAUTIONS, HANDS, SheetTexts, Theme, Words, themes};

use crate::desk::{LANGUAGES, all_files, desk, room, words_of};

#[test]
fn everything_has_words_in_both_languages() {
    for language in LANGUAGES {
        let desk = desk(language);
        let words = &desk.words;
        assert_eq!((&*words.language, &*words.direction, words.drafted), (language, "ltr", language == "cy"));
        for step in Agenda::ALL.into_iter().flat_map(Agenda::steps) {
            let entry = words.step(step.id).unwrap_or_else(|| panic!("{language} {}", step.id));
            assert!(!entry.title.is_empty() && !entry.line.is_empty(), "{language} {}", step.id);
            assert!(!entry.say.is_empty() && !entry.notes.is_empty() && !entry.timing.is_empty());
            for need in step.needs {
                assert!(words.need(*need).is_some(), "{language} {need:?}");
            }
        }
        assert!(Need::ALL.into_iter().all(|need| words.need(need).is_some()));
        assert!(HANDS.into_iter().all(|id| words.hand(id).is_some()));
        assert!(CAUTIONS.into_iter().all(|id| words.caution(id).is_some()));
        assert!(OrgGap::ALL.into_iter().all(|gap| words.gap(gap).is_some()));
        assert!(SheetTexts::FIELDS.iter().all(|(key, _)| !words.sheet.text(key).is_empty()));
        let ids = worry_ids(&desk.pack);
        let mut all = vec![Theme::LowJudgement, Theme::LowConfidence, Theme::Worry(SOMETHING_ELSE)];
        all.extend([Lean::Over, Lean::Under, Lean::Mixed].map(Theme::Lean));
        all.extend((0..ids.len() as u8).map(Theme::Worry));
        all.extend(OrgGap::ALL.map(Theme::Gap));
        for theme in all {
            let found = words.prompts(&[theme], &ids, 1);
            let key = theme.key(&ids);
            assert!(found[0].fits.contains(&key), "{language} {key}");
        }
    }
}

fn worry_ids(pack: &ai_self_check::pack::Pack) -> Vec<&str> {
    pack.questions.worries.iter().map(|row| row.text(0)).collect()
}

/// Both languages say the same things in the same order, and fill the same places.
#[test]
fn languages_have_the_same_shape() {
    let shape = |words: &Words| {
        let lists = [&words.hand, &words.need, &words.step, &words.prompt, &words.gap, &words.caution];
        let entries = lists.into_iter().flatten();
        let entries: Vec<_> = entries
            .map(|entry| {
                (entry.id.clone(), entry.say.len(), entry.notes.len(), entry.timing.len(), entry.fits.clone())
            })
            .collect();
        let places = |text: &str| {
            let mut places: Vec<String> =
                text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().to_owned()).collect();
            places.sort();
            places
        };
        let sheet: Vec<_> = words.sheet.entries().map(|(key, text)| (key.to_owned(), places(text))).collect();
        (entries, sheet)
    };
    let [one, other] = LANGUAGES.map(|language| shape(&desk(language).words));
    assert_eq!(one, other);
}

/// What the meaning of a label promises to fill is filled, and nothing else.
#[test]
fn labels_have_the_places_that_their_meaning_names() {
    let words = &desk("en").words;
    for (key, meaning) in SheetTexts::FIELDS {
        let text = words.sheet.text(key);
        for place in text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap()) {
            assert!(meaning.contains(&format!("{{{place}}}")), "{key}: {place} in {text:?}");
        }
    }
}

#[test]
fn words_travel_as_json() {
    for language in LANGUAGES {
        let words = &desk(language).words;
        let json = serde_json::to_string(words).unwrap();
        assert_eq!(&serde_json::from_str::<Words>(&json).unwrap(), words);
    }
    // A page may be older than its words.
    assert_eq!(serde_json::from_str::<Words>(r#"{"newer": 1}"#).unwrap(), Words::default());
}

/// The workshop file with this changed, in a language, is refused with this line.
#[track_caller]
fn refused(language: &str, from: &str, to: &str, expected: &str) {
    let path =
        if language == "en" { "workshop.toml".to_owned() } else { format!("{language}/workshop.toml") };
    let mut files = all_files();
    let file: &mut File = files.iter_mut().find(|file| file.path == path).unwrap();
    assert!(file.text.contains(from), "{from}");
    file.text = file.text.replacen(from, to, 1);
    let (words, problems) = words_of(&files, language);
    assert!(words.is_none());
    assert!(problems.iter().any(|line| line.contains(expected)), "no {expected} in {problems:#?}");
}

#[test]
fn files_that_lack_words_are_refused() {
    refused(
        "en",
        "id = \"welcome\"",
        "id = \"hello\"",
        "step hello, id: found \"hello\", expected one of check-a",
    );
    refused("en", "id = \"welcome\"", "id = \"hello\"", "step welcome: found nothing");
    refused(
        "en",
        "[[need]]\nid = \"slide\"",
        "[[need]]\nid = \"script\"",
        "need script, id: found the same id",
    );
    refused("en", "title = \"Mostly hope\"", "title = \" \"", "hand hope, title: found nothing");
    refused("en", "title = \"Mostly hope\"", "title = \"<b>Hope</b>\"", "hand hope, title: found markup");
    refused("en", "[\"worry-watched\"]", "[\"worry-watching\"]", "found \"worry-watching\", expected one of");
    refused("en", "for = [\"lean-mixed\"]", "for = []", "prompt depends, for: found nothing");
    refused("en", "drafted = ", "drafty = ", "sheet, drafted: found nothing, expected a text");
    refused("en", "drafted = ", "drafty = ", "sheet, drafty: found an unknown key");
    refused("en", "[room]", "[room]\nmusic = \"x\"", "room.music: found an unknown field");
    refused(
        "en",
        "[spots]\nflawed = \"spot-bus-times\"",
        "[spots]\nflawed = \"card-agenda\"",
        "spots, flawed",
    );
    refused("cy", "title = \"Croeso\"\n", "", "step welcome, title: found the pack's own language");
    refused("cy", "id = \"welcome\"", "id = \"hello\"", "step hello, id: found an id that the pack lacks");
}

#[test]
fn prompts_follow_the_room() {
    let desk = desk("en");
    let ids = worry_ids(&desk.pack);
    let ids_of = |themes: &[Theme], most| {
        let prompts = desk.words.prompts(themes, &ids, most);
        prompts.into_iter().map(|prompt| prompt.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(ids_of(&[], 3), ["hour-back", "sad-to-hand-over", "fooled"]);
    assert_eq!(
        ids_of(&[Theme::Lean(Lean::Over), Theme::Gap(OrgGap::Tools)], 3),
        ["fooled", "which-tool", "reads-well"]
    );
    assert_eq!(ids_of(&[], 0), [""; 0]);
    let all = ids_of(&[Theme::LowJudgement], 1000);
    let mut once = all.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), all.len(), "each once");
    assert_eq!(
        (ids.len(), Theme::Worry(3).key(&ids), Theme::Worry(16).key(&ids)),
        (14, "worry-blamed".to_owned(), "worry-other".to_owned())
    );
}

/// Themes come from what a screen shows, and name no more than three worries.
#[test]
fn themes_are_of_the_screen() {
    for seed in 0..200 {
        let Some(screen) = room(seed, 8 + seed as usize) else { continue };
        let found = themes(&screen);
        let worries: Vec<u8> = found
            .iter()
            .filter_map(|theme| if let Theme::Worry(worry) = theme { Some(*worry) } else { None })
            .collect();
        assert!(worries.len() <= 3, "{found:?}");
        for worry in worries {
            let shown = screen.worries.iter().find(|(one, _)| *one == worry).unwrap();
            assert_ne!(shown.1, Amount::Few);
        }
        assert!(!found.contains(&Theme::Lean(Lean::Balanced)));
    }
    assert_eq!(screen(&Counts::default(), Floor::Usual), None);
}
