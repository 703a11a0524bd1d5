//! The days of the picture as figures.

use crate::signals::*;
use ad_credit_lab_words::{Format, say};

use super::day::Day;
use super::series::Series;
use crate::components::scroll;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{caption, details, summary, table, tbody, td, th, thead, tr};
use crate::state::Run;

/// The days of the story as a table, made only when somebody opens it.
pub(super) fn day_table(run: Memo<Run>, series: Memo<Series>) -> Element {
    let words = use_words();
    let language = words.language();
    let open = RwSignal::new(false);
    let on_toggle = move |event: web_sys::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let rows = move || {
        if !open.get() {
            return Vec::new();
        }
        let run = run.get();
        series.with(|series| {
            let figures = words.figures(series.currency);
            let days = (0..series.days()).map(|day| series.dates.0.plus_days(day));
            days.map(|date| {
                let Day { spent, counted, not_counted, credit, cash, events, .. } =
                    Day::of(words, &run, series, date);
                let amounts = [spent, counted, not_counted, credit, cash]
                    .map(|amount| td().class("number").text(figures.exact_money(amount)));
                let day = th().attribute("scope", "row").text(figures.date(date));
                tr().child(day).children(amounts).child(td().text(events.join("; ")))
            })
            .collect()
        })
    };
    let headings = [
        say::chart_column_spent(language),
        say::chart_column_counted(language),
        say::chart_column_not_counted(language),
        say::chart_column_credit(language),
        say::chart_column_cash(language),
    ];
    let headings = headings.map(|text| column(text).class("number"));
    let head = tr()
        .child(column(say::chart_column_date(language)))
        .children(headings)
        .child(column(say::chart_column_events(language)));
    let name = say::chart_table(language);
    let days = table()
        .child(caption().class("visually-hidden").text(say::chart_heading(language)))
        .child(thead().child(head))
        .child(tbody().live(rows));
    details()
        .class("day-table")
        .on("toggle", on_toggle)
        .child(summary().text(name.clone()))
        .child(scroll("region").attribute("aria-label", name).child(days))
}

fn column(text: String) -> Element {
    th().attribute("scope", "col").text(text)
}
