//! The inputs of a scenario in the making, which the set-up of a practice account and the Plan room share.

mod form;
mod search;
mod terms;

pub(super) use form::{Form, Options, chosen, id_of, select, ticked, typed};
pub(super) use search::offer_search;
pub(super) use terms::{MODES, open_terms, requirement_of, reward_of};
