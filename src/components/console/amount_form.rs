//! A form of one amount that becomes an act, with why it was not taken beside it.

use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::scenario::Action;

use super::reply::{refusals, when_taken};
use crate::components::{Entered, FieldKind, amount_refusal, entry_field};
use crate::i18n::{Words, use_words};
use crate::markup::Element;
use crate::markup::html::{self, form};
use crate::state::use_practice;

/// What the form says and does.
pub(super) struct AmountForm<A, I> {
    /// The id of its input, the only one on the page.
    pub(super) id: &'static str,
    /// The label of its input.
    pub(super) label: String,
    /// The words on its button.
    pub(super) send: String,
    /// What is in it at first.
    pub(super) text: String,
    /// What is done with an amount; nothing with nothing, where it needs one.
    pub(super) act: A,
    /// Whether something that was done is what this form does.
    pub(super) is_its: I,
}

impl<A, I> AmountForm<A, I>
where
    A: Fn(Option<Money>) -> Option<Action> + 'static,
    I: Fn(&Action) -> bool + Clone + 'static,
{
    /// The form. It is emptied once its act has taken place.
    pub(super) fn view(self) -> Element {
        let Self { id, label, send, text, act, is_its } = self;
        let practice = use_practice();
        let words = use_words();
        let amount = Entered::new(text);
        when_taken(is_its.clone(), move || amount.text.set(String::new()));
        let submit = move |event: web_sys::Event| {
            event.prevent_default();
            let currency = practice.run.with_untracked(|run| run.scenario().account.currency);
            let read = read_amount(words, currency, &amount.text.get_untracked());
            let Some(read) = amount.or_error(read) else { return };
            match act(read) {
                Some(act) => practice.act(vec![act]),
                None => {
                    amount.or_error(needed(words, currency));
                }
            }
        };
        let of = label.clone();
        form()
            .class("console-form")
            .on("submit", submit)
            .child(entry_field(id, FieldKind::Amount, label, amount))
            .child(html::button().attribute("type", "submit").class("button primary").text(send))
            .child(refusals(is_its, move || of.clone()))
    }
}

/// Reads an amount that may be left out.
pub(super) fn read_amount(
    words: Words,
    currency: Currency,
    text: &str,
) -> Result<Option<Money>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let read = currency.parse(text).map(Some);
    read.map_err(|error| amount_refusal(words, error, currency))
}

/// What is wrong with no amount where one is needed.
fn needed(words: Words, currency: Currency) -> Result<(), String> {
    let read = currency.parse("").map(|_| ());
    read.map_err(|error| amount_refusal(words, error, currency))
}
