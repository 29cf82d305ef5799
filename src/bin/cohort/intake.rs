//! Reading: cohort files whole, all other texts piece by piece through the finder of codes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, stdin};

use ai_self_check::workshop::cohort::{self, Cohort, Counts, Round};
use ai_self_check::workshop::result_code::{Axes, Content, Door, Finder, Found, Refusal};

use super::options::{Options, Output};
use super::seen::{Known, Seen};

/// Bytes read at a time.
const PIECE: usize = 1 << 16;

/// The largest cohort file, in bytes: it is read whole. About 1,500,000 people.
const LARGEST: u64 = 256 << 20;

/// The most people that `--merge` takes from texts: each costs some hundred bytes.
const MOST_MERGED: u64 = 1_000_000;

/// Everything that was read.
pub(crate) struct Intake {
    /// From cohort files, and with `--merge` from texts; by tag.
    cohorts: BTreeMap<u8, Cohort>,
    /// From texts, by round.
    counted: [Counts; 4],
    pub(crate) report: Report,
}

/// What became of it.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) lines: u64,
    pub(crate) codes: u64,
    pub(crate) again: u64,
    /// By the places of [`Refusal::KEYS`].
    pub(crate) refused: [u64; Refusal::KEYS.len()],
    /// Lines with a text but nothing that looks like a code.
    pub(crate) without: u64,
    /// Counted without being looked up among all codes before.
    pub(crate) unsure: u64,
    pub(crate) cohort_files: u64,
    /// Codes that two cohort files share.
    pub(crate) shared: u64,
}

impl Intake {
    /// All counts of a round.
    pub(crate) fn counts(&self, round: Round) -> Counts {
        let mut all = self.counted.get(round as usize).cloned().unwrap_or_default();
        self.cohorts.values().for_each(|cohort| all.plus(&cohort.counts(round)));
        all
    }

    /// The text of one cohort file.
    pub(crate) fn merged(&self) -> Result<String, String> {
        match self.cohorts.values().collect::<Vec<_>>().as_slice() {
            [one] => Ok(cohort::write(one)),
            [] => Err("--merge: found no code".to_owned()),
            more => Err(format!("--merge: found {} tags, expected one", more.len())),
        }
    }
}

/// A source, and its bytes from the first that is no space on.
type Source<'a> = (&'a str, Box<dyn BufRead>);

/// Reads all files: cohort files first, so that codes in texts can be looked up in them.
pub(crate) fn read(options: &Options) -> Result<Intake, Vec<String>> {
    let mut intake =
        Intake { cohorts: BTreeMap::new(), counted: Default::default(), report: Report::default() };
    let (mut problems, mut texts) = (Vec::new(), Vec::new());
    for name in &options.files {
        let done = kind(name).and_then(|(cohort, bytes)| match cohort {
            true => cohort_file(&mut intake, options, bytes),
            // A pipe cannot be opened twice; files are, so that ten thousand are not open at once.
            false => {
                texts.push((name.as_str(), (name == "-").then_some(bytes)));
                Ok(())
            }
        });
        problems.extend(done.err().map(|problem| format!("{name}: {problem}")));
    }
    let mut seen = Seen::new();
    for (name, bytes) in texts {
        if options.rooms {
            seen.clear();
        }
        let source = bytes.map_or_else(|| open(name), Ok);
        let done = source.and_then(|bytes| text(&mut intake, options, &mut seen, (name, bytes)));
        problems.extend(done.err().map(|problem| format!("{name}: {problem}")));
    }
    if problems.is_empty() { Ok(intake) } else { Err(problems) }
}

fn open(name: &str) -> Result<Box<dyn BufRead>, String> {
    if name == "-" {
        return Ok(Box::new(BufReader::with_capacity(PIECE, stdin())));
    }
    let file = File::open(name).map_err(|error| error.to_string())?;
    Ok(Box::new(BufReader::with_capacity(PIECE, file)))
}

/// Whether this is a cohort file: the first byte that is no space is a brace.
fn kind(name: &str) -> Result<(bool, Box<dyn BufRead>), String> {
    let mut bytes = open(name)?;
    loop {
        let piece = bytes.fill_buf().map_err(|error| error.to_string())?;
        let spaces = piece.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        match piece.get(spaces) {
            Some(first) => {
                let cohort = *first == b'{';
                return Ok((cohort, bytes));
            }
            None if piece.is_empty() => return Ok((false, bytes)),
            None => bytes.consume(spaces),
        }
    }
}

