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
use leptos::html::Div;
use leptos::prelude::*;

use crate::i18n::{Figures, use_words};
use crate::state::use_plan;
use drawing::Drawing;
use labels::deadline_text;
use scale::Scale;
use series::Series;

use super::width::width_of;

/// The picture with its reading line, and the same days as a table.
#[component]
pub fn MoneyTimeline() -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let series = Memo::new(move |_| plan.run.with(Series::of));
    let frame = NodeRef::<Div>::new();
    let width = width_of(frame);
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
    let on_point = move |event: web_sys::PointerEvent| {
        if let Some(frame) = frame.get_untracked() {
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
                .map(|deadline| view! { <li>{deadline_text(language, &figures, *deadline)}</li> });
            items.collect_view()
        })
    };
    let weekend_note = move || {
        let unit = plan.run.with(|run| run.scenario().offers[0].offer.issuance.delay.unit);
        let is_shaded = series.with(|series| series.days() <= drawing::MOST_DAYS_WITH_WEEKENDS);
        (unit == DelayUnit::BusinessDay && is_shaded).then(
            || view! { <p class="quiet timeline-note">{say::chart_weekend_note(language)}</p> },
        )
    };
    view! {
        <section class="panel timeline" aria-labelledby="timeline-heading">
            <div class="timeline-head">
                <h2 id="timeline-heading">{say::chart_heading(language)}</h2>
                <p class="timeline-reading">
                    {move || if day.get().is_some() { reading.get() } else { say::chart_hint(language) }}
                </p>
            </div>
            <div
                class="timeline-frame"
                node_ref=frame
                role="slider"
                tabindex="0"
                aria-label=say::chart_reading_label(language)
                aria-valuemin="0"
                aria-valuemax=move || last_day.get()
                aria-valuenow=move || day.get().unwrap_or_else(|| last_day.get())
                aria-valuetext=reading
                on:keydown=on_key
                on:pointermove=on_point
                on:pointerdown=on_point
                on:pointerleave=move |_| asked.set(None)
            >
                {move || {
                    let (series, scale) = (series.get(), scale.get());
                    view! { <Drawing series=series scale=scale day=day /> }
                }}
            </div>
            <ul class="timeline-deadlines" class:narrow=move || scale.get().is_narrow()>{deadlines}</ul>
            {weekend_note}
            <DayTable series=series />
        </section>
    }
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
#[component]
fn DayTable(
    /// What is shown.
    series: Memo<Series>,
) -> impl IntoView {
    let plan = use_plan();
    let words = use_words();
    let language = words.language();
    let open = RwSignal::new(false);
    let on_toggle = move |event: web_sys::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let rows = move || {
        open.get().then(|| {
            let figures = words.figures(plan.run.with(|run| run.scenario().account.currency));
            series.with(|series| {
                let days = 0..series.days();
                days.map(|day| {
                    let date = series.dates.0.plus_days(day);
                    let end = date.end().plus_seconds(-1);
                    let amounts = [&series.counted, &series.not_counted, &series.credit, &series.cash].map(|steps| {
                        view! { <td class="number">{figures.exact_money(steps.at(end))}</td> }
                    });
                    view! { <tr><th scope="row">{figures.date(date)}</th>{amounts.collect_view()}</tr> }
                })
                .collect_view()
            })
        })
    };
    let headings = [
        say::chart_column_counted(language),
        say::chart_column_not_counted(language),
        say::chart_column_credit(language),
        say::chart_column_cash(language),
    ];
    let headings = headings.map(|text| view! { <th scope="col" class="number">{text}</th> });
    view! {
        <details class="day-table" on:toggle=on_toggle>
            <summary>{say::chart_table(language)}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=say::chart_table(language)>
                <table>
                    <thead>
                        <tr><th scope="col">{say::chart_column_date(language)}</th>{headings.collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
