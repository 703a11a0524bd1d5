//! What each layer runs.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{Counts, Layer};
use crate::page::{build, size, visit};
use crate::workspace::Workspace;
use crate::{process, web};

/// Runs one layer to its end.
pub(super) fn layer(workspace: &Workspace, layer: Layer) -> Result<Counts> {
    match layer {
        Layer::Format => format(workspace),
        Layer::Clippy => clippy(workspace),
        Layer::ClippyWeb => clippy_web(workspace),
        Layer::Native => native_tests(workspace),
        Layer::Browser => browser_tests(workspace),
        Layer::Build => build::ensure_built(workspace).map(|()| Counts::check(true)),
        Layer::Size => weigh(workspace),
        Layer::EndToEnd => end_to_end(workspace),
    }
}

/// Cargo with the person's own toolchain and target folder.
fn cargo(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut cargo = process::command("cargo");
    cargo.args(arguments).current_dir(workspace.root());
    cargo
}

/// Checks the format of all packages.
fn format(workspace: &Workspace) -> Result<Counts> {
    process::succeeds(&mut cargo(workspace, &["fmt", "--all", "--check"])).map(Counts::check)
}

/// Lints all packages but the page, which is never compiled natively.
fn clippy(workspace: &Workspace) -> Result<Counts> {
    let arguments =
        ["clippy", "--workspace", "--exclude", web::PAGE_PACKAGE, "--all-targets", "--locked"];
    let mut clippy = cargo(workspace, &arguments);
    process::succeeds(clippy.args(["--", "--deny", "warnings"])).map(Counts::check)
}

/// Lints the page for the target it is compiled for; what it depends on is linted natively.
fn clippy_web(workspace: &Workspace) -> Result<Counts> {
    let mut clippy = web::cargo(workspace, "clippy")?;
    clippy.args(["--package", web::PAGE_PACKAGE, "--no-deps", "--all-targets", "--locked"]);
    process::succeeds(clippy.args(["--", "--deny", "warnings"])).map(Counts::check)
}

/// Runs the tests of all packages but the page.
fn native_tests(workspace: &Workspace) -> Result<Counts> {
    let arguments =
        ["test", "--workspace", "--exclude", web::PAGE_PACKAGE, "--locked", "--no-fail-fast"];
    count_cargo(&mut cargo(workspace, &arguments))
}

fn browser_tests(workspace: &Workspace) -> Result<Counts> {
    let mut test = web::cargo_test(workspace)?;
    test.args(["--package", web::PAGE_PACKAGE, "--locked", "--no-fail-fast"]);
    count_cargo(&mut test)
}

fn count_cargo(command: &mut Command) -> Result<Counts> {
    let mut counts = Counts::default();
    let succeeded = process::show_and_read(command, |line| counts.read_cargo(line))?;
    Ok(counts.of_run(succeeded))
}

fn weigh(workspace: &Workspace) -> Result<Counts> {
    build::ensure_built(workspace)?;
    let files = size::weigh(&workspace.dist())?;
    for file in &files {
        println!(
            "{:<32}{:>12}{:>12} brotli",
            file.name,
            size::kilobytes(file.raw),
            size::kilobytes(file.brotli)
        );
    }
    let total = size::total(&files);
    println!("{} of {} used", size::kilobytes(total), size::kilobytes(size::PAGE_BUDGET));
    Ok(Counts::check(total <= size::PAGE_BUDGET))
}

fn end_to_end(workspace: &Workspace) -> Result<Counts> {
    build::ensure_built(workspace)?;
    let mut node = visit::node(workspace, &["--test", "--test-reporter=spec"])?;
    node.args(end_to_end_files(workspace)?);
    let mut counts = Counts::default();
    let succeeded = process::show_and_read(&mut node, |line| counts.read_node(line))?;
    Ok(counts.of_run(succeeded))
}

fn end_to_end_files(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let folder = workspace.root().join("tests/e2e");
    let entries = fs::read_dir(&folder)
        .with_context(|| format!("{} could not be listed", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    ensure!(!files.is_empty(), "{} holds no file named *.test.mjs", folder.display());
    files.sort();
    Ok(files)
}
