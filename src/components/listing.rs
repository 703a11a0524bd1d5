//! A table that becomes a list of cards where there is no room for its columns.

use super::scroll;
use crate::markup::Element;
use crate::markup::html::{div, table, tbody, th, thead, tr};

/// How many columns have room beside each other.
const MOST_BESIDE: usize = 6;

/// A column: its heading, and whether it holds figures.
pub struct Column {
    heading: String,
    is_number: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), is_number: false }
    }

    /// A column of figures, which stand at its end.
    #[must_use]
    pub fn figures(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), is_number: true }
    }
}

/// A line of the table: its classes, and its cells in the order of the columns. The first is what the line is about, a `th`.
pub struct Line {
    /// The classes.
    pub class: &'static str,
    /// The cells.
    pub cells: Vec<Element>,
}

/// The table. What a style sheet lays out as cards is said to be a table all the same, as everything is with more columns than
/// a screen of the console has room for.
pub fn listing(name: String, columns: &[Column], lines: Vec<Line>) -> Element {
    let class = |cell: Element, column: &Column| {
        if column.is_number { cell.class("number") } else { cell }
    };
    let headings = columns.iter().map(|column| {
        class(th(), column)
            .attribute("scope", "col")
            .attribute("role", "columnheader")
            .text(column.heading.clone())
    });
    let lines = lines.into_iter().map(|Line { class: line, cells }| {
        let cells = cells.into_iter().zip(columns).enumerate().map(|(index, (cell, column))| {
            class(cell, column)
                .attribute("role", if index == 0 { "rowheader" } else { "cell" })
                .attribute("data-label", column.heading.clone())
        });
        tr().attribute("role", "row").class(line).children(cells)
    });
    let group = |place: Element| place.attribute("role", "rowgroup");
    let whole = table()
        .attribute("role", "table")
        .attribute("aria-label", name.clone())
        .child(group(thead()).child(tr().attribute("role", "row").children(headings)))
        .child(group(tbody()).children(lines));
    let class = if columns.len() > MOST_BESIDE { "listing" } else { "listing fits" };
    div().class(class).child(scroll("group").attribute("aria-label", name).child(whole))
}
