//! `dist/npm/`: the package for those who import the check; and the examples in `www/examples`, which are tests.
//!
//! The package is a folder to publish or to depend on by path. It holds the element as modules, the files that the
//! element fetches (`files/`), and the types. Importing `.` does nothing, importing `./element` defines.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::build::{DIST, esbuild, write};
use super::needs::npm_tools;
use super::run::run;

/// Modules and types that are copied as they are.
const COPIED: [&str; 8] = [
    "index.js",
    "element.js",
    "index.d.ts",
    "element.d.ts",
    "react.d.ts",
    "preact.d.ts",
    "solid.d.ts",
    "vue.d.ts",
];

/// What the element fetches, by the beginning of the path in `dist/`.
const FETCHED: [&str; 11] = [
    "ai-self-check.check.js",
    "ai-self-check.colours.js",
    "ai-self-check.frame.js",
    "ai-self-check.keep.js",
    "ai-self-check.later.js",
    "ai-self-check.p",
    "ai-self-check.reader.",
    "ai-self-check.sealed.js",
    "ai-self-check.single",
    "sealed.html",
    "packs/",
];

/// Where the examples are built.
const EXAMPLES: &str = "target/examples";

/// Writes `dist/npm/`; `failed` defines what the loader says when nothing has come.
pub(crate) fn package(failed: &str) -> Result<(), String> {
    let home = Path::new(DIST).join("npm");
    for (path, bytes) in super::size::dist_files()? {
        // The words of the workshop are for the facilitator's page, which no application embeds.
        let workshop = path.ends_with(".workshop.json");
        if !workshop && (path == "ai-self-check.wasm" || FETCHED.iter().any(|start| path.starts_with(start)))
        {
            write(&home.join("files").join(path), bytes)?;
        }
    }
    for name in COPIED {
        copy(&format!("www/npm/{name}"), &home.join(name))?;
    }
    copy("www/ai-self-check.d.ts", &home.join("types.d.ts"))?;
    copy("www/custom-elements.json", &home.join("custom-elements.json"))?;
    copy("README.md", &home.join("README.md"))?;
    copy("LICENSE", &home.join("LICENSE"))?;
    let out = format!("--outfile={DIST}/npm/shell.js");
    esbuild(&["www/npm/shell.js", "--bundle", "--mangle-props=^_", "--format=esm", failed, &out])?;
    let types = |name: &str| json!({ "types": format!("./{name}.d.ts") });
    let module = |name: &str| json!({ "types": format!("./{name}.d.ts"), "default": format!("./{name}.js") });
    let about = json!({
        "name": "ai-self-check",
        "version": env!("CARGO_PKG_VERSION"),
        "description": env!("CARGO_PKG_DESCRIPTION"),
        "license": env!("CARGO_PKG_LICENSE"),
        "type": "module",
        "exports": {
            ".": module("index"),
            "./element": module("element"),
            "./react": types("react"),
            "./preact": types("preact"),
            "./solid": types("solid"),
            "./vue": types("vue"),
            "./files/*": "./files/*",
            "./custom-elements.json": "./custom-elements.json",
            "./package.json": "./package.json",
        },
        "types": "./index.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": ["./element.js"],
    });
    let about = serde_json::to_string_pretty(&about).map_err(|error| error.to_string())?;
    write(&home.join("package.json"), about + "\n")
}

fn copy(from: &str, to: &Path) -> Result<(), String> {
    write(to, fs::read(from).map_err(|error| format!("{from}: {error}"))?)
}

/// Checks the types against the examples and builds them into `target/examples`, from `dist/npm/`.
pub(crate) fn examples() -> Result<(), String> {
    let tools = npm_tools()?;
    // Where the examples find it, as after `npm install`.
    let home = tools.join("ai-self-check");
    if home.exists() {
        fs::remove_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    }
    for (path, bytes) in super::size::dist_files()? {
        if let Some(path) = path.strip_prefix("npm/") {
            write(&home.join(path), bytes)?;
        }
    }
    // Beside the packages, because that is where tools look for them.
    let work = Path::new("target/npm/examples");
    for entry in fs::read_dir("www/examples").map_err(|error| format!("www/examples: {error}"))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        copy(&path.to_string_lossy(), &work.join(path.file_name().unwrap_or_default()))?;
    }
    let bin = |name: &str| tools.join(".bin").join(name).to_string_lossy().into_owned();
    let place = |name: &str| work.join(name).to_string_lossy().into_owned();
    let sources =
        ["plain.ts", "react.tsx", "vue.ts", "types.tsx", "types-preact.tsx", "types-solid.tsx"].map(place);
    let strict =
        ["--noEmit", "--strict", "--jsx", "react-jsx", "--module", "esnext", "--moduleResolution", "bundler"];
    let more = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--allowImportingTsExtensions"];
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    run(&bin("tsc"), &[&strict[..], &more[..], &sources[..]].concat())?;
    let compile = "const { compile } = require('svelte/compiler'); const fs = require('node:fs');
        const [from, to] = process.argv.slice(1);
        fs.writeFileSync(to, compile(fs.readFileSync(from, 'utf8'), { generate: 'client' }).js.code)";
    let (from, to) = (place("Check.svelte"), place("Check.svelte.js"));
    super::run::finish(
        "node",
        &["-e", "…", &from, &to],
        std::process::Command::new("node").args(["-e", compile, &from, &to]).env("NODE_PATH", &tools),
    )?;
    // What is compiled stands in its place, under the same name and `.js`.
    fs::remove_file(&from).map_err(|error| format!("{from}: {error}"))?;
    for (source, out) in
        [("plain.ts", "plain"), ("react.tsx", "react"), ("vue.ts", "vue"), ("svelte.js", "svelte")]
    {
        let out = format!("--outfile={EXAMPLES}/{out}.js");
        esbuild(&[
            &place(source),
            "--bundle",
            "--format=esm",
            "--jsx=automatic",
            "--splitting=false",
            "--conditions=browser,production",
            "--alias:vue=./target/npm/node_modules/vue/dist/vue.esm-bundler.js",
            "--resolve-extensions=.tsx,.ts,.js",
            "--define:process.env.NODE_ENV=\"production\"",
            "--define:__VUE_OPTIONS_API__=true",
            "--define:__VUE_PROD_DEVTOOLS__=false",
            "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false",
            &out,
        ])?;
    }
    Ok(())
}
