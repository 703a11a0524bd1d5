//! The handle at "now": where a clock stands in the picture, and moving it by hand.

use std::cell::Cell;
use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::{Date, Instant};
use wasm_bindgen::JsCast;

/// An hour in seconds.
const HOUR: i64 = 3600;

/// A clock that stands somewhere in a run, and that a handle moves. Copies move the same clock.
#[derive(Clone)]
pub struct Now {
    /// Where it stands.
    pub at: Memo<Instant>,
    /// The furthest instant at which it stood.
    pub reached: Memo<Instant>,
    go_to: Rc<dyn Fn(Instant)>,
    wanted: Rc<Cell<Option<Instant>>>,
}

impl Now {
    /// A clock that `go_to` moves.
    pub fn new(
        at: Memo<Instant>,
        reached: Memo<Instant>,
        go_to: impl Fn(Instant) + 'static,
    ) -> Self {
        Self { at, reached, go_to: Rc::new(go_to), wanted: Rc::default() }
    }

    /// Goes there with the next frame; of several places asked for until then, only to the last.
    pub fn go_soon(&self, to: Instant) {
        if self.wanted.replace(Some(to)).is_none() {
            let (go_to, wanted) = (Rc::clone(&self.go_to), Rc::clone(&self.wanted));
            request_animation_frame(move || {
                if let Some(to) = wanted.take() {
                    go_to(to);
                }
            });
        }
    }

    /// Where it will stand with the next frame.
    #[must_use]
    pub fn soon(&self) -> Instant {
        self.wanted.get().unwrap_or_else(|| self.at.get_untracked())
    }

    /// Moves it as a key of a slider asks: arrows by a day, with Shift by an hour, Page keys by a week, Home and End to the ends.
    /// Gives whether the key asks for one of these.
    pub(super) fn turn(&self, event: &web_sys::KeyboardEvent, dates: (Date, Date)) -> bool {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return false;
        }
        let arrow = if event.shift_key() { HOUR } else { 24 * HOUR };
        let now = self.soon();
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => now.plus_seconds(-arrow),
            "ArrowRight" | "ArrowUp" => now.plus_seconds(arrow),
            "PageDown" => now.plus_seconds(-168 * HOUR),
            "PageUp" => now.plus_seconds(168 * HOUR),
            "Home" => dates.0.start(),
            "End" => last_hour(dates),
            _ => return false,
        };
        event.prevent_default();
        self.go_soon(to.clamp(dates.0.start(), last_hour(dates)));
        true
    }
}

/// The last full hour that is shown.
pub(super) const fn last_hour(dates: (Date, Date)) -> Instant {
    dates.1.end().plus_seconds(-HOUR)
}

/// How many hours an instant lies after the beginning of a date.
pub(super) fn hours_since(date: Date, instant: Instant) -> i64 {
    instant.seconds_since(date.start()).div_euclid(HOUR)
}

/// So many hours after the beginning of a date.
pub(super) const fn after_hours(date: Date, hours: i64) -> Instant {
    date.start().plus_seconds(hours * HOUR)
}

/// Lets an element have all that a pointer does until it is lifted.
pub(super) fn capture(event: &web_sys::PointerEvent) {
    let target = event.current_target();
    if let Some(element) = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
        // It fails where the pointer is gone already.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
