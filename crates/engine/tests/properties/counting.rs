//! What counts toward a threshold, when a threshold is reached, and what then comes of it.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Count, Event};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::{Counting, Reason};
use proptest::prelude::*;

use crate::books::{Page, pages};
use crate::generate::{Story, stories};
use crate::holds_for_all;
use crate::windows::{Anchors, after_delay, end_of_earning};

/// The parts of a charge, zero ones left out, by the first reason that applies (C17).
fn parts(
    story: &Story,
    offer: usize,
    page: &Page<'_>,
    anchors: &Anchors,
) -> Vec<(Counting, Money)> {
    let credit = page.row.burns.iter().map(|burn| burn.amount).sum();
    let gross = page.row.amount.gross();
    let over =
        end_of_earning(&story.offers[offer].offer, anchors).is_some_and(|end| end <= page.row.at);
    let parts = match anchors.activated {
        None => vec![(Counting::BeforeActivation, gross)],
        Some(_) if over => vec![(Counting::OutsideEarningWindow, gross)],
        Some(_) => vec![
            (Counting::Tax, page.row.amount.tax),
            (Counting::PaidByCredit, credit),
            (Counting::Counted, page.row.cash_paid),
        ],
    };
    parts.into_iter().filter(|(_, amount)| !amount.is_zero()).collect()
}

fn parts_in_row(counts: &[Count], offer: usize) -> Vec<(Counting, Money)> {
    let of_offer = counts.iter().filter(|count| usize::from(count.offer) == offer);
    of_offer.map(|count| (count.counting, count.amount)).collect()
}

#[test]
fn the_parts_of_each_charge_sum_to_net_and_tax_for_each_offer() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for page in pages(&story, &outcome).iter().filter(|page| page.took_place()) {
            for offer in 0..story.offers.len() {
                let parts = parts_in_row(page.row.counts, offer);
                let sum: Money = parts.into_iter().map(|(_, amount)| amount).sum();
                let whole = page.spend().map_or(Money::ZERO, |_| page.row.amount.gross());
                prop_assert_eq!(sum, whole, "{:?}", page.row);
            }
        }
        Ok(())
    });
}

#[test]
fn each_part_of_a_charge_has_the_first_reason_that_applies() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        for offer in 0..story.offers.len() {
            let mut anchors = Anchors::default();
            for page in &pages {
                anchors.follow(page, offer);
                if page.took_place() && page.spend().is_some() {
                    let expected = parts(&story, offer, page, &anchors);
                    prop_assert_eq!(
                        parts_in_row(page.row.counts, offer),
                        expected,
                        "{:?}",
                        page.row
                    );
                }
            }
            let standing = &outcome.offers[offer];
            prop_assert_eq!(standing.activated, anchors.activated);
            let end = anchors
                .activated
                .and_then(|_| end_of_earning(&story.offers[offer].offer, &anchors));
            prop_assert_eq!(standing.earn_by.map(|deadline| deadline.ends()), end);
        }
        Ok(())
    });
}

#[test]
fn what_the_rows_count_is_what_the_offers_count() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for (offer, standing) in outcome.offers.iter().enumerate() {
            let sum_of = |counting| -> Money {
                let parts = outcome.journal.rows().flat_map(|row| parts_in_row(row.counts, offer));
                parts.filter(|(other, _)| *other == counting).map(|(_, amount)| amount).sum()
            };
            prop_assert_eq!(standing.counted, sum_of(Counting::Counted));
            let not_counted =
                Counting::ALL.into_iter().filter(|counting| *counting != Counting::Counted);
            let expected: Vec<_> = not_counted
                .map(|counting| (counting, sum_of(counting)))
                .filter(|(_, sum)| !sum.is_zero())
                .collect();
            let mut listed = standing.not_counted.clone();
            listed.sort();
            prop_assert_eq!(listed, expected);
        }
        Ok(())
    });
}

#[test]
fn a_tier_is_reached_by_the_charge_with_which_the_counted_sum_is_at_least_its_threshold() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for (offer, standing) in outcome.offers.iter().enumerate() {
            let tiers = &story.offers[offer].offer.tiers;
            let (mut counted, mut reached) = (Money::ZERO, None);
            for row in outcome.journal.rows() {
                let parts = parts_in_row(row.counts, offer).into_iter();
                counted += parts
                    .filter(|(counting, _)| *counting == Counting::Counted)
                    .map(|(_, amount)| amount)
                    .sum();
                let tier = tiers.iter().rposition(|tier| tier.threshold <= counted);
                let newly = tier.filter(|tier| reached.is_none_or(|(other, _)| other < *tier));
                let expected = newly.map(|tier| (tiers[tier].threshold, tiers[tier].reward));
                reached = newly.map(|tier| (tier, row.at)).or(reached);
                let said = row.reasons.iter().find_map(|reason| match reason {
                    Reason::ThresholdReached { offer: other, threshold, reward } => {
                        (usize::from(*other) == offer).then_some((*threshold, *reward))
                    }
                    _ => None,
                });
                prop_assert_eq!(said, expected, "{:?}", row);
            }
            prop_assert_eq!(standing.tier.zip(standing.crossed), reached);
        }
        Ok(())
    });
}

#[test]
fn the_highest_tier_reached_is_issued_once_after_the_delay_and_nothing_else_is() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let in_time = |at: &Instant| story.until.is_none_or(|until| *at <= until);
        for (offer, standing) in outcome.offers.iter().enumerate() {
            let met = &story.offers[offer].offer;
            // The top tier is fixed when it is reached, a lower one when the window closes (C4).
            let fixed = standing.tier.and_then(|tier| {
                let top = tier + 1 == met.tiers.len();
                if top {
                    standing.crossed
                } else {
                    standing.earn_by.map(|deadline| deadline.ends())
                }
            });
            let fixed = fixed.filter(in_time);
            let due = fixed.map(|fixed| after_delay(met.issuance, fixed, &story.holidays));
            prop_assert_eq!(standing.issue.map(|dates| dates.due), due);
            prop_assert_eq!(standing.issued, due.filter(in_time));
            prop_assert_eq!(standing.credit.is_some(), standing.issued.is_some());
            let issued = outcome.journal.rows().filter_map(|row| match row.event {
                Event::CreditIssued(credit) => Some((credit, row)),
                _ => None,
            });
            let issued: Vec<_> = issued
                .filter(|(credit, _)| outcome.credits[*credit as usize].offer == Some(offer))
                .map(|(credit, row)| (credit as usize, row.at, row.amount.net))
                .collect();
            let expected = standing.credit.zip(standing.issued).zip(standing.tier);
            let expected: Vec<_> = expected
                .map(|((credit, at), tier)| (credit, at, met.tiers[tier].reward))
                .into_iter()
                .collect();
            prop_assert_eq!(issued, expected);
        }
        Ok(())
    });
}
