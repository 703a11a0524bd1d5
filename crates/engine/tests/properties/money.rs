//! Money goes nowhere: cash and credit are conserved, never below zero, and pay exactly what they can.

use ad_credit_lab_engine::journal::Verdict;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::tax::{NetAndTax, TaxMode};
use proptest::prelude::*;

use crate::books::{Page, pages};
use crate::generate::{Story, stories};
use crate::{holds_for_all, taxes};

#[test]
fn cash_in_is_cash_on_ads_and_tax_and_cash_left_after_every_row() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for Page { row, after, .. } in &pages {
            prop_assert_eq!(after.cash_in, after.cash_on_ads + after.tax + after.cash);
            prop_assert_eq!(row.cash, after.cash, "{:?}", row);
        }
        let ledger = &outcome.ledger;
        let books = pages.last().map(|page| page.after.clone()).unwrap_or_default();
        prop_assert_eq!(
            (ledger.cash_in(), ledger.cash_on_ads(), ledger.tax(), ledger.cash()),
            (books.cash_in, books.cash_on_ads, books.tax, books.cash)
        );
        Ok(())
    });
}

#[test]
fn what_was_granted_is_used_or_unused_or_expired_after_every_row() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for Page { row, after, .. } in &pages {
            prop_assert_eq!(row.credit, after.unused_credit(), "{:?}", row);
        }
        let books = pages.last().map(|page| page.after.clone()).unwrap_or_default();
        prop_assert_eq!(outcome.ledger.credits().len(), books.credits.len());
        for (book, credit) in outcome.ledger.credits().iter().zip(&books.credits) {
            prop_assert_eq!(
                (book.granted(), book.used(), book.unused(), book.expired()),
                (credit.granted, credit.used, credit.unused(), credit.expired)
            );
        }
        prop_assert_eq!(outcome.ledger.unused_credit(), books.unused_credit());
        Ok(())
    });
}

#[test]
fn neither_cash_nor_any_credit_falls_below_zero() {
    holds_for_all(stories(), |story| {
        for Page { row, after, .. } in pages(&story, &story.outcome()) {
            prop_assert!(after.cash >= Money::ZERO, "{:?}", row);
            prop_assert!(
                after.credits.iter().all(|credit| credit.unused() >= Money::ZERO),
                "{row:?}"
            );
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
            prop_assert_eq!((row.cash, row.credit), (before.cash, before.unused_credit()));
            prop_assert!(row.burns.is_empty() && row.counts.is_empty() && row.cash_paid.is_zero());
        }
        Ok(())
    });
}

#[test]
fn tax_is_rounded_half_up_once_for_each_entry() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for page in pages(&story, &outcome) {
            let expected = match page.entry.map(|entry| &entry.action) {
                Some(Action::TopUp { amount }) => taxes::split(&story, TaxMode::TopUp, *amount),
                Some(Action::Spend { amount, .. }) if page.row.verdict != Verdict::Partly => {
                    taxes::split(&story, TaxMode::Consumption, *amount)
                }
                Some(Action::Spend { .. }) => {
                    taxes::on_top_of(&story, TaxMode::Consumption, page.row.amount.net)
                }
                _ => NetAndTax::untaxed(page.row.amount.net),
            };
            prop_assert_eq!(page.row.amount, expected, "{:?}", page.row);
        }
        Ok(())
    });
}

/// The cash that a cost takes when credit pays what it can of its net part.
fn cash_due(cost: NetAndTax, credit: Money) -> Money {
    cost.net - cost.net.min(credit) + cost.tax
}

fn usable_credit(page: &Page<'_>) -> Money {
    let Some((campaign, _)) = page.spend() else { return Money::ZERO };
    let order = page.before.order_of_use(campaign, page.row.at);
    order.iter().map(|index| page.before.credits[*index].unused()).sum()
}

/// Whether a planned spend of this net amount could have been delivered.
fn is_affordable(story: &Story, page: &Page<'_>, net: Money) -> bool {
    let cost = taxes::on_top_of(story, TaxMode::Consumption, net);
    cash_due(cost, usable_credit(page)) <= page.before.cash
}

#[test]
fn a_charge_is_refused_exactly_when_cash_and_usable_credit_do_not_pay_it() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for page in pages(&story, &outcome) {
            let Some((_, written)) = page.spend() else { continue };
            if page.row.at < story.account.created {
                prop_assert_eq!(page.row.verdict, Verdict::Refused);
                continue;
            }
            let asked = taxes::split(&story, TaxMode::Consumption, written);
            let credit = usable_credit(&page);
            let cash = page.before.cash;
            let enough = cash_due(asked, credit) <= cash;
            let one_unit = Money::from_minor(1);
            let expected = if cash.is_zero() {
                Err(Reason::CashIsZero { credit })
            } else if enough {
                Ok(Verdict::Accepted)
            } else if page.planned && asked.net > one_unit && is_affordable(&story, &page, one_unit)
            {
                Ok(Verdict::Partly)
            } else {
                Err(Reason::NotEnoughMoney { needed: asked.gross(), cash, credit })
            };
            match expected {
                Ok(verdict) => prop_assert_eq!(page.row.verdict, verdict, "{:?}", page.row),
                Err(reason) => {
                    prop_assert_eq!(page.row.verdict, Verdict::Refused, "{:?}", page.row);
                    prop_assert_eq!(page.row.reasons, [reason]);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_planned_spend_that_falls_short_delivers_the_most_that_the_money_pays() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for page in pages(&story, &outcome) {
            if page.row.verdict != Verdict::Partly {
                continue;
            }
            let Some((_, written)) = page.spend() else { continue };
            let asked = taxes::split(&story, TaxMode::Consumption, written);
            let delivered = page.row.amount.net;
            let one_more = delivered + Money::from_minor(1);
            prop_assert!(page.planned && delivered < asked.net);
            prop_assert!(is_affordable(&story, &page, delivered), "{:?}", page.row);
            prop_assert!(
                one_more == asked.net || !is_affordable(&story, &page, one_more),
                "{:?}",
                page.row
            );
        }
        Ok(())
    });
}
