//! Which credit pays, when, and in which order.

use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::ledger::Burn;
use ad_credit_lab_engine::money::Money;
use proptest::prelude::*;

use crate::books::pages;
use crate::generate::stories;
use crate::holds_for_all;

#[test]
fn credit_is_used_before_cash_and_in_the_order_of_c18() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for page in pages(&story, &outcome).iter().filter(|page| page.took_place()) {
            let Some((campaign, _)) = page.spend() else { continue };
            let mut left = page.row.amount.net;
            let mut expected = Vec::new();
            for index in page.before.order_of_use(campaign, page.row.at) {
                let amount = left.min(page.before.credits[index].unused());
                if amount.is_positive() {
                    expected.push(Burn { credit: u32::try_from(index)?, amount });
                    left -= amount;
                }
            }
            prop_assert_eq!(page.row.burns, expected, "{:?}", page.row);
            prop_assert_eq!(page.row.cash_paid, left, "{:?}", page.row);
        }
        Ok(())
    });
}

#[test]
fn a_credit_pays_only_from_its_issue_to_the_end_of_its_last_date() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for row in outcome.journal.rows() {
            for burn in row.burns {
                let credit = &outcome.credits[burn.credit as usize];
                prop_assert!(credit.issued <= row.at && row.at < credit.last_date.end(), "{row:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_left_of_a_credit_is_lost_at_the_end_of_its_last_date() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let mut losses = vec![None; outcome.credits.len()];
        for row in outcome.journal.rows() {
            if let Event::CreditExpired(credit) = row.event {
                prop_assert_eq!(losses[credit as usize].replace((row.at, row.amount.net)), None);
            }
        }
        for ((credit, book), loss) in
            outcome.credits.iter().zip(outcome.ledger.credits()).zip(losses)
        {
            let end = credit.last_date.end().max(credit.issued);
            let over = story.until.is_none_or(|until| end <= until);
            prop_assert_eq!(credit.ended, over);
            prop_assert!(!over || book.unused().is_zero());
            let expected = book.expired().is_positive().then_some((end, book.expired()));
            prop_assert_eq!(loss, expected);
        }
        Ok(())
    });
}

#[test]
fn a_credit_is_used_up_by_the_charge_that_takes_its_last_unit() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for (number, credit) in (0_u32..).zip(&outcome.credits) {
            let last_burn = outcome
                .journal
                .rows()
                .rfind(|row| row.burns.iter().any(|burn| burn.credit == number));
            let book = outcome.ledger.credits()[number as usize];
            let used_up = book.used() == book.granted();
            prop_assert!(last_burn.is_none_or(|row| row.verdict != Verdict::Refused));
            prop_assert_eq!(credit.used_up, last_burn.map(|row| row.at).filter(|_| used_up));
            prop_assert!(book.used() > Money::ZERO || last_burn.is_none());
        }
        Ok(())
    });
}
