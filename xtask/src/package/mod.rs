//! The JavaScript package: making it, and what it weighs.

pub(crate) mod build;
pub(crate) mod size;

use anyhow::{Result, ensure};

use crate::page::size::kilobytes;
use crate::workspace::Workspace;
use crate::{process, setup};

/// Builds the package, packs it as npm would publish it, and prints what it weighs.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    setup::prepare(workspace, setup::FOR_PACKAGING)?;
    build::ensure_built(workspace)?;
    let folder = workspace.package();
    let mut npm = process::command("npm");
    npm.args(["pack", "--silent", "--pack-destination", ".."]).current_dir(&folder);
    ensure!(process::succeeds(&mut npm)?, "npm could not pack {}", folder.display());
    let [wasm, scripts] = size::weigh_package(workspace)?;
    let budget = size::WASM_BUDGET;
    let verdict = if wasm.brotli <= budget { "kept" } else { "MISSED" };
    for file in [&wasm, &scripts] {
        let (raw, brotli) = (kilobytes(file.raw), kilobytes(file.brotli));
        println!("{:<20}{raw:>10} raw{brotli:>10} brotli", file.name);
    }
    println!("The budget of the wasm is {} brotli: {verdict}.", kilobytes(budget));
    Ok(())
}
