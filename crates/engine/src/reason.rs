//! Why something was accepted, refused or counted, as data: a code, the rule behind it, and figures.

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::rules::{self, Rule};
use crate::value::Value;

/// Why a row of the journal came out as it did.
///
/// Small and free of text, so that a run over thousands of entries can give each its reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The account does not exist yet.
    AccountNotCreated {
        /// When it will.
        created: Instant,
    },
    /// The account exists from now on; its currency and time zone stay as they are.
    AccountCreated,
    /// The code arrived.
    CodeReceived {
        /// The last date on which it can be redeemed, where a window is known.
        redeem_by: Option<Date>,
    },
    /// The code had arrived before.
    CodeAlreadyReceived {
        /// When.
        received: Instant,
    },
    /// The offer is activated without a code.
    OfferActivatesItself,
    /// The code was entered in time; from now on spend counts.
    CodeRedeemed {
        /// The last date of the earning window, where it has one.
        earn_by: Option<Date>,
    },
    /// Accepted on the window's last date, which a strict reading by hours could refuse.
    LastDateOfWindow {
        /// The last date that every reading accepts.
        last_safe: Date,
    },
    /// No code was received before.
    CodeNeverReceived,
    /// The code entered is not the one received.
    CodeDiffers,
    /// The offer is active already.
    AlreadyActivated {
        /// Since when.
        activated: Instant,
    },
    /// The time for redeeming is over.
    RedeemWindowOver {
        /// The last date on which the code could be redeemed.
        last_date: Date,
    },
    /// The way in which the account was made is not eligible.
    OriginNotEligible,
    /// The account's country is not among the offer's.
    CountryNotEligible,
    /// The account's currency is not the offer's.
    CurrencyDiffers,
    /// The offer was activated at the account's creation; from now on spend counts.
    ActivatedAtCreation {
        /// The last date of the earning window, where it has one.
        earn_by: Option<Date>,
    },
    /// Money was added, which is not yet spending.
    ToppingUpIsNotSpending,
    /// The whole charge was paid.
    ChargePaid,
    /// There was money for a part only, and only this part was delivered.
    ChargeFellShort {
        /// What the plan wanted, net.
        wanted: Money,
        /// What was delivered, net.
        delivered: Money,
    },
    /// Ads do not run without a positive cash balance, whatever credit there is.
    CashIsZero {
        /// The credit that could not be used for it.
        credit: Money,
    },
    /// Cash and usable credit together do not pay the charge.
    NotEnoughMoney {
        /// The whole charge with tax.
        needed: Money,
        /// The cash there was.
        cash: Money,
        /// The credit that could have been used.
        credit: Money,
    },
    /// With this spend the threshold was reached.
    ThresholdReached {
        /// Which of the scenario's offers, from 0.
        offer: u16,
        /// The threshold.
        threshold: Money,
        /// What it earns.
        reward: Money,
    },
    /// With this spend the credit was used up.
    CreditUsedUp {
        /// Which of the run's credits, from 0.
        credit: u32,
    },
    /// The network gave a credit outside any offer.
    CreditGiven,
    /// Another credit has this id.
    CreditIdTaken,
    /// The credit's last date is over before it was given.
    CreditAlreadyOver {
        /// Its last date.
        last_date: Date,
    },
    /// The credit is linked to the campaigns from now on, never for spend before.
    CreditAssigned {
        /// To how many campaigns it is linked now.
        campaigns: u32,
    },
    /// The credit is no longer linked to the campaigns.
    CreditUnassigned {
        /// To how many campaigns it is linked now.
        campaigns: u32,
    },
    /// There is no credit with this id yet.
    NoSuchCredit,
    /// The credit has ended.
    CreditOver {
        /// Its last date.
        last_date: Date,
    },
    /// A free credit pays for all campaigns and is not assigned.
    FreeCreditIsNotAssigned,
    /// Only an admin of the ad account may do this.
    NotAdmin,
    /// More campaigns than the credit may have at once.
    AssignLimitReached {
        /// How many it may have.
        limit: u32,
        /// How many it would have had.
        asked: u32,
    },
    /// The credit is not linked to one of these campaigns.
    CampaignNotAssigned,
    /// The code was not redeemed in time.
    RedeemWindowMissed,
    /// The threshold was not reached in time.
    RequirementMissed {
        /// What counted.
        counted: Money,
        /// What was missing.
        missing: Money,
    },
    /// The window closed with a lower tier reached, which is now the one that pays.
    TierFixed {
        /// The threshold of the tier.
        threshold: Money,
        /// What it earns.
        reward: Money,
    },
    /// The credit arrived after the offer's delay.
    CreditIssued {
        /// When the threshold was reached.
        crossed: Instant,
        /// The last date on which the credit can pay.
        last_date: Date,
    },
    /// What was left of the credit is lost.
    UnusedCreditLost {
        /// How much.
        lost: Money,
    },
}

