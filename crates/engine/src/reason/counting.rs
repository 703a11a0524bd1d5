//! Why a part of a spend counts, or why not (C17).

use crate::rules::{self, Rule};

/// Why a part of an accepted spend counts for an offer, or why not (C17).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counting {
    /// Cash, net of tax, after activation and inside the earning window.
    Counted,
    /// The same, once its bill is paid.
    Pending,
    /// Spent after the network took the offer back.
    OfferRevoked,
    /// Spent before the offer was activated for this account, or without it ever being.
    BeforeActivation,
    /// Spent after the earning window closed.
    OutsideEarningWindow,
    /// Spent on something for which the offer does not count.
    OtherProduct,
    /// Tax never counts.
    Tax,
    /// Paid by a credit, so not out of pocket.
    PaidByCredit,
    /// Paid after the close, where the offer does not count that.
    PaidTooLate,
}

impl Counting {
    /// Every way, in the order of the declaration.
    pub const ALL: [Self; 9] = [
        Self::Counted,
        Self::Pending,
        Self::OfferRevoked,
        Self::BeforeActivation,
        Self::OutsideEarningWindow,
        Self::OtherProduct,
        Self::Tax,
        Self::PaidByCredit,
        Self::PaidTooLate,
    ];

    /// The stable code, by which files and messages call it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Pending => "pending",
            Self::OfferRevoked => "offer_revoked",
            Self::BeforeActivation => "before_activation",
            Self::OutsideEarningWindow => "outside_earning_window",
            Self::OtherProduct => "other_product",
            Self::Tax => "tax",
            Self::PaidByCredit => "paid_by_credit",
            Self::PaidTooLate => "paid_too_late",
        }
    }

    /// The rule behind it.
    #[must_use]
    pub const fn rule(self) -> &'static Rule {
        match self {
            Self::OfferRevoked => &rules::TT_82,
            Self::BeforeActivation => &rules::TT_30,
            Self::OutsideEarningWindow => &rules::TT_40,
            Self::OtherProduct => &rules::TT_36,
            Self::Tax => &rules::TT_31,
            Self::Pending => &rules::TT_33,
            Self::PaidTooLate => &rules::A7,
            Self::Counted | Self::PaidByCredit => &rules::TT_32,
        }
    }

    /// Whether it holds for a whole charge, tax included (C17).
    #[must_use]
    pub const fn is_of_whole_charge(self) -> bool {
        matches!(
            self,
            Self::OfferRevoked
                | Self::BeforeActivation
                | Self::OutsideEarningWindow
                | Self::OtherProduct
        )
    }
}
