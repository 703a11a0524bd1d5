//! What can be wrong with a scenario, an offer or a request.

use std::borrow::Cow;

use super::Node;
use crate::money::{Currency, Money};
use crate::offer::Term;
use crate::value::Value;

/// What a place should have held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object in braces.
    Object,
    /// A list in brackets.
    List,
    /// A list of so many elements.
    ListOf {
        /// At least this many.
        least: usize,
        /// At most this many.
        most: usize,
    },
    /// A text of 1 to so many characters.
    Text {
        /// At most this many characters.
        most: usize,
    },
    /// `true` or `false`.
    YesOrNo,
    /// A whole number in a range, both ends included.
    Whole {
        /// The smallest.
        least: i64,
        /// The largest.
        most: i64,
    },
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// An amount as text.
    Amount,
    /// A percentage as text.
    Percent {
        /// The largest.
        most: u32,
    },
    /// An exchange rate as text.
    Rate,
    /// `2026-06-01`
    Date,
    /// `2026-06-01T09:00`
    DateTime,
    /// `2026-06-01T09:00`, or the date alone.
    DateOrDateTime,
    /// Two capital letters.
    Country,
    /// Lower-case letters, digits and dashes.
    Id,
    /// Text that begins with `https://`.
    Link,
    /// A date, a month or a year, or `unknown`.
    Seen,
}

/// What is wrong at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text is not JSON; the parser's words.
    NotJson(String),
    /// A field that the format does not have, and those that it has there.
    UnknownField(&'static [&'static str]),
    /// A field is written twice.
    FieldTwice,
    /// A field is missing.
    Missing,
    /// Something else was expected.
    Expected(Expected),
    /// The file is of a version of its format that came later.
    NewerVersion {
        /// The file's version.
        version: i64,
        /// The latest that is known here.
        known: i64,
    },
    /// More decimals than the currency has.
    TooManyDecimals(Currency),
    /// An amount of zero or less.
    NotAboveZero,
    /// An amount above [`Money::LARGEST_INPUT`].
    AmountTooLarge(Currency),
    /// The engine does not know this currency.
    UnknownCurrency,
    /// No offer has this id; those that there are.
    UnknownOffer(Vec<String>),
    /// The published terms do not say this, and nobody answered it; what an answer can look like, as JSON.
    TermUnknown(Term, Cow<'static, str>),
    /// The published terms do not leave this open, so it cannot be answered; the terms that can be.
    TermNotOpen(Vec<Term>),
    /// The answer changes what is published of a tier.
    OtherTierPublished,
    /// Terms are answered for an offer that is written in place.
    TermsNeedId,
    /// This cannot be known while another term is not.
    NeedsTerm(Term),
    /// A field is unknown and assumed at once.
    AssumedUnknown,
    /// Two offers of the scenario have this id.
    SameId,
    /// The offer is left out although the scenario has several.
    OfferLeftOut,
    /// The offer does not have this activation mode.
    ModeNotOffered,
    /// A threshold is not above the one before.
    ThresholdNotRising,
    /// Several tiers of which one pays, and issuance on the close, need an earning window (C4).
    TiersNeedWindow,
    /// The offer leaves the choice of a tier to the advertiser, and none is chosen.
    TierNotSelected,
    /// The offer leaves no choice of a tier, but one is chosen.
    TierNotSelectable,
    /// The offer's amounts are to be converted, and no rate is given.
    RateMissing,
    /// Nothing is to be converted, but a rate is given.
    RateNotUsed,
    /// Only an automatic activation can have this.
    NeedsAutomatic,
    /// The activation would lie before the account's creation.
    ActivatedBeforeCreation,
    /// Nothing is counted that could be matched.
    MatchNeedsCounting,
    /// An offer that pays for its activation has one tier.
    OneTierForActivation,
    /// Only conditional credits have conditions.
    ConditionsNeedConditional,
    /// Prepaid accounts are not charged by themselves.
    BillingNeedsAccount,
    /// Nothing is given where at least one thing must be.
    NothingGiven,
    /// The most is below the least.
    MostBelowLeast,
    /// No spend of the scenario has this number.
    NotASpend,
    /// The scenario has no spend plan that could be changed.
    NeedsSpendPlan,
    /// No top-up of the scenario is meant.
    NotATopUp,
    /// Either values or a range is meant, not both.
    ValuesAndRange,
    /// A sweep has more cells than this.
    TooManyCells(usize),
    /// More than one field says how much a plan spends.
    SeveralBudgets,
    /// The list of amounts has as many days as it has; their number cannot be written besides.
    DaysOfList,
    /// The date is none of the plan's days.
    OutsideThePlan,
    /// The end is before the beginning.
    EndBeforeBeginning,
    /// Either an offer or a credit is meant, not both.
    OfferAndCredit,
    /// Neither a length nor an end is given.
    NoLifetime,
    /// Only sources of grade O are linked.
    LinkNeedsOfficial,
    /// The anchor of a redeem window would lie after the redemption.
    AnchorTooLate,
    /// Only assignable credits have limits of campaigns.
    LimitsNeedAssignable,
    /// The latest is before the earliest.
    LatestBeforeEarliest,
    /// The same element stands in the list before.
    Repeated,
    /// A row of a table sets its account up otherwise than the account's first row.
    AccountDiffers,
    /// The account has more entries than this.
    TooManyEntries(usize),
    /// The entries, each taken once for each offer, are more than this.
    TooManyCounts(usize),
    /// The file gives more credits outside offers than this.
    TooManyGrants(usize),
    /// The assignments of the file name more campaigns in all than this.
    TooManyAssignments(usize),
    /// The file has more entries about campaigns than this.
    TooManyCampaigns(usize),
    /// The file reads progress more often than this.
    TooManyReadings(usize),
    /// A campaign spends by itself, and it is not said where the story ends.
    BudgetNeedsEnd,
    /// The entries and what campaigns spend by themselves each hour are together more than this.
    TooManyCharges(usize),
    /// The most probable value does not lie between the bounds.
    OutsideBounds,
    /// Nothing activates the offer that could happen later.
    NothingToDelay,
    /// More runs of such a scenario than this.
    TooManyRuns(u32),
}

