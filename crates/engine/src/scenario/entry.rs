//! What can happen to an account.

use std::sync::Arc;

use crate::account::PaymentMode;
use crate::calendar::{Date, Instant};
use crate::input::choice;
use crate::money::Money;
use crate::offer::{AssignLimit, Conditions, CreditType, OnlyFor, Purpose};
use crate::tax::Tax;

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
#[derive(Clone, Debug, Eq, PartialOrd, Ord)]
pub struct Campaign(Arc<str>);

impl PartialEq for Campaign {
    fn eq(&self, other: &Self) -> bool {
        // Mostly it is a clone, whose name need not be read.
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

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
    /// A code or an invitation arrives.
    ReceiveCode {
        /// For which offer.
        offer: usize,
        /// Its text.
        code: Option<String>,
        /// Whether somebody else was addressed (TT-11).
        forwarded: bool,
    },
    /// A code is entered.
    RedeemCode {
        /// For which offer.
        offer: usize,
        /// Its text.
        code: Option<String>,
        /// Whether the person is an admin of the ad account (A19).
        admin: bool,
    },
    /// The account is registered for an offer (TT-08).
    Register {
        /// Which.
        offer: usize,
    },
    /// The network's review ends (TT-10).
    Review {
        /// Of which offer.
        offer: usize,
        /// With what result.
        approved: bool,
    },
    /// The account's ads are shown; the first time counts (C14).
    AdsShown,
    /// Something is done that an offer may ask for (TT-52).
    DoAction {
        /// What.
        action: String,
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
        /// What it was for, where the entry says so.
        purpose: Option<Arc<Purpose>>,
    },
    /// What is unbilled is billed.
    Bill,
    /// What is billed is paid.
    Pay,
    /// An attempt to collect fails (TT-93).
    FailPayment,
    /// Ad cost is given back (C7).
    Refund {
        /// The spend, by the index of its entry.
        spend: u32,
        /// How much, net.
        amount: Money,
    },
    /// Money is moved out of the account (TT-96).
    TransferCash {
        /// How much.
        amount: Money,
    },
    /// The way of paying changes (TT-92).
    ChangeBilling {
        /// To which.
        to: PaymentMode,
    },
    /// The tax changes (TT-94).
    ChangeTax {
        /// To which; `None` for no tax any more.
        tax: Option<Tax>,
    },
    /// The account is closed for good (TT-84).
    CloseAccount {
        /// Whether its cash is paid out.
        pay_out: bool,
    },
    /// A campaign is set up.
    CreateCampaign {
        /// Which.
        campaign: Campaign,
        /// What it is for.
        purpose: Option<Arc<Purpose>>,
        /// Whether its ads are approved already (TT-28).
        approved: bool,
        /// What it spends by itself on each date (C28), a written amount as that of a spend; `None` where it spends only by hand.
        daily_budget: Option<Money>,
    },
    /// What a campaign spends by itself changes (C28).
    ChangeBudget {
        /// Which campaign.
        campaign: Campaign,
        /// The written amount of each date from now on; `None` where it spends only by hand.
        daily_budget: Option<Money>,
    },
    /// A campaign's ads are approved (TT-28).
    ApproveCampaign {
        /// Which.
        campaign: Campaign,
    },
    /// A campaign stops.
    PauseCampaign {
        /// Which.
        campaign: Campaign,
    },
    /// A campaign goes on.
    ResumeCampaign {
        /// Which.
        campaign: Campaign,
    },
    /// The network gives a credit outside any offer.
    GrantCredit(Box<Grant>),
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
    /// Somebody tries to turn a credit into something else.
    MoveCredit {
        /// Which credit.
        credit: String,
        /// Into what.
        to: MoveTo,
    },
    /// The network finds a violation (TT-82).
    Violation,
    /// The account is suspended (TT-83).
    Suspend,
    /// The suspension is lifted.
    Reinstate,
    /// The network takes something back (TT-82).
    Revoke(Revoked),
    /// The customer reads progress on the network's page (A24).
    ReadProgress {
        /// Of which offer.
        offer: usize,
        /// What the page shows.
        shown: Money,
    },
}

/// A credit that the network gives outside any offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The id of the new credit.
    pub credit: String,
    /// How much.
    pub amount: Money,
    /// Free, assignable or conditional.
    pub credit_type: CreditType,
    /// Its last date.
    pub expires: Date,
    /// How many campaigns an assignable one may have at once, by issue date (A10). Without a matching row there is no limit.
    pub assign_limits: Vec<AssignLimit>,
    /// Where it can be used.
    pub only_for: Option<OnlyFor>,
    /// The conditions of a conditional one.
    pub conditions: Option<Conditions>,
    /// Whether it is used before cash.
    pub before_cash: bool,
    /// Whether prepaid cash must be above zero for it to pay.
    pub needs_positive_cash: bool,
}

choice! {
    /// Into what somebody tries to turn a credit.
    pub enum MoveTo {
        /// A credit of another account (TT-70).
        AnotherAccount = "another_account",
        /// Cash (TT-70).
        Cash = "cash",
        /// The payment of an unpaid bill (TT-68).
        UnpaidBill = "unpaid_bill",
        /// The payment of tax (TT-71).
        Tax = "tax",
    }
}

/// What the network takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revoked {
    /// An offer with its credits.
    Offer(usize),
    /// One credit.
    Credit(String),
}

/// Declares what files call each kind of entry.
macro_rules! kinds {
    ($($pattern:pat => $name:literal,)+) => {
        impl Action {
            /// Every kind of entry, as files call them.
            pub const KINDS: &'static [&'static str] = &[$($name),+];

            /// What files call this kind.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self {
                    $($pattern => $name,)+
                }
            }
        }
    };
}

kinds! {
    Self::ReceiveCode { .. } => "receive_code",
    Self::RedeemCode { .. } => "redeem_code",
    Self::Register { .. } => "register",
    Self::Review { .. } => "review",
    Self::AdsShown => "ads_shown",
    Self::DoAction { .. } => "do_action",
    Self::TopUp { .. } => "top_up",
    Self::Spend { .. } => "spend",
    Self::Bill => "bill",
    Self::Pay => "pay",
    Self::FailPayment => "fail_payment",
    Self::Refund { .. } => "refund",
    Self::TransferCash { .. } => "transfer_cash",
    Self::ChangeBilling { .. } => "change_billing",
    Self::ChangeTax { .. } => "change_tax",
    Self::CloseAccount { .. } => "close_account",
    Self::CreateCampaign { .. } => "create_campaign",
    Self::ChangeBudget { .. } => "change_budget",
    Self::ApproveCampaign { .. } => "approve_campaign",
    Self::PauseCampaign { .. } => "pause_campaign",
    Self::ResumeCampaign { .. } => "resume_campaign",
    Self::GrantCredit(_) => "grant_credit",
    Self::AssignCredit { .. } => "assign_credit",
    Self::UnassignCredit { .. } => "unassign_credit",
    Self::MoveCredit { .. } => "move_credit",
    Self::Violation => "violation",
    Self::Suspend => "suspend",
    Self::Reinstate => "reinstate",
    Self::Revoke(_) => "revoke",
    Self::ReadProgress { .. } => "read_progress",
}
