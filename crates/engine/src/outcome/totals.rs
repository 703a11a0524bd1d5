//! What a run comes to, without the way there.

use super::{CreditOutcome, DiscountOutcome, OfferOutcome, Standing};
use crate::account::PaymentMode;
use crate::calendar::Instant;
use crate::ledger::Ledger;
use crate::scenario::Scenario;
use crate::tax::Tax;

/// Where a run left the offers, the credits and the money: an [`Outcome`](super::Outcome) without its campaigns, its journal, its history and its notes.
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
    /// Its tax now, if it has any.
    pub tax: Option<Tax>,
    /// The balances.
    pub ledger: Ledger,
}

impl Totals {
    /// Of a run that did not begin.
    pub(crate) fn nothing(scenario: &Scenario) -> Self {
        let offers = scenario.offers.iter().map(|met| OfferOutcome::before(&met.offer));
        Self {
            at: scenario.account.created,
            offers: offers.collect(),
            credits: Vec::new(),
            discounts: Vec::new(),
            standing: Standing::Good,
            payment: scenario.account.payment,
            tax: scenario.account.tax,
            ledger: Ledger::default(),
        }
    }
}
