//! What changes about an account while it is used.

use crate::account::{Account, PaymentMode};
use crate::calendar::Instant;
use crate::outcome::Standing;
use crate::tax::TaxInForce;

/// An account in a run.
pub(super) struct AccountRun {
    pub(super) exists: bool,
    pub(super) standing: Standing,
    pub(super) payment: PaymentMode,
    /// The tax that it has now.
    pub(super) tax: TaxInForce,
    /// Since when payments fail.
    pub(super) failing: Option<Instant>,
    pub(super) topped_up: bool,
    pub(super) first_spend: Option<Instant>,
    pub(super) last_spend: Option<Instant>,
    pub(super) first_impression: Option<Instant>,
}

impl AccountRun {
    pub(super) fn of(account: &Account) -> Self {
        Self {
            exists: false,
            standing: Standing::Good,
            payment: account.payment,
            tax: account.tax_at_first(),
            failing: None,
            topped_up: false,
            first_spend: None,
            last_spend: None,
            first_impression: None,
        }
    }

    /// Whether ads run from money that was added before.
    pub(super) fn is_prepaid(&self) -> bool {
        self.payment == PaymentMode::Manual
    }

    /// Whether it is neither suspended nor closed.
    pub(super) fn is_good(&self) -> bool {
        self.standing == Standing::Good
    }

    /// Since when it is suspended, if it is.
    pub(super) fn suspended(&self) -> Option<Instant> {
        match self.standing {
            Standing::Suspended(since) => Some(since),
            _ => None,
        }
    }
}
