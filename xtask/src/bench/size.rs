//! How much a visitor downloads, and whoever uses the package.

use anyhow::Result;

use super::table::{Row, Verdict};
use crate::page::size::{self, kilobytes};
use crate::workspace::Workspace;
use crate::{background, package};

/// What the page's first view needs, and each file of the page without a budget of its own.
pub(super) fn rows(workspace: &Workspace) -> Result<Vec<Row>> {
    let files = size::weigh(&workspace.dist())?;
    let (raw, needed) = size::first_view(&files);
    let mut rows = vec![Row {
        what: "page, first view, brotli".to_owned(),
        budget: kilobytes(size::FIRST_VIEW_BUDGET),
        figure: format!("{} ({} raw)", kilobytes(needed), kilobytes(raw)),
        verdict: Verdict::at_most(needed, size::FIRST_VIEW_BUDGET),
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
