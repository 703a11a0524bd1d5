//! The money timeline: spend climbing to the threshold, the credit arriving, burning down and ending.
//!
//! The picture is decoration for those who see it; a sentence, a slider that reads any day, and a table carry the same facts.

mod drawing;
mod labels;
mod scale;
pub mod series;
mod shapes;

use ad_credit_lab_engine::offer::DelayUnit;
use ad_credit_lab_words::{Format, say};
use leptos::prelude::*;

use crate::components::scroll;
use crate::i18n::{Figures, use_words};
use crate::markup::html::{
    details, div, h2, li, p, section, summary, table, tbody, td, th, thead, tr, ul,
};
use crate::markup::{Element, Handle};
use crate::state::use_plan;
use drawing::drawing;
use labels::deadline_text;
use scale::Scale;
use series::Series;

use super::width::width_of;

/// The picture with its reading line, and the same days as a table.
pub fn money_timeline() -> Element {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let series = Memo::new(move |_| plan.run.with(Series::of));
    let frame = Handle::default();
    let width = width_of(&frame);
    let scale = Memo::new(move |_| series.with(|series| Scale::of(series, width.get())));
    // The day that is read, from the first one; none until somebody asks.
    let asked = RwSignal::new(None::<i32>);
    let last_day = Memo::new(move |_| series.with(|series| series.days() - 1));
    let day = Memo::new(move |_| asked.get().map(|day| day.clamp(0, last_day.get())));
    let figures = move || words.figures(plan.run.with(|run| run.scenario().account.currency));
    let reading = Memo::new(move |_| {
        let day = day.get().unwrap_or_else(|| last_day.get());
        series.with(|series| read_day(&figures(), series, day))
    });
    let on_key = move |event: web_sys::KeyboardEvent| {
        let now = day.get_untracked().unwrap_or_else(|| last_day.get_untracked());
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now - 1,
            "ArrowRight" | "ArrowUp" => now + 1,
            "PageDown" => now - 7,
            "PageUp" => now + 7,
            "Home" => 0,
            "End" => last_day.get_untracked(),
            "Escape" => return asked.set(None),
            _ => return,
        };
        event.prevent_default();
        asked.set(Some(to.clamp(0, last_day.get_untracked())));
    };
    let place = frame.clone();
    let on_point = move |event: web_sys::PointerEvent| {
        if let Some(frame) = place.get::<web_sys::Element>() {
            #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
            let left = frame.get_bounding_client_rect().left() as i32;
            asked.set(Some(scale.get_untracked().day_at(event.client_x() - left)));
        }
    };
    let deadlines = move || {
        let figures = figures();
        series.with(|series| {
            let items = series
                .deadlines
                .iter()
                .map(|deadline| li().text(deadline_text(language, &figures, *deadline)));
            items.collect::<Vec<_>>()
        })
    };
    let weekend_note = move || {
        let unit = plan.run.with(|run| run.scenario().offers[0].offer.issuance.delay.unit);
        let is_shaded = series.with(|series| series.days() <= drawing::MOST_DAYS_WITH_WEEKENDS);
        (unit == DelayUnit::BusinessDay && is_shaded)
            .then(|| p().class("quiet timeline-note").text(say::chart_weekend_note(language)))
    };
    let read = move || {
        if day.get().is_some() { reading.get() } else { say::chart_hint(language) }
    };
    let head = div()
        .class("timeline-head")
        .child(h2().id("timeline-heading").text(say::chart_heading(language)))
        .child(p().class("timeline-reading").live_text(read));
    let slider = div()
        .class("timeline-frame")
        .keep_in(&frame)
        .attribute("role", "slider")
        .attribute("tabindex", "0")
        .attribute("aria-label", say::chart_reading_label(language))
        .attribute("aria-valuemin", "0")
        .live_attribute("aria-valuemax", move || Some(last_day.get().to_string()))
        .live_attribute("aria-valuenow", move || {
            Some(day.get().unwrap_or_else(|| last_day.get()).to_string())
        })
        .live_attribute("aria-valuetext", move || Some(reading.get()))
        .on("keydown", on_key)
        .on("pointermove", on_point.clone())
        .on("pointerdown", on_point)
        .on("pointerleave", move |_: web_sys::Event| asked.set(None))
        .live(move || [drawing(series.get(), scale.get(), day)]);
    let list = ul()
        .live_attribute("class", move || {
            let is_narrow = scale.with(Scale::is_narrow);
            Some(if is_narrow { "timeline-deadlines narrow" } else { "timeline-deadlines" })
        })
        .live(deadlines);
    section()
        .class("panel timeline")
        .attribute("aria-labelledby", "timeline-heading")
        .child(head)
        .child(slider)
        .child(list)
        .live(weekend_note)
        .child(day_table(series))
}

/// What stands at the end of a day.
fn read_day(figures: &Figures, series: &Series, day: i32) -> String {
    let date = series.dates.0.plus_days(day);
    let end = date.end().plus_seconds(-1);
    let language = use_words().language();
    let amount = |steps: &series::Steps| figures.money(steps.at(end));
    say::chart_reading(
        language,
        &amount(&series.cash),
        &amount(&series.counted),
        &amount(&series.credit),
        &figures.date(date),
    )
}

/// The days of the picture as a table, made only when somebody opens it.
fn day_table(series: Memo<Series>) -> Element {
    let plan = use_plan();
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
        let figures = words.figures(plan.run.with(|run| run.scenario().account.currency));
        series.with(|series| {
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
