//! The clock by keyboard, wherever in the room the focus is.

use leptos::prelude::untrack;

use super::{Clock, DAY, HOUR};
use crate::components::room_keys;
use crate::route::Room;

/// J and L go a day back and on, with Shift an hour; K or Space let the clock run or stop it; N and P go to the next event and to the previous one.
pub(super) fn follow_keys(clock: Clock) {
    room_keys(Room::Sandbox, move |key, event| {
        let step = if event.shift_key() { HOUR } else { DAY };
        match key {
            "j" => clock.step(-step),
            "l" => clock.step(step),
            // Held down, it would start and stop in turn.
            "k" | " " if event.repeat() => {}
            "k" | " " => clock.toggle(),
            "n" => clock.stop_at(untrack(|| clock.next())),
            "p" => clock.stop_at(untrack(|| clock.previous())),
            _ => return false,
        }
        true
    });
}
