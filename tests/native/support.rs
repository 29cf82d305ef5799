//! The tool room: the real pack on a fixed day, and builders for tiny forms and responses.

use std::path::Path;
use std::rc::Rc;
use std::sync::OnceLock;

use ai_self_check::model::assessment::{Assessment, assess};
use ai_self_check::model::form::{Form, Length};
use ai_self_check::model::item::{Agree, Dimension, Item, Judged, JudgedKind, Keying, Mark, Tag};
use ai_self_check::model::response::{Response, Sureness};
use ai_self_check::model::stage::Stage;
use ai_self_check::model::thresholds::{Fearless, Floor, LeanCuts, SurenessCuts, Thresholds};
use ai_self_check::pack::check::{Sound, check};
use ai_self_check::pack::compiled;
use ai_self_check::pack::date::Date;
use ai_self_check::pack::problem::{Problem, Report};
use ai_self_check::pack::read::{self, File};
use ai_self_check::pack::{Guidance, Pack, Questions};

/// The day on which all tests run.
pub(crate) const TODAY: Date = Date { year: 2026, month: 11, day: 25 };

/// The files of the real pack, read once.
pub(crate) fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/packs/from-fear-to-fearless");
        let mut files: Vec<File> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
            .map(|path| File {
                path: path.file_name().unwrap().to_str().unwrap().to_owned(),
                text: std::fs::read_to_string(&path).unwrap(),
            })
            .collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    })
}

/// Reads and checks files in the pack's own language.
pub(crate) fn checked(files: &[File], today: Date) -> (Option<Sound>, Vec<Problem>) {
    let mut report = Report::default();
    let wire = read::read(files, &mut report);
    check(&wire, today, report)
}

/// The real pack as compiled bytes: checking it costs thousands of simulated people, so once is enough.
pub(crate) fn bytes() -> &'static (Vec<u8>, Vec<u8>) {
    static BYTES: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    BYTES.get_or_init(|| {
        let (sound, problems) = checked(files(), TODAY);
        let sound = sound.unwrap_or_else(|| panic!("the real pack: {problems:#?}"));
        let questions = compiled::write_questions(&sound.questions).unwrap();
        (questions, compiled::write_guidance(&sound.guidance).unwrap())
    })
}

pub(crate) fn questions() -> Questions {
    compiled::read_questions(&bytes().0).unwrap()
}

pub(crate) fn guidance() -> Guidance {
    compiled::read_guidance(&bytes().1).unwrap()
}

/// The real pack with its guidance.
pub(crate) fn pack() -> Pack {
    Pack { questions: Rc::new(questions()), guidance: Some(Rc::new(guidance())) }
}

/// Every form of the real pack.
pub(crate) fn forms() -> Vec<Form> {
    let questions = questions();
    let form = |key: &ai_self_check::pack::words::FormKey| questions.form(&key.id, key.length).unwrap();
    questions.forms.iter().map(form).collect()
}

/// The cuts of the measurement model, whatever the pack says today.
pub(crate) fn thresholds() -> Thresholds {
    Thresholds {
        cuts: [350, 500, 650, 800],
        floors: vec![
            Floor { judgement: 650, stage: Stage::Noticing },
            Floor { judgement: 800, stage: Stage::Building },
        ],
        fearless: Fearless { judgement: 850, over: 150, under: 200 },
        red_line_stage: Stage::Building,
        quick_stage: Stage::Steady,
        lean: LeanCuts { share: 250, margin: 100, answers: 2 },
        gap: 200,
        near: 50,
        bands: [450, 750],
        sureness: SurenessCuts { fairly: 750, certain: 950 },
        answered: 500,
    }
}

pub(crate) fn agree(dimension: Dimension, keying: Keying) -> Item {
    Item::Agree(Agree { id: "".into(), dimension, tag: Tag::Me, keying })
}

/// A judged item; each mark is (quality, lean).
pub(crate) fn judged(kind: JudgedKind, dimension: Dimension, marks: &[(u16, i8)]) -> Item {
    let mark = |&(quality, lean): &(u16, i8)| Mark { quality, lean, red_line: None };
    Item::Judged(Judged { id: "".into(), kind, dimension, marks: marks.iter().map(mark).collect() })
}

pub(crate) fn point(point: u8) -> Option<Response> {
    Some(Response::Agree(point))
}

pub(crate) fn choice(choice: u8) -> Option<Response> {
    Some(Response::Choice { choice, sureness: None })
}

pub(crate) fn sure(choice: u8, sureness: Sureness) -> Option<Response> {
    Some(Response::Choice { choice, sureness: Some(sureness) })
}

/// A form of these items, each with an id of its own.
pub(crate) fn form(length: Length, items: impl IntoIterator<Item = Item>) -> Form {
    let mut items: Vec<Item> = items.into_iter().collect();
    for (place, item) in items.iter_mut().enumerate() {
        let id = format!("item-{place}").into();
        match item {
            Item::Agree(item) => item.id = id,
            Item::Judged(item) => item.id = id,
            Item::Worries => {}
        }
    }
    Form { id: "a".into(), length, items }
}

/// Assesses items with their responses by the cuts of the measurement model.
pub(crate) fn assessed(length: Length, pairs: Vec<(Item, Option<Response>)>) -> Assessment {
    let (items, responses): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    assess(&form(length, items), &responses, &thresholds())
}
