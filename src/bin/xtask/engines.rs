//! The browser tests in three engines, one after the other, and the table that the README makes of them.
//!
//! What passed, failed, or cannot be asked of an engine is read from the test program's own output and kept in
//! `target/engines.json`. A test that cannot run somewhere prints one line, `Chromium only: why`, and ends.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::needs;
use super::run::cargo;

/// A browser engine, by the name that `ASC_ENGINE` knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Engine {
    /// Chromium under chromedriver.
    Chromium,
    /// Firefox under geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser under WebKitWebDriver, on a virtual display.
    WebKit,
}

/// All of them, in the order of the table.
pub(crate) const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

const RESULTS: &str = "target/engines.json";

/// What stands around the table in the README.
const MARKERS: [&str; 2] = ["<!-- engines: cargo xtask engines write -->", "<!-- /engines -->"];

impl Engine {
    /// The name in `ASC_ENGINE` and on the command line.
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    fn named(name: &str) -> Result<Engine, String> {
        let found = ENGINES.into_iter().find(|engine| engine.name() == name);
        found.ok_or_else(|| format!("engine: found \"{name}\", expected chromium, firefox or webkit"))
    }
}

/// One test in one engine.
#[derive(Debug, PartialEq)]
struct Outcome {
    /// With its file: `hostile::a_page_with_old_libraries`.
    name: String,
    /// `ok`, `failed`, or where alone it runs: `Chromium only`.
    result: String,
    /// Why it runs only there.
    why: String,
}

