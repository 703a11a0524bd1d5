//! Compiling for the browser: which toolchain, which target folder, which tools.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::setup::{self, Browser, DebianRust, wasm_target};
use crate::workspace::Workspace;

/// The name of the root package, which is the page.
pub(crate) const PAGE_PACKAGE: &str = "ad-credit-lab";

/// A command with the tools of set-up first in `PATH`, compiling into the target folder for wasm.
pub(crate) fn command(workspace: &Workspace, program: &str) -> Result<Command> {
    let mut folders = setup::program_folders(workspace)?;
    if !wasm_target::in_active_toolchain() {
        let fallback = DebianRust::new(workspace)?;
        if fallback.is_ready() {
            folders.insert(0, fallback.programs());
        }
    }
    let path = process::path_with(&folders)?;
    // The program itself is looked up in this process's PATH, not in the one it is given.
    let found = folders.iter().map(|folder| folder.join(program)).find(|file| file.is_file());
    let mut command = found.map_or_else(|| process::command(program), process::command);
    command
        .current_dir(workspace.root())
        .env("PATH", path)
        .env("CARGO_TARGET_DIR", workspace.web_target());
    Ok(command)
}

/// Cargo for wasm32, with its subcommand and the target given.
pub(crate) fn cargo(workspace: &Workspace, subcommand: &str) -> Result<Command> {
    let mut cargo = command(workspace, "cargo")?;
    cargo.args([subcommand, "--target", wasm_target::TARGET]);
    Ok(cargo)
}

/// Cargo as it runs tests in the browser.
pub(crate) fn cargo_test(workspace: &Workspace) -> Result<Command> {
    let browser = Browser::find().context("there is no Chromium with a chromedriver on PATH")?;
    let mut cargo = cargo(workspace, "test")?;
    cargo.env("CHROMEDRIVER", browser.driver);
    // A test file that forgets to ask for the browser would otherwise run in Node, where there is no document.
    cargo.env("WASM_BINDGEN_USE_BROWSER", "1").env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    Ok(cargo)
}
