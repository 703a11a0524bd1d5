//! Building what the page's workers run into `target/background`, from where a hook of Trunk puts it beside the page.

use std::fs;

use anyhow::{Context, Result};

use crate::package::build::{copy_folder, write_engine, write_offers};
use crate::workspace::Workspace;
use crate::{fingerprint, lock};

/// The crate that becomes the program.
const PACKAGE: &str = "ad-credit-lab-background";
/// The program.
const WASM: &str = "background.wasm";

/// What it is made of: whatever else the workspace holds cannot change it.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "index.html",
    "package-lock.json",
    "crates/background",
    "crates/batch",
    "crates/engine",
    "crates/words",
    "offers",
    "xtask/src/background",
    "xtask/src/package",
];

/// Builds it unless the last build was made from the same inputs.
pub(crate) fn ensure_built(workspace: &Workspace) -> Result<()> {
    let lock = workspace.web_target().join("background.lock");
    let _lock = lock::take(&lock, "building what the page's workers run")?;
    // Taken before the build, so that what is edited meanwhile counts as not built yet.
    let wanted = fingerprint::of_inputs(workspace, INPUTS)?;
    let record = workspace.web_target().join("background-inputs");
    let built = fs::read_to_string(&record).is_ok_and(|text| text == wanted);
    if built && workspace.background().join(WASM).is_file() {
        println!("What the page's workers run is up to date.");
        return Ok(());
    }
    println!("Building what the page's workers run.");
    let folder = workspace.background();
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("{} could not be removed", folder.display()))?;
    }
    copy_folder(&workspace.root().join("crates/background/workers"), &folder)?;
    write_offers(workspace, &folder.join("offers.json"))?;
    write_engine(workspace, PACKAGE, &folder, WASM)?;
    fs::write(&record, wanted).with_context(|| format!("{} could not be written", record.display()))
}
