//! The packages of `package.json`: the optimiser of the page's build and what the end-to-end tests use.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{Lane, Step};
use crate::process;
use crate::progress::Report;
use crate::workspace::Workspace;

/// The folder `node_modules`, which has to hold exactly what `package-lock.json` says.
pub(super) struct NodePackages {
    workspace: Workspace,
}

impl NodePackages {
    pub(super) fn new(workspace: &Workspace) -> Self {
        Self { workspace: workspace.clone() }
    }

    /// A copy of the lock file that the folder was installed from.
    fn installed_from(&self) -> PathBuf {
        self.workspace.root().join("node_modules/.installed-from.json")
    }
}

/// Where the packages' programs are.
pub(super) fn program_folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join("node_modules/.bin")
}

impl Step for NodePackages {
    fn name(&self) -> String {
        "Node packages".to_owned()
    }

    fn plan(&self) -> String {
        "node_modules differs from package-lock.json; running npm ci".to_owned()
    }

    fn lane(&self) -> Lane {
        Lane::Download
    }

    fn is_ready(&self) -> bool {
        let wanted = self.workspace.read("package-lock.json");
        let installed = fs::read_to_string(self.installed_from());
        matches!((wanted, installed), (Ok(wanted), Ok(installed)) if wanted == installed)
    }

    fn install(&self, report: &Report<'_>) -> Result<()> {
        let root = self.workspace.root();
        let mut command = process::command("npm");
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(root);
        report.run(&mut command, None)?;
        let copy = self.installed_from();
        fs::copy(root.join("package-lock.json"), &copy)
            .with_context(|| format!("{} could not be written", copy.display()))?;
        Ok(())
    }

    fn advice(&self) -> String {
        "install Node 20 or newer with npm, check that npm reaches its registry, and run the command again.".to_owned()
    }
}
