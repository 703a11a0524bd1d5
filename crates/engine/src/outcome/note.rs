//! What to watch out for, and what cannot be decided.

use crate::calendar::Date;
use crate::money::Money;
use crate::value::{CreditIndex, OfferIndex, said};

said! {
    /// Something that went as the rules say, but that its reader would want to know.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Warning {
        /// Activation by code is documented only for other countries (A17).
        CodeNotDocumentedForCountry {
            /// The countries for which it is.
            countries: String,
        } = "code_not_documented_for_country", TT_03;
        /// A code was redeemed by somebody who is no admin (A19).
        RedeemedWithoutAdmin = "redeemed_without_admin", A19;
        /// An offer was activated while the credit of another one was not used up (A15b).
        CreditLeftFromOtherOffer = "credit_left_from_other_offer", A15B;
        /// An assignable credit has, or had at its end, no campaign that runs (A13).
        CreditNotAssigned {
            /// The credit's id.
            credit: String,
        } = "credit_not_assigned", TT_63;
        /// A credit ended with something left.
        CreditExpiredUnused {
            /// The credit's id.
            credit: String,
            /// How much was lost.
            lost: Money,
        } = "credit_expired_unused", TT_80;
        /// A credit came to its end, and a later charge was paid in cash.
        AdsGoOnInCash {
            /// The credit's id.
            credit: String,
        } = "ads_go_on_in_cash", TT_67;
        /// A charge met zero cash while there was credit.
        DeliveryPaused = "delivery_paused", TT_66;
        /// A violation was found, or ad cost refunded after a credit was issued.
        CreditMayBeRevoked = "credit_may_be_revoked", TT_82;
        /// The way of paying changed while an offer was earning.
        BillingChanged = "billing_changed", A23;
        /// The last payment failed, and no later one succeeded.
        PaymentFailing = "payment_failing", TT_93;
        /// The account is suspended.
        AccountSuspended = "account_suspended", TT_83;
        /// The spend plan could not deliver everything.
        PlanFellShort {
            /// On how many days.
            days: u32,
            /// How much it did not deliver, net.
            missing: Money,
        } = "plan_fell_short", TT_91;
        /// A campaign could not spend its daily budget.
        BudgetFellShort {
            /// The campaign's name.
            campaign: String,
            /// How much it did not deliver, net.
            missing: Money,
        } = "budget_fell_short", TT_91;
        /// The offer was read more than six months before the date up to which the story plays.
        OfferMayBeOutOfDate {
            /// The offer's id.
            offer: String,
            /// The last date on which it can have been read.
            seen: Date,
            /// The date up to which the story plays.
            date: Date,
        } = "offer_may_be_out_of_date", TT_85;
        /// When the offer was read is not known.
        OfferAgeUnknown {
            /// The offer's id.
            offer: String,
        } = "offer_age_unknown", TT_85;
    }
}

impl Warning {
    /// Whether it tells of nothing lost and nothing that went wrong, only of what one would want to know.
    #[must_use]
    pub const fn is_for_information(&self) -> bool {
        matches!(
            self,
            Self::AdsGoOnInCash { .. }
                | Self::OfferMayBeOutOfDate { .. }
                | Self::OfferAgeUnknown { .. }
        )
    }
}

said! {
    /// Something that cannot be decided, because something is not known. The run takes the reading that gives less.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Undecided {
        /// A credit with an unknown condition was passed over.
        ConditionUnknown {
            /// Which.
            credit: CreditIndex,
        } = "condition_unknown", A14;
        /// A charge did not count, because what it was for is not known.
        ProductUnknown {
            /// For which offer.
            offer: OfferIndex,
        } = "product_unknown", TT_36;
        /// A credit was passed over, because what the charge was for is not known.
        ScopeUnknown {
            /// Which.
            credit: CreditIndex,
        } = "scope_unknown", TT_72;
        /// A discount was not taken, because what the charge was for is not known.
        DiscountUnknown {
            /// Of which offer.
            offer: OfferIndex,
        } = "discount_unknown", TT_72;
        /// An activation was refused, because another offer was earning, and the source does not say whether that matters.
        StackingUnknown {
            /// Which offer.
            offer: OfferIndex,
        } = "stacking_unknown", A15B;
        /// Something fell within 26 hours of an end whose time zone is not known.
        ZoneUnknown {
            /// Of which offer.
            offer: OfferIndex,
        } = "zone_unknown", C21;
        /// The account is managed, so whether the offer holds for it is not known.
        ManagedAccount {
            /// Which offer.
            offer: OfferIndex,
        } = "managed_account", A23;
    }
}
