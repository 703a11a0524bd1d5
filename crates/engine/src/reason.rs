//! Why something was accepted, refused or counted, as data: a code, the rule behind it, and figures.

mod counting;

use crate::calendar::{Date, Instant};
use crate::money::Money;
use crate::value::{CreditIndex, OfferIndex, said};

pub use counting::Counting;

said! {
    /// Why a row of the journal came out as it did.
    ///
    /// Small and free of text, so that a run over thousands of entries can give each its reasons.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Reason {
        /// The account does not exist yet.
        AccountNotCreated {
            /// When it will.
            created: Instant,
        } = "account_not_created", C20;
        /// The account exists from now on; its currency and time zone stay as they are.
        AccountCreated = "account_created", TT_29;
        /// The account was closed for good.
        AccountClosed {
            /// When.
            closed: Instant,
        } = "account_closed", TT_84;

        /// The code arrived.
        CodeReceived {
            /// The last date on which it can be redeemed, where a window is known.
            redeem_by: Option<Date>,
        } = "code_received", TT_04;
        /// The invitation arrived, and with it the activation; from now on spend counts.
        InvitationAccepted {
            /// The last date of the earning window, where it has one.
            earn_by: Option<Date>,
        } = "invitation_accepted", TT_02;
        /// The code had arrived before.
        CodeAlreadyReceived {
            /// When.
            received: Instant,
        } = "code_already_received", TT_24;
        /// The offer is activated without a code.
        OfferTakesNoCode = "offer_takes_no_code", TT_02;
        /// The code was entered in time; from now on spend counts.
        CodeRedeemed {
            /// The last date of the earning window, where it has one.
            earn_by: Option<Date>,
        } = "code_redeemed", TT_02;
        /// The account was registered for the offer; from now on spend counts.
        Registered {
            /// The last date of the earning window, where it has one.
            earn_by: Option<Date>,
        } = "registered", TT_08;
        /// The offer is not activated by registering.
        OfferNotByRegistration = "offer_not_by_registration", TT_08;
        /// The review approved the account; from now on spend counts.
        ReviewPassed {
            /// The last date of the earning window, where it has one.
            earn_by: Option<Date>,
        } = "review_passed", TT_10;
        /// The review did not approve the account.
        ReviewFailed = "review_failed", TT_10;
        /// The offer is not activated by a review.
        OfferNotReviewed = "offer_not_reviewed", TT_10;
        /// Accepted on the window's last date, which a strict reading by hours could refuse.
        LastDateOfWindow {
            /// The last date that every reading accepts.
            last_safe: Date,
        } = "last_date_of_window", A1;
        /// The offer was activated at the account's creation; from now on spend counts.
        ActivatedAtCreation {
            /// The last date of the earning window, where it has one.
            earn_by: Option<Date>,
        } = "activated_at_creation", TT_02;
        /// The offer was activated by itself, at the instant that the user knows; from now on spend counts.
        ActivatedByItself {
            /// The last date of the earning window, where it has one.
            earn_by: Option<Date>,
        } = "activated_by_itself", TT_02;
        /// The offer was activated, because the account was made through an official link.
        ActivatedByLink {
            /// The last date of the earning window, where it has one.
            earn_by: Option<Date>,
        } = "activated_by_link", TT_09;
        /// The network did not attach the offer to the account.
        OfferNotAttached = "offer_not_attached", A16;

        /// No code was received before.
        CodeNeverReceived = "code_never_received", C20;
        /// The code was addressed to somebody else.
        CodeForwarded = "code_forwarded", TT_11;
        /// The code entered is not the one received, but looks like it.
        CodeLooksAlike = "code_looks_alike", A26;
        /// The code entered is not the one received.
        CodeDiffers = "code_differs", A26;
        /// The code was used before.
        CodeAlreadyUsed {
            /// How often.
            used: u32,
        } = "code_already_used", TT_24;
        /// The offer is active already.
        AlreadyActivated {
            /// Since when.
            activated: Instant,
        } = "already_activated", TT_24;
        /// The offer was taken back, or is over.
        OfferIsOver = "offer_is_over", TT_82;
        /// The time for activating is over.
        RedeemWindowOver {
            /// The last date on which it could be done.
            last_date: Date,
        } = "redeem_window_over", TT_04;
        /// The account was not made through an official link.
        NotByOfficialLink = "not_by_official_link", TT_09;
        /// The way in which the account was made is not eligible.
        OriginNotEligible = "origin_not_eligible", TT_20;
        /// The account belongs to a programme that excludes the offer, or not to the one that it needs.
        ProgrammeNotEligible = "programme_not_eligible", TT_23;
        /// The offer was used as often as it can be.
        LimitReached {
            /// How often it can be used.
            limit: u32,
            /// How often it was.
            used: u32,
        } = "limit_reached", TT_24;
        /// The advertiser is not new in the offer's sense.
        AdvertiserNotNew = "advertiser_not_new", TT_26;
        /// The account's country is not among the offer's.
        CountryNotEligible = "country_not_eligible", TT_27;
        /// The account's currency is not the offer's.
        CurrencyDiffers = "currency_differs", TT_69;
        /// The account is suspended.
        AccountSuspended {
            /// Since when.
            since: Instant,
        } = "account_suspended", TT_83;
        /// The way of paying is not eligible.
        PaymentModeNotEligible = "payment_mode_not_eligible", TT_90;
        /// No money was added before.
        NoTopUpYet = "no_top_up_yet", TT_13;
        /// Another offer is earning.
        AnotherOfferEarning {
            /// Which.
            other: OfferIndex,
        } = "another_offer_earning", TT_73;

        /// The account's ads were shown.
        AdsShown = "ads_shown", C14;
        /// The action was done.
        ActionDone = "action_done", TT_52;
        /// Money was added, which is not yet spending.
        ToppingUpIsNotSpending = "topping_up_is_not_spending", TT_34;
        /// A single top-up is less or more than the account takes.
        TopUpOutsideLimits {
            /// The least.
            least: Money,
            /// The most.
            most: Money,
        } = "top_up_outside_limits", TT_91;
        /// The whole charge was paid.
        ChargePaid = "charge_paid", TT_91;
        /// The whole charge took place, and what no credit paid is left to a bill.
        ChargeAccrued = "charge_accrued", TT_33;
        /// There was money for a part only, and only this part was delivered.
        ChargeFellShort {
            /// What the plan wanted, net.
            wanted: Money,
            /// What was delivered, net.
            delivered: Money,
        } = "charge_fell_short", TT_91;
        /// The campaign's ads are not approved.
        CampaignNotApproved = "campaign_not_approved", TT_28;
        /// The campaign is paused.
        CampaignPaused = "campaign_paused", A13;
        /// The last payment failed, and no later one succeeded.
        PaymentFailing {
            /// Since when.
            since: Instant,
        } = "payment_failing", TT_93;
        /// Ads do not run without a positive cash balance, whatever credit there is.
        CashIsZero {
            /// The credit that could not be used for it.
            credit: Money,
        } = "cash_is_zero", TT_66;
        /// Cash and usable credit together do not pay the charge.
        NotEnoughMoney {
            /// The whole charge with tax.
            needed: Money,
            /// The cash there was.
            cash: Money,
            /// The credit that could have been used.
            credit: Money,
        } = "not_enough_money", TT_91;
        /// With this the requirement of a tier was met.
        ThresholdReached {
            /// Of which offer.
            offer: OfferIndex,
            /// The threshold, where money is what counts.
            threshold: Option<Money>,
            /// What it earns, where that is a fixed amount.
            reward: Option<Money>,
        } = "threshold_reached", TT_45;
        /// With this a tier that was reached is reached no more.
        TierLost {
            /// Of which offer.
            offer: OfferIndex,
            /// What counts now.
            counted: Money,
        } = "tier_lost", C4;
        /// With this spend the credit was used up.
        CreditUsedUp {
            /// Which.
            credit: CreditIndex,
        } = "credit_used_up", TT_60;
        /// With this spend a discount was used up.
        DiscountUsedUp = "discount_used_up", C26;

        /// What was spent was billed.
        Billed {
            /// How much, with tax.
            billed: Money,
        } = "billed", TT_93;
        /// Everything that was billed is paid.
        BillPaid {
            /// How much, with tax.
            paid: Money,
        } = "bill_paid", TT_57;
        /// The account was charged by itself.
        AccountCharged {
            /// How much, with tax.
            paid: Money,
        } = "account_charged", TT_93;
        /// A payment failed.
        PaymentFailed {
            /// What is unpaid.
            unpaid: Money,
        } = "payment_failed", TT_93;
        /// A prepaid account has no bills.
        PrepaidHasNoBills = "prepaid_has_no_bills", TT_91;
        /// Nothing is spent that is not billed.
        NothingUnbilled = "nothing_unbilled", TT_93;
        /// Nothing is billed that is not paid.
        NothingBilled = "nothing_billed", TT_93;
        /// Nothing is unpaid.
        NothingUnpaid = "nothing_unpaid", TT_93;
        /// Ad cost was given back.
        AdCostRefunded {
            /// By how much what is unpaid shrank.
            from_unpaid: Money,
            /// How much went back to cash.
            to_cash: Money,
        } = "ad_cost_refunded", A21;
        /// The spend did not take place, or not yet.
        SpendNotThere = "spend_not_there", C7;
        /// More than the part of the spend that was not paid by credit and not given back yet.
        RefundTooLarge {
            /// The most that can be given back.
            most: Money,
        } = "refund_too_large", C7;
        /// Money was moved out of the account.
        CashTransferred = "cash_transferred", TT_96;
        /// The last spend is less than three hours ago.
        SpentTooRecently {
            /// From when on it is possible.
            possible_from: Instant,
        } = "spent_too_recently", TT_96;
        /// There is less cash than that.
        NotEnoughCash {
            /// The cash there was.
            cash: Money,
        } = "not_enough_cash", TT_91;
        /// The way of paying changed.
        BillingChanged = "billing_changed", TT_92;
        /// The way of paying cannot change to that.
        BillingChangeImpossible = "billing_change_impossible", TT_92;
        /// The tax changed; from now on charges and top-ups bear the new one.
        TaxChanged = "tax_changed", TT_94;
        /// The account was closed, and what was left of credit is lost.
        AccountWasClosed {
            /// How much credit was lost.
            forfeited: Money,
            /// How much cash was paid out.
            paid_out: Money,
        } = "account_was_closed", TT_84;

        /// The campaign was set up.
        CampaignCreated = "campaign_created", TT_28;
        /// The campaign's ads were approved.
        CampaignApproved = "campaign_approved", TT_28;
        /// The campaign was paused.
        CampaignStopped = "campaign_stopped", A13;
        /// The campaign goes on.
        CampaignResumed = "campaign_resumed", A13;
        /// What the campaign spends by itself changed.
        BudgetChanged {
            /// To how much on each date; nothing where it spends only by hand.
            daily_budget: Option<Money>,
        } = "budget_changed", C28;
        /// A campaign of this name was set up before.
        CampaignExists = "campaign_exists", C20;
        /// No campaign of this name was set up.
        NoSuchCampaign = "no_such_campaign", C20;

        /// The network gave a credit outside any offer.
        CreditGiven = "credit_given", TT_62;
        /// Another credit has this id.
        CreditIdTaken = "credit_id_taken", C18;
        /// The credit's last date is over before it was given.
        CreditAlreadyOver {
            /// Its last date.
            last_date: Date,
        } = "credit_already_over", TT_80;
        /// The credit is linked to the campaigns from now on, never for spend before.
        CreditAssigned {
            /// To how many campaigns it is linked now.
            campaigns: u32,
        } = "credit_assigned", TT_63;
        /// The credit is no longer linked to the campaigns.
        CreditUnassigned {
            /// To how many campaigns it is linked now.
            campaigns: u32,
        } = "credit_unassigned", TT_63;
        /// There is no credit with this id yet.
        NoSuchCredit = "no_such_credit", TT_62;
        /// The credit has ended.
        CreditOver {
            /// Its last date.
            last_date: Date,
        } = "credit_over", TT_80;
        /// Such a credit pays for all campaigns and is not assigned.
        FreeCreditIsNotAssigned = "free_credit_is_not_assigned", C20;
        /// Only an admin of the ad account may do this.
        NotAdmin = "not_admin", TT_65;
        /// More campaigns than the credit may have at once.
        AssignLimitReached {
            /// How many it may have.
            limit: u32,
            /// How many it would have had.
            asked: u32,
        } = "assign_limit_reached", TT_64;
        /// The credit is not linked to one of these campaigns.
        CampaignNotAssigned = "campaign_not_assigned", TT_63;
        /// A credit stays in its account and has no cash value.
        CreditNotTransferable = "credit_not_transferable", TT_70;
        /// A credit pays for new ads only, never for what is owed.
        CreditPaysNoDebt = "credit_pays_no_debt", TT_68;
        /// A credit never pays tax.
        CreditPaysNoTax = "credit_pays_no_tax", TT_71;

        /// A violation was found. By itself it changes nothing.
        ViolationFound = "violation_found", TT_82;
        /// The account was suspended.
        AccountWasSuspended = "account_was_suspended", TT_83;
        /// The suspension was lifted.
        AccountReinstated = "account_reinstated", TT_83;
        /// The account is not suspended.
        AccountNotSuspended = "account_not_suspended", TT_83;
        /// The network took the offer back; what was left of its credits is revoked.
        OfferRevoked {
            /// How much credit was revoked.
            revoked: Money,
        } = "offer_revoked", TT_82;
        /// The network took the credit back.
        CreditRevoked {
            /// How much of it was left.
            revoked: Money,
        } = "credit_revoked", TT_82;
        /// Nothing of the offer has happened yet.
        OfferNotMet = "offer_not_met", TT_82;
        /// The page shows what counts.
        ProgressAgrees = "progress_agrees", A24;
        /// The page shows less, and what counted in the last 24 hours explains it.
        ProgressLags {
            /// What counts.
            counted: Money,
            /// What of it counted in the last 24 hours.
            recent: Money,
        } = "progress_lags", A24;
        /// The page shows something else, and the display's delay does not explain it.
        ProgressDiffers {
            /// What counts.
            counted: Money,
        } = "progress_differs", A24;
        /// The offer is not active.
        OfferNotActive = "offer_not_active", A24;

        /// The offer was not activated in time.
        RedeemWindowMissed = "redeem_window_missed", TT_04;
        /// The requirement was not met in time.
        RequirementMissed {
            /// What counted, where money is what counts.
            counted: Option<Money>,
            /// What was missing, where money is what counts.
            missing: Option<Money>,
        } = "requirement_missed", TT_40;
        /// The window closed with a tier reached that is only now the one that pays.
        TierFixed {
            /// The threshold of the tier, where money is what counts.
            threshold: Option<Money>,
            /// What it earns, where that is a fixed amount.
            reward: Option<Money>,
        } = "tier_fixed", TT_47;
        /// The window closed, and what is unpaid could still reach a tier.
        WaitsForPayment {
            /// What is unpaid and would count.
            pending: Money,
        } = "waits_for_payment", C5;
        /// The credit is due, and the account is suspended.
        CreditWithheld = "credit_withheld", A9;
        /// The credit arrived after the offer's delay.
        CreditIssued {
            /// When the requirement was met.
            crossed: Instant,
            /// The last date on which the credit can pay.
            last_date: Date,
        } = "credit_issued", TT_55;
        /// What was left of the credit is lost.
        UnusedCreditLost {
            /// How much.
            lost: Money,
        } = "unused_credit_lost", TT_80;
        /// From now on a share is taken off the price of each charge.
        DiscountStarted {
            /// The last date on which it holds.
            last_date: Date,
            /// The most that it takes off in all.
            cap: Money,
        } = "discount_started", TT_51;
        /// The discount's last date is over.
        DiscountOver {
            /// What it could still have taken off.
            left: Money,
        } = "discount_over", TT_80;
    }
}
