//! Chromium and its driver, for the browser tests, the end-to-end tests and the screenshots.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use super::{Lane, Step};
use crate::process;
use crate::progress::Report;

/// Names under which a Chromium may be on `PATH`.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// A browser on this machine and the driver that belongs to it.
pub(crate) struct Browser {
    pub(crate) program: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// The browser on `PATH`.
    pub(crate) fn find() -> Option<Self> {
        let program = BROWSERS.iter().find_map(|name| process::on_path(name))?;
        Some(Self { program, driver: process::on_path("chromedriver")? })
    }
}

/// The distribution's packages of both.
pub(super) struct Chromium;

impl Step for Chromium {
    fn name(&self) -> String {
        "Chromium and its driver".to_owned()
    }

    fn plan(&self) -> String {
        "not installed; installing the system packages chromium and chromium-driver with apt-get"
            .to_owned()
    }

    fn lane(&self) -> Lane {
        Lane::Download
    }

    fn is_ready(&self) -> bool {
        Browser::find().is_some()
    }

    fn install(&self, report: &Report<'_>) -> Result<()> {
        process::on_path("apt-get").context("there is no apt-get on PATH")?;
        let user = process::output_of("id", &["-u"]);
        ensure!(user.as_deref() == Some("0"), "only root may install system packages");
        report.run(process::command("apt-get").arg("update"), None)?;
        let mut command = process::command("apt-get");
        command.args([
            "install",
            "--yes",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ]);
        report.run(command.env("DEBIAN_FRONTEND", "noninteractive"), None)
    }

    fn advice(&self) -> String {
        "install Chromium and a chromedriver of the same version, so that both are on PATH; on Debian as root: \
         apt-get update && apt-get install chromium chromium-driver"
            .to_owned()
    }
}
