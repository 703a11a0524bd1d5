//! What somebody asks "why?" about.

use crate::signals::*;

/// A figure, a state or a refusal of the open practice account, each as it is where the clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The state of an offer, by its index.
    State(usize),
    /// What counts for an offer.
    Counted(usize),
    /// What is still being calculated for an offer, or counts once it is paid.
    Pending(usize),
    /// Until when an offer's code can be redeemed.
    RedeemBy(usize),
    /// Until when spend counts for an offer.
    EarnBy(usize),
    /// When an offer's credit comes.
    Issue(usize),
    /// What is left of a credit, by its index.
    Credit(usize),
    /// Until when a credit pays.
    ValidDates(usize),
    /// How many campaigns a credit may have.
    AssignLimit(usize),
    /// The cash.
    Cash,
    /// What is spent and not paid.
    Unpaid,
    /// Why somebody who is no admin cannot assign.
    NotAdmin,
    /// That the account has no progress bar and no ticket icon.
    NoIcon,
    /// A campaign, by its index among those of the outcome.
    Campaign(usize),
    /// A row of the journal, by its index.
    Row(usize),
}

/// What is asked about at present; given by context.
#[derive(Clone, Copy, Debug)]
pub struct Asking(pub RwSignal<Option<Asked>>);

impl Asking {
    /// Nothing is asked about.
    #[must_use]
    pub fn nothing() -> Self {
        Self(RwSignal::new(None))
    }
}

/// What is asked about, which the app gave by context.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_asking() -> Asking {
    use_context().expect("the app gives what is asked about")
}
