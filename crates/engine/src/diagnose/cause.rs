//! What can be wrong.

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::value::{CreditIndex, OfferIndex, said};

said! {
    /// Why a gate fails.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Cause {
        /// No code was received.
        CodeNeverReceived = "code_never_received", C20;
        /// The code was addressed to somebody else.
        CodeForwarded = "code_forwarded", TT_11;
        /// The code entered looks like the one received.
        CodeLooksAlike = "code_looks_alike", A26;
        /// The code entered is another one.
        CodeDiffers = "code_differs", A26;

        /// The time for activating is over.
        RedeemWindowOver {
            /// The last date on which it could be done.
            last_date: Date,
        } = "redeem_window_over", TT_04;

        /// The account was not made through an official link.
        NotByOfficialLink = "not_by_official_link", TT_09;
        /// The way in which the account was made is not eligible.
        OriginNotEligible = "origin_not_eligible", TT_20;
        /// A programme of the account excludes the offer, or one is missing.
        ProgrammeNotEligible = "programme_not_eligible", TT_23;
        /// The code was used before.
        CodeAlreadyUsed = "code_already_used", TT_24;
        /// The offer was used as often as it can be.
        LimitReached {
            /// How often it can be used.
            limit: u32,
        } = "limit_reached", TT_24;
        /// The advertiser is not new.
        AdvertiserNotNew = "advertiser_not_new", TT_26;

        /// The account's country is not among the offer's.
        CountryNotEligible = "country_not_eligible", TT_27;
        /// The account's currency is not the offer's.
        CurrencyDiffers = "currency_differs", TT_69;

        /// The account is closed.
        AccountClosed {
            /// Since when.
            since: Instant,
        } = "account_closed", TT_84;
        /// The account is suspended.
        AccountSuspended {
            /// Since when.
            since: Instant,
        } = "account_suspended", TT_83;
        /// The network took the offer back.
        OfferRevoked = "offer_revoked", TT_82;

        /// The way of paying is not eligible.
        PaymentModeNotEligible = "payment_mode_not_eligible", TT_90;
        /// No money was added.
        NoTopUpYet = "no_top_up_yet", TT_13;
        /// The last payment failed.
        PaymentFailing {
            /// What is unpaid.
            unpaid: Money,
        } = "payment_failing", TT_93;

        /// The network did not attach the offer.
        OfferNotAttached = "offer_not_attached", A16;
        /// The code was received and not entered.
        CodeNotRedeemed {
            /// The last date on which it can be redeemed, where there is one.
            redeem_by: Option<Date>,
        } = "code_not_redeemed", TT_04;
        /// The account is not registered for the offer.
        NotRegistered {
            /// The last date on which it can be, where there is one.
            redeem_by: Option<Date>,
        } = "not_registered", TT_08;
        /// The review has not ended.
        NotReviewed = "not_reviewed", TT_10;
        /// The review did not approve the account.
        ReviewFailed = "review_failed", TT_10;
        /// The activation lies ahead.
        NotActivatedYet = "not_activated_yet", TT_02;
        /// The offer is active; the account's pages do not show it.
        IconNotShown = "icon_not_shown", TT_07;

        /// The threshold was not reached in time.
        EarningWindowMissed {
            /// The last date on which spend counted.
            last_date: Option<Date>,
            /// What was missing, where money is what counts.
            missing: Option<Money>,
        } = "earning_window_missed", TT_40;

        /// Spend before the activation would have been enough.
        SpentBeforeActivation {
            /// How much it was.
            amount: Money,
            /// When the offer was activated.
            activated: Instant,
        } = "spent_before_activation", TT_30;
        /// Spend after the earning window would have been enough.
        SpentOutsideWindow {
            /// How much it was.
            amount: Money,
        } = "spent_outside_window", TT_40;
        /// Spend on something else would have been enough.
        SpentOnOtherProduct {
            /// How much it was.
            amount: Money,
        } = "spent_on_other_product", TT_36;
        /// Tax is in what was paid.
        TaxDoesNotCount {
            /// How much it was.
            amount: Money,
        } = "tax_does_not_count", TT_31;
        /// A credit paid.
        PaidByCreditDoesNotCount {
            /// How much it was.
            amount: Money,
        } = "paid_by_credit_does_not_count", TT_32;
        /// It was paid after the close, where the offer does not count that.
        PaidTooLate {
            /// How much it was.
            amount: Money,
        } = "paid_too_late", A7;
        /// Ad cost was given back.
        RefundedDoesNotCount {
            /// How much it was.
            amount: Money,
        } = "refunded_does_not_count", A21;
        /// Money was added, and not spent.
        ToppingUpIsNotSpending {
            /// The cash that waits to be spent.
            cash: Money,
            /// What is missing.
            missing: Money,
        } = "topping_up_is_not_spending", TT_34;
        /// Money was added, and its tax leaves too little of it.
        TaxLeavesTooLittle {
            /// The cash that waits to be spent.
            cash: Money,
            /// What is missing.
            missing: Money,
            /// What that costs with tax.
            with_tax: Money,
        } = "tax_leaves_too_little", TT_94;
        /// The page shows less than what counts, which its delay explains.
        ProgressLags {
            /// What counts.
            counted: Money,
        } = "progress_lags", TT_37;
        /// Not enough was spent, and there is still time.
        NotEnoughSpent {
            /// What counts.
            counted: Money,
            /// What is missing.
            missing: Money,
            /// The last date on which spend counts, where there is one.
            earn_by: Option<Date>,
        } = "not_enough_spent", TT_45;
        /// The action that the offer asks for was not done.
        ActionNotDone {
            /// The last date on which it counts, where there is one.
            earn_by: Option<Date>,
        } = "action_not_done", TT_52;
        /// A lower tier is the one that pays, though more was spent.
        LowerTierPaid {
            /// The threshold that was reached.
            threshold: Money,
            /// The next one.
            next: Money,
            /// What counts.
            counted: Money,
        } = "lower_tier_paid", TT_47;

        /// What is spent would be enough, once its bill is paid.
        BillNotPaid {
            /// How much waits for its payment.
            pending: Money,
        } = "bill_not_paid", TT_33;

        /// The requirement is met; what pays is fixed when the window closes.
        WaitsForClose {
            /// The last date of the window, where there is one.
            earn_by: Option<Date>,
        } = "waits_for_close", TT_56;
        /// The requirement is met, and the credit is on its way.
        CreditOnItsWay {
            /// When the requirement was met.
            crossed: Instant,
            /// The date or the instant's date by which it is expected.
            expected_by: Date,
            /// The date after which to ask support.
            ask_support_after: Date,
        } = "credit_on_its_way", TT_55;
        /// The credit is due, and the account is suspended.
        CreditWithheld = "credit_withheld", A9;

        /// The credit's last date is over.
        CreditExpired {
            /// Which.
            credit: CreditIndex,
            /// Its last date.
            last_date: Date,
            /// How much was lost.
            lost: Money,
        } = "credit_expired", TT_80;
        /// The network took the credit back.
        CreditRevoked {
            /// Which.
            credit: CreditIndex,
            /// How much was left.
            lost: Money,
        } = "credit_revoked", TT_82;
        /// The account was closed with the credit left.
        CreditForfeited {
            /// Which.
            credit: CreditIndex,
            /// How much was left.
            lost: Money,
        } = "credit_forfeited", TT_84;
        /// All spend is older than the credit.
        CreditNotRetroactive {
            /// Which.
            credit: CreditIndex,
            /// Since when it pays.
            issued: Instant,
        } = "credit_not_retroactive", TT_68;

        /// Somebody who is no admin tried to assign the credit.
        NotAdmin = "not_admin", TT_65;
        /// More campaigns than the credit may have.
        AssignLimitReached {
            /// How many it may have.
            limit: u32,
        } = "assign_limit_reached", TT_64;
        /// Somebody tried to assign a credit that is not assigned.
        FreeCreditIsNotAssigned = "free_credit_is_not_assigned", C20;
        /// The credit has no campaign that runs.
        CreditNotAssigned {
            /// Which.
            credit: CreditIndex,
            /// Its last date.
            last_date: Date,
        } = "credit_not_assigned", TT_63;
        /// The spend was in a campaign to which the credit is not assigned.
        OtherCampaign {
            /// Which credit.
            credit: CreditIndex,
        } = "other_campaign", TT_63;

        /// The campaign's ads are not approved.
        CampaignNotApproved = "campaign_not_approved", TT_28;
        /// The campaign is paused.
        CampaignPaused = "campaign_paused", A13;
        /// The spend was on something for which the credit does not pay.
        OutOfScope {
            /// Which credit.
            credit: CreditIndex,
        } = "out_of_scope", TT_72;
        /// Whether the credit pays for what the spend was for is not known.
        ScopeUnknown {
            /// Which credit.
            credit: CreditIndex,
        } = "scope_unknown", TT_72;
        /// The credit is used when cash is at zero, and there was cash.
        CashComesFirst {
            /// Which credit.
            credit: CreditIndex,
            /// Its last date.
            last_date: Date,
        } = "cash_comes_first", C12;
        /// The credit paid the ads, and tax was taken besides.
        TaxIsPaidInCash {
            /// How much tax.
            tax: Money,
        } = "tax_is_paid_in_cash", TT_71;
        /// The credit's condition does not hold.
        ConditionNotMet {
            /// Which credit.
            credit: CreditIndex,
            /// The cash balance that must be there.
            min_cash: Money,
        } = "condition_not_met", TT_62;
        /// Whether the credit's condition holds cannot be decided.
        ConditionUnknown {
            /// Which credit.
            credit: CreditIndex,
        } = "condition_unknown", A14;
        /// Somebody tried to move the credit or to cash it in.
        CreditNotTransferable = "credit_not_transferable", TT_70;
        /// Somebody tried to pay a debt with the credit.
        CreditPaysNoDebt = "credit_pays_no_debt", TT_68;
        /// Somebody tried to pay tax with the credit.
        CreditPaysNoTax = "credit_pays_no_tax", TT_71;

        /// The cash balance is at zero.
        CashIsZero {
            /// The credit that waits.
            credit: Money,
        } = "cash_is_zero", TT_66;
        /// The charge was larger than the money there.
        NotEnoughMoney {
            /// What it came to, with tax.
            needed: Money,
            /// The cash there was.
            cash: Money,
        } = "not_enough_money", TT_91;

        /// The credit has something left; ads go on when it ends.
        AdsWillGoOn {
            /// Which credit.
            credit: CreditIndex,
        } = "ads_will_go_on", TT_67;
        /// The credit is used up, and ads go on in cash.
        AdsGoOnInCash {
            /// How much was paid in cash since.
            amount: Money,
        } = "ads_go_on_in_cash", TT_67;
        /// The credit is used up.
        CreditUsedUp {
            /// Which.
            credit: CreditIndex,
            /// When.
            used_up: Instant,
        } = "credit_used_up", TT_60;

        /// Another offer is earning.
        AnotherOfferEarning {
            /// Which.
            other: OfferIndex,
        } = "another_offer_earning", TT_73;
        /// The offer was activated before; a second time changes nothing.
        AlreadyActivated {
            /// Since when it is active.
            activated: Instant,
        } = "already_activated", TT_24;
    }
}

impl Cause {
    /// Whether it explains what somebody sees, and nothing fails because of it.
    #[must_use]
    pub const fn is_no_failure(&self) -> bool {
        matches!(
            self,
            Self::IconNotShown
                | Self::AlreadyActivated { .. }
                | Self::CreditNotRetroactive { .. }
                | Self::CashComesFirst { .. }
                | Self::TaxIsPaidInCash { .. }
                | Self::AdsWillGoOn { .. }
        )
    }
}
