//! A sample of everything that the engine can say. Whoever adds something to the engine must add a sample here:
//! where the engine lists its codes, the tests hold the samples against that list, and elsewhere a missing one does not compile.

mod faults;
mod reasons;

use ad_credit_lab_engine::account::PaymentMode;
use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::offer::{
    ActivationMode, AssumedField, CreditType, Origin, RewardKind, Term, TierMode, TriggerKind,
};
use ad_credit_lab_engine::outcome::{Assumption, Decision, Standing, State, Undecided, Warning};
use ad_credit_lab_engine::rules::Grade;
use ad_credit_lab_engine::scenario::MoveTo;
use ad_credit_lab_engine::value::{CreditIndex, OfferIndex};

pub(crate) use faults::faults;
pub(crate) use reasons::reasons;

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

/// The samples of a type whose variants hold nothing. A variant that is missing does not compile.
macro_rules! variants {
    ($type:ident: $($variant:ident)+) => {
        samples! { $type: $($type::$variant => $type::$variant;)+ }
    };
}

pub(crate) use samples;

pub(crate) fn date() -> Date {
    Date::parse("2026-06-09").unwrap()
}

pub(crate) fn instant() -> Instant {
    date().noon()
}

pub(crate) fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

pub(crate) fn usd() -> Currency {
    Currency::from_code("USD").unwrap()
}

pub(crate) fn assumptions() -> Vec<Assumption> {
    let fields = variants! { AssumedField:
        RedeemWindows EarningWindows Issuance CreditType CreditLifetime TierMode Stacking
    };
    let (low, high) = (money(0), money(2500));
    let mut samples = samples! { Assumption:
        Assumption::FieldAssumed { .. } =>
            Assumption::FieldAssumed { offer: 0, field: AssumedField::Issuance, days: None };
        Assumption::TermAnswered { .. } =>
            Assumption::TermAnswered { offer: 0, term: Term::Tiers, days: None };
        Assumption::ActivationDay { .. } => Assumption::ActivationDay { offer: 0, low, high };
        Assumption::Decided(_) => Assumption::Decided(Decision::OrderOfUse);
        Assumption::DecidedFor { .. } =>
            Assumption::DecidedFor { offer: 0, decision: Decision::LimitPerEntity };
    };
    samples.extend(Decision::ALL.iter().map(|decision| Assumption::Decided(*decision)));
    samples.extend([Some(1), Some(90)].map(|days| Assumption::TermAnswered {
        offer: 0,
        term: Term::CreditLifetime,
        days,
    }));
    for days in [None, Some(1), Some(30)] {
        let assumed = |field: &AssumedField| {
            // The other fields have no length.
            let has_days = matches!(
                field,
                AssumedField::RedeemWindows
                    | AssumedField::EarningWindows
                    | AssumedField::CreditLifetime
            );
            let days = days.filter(|_| has_days);
            Assumption::FieldAssumed { offer: 0, field: *field, days }
        };
        samples.extend(fields.iter().map(assumed));
    }
    samples
}

pub(crate) fn warnings() -> Vec<Warning> {
    use Warning as W;
    let credit = || "launch".to_owned();
    vec![
        W::CodeNotDocumentedForCountry { countries: "VN, JP".to_owned() },
        W::RedeemedWithoutAdmin,
        W::CreditLeftFromOtherOffer,
        W::CreditNotAssigned { credit: credit() },
        W::CreditExpiredUnused { credit: credit(), lost: money(1) },
        W::AdsGoOnInCash { credit: credit() },
        W::DeliveryPaused,
        W::CreditMayBeRevoked,
        W::BillingChanged,
        W::PaymentFailing,
        W::AccountSuspended,
        W::BudgetFellShort { campaign: "Launch".to_owned(), missing: money(41) },
        W::PlanFellShort { days: 2, missing: money(5000) },
        W::PlanFellShort { days: 1, missing: money(1) },
        W::OfferMayBeOutOfDate { offer: credit(), seen: date(), date: date() },
        W::OfferAgeUnknown { offer: credit() },
    ]
}

pub(crate) fn undecided() -> Vec<Undecided> {
    let (offer, credit) = (OfferIndex(0), CreditIndex(0));
    vec![
        Undecided::ConditionUnknown { credit },
        Undecided::DiscountUnknown { offer },
        Undecided::ProductUnknown { offer },
        Undecided::ScopeUnknown { credit },
        Undecided::StackingUnknown { offer },
        Undecided::ZoneUnknown { offer },
        Undecided::ManagedAccount { offer },
    ]
}

/// The codes of what time does.
pub(crate) fn events() -> Vec<&'static str> {
    let events = samples! { Event:
        Event::Entry(_) => Event::Entry(0);
        Event::AccountCreated => Event::AccountCreated;
        Event::OfferActivated(_) => Event::OfferActivated(0);
        Event::RedeemWindowClosed(_) => Event::RedeemWindowClosed(0);
        Event::EarningWindowClosed(_) => Event::EarningWindowClosed(0);
        Event::CreditIssued(_) => Event::CreditIssued(0);
        Event::CreditWithheld(_) => Event::CreditWithheld(0);
        Event::CreditExpired(_) => Event::CreditExpired(0);
        Event::DiscountStarted(_) => Event::DiscountStarted(0);
        Event::DiscountEnded(_) => Event::DiscountEnded(0);
        Event::AccountCharged => Event::AccountCharged;
    };
    events.into_iter().filter_map(Event::code).collect()
}

pub(crate) fn states() -> Vec<State> {
    variants! { State:
        NotReceived Received Earning RequirementMet Withheld Granted Exhausted Expired
        RedeemWindowMissed EarningWindowMissed NotEligible Revoked Ended
    }
}

pub(crate) fn verdicts() -> Vec<Verdict> {
    variants! { Verdict: Accepted Boundary Partly Refused Happened }
}

pub(crate) fn grades() -> Vec<Grade> {
    variants! { Grade: Official Mirror Secondary General Decision }
}

pub(crate) fn standings() -> Vec<Standing> {
    samples! { Standing:
        Standing::Good => Standing::Good;
        Standing::Suspended(_) => Standing::Suspended(instant());
        Standing::Closed(_) => Standing::Closed(instant());
    }
}

pub(crate) fn modes() -> Vec<ActivationMode> {
    variants! { ActivationMode: Automatic Code Register Link Reviewed Invited }
}

pub(crate) fn terms() -> Vec<Term> {
    Term::ALL.to_vec()
}

pub(crate) fn payments() -> Vec<PaymentMode> {
    variants! { PaymentMode: Manual Automatic MonthlyInvoicing }
}

pub(crate) fn origins() -> Vec<Origin> {
    variants! { Origin: SelfServe Agency BusinessCenter }
}

pub(crate) fn triggers() -> Vec<TriggerKind> {
    variants! { TriggerKind: Spend TopUp Action Activation }
}

pub(crate) fn reward_kinds() -> Vec<RewardKind> {
    variants! { RewardKind: Fixed Match Discount }
}

pub(crate) fn tier_modes() -> Vec<TierMode> {
    variants! { TierMode: HighestOnly Each UserSelected }
}

pub(crate) fn targets() -> Vec<MoveTo> {
    variants! { MoveTo: AnotherAccount Cash UnpaidBill Tax }
}

pub(crate) fn credit_types() -> Vec<CreditType> {
    variants! { CreditType: Free Assignable Conditional }
}
