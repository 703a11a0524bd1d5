//! Making WebAssembly smaller.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::workspace::Workspace;
use crate::{process, web};

/// What the compiler uses of WebAssembly, and that nothing lies at the lowest addresses.
const ARGUMENTS: &[&str] = &[
    "-Oz",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--low-memory-unused",
];

/// Optimises a module for its size, and takes away the names in it.
pub(crate) fn optimise(workspace: &Workspace, from: &Path, to: &Path) -> Result<()> {
    let mut wasm_opt = web::command(workspace, "wasm-opt")?;
    wasm_opt.args(ARGUMENTS).arg(from).arg("-o").arg(to);
    ensure!(process::succeeds(&mut wasm_opt)?, "wasm-opt failed: see above");
    Ok(())
}
