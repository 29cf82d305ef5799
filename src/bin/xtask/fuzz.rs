//! `fuzz`: libFuzzer for some seconds, without cargo-fuzz and without a nightly compiler.
//!
//! What cargo-fuzz adds is a handful of compiler flags that stable has too. The target lives in its own
//! folder of `target/`, so that nothing else is built twice. Safe Rust is fuzzed, so no sanitizer is linked;
//! overflow and debug assertions are on.

use std::fs;
use std::path::Path;
use std::process::Command;

use ai_self_check::pack::problem::Report;
use ai_self_check::pack::read::json::defaults;
use serde_json::Value;

use super::build::plain;
use super::packs::files;
use super::run::{cargo, finish};

const HOME: &str = "target/fuzz";

/// Coverage as libFuzzer reads it, and every check that the compiler can add.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions -Coverflow-checks -Ccodegen-units=1";

/// A run of more than this many seconds is a finding: somebody's page would stand still.
const SLOWEST: &str = "-timeout=5";

/// A target: its name, the program that holds it, and the most bytes of an input (twice the example pack; the longest
/// seed).
const TARGETS: [(&str, &str, u32); 5] = [
    ("pack", "fuzz-pack", 40_000),
    ("code", "fuzz-room", 200),
    ("chat", "fuzz-room", 4_000),
    ("cohort", "fuzz-room", 20_000),
    ("camera", "fuzz-room", 6_000),
];

/// Runs a target for some seconds; an error if it finds anything.
pub(crate) fn fuzz(target: &str, seconds: &str) -> Result<(), String> {
    let names = TARGETS.map(|(name, _, _)| name).join(", ");
    let found = TARGETS.iter().find(|(name, _, _)| *name == target);
    let (target, name, most) =
        found.ok_or_else(|| format!("found no target \"{target}\", expected one of {names}"))?;
    let seconds: u32 = seconds.parse().map_err(|_| format!("found \"{seconds}\", expected seconds"))?;
    let folder = |what: &str| format!("{HOME}/{what}/{target}");
    let (seeds, corpus, findings) = (folder("seeds"), folder("corpus"), folder("findings") + "/");
    for folder in [&seeds, &corpus, &findings] {
        fs::create_dir_all(folder).map_err(|error| format!("{folder}: {error}"))?;
    }
    write_seeds(target, &seeds)?;

    let host = host()?;
    // Naming the target keeps the flags from build scripts and macros.
    let arguments = ["build", "--quiet", "--release", "--target", &host, "--bin", name];
    let arguments = [&arguments[..], &["--no-default-features", "--features", "fuzz"]].concat();
    let mut command = Command::new(cargo());
    command.args(&arguments).env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", HOME);
    finish("cargo", &arguments, &mut command)?;

    let program = format!("{HOME}/{host}/release/{name}");
    let (time, artifacts) = (format!("-max_total_time={seconds}"), format!("-artifact_prefix={findings}"));
    let longest = format!("-max_len={most}");
    let arguments = [&longest, SLOWEST, &time, &artifacts, "-print_final_stats=1", &corpus, &seeds];
    let mut command = Command::new(&program);
    command.args(arguments).env("ASC_DEFAULTS", format!("{HOME}/defaults.json")).env("ASC_TARGET", target);
    finish(&program, &arguments, &mut command)
        .map_err(|error| format!("{error}\nwhat was found is in {findings}: make it a case first"))
}

fn write_seeds(target: &str, folder: &str) -> Result<(), String> {
    let save = |name: &str, text: &str| {
        fs::write(format!("{folder}/{name}"), text).map_err(|error| format!("{folder}/{name}: {error}"))
    };
    match target {
        "pack" => pack_seeds(folder),
        "cohort" => save("room", COHORT),
        // Drawn in each way: how, how large, dark, light.
        "camera" => (0..8).try_for_each(|way| {
            let head = [way, way + 1, 20, 120].map(char::from);
            save(&format!("way-{way}"), &head.iter().chain(&['a'; 60]).collect::<String>())
        }),
        _ => save("vectors", CODES).and_then(|()| save("one", "GZ1T-ZEW8-EQ7A")),
    }
}

/// The vectors of the specification, as people write them.
const CODES: &str = "[10:02] Sam: my code is gz1tzew8eq7a, thanks\nPF5B-P5ZR-KFS7 and R2RH 733S FGKJ.";

/// A cohort of one person.
const COHORT: &str = r#"{"format":"ai-self-check-cohort","version":1,"tag":90,"rounds":{"before":{"people":1,"cells":{"lean.over":[5],"role-0.confidence-1.judgement-1":[6],"worry.none":[7]}}}}"#;

/// The example pack, what its broken copies make of it, and the texts of the shipped pack.
fn pack_seeds(folder: &str) -> Result<(), String> {
    let read = |path: &Path| -> Result<Value, String> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    };
    let save = |name: &str, value: &Value| {
        fs::write(format!("{folder}/{name}"), value.to_string()).map_err(|error| format!("{name}: {error}"))
    };
    let example = read(Path::new(super::build::EXAMPLE))?;
    save("example", &example)?;
    save("every-kind", &every_kind(&example))?;
    for entry in fs::read_dir("tests/cases/packs").map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let mut case = read(&path)?;
        let patch = serde_json::from_value::<json_patch::Patch>(case["patch"].take());
        let mut pack = example.clone();
        // A patch of a complete language does not fit the example as it is; the rest make seeds enough.
        if patch.is_ok_and(|patch| json_patch::patch(&mut pack, &patch).is_ok()) {
            save(&path.file_stem().unwrap_or_default().to_string_lossy(), &pack)?;
        }
    }
    let shared = defaults(&files(Path::new("www/packs/from-fear-to-fearless"))?, &mut Report::default());
    fs::write(format!("{HOME}/defaults.json"), plain(&shared).to_string()).map_err(|error| error.to_string())
}

/// The example with items and a form of the kinds that it does without.
fn every_kind(example: &Value) -> Value {
    let mut pack = example.clone();
    for (kind, id, from) in [("knowledge", "knows", 0), ("spot", "spots", 1)] {
        let mut item = example["scenario"][from].clone();
        item["id"] = id.into();
        if kind == "spot" {
            item["output"] = "What it wrote.".into();
            item["original"] = "What it was given.".into();
        }
        pack[kind] = vec![item].into();
    }
    let mut form = example["form"][0].clone();
    form["length"] = "standard".into();
    form["knowledge"] = vec!["knows"].into();
    form["spot"] = vec!["spots"].into();
    pack["form"] = vec![example["form"][0].clone(), form].into();
    pack
}

/// The triple of this machine.
fn host() -> Result<String, String> {
    let about = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc: {error}"))?;
    let about = String::from_utf8_lossy(&about.stdout).into_owned();
    let line = about.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or_else(|| "rustc -vV: expected a line \"host: \"".to_owned())
}
