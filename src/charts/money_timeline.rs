//! The money timeline: spend climbing to the threshold, the credit arriving, burning down and ending.
//!
//! The picture is decoration for those who see it; a sentence, a slider and a table carry the same facts.
//! Without a clock the slider reads any day. Where a clock moves through the run, the slider is its handle: what lies after "now"
//! is drawn lighter, and a day is read by pointing at it, or is that of the handle while keys move it.

pub mod day;
mod deadlines;
mod drawing;
mod labels;
pub(super) mod looks;
mod now;
pub mod saved;
pub(super) mod scale;
pub mod series;
pub(super) mod shapes;
mod still;
pub mod summary;
mod table;
mod tools;
mod zoom;

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_words::say;

use crate::i18n::use_words;
use crate::markup::html::{div, h2, li, p, section, ul};
use crate::markup::{Element, Handle};
use crate::state::Run;
use day::{Day, read_at};
use drawing::{Card, drawing};
use labels::deadline_text;
pub use now::Now;
use now::{after_hours, capture, hours_since, last_hour};
use scale::Scale;
use series::Series;
pub use still::still_timeline;
use summary::summary;
use table::day_table;
use tools::{Zoom, shown_note, tools};
use zoom::{Dates, in_story};

use super::width::{in_units, width_of};

/// The picture with what can be read in it, and the same days as a table.
///
/// `name` distinguishes the pictures of a page. With a clock, `run` goes on for some time after the furthest instant reached.
pub fn money_timeline(run: Memo<Run>, name: &'static str, now: Option<Now>) -> Element {
    let words = use_words();
    let language = words.language();
    let clock = now.as_ref().map(|now| now.at);
    // The dates shown while the handle is held: a picture that grew under the hand would carry the handle away.
    let held = RwSignal::new(None::<Dates>);
    let series = series_of(run, now.as_ref(), held);
    let reading = Reading::of(series, clock);
    let Reading { zoom, asked, day, .. } = reading;
    let frame = Handle::default();
    let width = width_of(&frame);
    let scale =
        Memo::new(move |_| series.with(|series| Scale::of(series, zoom.shown.get(), width.get())));
    let card: Card = Rc::new(move || {
        let date = day.get()?;
        let run = run.get();
        Some(series.with(|series| Day::of(words, &run, series, date).card(words, series)))
    });
    let of_the_picture = Rc::clone(&card);
    let slider = slider_of(run, series, reading, clock).keep_in(&frame).live(move || {
        let card = Rc::clone(&of_the_picture);
        [series.with(|series| drawing(series, scale.get(), name, day, card, clock))]
    });
    let slider = match now {
        Some(now) => moved_by_hand(slider, &frame, now, scale, held, reading),
        None => slider.on("keydown", move |event| reading.key(&event)),
    };
    let (place, of_the_wheel) = (frame.clone(), frame);
    let point = move |event: web_sys::PointerEvent| {
        if held.get_untracked().is_none()
            && let Some(x) = x_in(&place, &event)
        {
            reading.by_keys.set(false);
            asked.set(Some(scale.get_untracked().date_at(x)));
        }
    };
    let turn = move |event: web_sys::WheelEvent| {
        // What a pad's pinch sends, too.
        if event.ctrl_key()
            && let Some(x) = x_in(&of_the_wheel, &event)
        {
            event.prevent_default();
            zoom.go(event.delta_y() < 0.0, Some(scale.get_untracked().date_at(x)));
        }
    };
    let leave = move |event: web_sys::PointerEvent| {
        // A finger that is lifted leaves, and what it pointed at is still to be read.
        if event.pointer_type() != "touch" {
            asked.set(None);
        }
    };
    let slider = slider
        .on("pointermove", point.clone())
        .on("pointerdown", point)
        .on("pointerleave", leave)
        .on("wheel", turn)
        .on("focus", move |_: web_sys::Event| reading.begin())
        .on("blur", move |_: web_sys::Event| asked.set(None));
    let list = ul()
        .live_attribute("class", move || {
            let is_narrow = scale.with(Scale::is_narrow);
            Some(if is_narrow { "timeline-deadlines narrow" } else { "timeline-deadlines" })
        })
        .live(move || {
            series.with(|series| {
                let figures = words.figures(series.currency);
                let items = series.deadlines.iter();
                let items =
                    items.map(|deadline| li().text(deadline_text(language, &figures, *deadline)));
                items.collect::<Vec<_>>()
            })
        });
    let weekend_note = move || {
        let waits = series.with(|series| series.waits_for_business_days);
        let is_shaded = waits && scale.with(Scale::has_weekends);
        is_shaded.then(|| p().class("quiet timeline-note").text(say::chart_weekend_note(language)))
    };
    let heading = format!("{name}-timeline-heading");
    let hint =
        if clock.is_some() { say::chart_hint_now(language) } else { say::chart_hint(language) };
    let head = div()
        .class("timeline-head")
        .child(h2().id(heading.clone()).text(say::chart_heading(language)))
        .child(p().class("timeline-reading").text(hint))
        .child(tools(run, series, zoom, clock));
    section()
        .class("panel timeline")
        .attribute("aria-labelledby", heading)
        .child(head)
        .child(
            p().class("visually-hidden timeline-summary")
                .live_text(move || series.with(|series| summary(words, series))),
        )
        .child(slider)
        .live(move || if scale.with(Scale::is_narrow) { card() } else { None })
        .child(shown_note(series, zoom))
        .child(list)
        .live(weekend_note)
        .child(day_table(run, series))
}

