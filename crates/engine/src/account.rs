//! The account on which a scenario plays.

use crate::calendar::Instant;
use crate::input::choice;
use crate::money::{Currency, Money};
use crate::offer::{Country, Origin};
use crate::tax::{NetAndTax, Tax, TaxMode};

/// An ad account as it was set up. Its currency and time zone never change (TT-29).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// When it was made.
    pub created: Instant,
    /// Its billing country.
    pub country: Country,
    /// Its currency.
    pub currency: Currency,
    /// How it was made (TT-20).
    pub origin: Origin,
    /// How it pays.
    pub payment: PaymentMode,
    /// Its tax, if it has any.
    pub tax: Option<Tax>,
}

choice! {
    /// How an account pays for its ads.
    pub enum PaymentMode {
        /// Prepaid: ads run from money that was added before (TT-91).
        Manual = "manual",
    }
}

impl Account {
    /// The net cost and the tax of a spend of this written amount. Tax that was taken at top-up does not come again.
    #[must_use]
    pub fn spend(&self, amount: Money) -> NetAndTax {
        self.taxed(TaxMode::Consumption).map_or(NetAndTax::untaxed(amount), |tax| tax.split(amount))
    }

    /// What becomes usable and what is taken as tax from a top-up of this written amount.
    #[must_use]
    pub fn top_up(&self, amount: Money) -> NetAndTax {
        self.taxed(TaxMode::TopUp).map_or(NetAndTax::untaxed(amount), |tax| tax.split(amount))
    }

    /// What a net cost comes to with the tax that is due when it is spent.
    #[must_use]
    pub fn cost_of(&self, net: Money) -> NetAndTax {
        self.taxed(TaxMode::Consumption).map_or(NetAndTax::untaxed(net), |tax| tax.on_top_of(net))
    }

    /// The written amount of a top-up after which this much is usable.
    #[must_use]
    pub fn top_up_for(&self, usable: Money) -> Money {
        match self.taxed(TaxMode::TopUp) {
            Some(tax) if tax.amounts_include_tax => tax.on_top_of(usable).gross(),
            _ => usable,
        }
    }

    fn taxed(&self, mode: TaxMode) -> Option<Tax> {
        self.tax.filter(|tax| tax.mode == mode)
    }
}
