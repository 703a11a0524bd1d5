//! A second Rust with a standard library for wasm32, where rustup's server cannot be reached.
//!
//! Debian packages a Rust for building its browsers, with its source but without this target's library. The packages
//! are unpacked under `target/tools`, never installed, and the library is compiled from that source. What comes out is
//! a folder of start-up scripts: with it first in `PATH`, `cargo` is this one.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::wasm_target::TARGET;
use crate::process;
use crate::progress::Report;
use crate::workspace::{Workspace, version_at_least, version_in};

/// The compiler, cargo, the source of the standard library, the linker, and clippy.
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22", "rust-web-clippy"];
/// Where the linker's package puts it, seen from `usr/lib`.
const LINKER: &str = "llvm-22/bin/lld";
/// The programs that get a start-up script.
const PROGRAMS: &[&str] = &["cargo", "cargo-clippy", "clippy-driver", "rustc", "rustdoc"];
/// The crates of the standard library that a program or a test links.
const CRATES: &str = "-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test";

/// The unpacked toolchain.
pub(crate) struct DebianRust {
    folder: PathBuf,
    least: String,
}

impl DebianRust {
    /// The place for the toolchain, whether it is there or not.
    pub(crate) fn new(workspace: &Workspace) -> Result<Self> {
        Ok(Self { folder: workspace.tools().join("debian-rust"), least: workspace.rust_version()? })
    }

    /// The folder to put first in `PATH`.
    pub(crate) fn programs(&self) -> PathBuf {
        self.folder.join("programs")
    }

    /// Whether the toolchain is complete: the start-up scripts are written last.
    pub(crate) fn is_ready(&self) -> bool {
        self.programs().is_dir()
    }

