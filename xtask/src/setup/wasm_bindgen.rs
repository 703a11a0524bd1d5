//! wasm-bindgen's tools: the one that writes the glue between wasm and JavaScript, and the runner of browser tests.

use anyhow::Result;

use super::cargo_install::CargoInstall;
use crate::workspace::Workspace;

/// The tools at the version of the library, with which they share a private protocol.
pub(super) fn step(workspace: &Workspace) -> Result<CargoInstall> {
    let version = workspace.wasm_bindgen_version()?;
    Ok(CargoInstall::new(
        workspace,
        "wasm-bindgen-cli",
        version,
        &["wasm-bindgen", "wasm-bindgen-test-runner"],
        2,
    ))
}
