//! Set-up: what a command needs is found, or installed under `target/tools` while saying so.
//!
//! The first time this takes minutes; once everything is there it looks at a few files and says nothing.

mod cargo_install;
mod chromium;
mod debian_rust;
mod node_packages;
mod trunk;
mod wasm_bindgen;
mod wasm_opt;
pub(crate) mod wasm_target;

use std::path::PathBuf;
use std::thread;

use anyhow::{Context, Result, anyhow};

use crate::lock;
use crate::progress::{Progress, Report};
use crate::workspace::Workspace;

pub(crate) use chromium::Browser;
pub(crate) use debian_rust::DebianRust;

/// Something a command may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Rust's standard library for wasm32.
    WasmTarget,
    /// wasm-bindgen's command line tools.
    WasmBindgen,
    /// Trunk, which builds the page.
    Trunk,
    /// Binaryen's optimiser.
    WasmOpt,
    /// The packages that the end-to-end tests use.
    NodePackages,
    /// Chromium and its driver.
    Chromium,
}

/// What building the page needs.
pub(crate) const FOR_BUILDING: &[Need] =
    &[Need::WasmTarget, Need::WasmBindgen, Need::Trunk, Need::WasmOpt];
/// What building and testing the package in Node needs.
pub(crate) const FOR_PACKAGING: &[Need] =
    &[Need::WasmTarget, Need::WasmBindgen, Need::WasmOpt, Need::NodePackages];
/// What compiling, but not building, the page needs.
pub(crate) const FOR_COMPILING: &[Need] = &[Need::WasmTarget];
/// What looking at the page in a browser needs, besides building it.
pub(crate) const FOR_BROWSING: &[Need] = &[
    Need::WasmTarget,
    Need::WasmBindgen,
    Need::Trunk,
    Need::WasmOpt,
    Need::NodePackages,
    Need::Chromium,
];

/// Which resource a step keeps busy. Steps of different lanes run at the same time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    /// Compiling, which takes all the processors there are.
    Compile,
    /// Downloading and unpacking; apt and npm allow one at a time.
    Download,
}

/// One thing that set-up looks after.
trait Step: Sync {
    /// What it is, with its version.
    fn name(&self) -> String;
    /// Why it is needed and what will be done about it.
    fn plan(&self) -> String;
    /// What it keeps busy.
    fn lane(&self) -> Lane;
    /// Whether nothing has to be done.
    fn is_ready(&self) -> bool;
    /// Does what has to be done.
    fn install(&self, report: &Report<'_>) -> Result<()>;
    /// What a person can do if that fails.
    fn advice(&self) -> String;
}

/// Makes sure that everything needed is there.
pub(crate) fn prepare(workspace: &Workspace, needs: &[Need]) -> Result<()> {
    let steps = steps(workspace, needs)?;
    if steps.iter().all(|step| step.is_ready()) {
        return Ok(());
    }
    let _lock = lock::take(&workspace.tools().join("setup.lock"), "setting up")?;
    // Another process may have done the work while this one waited for the lock.
    let missing: Vec<_> = steps.into_iter().filter(|step| !step.is_ready()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    install(workspace, &missing)
}

/// Whether everything needed is there already.
pub(crate) fn is_complete(workspace: &Workspace, needs: &[Need]) -> Result<bool> {
    Ok(steps(workspace, needs)?.iter().all(|step| step.is_ready()))
}

fn steps(workspace: &Workspace, needs: &[Need]) -> Result<Vec<Box<dyn Step>>> {
    needs.iter().map(|need| step(workspace, *need)).collect()
}

fn step(workspace: &Workspace, need: Need) -> Result<Box<dyn Step>> {
    Ok(match need {
        Need::WasmTarget => Box::new(wasm_target::WasmTarget::new(workspace)?),
        Need::WasmBindgen => Box::new(wasm_bindgen::step(workspace)?),
        Need::Trunk => Box::new(trunk::step(workspace)?),
        Need::WasmOpt => Box::new(wasm_opt::WasmOpt::new(workspace)?),
        Need::NodePackages => Box::new(node_packages::NodePackages::new(workspace)),
        Need::Chromium => Box::new(chromium::Chromium),
    })
}

fn install(workspace: &Workspace, missing: &[Box<dyn Step>]) -> Result<()> {
    println!(
        "Set-up: {} to do, once. Tools go to {}.",
        steps_in_words(missing.len()),
        workspace.tools().display()
    );
    let progress = Progress::new(missing.len());
    let run_lane = |lane: Lane| -> Vec<String> {
        let numbered = (1..).zip(missing).filter(|(_, step)| step.lane() == lane);
        numbered
            .filter_map(|(number, step)| {
                run(step.as_ref(), Report { progress: &progress, number }).err()
            })
            .collect()
    };
    let failures = thread::scope(|scope| {
        let downloads = scope.spawn(|| run_lane(Lane::Download));
        let mut failures = run_lane(Lane::Compile);
        failures.extend(
            downloads.join().unwrap_or_else(|_| vec!["A set-up step panicked.".to_owned()]),
        );
        failures
    });
    if failures.is_empty() {
        println!("Set-up is complete.\n");
        return Ok(());
    }
    Err(anyhow!("set-up is incomplete.\n\n{}", failures.join("\n\n")))
}

/// Runs one step; what went wrong comes back as a text for a person.
fn run(step: &dyn Step, report: Report<'_>) -> Result<(), String> {
    if step.is_ready() {
        report.progress.skip(report.number, &step.name(), "came along with another step");
        return Ok(());
    }
    report.progress.begin(report.number, &step.name(), &step.plan());
    let result = step.install(&report).and_then(|()| {
        let found = step.is_ready().then_some(());
        found.context("every command succeeded, but what they should have installed is not there")
    });
    report.progress.end(report.number, result.is_ok());
    result.map_err(|error| {
        format!("{}: {error:#}\n\nWhat you can do: {}", step.name(), step.advice())
    })
}

fn steps_in_words(count: usize) -> String {
    if count == 1 { "one step".to_owned() } else { format!("{count} steps") }
}

/// The folders that go first in `PATH` when the page is compiled, built or tested.
pub(crate) fn program_folders(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let mut folders = vec![
        trunk::step(workspace)?.folder(),
        wasm_bindgen::step(workspace)?.folder(),
        node_packages::program_folder(workspace),
    ];
    folders.retain(|folder| folder.is_dir());
    Ok(folders)
}