/// The story with the dates that it shows.
fn series_of(run: Memo<Run>, now: Option<&Now>, held: RwSignal<Option<Dates>>) -> Memo<Series> {
    let Some(reached) = now.map(|now| now.reached) else {
        return Memo::new(move |_| run.with(Series::of));
    };
    let story = Memo::new(move |_| run.with(Series::ahead));
    Memo::new(move |_| {
        let dates = || story.with(|story| story.dates_with(reached.get()));
        Series { dates: held.get().unwrap_or_else(dates), ..story.get() }
    })
}

/// Which dates are drawn, and which of them is read.
#[derive(Clone, Copy)]
struct Reading {
    zoom: Zoom,
    /// The date that somebody asked for.
    asked: RwSignal<Option<Date>>,
    /// The same within the story; none until somebody asks.
    day: Memo<Option<Date>>,
    /// Whether the day of a clock is read, because keys move it.
    by_keys: RwSignal<bool>,
}

impl Reading {
    fn of(series: Memo<Series>, clock: Option<Memo<Instant>>) -> Self {
        let story = Memo::new(move |_| series.with(|series| series.dates));
        let window = RwSignal::new(None);
        let shown = Memo::new(move |_| in_story(story.get(), window.get()));
        let asked = RwSignal::new(None::<Date>);
        let day = Memo::new(move |_| {
            let (first, last) = story.get();
            asked.get().map(|date| date.clamp(first, last))
        });
        let cursor = Memo::new(move |_| match clock {
            Some(at) => Some(at.get().date()),
            None => day.get(),
        });
        let zoom = Zoom { story, shown, window, cursor };
        let by_keys = RwSignal::new(false);
        if let Some(at) = clock {
            // The window goes where the clock goes.
            Effect::new(move |_| {
                let date = at.get().date();
                zoom.show(date);
                if by_keys.get_untracked() {
                    asked.set(Some(date));
                }
            });
        }
        Self { zoom, asked, day, by_keys }
    }

    /// The day that is read, or the last one while none is.
    fn at(self) -> Date {
        self.day.get().unwrap_or_else(|| self.zoom.story.get().1)
    }

    /// Reads a day from now on, if there is no clock whose handle has the keys.
    fn begin(self) {
        if self.zoom.cursor.get_untracked().is_none() {
            self.asked.set(Some(self.zoom.shown.get_untracked().1));
        }
    }

