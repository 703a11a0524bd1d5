//! Figures in columns.

use std::io::{self, Write};

/// On which side of its column a cell stands: words left, figures right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Rows under headings, each with lines of its own below it.
pub(super) struct Table {
    columns: Vec<(Side, String)>,
    rows: Vec<(Vec<String>, Vec<String>)>,
}

const GAP: &str = "  ";
/// Before the lines below a row, so that the eye finds the rows.
const BELOW: &str = "         ";

impl Table {
    /// An empty table with these columns.
    pub(super) fn new(columns: impl Into<Vec<(Side, String)>>) -> Self {
        Self { columns: columns.into(), rows: Vec::new() }
    }

    /// Adds a row with a cell for each column, and the lines below it.
    pub(super) fn add(&mut self, cells: impl Into<Vec<String>>, below: Vec<String>) {
        self.rows.push((cells.into(), below));
    }

    /// Writes the headings and the rows, each column as wide as its widest cell.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let headings: Vec<&str> =
            self.columns.iter().map(|(_, heading)| heading.as_str()).collect();
        let mut widths: Vec<usize> = headings.iter().map(|heading| width(heading)).collect();
        for (cells, _) in &self.rows {
            for (widest, cell) in widths.iter_mut().zip(cells) {
                *widest = width(cell).max(*widest);
            }
        }
        self.write_line(out, &widths, headings.into_iter())?;
        for (cells, below) in &self.rows {
            self.write_line(out, &widths, cells.iter().map(String::as_str))?;
            for line in below {
                writeln!(out, "{BELOW}{line}")?;
            }
        }
        Ok(())
    }

    fn write_line<'a>(
        &self,
        out: &mut dyn Write,
        widths: &[usize],
        cells: impl Iterator<Item = &'a str>,
    ) -> io::Result<()> {
        let mut line = String::new();
        for (((side, _), width), cell) in self.columns.iter().zip(widths).zip(cells) {
            line.push_str(GAP);
            line.push_str(&match side {
                Side::Left => format!("{cell:<width$}"),
                Side::Right => format!("{cell:>width$}"),
            });
        }
        writeln!(out, "{}", line.trim_end())
    }
}

/// Writes names and what they stand for, one below the other. A name that is empty continues the one above.
pub(super) fn write_facts(out: &mut dyn Write, facts: &[(String, String)]) -> io::Result<()> {
    let widest = facts.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    for (name, fact) in facts {
        writeln!(out, "{GAP}{name:<widest$}{GAP}{fact}")?;
    }
    Ok(())
}

fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table =
            Table::new([(Side::Right, "No.".to_owned()), (Side::Left, "What".to_owned())]);
        table.add(["1".to_owned(), "Über".to_owned()], vec!["below".to_owned()]);
        table.add(["1000".to_owned(), String::new()], Vec::new());
        let mut written = Vec::new();
        table.write(&mut written).unwrap();
        let expected = "   No.  What\n     1  Über\n         below\n  1000\n";
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }
}
