//! Keeping two `cargo xtask` from doing the same work in the same folder at the same time.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result};

/// Takes a lock, waiting for whoever has it; it is released when dropped.
pub(crate) fn take(path: &Path, work: &str) -> Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("{} could not be created", folder.display()))?;
    }
    let file =
        File::create(path).with_context(|| format!("{} could not be opened", path.display()))?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => {
            println!("Another `cargo xtask` is {work}; waiting for it to finish.");
        }
        Err(TryLockError::Error(_)) => {}
    }
    file.lock().with_context(|| format!("{} could not be locked", path.display()))?;
    Ok(file)
}
