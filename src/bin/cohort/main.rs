//! `cohort`: many codes and cohort files, as one table. For programmes with more rooms than a browser tab.
//!
//! Codes are read from any text in a fixed amount of memory, and what is printed follows the rules of the map
//! (`workshop::map`): nothing under 8 people, small numbers merged. It keeps nothing between two runs, so it
//! cannot see that two runs differ by one person: run it once, when everything is in.
//!
//! A file that cannot be read or is not sound stops everything, after all files were looked at: half a result
//! looks like a whole one.

mod intake;
mod options;
mod print;
mod seen;

use std::io::Write;
use std::process::ExitCode;

use options::{Options, Output};

fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => return say(options::HELP),
        Err(problem) => return fail(&[problem]),
    };
    let read = match intake::read(&options) {
        Ok(read) => read,
        Err(problems) => return fail(&problems),
    };
    match options.output {
        Output::Table => say(&print::table(&read, options.floor)),
        Output::Json => say(&print::json(&read, options.floor)),
        Output::Csv => say(&print::csv(&read, options.floor)),
        Output::Merge => match read.merged() {
            Ok(text) => {
                // Beside the file, not in it.
                eprint!("{}", print::report_lines(&read));
                say(&text)
            }
            Err(problem) => fail(&[problem]),
        },
    }
}

/// Prints; a reader that went away is no failure of ours to report.
fn say(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn fail(problems: &[String]) -> ExitCode {
    for problem in problems {
        eprintln!("cohort: {problem}");
    }
    ExitCode::from(2)
}
