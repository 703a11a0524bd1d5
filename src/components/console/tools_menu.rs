//! The menu under Tools, which opens where the pointer rests on it or when it is pressed.

use crate::signals::*;
use wasm_bindgen::JsCast;

use crate::markup::Element;
use crate::markup::html::{self, a, div, li, p, ul};
use crate::route::{Route, Screen};
use crate::state::Menu;

/// How the menu is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    No,
    /// As long as the pointer is there.
    WhilePointed,
    /// Until something is chosen or the focus goes elsewhere.
    Yes,
}

/// The menu: one column, Settings, in which Payments is.
pub(super) fn tools_menu(menu: Memo<Menu>, screen: Memo<Screen>) -> Element {
    let open = RwSignal::new(Open::No);
    let label = move |name: &'static str| move || menu.get().label(name);
    let press = move || {
        open.update(|open| *open = if *open == Open::Yes { Open::No } else { Open::Yes });
    };
    let is_within = move || !matches!(screen.get(), Screen::Home | Screen::Campaigns);
    let tools = html::button()
        .attribute("type", "button")
        .class("console-tools-button")
        .attribute("aria-controls", "console-tools")
        .live_attribute("aria-expanded", move || {
            Some(if open.get() == Open::No { "false" } else { "true" })
        })
        .live_attribute("aria-current", move || is_within().then_some("true"))
        .on_click(press)
        .live_text(label("tools"));
    let link = a()
        .attribute("href", Route::Sandbox(Screen::Payments).fragment())
        .on_click(move || open.set(Open::No))
        .live_text(label("payments"));
    let column = div()
        .id("console-tools")
        .class("console-tools")
        .live_hidden(move || open.get() == Open::No)
        .child(p().class("console-tools-heading").live_text(label("settings")))
        .child(ul().child(li().child(link)));
    li().class("console-tools-place")
        .on("pointerenter", move |event: web_sys::PointerEvent| {
            if event.pointer_type() == "mouse" && open.get_untracked() == Open::No {
                open.set(Open::WhilePointed);
            }
        })
        .on("pointerleave", move |_: web_sys::Event| {
            if open.get_untracked() == Open::WhilePointed {
                open.set(Open::No);
            }
        })
        .on("focusout", move |event: web_sys::FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
            let place = event.current_target().and_then(|at| at.dyn_into::<web_sys::Node>().ok());
            if place.is_some_and(|place| !place.contains(to.as_ref())) {
                open.set(Open::No);
            }
        })
        .on("keydown", move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" {
                open.set(Open::No);
            }
        })
        .child(tools)
        .child(column)
}
