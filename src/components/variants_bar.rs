//! The plan's scenarios by name: which one is shown and edited, and the way to the others.

use ad_credit_lab_words::say;

use super::button;
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{div, small, span};
use crate::route::{Part, Route};
use crate::signals::*;
use crate::state::{use_plan, use_visit};
use crate::variants::Variants;

/// A button for each scenario. With one alone it is there only where scenarios are compared.
pub fn variants_bar() -> Element {
    let language = use_words().language();
    let (plan, visit) = (use_plan(), use_visit());
    let names = Memo::new(move |_| plan.names());
    let is_alone = Memo::new(move |_| names.with(|names| names.len() < 2));
    let is_needless = move || is_alone.get() && visit.arrival().route != Route::Plan(Part::Compare);
    let buttons = move || {
        let shown = plan.shown.get();
        let button_of = move |(number, name): (usize, String)| {
            let base = (number == 0).then(|| small().text(say::plan_variant_base(language)));
            button("variant", move || plan.show(number))
                .attribute("aria-pressed", if number == shown { "true" } else { "false" })
                .attribute("title", name.clone())
                .child(span().class("variant-letter").text(Variants::letter(number)))
                .child(span().class("variant-name").text(name))
                .children(base)
        };
        names.get().into_iter().enumerate().map(button_of).collect::<Vec<_>>()
    };
    div()
        .class("variants")
        .attribute("role", "group")
        .attribute("aria-label", say::plan_variants(language))
        .live_hidden(is_needless)
        .live(buttons)
}
