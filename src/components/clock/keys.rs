//! The clock by keyboard, wherever in the room the focus is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Clock, DAY, HOUR};
use crate::route::Room;
use crate::state::use_visit;

/// Where letters are typed, or chosen by.
const FIELDS: &str = "input:not([type=range],[type=checkbox],[type=radio]),select,textarea";
/// What Space presses, or scrolls.
const PRESSED: &str = "input,select,textarea,button,a,summary,[role=region]";

/// J and L go a day back and on, with Shift an hour; K or Space let the clock run or stop it; N and P go to the next event and to the previous one.
pub(super) fn follow_keys(clock: Clock) {
    let visit = use_visit();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        if untrack(|| visit.arrival().route.room()) != Room::Sandbox {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_in = |selector: &str| {
            // Only a selector with a mistake is refused.
            target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
        };
        let has_dialog = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
        if has_dialog || is_in(FIELDS) {
            return;
        }
        let step = if event.shift_key() { HOUR } else { DAY };
        match event.key().to_ascii_lowercase().as_str() {
            "j" => clock.step(-step),
            "l" => clock.step(step),
            " " if is_in(PRESSED) => return,
            // Held down, it would start and stop in turn.
            "k" | " " if event.repeat() => {}
            "k" | " " => clock.toggle(),
            "n" => clock.stop_at(untrack(|| clock.next())),
            "p" => clock.stop_at(untrack(|| clock.previous())),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
