//! Decisions that mattered in a run.

use crate::money::Money;
use crate::offer::{AssumedField, Term};
use crate::value::Value;

/// A decision that the sources leave open and that made a difference in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumption {
    /// The offer's file takes a value that its source does not give.
    FieldAssumed {
        /// Which offer.
        offer: usize,
        /// Which field.
        field: AssumedField,
        /// The length in days that the file takes, where the field is one.
        days: Option<u16>,
    },
    /// The scenario answers a term that the offer's source does not give.
    TermAnswered {
        /// Which offer.
        offer: usize,
        /// Which term.
        term: Term,
        /// The length in days that was answered, where the term is one.
        days: Option<u16>,
    },
    /// Spend with only a date on the day of activation: what each reading gives (A4).
    ActivationDay {
        /// Which offer.
        offer: usize,
        /// Progress if that day's spend does not count.
        low: Money,
        /// Progress if it does.
        high: Money,
    },
    /// A decision of the rulebook without figures.
    Decided(Decision),
    /// The same, about one offer.
    DecidedFor {
        /// Which offer.
        offer: usize,
        /// Which decision.
        decision: Decision,
    },
}

/// Declares the decisions with their ids and codes.
macro_rules! decisions {
    ($($(#[$about:meta])* $variant:ident = $id:literal, $code:literal;)+) => {
        /// A decision of the rulebook.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Decision {
            $($(#[$about])* $variant,)+
        }

        impl Decision {
            /// Every one, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            const fn id_and_code(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$variant => ($id, $code),)+
                }
            }
        }
    };
}

decisions! {
    /// A redemption on the last date was accepted.
    LastDateIncluded = "A1", "last_date_included";
    /// Several windows were intersected.
    WindowsIntersected = "A3", "windows_intersected";
    /// The threshold was reached exactly.
    EqualityQualifies = "A5", "equality_qualifies";
    /// Of several tiers that were reached only the highest paid.
    OneTierPays = "A5b", "one_tier_pays";
    /// Only the cash part of a charge counted.
    CashPartCounts = "A6", "cash_part_counts";
    /// Spend that was not prepaid waited for its payment.
    CountsOncePaid = "A7", "counts_once_paid";
    /// A delay of business days met a weekend or a holiday.
    BusinessDaysCounted = "A8", "business_days_counted";
    /// The account was suspended while an offer or a credit was under way.
    ClocksRunOn = "A9", "clocks_run_on";
    /// The limit of campaigns was taken from the credit's issue date.
    LimitByIssueDate = "A10", "limit_by_issue_date";
    /// A credit ended with something left.
    LastDateOfCredit = "A11", "last_date_of_credit";
    /// A charge was refused because cash was at zero.
    PositiveCashNeeded = "A12", "positive_cash_needed";
    /// A credit paid on account without a cash balance.
    NoCashNeeded = "A12", "no_cash_needed";
    /// An assignable credit was passed over, because it was not assigned to the campaign.
    UnassignedPassedOver = "A13", "unassigned_passed_over";
    /// The conditions of a credit were held against a charge.
    ConditionsHeld = "A14", "conditions_held";
    /// Credit was used before cash, and several credits in a fixed order.
    OrderOfUse = "A15", "order_of_use";
    /// An activation was held against another offer that was earning or had credit left.
    OneOfferAtATime = "A15b", "one_offer_at_a_time";
    /// Automatic activation was taken to be at the account's creation.
    ActivatedAtCreation = "A16", "activated_at_creation_assumed";
    /// Automatic activation took place when the user says.
    ActivationDateGiven = "A16", "activation_date_given";
    /// The number of earlier uses was held against the offer's limit.
    LimitPerEntity = "A18", "limit_per_entity";
    /// The offer's amounts were converted at the user's rate.
    ConvertedAtGivenRate = "A20", "converted_at_given_rate";
    /// Ad cost was refunded.
    RefundLowersProgress = "A21", "refund_lowers_progress";
    /// The way of paying changed while an offer was earning.
    BillingChangedOnTheWay = "A23", "billing_changed_on_the_way";
    /// What counted beyond the top tier earns nothing more.
    BeyondTopTier = "A25", "beyond_top_tier";
    /// Progress as the page shows it was held against what counts.
    ProgressHeldAgainstCount = "A24", "progress_held_against_count";
    /// Two codes agree only without spaces, dashes or case.
    CodesComparedLoosely = "A26", "codes_compared_loosely";
    /// The credit came without spend before it.
    CreditUpFront = "A27", "credit_up_front";
    /// The credit was issued exactly at the latest end of its delay.
    IssuedAtLatest = "C1", "issued_at_latest";
    /// A lower tier was fixed when the earning window closed.
    LowerTierWaits = "C4", "lower_tier_waits";
    /// A charge larger than the money there was refused whole.
    ChargeRefusedWhole = "C6", "charge_refused_whole";
    /// What was withheld came at the reinstatement.
    IssuedAtReinstatement = "C9", "issued_at_reinstatement";
    /// Credit paid the net cost, and its tax was due in cash.
    TaxDueInCash = "C11", "tax_due_in_cash";
    /// A window is counted from a spend before the activation.
    FirstSpendBeforeActivation = "C14", "first_spend_before_activation";
    /// Several credits paid one charge.
    OrderAmongCredits = "C18", "order_among_credits";
    /// Spend inside the earning window was paid after it.
    PaidAfterClose = "C5", "paid_after_close";
    /// The account was closed with credit left or an offer open.
    ForfeitedOnClosing = "C8", "forfeited_on_closing";
    /// A charge was refused after one failed payment.
    OneFailureStops = "C10", "one_failure_stops";
    /// A credit that is used after cash was passed over for cash, or paid at zero cash.
    CashFirst = "C12", "cash_first";
    /// Several offers counted the same charge.
    CountedInEach = "C13", "counted_in_each";
    /// A matched reward was worked out.
    MatchOfCounted = "C15", "match_of_counted";
    /// A violation was found, and nothing else happened.
    ViolationOnlyWarns = "C20", "violation_only_warns";
    /// A date without a time was taken at 12:00.
    DateWithoutTime = "C22", "date_without_time";
    /// The plan was topped up by itself.
    PlanToppedUp = "C24", "plan_topped_up";
    /// A discount reduced a price.
    DiscountOnPrice = "C26", "discount_on_price";
    /// Tax was taken out of an amount that includes it.
    AmountsIncludeTax = "C27", "amounts_include_tax";
    /// A campaign spent its daily budget by itself, hour by hour.
    BudgetByHours = "C28", "budget_by_hours";
}

impl Assumption {
    /// The id of the decision, or the place of the field that was assumed.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::FieldAssumed { field, .. } => field.name(),
            Self::TermAnswered { term, .. } => term.name(),
            Self::ActivationDay { .. } => "A4",
            Self::Decided(decision) | Self::DecidedFor { decision, .. } => decision.id_and_code().0,
        }
    }

    /// The stable code, by which files and messages call it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::FieldAssumed { field, .. } => match field {
                AssumedField::RedeemWindows => "redeem_windows_assumed",
                AssumedField::EarningWindows => "earning_windows_assumed",
                AssumedField::Issuance => "issuance_assumed",
                AssumedField::CreditType => "credit_type_assumed",
                AssumedField::CreditLifetime => "credit_lifetime_assumed",
                AssumedField::TierMode => "tier_mode_assumed",
                AssumedField::Stacking => "stacking_assumed",
            },
            Self::TermAnswered { .. } => "term_answered",
            Self::ActivationDay { .. } => "activation_day",
            Self::Decided(decision) | Self::DecidedFor { decision, .. } => decision.id_and_code().1,
        }
    }

    /// The offer that it is about, if it is about one.
    #[must_use]
    pub fn offer(&self) -> Option<usize> {
        match self {
            Self::FieldAssumed { offer, .. }
            | Self::TermAnswered { offer, .. }
            | Self::ActivationDay { offer, .. }
            | Self::DecidedFor { offer, .. } => Some(*offer),
            Self::Decided(_) => None,
        }
    }

    /// The figures that belong to it, by the name under which a message may use them.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::FieldAssumed { days: Some(days), .. }
            | Self::TermAnswered { days: Some(days), .. } => {
                vec![("days", Value::Whole((*days).into()))]
            }
            Self::ActivationDay { low, high, .. } => {
                vec![("low", Value::Money(*low)), ("high", Value::Money(*high))]
            }
            _ => Vec::new(),
        }
    }
}
