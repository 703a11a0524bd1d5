//! How long an edit on the built page takes until its answer is painted, in Chromium.

use anyhow::{Context, Result, bail};

use super::engine::lines;
use super::table::{Row, Verdict};
use crate::page::visit;
use crate::workspace::Workspace;

/// One frame of a screen that shows sixty a second, in milliseconds.
const BUDGET: f64 = 16.0;

/// The median of many edits of the daily budget, with the best and the worst.
pub(super) fn rows(workspace: &Workspace) -> Result<Vec<Row>> {
    println!("Timing edits on the page.");
    let mut node = visit::node(workspace, &["tests/e2e/edit-timing.mjs"])?;
    let printed = lines(&mut node)?;
    Ok(vec![row_of(printed.last().context("the edits were not timed")?)?])
}

/// The row of what is printed: three times in milliseconds.
fn row_of(printed: &str) -> Result<Row> {
    let times: Vec<f64> = printed.split('\t').filter_map(|time| time.parse().ok()).collect();
    let [median, best, worst] = times[..] else { bail!("`{printed}` are no three times") };
    Ok(Row {
        what: "an edit in Plan to the repainted answer".to_owned(),
        budget: format!("{BUDGET:.0} ms"),
        figure: format!("{median:.1} ms (best {best:.1} ms, worst {worst:.1} ms)"),
        verdict: Verdict::at_most(median, BUDGET),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_edit_is_held_against_one_frame() -> Result<()> {
        let row = row_of("12.80\t10.80\t19.40")?;
        assert_eq!(row.figure, "12.8 ms (best 10.8 ms, worst 19.4 ms)");
        assert_eq!(row.verdict, Verdict::Kept);
        assert_eq!(row_of("16.10\t10.80\t19.40")?.verdict, Verdict::Missed);
        assert!(row_of("12.80\t10.80").is_err());
        Ok(())
    }
}
