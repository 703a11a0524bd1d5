//! The clock as a bar: at the top of the room where it is wide, at the bottom edge of a phone.

use crate::signals::*;
use ad_credit_lab_words::{Format, Language, say};

use super::labels::{halt, past, what};
use super::player::{SPEEDS, follow_frames};
use super::scrubber::scrubber;
use super::{Clock, DAY, HOUR};
use crate::components::{button, key_shortcut};
use crate::i18n::{Figures, use_words};
use crate::markup::Element;
use crate::markup::html::{div, label, option, p, section, select, span};
use crate::state::Stop;

/// The bar, which also lets the clock follow the keyboard and time.
pub fn clock_bar(clock: Clock) -> Element {
    follow_frames(clock);
    super::keys::follow_keys(clock);
    let language = use_words().language();
    let practice = clock.practice;
    let is_open = RwSignal::new(false);
    let is_past = move || practice.now.get() < practice.reached.get();
    let figures = figures(clock);
    let note = move || {
        past(&figures(), practice.reached.get().seconds_since(practice.now.get()))
            .or_else(|| clock.halted().map(halt))
            .unwrap_or_else(|| say::clock_latest_note(language))
    };
    let latest = button("button clock-rest", move || clock.go_to_the_latest())
        .live_attribute("aria-disabled", unless(is_past))
        .text(say::clock_latest(language));
    let latest = div()
        .live_attribute("class", move || {
            Some(if is_past() { "clock-latest past" } else { "clock-latest" })
        })
        .child(p().live_text(note))
        .child(latest);
    let more = button("button clock-more", move || is_open.update(|is_open| *is_open = !*is_open))
        .live_attribute("aria-expanded", move || Some(is_open.get().to_string()))
        .text(say::clock_more(language));
    section()
        .live_attribute("class", move || Some(if is_open.get() { "clock open" } else { "clock" }))
        .attribute("aria-label", say::clock_name(language))
        .child(reading(clock))
        .child(steps(clock))
        .child(speed(clock))
        .child(events(clock))
        .child(more)
        .child(scrubber(clock))
        .child(latest)
        .child(
            p().class("visually-hidden")
                .attribute("role", "status")
                .live_text(move || clock.said.get()),
        )
}

/// That a button cannot be used, unless something is so. It is not disabled, which would take the focus from it.
fn unless(can_use: impl Fn() -> bool) -> impl Fn() -> Option<&'static str> {
    move || (!can_use()).then_some("true")
}

/// Figures in the account's currency.
fn figures(clock: Clock) -> impl Fn() -> Figures + Copy {
    let currency =
        Memo::new(move |_| clock.practice.ahead.with(|run| run.scenario().account.currency));
    move || use_words().figures(currency.get())
}

/// Where it stands: the date and the time.
fn reading(clock: Clock) -> Element {
    let (now, figures) = (clock.practice.now, figures(clock));
    let date = Memo::new(move |_| now.get().date());
    div()
        .class("clock-now")
        .child(p().class("clock-date").live_text(move || figures().date(date.get())))
        .child(p().class("clock-time").live_text(move || figures().time(now.get())))
}

/// A day and an hour back, running, an hour and a day on.
fn steps(clock: Clock) -> Element {
    let language = use_words().language();
    let goes_on = move || clock.halted().is_none();
    let step = |class: &'static str, keys: &'static str, seconds: i64, text: String| {
        button(class, move || clock.step(seconds))
            .live_attribute("aria-keyshortcuts", key_shortcut(keys))
            .live_attribute("aria-disabled", unless(move || seconds < 0 || goes_on()))
            .text(text)
    };
    let run = button("button primary clock-run", move || clock.toggle())
        .live_attribute("aria-disabled", unless(goes_on))
        .live_attribute("aria-keyshortcuts", key_shortcut("K Space"))
        .child(span().live_attribute("class", move || {
            Some(if clock.is_running.get() { "clock-sign runs" } else { "clock-sign" })
        }))
        .live_text(move || {
            if clock.is_running.get() {
                say::clock_pause(language)
            } else {
                say::clock_play(language)
            }
        });
    div()
        .class("clock-steps")
        .child(step("button clock-rest", "J", -DAY, say::clock_day_back(language)))
        .child(step("button clock-rest", "Shift+J", -HOUR, say::clock_hour_back(language)))
        .child(run)
        .child(step("button clock-rest", "Shift+L", HOUR, say::clock_hour_on(language)))
        .child(step("button", "L", DAY, say::clock_day_on(language)))
}

/// How fast it runs.
fn speed(clock: Clock) -> Element {
    let language = use_words().language();
    let name = |seconds: i64, language: &Language| match seconds / HOUR {
        1 => say::clock_speed_hour(language),
        6 => say::clock_speed_six_hours(language),
        24 => say::clock_speed_day(language),
        _ => say::clock_speed_week(language),
    };
    let options = SPEEDS.iter().enumerate().map(|(index, speed)| {
        option().attribute("value", index.to_string()).text(name(speed.seconds, language))
    });
    let choose = move |event: web_sys::Event| {
        if let Ok(index) = event_target_value(&event).parse::<usize>() {
            clock.speed.set(index.min(SPEEDS.len() - 1));
        }
    };
    label().class("clock-speed clock-rest").child(span().text(say::clock_speed(language))).child(
        select()
            .on("change", choose)
            .children(options)
            .live_property("value", move || clock.speed.get().to_string()),
    )
}

/// To what happened before, and to what happens next.
fn events(clock: Clock) -> Element {
    let language = use_words().language();
    let previous = Memo::new(move |_| clock.previous());
    let next = Memo::new(move |_| clock.next());
    div()
        .class("clock-events")
        .child(event_button(
            clock,
            "button clock-event clock-rest",
            "P",
            say::clock_previous(language),
            previous,
        ))
        .child(event_button(clock, "button clock-event", "N", say::clock_next(language), next))
}

/// A button that goes to a stop, and says what happens there and when.
fn event_button(
    clock: Clock,
    class: &'static str,
    keys: &'static str,
    name: String,
    stop: Memo<Option<Stop>>,
) -> Element {
    let (language, figures) = (use_words().language(), figures(clock));
    let text = move || match stop.get() {
        Some(stop) => clock.practice.ahead.with(|run| what(run, stop.what)),
        None => say::clock_nothing(language),
    };
    let when = move || stop.get().map(|stop| figures().instant(stop.at)).unwrap_or_default();
    button(class, move || clock.stop_at(stop.get_untracked()))
        .live_attribute("aria-keyshortcuts", key_shortcut(keys))
        .live_attribute("aria-disabled", unless(move || stop.get().is_some()))
        .child(span().class("clock-kind").text(name + " "))
        .child(span().class("clock-what").live_text(text))
        .child(span().class("clock-when").text(" ").live_text(when))
}
