//! What is in a part of the program that is fetched when one first goes there.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_words::say;

use super::{Notice, button, focus_on, notice_box, room_name};
use crate::i18n::{Words, use_words};
use crate::markup::html::{div, h1, p};
use crate::markup::{Element, Handle};
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

/// What is fetched when it is first wanted.
pub struct Fetched {
    /// The part of the program in which it is.
    pub part: &'static str,
    /// What it is called.
    pub name: String,
    /// The id of its own heading, for which another one waits until it is there. Without one, its place has the focus where a button goes.
    pub heading: Option<&'static str>,
}

impl Fetched {
    /// A room.
    pub fn room(room: Room, part: &'static str) -> Self {
        let name = room_name(use_words().language(), room);
        Self { part, name, heading: Some(room.heading_id()) }
    }

    /// Makes it when it is first wanted and its part is there, and keeps it from then on; until then it says what it waits for.
    pub fn view(
        self,
        wanted: impl Fn() -> bool + Send + Sync + 'static,
        content: impl Fn() -> Vec<Element> + 'static,
    ) -> Element {
        let Self { part, name, heading } = self;
        let language = use_words().language();
        let standing = RwSignal::new(Standing::Unwanted);
        let fetch: Rc<dyn Fn()> = Rc::new(move || {
            let Some(coming) = fetch_part(part) else {
                return standing.set(Standing::There);
            };
            standing.set(Standing::OnItsWay);
            leptos::task::spawn_local(async move {
                let is_there = coming.await;
                let focused = document().active_element().map(|element| element.id());
                standing.set(if is_there { Standing::There } else { Standing::Missing });
                if heading.is_some() && focused.as_deref() == heading {
                    // What came has a heading of its own, which takes the place of the one that waited.
                    focus_heading(heading);
                }
            });
        });
        let place = Handle::default();
        let of_the_focus = place.clone();
        let was_wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || wanted());
        div().keep_in(&place).live(move || {
            if !was_wanted.get() {
                return Vec::new();
            }
            // Before it is followed, so that this change of it does not bring another run.
            if standing.get_untracked() == Standing::Unwanted {
                fetch();
            }
            let waiting = |element: Element| {
                let title = heading.map(|id| {
                    let title = h1().id(id).class("page-title").attribute("tabindex", "-1");
                    title.text(name.clone())
                });
                title.into_iter().chain([element]).collect()
            };
            match standing.get() {
                Standing::There => untrack(&content),
                Standing::Unwanted | Standing::OnItsWay => {
                    let text = say::part_loading(language, &name);
                    waiting(p().attribute("role", "status").text(text))
                }
                Standing::Missing => {
                    let fetch = Rc::clone(&fetch);
                    let place = of_the_focus.clone();
                    let again = move || {
                        // The button goes away, so its focus needs another place.
                        match heading {
                            Some(_) => focus_heading(heading),
                            None => focus_place(&place),
                        }
                        fetch();
                    };
                    let notice = notice_box(Notice::failure(say::part_missing(language, &name)));
                    let again = button("button", again).text(say::part_try_again(language));
                    waiting(notice.attribute("role", "alert").child(again))
                }
            }
        })
    }
}

fn focus_place(place: &Handle) {
    if let Some(place) = place.get::<web_sys::HtmlElement>() {
        place.set_tab_index(-1);
        // What can have the focus takes it.
        let _ = place.focus();
    }
}

fn focus_heading(heading: Option<&'static str>) {
    if let Some(id) = heading {
        focus_on(id.to_owned());
    }
}

/// What is done once a part of the program is there.
#[derive(Clone, Copy)]
pub struct OnceThere {
    part: &'static str,
    words: Words,
    notice: Option<RwSignal<Option<Notice>>>,
}

impl OnceThere {
    /// Made where the notices of the page are known.
    pub fn new(part: &'static str) -> Self {
        Self { part, words: use_words(), notice: use_context() }
    }

    /// Does it at once if the part is there, and otherwise fetches that first. Where it does not come a notice says so, by the `name` of what
    /// was wanted.
    pub fn run(self, name: &str, then: impl FnOnce() + 'static) {
        let Some(coming) = fetch_part(self.part) else {
            return then();
        };
        let missing = say::part_missing(self.words.language(), name);
        leptos::task::spawn_local(async move {
            if coming.await {
                then();
            } else if let Some(notice) = self.notice {
                notice.set(Some(Notice::failure(missing)));
            }
        });
    }
}
