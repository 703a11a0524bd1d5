//! How much a visitor downloads, and whoever uses the package.

use anyhow::Result;

use super::table::{Row, Verdict};
use crate::page::size::{self, kilobytes};
use crate::workspace::Workspace;
use crate::{background, package};

/// The page as a whole, and each of its files without a budget of its own.
pub(super) fn rows(workspace: &Workspace) -> Result<Vec<Row>> {
    let files = size::weigh(&workspace.dist())?;
    let total = size::total(&files);
    let raw: u64 = files.iter().map(|file| file.raw).sum();
    let mut rows = vec![Row {
        what: "page, brotli".to_owned(),
        budget: kilobytes(size::PAGE_BUDGET),
        figure: format!("{} ({} raw)", kilobytes(total), kilobytes(raw)),
        verdict: Verdict::at_most(total, size::PAGE_BUDGET),
    }];
    rows.extend(files.into_iter().map(|file| Row {
        what: format!("  {}", file.name),
        budget: String::new(),
        figure: format!("{} ({} raw)", kilobytes(file.brotli), kilobytes(file.raw)),
        verdict: Verdict::None,
    }));
    let [wasm, scripts] = package::size::weigh_package(workspace)?;
    rows.push(Row {
        what: "package, its wasm, brotli".to_owned(),
        budget: kilobytes(package::size::WASM_BUDGET),
        figure: format!("{} ({} raw)", kilobytes(wasm.brotli), kilobytes(wasm.raw)),
        verdict: Verdict::at_most(wasm.brotli, package::size::WASM_BUDGET),
    });
    rows.push(Row {
        what: format!("  {}", scripts.name),
        budget: String::new(),
        figure: format!("{} ({} raw)", kilobytes(scripts.brotli), kilobytes(scripts.raw)),
        verdict: Verdict::None,
    });
    let background = background::size::weigh_background(workspace)?;
    rows.push(Row {
        what: "background, brotli".to_owned(),
        budget: String::new(),
        figure: format!("{} ({} raw)", kilobytes(background.brotli), kilobytes(background.raw)),
        verdict: Verdict::None,
    });
    Ok(rows)
}
