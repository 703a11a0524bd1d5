//! Bringing what an address names before the eyes, and giving it the focus.

use crate::signals::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlDetailsElement, HtmlElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use crate::route::{Part, Room};

/// Gives the focus to a room's heading, at the top of the page unless the browser scrolls by itself.
pub fn show_heading(room: Room, is_return: bool) {
    // What was just shown can have the focus only after the browser has been told of it.
    request_animation_frame(move || {
        if let Some(heading) = document().get_element_by_id(room.heading_id()) {
            focus(&heading);
        }
        if !is_return {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// The id of a part of the Plan room, which gets the focus when one goes to it.
#[must_use]
pub const fn part_heading(part: Part) -> &'static str {
    match part {
        Part::Timeline => "plan-timeline",
        Part::Goal => "plan-goal",
        Part::Compare => "plan-compare",
        Part::Sweep => "plan-sweep",
        Part::Chance => "plan-chance",
        Part::Accounts => "plan-accounts",
        Part::Report => "plan-report",
    }
}

/// Gives the focus to the heading of a part of the room to which one went, and scrolls no further than needed.
pub fn show_screen(heading_id: &'static str) {
    request_animation_frame(move || {
        if let Some(heading) = document().get_element_by_id(heading_id) {
            focus(&heading);
            scroll_to(&heading);
        }
    });
}

/// Opens a rule of the rulebook, gives it the focus and scrolls to it; no further than needed if the browser scrolls by itself.
pub fn show_rule(element_id: String, is_return: bool) {
    request_animation_frame(move || {
        let Some(rule) = document().get_element_by_id(&element_id) else {
            return;
        };
        if let Some(details) = rule.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        if let Ok(Some(summary)) = rule.query_selector("summary") {
            focus(&summary);
        }
        let position =
            if is_return { ScrollLogicalPosition::Nearest } else { ScrollLogicalPosition::Start };
        let options = ScrollIntoViewOptions::new();
        options.set_block(position);
        rule.scroll_into_view_with_scroll_into_view_options(&options);
    });
}

/// Scrolls no further than needed for the element with this id to be in sight, once the page is as it follows from what was just done.
pub fn show_if_hidden(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(id) {
            scroll_to(&element);
        }
    });
}

fn scroll_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Gives the focus to the element with this id, once the page is as it follows from what was just done.
pub fn focus_on(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            focus(&element);
        }
    });
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot have the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}
