//! Why an amount or a date does not do, as data.

use crate::calendar::{Date, Instant};
use crate::diagnose::Cause;
use crate::money::Money;
use crate::rules::Rule;
use crate::value::{Value, said};

said! {
    /// What binds, where it is not a gate of the diagnosis.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Limit {
        /// Nothing in the scenario activates the offer.
        NeverActivated = "never_activated", TT_02;
        /// The activation comes with the account or from the network, so that nobody can move it.
        ActivationIsFixed = "activation_is_fixed", TT_02;
        /// No day of the plan lies in the time in which spend counts.
        NoDayCounts = "no_day_counts", TT_40;
        /// Even the highest amount on each day that counts is too little.
        TooFewDays {
            /// How many days of the plan count at most.
            days: u32,
            /// The highest daily budget that was allowed.
            highest: Money,
            /// What all that counts comes to with it, at most.
            comes_to: Money,
            /// What is needed.
            needed: Money,
        } = "too_few_days", TT_45;
        /// The requirement is met, but later than asked.
        MetTooLate {
            /// When.
            met: Instant,
            /// The last date that was asked for.
            by: Date,
        } = "met_too_late", TT_45;
        /// The requirement is not met.
        NotMet {
            /// What counted.
            counted: Money,
            /// What is missing, where money is what counts.
            missing: Option<Money>,
        } = "not_met", TT_45;
        /// The activation is on the last date of its window, which a stricter reading could refuse.
        OnTheBoundary {
            /// The last date that every reading accepts.
            last_safe: Date,
        } = "on_the_boundary", A1;
        /// The activation is so near to an end in an unknown time zone that it may be too late.
        ZoneUnknown = "zone_unknown", C21;
        /// Every date will do, up to the last one that was looked at.
        EveryDateDoes {
            /// That date.
            until: Date,
        } = "every_date_does", C23;
        /// The last date that was looked at does, so that none is the latest; but not every earlier one does.
        NoLatestDate {
            /// That date.
            until: Date,
            /// The latest date that does not.
            fails: Date,
        } = "no_latest_date", C23;
        /// The reward is a discount, and no credit.
        RewardIsDiscount = "reward_is_discount", C26;
        /// The run ends before the credit is issued.
        CreditNotIssued {
            /// The instant that the run describes.
            at: Instant,
        } = "credit_not_issued", TT_55;
        /// The credit ends before all of it is used.
        CreditExpires {
            /// What of it is lost.
            lost: Money,
            /// Its last date.
            last_date: Date,
        } = "credit_expires", TT_80;
        /// The credit is not used up, though it did not expire.
        CreditLeft {
            /// What of it did not pay for ads.
            left: Money,
            /// The instant that the run describes.
            at: Instant,
        } = "credit_left", TT_60;
        /// It brings less credit.
        LessCredit {
            /// The credit.
            granted: Money,
            /// How much more the answer brings.
            less: Money,
        } = "less_credit", TT_45;
        /// It brings the same credit for more cash.
        CostsMore {
            /// The cash.
            cash_out: Money,
            /// How much less the answer costs.
            more: Money,
        } = "costs_more", TT_45;
    }
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Something that planning itself finds.
    Limit(Limit),
    /// A gate that fails, as the diagnosis of the run finds it.
    Cause(Cause),
    /// Nothing that was found: not all was tried, and no rule says that there is nothing.
    NotFound(Looked),
}

/// What was looked at without finding anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// How many values were tried.
    pub runs: u32,
    /// The smallest daily budget that could have been an answer.
    pub from: Money,
    /// The highest that was looked at, included.
    pub to: Money,
}

impl Looked {
    /// The stable code, by which files and messages call it.
    pub const CODE: &'static str = "not_found";

    /// The figures, by the name under which a message may use them.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("runs", Value::Whole(self.runs.into())),
            ("from", Value::Money(self.from)),
            ("to", Value::Money(self.to)),
        ]
    }
}

impl From<Limit> for Obstacle {
    fn from(limit: Limit) -> Self {
        Self::Limit(limit)
    }
}

impl Obstacle {
    /// The stable code, by which files and messages call it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Limit(limit) => limit.code(),
            Self::Cause(cause) => cause.code(),
            Self::NotFound(_) => Looked::CODE,
        }
    }

    /// The rule behind it, if there is one.
    #[must_use]
    pub const fn rule(&self) -> Option<&'static Rule> {
        match self {
            Self::Limit(limit) => Some(limit.rule()),
            Self::Cause(cause) => Some(cause.rule()),
            Self::NotFound(_) => None,
        }
    }

    /// The figures that belong to it, by the name under which a message may use them.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::Limit(limit) => limit.values(),
            Self::Cause(cause) => cause.values(),
            Self::NotFound(looked) => looked.values(),
        }
    }
}
