//! Who paid, in segments of time, and the states of an offer, in their order.

use ad_credit_lab_engine::ledger::Burn;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::State;
use proptest::prelude::*;

use crate::books::{Page, pages};
use crate::generate::stories;
use crate::holds_for_all;

#[test]
fn the_history_is_contiguous_from_the_creation_to_the_end_of_the_run() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let segments = outcome.history.segments();
        let created = story.account.created;
        if story.until.is_some_and(|until| until < created) {
            prop_assert!(segments.is_empty());
            return Ok(());
        }
        prop_assert_eq!(segments.first().map(|segment| segment.from), Some(created));
        prop_assert_eq!(segments.last().map(|segment| segment.to), Some(outcome.at));
        prop_assert!(segments.windows(2).all(|pair| pair[0].to == pair[1].from));
        prop_assert!(segments.iter().all(|segment| segment.from <= segment.to));
        let (last, before) = segments.split_last().expect("at least one segment");
        prop_assert!(before.iter().all(|segment| !segment.ended_by.is_empty()), "{segments:?}");
        // Where the last change is at the very end, no segment begins after it.
        let is_cut = !last.ended_by.is_empty();
        prop_assert!(!is_cut || last.to == outcome.at);
        Ok(())
    });
}

#[test]
fn what_the_history_says_was_paid_is_what_the_journal_says() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let pages = pages(&story, &outcome);
        let paid: Vec<_> = pages.iter().filter(|page| page.took_place()).collect();
        let by = |is_owed: bool| -> Money {
            let rows = paid.iter().filter(|page| page.row.is_owed == is_owed);
            rows.map(|page| page.row.cash_paid).sum()
        };
        let segments = outcome.history.segments();
        let cash: Money = segments.iter().map(|segment| segment.paid.cash).sum();
        let unpaid: Money = segments.iter().map(|segment| segment.paid.unpaid).sum();
        prop_assert_eq!((cash, unpaid), (by(false), by(true)));
        for (number, book) in (0_u32..).zip(outcome.ledger.credits()) {
            let of_credit = |burns: &[Burn]| -> Money {
                let burns = burns.iter().filter(|burn| burn.credit == number);
                burns.map(|burn| burn.amount).sum()
            };
            let used: Money = segments.iter().map(|segment| of_credit(&segment.paid.credits)).sum();
            prop_assert_eq!(used, book.used());
        }
        Ok(())
    });
}

#[test]
fn each_charge_is_paid_by_credits_of_its_segment_in_the_order_of_the_segment() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for Page { row, .. } in pages(&story, &outcome) {
            let of_segment = |order: &[u32]| {
                let mut order = order.iter();
                row.burns.iter().all(|burn| order.any(|credit| *credit == burn.credit))
            };
            let mut around = outcome
                .history
                .segments()
                .iter()
                .filter(|segment| segment.from <= row.at && row.at <= segment.to);
            // Credits that wait for cash to be at zero come after those that do not (C12).
            let waits = |burn: &Burn| !outcome.credits[burn.credit as usize].before_cash;
            let in_order =
                row.burns.iter().any(waits) || around.any(|segment| of_segment(&segment.order));
            prop_assert!(row.burns.is_empty() || in_order, "{row:?}");
        }
        Ok(())
    });
}

#[test]
fn the_states_of_an_offer_follow_each_other_in_time_and_end_with_its_state() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for offer in &outcome.offers {
            prop_assert!(offer.states.is_sorted_by_key(|(at, _)| *at), "{offer:?}");
            prop_assert!(offer.states.iter().all(|(at, _)| *at <= outcome.at));
            prop_assert!(offer.states.windows(2).all(|pair| pair[0].1 != pair[1].1));
            let last = offer.states.last().map_or(State::NotReceived, |(_, state)| *state);
            prop_assert_eq!(last, offer.state);
        }
        Ok(())
    });
}

#[test]
fn a_state_is_what_the_offer_has_and_has_lost() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for (index, offer) in outcome.offers.iter().enumerate() {
            let credits = outcome.credits.iter().zip(outcome.ledger.credits());
            let has_credit = credits
                .filter(|(credit, _)| credit.offer == Some(index))
                .any(|(_, book)| book.unused().is_positive());
            let discounts = outcome.discounts.iter().filter(|discount| discount.offer == index);
            let has_discount = discounts.clone().any(|discount| discount.end.is_none());
            prop_assert_eq!(
                offer.state == State::Granted,
                has_credit || has_discount,
                "{:?}",
                offer
            );
            let was_active = matches!(
                offer.state,
                State::Earning
                    | State::RequirementMet
                    | State::Withheld
                    | State::Granted
                    | State::Exhausted
                    | State::Expired
                    | State::EarningWindowMissed
            );
            let is_over = matches!(offer.state, State::Revoked | State::Ended);
            prop_assert!(is_over || was_active == offer.activated.is_some(), "{offer:?}");
            let reached = offer.tiers.iter().any(|tier| tier.reached.is_some());
            let waits = matches!(offer.state, State::RequirementMet | State::Withheld);
            prop_assert!(!waits || reached, "{offer:?}");
            let nothing = matches!(offer.state, State::Earning | State::EarningWindowMissed);
            prop_assert!(!nothing || !reached, "{offer:?}");
            let issued = offer.tiers.iter().any(|tier| tier.issued.is_some());
            let spent = matches!(offer.state, State::Exhausted | State::Expired);
            prop_assert!(!spent || issued, "{offer:?}");
        }
        Ok(())
    });
}
