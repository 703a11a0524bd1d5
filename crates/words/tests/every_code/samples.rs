//! A sample of everything that the engine can say. Whoever adds a variant to the engine must add a sample here.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::input::{Expected, Fault};
use ad_credit_lab_engine::journal::Verdict;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::offer::AssumedField;
use ad_credit_lab_engine::outcome::{Assumption, State, Warning};
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::rules::Grade;

/// The samples of a type, each under the variant that it shows. A variant that is missing does not compile.
macro_rules! samples {
    ($type:ty: $($pattern:pat => $first:expr $(, $more:expr)*;)+) => {{
        let _every_variant = |value: &$type| match value {
            $($pattern => (),)+
        };
        let samples: Vec<$type> = vec![$({
            assert!(matches!($first, $pattern));
            $first
        }, $($more,)*)+];
        samples
    }};
}

pub(crate) fn date() -> Date {
    Date::parse("2026-06-09").unwrap()
}

fn instant() -> Instant {
    date().noon()
}

fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

pub(crate) fn usd() -> Currency {
    Currency::from_code("USD").unwrap()
}

pub(crate) fn reasons() -> Vec<Reason> {
    use Reason as R;
    samples! { Reason:
        R::AccountNotCreated { .. } => R::AccountNotCreated { created: instant() };
        R::AccountCreated => R::AccountCreated;
        R::CodeReceived { .. } => R::CodeReceived { redeem_by: Some(date()) },
            R::CodeReceived { redeem_by: None };
        R::CodeAlreadyReceived { .. } => R::CodeAlreadyReceived { received: instant() };
        R::OfferActivatesItself => R::OfferActivatesItself;
        R::CodeRedeemed { .. } => R::CodeRedeemed { earn_by: Some(date()) },
            R::CodeRedeemed { earn_by: None };
        R::LastDateOfWindow { .. } => R::LastDateOfWindow { last_safe: date() };
        R::CodeNeverReceived => R::CodeNeverReceived;
        R::CodeDiffers => R::CodeDiffers;
        R::AlreadyActivated { .. } => R::AlreadyActivated { activated: instant() };
        R::RedeemWindowOver { .. } => R::RedeemWindowOver { last_date: date() };
        R::OriginNotEligible => R::OriginNotEligible;
        R::CountryNotEligible => R::CountryNotEligible;
        R::CurrencyDiffers => R::CurrencyDiffers;
        R::ActivatedAtCreation { .. } => R::ActivatedAtCreation { earn_by: Some(date()) },
            R::ActivatedAtCreation { earn_by: None };
        R::ToppingUpIsNotSpending => R::ToppingUpIsNotSpending;
        R::ChargePaid => R::ChargePaid;
        R::ChargeFellShort { .. } => R::ChargeFellShort { wanted: money(2500), delivered: money(900) };
        R::CashIsZero { .. } => R::CashIsZero { credit: money(5000) },
            R::CashIsZero { credit: money(0) };
        R::NotEnoughMoney { .. } => R::NotEnoughMoney { needed: money(2750), cash: money(100), credit: money(50) };
        R::ThresholdReached { .. } => R::ThresholdReached { offer: 0, threshold: money(20_000), reward: money(20_000) };
        R::CreditUsedUp { .. } => R::CreditUsedUp { credit: 0 };
        R::CreditGiven => R::CreditGiven;
        R::CreditIdTaken => R::CreditIdTaken;
        R::CreditAlreadyOver { .. } => R::CreditAlreadyOver { last_date: date() };
        R::CreditAssigned { .. } => R::CreditAssigned { campaigns: 2 },
            R::CreditAssigned { campaigns: 1 };
        R::CreditUnassigned { .. } => R::CreditUnassigned { campaigns: 2 },
            R::CreditUnassigned { campaigns: 1 },
            R::CreditUnassigned { campaigns: 0 };
        R::NoSuchCredit => R::NoSuchCredit;
        R::CreditOver { .. } => R::CreditOver { last_date: date() };
        R::FreeCreditIsNotAssigned => R::FreeCreditIsNotAssigned;
        R::NotAdmin => R::NotAdmin;
        R::AssignLimitReached { .. } => R::AssignLimitReached { limit: 10, asked: 11 },
            R::AssignLimitReached { limit: 1, asked: 2 };
        R::CampaignNotAssigned => R::CampaignNotAssigned;
        R::RedeemWindowMissed => R::RedeemWindowMissed;
        R::RequirementMissed { .. } => R::RequirementMissed { counted: money(19_999), missing: money(1) };
        R::TierFixed { .. } => R::TierFixed { threshold: money(10_000), reward: money(10_000) };
        R::CreditIssued { .. } => R::CreditIssued { crossed: instant(), last_date: date() };
        R::UnusedCreditLost { .. } => R::UnusedCreditLost { lost: money(1) };
    }
}

