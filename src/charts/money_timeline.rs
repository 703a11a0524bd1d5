//! The money timeline: spend climbing to the threshold, the credit arriving, burning down and ending.
//!
//! The picture is decoration for those who see it; a sentence, a slider and a table carry the same facts.
//! Without a clock the slider reads any day. Where a clock moves through the run, the slider is its handle: what lies after "now"
//! is drawn lighter, and a day is read by pointing at it.

mod deadlines;
mod drawing;
mod labels;
mod now;
mod scale;
pub mod series;
mod shapes;
mod table;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::{Format, say};

use crate::i18n::use_words;
use crate::markup::html::{div, h2, li, p, section, ul};
use crate::markup::{Element, Handle};
use crate::state::Run;
use drawing::drawing;
use labels::deadline_text;
pub use now::Now;
use now::{after_hours, capture, hours_since, last_hour};
use scale::Scale;
use series::Series;
use table::{day_table, read_at};

use super::width::width_of;

/// The picture with its reading line, and the same days as a table.
///
/// `name` distinguishes the pictures of a page. With a clock, `run` goes on for some time after the furthest instant reached.
pub fn money_timeline(run: Memo<Run>, name: &'static str, now: Option<Now>) -> Element {
    let words = use_words();
    let language = words.language();
    let clock = now.as_ref().map(|now| (now.at, now.reached));
    // The dates shown while the handle is held: a picture that grew under the hand would carry the handle away.
    let held = RwSignal::new(None::<(Date, Date)>);
    let story =
        Memo::new(move |_| run.with(if clock.is_some() { Series::ahead } else { Series::of }));
    let dates = Memo::new(move |_| {
        let reached = clock.map(|(_, reached)| reached.get());
        let shown =
            || story.with(|story| reached.map_or(story.dates, |reached| story.dates_with(reached)));
        held.get().unwrap_or_else(shown)
    });
    let series = Memo::new(move |_| Series { dates: dates.get(), ..story.get() });
    let frame = Handle::default();
    let width = width_of(&frame);
    let scale = Memo::new(move |_| series.with(|series| Scale::of(series, width.get())));
    // The day that is read, from the first one; none until somebody asks.
    let asked = RwSignal::new(None::<i32>);
    let last_day = Memo::new(move |_| series.with(|series| series.days() - 1));
    let day = Memo::new(move |_| asked.get().map(|day| day.clamp(0, last_day.get())));
    let reading = Memo::new(move |_| {
        series.with(|series| {
            let figures = words.figures(series.currency);
            let day = day.get().unwrap_or_else(|| last_day.get());
            let date = series.dates.0.plus_days(day);
            read_at(&figures, series, date.end().plus_seconds(-1), &figures.date(date))
        })
    });
    // What the slider is at, how far it goes, and how that is said.
    let value = move || match clock {
        Some((at, _)) => series.with(|series| hours_since(series.dates.0, at.get())),
        None => day.get().unwrap_or_else(|| last_day.get()).into(),
    };
    let top = move || match clock {
        Some(_) => series.with(|series| hours_since(series.dates.0, last_hour(series.dates))),
        None => last_day.get().into(),
    };
    let text = move || match clock {
        Some((at, _)) => series.with(|series| {
            let (figures, at) = (words.figures(series.currency), at.get());
            read_at(&figures, series, at, &figures.instant(at))
        }),
        None => reading.get(),
    };
    let deadlines = move || {
        series.with(|series| {
            let figures = words.figures(series.currency);
            let items = series
                .deadlines
                .iter()
                .map(|deadline| li().text(deadline_text(language, &figures, *deadline)));
            items.collect::<Vec<_>>()
        })
    };
    let weekend_note = move || {
        let is_shaded = series.with(|series| {
            series.waits_for_business_days && series.days() <= drawing::MOST_DAYS_WITH_WEEKENDS
        });
        is_shaded.then(|| p().class("quiet timeline-note").text(say::chart_weekend_note(language)))
    };
    let has_clock = clock.is_some();
    let read = move || match (day.get(), has_clock) {
        (Some(_), _) => reading.get(),
        (None, false) => say::chart_hint(language),
        (None, true) => say::chart_hint_now(language),
    };
    let heading = format!("{name}-timeline-heading");
    let head = div()
        .class("timeline-head")
        .child(h2().id(heading.clone()).text(say::chart_heading(language)))
        .child(p().class("timeline-reading").live_text(read));
    let label =
        if has_clock { say::chart_now_label(language) } else { say::chart_reading_label(language) };
    let slider = div()
        .class("timeline-frame")
        .keep_in(&frame)
        .attribute("role", "slider")
        .attribute("tabindex", "0")
        .attribute("aria-label", label)
        .attribute("aria-valuemin", "0")
        .live_attribute("aria-valuemax", move || Some(top().to_string()))
        .live_attribute("aria-valuenow", move || Some(value().to_string()))
        .live_attribute("aria-valuetext", move || Some(text()))
        .live(move || {
            [series.with(|series| drawing(series, scale.get(), name, day, clock.map(|(at, _)| at)))]
        });
    let slider = match now {
        Some(now) => moved_by_hand(slider, &frame, now, series, scale, held, asked),
        None => slider.on("keydown", read_by_keys(asked, day, last_day)),
    };
    let place = frame;
    let point = move |event: web_sys::PointerEvent| {
        if held.get_untracked().is_none()
            && let Some(x) = x_in(&place, &event)
        {
            asked.set(Some(scale.get_untracked().day_at(x)));
        }
    };
    let slider = slider
        .on("pointermove", point.clone())
        .on("pointerdown", point)
        .on("pointerleave", move |_: web_sys::Event| asked.set(None));
    let list = ul()
        .live_attribute("class", move || {
            let is_narrow = scale.with(Scale::is_narrow);
            Some(if is_narrow { "timeline-deadlines narrow" } else { "timeline-deadlines" })
        })
        .live(deadlines);
    section()
        .class("panel timeline")
        .attribute("aria-labelledby", heading)
        .child(head)
        .child(slider)
        .child(list)
        .live(weekend_note)
        .child(day_table(series))
}

