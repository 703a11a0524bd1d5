//! Undo and redo for the practice account, each saying what it is about.

use ad_credit_lab_words::{kind, say};

use super::button;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::div;
use crate::state::{ORDER_OF_USE, RENAME, Way, use_practice};

/// The two buttons.
pub fn steps_bar() -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let step = move |way: Way, name: String| {
        let label = name.clone();
        let about = move || {
            let what = practice.next_step(way)?;
            let what = match what.as_str() {
                // A change of the account itself is no entry.
                RENAME => say::practice_rename(language),
                ORDER_OF_USE => say::inputs_order(language),
                entry => kind(language, entry),
            };
            Some(say::practice_step(language, &name, &what))
        };
        button("button", move || practice.go(way))
            // Not disabled, which would take the focus from it.
            .live_attribute("aria-disabled", move || {
                (practice.is_locked.get() || !practice.can_go(way)).then_some("true")
            })
            .live_attribute("title", about)
            .text(label)
    };
    div()
        .class("actions")
        .child(step(Way::Back, say::plan_undo(language)))
        .child(step(Way::Forth, say::plan_redo(language)))
}
