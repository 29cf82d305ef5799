//! The desk of the workshop: its words and pack in both languages, a room of people, and every sheet made of them.

use std::cell::OnceCell;
use std::path::Path;
use std::rc::Rc;

use ai_self_check::model::form::{Form, Length};
use ai_self_check::pack::check::{Sound, check_words};
use ai_self_check::pack::people::Chance;
use ai_self_check::pack::problem::Report;
use ai_self_check::pack::read::{self, File};
use ai_self_check::pack::split::{only, said};
use ai_self_check::pack::{Pack, Questions};
use ai_self_check::workshop::agenda::Agenda;
use ai_self_check::workshop::cohort::{Cohort, Counts, Round};
use ai_self_check::workshop::map::{Floor, Screen, screen};
use ai_self_check::workshop::result_code::PackTag;
use ai_self_check::workshop::sheets::{
    Sheet, Shown, Source, certificate, paper_form, paper_key, plan, pledge_cards, report, role_cards,
    role_key, spot_key, spot_sheets, worry_cards,
};
use ai_self_check::workshop::words::{self, Theme, Words};

use crate::cohorts::somebody;
use crate::support::{TODAY, files};

/// The two languages.
pub(crate) const LANGUAGES: [&str; 2] = ["en", "cy"];

/// All files of the real pack, those of its languages too.
pub(crate) fn all_files() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/packs/from-fear-to-fearless/cy");
    let theirs = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let theirs = theirs.map(|path| File {
        path: format!("cy/{}", path.file_name().unwrap().to_str().unwrap()),
        text: std::fs::read_to_string(&path).unwrap(),
    });
    files().iter().cloned().chain(theirs).collect()
}

/// Words and pack of a language.
pub(crate) struct Desk {
    pub(crate) words: Words,
    pub(crate) pack: Pack,
    sound: Sound,
}

/// The pack in a language, without the long look for what nobody can reach.
fn sound(language: &str) -> Sound {
    let (files, mut report) = (all_files(), Report::default());
    let wire = match language {
        "en" => read::read(&files, &mut report),
        _ => read::read_language(&files, language, &mut report),
    };
    let (sound, problems) = check_words(&wire, TODAY, report);
    sound.unwrap_or_else(|| panic!("{problems:#?}"))
}

/// Reads the words of a language from these files; with them, what is wrong.
pub(crate) fn words_of(files: &[File], language: &str) -> (Option<Words>, Vec<String>) {
    let mut report = Report::default();
    let words = words::read(files, &desk(language).sound, language == "en", &mut report);
    (words, report.problems.iter().map(ToString::to_string).collect())
}

thread_local! {
    /// Made once a thread: a pack counts its owners, which threads may not share.
    static DESKS: [OnceCell<Rc<Desk>>; 2] = const { [OnceCell::new(), OnceCell::new()] };
}

fn made(language: &str) -> Rc<Desk> {
    let sound = sound(language);
    let mut report = Report::default();
    let words = words::read(&all_files(), &sound, language == "en", &mut report);
    let words = words.unwrap_or_else(|| panic!("{:#?}", report.problems));
    let (questions, guidance) = (Rc::new(sound.questions.clone()), Rc::new(sound.guidance.clone()));
    Rc::new(Desk { words, pack: Pack { questions, guidance: Some(guidance) }, sound })
}

/// The desk of a language.
pub(crate) fn desk(language: &str) -> Rc<Desk> {
    let place = LANGUAGES.iter().position(|one| *one == language).unwrap();
    DESKS.with(|desks| Rc::clone(desks[place].get_or_init(|| made(language))))
}

impl Desk {
    pub(crate) fn source(&self) -> Source<'_> {
        Source { words: &self.words, packs: std::slice::from_ref(&self.pack) }
    }

    pub(crate) fn questions(&self) -> &Questions {
        &self.pack.questions
    }

    /// What of the pack a form needs, as a page may have it.
    pub(crate) fn part(&self, form: &str) -> Pack {
        let questions = only(self.questions(), form);
        let guidance = said(self.pack.guidance.as_ref().unwrap(), &questions);
        Pack { questions: questions.into(), guidance: Some(guidance.into()) }
    }

    pub(crate) fn form(&self, id: &str, length: Length) -> Form {
        self.questions().form(id, length).unwrap()
    }
}

/// A screen of so many random people.
pub(crate) fn room(seed: u64, people: usize) -> Option<Screen> {
    let (mut chance, mut counts) = (Chance(seed), Counts::default());
    (0..people).for_each(|_| counts.add(&somebody(&mut chance)));
    screen(&counts, Floor::Usual)
}

/// A cohort of random people in all rounds.
pub(crate) fn cohort(seed: u64, people: usize) -> Cohort {
    let (mut chance, mut cohort) = (Chance(seed), Cohort::new(PackTag(90)));
    for _ in 0..people {
        cohort.add(Round::ALL[chance.below(4)], &somebody(&mut chance)).unwrap();
    }
    cohort
}

/// Every sheet of a language, with a room of 31 before and 27 after.
pub(crate) fn sheets(desk: &Desk) -> Vec<Sheet> {
    let source = desk.source();
    let (before, after) = (room(1, 31).unwrap(), room(2, 27).unwrap());
    let first = Shown { round: Round::Before, screen: &before, roles: before.roles.as_ref() };
    let second = Shown { round: Round::After, screen: &after, roles: None };
    let mut change = report(source, &[first, second], Floor::Usual);
    change.name = "report-change".to_owned();
    let themes = [Theme::LowJudgement, Theme::Worry(3)];
    let mut sheets = vec![
        report(source, &[first], Floor::Usual),
        change,
        worry_cards(source, &[3, 0]),
        role_cards(source, None),
        role_key(source, None),
        spot_sheets(source),
        spot_key(source),
        pledge_cards(source),
        certificate(source),
    ];
    sheets.extend(
        Agenda::ALL.map(|agenda| plan(source, agenda, Some("https://example.org/check/#r=OAK"), &themes)),
    );
    for id in ["a", "b"] {
        for length in [Length::Quick, Length::Standard] {
            let form = desk.form(id, length);
            sheets.push(paper_form(source, &desk.pack, &form, None).unwrap());
            sheets.push(paper_key(source, &desk.pack, &form).unwrap());
        }
    }
    sheets
}