impl Fault {
    /// What is wrong where a file's version is later than 1, the only one that any format has so far.
    #[must_use]
    pub fn of_newer_version(version: &Node) -> Option<Self> {
        match version {
            Node::Whole(version) if *version > 1 => {
                Some(Self::NewerVersion { version: *version, known: 1 })
            }
            _ => None,
        }
    }

    /// The stable code of this mistake.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "not_json",
            Self::UnknownField(_) => "unknown_field",
            Self::FieldTwice => "field_twice",
            Self::Missing => "missing_field",
            Self::Expected(expected) => expected.code(),
            Self::NewerVersion { .. } => "newer_version",
            Self::TooManyDecimals(_) => "too_many_decimals",
            Self::NotAboveZero => "not_above_zero",
            Self::AmountTooLarge(_) => "amount_too_large",
            Self::UnknownCurrency => "unknown_currency",
            Self::UnknownOffer(_) => "unknown_offer",
            Self::TermUnknown(..) => "term_unknown",
            Self::TermNotOpen(_) => "term_not_open",
            Self::OtherTierPublished => "other_tier_published",
            Self::TermsNeedId => "terms_need_id",
            Self::NeedsTerm(_) => "needs_term",
            Self::AssumedUnknown => "assumed_unknown",
            Self::SameId => "same_id",
            Self::OfferLeftOut => "offer_left_out",
            Self::ModeNotOffered => "mode_not_offered",
            Self::ThresholdNotRising => "threshold_not_rising",
            Self::TiersNeedWindow => "tiers_need_window",
            Self::TierNotSelected => "tier_not_selected",
            Self::TierNotSelectable => "tier_not_selectable",
            Self::RateMissing => "rate_missing",
            Self::RateNotUsed => "rate_not_used",
            Self::NeedsAutomatic => "needs_automatic",
            Self::ActivatedBeforeCreation => "activated_before_creation",
            Self::MatchNeedsCounting => "match_needs_counting",
            Self::OneTierForActivation => "one_tier_for_activation",
            Self::ConditionsNeedConditional => "conditions_need_conditional",
            Self::BillingNeedsAccount => "billing_needs_account",
            Self::NothingGiven => "nothing_given",
            Self::MostBelowLeast => "most_below_least",
            Self::NotASpend => "not_a_spend",
            Self::NeedsSpendPlan => "needs_spend_plan",
            Self::NotATopUp => "not_a_top_up",
            Self::ValuesAndRange => "values_and_range",
            Self::TooManyCells(_) => "too_many_cells",
            Self::SeveralBudgets => "several_budgets",
            Self::DaysOfList => "days_of_list",
            Self::OutsideThePlan => "outside_the_plan",
            Self::EndBeforeBeginning => "end_before_beginning",
            Self::OfferAndCredit => "offer_and_credit",
            Self::NoLifetime => "no_lifetime",
            Self::LinkNeedsOfficial => "link_needs_official",
            Self::AnchorTooLate => "anchor_too_late",
            Self::LimitsNeedAssignable => "limits_need_assignable",
            Self::LatestBeforeEarliest => "latest_before_earliest",
            Self::Repeated => "repeated",
            Self::AccountDiffers => "account_differs",
            Self::TooManyEntries(_) => "too_many_entries",
            Self::TooManyCounts(_) => "too_many_counts",
            Self::TooManyGrants(_) => "too_many_grants",
            Self::TooManyAssignments(_) => "too_many_assignments",
            Self::TooManyCampaigns(_) => "too_many_campaigns",
            Self::TooManyReadings(_) => "too_many_readings",
            Self::BudgetNeedsEnd => "budget_needs_end",
            Self::TooManyCharges(_) => "too_many_charges",
            Self::OutsideBounds => "outside_bounds",
            Self::NothingToDelay => "nothing_to_delay",
            Self::TooManyRuns(_) => "too_many_runs",
        }
    }

    /// The figures and names that belong to the mistake, by the name under which a message may use them.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::NotJson(detail) => vec![("detail", Value::Text(detail.clone()))],
            Self::UnknownField(known) => vec![("known", Value::Text(known.join(", ")))],
            Self::Expected(expected) => expected.values(),
            Self::NewerVersion { version, known } => {
                vec![("version", Value::Whole(*version)), ("known", Value::Whole(*known))]
            }
            Self::TooManyDecimals(currency) => {
                vec![
                    ("currency", Value::text(currency.code())),
                    ("digits", Value::Whole(currency.digits().into())),
                ]
            }
            Self::AmountTooLarge(currency) => {
                vec![("largest", Value::Text(currency.format(Money::LARGEST_INPUT)))]
            }
            Self::UnknownOffer(known) => vec![("known", Value::Text(known.join(", ")))],
            Self::TermUnknown(term, example) => {
                vec![("term", Value::text(term.name())), ("example", Value::text(example.as_ref()))]
            }
            Self::NeedsTerm(term) => vec![("term", Value::text(term.name()))],
            Self::TermNotOpen(open) => {
                let names: Vec<_> = open.iter().map(|term| term.name()).collect();
                vec![("known", Value::Text(names.join(", ")))]
            }
            Self::TooManyEntries(most)
            | Self::TooManyCounts(most)
            | Self::TooManyGrants(most)
            | Self::TooManyAssignments(most)
            | Self::TooManyCampaigns(most)
            | Self::TooManyReadings(most)
            | Self::TooManyCharges(most)
            | Self::TooManyCells(most) => {
                vec![("most", count(*most))]
            }
            Self::TooManyRuns(most) => {
                vec![("most", Value::Whole((*most).into()))]
            }
            _ => Vec::new(),
        }
    }
}