fn cohort_file(intake: &mut Intake, options: &Options, bytes: impl Read) -> Result<(), String> {
    let mut text = String::new();
    let length = bytes.take(LARGEST + 1).read_to_string(&mut text).map_err(|error| error.to_string())?;
    if length as u64 > LARGEST {
        return Err(format!("found more than {LARGEST} bytes, expected a smaller cohort file"));
    }
    let cohort = cohort::read(&text).map_err(|refusal| refusal.to_string())?;
    let (tag, report) = (cohort.tag(), &mut intake.report);
    if let Some(expected) = options.tag.filter(|expected| *expected != tag) {
        return Err(Refusal::OtherPack { found: tag.0, expected: expected.0 }.to_string());
    }
    let all = intake.cohorts.entry(tag.0).or_insert_with(|| Cohort::new(tag));
    let merged = all.merge(&cohort).map_err(|refusal| refusal.to_string())?;
    report.cohort_files += 1;
    report.shared += merged.again as u64;
    Ok(())
}

fn text(
    intake: &mut Intake,
    options: &Options,
    seen: &mut Seen,
    (_, mut bytes): Source<'_>,
) -> Result<(), String> {
    let mut finder = Finder::new(options.tag.map_or(Door::Any, Door::Room));
    let mut line = Line::default();
    let mut problem = None;
    // At most the first bytes of one character wait for the next piece.
    let mut rest: Vec<u8> = Vec::with_capacity(PIECE + 4);
    loop {
        let piece = bytes.fill_buf().map_err(|error| error.to_string())?;
        let length = piece.len();
        rest.extend_from_slice(piece);
        bytes.consume(length);
        let whole = if length == 0 { rest.len() } else { whole_characters(&rest) };
        for character in String::from_utf8_lossy(rest.get(..whole).unwrap_or_default()).chars() {
            finder.push(0, character, |found| {
                problem = line.take(intake, options, seen, found).err().or(problem.take())
            });
            line.character(character, &mut intake.report);
        }
        rest.drain(..whole);
        if let Some(problem) = problem {
            return Err(problem);
        }
        if length == 0 {
            break;
        }
    }
    finder.finish(|found| problem = line.take(intake, options, seen, found).err());
    line.end(&mut intake.report);
    problem.map_or(Ok(()), Err)
}

/// How many bytes are not the beginning of a character that goes on.
fn whole_characters(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(_) => {
            // Only the last three bytes can be a beginning; anything else that is wrong stays and is replaced.
            let begins = |byte: &u8| *byte >= 0xC0;
            let tail = bytes.iter().rev().take(3).position(begins);
            let unfinished = |back: usize| {
                let tail = bytes.get(bytes.len() - 1 - back..).unwrap_or_default();
                std::str::from_utf8(tail).is_err_and(|error| error.error_len().is_none())
            };
            tail.filter(|back| unfinished(*back)).map_or(bytes.len(), |back| bytes.len() - 1 - back)
        }
    }
}

/// What a line held.
#[derive(Default)]
struct Line {
    any: bool,
    found: bool,
}

impl Line {
    fn character(&mut self, character: char, report: &mut Report) {
        match character {
            '\n' => self.end(report),
            other => self.any |= !other.is_whitespace(),
        }
    }

    fn end(&mut self, report: &mut Report) {
        report.lines += u64::from(self.any);
        report.without += u64::from(self.any && !self.found);
        *self = Line::default();
    }

    fn take(
        &mut self,
        intake: &mut Intake,
        options: &Options,
        seen: &mut Seen,
        found: Found,
    ) -> Result<(), String> {
        self.found = true;
        let room = |content: Content| match content.axes {
            Axes::Room(_) => Ok(content),
            Axes::Keep(_) => Err(Refusal::Keep),
        };
        match found.result.and_then(room) {
            Ok(content) => intake.code(options, seen, &content),
            Err(refusal) => {
                if let Some(count) = intake.report.refused.get_mut(refusal.kind()) {
                    *count += 1;
                }
                Ok(())
            }
        }
    }
}

impl Intake {
    fn code(&mut self, options: &Options, seen: &mut Seen, content: &Content) -> Result<(), String> {
        let round = options.round.unwrap_or(Round::of(content.form));
        let known = self.cohorts.get(&content.tag.0).is_some_and(|cohort| cohort.has(round, content));
        let known = if known && !options.rooms {
            Known::Again
        } else if options.output == Output::Merge {
            Known::New
        } else {
            seen.look(content.bits() << 2 | round as u64)
        };
        match known {
            Known::Again => {
                self.report.again += 1;
                return Ok(());
            }
            Known::Unsure => self.report.unsure += 1,
            Known::New => {}
        }
        self.report.codes += 1;
        if options.output != Output::Merge {
            if let Some(counts) = self.counted.get_mut(round as usize) {
                counts.add(content);
            }
            return Ok(());
        }
        if self.report.codes > MOST_MERGED {
            return Err(format!(
                "--merge: found more than {MOST_MERGED} codes, expected fewer; merge cohort files"
            ));
        }
        let all = self.cohorts.entry(content.tag.0).or_insert_with(|| Cohort::new(content.tag));
        all.add(round, content).map(|_| ()).map_err(|refusal| refusal.to_string())
    }
}
