//! `test`: everything that must hold, in the order in which a failure is cheapest.

use super::build::{build, pseudo};
use super::engines::run_tests;
use super::needs::npm_tools;
use super::run::{cargo, run};
use super::size::size;

/// Runs all checks and tests. CI calls this and nothing else.
pub(crate) fn test() -> Result<(), String> {
    let cargo = cargo();
    step("format", || run(&cargo, &["fmt", "--check"]))?;
    step("the pure part stands alone", || {
        run(&cargo, &["check", "--quiet", "--lib", "--no-default-features"])
    })?;
    step("lints", || {
        let all = ["clippy", "--quiet", "--all-targets", "--features", "xtask,browser-tests"];
        run(&cargo, &[&all[..], &["--", "-D", "warnings"]].concat())
    })?;
    step("lints of both readers and of the fuzz targets", || {
        let few =
            ["clippy", "--quiet", "--no-default-features", "--features", "reader,scanner,fuzz", "--lib"];
        let bins = ["--bin", "fuzz-pack", "--bin", "fuzz-room", "--", "-D", "warnings"];
        run(&cargo, &[&few[..], &bins].concat())
    })?;
    step("lints of the facilitator's page", || {
        let few =
            ["clippy", "--quiet", "--no-default-features", "--features", "facilitator,printer", "--lib"];
        run(&cargo, &[&few[..], &["--", "-D", "warnings"]].concat())
    })?;
    let native = [
        "test",
        "--quiet",
        "--features",
        "xtask,browser-tests",
        "--lib",
        "--bin",
        "cohort",
        "--test",
        "native",
    ];
    step("native tests", || run(&cargo, &native))?;
    step("simulated people", || run(&cargo, &[&native[..], &["--", "--nocapture", "everybody"]].concat()))?;
    step("build", build)?;
    step("size", size)?;
    step("made-up languages", pseudo)?;
    step("types and examples of the package", super::npm::examples)?;
    browser(None)
}

/// Runs the browser tests alone, on a fresh build: in the engine of this name, or in all.
pub(crate) fn browser_alone(engine: Option<&str>) -> Result<(), String> {
    step("build", build)?;
    step("made-up languages", pseudo)?;
    browser(engine)
}

fn browser(engine: Option<&str>) -> Result<(), String> {
    step("axe-core", || npm_tools().map(|_| ()))?;
    step("browser tests", || run_tests(engine))
}

fn step(name: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    println!("== {name}");
    let begun = std::time::Instant::now();
    work().map_err(|error| format!("{name}: {error}"))?;
    println!("== {name}: done in {} s", begun.elapsed().as_secs());
    Ok(())
}
