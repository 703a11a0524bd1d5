//! Money goes nowhere: cash and credit are conserved, never below zero, and a refusal moves nothing.

use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::tax::{NetAndTax, TaxMode};
use proptest::prelude::*;

use crate::books::{Page, pages};
use crate::generate::stories;
use crate::{holds_for_all, taxes};

#[test]
fn cash_in_is_cash_on_ads_and_tax_and_paid_out_and_cash_left_after_every_row() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for Page { row, after, .. } in &pages {
            let spent = after.cash_on_ads + after.tax + after.paid_out;
            prop_assert_eq!(after.cash_in, spent + after.cash, "{:?}", row);
            prop_assert_eq!((row.cash, row.unpaid), (after.cash, after.unpaid()), "{:?}", row);
        }
        let Some(Page { after: books, .. }) = pages.last() else { return Ok(()) };
        let ledger = &outcome.ledger;
        prop_assert_eq!(
            (ledger.cash_in(), ledger.cash_on_ads(), ledger.tax()),
            (books.cash_in, books.cash_on_ads, books.tax)
        );
        prop_assert_eq!(
            (ledger.paid_out(), ledger.cash(), ledger.unpaid().gross()),
            (books.paid_out, books.cash, books.unpaid())
        );
        prop_assert_eq!(outcome.payment, books.payment);
        Ok(())
    });
}

#[test]
fn what_was_granted_is_used_unused_expired_revoked_or_forfeited_after_every_row() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for Page { row, after, .. } in &pages {
            prop_assert_eq!(row.credit, after.unused_credit(), "{:?}", row);
        }
        let Some(Page { after: books, .. }) = pages.last() else { return Ok(()) };
        prop_assert_eq!(outcome.ledger.credits().len(), books.credits.len());
        for (book, credit) in outcome.ledger.credits().iter().zip(&books.credits) {
            prop_assert_eq!(
                (book.granted(), book.used(), book.unused()),
                (credit.granted, credit.used, credit.unused())
            );
            prop_assert_eq!(
                (book.expired(), book.revoked(), book.forfeited()),
                (credit.expired, credit.revoked, credit.forfeited)
            );
        }
        prop_assert_eq!(outcome.ledger.unused_credit(), books.unused_credit());
        Ok(())
    });
}

#[test]
fn neither_cash_nor_any_credit_discount_or_debt_falls_below_zero() {
    holds_for_all(stories(), |story| {
        for Page { row, after, .. } in pages(&story, &story.outcome()) {
            let charges = after.charges.values();
            let sums = [after.cash, after.cash_in, after.cash_on_ads, after.tax, after.paid_out]
                .into_iter()
                .chain(after.credits.iter().map(|credit| credit.unused()))
                .chain(after.discounts.iter().map(|discount| discount.left()))
                .chain(charges.flat_map(|charge| [charge.unpaid_net, charge.refundable]));
            for sum in sums {
                prop_assert!(sum >= Money::ZERO, "{:?}: {:?}", row, after);
            }
        }
        Ok(())
    });
}

#[test]
fn a_refused_row_leaves_the_balances_as_they_were() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for Page { row, before, .. } in
            pages(&story, &outcome).iter().filter(|page| !page.took_place())
        {
            prop_assert_eq!(
                (row.cash, row.credit, row.unpaid),
                (before.cash, before.unused_credit(), before.unpaid())
            );
            prop_assert!(row.burns.is_empty() && row.counts.is_empty() && row.cash_paid.is_zero());
            prop_assert!(row.discount.is_zero() && !row.is_owed);
        }
        Ok(())
    });
}

#[test]
fn tax_is_rounded_half_up_once_for_each_entry() {
    holds_for_all(stories(), |story| {
        let story = taxes::on_top_of_plans(&story);
        let outcome = story.outcome();
        for page in pages(&story, &outcome) {
            let expected = match page.action() {
                Some(Action::TopUp { amount }) => {
                    taxes::split(page.before.in_force, TaxMode::TopUp, *amount)
                }
                Some(Action::Spend { amount, .. })
                    if page.row.verdict != Verdict::Partly && page.row.discount.is_zero() =>
                {
                    taxes::split(page.before.in_force, TaxMode::Consumption, *amount)
                }
                Some(Action::Spend { .. }) => taxes::on_top_of(
                    page.before.in_force,
                    TaxMode::Consumption,
                    page.row.amount.net,
                ),
                Some(Action::Bill | Action::Pay | Action::FailPayment) => page.row.amount,
                _ if page.row.event == Event::AccountCharged => page.row.amount,
                _ => NetAndTax::untaxed(page.row.amount.net),
            };
            prop_assert_eq!(page.row.amount, expected, "{:?}", page.row);
        }
        Ok(())
    });
}

#[test]
fn a_refund_gives_back_at_most_what_no_credit_paid_of_a_spend_that_took_place() {
    holds_for_all(stories(), |story| {
        for page in pages(&story, &story.outcome()) {
            let Some(Action::Refund { spend, amount }) = page.action() else { continue };
            let charge = page.before.charges.get(spend);
            let expected = match charge {
                _ if matches!(page.row.reasons, [Reason::AccountClosed { .. }]) => continue,
                _ if page.row.at < story.account.created => continue,
                None => Some(Reason::SpendNotThere),
                Some(charge) if charge.refundable < *amount => {
                    Some(Reason::RefundTooLarge { most: charge.refundable })
                }
                Some(_) => None,
            };
            match expected {
                Some(reason) => prop_assert_eq!(page.row.reasons, [reason], "{:?}", page.row),
                None => prop_assert_eq!(page.row.verdict, Verdict::Accepted, "{:?}", page.row),
            }
        }
        Ok(())
    });
}
