//! What counts toward a threshold, and that nothing is lost or counted twice.

use std::collections::BTreeMap;

use ad_credit_lab_engine::journal::{Count, Event};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{CountsWhen, TriggerKind};
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::scenario::{Action, Revoked};
use proptest::prelude::*;

use crate::books::{Page, pages};
use crate::generate::{Story, stories};
use crate::holds_for_all;
use crate::windows::{Anchors, end_of_earning};

/// The reason for which a whole charge or top-up does not count, if there is one (C17).
fn whole(story: &Story, offer: usize, page: &Page<'_>, anchors: &Anchors) -> Option<Counting> {
    let terms = &story.offers[offer].offer;
    let over = end_of_earning(terms, anchors).is_some_and(|end| end <= page.row.at);
    let product = page.purpose().product;
    let other_product = terms.counts.products.as_ref().is_some_and(|products| {
        page.spend().is_some() && product.is_none_or(|product| !products.contains(&product))
    });
    if anchors.activated.is_none() {
        Some(Counting::BeforeActivation)
    } else if over {
        Some(Counting::OutsideEarningWindow)
    } else {
        other_product.then_some(Counting::OtherProduct)
    }
}

/// The parts of a charge or a top-up, zero ones left out, by the first reason that applies (C17).
fn parts(
    story: &Story,
    offer: usize,
    page: &Page<'_>,
    anchors: &Anchors,
    revoked: bool,
) -> Vec<(Counting, Money)> {
    let credit = page.row.burns.iter().map(|burn| burn.amount).sum();
    let gross = page.row.amount.gross();
    let whole =
        if revoked { Some(Counting::OfferRevoked) } else { whole(story, offer, page, anchors) };
    let once_paid = !page.before.is_prepaid()
        && page.spend().is_some()
        && story.offers[offer].offer.counts.automatic_payment == CountsWhen::Paid;
    let rest = if page.spend().is_some() { page.row.cash_paid } else { page.row.amount.net };
    let parts = match whole {
        Some(counting) => vec![(counting, gross)],
        None => vec![
            (Counting::Tax, page.row.amount.tax),
            (Counting::PaidByCredit, credit),
            (if once_paid { Counting::Pending } else { Counting::Counted }, rest),
        ],
    };
    parts.into_iter().filter(|(_, amount)| !amount.is_zero()).collect()
}

pub(crate) fn parts_in_row(counts: &[Count], offer: usize) -> Vec<(Counting, Money)> {
    let of_offer = counts.iter().filter(|count| usize::from(count.offer) == offer);
    of_offer.map(|count| (count.counting, count.amount)).collect()
}

/// Whether the row is of the kind that an offer of this trigger takes apart.
fn is_meant(page: &Page<'_>, trigger: TriggerKind) -> bool {
    page.took_place()
        && match trigger {
            TriggerKind::Spend => page.spend().is_some(),
            TriggerKind::TopUp => matches!(page.action(), Some(Action::TopUp { .. })),
            _ => false,
        }
}

#[test]
fn each_part_of_a_charge_has_the_first_reason_that_applies() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for (offer, met) in story.offers.iter().enumerate() {
            let (mut anchors, mut revoked) = (Anchors::default(), false);
            for page in &pages {
                anchors.follow(page, offer);
                revoked |= takes_back(&story, page, offer);
                if is_meant(page, met.offer.trigger) {
                    let expected = parts(&story, offer, page, &anchors, revoked);
                    let said = parts_in_row(page.row.counts, offer);
                    prop_assert_eq!(said, expected, "offer {}: {:?}", offer, page.row);
                }
            }
            prop_assert_eq!(outcome.offers[offer].activated, anchors.activated);
        }
        Ok(())
    });
}

/// Whether a row takes an offer back; with its only credit, where it has no other tier that could give one.
pub(crate) fn takes_back(story: &Story, page: &Page<'_>, offer: usize) -> bool {
    match page.action() {
        Some(Action::Revoke(Revoked::Offer(other))) => page.took_place() && *other == offer,
        Some(Action::Revoke(Revoked::Credit(id))) if page.took_place() => {
            let tiers = story.offers[offer].in_play(&story.account).tiers.len();
            let credit = page.before.credits.iter().find(|credit| credit.id == *id);
            let is_only = tiers == 1 || !id.contains('#');
            is_only && credit.is_some_and(|credit| credit.offer == Some(offer))
        }
        _ => false,
    }
}

