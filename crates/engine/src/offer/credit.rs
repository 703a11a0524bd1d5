//! What a credit is like: what it needs before it pays, for what it pays, and how long it lives.

use crate::calendar::{Date, Instant};
use crate::input::choice;
use crate::money::Money;

use super::Country;

choice! {
    /// What a credit needs before it pays (TT-62).
    pub enum CreditType {
        /// Nothing: it pays for every campaign by itself.
        Free = "free",
        /// It pays only for campaigns to which it was assigned.
        Assignable = "assignable",
        /// It pays for every campaign while its conditions hold (A14).
        Conditional = "conditional",
    }
}

/// What the credit of an offer is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditTerms {
    /// Free, assignable or conditional.
    pub credit_type: CreditType,
    /// How long it lives.
    pub lifetime: Lifetime,
    /// How many campaigns it may have at once, by issue date (A10). Without a matching row there is no limit.
    pub assign_limits: Vec<AssignLimit>,
    /// Where it can be used; `None` for everywhere (TT-72).
    pub only_for: Option<OnlyFor>,
    /// The conditions of a conditional one.
    pub conditions: Option<Conditions>,
    /// Whether it is used before cash (TT-60) or when cash is at zero (C12).
    pub before_cash: bool,
    /// Whether prepaid cash must be above zero for it to pay (TT-66).
    pub needs_positive_cash: bool,
}

/// When a credit ends: by length, by date, or whichever is earlier. At least one is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Days from the issue date, which is day 0 (C2).
    pub days: Option<u16>,
    /// The last date.
    pub until: Option<Date>,
}

impl Lifetime {
    /// The last date of a credit that was issued at this instant.
    #[must_use]
    pub fn last_date(self, issued: Instant) -> Date {
        let by_length = self.days.map(|days| issued.date().plus_days(days.into()));
        by_length.into_iter().chain(self.until).min().unwrap_or(Date::LATEST)
    }
}

/// A limit of campaigns for credits issued in a span of dates, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssignLimit {
    /// How many campaigns at once.
    pub max: u32,
    /// The first issue date, if there is one.
    pub issued_from: Option<Date>,
    /// The last issue date, if there is one.
    pub issued_until: Option<Date>,
}

impl CreditTerms {
    /// How many campaigns a credit may have that was issued on this date; `None` for as many as one likes.
    #[must_use]
    pub fn assign_limit(&self, issued: Date) -> Option<u32> {
        AssignLimit::holding(&self.assign_limits, issued)
    }
}

impl AssignLimit {
    /// How many campaigns a credit may have that was issued on this date: the first of the limits that matches decides.
    pub(crate) fn holding(limits: &[Self], issued: Date) -> Option<u32> {
        let holds = |limit: &&Self| {
            limit.issued_from.is_none_or(|from| from <= issued)
                && limit.issued_until.is_none_or(|until| issued <= until)
        };
        limits.iter().find(holds).map(|limit| limit.max)
    }
}

/// What ads are for, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purpose {
    /// The advertising product.
    pub product: Option<String>,
    /// The objective.
    pub objective: Option<String>,
    /// The country in which they run.
    pub country: Option<Country>,
}

impl Purpose {
    /// This purpose, and where it leaves something open, another one's.
    pub(crate) fn or(&self, other: &Self) -> Self {
        Self {
            product: self.product.clone().or_else(|| other.product.clone()),
            objective: self.objective.clone().or_else(|| other.objective.clone()),
            country: self.country.or(other.country),
        }
    }
}

/// Where a credit can be used: each list names what is allowed, `None` everything. At least one is given (TT-72).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnlyFor {
    /// Products.
    pub products: Option<Vec<String>>,
    /// Names of campaigns.
    pub campaigns: Option<Vec<String>>,
    /// Countries.
    pub countries: Option<Vec<Country>>,
    /// Objectives.
    pub objectives: Option<Vec<String>>,
}

/// Whether something holds, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Holds {
    Yes,
    Unknown,
    No,
}

impl Holds {
    /// Whether a list names something that may not be known.
    pub(crate) fn in_list<T: PartialEq<U>, U>(list: Option<&Vec<T>>, known: Option<&U>) -> Self {
        match (list, known) {
            (None, _) => Self::Yes,
            (Some(_), None) => Self::Unknown,
            (Some(list), Some(known)) if list.iter().any(|name| name == known) => Self::Yes,
            (Some(_), Some(_)) => Self::No,
        }
    }
}

impl OnlyFor {
    /// Whether ads of a campaign for this purpose are allowed.
    pub(crate) fn allows(&self, campaign: &str, purpose: Option<&Purpose>) -> Holds {
        let products = Holds::in_list(
            self.products.as_ref(),
            purpose.and_then(|purpose| purpose.product.as_ref()),
        );
        let objectives = Holds::in_list(
            self.objectives.as_ref(),
            purpose.and_then(|purpose| purpose.objective.as_ref()),
        );
        let countries = Holds::in_list(
            self.countries.as_ref(),
            purpose.and_then(|purpose| purpose.country.as_ref()),
        );
        let campaigns = Holds::in_list(self.campaigns.as_ref(), Some(&campaign));
        products.max(objectives).max(countries).max(campaigns)
    }

    /// How many things it names in all.
    pub(crate) fn names(&self) -> usize {
        self.width().1
    }

    /// How narrow it is, the narrower the smaller: how many things are not limited, then how many are named (C18).
    pub(crate) fn width(&self) -> (usize, usize) {
        let names = [
            self.products.as_ref().map(Vec::len),
            self.campaigns.as_ref().map(Vec::len),
            self.countries.as_ref().map(Vec::len),
            self.objectives.as_ref().map(Vec::len),
        ];
        let unlimited = names.iter().filter(|names| names.is_none()).count();
        (unlimited, names.into_iter().flatten().sum())
    }

    /// How narrow a credit without any limit is: wider than all others.
    pub(crate) const WIDEST: (usize, usize) = (4, 0);
}

/// What must hold before a conditional credit pays (A14). At least one is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// The cash balance that must be there before a charge.
    pub min_cash: Option<Money>,
    /// A condition that cannot be worked out, in the source's words.
    pub unknown: Option<String>,
}
