//! Packs on disk: find them, check them, say everything that is wrong.

use std::fs;
use std::path::{Path, PathBuf};

use ai_self_check::pack::check::{Sound, check, check_words};
use ai_self_check::pack::date::Date;
use ai_self_check::pack::problem::{Report, Severity};
use ai_self_check::pack::read::pseudo::{Pseudo, read_pseudo};
use ai_self_check::pack::read::{self, File};
use ai_self_check::pack::reading::lists::Lists;
use ai_self_check::pack::reading::{Table, keys, measure};
use ai_self_check::pack::tree::Tree;
use ai_self_check::workshop::words::{self, Words};

const PACKS: &str = "www/packs";

/// Whether the tables of the reading tools are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tables {
    /// For `check-packs`, whose purpose they are.
    Show,
    /// For the steps that only need a sound pack.
    Hide,
}

/// A sound pack with its languages.
pub(crate) struct Built {
    /// The name of its folder.
    pub(crate) name: String,
    /// What the pack reader uses for texts that somebody's own pack leaves out.
    pub(crate) defaults: Tree,
    /// Each language with its pack, the pack's own first.
    pub(crate) languages: Vec<Sound>,
    /// The words of the workshop in each language, if the pack brings any.
    pub(crate) workshops: Vec<Words>,
}

/// Checks every pack under `www/packs`; prints all problems; stops with an error if any pack has one.
pub(crate) fn check_all(tables: Tables) -> Result<Vec<Built>, String> {
    let mut folders: Vec<PathBuf> = fs::read_dir(PACKS)
        .map_err(|error| format!("{PACKS}: {error}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let mut built = Vec::new();
    let mut errors = 0;
    for folder in folders {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (languages, wrong) = check_one(&folder, tables)?;
        let (workshops, wrong_words) = workshops(&folder, &languages, tables)?;
        errors += wrong + wrong_words;
        let defaults = read::json::defaults(&files(&folder)?, &mut Report::default());
        built.push(Built { name, defaults, languages, workshops });
    }
    if errors > 0 { Err(format!("check-packs: {errors} errors")) } else { Ok(built) }
}

/// Checks one pack in every language. The count is that of the errors.
pub(crate) fn check_one(folder: &Path, tables: Tables) -> Result<(Vec<Sound>, usize), String> {
    let files = files(folder)?;
    let today = today()?;
    let mut report = Report::default();
    let own = read::read(&files, &mut report);
    let language = own.head.value.language.clone().unwrap_or_default();
    let mut measured = measure(&own, word_lists(&language)?.as_ref(), &mut report);
    measured.push(keys::balance(&own));
    show(folder, &language, &measured, tables);
    let mut runs = vec![check(&own, today, report)];
    for language in read::languages(&files) {
        let mut report = Report::default();
        let wire = read::read_language(&files, &language, &mut report);
        show(folder, &language, &measure(&wire, word_lists(&language)?.as_ref(), &mut report), tables);
        runs.push(check_words(&wire, today, report));
    }
    let mut errors = 0;
    let mut languages = Vec::new();
    for (sound, mut problems) in runs {
        problems.sort();
        problems.dedup();
        for problem in &problems {
            eprintln!("{}/{problem}", folder.display());
        }
        errors += problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        languages.extend(sound);
    }
    Ok((languages, errors))
}

/// The words of the workshop in each of these languages, the pack's own first; the count is that of the errors.
fn workshops(folder: &Path, languages: &[Sound], tables: Tables) -> Result<(Vec<Words>, usize), String> {
    let files = files(folder)?;
    let (mut all, mut errors) = (Vec::new(), 0);
    for (place, sound) in languages.iter().enumerate() {
        let language = &*sound.questions.language;
        let mut report = Report::default();
        let words = words::read(&files, sound, place == 0, &mut report);
        if let Some(words) = &words {
            let lists = word_lists(language)?;
            let measured = words::measured(words, place == 0, lists.as_ref(), &mut report);
            show(folder, &format!("{language}, the workshop"), &measured, tables);
        }
        report.problems.sort();
        for problem in &report.problems {
            eprintln!("{}/{problem}", folder.display());
        }
        errors += report.problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        all.extend(words);
    }
    Ok((all, errors))
}

/// A pack with the made-up languages behind its own and those that it brings.
pub(crate) fn with_pseudo(name: &str) -> Result<Built, String> {
    let folder = Path::new(PACKS).join(name);
    let files = files(&folder)?;
    let (mut languages, _) = check_one(&folder, Tables::Hide)?;
    for pseudo in Pseudo::ALL {
        let mut report = Report::default();
        let wire = read_pseudo(&files, pseudo, &mut report);
        let (sound, problems) = check_words(&wire, today()?, report);
        let first = problems.first().map(ToString::to_string).unwrap_or_default();
        languages.push(sound.ok_or_else(|| format!("{} in {}: {first}", folder.display(), pseudo.tag()))?);
    }
    let (workshops, _) = workshops(&folder, &languages[..1], Tables::Hide)?;
    Ok(Built { name: name.to_owned(), defaults: Tree::Null, languages, workshops })
}

/// The word lists of a language, if there are any.
fn word_lists(language: &str) -> Result<Option<Lists>, String> {
    let path = format!("{PACKS}/reading-{language}.toml");
    match fs::read_to_string(&path) {
        Ok(text) => Lists::parse(&text).map(Some).map_err(|error| format!("{path}: {error}")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{path}: {error}")),
    }
}

/// Prints tables with columns as wide as their widest cell.
fn show(folder: &Path, language: &str, measured: &[Table], tables: Tables) {
    if tables == Tables::Hide {
        return;
    }
    println!("\n== {} in {language}", folder.display());
    for table in measured {
        println!("\n{}", table.title);
        let heads: Vec<String> = table.columns.iter().map(|head| (*head).to_owned()).collect();
        let rows = || std::iter::once(&heads).chain(&table.rows);
        let wide = |column: usize| rows().map(|row| row[column].chars().count()).max().unwrap_or(0);
        for row in rows() {
            let cells: Vec<String> =
                row.iter().enumerate().map(|(column, cell)| format!("{cell:<0$}", wide(column))).collect();
            println!("  {}", cells.join("  ").trim_end());
        }
    }
    println!();
}

/// The TOML files of a folder and its sub-folders, sorted by path.
pub(crate) fn files(folder: &Path) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(|error| format!("{}: {error}", next.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "toml") {
                let text =
                    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                let relative =
                    path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                files.push(File { path: relative, text });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn today() -> Result<Date, String> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.map_err(|error| error.to_string())?.as_secs() / 86_400;
    Date::from_unix_days(i64::try_from(days).unwrap_or(0)).ok_or_else(|| "the clock shows no date".to_owned())
}