pub(crate) fn assumptions() -> Vec<Assumption> {
    use Assumption as A;
    let mut samples = samples! { Assumption:
        A::FieldAssumed { .. } => A::FieldAssumed { offer: 0, field: AssumedField::Issuance, days: None };
        A::LastDateIncluded => A::LastDateIncluded;
        A::WindowsIntersected => A::WindowsIntersected;
        A::ActivationDay { .. } => A::ActivationDay { offer: 0, low: money(0), high: money(2500) };
        A::EqualityQualifies => A::EqualityQualifies;
        A::CashPartCounts => A::CashPartCounts;
        A::LimitByIssueDate => A::LimitByIssueDate;
        A::PositiveCashNeeded => A::PositiveCashNeeded;
        A::UnassignedPassedOver => A::UnassignedPassedOver;
        A::OrderOfUse => A::OrderOfUse;
        A::ActivatedAtCreation => A::ActivatedAtCreation;
        A::IssuedAtLatest => A::IssuedAtLatest;
        A::DateWithoutTime => A::DateWithoutTime;
        A::PlanToppedUp => A::PlanToppedUp;
    };
    let fields = samples! { AssumedField:
        AssumedField::RedeemWindows => AssumedField::RedeemWindows;
        AssumedField::EarningWindows => AssumedField::EarningWindows;
        AssumedField::Issuance => AssumedField::Issuance;
        AssumedField::CreditType => AssumedField::CreditType;
        AssumedField::CreditLifetime => AssumedField::CreditLifetime;
    };
    for days in [None, Some(1), Some(30)] {
        samples.extend(fields.iter().map(|field| A::FieldAssumed {
            offer: 0,
            field: *field,
            days,
        }));
    }
    samples
}

pub(crate) fn warnings() -> Vec<Warning> {
    use Warning as W;
    let credit = || "launch".to_owned();
    samples! { Warning:
        W::CodeNotDocumentedForCountry { .. } => W::CodeNotDocumentedForCountry { countries: "VN, JP".to_owned() };
        W::CreditNotAssigned { .. } => W::CreditNotAssigned { credit: credit() };
        W::CreditExpiredUnused { .. } => W::CreditExpiredUnused { credit: credit(), lost: money(1) };
        W::DeliveryPaused => W::DeliveryPaused;
        W::PlanFellShort { .. } => W::PlanFellShort { days: 2, missing: money(5000) },
            W::PlanFellShort { days: 1, missing: money(1) };
    }
}

pub(crate) fn faults() -> Vec<Fault> {
    use Fault as F;
    let known = || vec!["article-spend-200-get-200".to_owned()];
    let mut samples = samples! { Fault:
        F::NotJson(_) => F::NotJson("expected value at line 1 column 1".to_owned());
        F::UnknownField(_) => F::UnknownField(&["at", "kind"]);
        F::FieldTwice => F::FieldTwice;
        F::Missing => F::Missing;
        F::Expected(_) => F::Expected(Expected::Object);
        F::TooManyDecimals(_) => F::TooManyDecimals(usd());
        F::NotAboveZero => F::NotAboveZero;
        F::AmountTooLarge(_) => F::AmountTooLarge(usd());
        F::UnknownCurrency => F::UnknownCurrency;
        F::UnknownOffer(_) => F::UnknownOffer(known());
        F::SameId => F::SameId;
        F::OfferLeftOut => F::OfferLeftOut;
        F::ModeNotOffered => F::ModeNotOffered;
        F::ThresholdNotRising => F::ThresholdNotRising;
        F::TiersNeedWindow => F::TiersNeedWindow;
        F::NoLifetime => F::NoLifetime;
        F::LinkNeedsOfficial => F::LinkNeedsOfficial;
        F::AnchorTooLate => F::AnchorTooLate;
        F::LimitsNeedAssignable => F::LimitsNeedAssignable;
        F::LatestBeforeEarliest => F::LatestBeforeEarliest;
        F::Repeated => F::Repeated;
        F::TooManyCounts(_) => F::TooManyCounts(400_000);
        F::TooManyGrants(_) => F::TooManyGrants(1000);
        F::TooManyAssignments(_) => F::TooManyAssignments(2000);
    };
    samples.extend(expectations().into_iter().map(F::Expected));
    samples
}

fn expectations() -> Vec<Expected> {
    use Expected as E;
    samples! { Expected:
        E::Object => E::Object;
        E::List => E::List;
        E::ListOf { .. } => E::ListOf { least: 1, most: 20 };
        E::Text { .. } => E::Text { most: 200 };
        E::YesOrNo => E::YesOrNo;
        E::Whole { .. } => E::Whole { least: 1, most: 3660 }, E::Whole { least: 1, most: 1 };
        E::OneOf(_) => E::OneOf(&["automatic", "code"]);
        E::Amount => E::Amount;
        E::Percent => E::Percent;
        E::Date => E::Date;
        E::DateOrDateTime => E::DateOrDateTime;
        E::Country => E::Country;
        E::Id => E::Id;
        E::Link => E::Link;
    }
}

pub(crate) fn states() -> Vec<State> {
    samples! { State:
        State::NotReceived => State::NotReceived;
        State::Received => State::Received;
        State::Earning => State::Earning;
        State::RequirementMet => State::RequirementMet;
        State::Granted => State::Granted;
        State::Exhausted => State::Exhausted;
        State::Expired => State::Expired;
        State::RedeemWindowMissed => State::RedeemWindowMissed;
        State::EarningWindowMissed => State::EarningWindowMissed;
        State::NotEligible => State::NotEligible;
    }
}

pub(crate) fn verdicts() -> Vec<Verdict> {
    samples! { Verdict:
        Verdict::Accepted => Verdict::Accepted;
        Verdict::Boundary => Verdict::Boundary;
        Verdict::Partly => Verdict::Partly;
        Verdict::Refused => Verdict::Refused;
        Verdict::Happened => Verdict::Happened;
    }
}

pub(crate) fn grades() -> Vec<Grade> {
    samples! { Grade:
        Grade::Official => Grade::Official;
        Grade::Mirror => Grade::Mirror;
        Grade::Secondary => Grade::Secondary;
        Grade::General => Grade::General;
        Grade::Decision => Grade::Decision;
    }
}
