//! The account on which a scenario plays.

use crate::calendar::Instant;
use crate::input::choice;
use crate::money::{Currency, Money};
use crate::offer::{Country, Origin};
use crate::tax::{NetAndTax, Tax, TaxMode};

/// An ad account as it was set up. Its currency and time zone never change (TT-29).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// When it was made.
    pub created: Instant,
    /// Its billing country.
    pub country: Country,
    /// Its currency.
    pub currency: Currency,
    /// How it was made (TT-20).
    pub origin: Origin,
    /// How it pays at first.
    pub payment: PaymentMode,
    /// Its tax, if it has any.
    pub tax: Option<Tax>,
    /// How its owner came to make it (TT-09).
    pub sign_up: SignUp,
    /// The other programmes to which it belongs (TT-23).
    pub programmes: Vec<String>,
    /// Whether its pages have the coupon icon and the progress bar (TT-07).
    pub coupon_icon: bool,
    /// The least and the most of a single top-up, both included (TT-91).
    pub top_up_limits: Option<TopUpLimits>,
    /// When it is charged by itself; never for a prepaid one (TT-93).
    pub billing: Option<Billing>,
}

/// The least and the most of a single top-up, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopUpLimits {
    /// The least.
    pub least: Money,
    /// The most.
    pub most: Money,
}

/// When an account is charged by itself, whichever comes first (TT-93). At least one is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Billing {
    /// Once this much is unpaid, tax included.
    pub threshold: Option<Money>,
    /// At 00:00 of this day of each month, 1 to 28.
    pub day: Option<u8>,
}

choice! {
    /// How the owner of an account came to make it (TT-09).
    pub enum SignUp {
        /// Through one of the network's official links.
        OfficialLink = "official_link",
        /// In another way.
        Elsewhere = "elsewhere",
    }
}

choice! {
    /// How an account pays for its ads.
    pub enum PaymentMode {
        /// Prepaid: ads run from money that was added before (TT-91).
        Manual = "manual",
        /// Ads run on account and are billed later (TT-93).
        Automatic = "automatic",
        /// The same on a credit line, for managed accounts (A23).
        MonthlyInvoicing = "monthly_invoicing",
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
