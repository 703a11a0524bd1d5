//! A sample of every cause, with and without the figures that can be absent or zero. Whoever adds a cause must add a sample here.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::diagnose::Cause;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_engine::value::{CreditIndex, OfferIndex};

pub(crate) fn usd() -> Currency {
    Currency::from_code("USD").unwrap()
}

fn day(day: u8) -> Date {
    Date::parse(&format!("2026-06-{day:02}")).unwrap()
}

fn noon(of: u8) -> Instant {
    day(of).noon()
}

fn money(units: i64) -> Money {
    Money::from_minor(100 * units)
}

/// All of them. No two figures of a sample are the same, so that a message which mixes them up shows it.
pub(crate) fn causes() -> Vec<Cause> {
    let mut causes = vec![
        Cause::CodeNeverReceived,
        Cause::CodeForwarded,
        Cause::CodeLooksAlike,
        Cause::CodeDiffers,
        Cause::RedeemWindowOver { last_date: day(15) },
        Cause::NotByOfficialLink,
        Cause::OriginNotEligible,
        Cause::ProgrammeNotEligible,
        Cause::CodeAlreadyUsed,
        Cause::LimitReached { limit: 1 },
        Cause::LimitReached { limit: 7 },
        Cause::AdvertiserNotNew,
        Cause::CountryNotEligible,
        Cause::CurrencyDiffers,
        Cause::AccountClosed { since: noon(9) },
        Cause::AccountSuspended { since: noon(9) },
        Cause::OfferRevoked,
        Cause::PaymentModeNotEligible,
        Cause::NoTopUpYet,
        Cause::PaymentFailing { unpaid: money(35) },
        Cause::OfferNotAttached,
        Cause::NotReviewed,
        Cause::ReviewFailed,
        Cause::NotActivatedYet,
        Cause::IconNotShown,
    ];
    for redeem_by in [None, Some(day(15))] {
        causes.push(Cause::CodeNotRedeemed { redeem_by });
        causes.push(Cause::NotRegistered { redeem_by });
    }
    causes.extend(spend());
    causes.extend(credits());
    causes.extend(delivery());
    causes
}

/// The causes between the activation and the credit.
fn spend() -> Vec<Cause> {
    let (amount, missing, counted) = (money(41), money(59), money(141));
    let mut causes = vec![
        Cause::SpentBeforeActivation { amount, activated: noon(9) },
        Cause::SpentOutsideWindow { amount },
        Cause::SpentOnOtherProduct { amount },
        Cause::TaxDoesNotCount { amount },
        Cause::PaidByCreditDoesNotCount { amount },
        Cause::PaidTooLate { amount },
        Cause::RefundedDoesNotCount { amount },
        Cause::ToppingUpIsNotSpending { cash: money(200), missing },
        Cause::ToppingUpIsNotSpending { cash: Money::ZERO, missing },
        Cause::ProgressLags { counted },
        Cause::LowerTierPaid { threshold: money(100), next: money(500), counted },
        Cause::BillNotPaid { pending: money(64) },
        Cause::CreditOnItsWay {
            crossed: noon(9),
            expected_by: day(10),
            ask_support_after: day(11),
        },
        Cause::CreditWithheld,
    ];
    for last_date in [None, Some(day(15))] {
        for missing in [None, Some(missing)] {
            causes.push(Cause::EarningWindowMissed { last_date, missing });
        }
        let earn_by = last_date;
        causes.push(Cause::NotEnoughSpent { counted, missing, earn_by });
        causes.push(Cause::ActionNotDone { earn_by });
        causes.push(Cause::WaitsForClose { earn_by });
    }
    causes
}

/// The causes of a credit that is there, or was.
fn credits() -> Vec<Cause> {
    let (credit, last_date, lost) = (CreditIndex(0), day(15), money(18));
    vec![
        Cause::CreditExpired { credit, last_date, lost },
        Cause::CreditRevoked { credit, lost },
        Cause::CreditForfeited { credit, lost },
        Cause::CreditNotRetroactive { credit, issued: noon(9) },
        Cause::TaxLeavesTooLittle {
            cash: Money::from_minor(20_000),
            missing: Money::from_minor(19_000),
            with_tax: Money::from_minor(20_900),
        },
        Cause::ScopeUnknown { credit: CreditIndex(0) },
        Cause::CashComesFirst {
            credit: CreditIndex(0),
            last_date: Date::parse("2026-07-10").unwrap(),
        },
        Cause::TaxIsPaidInCash { tax: Money::from_minor(500) },
        Cause::AdsWillGoOn { credit: CreditIndex(0) },
        Cause::FreeCreditIsNotAssigned,
        Cause::NotAdmin,
        Cause::AssignLimitReached { limit: 1 },
        Cause::AssignLimitReached { limit: 30 },
        Cause::CreditNotAssigned { credit, last_date },
        Cause::OtherCampaign { credit },
        Cause::OutOfScope { credit },
        Cause::ConditionNotMet { credit, min_cash: money(50) },
        Cause::ConditionUnknown { credit },
        Cause::CreditNotTransferable,
        Cause::CreditPaysNoDebt,
        Cause::CreditPaysNoTax,
        Cause::CreditUsedUp { credit, used_up: noon(9) },
    ]
}

/// The causes for which ads do not run, or cost cash, and those of other offers.
fn delivery() -> Vec<Cause> {
    vec![
        Cause::CampaignNotApproved,
        Cause::CampaignPaused,
        Cause::CashIsZero { credit: money(50) },
        Cause::CashIsZero { credit: Money::ZERO },
        Cause::NotEnoughMoney { needed: money(33), cash: money(12) },
        Cause::AdsGoOnInCash { amount: money(27) },
        Cause::AnotherOfferEarning { other: OfferIndex(1) },
        Cause::AlreadyActivated { activated: noon(9) },
    ]
}
