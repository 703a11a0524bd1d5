//! Rows of figures, and how they look on the screen.

use std::fmt::Write;

/// One figure.
pub(crate) struct Row {
    /// What was measured, on what input.
    pub(crate) what: String,
    /// The most it may be, with its unit.
    pub(crate) budget: String,
    /// What was measured, with its unit.
    pub(crate) figure: String,
    pub(crate) verdict: Verdict,
}

/// Whether a figure keeps its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Kept,
    Missed,
    /// The figure has no budget of its own.
    None,
}

impl Verdict {
    /// Compares a figure with the most it may be, in the same unit.
    pub(crate) fn at_most<T: PartialOrd + Copy>(figure: T, budget: T) -> Self {
        if figure <= budget { Self::Kept } else { Self::Missed }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Missed => "MISSED",
            Self::None => "",
        }
    }
}

/// The rows in columns as wide as their widest cell.
pub(crate) fn render(rows: &[Row]) -> String {
    let mut lines = vec![["what", "budget", "figure", "verdict"]];
    lines.extend(
        rows.iter().map(|row| [&*row.what, &*row.budget, &*row.figure, row.verdict.word()]),
    );
    let width =
        |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    let mut text = String::new();
    for [what, budget, figure, verdict] in &lines {
        let [first, second, third] = widths;
        let line = format!("{what:<first$}  {budget:>second$}  {figure:>third$}  {verdict}");
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_a_missed_budget_stands_out() {
        let row = |what: &str, figure: &str, verdict| Row {
            what: what.to_owned(),
            budget: "1 KB".to_owned(),
            figure: figure.to_owned(),
            verdict,
        };
        let text = render(&[
            row("a", "0.5 KB", Verdict::at_most(1, 2)),
            row("bb", "12.5 KB", Verdict::at_most(3, 2)),
        ]);
        assert_eq!(
            text,
            "what  budget   figure  verdict\na       1 KB   0.5 KB  kept\nbb      1 KB  12.5 KB  MISSED\n"
        );
    }
}
