//! Running other programs, with an error that says which one failed.

use std::process::{Command, Stdio};

/// Runs a command to its end, showing its output.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    finish(program, arguments, Command::new(program).args(arguments))
}

/// Runs a prepared command to its end, showing its output.
pub(crate) fn finish(program: &str, arguments: &[&str], command: &mut Command) -> Result<(), String> {
    let line = format!("{program} {}", arguments.join(" "));
    let status = command.status().map_err(|error| format!("{line}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{line}: {status}")) }
}

/// Whether a command can be started and succeeds; shows nothing.
pub(crate) fn works(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// This cargo, as the one that runs us.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}
