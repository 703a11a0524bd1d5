//! The comparison as a table to take along. `docs/comparison-export.md` says what stands where.

use ad_credit_lab_words::say;

use super::figures::{Figure, Unit, figures, is_one_currency};
use super::inputs::currency_of;
use super::rows::{Row, rows};
use super::tables::heading;
use crate::components::{button, copy, save_as_file};
use crate::i18n::{Words, use_words};
use crate::markup::Element;
use crate::markup::html::{div, p};
use crate::signals::*;
use crate::spreadsheet::{MARK, line_of, text_cell};
use crate::state::Run;

/// The buttons.
pub(super) fn taking_along(runs: Memo<Vec<Run>>) -> Element {
    let words = use_words();
    let language = words.language();
    let told = RwSignal::new(String::new());
    let copy_it = move || {
        let text = runs.with_untracked(|runs| tabbed(&cells(words, runs)));
        leptos::task::spawn_local(async move {
            told.set(if copy(&text).await {
                say::compare_copied(language)
            } else {
                say::compare_not_copied(language)
            });
        });
    };
    let save = move || {
        let text = runs.with_untracked(|runs| separated(&cells(words, runs)));
        let name = say::compare_file_name(language);
        told.set(if save_as_file(&name, "text/csv;charset=utf-8", &text) {
            say::compare_saved(language, &name)
        } else {
            say::compare_not_saved(language, &name)
        });
    };
    div()
        .class("compare-taking")
        .child(
            div()
                .class("actions")
                .child(button("button", copy_it).text(say::compare_copy(language)))
                .child(button("button", save).text(say::compare_save(language))),
        )
        .child(p().class("quiet").attribute("aria-live", "polite").live_text(move || told.get()))
}

/// The lines of the table: first the inputs that differ, then the results. A cell that holds words is told from one that holds a figure.
fn cells(words: Words, runs: &[Run]) -> Vec<Vec<Text>> {
    let language = words.language();
    let mut head = Vec::from(
        [
            say::compare_column_part(language),
            say::compare_column_what(language),
            say::compare_column_unit(language),
        ]
        .map(Text::Words),
    );
    head.extend(runs.iter().enumerate().map(|(number, run)| Text::Words(heading(number, run))));
    for (number, run) in runs.iter().enumerate().skip(1) {
        let name = heading(number, run);
        head.push(Text::Words(say::compare_column_difference(language, &name)));
    }
    let mut lines = vec![head];
    lines.extend(rows(words, runs).into_iter().filter(Row::differs).map(|row| {
        let part = Text::Words(row.part.name(language));
        let mut line = vec![part, Text::Words(row.name), Text::none()];
        line.extend(row.cells.into_iter().map(|(text, _)| Text::Words(text)));
        line.extend(runs.iter().skip(1).map(|_| Text::none()));
        line
    }));
    lines.extend(figures(words, runs).iter().map(|figure| figure_line(words, runs, figure)));
    lines
}

fn figure_line(words: Words, runs: &[Run], figure: &Figure) -> Vec<Text> {
    let language = words.language();
    let unit = match figure.unit {
        Unit::Words => String::new(),
        Unit::Date => say::compare_unit_date(language),
        Unit::Days => say::compare_unit_days(language),
        Unit::Share => say::compare_unit_percent(language),
        Unit::Money => {
            let codes: Vec<_> = runs.iter().map(|run| currency_of(run).code()).collect();
            if is_one_currency(runs) { codes[0].to_owned() } else { codes.join(" ") }
        }
    };
    let mut line = vec![
        Text::Words(say::compare_results(language)),
        Text::Words(figure.name.clone()),
        Text::Words(unit),
    ];
    for (cell, run) in figure.cells.iter().zip(runs) {
        line.push(match (figure.unit, cell.value) {
            (Unit::Words, _) => Text::Words(cell.text.clone()),
            (_, Some(value)) => Text::Figure(figure.plain(value, currency_of(run))),
            (_, None) => Text::none(),
        });
    }
    for (cell, run) in figure.cells.iter().zip(runs).skip(1) {
        let by = cell.difference.as_ref();
        let by = by.map(|difference| figure.plain_difference(difference.by, currency_of(run)));
        line.push(by.map_or(Text::none(), Text::Figure));
    }
    line
}

/// What a cell holds.
enum Text {
    /// Anything, which a spreadsheet must not take for a formula.
    Words(String),
    /// A figure or a date.
    Figure(String),
}

impl Text {
    fn none() -> Self {
        Self::Figure(String::new())
    }
}

/// As CSV (RFC 4180).
fn separated(lines: &[Vec<Text>]) -> String {
    let cell = |cell: &Text| match cell {
        Text::Words(text) => text_cell(text),
        Text::Figure(figure) => figure.clone(),
    };
    let lines: String = lines.iter().map(|line| line_of(line.iter().map(cell))).collect();
    format!("{MARK}{lines}")
}

/// With tabs between the cells, as spreadsheets take it from the clipboard.
fn tabbed(lines: &[Vec<Text>]) -> String {
    let cell = |cell: &Text| match cell {
        // An apostrophe where a spreadsheet would take it for a formula, as in a CSV, but no quotation marks.
        Text::Words(text) => {
            let text = text.replace(['\t', '\n', '\r', '"'], " ");
            text_cell(&text.replace(',', "\u{1}")).replace('\u{1}', ",")
        }
        Text::Figure(figure) => figure.clone(),
    };
    let line = |line: &Vec<Text>| line.iter().map(cell).collect::<Vec<_>>().join("\t");
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
