//! What a step needs beyond Rust: installed if we can, named exactly if not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::engines::Engine;
use super::run::{cargo, finish, run, works};

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

/// The driver of Firefox, as cargo installs it; Debian has no package.
const GECKODRIVER: &str = "0.37.1";

/// Makes sure that an engine and its driver are there: by apt where we may, else says what is missing. Gives
/// the driver's path if it is not on the PATH.
pub(crate) fn engine(engine: Engine) -> Result<Option<String>, String> {
    let version = |program: &str| works(program, &["--version"]);
    let (there, packages): (bool, &[&str]) = match engine {
        Engine::Chromium => (
            version("chromedriver") && version("chromium"),
            &["chromium", "chromium-driver", "fonts-noto-core"],
        ),
        Engine::Firefox => {
            (version("firefox") || version("firefox-esr"), &["firefox-esr", "fonts-noto-core"])
        }
        Engine::WebKit => (
            works("WebKitWebDriver", &["--help"]) && works("Xvfb", &["-help"]),
            &["webkit2gtk-driver", "xvfb", "xauth", "fonts-noto-core"],
        ),
    };
    if !there {
        apt(engine, packages)?;
    }
    if engine == Engine::Firefox && !version("geckodriver") { geckodriver().map(Some) } else { Ok(None) }
}

fn apt(engine: Engine, packages: &[&str]) -> Result<(), String> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    if root && works("apt-get", &["--version"]) {
        run("apt-get", &["update", "-qq"])?;
        let install = ["install", "-y", "-qq", "--no-install-recommends"];
        return run("apt-get", &[&install[..], packages].concat());
    }
    Err(format!(
        "needed for the browser tests in {engine:?}: the browser and its driver on the PATH.\n\
        On Debian: sudo apt-get install {}",
        packages.join(" ")
    ))
}

/// Installs geckodriver once for all copies of this project, outside of `target/`: it takes minutes to build.
fn geckodriver() -> Result<String, String> {
    let home = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")));
    let root = home.ok_or("needed: geckodriver on the PATH, or HOME for a place to install it")?;
    let root = root.join("ai-self-check").join(format!("geckodriver-{GECKODRIVER}")).display().to_string();
    let driver = format!("{root}/bin/geckodriver");
    if !works(&driver, &["--version"]) {
        let package = format!("geckodriver@{GECKODRIVER}");
        // Not optimised: it only passes messages on, and builds in half the time.
        run(&cargo(), &["install", &package, "--locked", "--debug", "--root", &root]).map_err(|error| {
            format!("{error}\nneeded for the browser tests in Firefox: geckodriver on the PATH")
        })?;
    }
    Ok(driver)
}