#[test]
fn counted_and_pending_and_not_counted_and_refunded_are_what_was_spent() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for (standing, met) in outcome.offers.iter().zip(&story.offers) {
            let pages = pages(&story, &outcome);
            let meant = pages.iter().filter(|page| is_meant(page, met.offer.trigger));
            let whole: Money = meant.map(|page| page.row.amount.gross()).sum();
            let not_counted: Money = standing.not_counted.iter().map(|(_, amount)| *amount).sum();
            let parts = [standing.counted, standing.pending, not_counted, standing.refunded];
            prop_assert_eq!(parts.into_iter().sum::<Money>(), whole, "{:?}", standing);
            prop_assert!(parts.iter().all(|part| *part >= Money::ZERO), "{standing:?}");
            let listed = standing.not_counted.iter();
            prop_assert!(listed.clone().all(|(_, amount)| amount.is_positive()));
        }
        Ok(())
    });
}

#[test]
fn what_the_rows_count_is_what_the_offers_count() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for (offer, standing) in outcome.offers.iter().enumerate() {
            let mut sums: BTreeMap<Counting, Money> = BTreeMap::new();
            let mut refunded = Money::ZERO;
            for page in pages(&story, &outcome) {
                let parts = parts_in_row(page.row.counts, offer);
                let sum: Money = parts.iter().map(|(_, amount)| *amount).sum();
                for (counting, amount) in parts {
                    *sums.entry(counting).or_default() += amount;
                }
                match (page.row.event, page.action()) {
                    // What a payment makes count was pending until then.
                    (Event::AccountCharged, _) | (_, Some(Action::Pay)) => {
                        *sums.entry(Counting::Pending).or_default() -= sum;
                    }
                    (_, Some(Action::Refund { amount, .. })) if page.took_place() => {
                        let whole = if sum.is_zero() { Money::ZERO } else { -*amount };
                        prop_assert_eq!(sum, whole, "{:?}", page.row);
                        refunded -= sum;
                    }
                    _ => {}
                }
            }
            let mut sum_of = |counting| sums.remove(&counting).unwrap_or_default();
            prop_assert_eq!(standing.counted, sum_of(Counting::Counted));
            prop_assert_eq!(standing.pending, sum_of(Counting::Pending));
            prop_assert_eq!(standing.refunded, refunded);
            let expected: Vec<_> = sums.into_iter().filter(|(_, sum)| !sum.is_zero()).collect();
            let mut listed = standing.not_counted.clone();
            listed.sort();
            prop_assert_eq!(listed, expected);
        }
        Ok(())
    });
}

#[test]
fn nothing_counts_before_the_activation_or_after_the_window_the_closing_or_the_revocation() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for offer in 0..story.offers.len() {
            let (mut anchors, mut is_over) = (Anchors::default(), false);
            for page in &pages {
                anchors.follow(page, offer);
                is_over |= takes_back(&story, page, offer);
                let end = end_of_earning(&story.offers[offer].offer, &anchors);
                let is_open = anchors.activated.is_some()
                    && !is_over
                    && end.is_none_or(|end| page.row.at < end);
                let counts =
                    parts_in_row(page.row.counts, offer).into_iter().any(|(counting, amount)| {
                        matches!(counting, Counting::Counted | Counting::Pending)
                            && amount.is_positive()
                    });
                // A payment of spend inside the window may come later (C5).
                let pays = page.row.event == Event::AccountCharged
                    || matches!(page.action(), Some(Action::Pay));
                prop_assert!(!counts || is_open || pays && !is_over, "{:?}", page.row);
                is_over |=
                    page.took_place() && matches!(page.action(), Some(Action::CloseAccount { .. }));
            }
        }
        Ok(())
    });
}
