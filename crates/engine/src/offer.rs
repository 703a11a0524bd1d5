//! An offer: what must be done to get a credit, and what that credit is. Always data, never code.

mod answers;
mod catalogue;
mod credit;
mod eligibility;
mod example;
mod issuance;
mod published;
mod read;
mod read_heading;
mod read_terms;
mod seen;
mod term;
mod tier;
mod window;
mod write;

use crate::input::choice;
use crate::money::Currency;
use crate::rate::ExchangeRate;

pub use catalogue::Catalogue;
pub(crate) use credit::Holds;
pub use credit::{AssignLimit, Conditions, CreditTerms, CreditType, Lifetime, OnlyFor, Purpose};
pub use eligibility::{Eligibility, Limit, LimitScope, NewAdvertiser, Programmes};
pub use issuance::{By, Delay, DelayUnit, Issuance, IssuanceStart};
pub use published::PublishedOffer;
pub(crate) use read::{read_country, read_offer, read_version};
pub(crate) use read_terms::{read_assign_limits, read_conditions, read_name, read_only_for};
pub use seen::Seen;
pub use term::Term;
pub use tier::{Requirement, Reward, RewardKind, Tier, TierMode, TriggerKind};
pub use window::{Anchor, Window, WindowEnd, Zone};
pub(crate) use write::{add_assign_limits, object, source_object, use_of_credit};

/// One network's promise: "spend this much in this time, get that credit".
///
/// It says nothing about any account. Its amounts are in its own currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Lower-case letters, digits and dashes; unique within a scenario.
    pub id: String,
    /// Who makes it.
    pub network: String,
    /// What it is called.
    pub title: String,
    /// The currency of its amounts.
    pub currency: Currency,
    /// What becomes of an account in another currency (A20).
    pub currency_policy: CurrencyPolicy,
    /// Where it was read.
    pub source: OfferSource,
    /// Where else something of it was read.
    pub other_sources: Vec<OfferSource>,
    /// What else was read there, in words: it is shown, and nothing is worked out from it.
    pub notes: Vec<String>,
    /// How it can be activated; the first is the usual way. Never empty.
    pub activation: Vec<ActivationMode>,
    /// The countries in which activation by code is documented, if the source names them (A17).
    pub code_documented_for: Option<Vec<Country>>,
    /// Whether the case of letters matters when codes are compared (A26).
    pub case_sensitive_codes: bool,
    /// When it can be activated; all must hold.
    pub redeem_windows: Vec<Window>,
    /// When spend counts; all must hold.
    pub earning_windows: Vec<Window>,
    /// What earns the reward.
    pub trigger: TriggerKind,
    /// What is earned from which requirement on, thresholds rising. Never empty.
    pub tiers: Vec<Tier>,
    /// Which of the tiers pay (A5b).
    pub tier_mode: TierMode,
    /// Which spend counts, and when.
    pub counts: CountingTerms,
    /// How long the network takes to issue.
    pub issuance: Issuance,
    /// What the credit is like.
    pub credit: CreditTerms,
    /// Who may take part.
    pub eligibility: Eligibility,
    /// Whether it can be activated while another offer is earning (A15b).
    pub stacking: Stacking,
    /// The fields whose value its source does not give.
    pub assumed: Vec<AssumedField>,
}

impl Offer {
    /// The length in days that a field states: of its window, where it is only one, or of the credit's life.
    #[must_use]
    pub fn days_of(&self, field: AssumedField) -> Option<u16> {
        let windows = match field {
            AssumedField::RedeemWindows => &self.redeem_windows,
            AssumedField::EarningWindows => &self.earning_windows,
            AssumedField::CreditLifetime => return self.credit.lifetime.days,
            _ => return None,
        };
        match windows.as_slice() {
            [Window::Days { days, .. }] => Some(*days),
            _ => None,
        }
    }

    /// The offer with every amount in another currency, at a rate that the user gives (A20).
    #[must_use]
    pub fn converted(&self, to: Currency, rate: ExchangeRate) -> Self {
        let convert = |money| rate.convert(money, self.currency, to);
        let mut offer = self.clone();
        offer.currency = to;
        for tier in &mut offer.tiers {
            if let Requirement::Threshold(threshold) = &mut tier.requirement {
                *threshold = convert(*threshold);
            }
            match &mut tier.reward {
                Reward::Fixed(amount) => *amount = convert(*amount),
                Reward::Match { cap, .. } | Reward::Discount { cap, .. } => *cap = convert(*cap),
            }
        }
        if let Some(conditions) = &mut offer.credit.conditions {
            conditions.min_cash = conditions.min_cash.map(convert);
        }
        offer
    }
}

