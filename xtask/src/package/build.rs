//! Building the package into `target/package`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::setup::wasm_target;
use crate::workspace::Workspace;
use crate::{fingerprint, lock, process, wasm_opt, web};

/// The crate that becomes the package's wasm.
const PACKAGE: &str = "ad-credit-lab-js";
/// The profile with which it is compiled, and with which the engine's workloads are timed.
pub(crate) const PROFILE: &str = "js";
/// The package's wasm.
pub(crate) const WASM: &str = "ad-credit-lab.wasm";

/// What the package is made of: whatever else the workspace holds cannot change it.
const INPUTS: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "package-lock.json",
    "crates/engine",
    "crates/js",
    "crates/words",
    "offers",
    "xtask/src/package",
    "xtask/src/wasm_opt.rs",
];

/// Builds the package unless the last build was made from the same inputs.
pub(crate) fn ensure_built(workspace: &Workspace) -> Result<()> {
    let _lock = lock::take(&workspace.web_target().join("package.lock"), "building the package")?;
    // Taken before the build, so that what is edited meanwhile counts as not built yet.
    let wanted = fingerprint::of_inputs(workspace, INPUTS)?;
    let record = workspace.web_target().join("package-inputs");
    let built = fs::read_to_string(&record).is_ok_and(|text| text == wanted);
    if built && workspace.package().join(WASM).is_file() {
        println!("The package is up to date.");
        return Ok(());
    }
    println!("Building the package.");
    build(workspace)?;
    fs::write(&record, wanted).with_context(|| format!("{} could not be written", record.display()))
}

fn build(workspace: &Workspace) -> Result<()> {
    let folder = workspace.package();
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("{} could not be removed", folder.display()))?;
    }
    copy_folder(&workspace.root().join("crates/js/package"), &folder)?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&workspace.root().join(license), &folder.join(license))?;
    }
    write_version(&folder.join("package.json"))?;
    write_offers(workspace, &folder.join("offers.json"))?;
    write_engine(workspace, PACKAGE, &folder, WASM)
}

/// Gives the package the workspace's version.
fn write_version(manifest: &Path) -> Result<()> {
    let text = read(manifest)?;
    let placeholder = "\"version\": \"0.0.0\"";
    ensure!(text.contains(placeholder), "{} has no line {placeholder}", manifest.display());
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    write(manifest, &text.replace(placeholder, &version))
}

/// Puts the files of `offers` into one list, in the order of their names.
pub(crate) fn write_offers(workspace: &Workspace, to: &Path) -> Result<()> {
    let folder = workspace.root().join("offers");
    let entries = fs::read_dir(&folder)
        .with_context(|| format!("{} could not be listed", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    paths.retain(|path| {
        let name = path.to_string_lossy();
        name.ends_with(".json") && !name.ends_with(".schema.json")
    });
    paths.sort();
    let texts = paths.iter().map(|path| read(path)).collect::<Result<Vec<_>>>()?;
    let texts: Vec<_> = texts.iter().map(|text| text.trim_end()).collect();
    write(to, &format!("[\n{}\n]\n", texts.join(",\n")))
}

/// Compiles a package of the workspace, and writes it under this name into a folder, with its glue beside it.
pub(crate) fn write_engine(
    workspace: &Workspace,
    package: &str,
    folder: &Path,
    name: &str,
) -> Result<()> {
    let compiled = compile(workspace, package)?;
    let staging = workspace.web_target().join(format!("{package}-glue"));
    let mut wasm_bindgen = web::command(workspace, "wasm-bindgen")?;
    wasm_bindgen.args(["--target", "web", "--out-name", "glue", "--no-typescript"]);
    // Whoever loads it finds the wasm by itself, and can make another instance after one has stopped.
    wasm_bindgen.args(["--omit-default-module-path", "--experimental-reset-state-function"]);
    wasm_bindgen.arg("--out-dir").arg(&staging).arg(&compiled);
    ensure!(process::succeeds(&mut wasm_bindgen)?, "wasm-bindgen failed: see above");
    wasm_opt::optimise(workspace, &staging.join("glue_bg.wasm"), &folder.join(name))?;
    let mut node = process::command("node");
    node.arg("xtask/src/package/minify-glue.mjs").current_dir(workspace.root());
    node.arg(staging.join("glue.js")).arg(folder.join("glue.js"));
    ensure!(process::succeeds(&mut node)?, "the glue could not be minified: see above");
    Ok(())
}

/// Compiles the library of a workspace's package for wasm as this package is, and says where it is.
pub(crate) fn compile(workspace: &Workspace, package: &str) -> Result<PathBuf> {
    let mut cargo = web::cargo(workspace, "build")?;
    cargo.args(["--lib", "--locked", "--package", package, "--profile", PROFILE]);
    ensure!(process::succeeds(&mut cargo)?, "{package} did not compile for wasm: see above");
    let folder = workspace.web_target().join(wasm_target::TARGET).join(PROFILE);
    Ok(folder.join(package.replace('-', "_")).with_extension("wasm"))
}

/// Copies a folder with all that is in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} could not be made", to.display()))?;
    let entries =
        fs::read_dir(from).with_context(|| format!("{} could not be listed", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            copy(&from, &to)?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("{} could not be copied", from.display()))?;
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("{} could not be written", path.display()))
}
