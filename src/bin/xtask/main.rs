//! The project's own commands: `cargo xtask <command>`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a tool at a terminal may stop with a message"
)]

mod packs;

fn main() {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "check-packs" => packs::check_all().map(|_| ()),
        _ => Err("unknown command".to_owned()),
    };
    if let Err(message) = done {
        eprintln!("{message}");
        std::process::exit(1);
    }
}
