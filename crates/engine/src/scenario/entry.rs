//! What can happen to an account.

use std::sync::Arc;

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::offer::CreditType;

/// One thing that happened, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: When,
    /// What.
    pub action: Action,
}

/// The time of an entry: to the second, or only the date (C22).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// This instant.
    At(Instant),
    /// Some time on this date.
    On(Date),
}

/// A campaign, which is no more than its name here. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Campaign(Arc<str>);

impl Campaign {
    /// The name taken where none is given.
    pub const DEFAULT: &'static str = "Campaign 1";

    /// A campaign of this name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(name.into())
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// What an entry says. Offers are given by their index in the scenario, amounts in the account's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A code arrives.
    ReceiveCode {
        /// For which offer.
        offer: usize,
        /// Its text.
        code: Option<String>,
    },
    /// A code is entered.
    RedeemCode {
        /// For which offer.
        offer: usize,
        /// Its text.
        code: Option<String>,
    },
    /// Money is added.
    TopUp {
        /// The written amount; whether tax is inside is the account's to say.
        amount: Money,
    },
    /// Ads cost money.
    Spend {
        /// Which campaign.
        campaign: Campaign,
        /// The written amount; whether tax is inside is the account's to say.
        amount: Money,
    },
    /// The network gives a credit outside any offer.
    GrantCredit {
        /// The id of the new credit.
        credit: String,
        /// How much.
        amount: Money,
        /// Free or assignable.
        credit_type: CreditType,
        /// Its last date.
        expires: Date,
    },
    /// A credit is linked to campaigns.
    AssignCredit {
        /// Which credit.
        credit: String,
        /// Which campaigns.
        campaigns: Vec<Campaign>,
        /// Whether the person is an admin of the ad account.
        admin: bool,
    },
    /// A credit is taken off campaigns.
    UnassignCredit {
        /// Which credit.
        credit: String,
        /// Which campaigns.
        campaigns: Vec<Campaign>,
        /// Whether the person is an admin of the ad account.
        admin: bool,
    },
}

impl Action {
    /// Every kind of entry, as files call them.
    pub const KINDS: &'static [&'static str] = &[
        "receive_code",
        "redeem_code",
        "top_up",
        "spend",
        "grant_credit",
        "assign_credit",
        "unassign_credit",
    ];

    /// What files call this kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ReceiveCode { .. } => "receive_code",
            Self::RedeemCode { .. } => "redeem_code",
            Self::TopUp { .. } => "top_up",
            Self::Spend { .. } => "spend",
            Self::GrantCredit { .. } => "grant_credit",
            Self::AssignCredit { .. } => "assign_credit",
            Self::UnassignCredit { .. } => "unassign_credit",
        }
    }
}
