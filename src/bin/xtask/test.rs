//! `test`: everything that must hold, in the order in which a failure is cheapest.

use super::build::{build, pseudo};
use super::needs::{chromium, npm_tools};
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
    step("browser and its driver", chromium)?;
    step("axe-core", || npm_tools().map(|_| ()))?;
    step("browser tests", || {
        run(
            &cargo,
            &["test", "--features", "xtask,browser-tests", "--test", "browser", "--", "--test-threads=2"],
        )
    })
}

fn step(name: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    println!("== {name}");
    let begun = std::time::Instant::now();
    work().map_err(|error| format!("{name}: {error}"))?;
    println!("== {name}: done in {} s", begun.elapsed().as_secs());
    Ok(())
}
