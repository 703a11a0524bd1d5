//! What the rows come to: the first days, what was done to them, and the rows that were left out.

use ad_credit_lab_spend_table::{Daily, Listed, SpendTable};
use ad_credit_lab_words::{Format, say};

use super::faults::bad_row;
use super::source::Import;
use super::table;
use crate::components::{Column, Line, listing, scroll};
use crate::i18n::Figures;
use crate::markup::Element;
use crate::markup::html::{details, div, h3, li, summary as summary_of, td, th, ul};

/// How many days are shown.
const SHOWN: usize = 7;

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn count_of<T>(listed: &Listed<T>) -> i64 {
    i64::try_from(listed.count).unwrap_or(i64::MAX)
}

/// How many days there are, from when to when, and what is spent in all.
pub(super) fn summary(import: Import, daily: &Daily) -> String {
    let figures = import.figures();
    say::spend_import_summary(
        import.language(),
        &figures,
        count(daily.amounts.len()),
        &figures.date(daily.start),
        &figures.exact_money(daily.total()),
        &figures.date(daily.last()),
    )
}

/// The first days, and what was done to the rows.
pub(super) fn days(import: Import) -> Vec<Element> {
    let Some(table) = table(import) else { return Vec::new() };
    let Some(daily) = &table.daily else { return Vec::new() };
    let (language, currency, figures) = (import.language(), import.currency(), import.figures());
    let columns = [
        Column::words(say::spend_import_day(language)),
        Column::figures(say::spend_import_amount(language, currency.code())),
    ];
    let lines = (0..).zip(&daily.amounts).take(SHOWN).map(|(day, amount)| Line {
        class: "",
        cells: vec![
            th().attribute("scope", "row").text(figures.date(daily.start.plus_days(day))),
            td().text(figures.exact_money(*amount)),
        ],
    });
    let name = say::spend_import_preview(language);
    vec![
        h3().text(name.clone()),
        listing(name, &columns, lines.collect()),
        ul().class("spend-notes")
            .children(notes(import, &table, daily).into_iter().map(|note| li().text(note))),
    ]
}

/// What was done to the rows, a sentence each.
fn notes(import: Import, table: &SpendTable, daily: &Daily) -> Vec<String> {
    let (language, currency) = (import.language(), import.currency());
    let figures: &Figures = &import.figures();
    let mut notes = Vec::new();
    if let Some(found) = table.currency.filter(|found| *found != currency) {
        notes.push(say::spend_import_currency(language, currency.code(), found.code()));
    }
    if let Some(line) = table.longer_times.first.first() {
        let rows = count_of(&table.longer_times);
        notes.push(say::spend_import_longer(language, figures, rows, &line.to_string()));
    }
    if daily.dates_of_several_rows > 0 {
        notes.push(say::spend_import_several(
            language,
            figures,
            count(daily.dates_of_several_rows),
        ));
    }
    if let Some((from, until)) = daily.longest_gap {
        let dates = count(daily.dates_without_row);
        let (from, until) = (figures.date(from), figures.date(until));
        let missing = say::spend_import_missing(language, figures, dates);
        notes.push(format!("{missing} {}", say::spend_import_gap(language, &from, &until)));
    }
    if daily.is_unsorted {
        notes.push(say::spend_import_unsorted(language));
    }
    if table.without_amount > 0 {
        let rows = i64::try_from(table.without_amount).unwrap_or(i64::MAX);
        notes.push(say::spend_import_without_amount(language, figures, rows));
    }
    if daily.rounded > 0 {
        notes.push(say::spend_import_rounded(language, figures, count(daily.rounded)));
    }
    notes
}

/// How many rows could not be read.
pub(super) fn bad_heading(import: Import, table: &SpendTable) -> String {
    say::spend_import_bad(import.language(), &import.figures(), count_of(&table.bad))
}

/// The rows that could not be read, each with its line, and those that are no data.
pub(super) fn rows(import: Import) -> Vec<Element> {
    let Some(table) = table(import) else { return Vec::new() };
    let (language, figures) = (import.language(), import.figures());
    let more = |listed: usize, all: i64| {
        let more = all - count(listed);
        (more > 0).then(|| say::open_more(language, &figures, more))
    };
    let items = |lines: Vec<String>, all: i64| {
        let more = more(lines.len(), all);
        ul().children(lines.into_iter().chain(more).map(|line| li().text(line)))
    };
    let mut shown = Vec::new();
    if table.bad.count > 0 {
        let lines = table.bad.first.iter().map(|row| bad_row(language, row)).collect();
        let heading = bad_heading(import, &table);
        let list = scroll("group")
            .attribute("aria-label", heading.clone())
            .child(items(lines, count_of(&table.bad)));
        let notice = div().class("notice failed spend-bad").child(h3().text(heading)).child(list);
        shown.push(notice);
    }
    if table.left_out.count > 0 {
        let rows = table.left_out.first.iter();
        let lines =
            rows.map(|row| say::spend_import_line(language, &row.line.to_string(), &row.text));
        let all = count_of(&table.left_out);
        let heading = say::spend_import_left_out(language, &figures, all);
        shown.push(details().child(summary_of().text(heading)).child(items(lines.collect(), all)));
    }
    shown
}
