//! The account on which a scenario plays.

use crate::calendar::Instant;
use crate::input::choice;
use crate::money::{Currency, Money};
use crate::offer::{Country, Origin};
use crate::tax::{Tax, TaxInForce};

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
    /// Its tax at first, if it has any.
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
    /// The tax that it has at first. A run may change it (TT-94).
    #[must_use]
    pub const fn tax_at_first(&self) -> TaxInForce {
        TaxInForce(self.tax)
    }
}
