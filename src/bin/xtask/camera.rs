//! The camera of the facilitator's page, and its reader for browsers without a detector.

use std::path::Path;

use serde_json::json;

use super::build::{DIST, GLUE, bundle, hash, wasm};
use super::glue;

/// Builds `ai-self-check.camera.js`, `.camera.work.js` and `.camera.wasm`. Speed is what counts there, so that a frame
/// does not wait: a folder of its own, because other settings would build the ordinary program anew.
pub(crate) fn camera() -> Result<(), String> {
    let wasm = wasm("scanner", "/camera", &["--config", "profile.widget.opt-level=3"])?;
    glue::camera(&wasm, Path::new(GLUE), Path::new(DIST))?;
    let hash = json!(hash::<sha2::Sha256>(&Path::new(DIST).join("ai-self-check.camera.wasm"))?);
    let define = format!("--define:HASH={hash}");
    bundle("www/facilitator/camera-work.js", "camera.js", "ai-self-check.camera.work.js", &[&define])?;
    bundle("www/facilitator/camera.js", "camera.js", "ai-self-check.camera.js", &[])
}
