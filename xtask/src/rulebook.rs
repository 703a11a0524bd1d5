//! Writing the table of rules.
//!
//! The crate `rulebook` does it, so that the developer commands need not know the engine.

use anyhow::Result;

use crate::process;
use crate::workspace::Workspace;

/// Writes `docs/rule-table.md` anew, and says whether that worked.
pub(crate) fn write_table(workspace: &Workspace) -> Result<bool> {
    let mut cargo = process::command("cargo");
    cargo.args(["run", "--quiet", "--locked", "--package", "ad-credit-lab-rulebook"]);
    process::succeeds(cargo.current_dir(workspace.root()))
}
