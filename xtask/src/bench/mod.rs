//! The table of figures beside their budgets.
//!
//! A row comes from a function like [`size::rows`]; a new kind of figure is a new module with one, called below.

mod engine;
mod frames;
mod size;
mod table;

use anyhow::Result;

use crate::page::build;
use crate::workspace::Workspace;
use crate::{package, setup};

/// Measures everything and prints the table.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    setup::prepare(workspace, setup::FOR_BROWSING)?;
    build::ensure_built(workspace)?;
    package::build::ensure_built(workspace)?;
    let mut rows = size::rows(workspace)?;
    rows.extend(engine::rows(workspace)?);
    rows.extend(frames::rows(workspace)?);
    println!("\n{}", table::render(&rows));
    Ok(())
}
