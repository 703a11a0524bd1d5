//! The inputs that are not needed at first: what is behind a fold or a button.

use ad_credit_lab_engine::calendar::Date;

use super::own_terms::own_terms;
use super::{account, entries};
use crate::components::Fetched;
use crate::components::draft::{Form, asked_terms, assumed_terms, offer_card, search_place};
use crate::markup::Element;
use crate::markup::html::div;
use crate::signals::*;

/// The part of the program in which they are.
pub(super) const PART: &str = "inputs";

/// Some of these inputs.
#[derive(Clone, Copy)]
pub(super) enum More {
    /// What is known of an offer while something of it is open.
    Pending,
    /// The search for another offer, while it is asked for, and whether all offers are here.
    Search(RwSignal<bool>, RwSignal<Option<bool>>),
    /// All terms of one's own offer.
    Own,
    /// The terms of a published offer that are asked for.
    Asked,
    /// Its terms that are taken for granted.
    Assumed,
    /// What happens on single days.
    Entries,
    /// The account.
    Account,
    /// Its tax.
    Tax,
    /// How it pays.
    Paying,
}

impl More {
    /// The place for them, which fetches them when they are first wanted. `name` is what they are called meanwhile.
    pub(super) fn view(
        self,
        form: Form,
        today: Date,
        name: String,
        wanted: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Element {
        let fetched = Fetched { part: PART, name, heading: None };
        fetched.view(wanted, move || more_inputs(self, form, today))
    }
}

/// The inputs.
///
/// It is an entrance of a part of the program, so it is never inlined.
#[inline(never)]
fn more_inputs(more: More, form: Form, today: Date) -> Vec<Element> {
    match more {
        More::Pending => vec![offer_card(form, 0)],
        More::Search(searching, all_are_here) => {
            search_place(form, 0, searching, all_are_here).into()
        }
        More::Own => vec![own_terms(form)],
        More::Asked => vec![div().class("set-up-terms").children(asked_terms(form, 0))],
        More::Assumed => vec![assumed_terms(form, 0)],
        More::Entries => entries::inputs(form),
        More::Account => account::inputs(form),
        More::Tax => account::tax(form),
        More::Paying => account::paying(form, today),
    }
}
