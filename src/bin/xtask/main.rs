//! The project's own commands: `cargo xtask <command>`. Each installs what it lacks or names it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool at a terminal may stop with a message"
)]

mod build;
mod fuzz;
mod glue;
mod needs;
mod npm;
mod packs;
mod run;
mod serve;
mod size;
mod test;

const HELP: &str = "cargo xtask <command>

  serve        build everything and serve the live demo on a loopback port
  test         run every check and test, as CI does
  build        build dist/
  examples     build, check the types of the package and build the examples into target/examples/
  check-packs  check the content, measure how it reads, list every problem
  pseudo       build target/pseudo/: the check in two made-up languages, for tests and for looking at
  fuzz         TARGET SECONDS: fuzz a target (pack) with libFuzzer; needs a C++ compiler
  size         build, print the bytes a visitor loads, fail over budget";

fn main() {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "serve" => serve::serve(),
        "test" => test::test(),
        "build" => build::build(),
        "check-packs" => packs::check_all(packs::Tables::Show)
            .map(|packs| println!("check-packs: {} packs are sound", packs.len())),
        "examples" => build::build().and_then(|()| npm::examples()),
        "pseudo" => build::build().and_then(|()| build::pseudo()),
        "fuzz" => {
            let mut given = std::env::args().skip(2);
            fuzz::fuzz(&given.next().unwrap_or_default(), &given.next().unwrap_or_default())
        }
        "size" => build::build().and_then(|()| size::size()),
        _ => Err(HELP.to_owned()),
    };
    if let Err(message) = done {
        eprintln!("{message}");
        std::process::exit(1);
    }
}
