//! The plans that this browser keeps, and plans that come as text: dialogs in a part of the program of their own.

mod list;
mod paste;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_words::say;

use super::{OnceThere, button};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::div;
use list::plans_dialog;
use paste::paste_dialog;

/// The buttons that open the dialogs, and the place of these, which are fetched when one is first wanted.
/// A new plan begins `today`.
pub fn kept_plans(today: Date) -> Vec<Element> {
    let language = use_words().language();
    let (listing, pasting) = (RwSignal::new(false), RwSignal::new(false));
    let is_there = RwSignal::new(false);
    let once_there = OnceThere::new("plans");
    let opener = |label: String, open: RwSignal<bool>| {
        let name = label.clone();
        let begin = move || {
            once_there.run(&name, move || {
                is_there.set(true);
                open.set(true);
            });
        };
        button("button", begin).attribute("aria-haspopup", "dialog").text(label)
    };
    let place = div().class("kept-plans").live(move || {
        if is_there.get() {
            untrack(|| kept_plans_part(listing, pasting, today))
        } else {
            Vec::new()
        }
    });
    vec![
        opener(say::plans_open(language), listing),
        opener(say::paste_open(language), pasting),
        place,
    ]
}

/// The dialogs. It is the entrance of a part of the program, so it is never inlined.
#[inline(never)]
fn kept_plans_part(listing: RwSignal<bool>, pasting: RwSignal<bool>, today: Date) -> Vec<Element> {
    vec![plans_dialog(listing, today), paste_dialog(pasting)]
}
