//! The gates, in the order in which somebody would check them, and the one at which each cause shows.

use super::Cause;

/// A gate that must be open, in the order in which they are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// The code is the one that was received.
    CodeText,
    /// It is in time.
    RedeemWindow,
    /// The account is eligible by how it was made and used.
    Account,
    /// Its country and currency are.
    CountryAndCurrency,
    /// It can be used, and the offer was not taken back.
    Standing,
    /// It pays in a way that the offer takes, and its payments succeed.
    Payment,
    /// The offer is activated.
    Activation,
    /// The time for earning is not over.
    EarningWindow,
    /// Enough counts.
    CountedSpend,
    /// What counts is paid.
    PaidBill,
    /// The network's delay is over.
    Issuance,
    /// The credit is valid.
    CreditValidity,
    /// It is assigned, if it must be.
    Assignment,
    /// It can be used for that.
    Scope,
    /// There is cash.
    Cash,
    /// Something is left of it.
    Exhausted,
    /// No other offer stands in the way.
    Stacking,
}

impl Gate {
    /// The stable code, by which files and messages call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CodeText => "code_text",
            Self::RedeemWindow => "redeem_window",
            Self::Account => "account",
            Self::CountryAndCurrency => "country_and_currency",
            Self::Standing => "standing",
            Self::Payment => "payment",
            Self::Activation => "activation",
            Self::EarningWindow => "earning_window",
            Self::CountedSpend => "counted_spend",
            Self::PaidBill => "paid_bill",
            Self::Issuance => "issuance",
            Self::CreditValidity => "credit_validity",
            Self::Assignment => "assignment",
            Self::Scope => "scope",
            Self::Cash => "cash",
            Self::Exhausted => "exhausted",
            Self::Stacking => "stacking",
        }
    }
}

impl Cause {
    /// The gate at which it shows.
    #[must_use]
    pub const fn gate(&self) -> Gate {
        match self {
            Self::CodeNeverReceived
            | Self::CodeForwarded
            | Self::CodeLooksAlike
            | Self::CodeDiffers => Gate::CodeText,
            Self::RedeemWindowOver { .. } => Gate::RedeemWindow,
            Self::NotByOfficialLink
            | Self::OriginNotEligible
            | Self::ProgrammeNotEligible
            | Self::CodeAlreadyUsed
            | Self::LimitReached { .. }
            | Self::AdvertiserNotNew => Gate::Account,
            Self::CountryNotEligible | Self::CurrencyDiffers => Gate::CountryAndCurrency,
            Self::AccountClosed { .. } | Self::AccountSuspended { .. } | Self::OfferRevoked => {
                Gate::Standing
            }
            Self::PaymentModeNotEligible | Self::NoTopUpYet | Self::PaymentFailing { .. } => {
                Gate::Payment
            }
            Self::OfferNotAttached
            | Self::CodeNotRedeemed { .. }
            | Self::NotRegistered { .. }
            | Self::NotReviewed
            | Self::ReviewFailed
            | Self::NotActivatedYet
            | Self::IconNotShown => Gate::Activation,
            Self::EarningWindowMissed { .. } => Gate::EarningWindow,
            Self::SpentBeforeActivation { .. }
            | Self::SpentOutsideWindow { .. }
            | Self::SpentOnOtherProduct { .. }
            | Self::TaxDoesNotCount { .. }
            | Self::PaidByCreditDoesNotCount { .. }
            | Self::PaidTooLate { .. }
            | Self::RefundedDoesNotCount { .. }
            | Self::ToppingUpIsNotSpending { .. }
            | Self::TaxLeavesTooLittle { .. }
            | Self::ProgressLags { .. }
            | Self::NotEnoughSpent { .. }
            | Self::ActionNotDone { .. }
            | Self::LowerTierPaid { .. } => Gate::CountedSpend,
            Self::BillNotPaid { .. } => Gate::PaidBill,
            Self::WaitsForClose { .. } | Self::CreditOnItsWay { .. } | Self::CreditWithheld => {
                Gate::Issuance
            }
            Self::CreditExpired { .. }
            | Self::CreditRevoked { .. }
            | Self::CreditForfeited { .. }
            | Self::CreditNotRetroactive { .. } => Gate::CreditValidity,
            Self::NotAdmin
            | Self::AssignLimitReached { .. }
            | Self::FreeCreditIsNotAssigned
            | Self::CreditNotAssigned { .. }
            | Self::OtherCampaign { .. } => Gate::Assignment,
            Self::CampaignNotApproved
            | Self::CampaignPaused
            | Self::OutOfScope { .. }
            | Self::ScopeUnknown { .. }
            | Self::CashComesFirst { .. }
            | Self::TaxIsPaidInCash { .. }
            | Self::ConditionNotMet { .. }
            | Self::ConditionUnknown { .. }
            | Self::CreditNotTransferable
            | Self::CreditPaysNoDebt
            | Self::CreditPaysNoTax => Gate::Scope,
            Self::CashIsZero { .. } | Self::NotEnoughMoney { .. } => Gate::Cash,
            Self::AdsWillGoOn { .. } | Self::AdsGoOnInCash { .. } | Self::CreditUsedUp { .. } => {
                Gate::Exhausted
            }
            Self::AnotherOfferEarning { .. } | Self::AlreadyActivated { .. } => Gate::Stacking,
        }
    }
}
