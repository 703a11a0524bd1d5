//! The inputs of a scenario in the making, which the set-up of a practice account and the Plan room share.

mod form;
mod search;
mod terms;

pub(super) use form::{Form, Options, chosen, dated, select, ticked, typed, typed_as};
pub(super) use search::{
    bring, focus_when_there, offer_card, offer_search, search_place, search_toggle,
};
pub(super) use terms::{MODES, asked_terms, assumed_terms, inputs, open_terms, tier_and_rate};
