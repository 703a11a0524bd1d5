//! What the package weighs.

use anyhow::Result;

use super::build::WASM;
use crate::page::size::{FileSize, weigh};
use crate::workspace::Workspace;

/// What the package's wasm should weigh at most, compressed. Its offers are data apart.
///
/// It is missed, and reported as missed: the engine with the whole rulebook, a journal for each run, its planning and its words for
/// mistakes weighs more than half again as much even when it is compiled for size, and is then three times slower.
pub(crate) const WASM_BUDGET: u64 = 100 * 1024;

/// What the check holds, so that it does not grow unseen.
pub(crate) const WASM_LIMIT: u64 = 240 * 1024;

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
