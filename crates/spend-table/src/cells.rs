//! The cells of a record as texts.

use ad_credit_lab_records::Parts;

/// How many columns are looked at.
pub(crate) const MOST_COLUMNS: usize = 200;

/// A cell without what stands around its text; empty where there is none.
pub(crate) fn cell<'a>(parts: Parts<'a>, index: usize) -> &'a str {
    parts.cell(index).and_then(|bytes| str::from_utf8(bytes).ok()).map_or("", bare)
}

/// The cells that are looked at.
pub(crate) fn cells(parts: Parts<'_>) -> impl Iterator<Item = &str> {
    (0..parts.bounds.len().min(MOST_COLUMNS)).map(move |index| cell(parts, index))
}

/// A text without spaces and marks of direction, and without the `="…"` or the apostrophe by which spreadsheets keep it a text.
fn bare(text: &str) -> &str {
    let is_around = |letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{feff}')
    };
    let text = text.trim_matches(is_around);
    let formula = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    formula.or_else(|| text.strip_prefix('\'')).unwrap_or(text).trim_matches(is_around)
}

/// The beginning of a text, so that what is said of a cell stays short.
pub(crate) fn beginning(text: &str) -> String {
    const LETTERS: usize = 60;
    let is_long = text.chars().nth(LETTERS).is_some();
    let kept =
        text.chars().take(LETTERS).map(|letter| if letter.is_control() { ' ' } else { letter });
    kept.chain(is_long.then_some('…')).collect()
}
