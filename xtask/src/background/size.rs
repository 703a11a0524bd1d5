//! What the page's workers weigh. They are fetched when something is first asked of them, and are no part of the page's budget.

use anyhow::Result;

use crate::page::size::{FileSize, weigh};
use crate::workspace::Workspace;

/// What the check holds, so that it does not grow unseen.
pub(crate) const LIMIT: u64 = 280 * 1024;

/// The program with its scripts. The offers are data apart.
pub(crate) fn weigh_background(workspace: &Workspace) -> Result<FileSize> {
    let mut sum = FileSize::nothing("background, with its scripts");
    for file in weigh(&workspace.background())? {
        sum.raw += file.raw;
        sum.brotli += file.brotli;
    }
    Ok(sum)
}
