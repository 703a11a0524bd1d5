//! One number for everything that something is built from, to know whether it has to be built again.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::workspace::Workspace;

/// What cannot change the page: build products, other hosts, and what is only read by people or by tests.
const NOT_INPUTS: &[&str] = &[
    "target",
    "dist",
    "node_modules",
    "docs",
    "tests/e2e",
    "crates/bench",
    "crates/cli",
    "crates/js",
    "schema",
];

/// What of the developer's commands has a hand in the page.
const MAKE_PAGE: &[&str] = &["xtask/src/page", "xtask/src/wasm_opt.rs"];

/// The fingerprint of what the page is built from.
pub(crate) fn of_page(workspace: &Workspace) -> Result<String> {
    of(workspace, is_input_of_page)
}

/// The fingerprint of files and folders that are named from the top folder.
pub(crate) fn of_inputs(workspace: &Workspace, inputs: &[&str]) -> Result<String> {
    of(workspace, |file| inputs.iter().any(|input| is_or_holds(file, input)))
}

/// Whether a file is the input, lies in it, or is a folder on the way to it.
fn is_or_holds(file: &Path, input: &str) -> bool {
    file.starts_with(input) || Path::new(input).starts_with(file)
}

/// The fingerprint of some of the workspace's files and of the compiler that reads them. Files and folders are named from the top folder.
fn of(workspace: &Workspace, is_input: impl Fn(&Path) -> bool) -> Result<String> {
    let mut files = Vec::new();
    gather(workspace.root(), workspace.root(), &is_input, &mut files)?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    process::output_of("rustc", &["--version"]).hash(&mut hasher);
    for file in files {
        let text = fs::read(workspace.root().join(&file));
        file.hash(&mut hasher);
        text.with_context(|| format!("{} could not be read", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn gather(
    root: &Path,
    folder: &Path,
    is_input: &impl Fn(&Path) -> bool,
    files: &mut Vec<PathBuf>,
) -> Result<()> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("{} could not be listed", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        let relative = path.strip_prefix(root).unwrap_or(&path);
        if !is_input(relative) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            gather(root, &path, is_input, files)?;
        } else {
            files.push(relative.to_path_buf());
        }
    }
    Ok(())
}

/// Whether a file or folder, named from the top folder, may change the page.
fn is_input_of_page(relative: &Path) -> bool {
    let hidden = relative.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let cargo_settings = relative == Path::new(".cargo");
    let prose = relative.extension().is_some_and(|extension| extension == "md");
    let excluded = NOT_INPUTS.iter().any(|other| relative == Path::new(other));
    let in_tool = relative.starts_with("xtask");
    let splits = MAKE_PAGE
        .iter()
        .any(|made| relative.starts_with(made) || Path::new(made).starts_with(relative));
    (!hidden || cargo_settings) && !prose && !excluded && (!in_tool || splits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_styles_and_data_are_inputs() {
        for name in [
            "src",
            "src/main.rs",
            "style/tokens.css",
            "offers/x.json",
            "Cargo.lock",
            ".cargo",
            "tests/scenarios",
            "xtask/src/page/split/mod.rs",
        ] {
            assert!(is_input_of_page(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn products_prose_and_hidden_files_are_not() {
        for name in [
            "target",
            "dist",
            ".git",
            "README.md",
            "docs",
            "tests/e2e",
            "xtask/src/main.rs",
            "crates/js",
            "src/.main.rs.swp",
        ] {
            assert!(!is_input_of_page(Path::new(name)), "{name}");
        }
    }
}
