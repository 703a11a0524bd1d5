//! The whole timeline as one line to drag along.

use std::fmt::Write;

use crate::signals::*;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_words::{Format, say};

use super::{Clock, HOUR};
use crate::i18n::use_words;
use crate::markup::html::{div, input};
use crate::markup::svg::{path, svg};
use crate::markup::{Element, Handle};

/// The line from the account's creation to the end of the picture, with a mark wherever something happens.
pub(super) fn scrubber(clock: Clock) -> Element {
    let words = use_words();
    let language = words.language();
    let practice = clock.practice;
    let now = clock.now();
    // A line that grew under the hand would carry its grip away.
    let held = RwSignal::new(None::<(Date, Date)>);
    let dates = Memo::new(move |_| held.get().unwrap_or_else(|| clock.dates.get()));
    let hours = move |at: Instant| at.seconds_since(dates.get().0.start()).div_euclid(HOUR);
    let last = move || hours(dates.get().1.end()) - 1;
    let spoken = move || {
        let currency = practice.run.with(|run| run.scenario().account.currency);
        Some(words.figures(currency).instant(practice.now.get()))
    };
    let place = Handle::default();
    let range = place.clone();
    let value = move || {
        // Before the value, which is held between them.
        if let Some(range) = range.get::<web_sys::HtmlInputElement>() {
            let created = practice.ahead.with(|run| run.scenario().account.created);
            range.set_min(&hours(created).to_string());
            range.set_max(&last().to_string());
        }
        hours(practice.now.get()).to_string()
    };
    let on_input = move |event: web_sys::Event| {
        if let Ok(hour) = event_target_value(&event).parse::<i64>() {
            now.go_soon(dates.get_untracked().0.start().plus_seconds(hour * HOUR));
        }
    };
    let line = input()
        .keep_in(&place)
        .attribute("type", "range")
        .attribute("step", "1")
        .attribute("aria-label", say::clock_scrubber(language))
        .live_attribute("aria-valuetext", spoken)
        .live_property("value", value)
        .on("input", on_input)
        .on("pointerdown", move |_: web_sys::Event| held.set(Some(clock.dates.get_untracked())))
        .on("pointerup", move |_: web_sys::Event| held.set(None))
        .on("pointercancel", move |_: web_sys::Event| held.set(None));
    let marks = move || {
        let mut marks = String::new();
        let mut drawn = -1;
        clock.stops.with(|stops| {
            for hour in stops.iter().map(|stop| hours(stop.at)) {
                if hour > drawn && hour <= last() {
                    // Text takes whatever is written to it.
                    let _ = write!(marks, "M{hour} 0V8");
                    drawn = hour;
                }
            }
        });
        marks
    };
    let width = move || last().max(1);
    let ticks = svg()
        .attribute("aria-hidden", "true")
        .attribute("focusable", "false")
        .attribute("preserveAspectRatio", "none")
        .live_attribute("viewBox", move || Some(format!("0 0 {} 8", width())))
        .child(path().class("clock-reached").live_attribute("d", move || {
            Some(format!("M0 0H{}V8H0Z", hours(practice.reached.get())))
        }))
        .child(path().class("clock-ticks").live_attribute("d", move || Some(marks())));
    div().class("clock-line").child(line).child(ticks)
}