    /// The keys of a slider that reads days.
    fn key(self, event: &web_sys::KeyboardEvent) {
        if self.zoom.key(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let (first, last) = self.zoom.story.get_untracked();
        let now = self.at();
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now.plus_days(-1),
            "ArrowRight" | "ArrowUp" => now.plus_days(1),
            "PageDown" => now.plus_days(-7),
            "PageUp" => now.plus_days(7),
            "Home" => first,
            "End" => last,
            "Escape" => return self.asked.set(None),
            _ => return,
        };
        event.prevent_default();
        let to = to.clamp(first, last);
        self.asked.set(Some(to));
        self.zoom.show(to);
    }
}

/// The frame of the picture, which says as a slider what is read in it: a day, or where the clock stands.
fn slider_of(
    run: Memo<Run>,
    series: Memo<Series>,
    reading: Reading,
    clock: Option<Memo<Instant>>,
) -> Element {
    let words = use_words();
    let language = words.language();
    let story = reading.zoom.story;
    let value = move || match clock {
        Some(at) => hours_since(story.get().0, at.get()),
        None => reading.at().days_since(story.get().0).into(),
    };
    let top = move || match clock {
        Some(_) => hours_since(story.get().0, last_hour(story.get())),
        None => i64::from(story.get().1.days_since(story.get().0)),
    };
    let text = move || match clock {
        Some(at) => series.with(|series| read_at(words, series, at.get())),
        None => {
            let (run, date) = (run.get(), reading.at());
            series.with(|series| Day::of(words, &run, series, date).sentence(words, series))
        }
    };
    let label = if clock.is_some() {
        say::chart_now_label(language)
    } else {
        say::chart_reading_label(language)
    };
    div()
        .class("timeline-frame")
        .attribute("role", "slider")
        .attribute("tabindex", "0")
        .attribute("aria-label", label)
        .attribute("aria-valuemin", "0")
        .live_attribute("aria-valuemax", move || Some(top().to_string()))
        .live_attribute("aria-valuenow", move || Some(value().to_string()))
        .live_attribute("aria-valuetext", move || Some(text()))
}

/// The frame as the handle of a clock, by keys and by a pointer that takes it.
fn moved_by_hand(
    slider: Element,
    frame: &Handle,
    now: Now,
    scale: Memo<Scale>,
    held: RwSignal<Option<Dates>>,
    reading: Reading,
) -> Element {
    let Reading { zoom, asked, by_keys, .. } = reading;
    let story = zoom.story;
    let (keys, taken, moved) = (now.clone(), now.clone(), now);
    let (place, of_the_move) = (frame.clone(), frame.clone());
    let take = move |event: web_sys::PointerEvent| {
        let scale = scale.get_untracked();
        let is_near = |x| scale.shows(taken.soon()) && scale.is_near(x, taken.soon());
        if event.button() == 0 && x_in(&place, &event).is_some_and(is_near) {
            capture(&event);
            by_keys.set(false);
            held.set(Some(story.get_untracked()));
            asked.set(None);
        }
    };
    let drag = move |event: web_sys::PointerEvent| {
        if held.get_untracked().is_some()
            && let Some(x) = x_in(&of_the_move, &event)
        {
            let scale = scale.get_untracked();
            moved.go_soon(after_hours(scale.first, scale.hour_at(x)));
        }
    };
    let turn = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            by_keys.set(false);
            return asked.set(None);
        }
        if !zoom.key(&event) && keys.turn(&event, story.get_untracked()) {
            by_keys.set(true);
            asked.set(Some(keys.soon().date()));
        }
    };
    slider
        .on("keydown", turn)
        .on("pointerdown", take)
        .on("pointermove", drag)
        .on("pointerup", move |_: web_sys::Event| held.set(None))
        // Also where the pointer is taken away, as when a finger begins to scroll.
        .on("lostpointercapture", move |_: web_sys::Event| held.set(None))
        .on("blur", move |_: web_sys::Event| by_keys.set(false))
}

/// How far a pointer is from the left of an element, in the units of its chart.
fn x_in(place: &Handle, event: &web_sys::MouseEvent) -> Option<i32> {
    let frame = place.get::<web_sys::Element>()?;
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    let left = frame.get_bounding_client_rect().left() as i32;
    Some(in_units(event.client_x() - left, frame.client_width()))
}
