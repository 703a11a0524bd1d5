//! The list of the Sandbox's keys, under `?`.

use crate::signals::*;
use ad_credit_lab_words::say;

use super::{button, dialog, room_keys};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, dd, div, dl, dt};
use crate::route::Room;

/// A button that opens the list, which the question mark does, too.
pub fn shortcuts() -> Element {
    let language = use_words().language();
    let open = RwSignal::new(false);
    room_keys(Room::Sandbox, move |key, _| {
        let is_asked = key == "?";
        if is_asked {
            open.set(true);
        }
        is_asked
    });
    let content = move || {
        let keys = [
            ("K", say::keys_play(language)),
            ("J, L", say::keys_day(language)),
            ("Shift+J, Shift+L", say::keys_hour(language)),
            ("N, P", say::keys_event(language)),
            ("Ctrl+Z, Ctrl+Shift+Z", say::keys_undo(language)),
            ("?", say::keys_list(language)),
        ];
        let keys = keys.map(|(key, what)| {
            div().child(dt().child(html::kbd().text(key))).child(dd().text(what))
        });
        vec![dl().class("shortcuts").children(keys)]
    };
    div()
        .class("shortcuts-place")
        .child(
            button("button quiet", move || open.set(true))
                .attribute("aria-keyshortcuts", "?")
                .text(say::keys_heading(language)),
        )
        .child(dialog(open, "keys-heading", move || say::keys_heading(language), content))
}
