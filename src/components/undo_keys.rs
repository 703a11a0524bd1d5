//! The keys that go back and forth in the undo log of a room.

use crate::signals::*;

use super::has_dialog;
use crate::route::Room;
use crate::state::{Way, use_visit};

/// Ctrl or Cmd with Z goes a step back while a room is shown, with Shift and Z or with Y forward; also while one types in a field of it.
pub fn undo_keys(room: Room, go: impl Fn(Way) + 'static) {
    let visit = use_visit();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        // What is typed in a dialog has an undo of its own, and what lies behind it is not seen.
        if has_dialog() || untrack(|| visit.arrival().route.room()) != room {
            return;
        }
        let way = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Way::Back,
            ("z", true) | ("y", false) => Way::Forth,
            _ => return,
        };
        go(way);
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
