//! How long what is done on the built page takes until it is painted, in Chromium.

use anyhow::{Context, Result, bail};

use super::engine::lines;
use super::table::{Row, Verdict};
use crate::page::visit;
use crate::workspace::Workspace;

/// One frame of a screen that shows sixty a second, in milliseconds.
const BUDGET: f64 = 16.0;

/// For each thing that is timed the median of many times, with the best and the worst.
pub(super) fn rows(workspace: &Workspace) -> Result<Vec<Row>> {
    println!("Timing edits and steps of the clock on the page.");
    let mut node = visit::node(workspace, &["tests/e2e/frame-timing.mjs"])?;
    let printed = lines(&mut node)?;
    let rows: Vec<Row> = printed.iter().map(|line| row_of(line)).collect::<Result<_>>()?;
    (!rows.is_empty()).then_some(rows).context("nothing was timed")
}

/// The row of what is printed: what was timed, and three times in milliseconds.
fn row_of(printed: &str) -> Result<Row> {
    let (what, times) = printed.split_once('\t').unwrap_or((printed, ""));
    let times: Vec<f64> = times.split('\t').filter_map(|time| time.parse().ok()).collect();
    let [median, best, worst] = times[..] else { bail!("`{printed}` ends in no three times") };
    Ok(Row {
        what: what.to_owned(),
        budget: format!("{BUDGET:.0} ms"),
        figure: format!("{median:.1} ms (best {best:.1} ms, worst {worst:.1} ms)"),
        verdict: Verdict::at_most(median, BUDGET),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_held_against_one_frame() -> Result<()> {
        let row = row_of("an edit\t12.80\t10.80\t19.40")?;
        assert_eq!(row.what, "an edit");
        assert_eq!(row.figure, "12.8 ms (best 10.8 ms, worst 19.4 ms)");
        assert_eq!(row.verdict, Verdict::Kept);
        assert_eq!(row_of("an edit\t16.10\t10.80\t19.40")?.verdict, Verdict::Missed);
        assert!(row_of("an edit\t12.80\t10.80").is_err());
        assert!(row_of("12.80").is_err());
        Ok(())
    }
}
