//! What each layer runs.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{Counts, Layer};
use crate::page::size::{FileSize, kilobytes};
use crate::page::{build, size, visit};
use crate::workspace::Workspace;
use crate::{background, package, process, web};

/// Runs one layer to its end.
pub(super) fn layer(workspace: &Workspace, layer: Layer) -> Result<Counts> {
    match layer {
        Layer::Format => format(workspace),
        Layer::Clippy => clippy(workspace),
        Layer::ClippyWeb => clippy_web(workspace),
        Layer::Native => native_tests(workspace),
        Layer::Package => package_tests(workspace),
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

/// Runs the package's tests in Node.
fn package_tests(workspace: &Workspace) -> Result<Counts> {
    package::build::ensure_built(workspace)?;
    let mut node = process::command("node");
    node.args(["--test", "--test-reporter=spec"]).current_dir(workspace.root());
    node.args(test_files(workspace, "crates/js/tests")?);
    count_node(&mut node)
}

fn count_node(command: &mut Command) -> Result<Counts> {
    let mut counts = Counts::default();
    let succeeded = process::show_and_read(command, |line| counts.read_node(line))?;
    Ok(counts.of_run(succeeded))
}

fn weigh(workspace: &Workspace) -> Result<Counts> {
    build::ensure_built(workspace)?;
    package::build::ensure_built(workspace)?;
    let page = size::weigh(&workspace.dist())?;
    page.iter().for_each(print_size);
    let (_, needed) = size::first_view(&page);
    let (used, limit) = (kilobytes(needed), kilobytes(size::FIRST_VIEW_LIMIT));
    let budget = kilobytes(size::FIRST_VIEW_BUDGET);
    println!("{used} of {limit} used by the page's first view, whose budget is {budget}");
    for file in page.iter().filter(|file| !file.keeps_limit()) {
        println!("{} is larger than its limit", file.name);
    }
    let [wasm, scripts] = package::size::weigh_package(workspace)?;
    print_size(&wasm);
    print_size(&scripts);
    let (limit, budget) = (package::size::WASM_LIMIT, package::size::WASM_BUDGET);
    let (used, limit_shown) = (kilobytes(wasm.brotli), kilobytes(limit));
    println!(
        "{used} of {limit_shown} used by the package's wasm, whose budget is {}",
        kilobytes(budget)
    );
    let background = background::size::weigh_background(workspace)?;
    print_size(&background);
    println!(
        "{} of {} used by what the page's workers run",
        kilobytes(background.brotli),
        kilobytes(background::size::LIMIT)
    );
    let kept = needed <= size::FIRST_VIEW_LIMIT && page.iter().all(FileSize::keeps_limit);
    let kept = Counts::check(kept).and(Counts::check(wasm.brotli <= limit));
    Ok(kept.and(Counts::check(background.brotli <= background::size::LIMIT)))
}

fn print_size(file: &FileSize) {
    println!("{:<32}{:>12}{:>12} brotli", file.name, kilobytes(file.raw), kilobytes(file.brotli));
}

fn end_to_end(workspace: &Workspace) -> Result<Counts> {
    build::ensure_built(workspace)?;
    package::build::ensure_built(workspace)?;
    let mut node = visit::node(workspace, &["--test", "--test-reporter=spec"])?;
    node.args(test_files(workspace, "tests/e2e")?);
    count_node(&mut node)
}

/// The files of a folder, named from the top folder, that Node's test runner is to run.
fn test_files(workspace: &Workspace, folder: &str) -> Result<Vec<PathBuf>> {
    let folder = workspace.root().join(folder);
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
