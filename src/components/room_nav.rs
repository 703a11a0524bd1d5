//! The way from room to room.

use ad_credit_lab_words::{Language, say};
use leptos::prelude::*;

use crate::i18n::use_words;
use crate::route::Room;
use crate::state::use_visit;

/// A link to each room. The room that is shown is marked.
#[component]
pub fn RoomNav() -> impl IntoView {
    let visit = use_visit();
    let language = use_words().language();
    let links = Room::ALL.map(|room| {
        let is_shown = move || visit.arrival().route.room() == room;
        view! {
            <li>
                <a href=room.route().fragment() aria-current=move || is_shown().then_some("page")>
                    {room_name(language, room)}
                </a>
            </li>
        }
    });
    view! {
        <nav class="rooms" aria-label=say::app_rooms(language)>
            <ul>{links.into_iter().collect_view()}</ul>
        </nav>
    }
}

/// What a room is called.
#[must_use]
pub fn room_name(language: &Language, room: Room) -> String {
    match room {
        Room::Plan => say::room_plan(language),
        Room::Rules => say::room_rules(language),
    }
}
