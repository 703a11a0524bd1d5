//! The summary at the end of a test run.

use std::fmt::Write;
use std::time::Duration;

use super::Counts;

/// One layer's line.
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) counts: Counts,
    pub(crate) time: Duration,
}

impl Line {
    /// A layer that ran no test proves nothing, so it has not passed.
    fn passed(&self) -> bool {
        self.counts.failed == 0 && self.counts.passed > 0
    }
}

/// Whether every layer passed.
pub(crate) fn all_passed(lines: &[Line]) -> bool {
    lines.iter().all(Line::passed)
}

/// A line for each layer, and the totals on the very last line.
pub(crate) fn summary(lines: &[Line]) -> String {
    let mut text = format!("\n{:<10}{:>8}{:>8}{:>9}\n", "layer", "passed", "failed", "seconds");
    let mut total = Counts::default();
    for line in lines {
        let Counts { passed, failed, ignored } = line.counts;
        let mut row =
            format!("{:<10}{passed:>8}{failed:>8}{:>9.1}", line.name, line.time.as_secs_f64());
        if ignored > 0 {
            // Writing to a String cannot fail.
            let _ = write!(row, "   ({ignored} not run: marked as ignored)");
        }
        if passed + failed == 0 {
            row.push_str("   (no test ran, which counts as a failure)");
        }
        text.push_str(&row);
        text.push('\n');
        total = total.and(line.counts);
        total.failed += u64::from(passed + failed == 0);
    }
    let _ = writeln!(text, "\n{} passed, {} failed", total.passed, total.failed);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(passed: u64, failed: u64) -> Line {
        Line {
            name: "native",
            counts: Counts { passed, failed, ignored: 0 },
            time: Duration::from_millis(1_500),
        }
    }

    #[test]
    fn the_very_last_line_holds_the_totals() {
        let text = summary(&[line(3, 0), line(4, 2)]);
        assert_eq!(text.lines().next_back(), Some("7 passed, 2 failed"));
        assert!(!all_passed(&[line(3, 0), line(4, 2)]));
    }

    #[test]
    fn a_layer_without_tests_fails() {
        assert!(!all_passed(&[line(3, 0), line(0, 0)]));
        assert!(summary(&[line(3, 0), line(0, 0)]).ends_with("3 passed, 1 failed\n"));
        assert!(all_passed(&[line(3, 0)]));
    }
}
