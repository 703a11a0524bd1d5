//! Which charges take place: exactly those for which there is enough money, and a plan delivers the most that there is.

use ad_credit_lab_engine::journal::Verdict;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::tax::{NetAndTax, TaxMode};
use proptest::prelude::*;

use crate::books::{Page, Planner, pages};
use crate::generate::{Story, stories};
use crate::{holds_for_all, taxes};

/// Whether a charge was refused because ads do not run, whatever money there is.
pub(crate) fn is_stopped(page: &Page<'_>) -> bool {
    let stops = |reason: &Reason| {
        matches!(
            reason,
            Reason::AccountNotCreated { .. }
                | Reason::AccountClosed { .. }
                | Reason::AccountSuspended { .. }
                | Reason::CampaignNotApproved
                | Reason::CampaignPaused
                | Reason::PaymentFailing { .. }
        )
    };
    page.row.reasons.iter().any(stops)
}

/// What a discount takes off a net cost.
fn discount(page: &Page<'_>, net: Money) -> Money {
    let Some((campaign, _)) = page.spend() else { return Money::ZERO };
    let best = page.before.best_discount(campaign, &page.purpose());
    best.map_or(Money::ZERO, |best| {
        let discount = &page.before.discounts[best];
        taxes::share(discount.rate, net).min(discount.left())
    })
}

/// What a net cost comes to, its discount taken off and tax on the reduced price; the written amount as it was taken apart.
fn cost(page: &Page<'_>, asked: NetAndTax, net: Money) -> NetAndTax {
    let off = discount(page, net);
    if off.is_zero() && net == asked.net {
        asked
    } else {
        taxes::on_top_of(page.before.in_force, TaxMode::Consumption, net - off)
    }
}

fn usable_credit(page: &Page<'_>) -> Money {
    let (first, last) = page.before.order_of_use(page);
    page.before.left_of(&first) + page.before.left_of(&last)
}

/// Whether there is the money for a spend of this net amount.
pub(crate) fn is_affordable(page: &Page<'_>, asked: NetAndTax, net: Money) -> bool {
    let cost = cost(page, asked, net);
    let credit = usable_credit(page);
    let can_run = page.before.cash.is_positive() || credit.is_positive();
    can_run && cost.net - cost.net.min(credit) + cost.tax <= page.before.cash
}

/// The smallest part of a planned spend that is delivered.
fn bid(story: &Story, page: &Page<'_>) -> Money {
    let plan = story.spend_plan.as_ref().filter(|_| page.planner == Some(Planner::Plan));
    plan.and_then(|plan| plan.bid).unwrap_or(Money::from_minor(1))
}

#[test]
fn a_charge_is_refused_exactly_when_cash_and_usable_credit_do_not_pay_it() {
    holds_for_all(stories(), |story| {
        let story = taxes::on_top_of_plans(&story);
        let outcome = story.outcome();
        for page in pages(&story, &outcome).iter().filter(|page| !is_stopped(page)) {
            let Some((_, written)) = page.spend() else { continue };
            let asked = taxes::split(page.before.in_force, TaxMode::Consumption, written);
            let cash = page.before.cash;
            let smallest = bid(&story, page);
            let expected = if !page.before.is_prepaid() || is_affordable(page, asked, asked.net) {
                Ok(Verdict::Accepted)
            } else if page.planner.is_some()
                && smallest < asked.net
                && is_affordable(page, asked, smallest)
            {
                Ok(Verdict::Partly)
            } else if cash.is_zero() {
                Err(Reason::CashIsZero { credit: page.before.credit_with_cash(page) })
            } else {
                let needed = cost(page, asked, asked.net).gross();
                Err(Reason::NotEnoughMoney { needed, cash, credit: usable_credit(page) })
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
fn a_charge_costs_its_written_amount_less_the_discount() {
    holds_for_all(stories(), |story| {
        let story = taxes::on_top_of_plans(&story);
        let outcome = story.outcome();
        for page in pages(&story, &outcome).iter().filter(|page| page.took_place()) {
            let Some((_, written)) = page.spend() else { continue };
            let asked = taxes::split(page.before.in_force, TaxMode::Consumption, written);
            let whole = page.row.amount.net + page.row.discount;
            prop_assert!(page.row.verdict == Verdict::Partly || whole == asked.net);
            prop_assert_eq!(page.row.discount, discount(page, whole), "{:?}", page.row);
            prop_assert_eq!(page.row.amount, cost(page, asked, whole), "{:?}", page.row);
        }
        Ok(())
    });
}

#[test]
fn a_discount_takes_off_no_more_than_its_share_and_in_all_no_more_than_its_cap() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for Page { row, .. } in pages.iter().filter(|page| page.row.discount.is_positive()) {
            let rate = outcome.discounts.iter().map(|discount| discount.rate).max();
            let share = rate.map(|rate| taxes::share(rate, row.amount.net + row.discount));
            prop_assert!(share.is_some_and(|share| row.discount <= share), "{row:?}");
        }
        let off: Money = pages.iter().map(|page| page.row.discount).sum();
        prop_assert_eq!(off, outcome.discounts.iter().map(|discount| discount.used).sum());
        let Some(Page { after: books, .. }) = pages.last() else { return Ok(()) };
        for (discount, book) in outcome.discounts.iter().zip(&books.discounts) {
            prop_assert!(discount.used <= discount.cap);
            prop_assert_eq!((discount.used, discount.end.is_some()), (book.used, book.is_over));
        }
        Ok(())
    });
}

#[test]
fn a_planned_spend_that_falls_short_delivers_the_most_whole_bids_that_the_money_pays() {
    holds_for_all(stories(), |story| {
        let story = taxes::on_top_of_plans(&story);
        let outcome = story.outcome();
        for page in pages(&story, &outcome) {
            if page.row.verdict != Verdict::Partly {
                continue;
            }
            let Some((_, written)) = page.spend() else { continue };
            let asked = taxes::split(page.before.in_force, TaxMode::Consumption, written);
            let delivered = page.row.amount.net + page.row.discount;
            let one_more = delivered + bid(&story, &page);
            prop_assert!(page.planner.is_some() && delivered < asked.net);
            prop_assert_eq!(delivered.minor() % bid(&story, &page).minor(), 0);
            prop_assert!(is_affordable(&page, asked, delivered), "{:?}", page.row);
            prop_assert!(
                one_more >= asked.net || !is_affordable(&page, asked, one_more),
                "{:?}",
                page.row
            );
        }
        Ok(())
    });
}
