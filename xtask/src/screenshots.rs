//! `cargo xtask screenshots`.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::page::{build, visit};
use crate::workspace::Workspace;
use crate::{process, setup};

/// Photographs the built page at each route, or at its start if none is given.
pub(crate) fn run(workspace: &Workspace, out: Option<PathBuf>, routes: &[String]) -> Result<()> {
    let out = match out {
        // A relative folder is meant from where the person is, not from where Node runs.
        Some(folder) => env::current_dir().context("the current folder is gone")?.join(folder),
        None => workspace.root().join("target/screenshots"),
    };
    setup::prepare(workspace, setup::FOR_BROWSING)?;
    build::ensure_built(workspace)?;
    let mut node = visit::node(workspace, &["tests/e2e/screenshots.mjs"])?;
    node.arg(&out).args(routes);
    ensure!(process::succeeds(&mut node)?, "the page could not be photographed: see above");
    Ok(())
}
