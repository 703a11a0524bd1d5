//! Rust's standard library for wasm32, without which nothing of the page compiles.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};

use super::debian_rust::DebianRust;
use super::{Lane, Step};
use crate::process;
use crate::progress::Report;
use crate::workspace::Workspace;

/// The target the page is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may take. Where its server cannot be reached it may hang instead of failing.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// The library in the person's own toolchain or, where rustup cannot fetch it, in one of our own beside it.
pub(super) struct WasmTarget {
    fallback: DebianRust,
}

impl WasmTarget {
    pub(super) fn new(workspace: &Workspace) -> Result<Self> {
        Ok(Self { fallback: DebianRust::new(workspace)? })
    }
}

/// Whether the active toolchain has the library; its own folder is asked, so that it need not be rustup's.
pub(crate) fn in_active_toolchain() -> bool {
    process::output_of("rustc", &["--print", "sysroot"]).is_some_and(|sysroot| {
        has_library(&Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib"))
    })
}

fn has_library(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
}

impl Step for WasmTarget {
    fn name(&self) -> String {
        format!("Rust's standard library for {TARGET}")
    }

    fn plan(&self) -> String {
        format!(
            "not in the active toolchain; running `rustup target add {TARGET}`, which adds it there"
        )
    }

    fn lane(&self) -> Lane {
        Lane::Download
    }

    fn is_ready(&self) -> bool {
        in_active_toolchain() || self.fallback.is_ready()
    }

    fn install(&self, report: &Report<'_>) -> Result<()> {
        let refused = match process::on_path("rustup") {
            None => anyhow!("there is no rustup on PATH"),
            Some(rustup) => {
                let mut command = process::command(rustup);
                match report.run(command.args(["target", "add", TARGET]), Some(RUSTUP_LIMIT)) {
                    Ok(()) => return Ok(()),
                    Err(error) => error,
                }
            }
        };
        report.tell(
            "rustup could not; unpacking Debian's Rust for the web under target/tools instead",
        );
        self.fallback
            .install(report)
            .with_context(|| format!("{refused}\nThen Debian's packages were tried"))
    }

    fn advice(&self) -> String {
        format!(
            "run `rustup target add {TARGET}` where rustup's server can be reached, or put a toolchain that has this \
             target first on PATH."
        )
    }
}
