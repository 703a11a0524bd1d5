//! A sample of every reason, and one of every way in which its words can differ.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::reason::Reason as R;
use ad_credit_lab_engine::value::{CreditIndex, OfferIndex};

use super::{date, instant, money};

pub(crate) fn reasons() -> Vec<R> {
    let mut samples = of_activation();
    for end in [None, Some(date())] {
        samples.extend(with_an_end(end));
    }
    for threshold in [None, Some(money(20_000))] {
        samples.push(R::RequirementMissed { counted: threshold, missing: threshold });
        for reward in [None, Some(money(5_000))] {
            let offer = OfferIndex(0);
            samples.push(R::ThresholdReached { offer, threshold, reward });
            samples.push(R::TierFixed { threshold, reward });
        }
    }
    samples.extend(of_spending());
    samples.extend(of_billing());
    samples.extend(of_credits());
    samples.extend(of_enforcement());
    samples
}

fn with_an_end(end: Option<Date>) -> Vec<R> {
    vec![
        R::CodeReceived { redeem_by: end },
        R::InvitationAccepted { earn_by: end },
        R::CodeRedeemed { earn_by: end },
        R::Registered { earn_by: end },
        R::ReviewPassed { earn_by: end },
        R::ActivatedAtCreation { earn_by: end },
        R::ActivatedByItself { earn_by: end },
        R::ActivatedByLink { earn_by: end },
    ]
}

fn of_activation() -> Vec<R> {
    vec![
        R::AccountNotCreated { created: instant() },
        R::AccountCreated,
        R::AccountClosed { closed: instant() },
        R::CodeAlreadyReceived { received: instant() },
        R::OfferTakesNoCode,
        R::OfferNotByRegistration,
        R::ReviewFailed,
        R::OfferNotReviewed,
        R::LastDateOfWindow { last_safe: date() },
        R::OfferNotAttached,
        R::CodeNeverReceived,
        R::CodeForwarded,
        R::CodeLooksAlike,
        R::CodeDiffers,
        R::CodeAlreadyUsed { used: 1 },
        R::CodeAlreadyUsed { used: 2 },
        R::AlreadyActivated { activated: instant() },
        R::OfferIsOver,
        R::RedeemWindowOver { last_date: date() },
        R::NotByOfficialLink,
        R::OriginNotEligible,
        R::ProgrammeNotEligible,
        R::LimitReached { limit: 1, used: 1 },
        R::LimitReached { limit: 3, used: 3 },
        R::AdvertiserNotNew,
        R::CountryNotEligible,
        R::CurrencyDiffers,
        R::AccountSuspended { since: instant() },
        R::PaymentModeNotEligible,
        R::NoTopUpYet,
        R::AnotherOfferEarning { other: OfferIndex(1) },
        R::RedeemWindowMissed,
    ]
}

fn of_spending() -> Vec<R> {
    vec![
        R::AdsShown,
        R::ActionDone,
        R::ToppingUpIsNotSpending,
        R::TopUpOutsideLimits { least: money(1_000), most: money(90_000) },
        R::ChargePaid,
        R::ChargeAccrued,
        R::ChargeFellShort { wanted: money(2_500), delivered: money(900) },
        R::CampaignNotApproved,
        R::CampaignPaused,
        R::PaymentFailing { since: instant() },
        R::CashIsZero { credit: money(5_000) },
        R::CashIsZero { credit: money(0) },
        R::NotEnoughMoney { needed: money(2_750), cash: money(100), credit: money(50) },
        R::TierLost { offer: OfferIndex(0), counted: money(100) },
        R::CampaignCreated,
        R::CampaignApproved,
        R::CampaignStopped,
        R::CampaignResumed,
        R::BudgetChanged { daily_budget: Some(money(1_000)) },
        R::BudgetChanged { daily_budget: None },
        R::TaxChanged,
        R::CampaignExists,
        R::NoSuchCampaign,
        R::ProgressAgrees,
        R::ProgressLags { counted: money(20_000), recent: money(2_500) },
        R::ProgressDiffers { counted: money(20_000) },
        R::OfferNotActive,
        R::WaitsForPayment { pending: money(2_500) },
    ]
}

fn of_billing() -> Vec<R> {
    vec![
        R::Billed { billed: money(2_500) },
        R::BillPaid { paid: money(2_500) },
        R::AccountCharged { paid: money(2_500) },
        R::PaymentFailed { unpaid: money(2_500) },
        R::PrepaidHasNoBills,
        R::NothingUnbilled,
        R::NothingBilled,
        R::NothingUnpaid,
        R::AdCostRefunded { from_unpaid: money(100), to_cash: money(200) },
        R::AdCostRefunded { from_unpaid: money(0), to_cash: money(200) },
        R::AdCostRefunded { from_unpaid: money(100), to_cash: money(0) },
        R::SpendNotThere,
        R::RefundTooLarge { most: money(200) },
        R::CashTransferred,
        R::SpentTooRecently { possible_from: instant() },
        R::NotEnoughCash { cash: money(200) },
        R::BillingChanged,
        R::BillingChangeImpossible,
    ]
}

fn of_credits() -> Vec<R> {
    vec![
        R::CreditUsedUp { credit: CreditIndex(0) },
        R::DiscountUsedUp,
        R::CreditGiven,
        R::CreditIdTaken,
        R::CreditAlreadyOver { last_date: date() },
        R::CreditAssigned { campaigns: 2 },
        R::CreditAssigned { campaigns: 1 },
        R::CreditUnassigned { campaigns: 2 },
        R::CreditUnassigned { campaigns: 1 },
        R::CreditUnassigned { campaigns: 0 },
        R::NoSuchCredit,
        R::CreditOver { last_date: date() },
        R::FreeCreditIsNotAssigned,
        R::NotAdmin,
        R::AssignLimitReached { limit: 10, asked: 11 },
        R::AssignLimitReached { limit: 1, asked: 2 },
        R::CampaignNotAssigned,
        R::CreditNotTransferable,
        R::CreditPaysNoDebt,
        R::CreditPaysNoTax,
        R::CreditIssued { crossed: instant(), last_date: date() },
        R::UnusedCreditLost { lost: money(1) },
        R::DiscountStarted { last_date: date(), cap: money(5_000) },
        R::DiscountOver { left: money(1) },
    ]
}

fn of_enforcement() -> Vec<R> {
    vec![
        R::ViolationFound,
        R::AccountWasSuspended,
        R::AccountReinstated,
        R::AccountNotSuspended,
        R::OfferRevoked { revoked: money(100) },
        R::CreditRevoked { revoked: money(100) },
        R::OfferNotMet,
        R::CreditWithheld,
        R::AccountWasClosed { forfeited: money(100), paid_out: money(200) },
    ]
}
