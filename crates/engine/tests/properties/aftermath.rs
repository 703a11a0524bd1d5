//! What comes after something went wrong, in stories to which just that is added: a revocation and a refund, a payment that failed.

use ad_credit_lab_engine::account::{Billing, PaymentMode};
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::scenario::{Action, Entry, Revoked, When};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::books::pages;
use crate::enforcement::{is_charged_on_its_billing_days, rewarded};
use crate::generate::{Story, stories};
use crate::holds_for_all;

fn entry(at: Instant, action: Action) -> Entry {
    Entry { at: When::At(at), action }
}

/// A story without a plan, in which nothing stops the account, so that entries can be added at its end.
fn plain(story: &Story) -> Story {
    story.with(|scenario| {
        scenario.spend_plan = None;
        scenario.until = None;
        scenario.entries.retain(|entry| {
            let action = &entry.action;
            !matches!(action, Action::Refund { .. } | Action::CloseAccount { .. } | Action::Suspend)
        });
    })
}

/// Takes back the offer that counts a spend, some time after it, and gives that spend back an hour later.
fn revoked_and_refunded(story: &Story, index: Index, hours: i64) -> Option<(Story, usize)> {
    let outcome = story.outcome();
    let counted = outcome.journal.rows().flat_map(|row| {
        let counts = row.counts.iter().filter(|count| count.counting == Counting::Counted);
        counts.map(move |count| (row, usize::from(count.offer)))
    });
    let spends: Vec<_> = counted.filter(|(row, _)| matches!(row.event, Event::Entry(_))).collect();
    let (row, offer) = (!spends.is_empty()).then(|| *index.get(&spends))?;
    let Event::Entry(spend) = row.event else { return None };
    let amount = row.cash_paid;
    let at = row.at.plus_seconds(3600 * hours);
    let story = story.with(|scenario| {
        let revoke = Action::Revoke(Revoked::Offer(offer));
        scenario.entries.push(entry(at, revoke));
        scenario.entries.push(entry(at.plus_seconds(3600), Action::Refund { spend, amount }));
    });
    amount.is_positive().then_some((story, offer))
}

#[test]
fn a_refund_after_a_revocation_brings_no_reward() {
    holds_for_all((stories(), any::<Index>(), 1..=240_i64), |(story, index, hours)| {
        let Some((story, offer)) = revoked_and_refunded(&plain(&story), index, hours) else {
            return Ok(());
        };
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        let revocation = pages.iter().position(|page| {
            page.took_place()
                && matches!(page.action(), Some(Action::Revoke(Revoked::Offer(other))) if *other == offer)
        });
        for page in pages.iter().skip(revocation.map_or(pages.len(), |revocation| revocation + 1)) {
            prop_assert!(rewarded(&outcome, page) != Some(offer), "{:?}", page.row);
        }
        Ok(())
    });
}

#[test]
fn after_a_failed_payment_was_made_good_the_billing_days_go_on() {
    let days = (1..=28_u8, 0..=20_i64, 0..=20_i64, 0..=20_i64);
    holds_for_all((stories(), days), |(story, (day, bill, fail, pay))| {
        let story = plain(&story).with(|scenario| {
            scenario.account.payment = PaymentMode::Automatic;
            scenario.account.billing = Some(Billing { threshold: None, day: Some(day) });
            let created = scenario.account.created;
            let day = |days: i64| created.plus_seconds(86_400 * days + 3600);
            let added = [
                (bill, Action::Bill),
                (bill + fail, Action::FailPayment),
                (bill + fail + pay, Action::Pay),
            ];
            scenario.entries.extend(added.map(|(at, action)| entry(day(at), action)));
        });
        is_charged_on_its_billing_days(&story)
    });
}

#[test]
fn a_charge_takes_place_whatever_credits_and_discounts_there_are_when_it_is_left_to_a_bill() {
    holds_for_all(stories(), |story| {
        let story = plain(&story).with(|scenario| {
            scenario.account.payment = PaymentMode::Automatic;
            scenario.account.billing = None;
            scenario.entries.retain(|entry| {
                matches!(
                    entry.action,
                    Action::Spend { .. } | Action::GrantCredit(_) | Action::TopUp { .. }
                )
            });
        });
        let outcome = story.outcome();
        for page in pages(&story, &outcome).iter().filter(|page| page.spend().is_some()) {
            let early = page.row.at < story.account.created;
            prop_assert!(early || page.row.verdict == Verdict::Accepted, "{:?}", page.row);
            prop_assert!(page.before.cash >= Money::ZERO);
            prop_assert_eq!(page.before.cash, page.after.cash);
        }
        Ok(())
    });
}
