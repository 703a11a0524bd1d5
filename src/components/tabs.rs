//! Tabs: one of several parts is shown.

use crate::signals::*;

use super::show::focus_on;
use crate::markup::Element;
use crate::markup::html::{self, div};

/// A list of tabs with these labels, and under it what is in the chosen one.
///
/// `prefix` begins the ids of its parts and must be the only such one on the page. The arrow keys go from tab to tab.
pub fn tabs(
    prefix: &'static str,
    name: String,
    labels: Vec<Box<dyn Fn() -> String>>,
    chosen: RwSignal<usize>,
    content: impl Fn(usize) -> Vec<Element> + 'static,
) -> Element {
    let panel_id = format!("{prefix}-panel");
    let last = labels.len().saturating_sub(1);
    let go = move |to: usize| {
        chosen.set(to);
        focus_on(tab_id(prefix, to));
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let at = chosen.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % (last + 1),
            "ArrowLeft" => at.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        go(to);
    };
    let buttons = labels.into_iter().enumerate().map(|(index, label)| {
        let is_chosen = move || chosen.get() == index;
        html::button()
            .attribute("type", "button")
            .attribute("role", "tab")
            .class("tab")
            .id(tab_id(prefix, index))
            .attribute("aria-controls", panel_id.clone())
            .live_attribute("aria-selected", move || {
                Some(if is_chosen() { "true" } else { "false" })
            })
            .live_attribute("tabindex", move || Some(if is_chosen() { "0" } else { "-1" }))
            .on_click(move || chosen.set(index))
            .live_text(label)
    });
    let list = div()
        .class("tabs")
        .attribute("role", "tablist")
        .attribute("aria-label", name)
        .on("keydown", on_key)
        .children(buttons);
    let panel = div()
        .class("tab-panel")
        .attribute("role", "tabpanel")
        .id(panel_id)
        .live_attribute("aria-labelledby", move || Some(tab_id(prefix, chosen.get())))
        .live(move || content(chosen.get()));
    div().child(list).child(panel)
}

fn tab_id(prefix: &str, index: usize) -> String {
    format!("{prefix}-tab-{index}")
}
