//! How long the engine takes, natively and as wasm: the same code on the same inputs, in `crates/bench`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::table::{Row, Verdict};
use crate::package::build;
use crate::workspace::Workspace;
use crate::{process, wasm_opt};

const PACKAGE: &str = "ad-credit-lab-bench";
/// How much longer the same work may take as wasm.
const RATIO_BUDGET: f64 = 1.6;

/// What a workload took, in nanoseconds, and a checksum of what it said.
#[derive(Debug, PartialEq)]
struct Figure {
    median: f64,
    best: f64,
    checksum: String,
}

/// For each workload its time as wasm, natively, and the one in the other.
pub(super) fn rows(workspace: &Workspace) -> Result<Vec<Row>> {
    let wasm = wasm_module(workspace)?;
    let mut node = process::command("node");
    node.arg(workspace.root().join("crates/bench/time-wasm.mjs")).arg(wasm);
    let mut native = process::command("cargo");
    native.args(["run", "--quiet", "--release", "--locked", "--package", PACKAGE]);
    println!("Timing the engine, natively and as wasm.");
    let native = lines(native.current_dir(workspace.root()))?;
    let wasm = lines(&mut node)?;
    ensure!(native.len() == wasm.len(), "the wasm module has other workloads than the program");
    let mut rows = Vec::new();
    for (native, wasm) in native.iter().zip(&wasm) {
        rows.extend(rows_of(native, wasm)?);
    }
    Ok(rows)
}

/// The rows of one workload, from what the program and the wasm module print of it.
fn rows_of(native: &str, wasm: &str) -> Result<[Row; 3]> {
    let [name, wasm_budget, native_budget, native @ ..] =
        &native.split('\t').collect::<Vec<_>>()[..]
    else {
        bail!("the program printed `{native}`");
    };
    let native = figure(native)?;
    let wasm = figure(&wasm.split('\t').collect::<Vec<_>>())?;
    ensure!(
        native.checksum == wasm.checksum,
        "“{name}” comes out differently natively ({}) and as wasm ({})",
        native.checksum,
        wasm.checksum
    );
    let [wasm_budget, native_budget] =
        [wasm_budget, native_budget].map(|budget| budget.parse::<f64>().ok());
    let written = |budget: Option<f64>| budget.map(milliseconds).unwrap_or_default();
    let held = |figure: &Figure, budget: Option<f64>| {
        budget.map_or(Verdict::None, |budget| Verdict::at_most(figure.median, budget))
    };
    let ratio = wasm.median / native.median;
    Ok([
        Row {
            what: format!("{name}, wasm"),
            budget: written(wasm_budget),
            figure: shown(&wasm),
            verdict: held(&wasm, wasm_budget),
        },
        Row {
            what: "  natively".to_owned(),
            budget: written(native_budget),
            figure: shown(&native),
            verdict: held(&native, native_budget),
        },
        Row {
            what: "  wasm against native".to_owned(),
            budget: format!("{RATIO_BUDGET:.2} times"),
            figure: format!("{ratio:.2} times"),
            verdict: Verdict::at_most(ratio, RATIO_BUDGET),
        },
    ])
}

fn figure(columns: &[&str]) -> Result<Figure> {
    let [median, best, checksum] = columns else { bail!("a line of figures has {columns:?}") };
    let number = |text: &str| text.parse().with_context(|| format!("`{text}` is no time"));
    Ok(Figure { median: number(median)?, best: number(best)?, checksum: (*checksum).to_owned() })
}

fn shown(figure: &Figure) -> String {
    format!("{} (best {})", milliseconds(figure.median), milliseconds(figure.best))
}

fn milliseconds(nanoseconds: f64) -> String {
    format!("{:.3} ms", nanoseconds / 1e6)
}

/// What a program prints, line by line.
pub(super) fn lines(command: &mut Command) -> Result<Vec<String>> {
    let output = command
        .output()
        .with_context(|| format!("`{}` could not be started", process::typed(command)))?;
    ensure!(
        output.status.success(),
        "`{}` failed: {}",
        process::typed(command),
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

/// The workloads as wasm, compiled and optimised as the JavaScript package is, which is where speed is promised.
fn wasm_module(workspace: &Workspace) -> Result<PathBuf> {
    let compiled = build::compile(workspace, PACKAGE)?;
    let optimised = compiled.with_file_name(PACKAGE).with_extension("wasm");
    wasm_opt::optimise(workspace, &compiled, &optimised)?;
    Ok(optimised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workload_has_its_time_as_wasm_natively_and_the_ratio() -> Result<()> {
        let rows = rows_of("a run\t1000000\t100000\t200000\t190000\tcafe", "300000\t290000\tcafe")?;
        let shown = rows.map(|row| (row.what, row.budget, row.figure, row.verdict));
        let texts = [
            ("a run, wasm", "1.000 ms", "0.300 ms (best 0.290 ms)", Verdict::Kept),
            ("  natively", "0.100 ms", "0.200 ms (best 0.190 ms)", Verdict::Missed),
            ("  wasm against native", "1.60 times", "1.50 times", Verdict::Kept),
        ];
        let expected = texts.map(|(what, budget, figure, verdict)| {
            (what.to_owned(), budget.to_owned(), figure.to_owned(), verdict)
        });
        assert_eq!(shown, expected);
        Ok(())
    }

    #[test]
    fn a_workload_that_comes_out_differently_is_an_error() {
        assert!(rows_of("a run\t-\t-\t2\t1\tcafe", "3\t2\tbabe").is_err());
        assert!(rows_of("a run\t-\t-\t2\t1\tcafe", "3\t2\tcafe").is_ok());
        assert!(rows_of("a run\t-\t-\t2\t1", "3\t2\tcafe").is_err());
    }
}
