//! The two tables: inputs and results.

use ad_credit_lab_words::say;

use super::figures::{Cell, Figure, figures, is_one_currency};
use super::rows::{Row, rows};
use crate::components::{Column, Line, entry_check, listing, panel};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, p, small, span, td, th};
use crate::signals::*;
use crate::state::Run;
use crate::variants::Variants;

/// What the column of a scenario is called.
pub(super) fn heading(number: usize, run: &Run) -> String {
    format!("{} \u{b7} {}", Variants::letter(number), run.scenario().name)
}

/// The columns of a table: what a line is about, and the scenarios.
fn columns(first: String, runs: &[Run]) -> Vec<Column> {
    let scenarios = runs.iter().enumerate();
    let scenarios = scenarios.map(|(number, run)| Column::words(heading(number, run)));
    std::iter::once(Column::words(first)).chain(scenarios).collect()
}

/// What comes of the scenarios.
pub(super) fn results(runs: Memo<Vec<Run>>) -> Element {
    let words = use_words();
    let language = words.language();
    let content = move || {
        runs.with(|runs| {
            let lines = figures(words, runs).into_iter().map(figure_line).collect();
            let columns = columns(say::compare_result(language), runs);
            let note = (!is_one_currency(runs))
                .then(|| p().class("notice").text(say::compare_currencies(language)));
            let table = listing(say::compare_results(language), &columns, lines);
            note.into_iter().chain([table]).collect::<Vec<_>>()
        })
    };
    panel("panel compare-table", "compare-results", say::compare_results(language))
        .child(div().live(content))
}

fn figure_line(figure: Figure) -> Line {
    let note = figure.note.map(|note| small().text(note));
    let name = th().attribute("scope", "row").child(p().text(figure.name)).children(note);
    let cells = figure.cells.into_iter().map(figure_cell);
    Line { class: "", cells: std::iter::once(name).chain(cells).collect() }
}

fn figure_cell(cell: Cell) -> Element {
    let language = use_words().language();
    let best = cell.is_best.then(|| span().class("compare-tag").text(say::compare_best(language)));
    let class = |better: Option<bool>| match better {
        Some(true) => "compare-difference better",
        Some(false) => "compare-difference worse",
        None => "compare-difference",
    };
    let difference = cell
        .difference
        .map(|difference| p().class(class(difference.is_better)).text(difference.text));
    let value =
        p().class("compare-value").text(cell.text).children(best.map(spaced).into_iter().flatten());
    td().child(value).children(difference)
}

/// A tag after a space, so that it is no part of the word before it.
fn spaced(tag: Element) -> [Element; 2] {
    [span().text(" "), tag]
}

/// How the scenarios differ, or all that they have.
pub(super) fn inputs(runs: Memo<Vec<Run>>) -> Element {
    let words = use_words();
    let language = words.language();
    let all = RwSignal::new(false);
    let content = move || {
        let shows_all = all.get();
        runs.with(|runs| {
            let mut rows = rows(words, runs);
            if !shows_all {
                rows.retain(Row::differs);
            }
            if rows.is_empty() {
                return p().text(say::compare_no_difference(language));
            }
            let lines = rows.into_iter().map(input_line).collect();
            listing(
                say::compare_inputs(language),
                &columns(say::compare_input(language), runs),
                lines,
            )
        })
    };
    panel("panel compare-table", "compare-inputs", say::compare_inputs(language))
        .child(entry_check(say::compare_same_too(language), all))
        .child(div().live(move || [content()]))
}

fn input_line(row: Row) -> Line {
    let language = use_words().language();
    let class = if row.differs() { "compare-differs" } else { "" };
    let name = th()
        .attribute("scope", "row")
        .child(small().text(row.part.name(language)))
        .child(p().text(row.name));
    let cells = row.cells.into_iter().map(|(text, is_changed)| {
        let changed =
            is_changed.then(|| span().class("compare-tag").text(say::compare_changed(language)));
        let value = p().class("compare-value").text(text);
        let cell = if is_changed { td().class("compare-changed") } else { td() };
        cell.child(value.children(changed.map(spaced).into_iter().flatten()))
    });
    Line { class, cells: std::iter::once(name).chain(cells).collect() }
}
