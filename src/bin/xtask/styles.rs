//! The style sheets as texts inside scripts: what each needs, made small by esbuild.

use std::fs;

use super::build::{GLUE, esbuild};

/// The styles of the card and of questions.
pub(crate) fn css() -> Result<String, String> {
    Ok(style("base.css")? + &style("check.css")?)
}

/// The styles of the result and of its code.
pub(crate) fn late_css() -> Result<String, String> {
    Ok(style("result.css")? + &style("code.css")?)
}

pub(crate) fn style(name: &str) -> Result<String, String> {
    let out = format!("{GLUE}/{name}");
    esbuild(&[&format!("www/styles/{name}"), &format!("--outfile={out}")])?;
    fs::read_to_string(&out).map(|css| css.trim().to_owned()).map_err(|error| format!("{out}: {error}"))
}