/// The keys of a slider that reads days.
fn read_by_keys(
    asked: RwSignal<Option<i32>>,
    day: Memo<Option<i32>>,
    last_day: Memo<i32>,
) -> impl Fn(web_sys::KeyboardEvent) {
    move |event| {
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
    }
}

/// The frame as the handle of a clock, by keys and by a pointer that takes it.
fn moved_by_hand(
    slider: Element,
    frame: &Handle,
    now: Now,
    series: Memo<Series>,
    scale: Memo<Scale>,
    held: RwSignal<Option<(Date, Date)>>,
    asked: RwSignal<Option<i32>>,
) -> Element {
    let dates = move || series.with_untracked(|series| series.dates);
    let (keys, taken, moved) = (now.clone(), now.clone(), now);
    let (place, of_the_move) = (frame.clone(), frame.clone());
    let take = move |event: web_sys::PointerEvent| {
        let is_near = |x| scale.get_untracked().is_near(x, taken.soon());
        if event.button() == 0 && x_in(&place, &event).is_some_and(is_near) {
            capture(&event);
            held.set(Some(dates()));
            asked.set(None);
        }
    };
    let drag = move |event: web_sys::PointerEvent| {
        if let (Some((first, _)), Some(x)) = (held.get_untracked(), x_in(&of_the_move, &event)) {
            moved.go_soon(after_hours(first, scale.get_untracked().hour_at(x)));
        }
    };
    slider
        .on("keydown", move |event: web_sys::KeyboardEvent| keys.turn(&event, dates()))
        .on("pointerdown", take)
        .on("pointermove", drag)
        .on("pointerup", move |_: web_sys::Event| held.set(None))
        // Also where the pointer is taken away, as when a finger begins to scroll.
        .on("lostpointercapture", move |_: web_sys::Event| held.set(None))
}

/// How many CSS pixels a pointer is from the left of an element.
fn x_in(place: &Handle, event: &web_sys::PointerEvent) -> Option<i32> {
    let frame = place.get::<web_sys::Element>()?;
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let left = frame.get_bounding_client_rect().left() as i32;
    Some(event.client_x() - left)
}
