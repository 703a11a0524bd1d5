//! The list of the Sandbox's keys, under `?`.

use crate::signals::*;
use ad_credit_lab_words::say;

use super::{button, dialog, room_keys};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, dd, div, dl, dt, p, span};
use crate::route::Room;
use crate::state::LetterKeys;

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
        vec![dl().class("shortcuts").children(keys)].into_iter().chain(switch()).collect()
    };
    div()
        .class("shortcuts-place")
        .child(
            button("button quiet", move || open.set(true))
                .live_attribute("aria-keyshortcuts", key_shortcut("?"))
                .text(say::keys_heading(language)),
        )
        .child(dialog(open, "keys-heading", move || say::keys_heading(language), content))
}

/// What switches single keys on and off.
fn switch() -> Vec<Element> {
    let Some(keys) = use_context::<LetterKeys>() else { return Vec::new() };
    let language = use_words().language();
    let tick = html::input()
        .attribute("type", "checkbox")
        .live_property("checked", move || keys.are_on())
        .on("change", move |event: web_sys::Event| keys.set(event_target_checked(&event)));
    let note = move || if keys.are_on() { String::new() } else { say::keys_off(language) };
    let label = html::label().child(tick).child(span().text(say::keys_letters(language)));
    vec![
        div().class("tick").child(label),
        p().class("quiet").attribute("role", "status").live_text(note),
    ]
}

/// The single keys that do the same as a button, while they do something.
pub fn key_shortcut(keys: &'static str) -> impl Fn() -> Option<&'static str> {
    let are_on = use_context::<LetterKeys>();
    move || are_on.is_none_or(LetterKeys::are_on).then_some(keys)
}
