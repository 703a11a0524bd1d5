//! The days of the picture as figures.

use crate::signals::*;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_words::{Format, say};

use super::series::{Series, Steps};
use crate::components::scroll;
use crate::i18n::{Figures, use_words};
use crate::markup::Element;
use crate::markup::html::{details, summary, table, tbody, td, th, thead, tr};

/// What stands at an instant, after the words for when that is.
pub(super) fn read_at(figures: &Figures, series: &Series, at: Instant, when: &str) -> String {
    let amount = |steps: &Steps| figures.money(steps.at(at));
    say::chart_reading(
        use_words().language(),
        &amount(&series.cash),
        &amount(&series.counted),
        &amount(&series.credit),
        when,
    )
}

/// The days of the picture as a table, made only when somebody opens it.
pub(super) fn day_table(series: Memo<Series>) -> Element {
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
        series.with(|series| {
            let figures = words.figures(series.currency);
            let days = 0..series.days();
            days.map(|day| {
                let date = series.dates.0.plus_days(day);
                let end = date.end().plus_seconds(-1);
                let Series { counted, not_counted, credit, cash, .. } = series;
                let amounts = [counted, not_counted, credit, cash]
                    .map(|steps| td().class("number").text(figures.exact_money(steps.at(end))));
                let day = th().attribute("scope", "row").text(figures.date(date));
                tr().child(day).children(amounts)
            })
            .collect()
        })
    };
    let headings = [
        say::chart_column_counted(language),
        say::chart_column_not_counted(language),
        say::chart_column_credit(language),
        say::chart_column_cash(language),
    ];
    let headings = headings.map(|text| column(text).class("number"));
    let head = tr().child(column(say::chart_column_date(language))).children(headings);
    let days = table().child(thead().child(head)).child(tbody().live(rows));
    let name = say::chart_table(language);
    details()
        .class("day-table")
        .on("toggle", on_toggle)
        .child(summary().text(name.clone()))
        .child(scroll("region").attribute("aria-label", name).child(days))
}

fn column(text: String) -> Element {
    th().attribute("scope", "col").text(text)
}
