//! The way from room to room.

use ad_credit_lab_words::{Language, say};

use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{a, li, nav, ul};
use crate::route::Room;
use crate::state::use_visit;

/// A link to each room. The room that is shown is marked.
pub fn room_nav() -> Element {
    let visit = use_visit();
    let language = use_words().language();
    let links = Room::ALL.map(|room| {
        let is_shown = move || visit.arrival().route.room() == room;
        let link = a()
            .attribute("href", room.route().fragment())
            .live_attribute("aria-current", move || is_shown().then_some("page"));
        li().child(link.text(room_name(language, room)))
    });
    nav()
        .class("rooms")
        .attribute("aria-label", say::app_rooms(language))
        .child(ul().children(links))
}

/// What a room is called.
#[must_use]
pub fn room_name(language: &Language, room: Room) -> String {
    match room {
        Room::Plan => say::room_plan(language),
        Room::Sandbox => say::room_sandbox(language),
        Room::Rules => say::room_rules(language),
    }
}
