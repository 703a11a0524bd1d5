//! Keys that a room follows wherever in it the focus is.

use crate::signals::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::has_dialog;
use crate::route::Room;
use crate::state::{LetterKeys, use_visit};

/// Where letters are typed, or chosen by.
const FIELDS: &str = "input:not([type=range],[type=checkbox],[type=radio]),select,textarea";
/// What Space presses, or scrolls.
const PRESSED: &str = "input,select,textarea,button,a,summary,[role=region]";

/// Follows keys while a room is shown, no dialog is open, nobody types, and keys are not switched off. `press` is given the key in lower case and the event,
/// and gives whether it took the key.
pub fn room_keys(room: Room, press: impl Fn(&str, &KeyboardEvent) -> bool + 'static) {
    let visit = use_visit();
    let keys = use_context::<LetterKeys>();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        let are_on = keys.is_none_or(|keys| untrack(|| keys.are_on()));
        if !are_on || untrack(|| visit.arrival().route.room()) != room {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_in = |selector: &str| {
            // Only a selector with a mistake is refused.
            target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
        };
        let key = event.key().to_ascii_lowercase();
        if has_dialog() || is_in(FIELDS) || (key == " " && is_in(PRESSED)) {
            return;
        }
        if press(&key, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
