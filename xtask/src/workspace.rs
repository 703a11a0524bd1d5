//! Where things are in the workspace, and which versions of the tools it asks for.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folder that holds the workspace's `Cargo.toml`, and the places inside it.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace this program was compiled from, whatever the current folder is.
    pub(crate) fn locate() -> Self {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: xtask.parent().unwrap_or(xtask).to_path_buf() }
    }

    /// The top folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder for everything that set-up installs.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target/tools")
    }

    /// Cargo's target folder for wasm, apart from the native one so that two toolchains never undo each other's work.
    pub(crate) fn web_target(&self) -> PathBuf {
        self.root.join("target/web")
    }

    /// The built page.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The built package.
    pub(crate) fn package(&self) -> PathBuf {
        self.root.join("target/package")
    }

    /// What the page's workers run, as it was built.
    pub(crate) fn background(&self) -> PathBuf {
        self.root.join("target/background")
    }

    /// The text of a file named from the top folder.
    pub(crate) fn read(&self, name: &str) -> Result<String> {
        let path = self.root.join(name);
        fs::read_to_string(&path).with_context(|| format!("{} could not be read", path.display()))
    }

    /// The version of trunk, as `Trunk.toml` demands it.
    pub(crate) fn trunk_version(&self) -> Result<String> {
        quoted_after(&self.read("Trunk.toml")?, "trunk-version")
            .map(|version| version.trim_start_matches('=').to_owned())
            .context("Trunk.toml has no line `trunk-version = \"=…\"`")
    }

    /// The version of the wasm-bindgen library in `Cargo.lock`, which the command line tool has to share.
    pub(crate) fn wasm_bindgen_version(&self) -> Result<String> {
        locked_version(&self.read("Cargo.lock")?, "wasm-bindgen")
            .context("Cargo.lock does not name wasm-bindgen")
    }

    /// The version of binaryen, which brings wasm-opt, in `package.json`.
    pub(crate) fn binaryen_version(&self) -> Result<String> {
        quoted_after(&self.read("package.json")?, "\"binaryen\":")
            .context("package.json does not name binaryen")
    }

    /// The oldest Rust that the workspace accepts.
    pub(crate) fn rust_version(&self) -> Result<String> {
        quoted_after(&self.read("Cargo.toml")?, "rust-version =")
            .context("Cargo.toml has no `rust-version`")
    }
}

/// The first text in double quotes that follows `key` on a line beginning with it.
fn quoted_after(text: &str, key: &str) -> Option<String> {
    let rest = text.lines().find_map(|line| line.trim_start().strip_prefix(key))?;
    rest.split('"').nth(1).map(str::to_owned)
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    quoted_after(lines.next()?, "version")
}

/// Whether a dotted version is at least another, number by number; whatever follows the numbers is ignored.
pub(crate) fn version_at_least(version: &str, least: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split('.')
            .map_while(|part| part.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok())
            .collect()
    };
    numbers(version) >= numbers(least)
}

/// The first word of a tool's `--version` output that is a dotted or plain number, for example `0.21.14`.
pub(crate) fn version_in(output: &str) -> Option<&str> {
    output.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_that_of_the_exact_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.79\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }

    #[test]
    fn a_quoted_value_is_found_behind_its_key() {
        assert_eq!(
            quoted_after("a = 1\ntrunk-version = \"=0.21.14\"\n", "trunk-version").as_deref(),
            Some("=0.21.14")
        );
        assert_eq!(
            quoted_after("  \"binaryen\": \"132.0.0\",", "\"binaryen\":").as_deref(),
            Some("132.0.0")
        );
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(version_at_least("1.96.0+dfsg1-1~deb12u2", "1.95"));
        assert!(version_at_least("1.100.0", "1.95"));
        assert!(!version_at_least("1.85.0+dfsg3-1~deb12u3", "1.95"));
    }

    #[test]
    fn the_version_is_found_in_what_a_tool_prints() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("wasm-opt version 132 (version_132)"), Some("132"));
        assert_eq!(version_in("nothing here"), None);
    }

    #[test]
    fn this_workspace_names_every_version() -> Result<()> {
        let workspace = Workspace::locate();
        for version in [
            workspace.trunk_version()?,
            workspace.wasm_bindgen_version()?,
            workspace.binaryen_version()?,
            workspace.rust_version()?,
        ] {
            assert!(version_in(&version).is_some(), "{version} is not a version");
        }
        Ok(())
    }
}