choice! {
    /// What becomes of an account in another currency than the offer's (A20).
    pub enum CurrencyPolicy {
        /// It is refused (TT-69).
        SameOnly = "same_only",
        /// The offer's amounts are converted at a rate that the user gives.
        Convert = "convert",
    }
}

choice! {
    /// Whether an offer can be activated while another one is earning (A15b, C13).
    pub enum Stacking {
        /// It cannot.
        OneActive = "one_active",
        /// It can; the same spend then counts in each.
        Allowed = "allowed",
        /// The source does not say.
        Unknown = "unknown",
    }
}

/// Which spend counts, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountingTerms {
    /// The products for which it counts; `None` for all (TT-36).
    pub products: Option<Vec<String>>,
    /// When spend counts that is not prepaid (A7).
    pub automatic_payment: CountsWhen,
    /// What becomes of spend inside the earning window that is paid after it (A7, C5).
    pub paid_after_close: PaidAfterClose,
}

choice! {
    /// When spend that is billed later counts (TT-33, A7).
    pub enum CountsWhen {
        /// Once its bill is paid.
        Paid = "when_paid",
        /// At once.
        Spent = "when_spent",
    }
}

choice! {
    /// What becomes of spend inside the earning window that is paid after it (A7, C5).
    pub enum PaidAfterClose {
        /// It counts from its payment on.
        Counts = "counts",
        /// It never counts.
        DoesNotCount = "does_not_count",
    }
}

/// Where an offer was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferSource {
    /// The page's name.
    pub name: String,
    /// How far it can be trusted.
    pub grade: SourceGrade,
    /// When it was last read, or which time the page itself bears.
    pub seen: Seen,
    /// Its address; only for the network's own pages.
    pub url: Option<String>,
}

choice! {
    /// How far the source of an offer can be trusted.
    pub enum SourceGrade {
        /// The network's own page.
        Official = "O",
        /// A mirror of it.
        Mirror = "M",
        /// Somebody else's page.
        Secondary = "S",
        /// General knowledge.
        General = "G",
    }
}

impl SourceGrade {
    /// Whether nobody has held it against a page of the network: it is claimed, and is called so wherever it is shown.
    #[must_use]
    pub const fn is_unverified(self) -> bool {
        matches!(self, Self::Secondary | Self::General)
    }
}

choice! {
    /// How an offer is activated (TT-02, TT-08 to TT-10).
    pub enum ActivationMode {
        /// By itself, when the account is created (A16).
        Automatic = "automatic",
        /// By entering a code that was received (TT-04).
        Code = "code",
        /// By registering for it (TT-08).
        Register = "register",
        /// By itself, when the account is created through an official link (TT-09).
        Link = "link",
        /// By a review that approves the account (TT-10).
        Reviewed = "reviewed",
        /// By the arrival of an invitation.
        Invited = "invited",
    }
}

choice! {
    /// How an account was made (TT-20).
    pub enum Origin {
        /// By the advertiser.
        SelfServe = "self_serve",
        /// By an agency.
        Agency = "agency",
        /// Through a Business Center.
        BusinessCenter = "business_center",
    }
}

choice! {
    /// A field of an offer whose value its source does not give.
    pub enum AssumedField {
        /// `redeem_windows`
        RedeemWindows = "redeem_windows",
        /// `earning_windows`
        EarningWindows = "earning_windows",
        /// `issuance`
        Issuance = "issuance",
        /// `credit.type`
        CreditType = "credit.type",
        /// `credit.lifetime`
        CreditLifetime = "credit.lifetime",
        /// `tier_mode`
        TierMode = "tier_mode",
        /// `stacking`
        Stacking = "stacking",
    }
}

/// A country by its two capital letters. Which letters are countries is not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads two capital letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters: [u8; 2] = text.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The two letters.
    #[must_use]
    pub fn letters(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}
