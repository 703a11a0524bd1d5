//! wasm-opt, which makes the page's wasm smaller.

use anyhow::Result;

use super::node_packages::{self, NodePackages};
use super::{Lane, Step};
use crate::process;
use crate::progress::Report;
use crate::workspace::{Workspace, version_in};

/// The optimiser of the binaryen package, unless the same version is on `PATH` already.
pub(super) struct WasmOpt {
    version: String,
    packages: NodePackages,
    workspace: Workspace,
}

impl WasmOpt {
    pub(super) fn new(workspace: &Workspace) -> Result<Self> {
        let version = workspace.binaryen_version()?;
        Ok(Self { version, packages: NodePackages::new(workspace), workspace: workspace.clone() })
    }

    /// The tool prints one number, the first of its package's three.
    fn is_on_path(&self) -> bool {
        process::on_path("wasm-opt")
            .and_then(|path| process::output_of(path, &["--version"]))
            .is_some_and(|output| version_in(&output) == self.version.split('.').next())
    }
}

impl Step for WasmOpt {
    fn name(&self) -> String {
        format!("wasm-opt (binaryen {})", self.version)
    }

    fn plan(&self) -> String {
        "not installed; running npm ci".to_owned()
    }

    fn lane(&self) -> Lane {
        self.packages.lane()
    }

    fn is_ready(&self) -> bool {
        let installed = node_packages::program_folder(&self.workspace).join("wasm-opt").is_file();
        (installed && self.packages.is_ready()) || self.is_on_path()
    }

    fn install(&self, report: &Report<'_>) -> Result<()> {
        self.packages.install(report)
    }

    fn advice(&self) -> String {
        self.packages.advice()
    }
}
