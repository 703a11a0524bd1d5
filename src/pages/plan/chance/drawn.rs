//! What the figures rest on.

use ad_credit_lab_words::say;

use crate::components::{decision_mark, panel};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{li, ul};

/// How the runs are drawn.
pub(super) fn how_drawn() -> Element {
    let language = use_words().language();
    let notes = [
        say::chance_drawn_days(language),
        say::chance_drawn_alike(language),
        say::chance_drawn_replay(language),
        say::chance_drawn_ranges(language),
    ];
    let mut notes: Vec<_> = notes.into_iter().map(|text| li().text(text)).collect();
    if let Some(first) = notes.first_mut() {
        let text = std::mem::replace(first, li());
        *first = text.text(" ").child(decision_mark("C25"));
    }
    panel("panel", "chance-drawn", say::chance_drawn(language))
        .child(ul().class("notes").children(notes))
}
