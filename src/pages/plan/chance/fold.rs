//! The figures of a chart as a table, behind a fold, and as a file.

use std::rc::Rc;

use ad_credit_lab_words::say;

use super::asking::Asking;
use crate::charts::money_timeline::saved::named_file;
use crate::components::{Column, Line, button, listing, save_as_file};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{details, div, p, summary, td, th};
use crate::signals::*;
use crate::spreadsheet::{MARK, line_of};
use crate::state::Odds;

/// A table as it is read and as it is saved.
pub(super) struct Sheet {
    /// What it is called.
    pub(super) name: String,
    /// Its columns; the first one is of words, the others are of figures.
    pub(super) columns: Vec<String>,
    /// Its lines.
    pub(super) lines: Vec<Vec<String>>,
    /// The lines of its file, the names of the columns first.
    pub(super) saved: Vec<Vec<String>>,
}

/// The fold. `kind` is part of the file's name.
pub(super) fn fold(
    asking: Asking,
    kind: &'static str,
    sheet: impl Fn(&Odds) -> Sheet + 'static,
) -> Element {
    let language = use_words().language();
    let is_open = RwSignal::new(false);
    let message = RwSignal::new(String::new());
    let sheet = Rc::new(sheet);
    let shown = Rc::clone(&sheet);
    let table = move || {
        let odds = asking.odds.get().filter(|_| is_open.get());
        odds.map(|odds| table(shown(&odds)))
    };
    let save = move || {
        let Some(odds) = asking.odds.get_untracked() else { return };
        let name = asking.run.with_untracked(|run| run.scenario().name.clone());
        let name = named_file(&name, &format!("{kind}-seed-{}", odds.seed), "csv");
        let mut text = String::from(MARK);
        for line in sheet(&odds).saved {
            text.push_str(&line_of(line));
        }
        let is_saved = save_as_file(&name, "text/csv;charset=utf-8", &text);
        message.set(if is_saved {
            say::chart_saved(language, &name)
        } else {
            say::chart_not_saved(language, &name)
        });
    };
    let file = div()
        .class("actions")
        .child(button("button", save).text(say::chart_save_csv(language)))
        .child(p().class("quiet").attribute("role", "status").live_text(move || message.get()));
    details()
        .class("chance-table day-table")
        .on("toggle", move |event: web_sys::Event| {
            is_open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
        })
        .child(summary().text(say::chart_same_figures(language)))
        .child(div().live(table))
        .child(file)
}

fn table(sheet: Sheet) -> Element {
    let mut columns = sheet.columns.into_iter();
    let first = columns.next().map(Column::words);
    let columns: Vec<_> = first.into_iter().chain(columns.map(Column::figures)).collect();
    let lines = sheet.lines.into_iter().map(|cells| {
        let cells = cells.into_iter().enumerate().map(|(index, text)| {
            let cell = if index == 0 { th().attribute("scope", "row") } else { td() };
            cell.text(text)
        });
        Line { class: "", cells: cells.collect() }
    });
    listing(sheet.name, &columns, lines.collect())
}
