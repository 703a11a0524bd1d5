//! A room whose part of the program is fetched when one first comes in.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_words::say;

use super::{Notice, button, notice_box, room_name, show_heading};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, h1, p};
use crate::parts::fetch_part;
use crate::route::Room;

/// What has become of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Unwanted,
    OnItsWay,
    Missing,
    There,
}

/// Makes a room when it is first wanted and its part is there, and keeps it from then on; until then it says what it waits for.
pub fn room_part(
    room: Room,
    part: &'static str,
    wanted: impl Fn() -> bool + Send + Sync + 'static,
    content: impl Fn() -> Vec<Element> + 'static,
) -> Element {
    let language = use_words().language();
    let standing = RwSignal::new(Standing::Unwanted);
    let fetch: Rc<dyn Fn()> = Rc::new(move || {
        let Some(part) = fetch_part(part) else {
            return standing.set(Standing::There);
        };
        standing.set(Standing::OnItsWay);
        leptos::task::spawn_local(async move {
            let is_there = part.await;
            let focused = document().active_element().map(|element| element.id());
            standing.set(if is_there { Standing::There } else { Standing::Missing });
            if focused.is_some_and(|id| id == room.heading_id()) {
                // The room has a heading of its own, which takes the place of the one that waited.
                show_heading(room, true);
            }
        });
    });
    let was_wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || wanted());
    div().live(move || {
        if !was_wanted.get() {
            return Vec::new();
        }
        // Before it is followed, so that this change of it does not bring another run.
        if standing.get_untracked() == Standing::Unwanted {
            fetch();
        }
        let name = room_name(language, room);
        let title = h1().id(room.heading_id()).class("page-title").attribute("tabindex", "-1");
        let title = title.text(name.clone());
        match standing.get() {
            Standing::There => untrack(&content),
            Standing::Unwanted | Standing::OnItsWay => {
                let text = say::part_loading(language, &name);
                vec![title, p().attribute("role", "status").text(text)]
            }
            Standing::Missing => {
                let fetch = Rc::clone(&fetch);
                let again = move || {
                    // The button goes away, so its focus needs another place.
                    show_heading(room, true);
                    fetch();
                };
                let text = say::part_missing(language, &name);
                let notice = notice_box(Notice::failure(text));
                let again = button("button", again).text(say::part_try_again(language));
                vec![title, notice.attribute("role", "alert").child(again)]
            }
        }
    })
}
