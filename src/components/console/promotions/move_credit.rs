//! Trying to turn a credit into something else, which the rules refuse with their reasons.

use ad_credit_lab_engine::scenario::{Action, MoveTo};
use ad_credit_lab_words::{move_to, say};

use crate::components::console::reply::refusals;
use crate::components::{Entered, entry_choice};
use crate::i18n::use_words;
use crate::markup::Element;
use crate::markup::html::{self, details, form, summary};
use crate::state::use_practice;

/// Into what somebody may want to turn it.
const WISHES: [MoveTo; 4] = [MoveTo::AnotherAccount, MoveTo::Cash, MoveTo::UnpaidBill, MoveTo::Tax];

/// The form for the credit with this index.
pub(super) fn move_credit(index: usize) -> Element {
    let practice = use_practice();
    let language = use_words().language();
    let wish = Entered::new(WISHES[0].name());
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        let chosen = wish.text.get_untracked();
        let to = WISHES.into_iter().find(|to| to.name() == chosen);
        let credit = practice
            .run
            .with_untracked(|run| run.outcome().credits.get(index).map(|credit| credit.id.clone()));
        if let Some((credit, to)) = credit.zip(to) {
            practice.act(vec![Action::MoveCredit { credit, to }]);
        }
    };
    let wishes = WISHES.map(|to| (to.name().to_owned(), move_to(language, to)));
    let form = form()
        .class("console-form")
        .on("submit", send)
        .child(entry_choice("move-to", say::move_to(language), wish, wishes.into()))
        .child(
            html::button()
                .attribute("type", "submit")
                .class("button")
                .text(say::move_try(language)),
        );
    details()
        .class("move-credit")
        .child(summary().text(say::move_heading(language)))
        .child(form)
        .child(refusals(
            |act| matches!(act, Action::MoveCredit { .. }),
            || say::move_heading(language),
        ))
}
