//! What suspending, taking back and closing stop, and when an account is charged by itself.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::Action;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::books::{Page, pages};
use crate::counting::takes_back;
use crate::generate::{Story, stories};
use crate::holds_for_all;
use crate::windows::activates;

/// The offer whose reward comes with a row.
pub(crate) fn rewarded(outcome: &ad_credit_lab_engine::Outcome, page: &Page<'_>) -> Option<usize> {
    match page.row.event {
        Event::CreditIssued(credit) => outcome.credits[credit as usize].offer,
        Event::DiscountStarted(discount) => Some(outcome.discounts[discount as usize].offer),
        _ => None,
    }
}

fn is_closing(page: &Page<'_>) -> bool {
    page.took_place() && matches!(page.action(), Some(Action::CloseAccount { .. }))
}

#[test]
fn after_the_account_is_closed_nothing_changes() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        let Some(closing) = pages.iter().position(is_closing) else { return Ok(()) };
        let closed = pages[closing].row.at;
        for Page { row, .. } in &pages[closing + 1..] {
            prop_assert_eq!(row.reasons, [Reason::AccountClosed { closed }], "{:?}", row);
        }
        prop_assert!(outcome.credits.iter().all(|credit| credit.end.is_some()));
        prop_assert!(outcome.discounts.iter().all(|discount| discount.end.is_some()));
        let at_once = story.with(|scenario| scenario.until = Some(closed)).outcome();
        prop_assert_eq!(&at_once.offers, &outcome.offers);
        prop_assert_eq!(&at_once.ledger, &outcome.ledger);
        for offer in &outcome.offers {
            let is_open = matches!(
                offer.state,
                State::Received
                    | State::Earning
                    | State::RequirementMet
                    | State::Withheld
                    | State::Granted
            );
            prop_assert!(!is_open, "{offer:?}");
        }
        Ok(())
    });
}

#[test]
fn a_suspended_account_pays_nothing_activates_nothing_and_gets_no_reward() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let mut suspended = None;
        for page in pages(&story, &outcome).iter().filter(|page| page.took_place()) {
            match page.action() {
                Some(Action::Suspend) => suspended = Some(page.row.at),
                Some(Action::Reinstate) => suspended = None,
                _ if suspended.is_some() => {
                    prop_assert!(page.spend().is_none(), "{:?}", page.row);
                    prop_assert_eq!(activates(page), None, "{:?}", page.row);
                    prop_assert!(!matches!(page.row.event, Event::OfferActivated(_)));
                    prop_assert_eq!(rewarded(&outcome, page), None, "{:?}", page.row);
                }
                _ => {}
            }
        }
        Ok(())
    });
}

#[test]
fn an_offer_that_was_taken_back_gives_no_reward_any_more() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for offer in 0..story.offers.len() {
            let mut revoked = false;
            for page in &pages {
                prop_assert!(!revoked || rewarded(&outcome, page) != Some(offer), "{:?}", page.row);
                prop_assert!(!revoked || activates(page) != Some(offer), "{:?}", page.row);
                revoked |= takes_back(&story, page, offer);
            }
            let state = outcome.offers[offer].state;
            prop_assert!(!revoked || matches!(state, State::Revoked | State::Ended));
            let left = outcome
                .credits
                .iter()
                .any(|credit| credit.offer == Some(offer) && credit.end.is_none());
            prop_assert!(!revoked || !left);
        }
        Ok(())
    });
}

#[test]
fn while_payments_fail_no_charge_takes_place() {
    holds_for_all(stories(), |story| {
        let mut failing = false;
        for page in pages(&story, &story.outcome()).iter().filter(|page| page.took_place()) {
            match page.action() {
                Some(Action::FailPayment) => failing = true,
                Some(Action::Pay) => failing = false,
                _ => prop_assert!(!failing || page.spend().is_none(), "{:?}", page.row),
            }
            prop_assert!(!failing || page.row.event != Event::AccountCharged, "{:?}", page.row);
        }
        Ok(())
    });
}

/// The first billing day after an instant: 00:00 of the next date that is this day of its month.
fn next_billing_day(after: Instant, day: u8) -> Instant {
    let mut date = after.date().plus_days(1);
    while date.year_month_day().2 != u32::from(day) {
        date = date.plus_days(1);
    }
    date.start()
}

/// Holds the charges that an account with billing days or a threshold makes by itself against what it owes (TT-93).
pub(crate) fn is_charged_on_its_billing_days(story: &Story) -> TestCaseResult {
    let outcome = story.outcome();
    let Some(billing) = story.account.billing else {
        let by_itself = outcome.journal.rows().any(|row| row.event == Event::AccountCharged);
        prop_assert!(!by_itself);
        return Ok(());
    };
    let pages = pages(story, &outcome);
    let mut failing = false;
    for (index, page) in pages.iter().enumerate() {
        match page.action() {
            Some(Action::FailPayment) if page.took_place() => failing = true,
            Some(Action::Pay) if page.took_place() => failing = false,
            _ => {}
        }
        if page.row.event == Event::AccountCharged {
            prop_assert_eq!(page.row.amount.gross(), page.before.unpaid(), "{:?}", page.row);
            prop_assert_eq!(page.after.unpaid(), Money::ZERO);
        }
        if is_closing(page) {
            return Ok(());
        }
        let unpaid = page.after.unpaid();
        if failing || unpaid.is_zero() {
            continue;
        }
        let next = pages.get(index + 1);
        let charges = |page: &Page<'_>| page.row.event == Event::AccountCharged;
        let reached = billing.threshold.is_some_and(|threshold| threshold <= unpaid);
        if reached && page.spend().is_some() && page.row.verdict != Verdict::Refused {
            prop_assert!(next.is_some_and(charges), "{:?}", page.row);
        }
        if let Some(day) = billing.day {
            let due = next_billing_day(page.row.at, day);
            let end = next.map(|next| next.row.at).or(story.until).unwrap_or(Instant::NEVER);
            let is_charged = next.is_some_and(|next| charges(next) || next.row.at <= due);
            prop_assert!(end < due || is_charged, "nothing at {} after {:?}", due, page.row);
        }
    }
    Ok(())
}

#[test]
fn an_account_is_charged_for_all_it_owes_at_its_threshold_and_on_its_billing_days() {
    holds_for_all(stories(), |story| is_charged_on_its_billing_days(&story));
}
