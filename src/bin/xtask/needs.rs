//! What a step needs beyond Rust: installed if we can, named exactly if not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::run::{finish, run, works};

/// The target of the widget.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target to the toolchain in use. Automatic installs may be off, so say it outright.
pub(crate) fn wasm_target() -> Result<(), String> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = sysroot.map_err(|error| format!("rustc: {error}"))?;
    let root = String::from_utf8_lossy(&sysroot.stdout).trim().to_owned();
    if Path::new(&root).join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    run("rustup", &["target", "add", WASM])
        .map_err(|error| format!("{error}\nneeded: the target {WASM}; try `rustup target add {WASM}`"))
}

/// Installs the npm tools of `www/package.json` under `target/`, and gives the folder of their packages.
pub(crate) fn npm_tools() -> Result<PathBuf, String> {
    let home = Path::new("target/npm");
    let (want, have) = (fs::read("www/package-lock.json"), fs::read(home.join("installed.json")));
    let want = want.map_err(|error| format!("www/package-lock.json: {error}"))?;
    if have.ok().as_ref() != Some(&want) {
        if !works("npm", &["--version"]) {
            return Err("needed: Node.js with npm (version 20 or later), https://nodejs.org".to_owned());
        }
        fs::create_dir_all(home).map_err(|error| error.to_string())?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(Path::new("www").join(file), home.join(file))
                .map_err(|error| format!("{file}: {error}"))?;
        }
        let arguments = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
        finish("npm", &arguments, Command::new("npm").args(arguments).current_dir(home))?;
        fs::write(home.join("installed.json"), want).map_err(|error| error.to_string())?;
    }
    Ok(home.join("node_modules"))
}

/// Makes sure that Chromium and its driver are there: by apt where we may, else says what is missing.
pub(crate) fn chromium() -> Result<(), String> {
    if works("chromedriver", &["--version"]) && works("chromium", &["--version"]) {
        return Ok(());
    }
    let packages = ["chromium", "chromium-driver", "fonts-noto-core"];
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    if root && works("apt-get", &["--version"]) {
        run("apt-get", &["update", "-qq"])?;
        let install = ["install", "-y", "-qq", "--no-install-recommends"];
        return run("apt-get", &[&install[..], &packages[..]].concat());
    }
    Err(format!(
        "needed for the browser tests: chromium and chromedriver on the PATH.\nOn Debian: sudo apt-get install {}",
        packages.join(" ")
    ))
}