/// Runs the browser tests in the engine of this name, or in all if there is none; keeps the results, then
/// fails if any test did.
pub(crate) fn run_tests(only: Option<&str>) -> Result<(), String> {
    let engines = match only {
        Some(name) => vec![Engine::named(name)?],
        None => ENGINES.to_vec(),
    };
    let mut failed = Vec::new();
    for engine in engines {
        let driver = needs::engine(engine)?;
        let begun = std::time::Instant::now();
        println!("-- {engine:?}");
        let outcomes = outcomes(&output(engine, driver.as_deref())?);
        println!("-- {engine:?}: {} tests in {} s", outcomes.len(), begun.elapsed().as_secs());
        keep(engine, &outcomes)?;
        if outcomes.is_empty() {
            failed.push(format!("{engine:?}: no test ran"));
        }
        let bad = outcomes.iter().filter(|one| one.result == "failed");
        failed.extend(bad.map(|one| format!("{engine:?}: {}", one.name)));
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed:\n{}", failed.join("\n"))) }
}

/// Everything that the test program prints, shown as it comes.
fn output(engine: Engine, driver: Option<&str>) -> Result<String, String> {
    let mut command = Command::new(cargo());
    command.args(["test", "--features", "xtask,browser-tests", "--test", "browser", "--"]);
    // Two at a time: what two cores stand. The output of tests that pass holds what an engine cannot be asked.
    command.args(["--test-threads=2", "--show-output"]).env("ASC_ENGINE", engine.name());
    if let Some(driver) = driver {
        command.env("ASC_GECKODRIVER", driver);
    }
    let mut process =
        command.stdout(Stdio::piped()).spawn().map_err(|error| format!("cargo test: {error}"))?;
    let mut all = String::new();
    for line in BufReader::new(process.stdout.take().expect("piped")).lines().map_while(Result::ok) {
        println!("{line}");
        all.extend([&*line, "\n"]);
    }
    // Failed tests are counted from the output; whatever else went wrong leaves none.
    process.wait().map_err(|error| format!("cargo test: {error}"))?;
    Ok(all)
}

/// What became of each test, from libtest's output.
fn outcomes(output: &str) -> Vec<Outcome> {
    let mut found: BTreeMap<String, Outcome> = BTreeMap::new();
    let mut about = "";
    for line in output.lines() {
        if let Some((name, result)) = line.strip_prefix("test ").and_then(|line| line.split_once(" ... ")) {
            let result = if result == "ok" { "ok" } else { "failed" };
            let outcome = Outcome { name: name.to_owned(), result: result.to_owned(), why: String::new() };
            found.insert(name.to_owned(), outcome);
        } else if let Some(name) =
            line.strip_prefix("---- ").and_then(|line| line.strip_suffix(" stdout ----"))
        {
            about = name;
        } else if let Some((engines, why)) = line.split_once(" only: ") {
            let all_known =
                engines.split(" and ").all(|name| ENGINES.iter().any(|one| format!("{one:?}") == name));
            if let Some(outcome) = found.get_mut(about).filter(|one| all_known && one.result == "ok") {
                outcome.result = format!("{engines} only");
                outcome.why = why.to_owned();
            }
        }
    }
    found.into_values().collect()
}

fn results() -> Vec<Value> {
    let text = fs::read_to_string(RESULTS).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Replaces what is known of an engine.
fn keep(engine: Engine, outcomes: &[Outcome]) -> Result<(), String> {
    let engine = format!("{engine:?}");
    let mut all = results();
    all.retain(|one| one["engine"] != *engine);
    all.extend(
        outcomes
            .iter()
            .map(|one| json!({ "name": one.name, "engine": engine, "result": one.result, "why": one.why })),
    );
    let text = serde_json::to_string_pretty(&all).expect("plain JSON");
    fs::write(RESULTS, text + "\n").map_err(|error| format!("{RESULTS}: {error}"))
}

/// Prints the table of the last run; with `write`, puts it into the README.
pub(crate) fn engines(how: Option<&str>) -> Result<(), String> {
    let table = table(&results())?;
    match how {
        None => print!("{table}"),
        Some("write") => {
            let readme = fs::read_to_string("README.md").map_err(|error| format!("README.md: {error}"))?;
            fs::write("README.md", between(&readme, &table)?)
                .map_err(|error| format!("README.md: {error}"))?;
        }
        Some(other) => return Err(format!("engines: found \"{other}\", expected nothing or write")),
    }
    Ok(())
}

/// The text with this between its markers.
fn between(text: &str, inside: &str) -> Result<String, String> {
    let lost = || format!("README.md: expected {} and {}", MARKERS[0], MARKERS[1]);
    let (before, rest) = text.split_once(MARKERS[0]).ok_or_else(lost)?;
    let (_, after) = rest.split_once(MARKERS[1]).ok_or_else(lost)?;
    Ok(format!("{before}{}\n\n{inside}\n{}{after}", MARKERS[0], MARKERS[1]))
}

/// The results as Markdown: a table by file of tests, and why some tests do not run everywhere.
fn table(results: &[Value]) -> Result<String, String> {
    let mut rows: BTreeMap<&str, [&str; 3]> = BTreeMap::new();
    let mut reasons: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for one in results {
        let word = |key: &str| one[key].as_str().unwrap_or_default();
        let (name, result, why) = (word("name"), word("result"), word("why"));
        let column = ENGINES.iter().position(|engine| format!("{engine:?}") == word("engine"));
        let column = column.ok_or_else(|| format!("{RESULTS}: found engine \"{}\"", word("engine")))?;
        rows.entry(name).or_insert(["not run"; 3])[column] = match result {
            "ok" | "failed" => result,
            // Why stands below the table.
            _ => "not tested",
        };
        if !why.is_empty() {
            let names = reasons.entry((result, why)).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if rows.is_empty() {
        return Err(format!("{RESULTS}: no results; `cargo xtask test --browser` makes them"));
    }
    let mut table = "| case | Chromium | Firefox | WebKit |\n|---|---|---|---|\n".to_owned();
    let mut last = "";
    for (name, cells) in &rows {
        let (file, case) = name.split_once("::").unwrap_or(("", name));
        if file != last {
            table += &format!("| **{file}** | | | |\n");
            last = file;
        }
        table += &format!("| {} | {} |\n", words(case), cells.join(" | "));
    }
    if !reasons.is_empty() {
        table += "\nNot tested in every engine:\n\n";
    }
    for ((result, why), names) in &reasons {
        let names: Vec<String> =
            names.iter().map(|name| words(name.rsplit("::").next().unwrap_or(name))).collect();
        table += &format!("- {result}: {why} ({}).\n", names.join("; "));
    }
    Ok(table)
}

/// A name of a test as it is read.
fn words(name: &str) -> String {
    name.replace('_', " ")
}
