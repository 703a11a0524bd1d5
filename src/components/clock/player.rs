//! Letting the clock run.

use crate::signals::*;
use ad_credit_lab_engine::calendar::Instant;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{Clock, DAY, HOUR};
use crate::route::Room;
use crate::state::use_visit;

/// A speed: how many seconds of the account go by in one of ours, and in which steps, so that what is shown can be read.
pub(super) struct Speed {
    pub(super) seconds: i64,
    grain: i64,
}

/// The speeds that one can choose from: an hour, six hours, a day and a week a second.
pub(super) const SPEEDS: [Speed; 4] = [
    Speed { seconds: HOUR, grain: 300 },
    Speed { seconds: 6 * HOUR, grain: HOUR / 2 },
    Speed { seconds: DAY, grain: HOUR },
    Speed { seconds: 7 * DAY, grain: 6 * HOUR },
];

/// The number of the speed that it has at first.
pub(super) const USUAL_SPEED: usize = 2;

/// So many of our milliseconds go by at most between two frames; a page that was hidden or busy catches up with nothing.
const MOST_BETWEEN_FRAMES: i64 = 250;

/// Moves the clock with the browser's frames while it runs. Frames do not come while the page is hidden.
pub(super) fn follow_frames(clock: Clock) {
    let practice = clock.practice;
    let on_frame = StoredValue::new_local(None::<Closure<dyn FnMut(f64)>>);
    // The frame that is asked for; there is one at most.
    let asked = StoredValue::new(None::<i32>);
    let ask = move || {
        if asked.get_value().is_none() {
            on_frame.with_value(|on_frame| {
                let function = on_frame.as_ref().map(|function| function.as_ref().unchecked_ref());
                let id =
                    function.and_then(|function| window().request_animation_frame(function).ok());
                asked.set_value(id);
            });
        }
    };
    // When the frame before was, and how much time is due, in thousandths of the account's seconds.
    let (mut before, mut due) = (None::<i64>, 0);
    let run = move |stamp: f64| {
        asked.set_value(None);
        if !clock.is_running.get_untracked() {
            (before, due) = (None, 0);
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "milliseconds since the page was opened"
        )]
        let stamp = stamp as i64;
        let gone = before.map_or(0, |before| (stamp - before).clamp(0, MOST_BETWEEN_FRAMES));
        before = Some(stamp);
        let speed = &SPEEDS[clock.speed.get_untracked()];
        due += gone * speed.seconds;
        let (now, reached) = (practice.now.get_untracked(), practice.reached.get_untracked());
        let to = on_the_grain(now.plus_seconds(due / 1000), speed.grain);
        // What is past ends at the latest. Whoever wants the story to go on lets it run again.
        let comes_to_the_latest = now < reached && to >= reached;
        let to = if comes_to_the_latest { reached } else { to };
        if to > now {
            due -= to.seconds_since(now) * 1000;
            practice.go_to(to);
            let is_stuck = practice.now.get_untracked() != to;
            if is_stuck || comes_to_the_latest {
                clock.toggle();
            }
        }
        ask();
    };
    on_frame.set_value(Some(Closure::new(run)));
    Effect::new(move |_| {
        if clock.is_running.get() {
            ask();
        }
    });
    let visit = use_visit();
    // Doing something, or going elsewhere, stops it: an answer would be gone with the next tick, and so would a question.
    Effect::new(move |_| {
        let is_busy =
            practice.answer.with(Option::is_some) || practice.question.with(Option::is_some);
        let is_here = visit.arrival().route.room() == Room::Sandbox;
        if (is_busy || !is_here) && clock.is_running.get_untracked() {
            clock.toggle();
        }
    });
    on_cleanup(move || {
        if let Some(id) = asked.try_update_value(Option::take).flatten() {
            // It fails only where there is no such frame any more.
            let _ = window().cancel_animation_frame(id);
        }
    });
}

/// The last instant up to this one at which a step of so many seconds ends.
fn on_the_grain(instant: Instant, grain: i64) -> Instant {
    instant.plus_seconds(-(instant.second_of_day() % grain))
}