impl Reason {
    /// The stable code, by which files and messages call it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code_and_rule().0
    }

    /// The rule behind it.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.code_and_rule().1
    }

    fn code_and_rule(&self) -> (&'static str, &'static Rule) {
        match self {
            Self::AccountNotCreated { .. } => ("account_not_created", &rules::C20),
            Self::AccountCreated => ("account_created", &rules::TT_29),
            Self::CodeReceived { .. } => ("code_received", &rules::TT_04),
            Self::CodeAlreadyReceived { .. } => ("code_already_received", &rules::TT_24),
            Self::OfferActivatesItself => ("offer_activates_itself", &rules::TT_02),
            Self::CodeRedeemed { .. } => ("code_redeemed", &rules::TT_02),
            Self::LastDateOfWindow { .. } => ("last_date_of_window", &rules::A1),
            Self::CodeNeverReceived => ("code_never_received", &rules::C20),
            Self::CodeDiffers => ("code_differs", &rules::A26),
            Self::AlreadyActivated { .. } => ("already_activated", &rules::TT_24),
            Self::RedeemWindowOver { .. } => ("redeem_window_over", &rules::TT_04),
            Self::OriginNotEligible => ("origin_not_eligible", &rules::TT_20),
            Self::CountryNotEligible => ("country_not_eligible", &rules::TT_27),
            Self::CurrencyDiffers => ("currency_differs", &rules::TT_69),
            Self::ActivatedAtCreation { .. } => ("activated_at_creation", &rules::TT_02),
            Self::ToppingUpIsNotSpending => ("topping_up_is_not_spending", &rules::TT_34),
            Self::ChargePaid => ("charge_paid", &rules::TT_91),
            Self::ChargeFellShort { .. } => ("charge_fell_short", &rules::TT_91),
            Self::CashIsZero { .. } => ("cash_is_zero", &rules::TT_66),
            Self::NotEnoughMoney { .. } => ("not_enough_money", &rules::TT_91),
            Self::ThresholdReached { .. } => ("threshold_reached", &rules::TT_45),
            Self::CreditUsedUp { .. } => ("credit_used_up", &rules::TT_60),
            Self::CreditGiven => ("credit_given", &rules::TT_62),
            Self::CreditIdTaken => ("credit_id_taken", &rules::C18),
            Self::CreditAlreadyOver { .. } => ("credit_already_over", &rules::TT_80),
            Self::CreditAssigned { .. } => ("credit_assigned", &rules::TT_63),
            Self::CreditUnassigned { .. } => ("credit_unassigned", &rules::TT_63),
            Self::NoSuchCredit => ("no_such_credit", &rules::TT_62),
            Self::CreditOver { .. } => ("credit_over", &rules::TT_80),
            Self::FreeCreditIsNotAssigned => ("free_credit_is_not_assigned", &rules::C20),
            Self::NotAdmin => ("not_admin", &rules::TT_65),
            Self::AssignLimitReached { .. } => ("assign_limit_reached", &rules::TT_64),
            Self::CampaignNotAssigned => ("campaign_not_assigned", &rules::TT_63),
            Self::RedeemWindowMissed => ("redeem_window_missed", &rules::TT_04),
            Self::RequirementMissed { .. } => ("requirement_missed", &rules::TT_40),
            Self::TierFixed { .. } => ("tier_fixed", &rules::TT_47),
            Self::CreditIssued { .. } => ("credit_issued", &rules::TT_55),
            Self::UnusedCreditLost { .. } => ("unused_credit_lost", &rules::TT_80),
        }
    }

    /// The figures that belong to it, by the name under which a message may use them.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        let date = |name, date: &Option<Date>| {
            date.map(|date| (name, Value::Date(date))).into_iter().collect()
        };
        match self {
            Self::AccountNotCreated { created } => vec![("created", Value::Instant(*created))],
            Self::CodeReceived { redeem_by } => date("redeem_by", redeem_by),
            Self::CodeAlreadyReceived { received } => vec![("received", Value::Instant(*received))],
            Self::CodeRedeemed { earn_by } | Self::ActivatedAtCreation { earn_by } => {
                date("earn_by", earn_by)
            }
            Self::LastDateOfWindow { last_safe } => vec![("last_safe", Value::Date(*last_safe))],
            Self::AlreadyActivated { activated } => vec![("activated", Value::Instant(*activated))],
            Self::RedeemWindowOver { last_date }
            | Self::CreditAlreadyOver { last_date }
            | Self::CreditOver { last_date } => {
                vec![("last_date", Value::Date(*last_date))]
            }
            Self::ChargeFellShort { wanted, delivered } => {
                vec![("wanted", Value::Money(*wanted)), ("delivered", Value::Money(*delivered))]
            }
            Self::CashIsZero { credit } => vec![("credit", Value::Money(*credit))],
            Self::NotEnoughMoney { needed, cash, credit } => {
                vec![
                    ("needed", Value::Money(*needed)),
                    ("cash", Value::Money(*cash)),
                    ("credit", Value::Money(*credit)),
                ]
            }
            Self::ThresholdReached { threshold, reward, .. }
            | Self::TierFixed { threshold, reward } => {
                vec![("threshold", Value::Money(*threshold)), ("reward", Value::Money(*reward))]
            }
            Self::CreditAssigned { campaigns } | Self::CreditUnassigned { campaigns } => {
                vec![("campaigns", Value::Whole((*campaigns).into()))]
            }
            Self::AssignLimitReached { limit, asked } => {
                vec![
                    ("limit", Value::Whole((*limit).into())),
                    ("asked", Value::Whole((*asked).into())),
                ]
            }
            Self::RequirementMissed { counted, missing } => {
                vec![("counted", Value::Money(*counted)), ("missing", Value::Money(*missing))]
            }
            Self::CreditIssued { crossed, last_date } => {
                vec![("crossed", Value::Instant(*crossed)), ("last_date", Value::Date(*last_date))]
            }
            Self::UnusedCreditLost { lost } => vec![("lost", Value::Money(*lost))],
            _ => Vec::new(),
        }
    }
}

/// Why a part of an accepted spend counts for an offer, or why not (C17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counting {
    /// Cash, net of tax, after activation and inside the earning window.
    Counted,
    /// Spent before the offer was activated for this account, or without it ever being.
    BeforeActivation,
    /// Spent after the earning window closed.
    OutsideEarningWindow,
    /// Tax never counts.
    Tax,
    /// Paid by a credit, so not out of pocket.
    PaidByCredit,
}

impl Counting {
    /// Every way, in the order of the declaration.
    pub const ALL: [Self; 5] = [
        Self::Counted,
        Self::BeforeActivation,
        Self::OutsideEarningWindow,
        Self::Tax,
        Self::PaidByCredit,
    ];

    /// The stable code, by which files and messages call it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::BeforeActivation => "before_activation",
            Self::OutsideEarningWindow => "outside_earning_window",
            Self::Tax => "tax",
            Self::PaidByCredit => "paid_by_credit",
        }
    }

    /// The rule behind it.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        match self {
            Self::BeforeActivation => &rules::TT_30,
            Self::OutsideEarningWindow => &rules::TT_40,
            Self::Tax => &rules::TT_31,
            Self::Counted | Self::PaidByCredit => &rules::TT_32,
        }
    }
}
