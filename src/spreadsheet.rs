//! Files of rows and columns for spreadsheets (RFC 4180).

/// What such a file begins with: it tells spreadsheets that the letters are UTF-8.
pub const MARK: char = '\u{feff}';

/// Cells as a line. A cell that may hold anything must have come through [`text_cell`].
#[must_use]
pub fn line_of(cells: impl IntoIterator<Item = String>) -> String {
    let mut line = String::new();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            line.push(',');
        }
        line.push_str(&cell);
    }
    line.push_str("\r\n");
    line
}

/// A text as a cell of a CSV: in quotation marks where it needs them, and with an apostrophe where a spreadsheet would take it
/// for a formula, as in the files of a batch.
#[must_use]
pub fn text_cell(text: &str) -> String {
    const BEGINS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    // Some spreadsheets drop the spaces before it.
    let is_space = |one: char| one.is_whitespace() && !one.is_control();
    let is_formula = text.trim_start_matches(is_space).starts_with(BEGINS);
    let apostrophe = if is_formula { "'" } else { "" };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{apostrophe}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{apostrophe}{text}")
    }
}
