//! What a run comes to, without the way there.

use super::{CreditOutcome, DiscountOutcome, OfferOutcome, Standing};
use crate::account::PaymentMode;
use crate::calendar::Instant;
use crate::ledger::Ledger;

/// Where a run left the offers, the credits and the money: an [`Outcome`](super::Outcome) without its journal, its history and its notes.
///
/// It is what forecasts, sweeps and batches ask for, which look at thousands of runs and at the reasons of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The instant that it describes, as in an outcome (C23).
    pub at: Instant,
    /// How each offer stands, in the order of the scenario.
    pub offers: Vec<OfferOutcome>,
    /// Each credit, in the order of issue.
    pub credits: Vec<CreditOutcome>,
    /// Each discount, in the order in which they began.
    pub discounts: Vec<DiscountOutcome>,
    /// Whether the account can be used.
    pub standing: Standing,
    /// How the account pays now.
    pub payment: PaymentMode,
    /// The balances.
    pub ledger: Ledger,
}
