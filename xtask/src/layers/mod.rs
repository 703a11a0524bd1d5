//! The layers of `cargo xtask test`, in the order in which they run.

mod counts;
pub(crate) mod report;
mod run;

use std::time::Instant;

use anyhow::{Result, ensure};

use crate::setup::{self, Need};
use crate::workspace::Workspace;

pub(crate) use counts::Counts;
use report::Line;

/// One kind of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    Format,
    Clippy,
    ClippyWeb,
    Native,
    Package,
    Browser,
    Build,
    Size,
    EndToEnd,
}

impl Layer {
    /// All of them, in the order in which they run.
    pub(crate) const ALL: &[Self] = &[
        Self::Format,
        Self::Clippy,
        Self::ClippyWeb,
        Self::Native,
        Self::Package,
        Self::Browser,
        Self::Build,
        Self::Size,
        Self::EndToEnd,
    ];

    /// Those that need no more than the native toolchain.
    pub(crate) const NATIVE: &[Self] = &[Self::Format, Self::Clippy, Self::Native];

    /// What `--only` and the summary call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Clippy => "clippy",
            Self::ClippyWeb => "clippy-web",
            Self::Native => "native",
            Self::Package => "package",
            Self::Browser => "browser",
            Self::Build => "build",
            Self::Size => "size",
            Self::EndToEnd => "e2e",
        }
    }

    /// What it looks at.
    fn heading(self) -> &'static str {
        match self {
            Self::Format => "the code is formatted",
            Self::Clippy => "no lint warns natively",
            Self::ClippyWeb => "no lint warns for wasm32",
            Self::Native => "tests of everything but the page, natively",
            Self::Package => "the JavaScript package, used in Node and compiled with TypeScript",
            Self::Browser => "tests of the page's parts, in headless Chromium",
            Self::Build => "the page builds",
            Self::Size => "the page and the package keep their size budgets",
            Self::EndToEnd => "the built page and the package, used in Chromium",
        }
    }

    /// The layer of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|layer| layer.name() == name)
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Format | Self::Clippy | Self::Native => &[],
            Self::ClippyWeb => setup::FOR_COMPILING,
            Self::Package => setup::FOR_PACKAGING,
            Self::Build => setup::FOR_BUILDING,
            Self::Size => &[
                Need::WasmTarget,
                Need::WasmBindgen,
                Need::Trunk,
                Need::WasmOpt,
                Need::NodePackages,
            ],
            Self::Browser => &[Need::WasmTarget, Need::WasmBindgen, Need::Chromium],
            Self::EndToEnd => setup::FOR_BROWSING,
        }
    }
}

/// Runs the layers one after the other, all of them even if one fails, and says whether all passed.
pub(crate) fn run_all(workspace: &Workspace, layers: &[Layer]) -> bool {
    let mut needs: Vec<Need> = layers.iter().flat_map(|layer| layer.needs()).copied().collect();
    needs.sort();
    needs.dedup();
    if let Err(error) = setup::prepare(workspace, &needs) {
        println!(
            "error: {error:#}\n\nThe layers that do not need what is missing run all the same."
        );
    }
    let lines: Vec<Line> = layers.iter().map(|layer| run_one(workspace, *layer)).collect();
    print!("{}", report::summary(&lines));
    report::all_passed(&lines)
}

fn run_one(workspace: &Workspace, layer: Layer) -> Line {
    println!("\n== {}: {} ==", layer.name(), layer.heading());
    let started = Instant::now();
    let counts = try_one(workspace, layer).unwrap_or_else(|error| {
        println!("{} could not be run: {error:#}", layer.name());
        Counts::check(false)
    });
    Line { name: layer.name(), counts, time: started.elapsed() }
}

fn try_one(workspace: &Workspace, layer: Layer) -> Result<Counts> {
    ensure!(
        setup::is_complete(workspace, layer.needs())?,
        "set-up is incomplete; see the beginning"
    );
    run::layer(workspace, layer)
}
