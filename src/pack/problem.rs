//! A problem in a pack: where it is, what was found, what was expected.

use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack cannot be used.
    Error,
    /// The pack can be used, but somebody should look.
    Warning,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// The file, relative to the pack's folder.
    pub file: String,
    /// The item, such as `scenario visit-summary`.
    pub item: String,
    /// The field, such as `choices.save.lean`; empty if the item as a whole is meant.
    pub field: String,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let dot = if self.field.is_empty() { "" } else { ", " };
        write!(
            f,
            "{severity}: {}: {}{dot}{}: found {}, expected {}",
            self.file, self.item, self.field, self.found, self.expected
        )
    }
}

/// Problems as lines, at most `most` and one that says how many more there are.
pub fn lines(problems: &[Problem], most: usize) -> Vec<String> {
    let mut lines: Vec<String> = problems.iter().take(most).map(ToString::to_string).collect();
    if let Some(more) = problems.len().checked_sub(most).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    lines
}

/// Collects problems; never stops at the first.
#[derive(Debug, Default)]
pub struct Report {
    /// What was found so far.
    pub problems: Vec<Problem>,
    /// The file of a pack that is one file: what is missing from a folder's files is missing there.
    one: Option<&'static str>,
}

impl Report {
    /// Whether any problem makes the pack unusable.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// A report on a pack that is one file.
    pub fn of_one_file(file: &'static str) -> Report {
        Report { problems: Vec::new(), one: Some(file) }
    }

    /// A place in the pack to report problems of.
    pub fn at(&mut self, file: &str, item: impl Into<String>) -> Place<'_> {
        // A language of such a pack is named after its file.
        let file = self.one.filter(|one| !file.starts_with(one)).unwrap_or(file);
        Place { report: self, file: file.to_owned(), item: item.into() }
    }
}

/// A place in a pack.
#[derive(Debug)]
pub struct Place<'a> {
    report: &'a mut Report,
    file: String,
    item: String,
}

impl Place<'_> {
    /// Reports an error in a field of this place.
    pub fn error(&mut self, field: &str, found: impl Into<String>, expected: impl Into<String>) {
        self.report(Severity::Error, field, found.into(), expected.into());
    }

    /// Reports a warning about a field of this place.
    pub fn warn(&mut self, field: &str, found: impl Into<String>, expected: impl Into<String>) {
        self.report(Severity::Warning, field, found.into(), expected.into());
    }

    fn report(&mut self, severity: Severity, field: &str, found: String, expected: String) {
        let problem = Problem {
            severity,
            file: self.file.clone(),
            item: self.item.clone(),
            field: field.to_owned(),
            found,
            expected,
        };
        self.report.problems.push(problem);
    }
}
