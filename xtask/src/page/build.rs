//! Building the page with Trunk.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::parts;
use crate::setup::wasm_target;
use crate::workspace::Workspace;
use crate::{background, fingerprint, lock, process, web};

/// What Trunk says. Its minifier cannot read wasm-bindgen's glue and warns each time that it leaves it as it is.
const TRUNK_LOG: &str = "info,trunk::processing::minify=error";

/// Builds the page unless the last build was made from the same inputs.
pub(crate) fn ensure_built(workspace: &Workspace) -> Result<()> {
    let _lock = lock::take(&workspace.web_target().join("page.lock"), "building the page")?;
    // Taken before the build, so that what is edited meanwhile counts as not built yet.
    let wanted = fingerprint::of_page(workspace)?;
    let record = record(workspace);
    let built = fs::read_to_string(&record).is_ok_and(|text| text == wanted);
    if built && workspace.dist().join("index.html").is_file() {
        println!("The page is up to date.");
        return Ok(());
    }
    // A hook of Trunk takes it from where it lies.
    background::build::ensure_built(workspace)?;
    println!("Building the page.");
    build(workspace)?;
    fs::write(&record, wanted).with_context(|| format!("{} could not be written", record.display()))
}

/// Where the fingerprint of the last build's inputs is kept.
fn record(workspace: &Workspace) -> PathBuf {
    workspace.web_target().join("page-inputs")
}

fn build(workspace: &Workspace) -> Result<()> {
    // Trunk builds offline, so that it takes its tools from PATH; what cargo needs has to be here before.
    let mut fetch = web::command(workspace, "cargo")?;
    fetch.args(["fetch", "--locked", "--target", wasm_target::TARGET]);
    ensure!(
        process::succeeds(&mut fetch)?,
        "cargo could not fetch what the page depends on: see above"
    );

    let mut trunk = web::command(workspace, "trunk")?;
    trunk.args(["build", "--release", "--offline", "--log", TRUNK_LOG]);
    // Backtraces of Trunk itself say nothing about the page; the compiler's own messages are shown anyway.
    trunk.env("RUST_BACKTRACE", "0").env("NO_COLOR", "true");
    ensure!(process::succeeds(&mut trunk)?, "the page did not build: see Trunk's messages above");
    parts::put(workspace).context("the page's program could not be split into its parts")
}
