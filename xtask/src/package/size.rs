//! What the package weighs.

use anyhow::Result;

use super::build::WASM;
use crate::page::size::{FileSize, weigh};
use crate::workspace::Workspace;

/// The most that the package's wasm may weigh, compressed. Its offers are data apart.
pub(crate) const WASM_BUDGET: u64 = 100 * 1024;

/// The package's wasm, and its scripts together.
pub(crate) fn weigh_package(workspace: &Workspace) -> Result<[FileSize; 2]> {
    let files = weigh(&workspace.package())?;
    let (mut wasm, mut scripts) = (FileSize::nothing(WASM), FileSize::nothing("its scripts"));
    for file in files {
        let sum = if file.name == WASM { &mut wasm } else { &mut scripts };
        sum.raw += file.raw;
        sum.brotli += file.brotli;
    }
    Ok([wasm, scripts])
}
