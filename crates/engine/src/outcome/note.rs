//! Decisions that mattered in a run, and what to watch out for.

use crate::money::Money;
use crate::offer::AssumedField;
use crate::rules::{self, Rule};
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
    /// A redemption on the last date was accepted (A1).
    LastDateIncluded,
    /// Several windows were intersected (A3).
    WindowsIntersected,
    /// Spend with only a date on the day of activation: what each reading gives (A4).
    ActivationDay {
        /// Which offer.
        offer: usize,
        /// Progress if that day's spend does not count.
        low: Money,
        /// Progress if it does.
        high: Money,
    },
    /// The threshold was reached exactly (A5).
    EqualityQualifies,
    /// Only the cash part of a charge counted (A6).
    CashPartCounts,
    /// The limit of campaigns was taken from the credit's issue date (A10).
    LimitByIssueDate,
    /// A charge was refused because cash was at zero (A12).
    PositiveCashNeeded,
    /// An assignable credit was passed over, because it was not assigned to the campaign (A13).
    UnassignedPassedOver,
    /// Credit was used before cash, and several credits in a fixed order (A15).
    OrderOfUse,
    /// Automatic activation was taken to be at the account's creation (A16).
    ActivatedAtCreation,
    /// The credit was issued exactly at the latest end of its delay (C1).
    IssuedAtLatest,
    /// A date without a time was taken at 12:00 (C22).
    DateWithoutTime,
    /// The plan was topped up by itself (C24).
    PlanToppedUp,
}

impl Assumption {
    /// The id of the decision, or the place of the field that was assumed.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::FieldAssumed { field, .. } => field.name(),
            Self::LastDateIncluded => "A1",
            Self::WindowsIntersected => "A3",
            Self::ActivationDay { .. } => "A4",
            Self::EqualityQualifies => "A5",
            Self::CashPartCounts => "A6",
            Self::LimitByIssueDate => "A10",
            Self::PositiveCashNeeded => "A12",
            Self::UnassignedPassedOver => "A13",
            Self::OrderOfUse => "A15",
            Self::ActivatedAtCreation => "A16",
            Self::IssuedAtLatest => "C1",
            Self::DateWithoutTime => "C22",
            Self::PlanToppedUp => "C24",
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
            },
            Self::LastDateIncluded => "last_date_included",
            Self::WindowsIntersected => "windows_intersected",
            Self::ActivationDay { .. } => "activation_day",
            Self::EqualityQualifies => "equality_qualifies",
            Self::CashPartCounts => "cash_part_counts",
            Self::LimitByIssueDate => "limit_by_issue_date",
            Self::PositiveCashNeeded => "positive_cash_needed",
            Self::UnassignedPassedOver => "unassigned_passed_over",
            Self::OrderOfUse => "order_of_use",
            Self::ActivatedAtCreation => "activated_at_creation_assumed",
            Self::IssuedAtLatest => "issued_at_latest",
            Self::DateWithoutTime => "date_without_time",
            Self::PlanToppedUp => "plan_topped_up",
        }
    }

    /// The offer that it is about, if it is about one.
    #[must_use]
    pub fn offer(&self) -> Option<usize> {
        match self {
            Self::FieldAssumed { offer, .. } | Self::ActivationDay { offer, .. } => Some(*offer),
            _ => None,
        }
    }

    /// The figures that belong to it, by the name under which a message may use them.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::FieldAssumed { days: Some(days), .. } => {
                vec![("days", Value::Whole((*days).into()))]
            }
            Self::ActivationDay { low, high, .. } => {
                vec![("low", Value::Money(*low)), ("high", Value::Money(*high))]
            }
            _ => Vec::new(),
        }
    }
}

/// Something that went as the rules say, but that its reader would want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Activation by code is documented only for other countries (A17).
    CodeNotDocumentedForCountry {
        /// The countries for which it is.
        countries: String,
    },
    /// An assignable credit has, or had at its end, no campaign (A13).
    CreditNotAssigned {
        /// The credit's id.
        credit: String,
    },
    /// A credit ended with something left.
    CreditExpiredUnused {
        /// The credit's id.
        credit: String,
        /// How much was lost.
        lost: Money,
    },
    /// A charge met zero cash while there was credit.
    DeliveryPaused,
    /// The spend plan could not deliver everything.
    PlanFellShort {
        /// On how many days.
        days: u32,
        /// How much it did not deliver, net.
        missing: Money,
    },
}

impl Warning {
    /// The stable code, by which files and messages call it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::CodeNotDocumentedForCountry { .. } => "code_not_documented_for_country",
            Self::CreditNotAssigned { .. } => "credit_not_assigned",
            Self::CreditExpiredUnused { .. } => "credit_expired_unused",
            Self::DeliveryPaused => "delivery_paused",
            Self::PlanFellShort { .. } => "plan_fell_short",
        }
    }

    /// The rule behind it.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        match self {
            Self::CodeNotDocumentedForCountry { .. } => &rules::TT_03,
            Self::CreditNotAssigned { .. } => &rules::TT_63,
            Self::CreditExpiredUnused { .. } => &rules::TT_80,
            Self::DeliveryPaused => &rules::TT_66,
            Self::PlanFellShort { .. } => &rules::TT_91,
        }
    }

    /// The figures that belong to it, by the name under which a message may use them.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::CodeNotDocumentedForCountry { countries } => {
                vec![("countries", Value::text(countries.as_str()))]
            }
            Self::CreditNotAssigned { credit } => vec![("credit", Value::text(credit.as_str()))],
            Self::CreditExpiredUnused { credit, lost } => {
                vec![("credit", Value::text(credit.as_str())), ("lost", Value::Money(*lost))]
            }
            Self::DeliveryPaused => Vec::new(),
            Self::PlanFellShort { days, missing } => {
                vec![("days", Value::Whole((*days).into())), ("missing", Value::Money(*missing))]
            }
        }
    }
}
