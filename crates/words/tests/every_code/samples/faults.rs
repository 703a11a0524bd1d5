//! A sample of everything that can be wrong with a file.

use ad_credit_lab_engine::input::{Expected as E, Fault as F};
use ad_credit_lab_engine::offer::Term;

use super::{samples, usd};

pub(crate) fn faults() -> Vec<F> {
    let known = || vec!["article-spend-200-get-200".to_owned()];
    let mut samples = samples! { F:
        F::NotJson(_) => F::NotJson("expected value at line 1 column 1".to_owned());
        F::UnknownField(_) => F::UnknownField(&["at", "kind"]);
        F::FieldTwice => F::FieldTwice;
        F::Missing => F::Missing;
        F::Expected(_) => F::Expected(E::Object);
        F::NewerVersion { .. } => F::NewerVersion { version: 2, known: 1 };
        F::TooManyDecimals(_) => F::TooManyDecimals(usd());
        F::NotAboveZero => F::NotAboveZero;
        F::AmountTooLarge(_) => F::AmountTooLarge(usd());
        F::UnknownCurrency => F::UnknownCurrency;
        F::UnknownOffer(_) => F::UnknownOffer(known());
        F::TermUnknown(..) => F::TermUnknown(Term::Tiers, Term::Tiers.example().into());
        F::TermNotOpen(_) => F::TermNotOpen(vec![Term::Tiers]), F::TermNotOpen(Vec::new());
        F::OtherTierPublished => F::OtherTierPublished;
        F::TermsNeedId => F::TermsNeedId;
        F::NeedsTerm(_) => F::NeedsTerm(Term::Currency);
        F::AssumedUnknown => F::AssumedUnknown;
        F::SameId => F::SameId;
        F::OfferLeftOut => F::OfferLeftOut;
        F::ModeNotOffered => F::ModeNotOffered;
        F::ThresholdNotRising => F::ThresholdNotRising;
        F::TiersNeedWindow => F::TiersNeedWindow;
        F::TierNotSelected => F::TierNotSelected;
        F::TierNotSelectable => F::TierNotSelectable;
        F::RateMissing => F::RateMissing;
        F::RateNotUsed => F::RateNotUsed;
        F::NeedsAutomatic => F::NeedsAutomatic;
        F::ActivatedBeforeCreation => F::ActivatedBeforeCreation;
        F::MatchNeedsCounting => F::MatchNeedsCounting;
        F::OneTierForActivation => F::OneTierForActivation;
        F::ConditionsNeedConditional => F::ConditionsNeedConditional;
        F::BillingNeedsAccount => F::BillingNeedsAccount;
        F::NothingGiven => F::NothingGiven;
        F::MostBelowLeast => F::MostBelowLeast;
        F::NotASpend => F::NotASpend;
        F::NeedsSpendPlan => F::NeedsSpendPlan;
        F::NotATopUp => F::NotATopUp;
        F::ValuesAndRange => F::ValuesAndRange;
        F::TooManyCells(_) => F::TooManyCells(10_000);
        F::SeveralBudgets => F::SeveralBudgets;
        F::DaysOfList => F::DaysOfList;
        F::OutsideThePlan => F::OutsideThePlan;
        F::EndBeforeBeginning => F::EndBeforeBeginning;
        F::OfferAndCredit => F::OfferAndCredit;
        F::NoLifetime => F::NoLifetime;
        F::LinkNeedsOfficial => F::LinkNeedsOfficial;
        F::AnchorTooLate => F::AnchorTooLate;
        F::LimitsNeedAssignable => F::LimitsNeedAssignable;
        F::LatestBeforeEarliest => F::LatestBeforeEarliest;
        F::Repeated => F::Repeated;
        F::AccountDiffers => F::AccountDiffers;
        F::TooManyEntries(_) => F::TooManyEntries(200_000);
        F::TooManyCounts(_) => F::TooManyCounts(400_000);
        F::TooManyGrants(_) => F::TooManyGrants(1_000);
        F::TooManyAssignments(_) => F::TooManyAssignments(2_000);
        F::TooManyCampaigns(_) => F::TooManyCampaigns(500);
        F::BudgetNeedsEnd => F::BudgetNeedsEnd;
        F::TooManyCharges(_) => F::TooManyCharges(200_000);
        F::TooManyReadings(_) => F::TooManyReadings(1_000);
        F::OutsideBounds => F::OutsideBounds;
        F::NothingToDelay => F::NothingToDelay;
        F::TooManyRuns(_) => F::TooManyRuns(250_000);
    };
    samples.extend(expectations().into_iter().map(F::Expected));
    samples
}

fn expectations() -> Vec<E> {
    samples! { E:
        E::Object => E::Object;
        E::List => E::List;
        E::ListOf { .. } => E::ListOf { least: 1, most: 20 };
        E::Text { .. } => E::Text { most: 200 };
        E::YesOrNo => E::YesOrNo;
        E::Whole { .. } => E::Whole { least: 1, most: 3_660 }, E::Whole { least: 1, most: 1 };
        E::OneOf(_) => E::OneOf(&["automatic", "code"]);
        E::Amount => E::Amount;
        E::Percent { .. } => E::Percent { most: 100 };
        E::Rate => E::Rate;
        E::Date => E::Date;
        E::DateTime => E::DateTime;
        E::DateOrDateTime => E::DateOrDateTime;
        E::Country => E::Country;
        E::Id => E::Id;
        E::Link => E::Link;
        E::Seen => E::Seen;
    }
}
