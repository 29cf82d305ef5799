//! The project's own commands: `cargo xtask <command>`. Each installs what it lacks or names it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool at a terminal may stop with a message"
)]

mod build;
mod camera;
mod engines;
mod events;
mod facilitator;
mod fuzz;
mod glue;
mod needs;
mod npm;
mod packs;
mod plain;
mod run;
mod serve;
mod single;
mod size;
mod styles;
mod test;
mod texts;

const HELP: &str = "cargo xtask <command>

  serve        build everything and serve the live demo on a loopback port
  test         run every check and test, as CI does; with --browser [ENGINE] only the browser tests, in
               chromium, firefox or webkit, or in all three
  engines      print what the last browser tests found, as a table; with write, put it into README.md
  build        build dist/
  facilitator  build the facilitator's page alone, into the dist/ that is there
  examples     build, check the types of the package and build the examples into target/examples/
  check-packs  check the content, measure how it reads, list every problem
  pseudo       build target/pseudo/: the check in two made-up languages, for tests and for looking at
  fuzz         TARGET SECONDS: fuzz a target (pack, code, chat, cohort, camera) with libFuzzer; needs a C++ compiler
  size         build, print the bytes a visitor loads, fail over budget";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = arguments.first().cloned().unwrap_or_default();
    let (second, third) = (arguments.get(1).map(String::as_str), arguments.get(2).map(String::as_str));
    let done = match command.as_str() {
        "serve" => serve::serve(),
        "test" if second == Some("--browser") => test::browser_alone(third),
        "test" => test::test(),
        "engines" => engines::engines(second),
        "build" => build::build(),
        "facilitator" => facilitator::alone(),
        "check-packs" => packs::check_all(packs::Tables::Show)
            .map(|packs| println!("check-packs: {} packs are sound", packs.len())),
        "examples" => build::build().and_then(|()| npm::examples()),
        "pseudo" => build::build().and_then(|()| build::pseudo()),
        "fuzz" => fuzz::fuzz(second.unwrap_or_default(), third.unwrap_or_default()),
        "size" => build::build().and_then(|()| size::size()),
        _ => Err(HELP.to_owned()),
    };
    if let Err(message) = done {
        eprintln!("{message}");
        std::process::exit(1);
    }
}
