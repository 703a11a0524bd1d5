//! Trunk, which turns the root package and `index.html` into the page.

use anyhow::Result;

use super::cargo_install::CargoInstall;
use crate::workspace::Workspace;

/// Trunk at the version of `Trunk.toml`. Without its own features, because it downloads nothing here: no TLS to compile.
pub(super) fn step(workspace: &Workspace) -> Result<CargoInstall> {
    let version = workspace.trunk_version()?;
    Ok(CargoInstall::new(workspace, "trunk", version, &["trunk"], 4).without_features())
}