impl Expected {
    fn code(&self) -> &'static str {
        match self {
            Self::Object => "expected_object",
            Self::List => "expected_list",
            Self::ListOf { .. } => "expected_list_of",
            Self::Text { .. } => "expected_text",
            Self::YesOrNo => "expected_yes_or_no",
            Self::Whole { .. } => "expected_whole",
            Self::OneOf(_) => "expected_one_of",
            Self::Amount => "expected_amount",
            Self::Percent { .. } => "expected_percent",
            Self::Rate => "expected_rate",
            Self::Date => "expected_date",
            Self::DateTime => "expected_date_time",
            Self::DateOrDateTime => "expected_date_or_date_time",
            Self::Country => "expected_country",
            Self::Id => "expected_id",
            Self::Link => "expected_link",
            Self::Seen => "expected_seen",
        }
    }

    fn values(&self) -> Vec<(&'static str, Value)> {
        match self {
            Self::ListOf { least, most } => vec![("least", count(*least)), ("most", count(*most))],
            Self::Text { most } => vec![("most", count(*most))],
            Self::Whole { least, most } => {
                vec![("least", Value::Whole(*least)), ("most", Value::Whole(*most))]
            }
            Self::Percent { most } => vec![("most", Value::Whole((*most).into()))],
            Self::OneOf(known) => vec![("known", Value::Text(known.join(", ")))],
            _ => Vec::new(),
        }
    }
}

fn count(number: usize) -> Value {
    Value::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}
