//! The whole page: header, notices, the rooms, footer; and what all of them share, given by context.

use std::rc::Rc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::background::{Background, beside_the_page};
use crate::components::{
    Fetched, Notice, OPENING, OnceThere, SCREEN_HEADING, follow_link, notices, once_wanted,
    part_heading, room_name, room_nav, show_heading, show_screen, theme_button, undo_keys,
};
use crate::i18n::Words;
use crate::markup::Element;
use crate::markup::html::{a, div, footer, header, main, p};
use crate::pages::{plan_page, rules_page, sandbox_page};
use crate::route::{Room, Route};
use crate::state::{
    Arrival, Brought, Keeping, KeptPlans, LetterKeys, Plan, Theme, ThemeChoice, Visit, Way,
    article_example, keep, use_visit,
};
use crate::storage::{Loaded, PLANS, Store};
use crate::variants::Variants;

/// The page on a store and a date, so that tests can give their own.
///
/// `store` is where the user's work is kept, `kept` what was read there, and `today` the date in the user's own calendar.
#[must_use]
pub fn app(store: &Rc<dyn Store>, kept: Option<Loaded>, today: Date) -> Vec<Element> {
    let words = Words::english();
    let language = words.language();
    let (saved, keeping) = match kept {
        Some(Loaded::Nothing) => (None, None),
        Some(Loaded::Saved(saved)) => (Some(saved), None),
        Some(Loaded::SetAside { key }) => (None, Some(Keeping::SetAside(key))),
        // What names offers that did not come is as good as unreadable for now, and must not be saved over.
        Some(Loaded::Stuck) | None => (None, Some(Keeping::Stuck)),
    };
    let usual = if store.lasts() { Keeping::Kept } else { Keeping::NotLasting };
    let keeping = RwSignal::new(keeping.unwrap_or(usual));
    let theme = saved.as_ref().and_then(|saved| saved.theme.as_deref());
    let theme = Theme::new(ThemeChoice::named(theme));
    let plan = match saved {
        Some(saved) => {
            let plan = Plan::new(saved.variants);
            plan.number.set(saved.number);
            plan
        }
        None => {
            let plan = Plan::new(Variants::of(article_example(today, language)));
            plan.number.set(PLANS.free_numbers(store.as_ref()).next().unwrap_or(1));
            plan
        }
    };
    keep(Rc::clone(store), plan, theme, keeping);
    let brought = Brought::nothing();
    let visit = Visit::new();
    let notice = RwSignal::new(None::<Notice>);

    provide_context(words);
    provide_context(plan);
    provide_context(brought);
    provide_context(KeptPlans::new(Rc::clone(store), plan, keeping));
    // A test may have given another line.
    if use_context::<Background>().is_none() {
        provide_context(Background::new(beside_the_page()));
    }
    provide_context(theme);
    provide_context(LetterKeys::kept_in(Rc::clone(store)));
    provide_context(keeping);
    provide_context(visit);
    provide_context(notice);
    undo_keys(Room::Plan, move |way| match way {
        Way::Back => plan.undo(),
        Way::Forth => plan.redo(),
    });
    follow(words, visit, notice);
    open_links(words, (plan, brought), visit, notice);

    vec![
        a().class("skip")
            .attribute("href", "#content")
            .on("click", skip)
            .text(say::app_skip(language)),
        header()
            .class("header")
            .child(p().class("brand").text(say::app_name(language)))
            .child(room_nav())
            .child(theme_button()),
        main()
            .id("content")
            .class("content")
            .attribute("tabindex", "-1")
            .child(notices())
            .child(room(Room::Plan, |shown| once_wanted(div(), shown, move || plan_page(today))))
            .child(room(Room::Sandbox, |shown| {
                let store = Rc::clone(store);
                let content = move || sandbox_page(&store, today);
                Fetched::room(Room::Sandbox, "sandbox").view(shown, content)
            }))
            .child(room(Room::Rules, |shown| {
                Fetched::room(Room::Rules, "rules").view(shown, rules_page)
            })),
        footer()
            .class("footer")
            .child(p().text(say::app_disclaimer(language)))
            .child(p().text(say::app_privacy(language))),
    ]
}

/// A room that is made when one first comes in and kept from then on: what is open, chosen and typed there stays.
///
/// `content` is given whether the room is shown. Plan is there from the start; the others are parts of the program.
fn room(
    room: Room,
    content: impl FnOnce(Box<dyn Fn() -> bool + Send + Sync>) -> Element,
) -> Element {
    let visit = use_visit();
    let is_shown = move || visit.arrival().route.room() == room;
    div().live_hidden(move || !is_shown()).child(content(Box::new(is_shown)))
}

/// Names the document after what is shown, and gives the focus to a room's heading when one comes in.
/// Where the address names a rule, the Rules room gives it to that.
fn follow(words: Words, visit: Visit, notice: RwSignal<Option<Notice>>) {
    let language = words.language();
    Effect::new(move |before: Option<Route>| {
        let Arrival { route, is_return } = visit.arrival();
        let room = route.room();
        let title = match &route {
            Route::Rules(Some(id)) => say::room_rule(language, id),
            Route::Plan(_) | Route::Sandbox(_) | Route::Open(_) | Route::Rules(None) => {
                room_name(language, room)
            }
        };
        document().set_title(&say::app_title(language, &title));
        if let Some(before) = before.filter(|before| *before != route) {
            match (&before, &route) {
                (_, Route::Rules(Some(_))) => {}
                (Route::Plan(_), Route::Plan(part)) => show_screen(part_heading(*part)),
                (Route::Sandbox(_), Route::Sandbox(_)) => show_screen(SCREEN_HEADING),
                _ => show_heading(room, is_return),
            }
            if room != Room::Plan {
                // It is about the plan.
                notice.set(None);
            }
        }
        route
    });
}

/// Opens the file that the address carries, whenever it carries one.
fn open_links(words: Words, into: (Plan, Brought), visit: Visit, notice: RwSignal<Option<Notice>>) {
    let once_there = OnceThere::new(OPENING);
    Effect::new(move |_| {
        if let Route::Open(packed) = visit.arrival().route {
            once_there.run(&say::link_name(words.language()), move || {
                follow_link(words, into, visit, notice, packed);
            });
        }
    });
}

/// Goes to the content without a change of the address, which names the room.
#[expect(clippy::needless_pass_by_value, reason = "a listener is given its event")]
fn skip(event: web_sys::Event) {
    event.prevent_default();
    let content = document().get_element_by_id("content");
    if let Some(content) = content.and_then(|content| content.dyn_into::<HtmlElement>().ok()) {
        // The content can have the focus, so it takes it.
        let _ = content.focus();
    }
}