    /// Unpacks the toolchain and compiles the library.
    pub(super) fn install(&self, report: &Report<'_>) -> Result<()> {
        for program in ["apt-get", "dpkg"] {
            process::on_path(program).with_context(|| format!("there is no {program} on PATH"))?;
        }
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)
                .context("a half unpacked toolchain could not be removed")?;
        }
        self.download(report)?;
        self.check_version()?;
        let host = self.host()?;
        self.link_linker(&host)?;
        self.compile_library(report)?;
        for leftover in [self.packages(), self.library_build(), self.system().join("usr/src")] {
            fs::remove_dir_all(&leftover)
                .with_context(|| format!("{} could not be removed", leftover.display()))?;
        }
        self.write_programs()
    }

    fn packages(&self) -> PathBuf {
        self.folder.join("packages")
    }

    fn library_build(&self) -> PathBuf {
        self.folder.join("library")
    }

    /// The folder that stands for `/` in the packages.
    fn system(&self) -> PathBuf {
        self.folder.join("system")
    }

    fn rustlib(&self) -> PathBuf {
        self.system().join("usr/lib/rustlib")
    }

    /// apt with lists and archives of its own, so that it needs no rights and leaves the system's as they are.
    fn apt(&self) -> Command {
        let mut command = process::command("apt-get");
        let lists = self.packages().join("lists");
        let archives = self.packages().join("archives");
        for (option, folder) in [
            ("Dir::State::lists", &lists),
            ("Dir::Cache::archives", &archives),
            ("Dir::Cache", &self.packages()),
        ] {
            command.arg("-o").arg(format!("{option}={}", folder.display()));
        }
        command.args(["-o", "APT::Sandbox::User=root", "-o", "Debug::NoLocking=true", "--yes"]);
        command
    }

    fn download(&self, report: &Report<'_>) -> Result<()> {
        let archives = self.packages().join("archives");
        for folder in
            [self.packages().join("lists/partial"), archives.join("partial"), self.system()]
        {
            fs::create_dir_all(&folder)
                .with_context(|| format!("{} could not be created", folder.display()))?;
        }
        report.run(self.apt().arg("update"), None)?;
        let mut install = self.apt();
        install.args(["install", "--download-only", "--no-install-recommends"]).args(PACKAGES);
        report.run(&mut install, None)?;
        for entry in fs::read_dir(&archives).context("apt-get downloaded no packages")? {
            let package = entry?.path();
            if package.extension().is_some_and(|extension| extension == "deb") {
                report.run(
                    process::command("dpkg").arg("--extract").arg(package).arg(self.system()),
                    None,
                )?;
            }
        }
        Ok(())
    }

    fn check_version(&self) -> Result<()> {
        let output = self
            .unpacked("rustc")
            .arg("--version")
            .output()
            .context("the unpacked rustc does not run")?;
        let output = String::from_utf8_lossy(&output.stdout).into_owned();
        let version = version_in(&output).context("the unpacked rustc does not say its version")?;
        ensure!(
            version_at_least(version, &self.least),
            "the distribution packages Rust {version}, and the workspace needs {} or newer",
            self.least
        );
        Ok(())
    }

    fn host(&self) -> Result<String> {
        let output = self
            .unpacked("rustc")
            .arg("-vV")
            .output()
            .context("the unpacked rustc does not run")?;
        let output = String::from_utf8_lossy(&output.stdout);
        let host = output.lines().find_map(|line| line.strip_prefix("host: "));
        Ok(host.context("the unpacked rustc does not say its host")?.to_owned())
    }

    /// The compiler looks for its own linker beside its libraries, under a name that the distribution does not use.
    fn link_linker(&self, host: &str) -> Result<()> {
        let folder = self.rustlib().join(host).join("bin");
        fs::create_dir_all(&folder)
            .with_context(|| format!("{} could not be created", folder.display()))?;
        symlink(Path::new("../../..").join(LINKER), folder.join("rust-lld"))
            .context("the linker could not be linked")
    }

    fn compile_library(&self, report: &Report<'_>) -> Result<()> {
        report.tell("compiling the standard library, about a minute");
        let folder = self.library_build();
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/lib.rs"), "")?;
        let manifest = "[package]\nname = \"nothing\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
        fs::write(folder.join("Cargo.toml"), manifest)?;
        let mut cargo = self.unpacked("cargo");
        cargo.args(["build", "--release", CRATES, "--target", TARGET]).current_dir(&folder);
        cargo.env("CARGO_TARGET_DIR", folder.join("target"));
        // The source is that of a stable compiler, which builds its own library with the features it otherwise refuses.
        cargo.env("RUSTC_BOOTSTRAP", "1");
        // Without its bitcode the library cannot take part in link-time optimisation.
        cargo.env("RUSTFLAGS", "-Cembed-bitcode=yes");
        report.run(&mut cargo, None)?;

        let library = self.rustlib().join(TARGET).join("lib");
        fs::create_dir_all(&library)?;
        let built = folder.join("target").join(TARGET).join("release/deps");
        for entry in
            fs::read_dir(&built).with_context(|| format!("{} is missing", built.display()))?
        {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.ends_with(".rlib") && !name.starts_with("libnothing-") {
                fs::copy(&path, library.join(&name))
                    .with_context(|| format!("{name} could not be copied"))?;
            }
        }
        Ok(())
    }

    /// A program of the unpacked toolchain, free of the settings that rustup's cargo hands to what it runs.
    fn unpacked(&self, program: &str) -> Command {
        let programs = self.system().join("usr/bin");
        let mut command = process::command(programs.join(program));
        for name in FOREIGN_SETTINGS {
            command.env_remove(name);
        }
        command.env("LD_LIBRARY_PATH", self.libraries());
        if let Ok(path) = process::path_with(&[programs]) {
            command.env("PATH", path);
        }
        command
    }

    fn libraries(&self) -> String {
        let multiarch = process::output_of("dpkg-architecture", &["-qDEB_HOST_MULTIARCH"])
            .unwrap_or_else(|| format!("{}-linux-gnu", std::env::consts::ARCH));
        let folder = self.system().join("usr/lib");
        format!("{}:{}", folder.join(multiarch).display(), folder.join("llvm-22/lib").display())
    }

    fn write_programs(&self) -> Result<()> {
        let unfinished = self.folder.join("programs.unfinished");
        fs::create_dir_all(&unfinished)?;
        for program in PROGRAMS {
            let path = unfinished.join(program);
            fs::write(&path, self.script(program))
                .with_context(|| format!("{} is not writable", path.display()))?;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
        }
        fs::rename(&unfinished, self.programs())
            .context("the start-up scripts could not be put in place")
    }

    fn script(&self, program: &str) -> String {
        // Only cargo starts afresh: what cargo sets for the compiler has to reach it.
        let unset = if program == "cargo" {
            format!("unset {}\n", FOREIGN_SETTINGS.join(" "))
        } else {
            String::new()
        };
        format!(
            "#!/bin/sh\n# Runs {program} of the toolchain unpacked beside this folder.\n{unset}\
             PATH='{}':$PATH\nLD_LIBRARY_PATH='{}'\nexport PATH LD_LIBRARY_PATH\nexec '{}' \"$@\"\n",
            self.programs().display(),
            self.libraries(),
            self.system().join("usr/bin").join(program).display(),
        )
    }
}

/// What rustup's cargo sets for its children and another toolchain must not believe.
const FOREIGN_SETTINGS: &[&str] =
    &["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "RUST_RECURSION_COUNT"];
