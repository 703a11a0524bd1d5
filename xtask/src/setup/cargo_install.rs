//! A tool that cargo compiles from its published source.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{Lane, Step};
use crate::process;
use crate::progress::Report;
use crate::workspace::{Workspace, version_in};

/// A published package, at one version, and the programs it brings.
pub(super) struct CargoInstall {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    default_features: bool,
    minutes: u32,
    tools: PathBuf,
}

impl CargoInstall {
    pub(super) fn new(
        workspace: &Workspace,
        package: &'static str,
        version: String,
        programs: &'static [&'static str],
        minutes: u32,
    ) -> Self {
        Self {
            package,
            version,
            programs,
            default_features: true,
            minutes,
            tools: workspace.tools(),
        }
    }

    /// The same tool compiled without its optional parts.
    pub(super) fn without_features(self) -> Self {
        Self { default_features: false, ..self }
    }

    /// Where this version's programs are, once installed.
    pub(super) fn folder(&self) -> PathBuf {
        self.root().join("bin")
    }

    fn root(&self) -> PathBuf {
        self.tools.join(format!("{}-{}", self.package, self.version))
    }

    fn build_folder(&self) -> PathBuf {
        self.tools.join("build").join(format!("{}-{}", self.package, self.version))
    }

    /// Whether the person has the same version installed already.
    fn is_on_path(&self) -> bool {
        self.programs.iter().all(|program| {
            process::on_path(program)
                .and_then(|path| process::output_of(path, &["--version"]))
                .is_some_and(|output| version_in(&output) == Some(&self.version))
        })
    }
}

impl Step for CargoInstall {
    fn name(&self) -> String {
        format!("{} {}", self.package, self.version)
    }

    fn plan(&self) -> String {
        format!("not installed; compiling it from source, about {} minutes", self.minutes)
    }

    fn lane(&self) -> Lane {
        Lane::Compile
    }

    fn is_ready(&self) -> bool {
        self.programs.iter().all(|program| self.folder().join(program).is_file())
            || self.is_on_path()
    }

    fn install(&self, report: &Report<'_>) -> Result<()> {
        let mut command = process::command("cargo");
        command.args([
            "install",
            "--locked",
            self.package,
            "--version",
            &self.version,
            "--no-track",
            "--force",
        ]);
        if !self.default_features {
            command.arg("--no-default-features");
        }
        command.arg("--root").arg(self.root()).env("CARGO_TARGET_DIR", self.build_folder());
        // The tool runs for seconds a day: it should compile fast, not run fast.
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        command.env("CARGO_PROFILE_RELEASE_LTO", "off");
        command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        command.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        report.run(&mut command, None)?;
        let folder = self.build_folder();
        fs::remove_dir_all(&folder)
            .with_context(|| format!("{} could not be removed", folder.display()))
    }

    fn advice(&self) -> String {
        format!(
            "check that crates can be downloaded and run the command again; it goes on where it stopped. Or install \
             {} {} yourself: any copy on PATH is used.",
            self.package, self.version
        )
    }
}
