//! Which credit pays, when, and in which order.

use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::ledger::Burn;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::outcome::CreditEnd;
use proptest::prelude::*;

use crate::books::pages;
use crate::generate::stories;
use crate::holds_for_all;

#[test]
fn who_paid_each_charge_follows_the_order_of_use() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for page in pages(&story, &outcome).iter().filter(|page| page.took_place()) {
            if page.spend().is_none() {
                continue;
            }
            let (first, last) = page.before.order_of_use(page);
            let mut left = page.row.amount.net;
            let mut expected = Vec::new();
            let mut use_up = |credits: &[usize], left: &mut Money| {
                for index in credits {
                    let amount = (*left).min(page.before.credits[*index].unused());
                    if amount.is_positive() {
                        expected.push(Burn { credit: *index as u32, amount });
                        *left -= amount;
                    }
                }
            };
            use_up(&first, &mut left);
            // Cash comes before the credits that wait for it to be at zero, and tax takes its part of the cash (C11, C12).
            let by_cash = if last.is_empty() {
                Money::ZERO
            } else {
                left.min(page.before.cash - page.row.amount.tax)
            };
            left -= by_cash;
            use_up(&last, &mut left);
            prop_assert_eq!(page.row.burns, expected, "{:?}", page.row);
            prop_assert_eq!(page.row.cash_paid, left + by_cash, "{:?}", page.row);
            prop_assert_eq!(page.row.is_owed, !page.before.is_prepaid());
        }
        Ok(())
    });
}

#[test]
fn a_credit_pays_only_from_its_issue_to_its_end() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for row in outcome.journal.rows() {
            for burn in row.burns {
                let credit = &outcome.credits[burn.credit as usize];
                prop_assert!(credit.issued <= row.at && row.at < credit.last_date.end(), "{row:?}");
                prop_assert!(credit.end.is_none_or(|(end, _)| row.at <= end), "{row:?}");
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
            prop_assert_eq!(credit.end.is_some(), over || book.unused().is_zero());
            prop_assert!(!over || book.unused().is_zero());
            let expected = book.expired().is_positive().then_some((end, book.expired()));
            prop_assert_eq!(loss, expected);
        }
        Ok(())
    });
}

#[test]
fn a_credit_ends_once_and_in_the_way_in_which_its_last_unit_went() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        for (credit, book) in outcome.credits.iter().zip(outcome.ledger.credits()) {
            let lost = [
                (book.expired(), CreditEnd::Expired),
                (book.revoked(), CreditEnd::Revoked),
                (book.forfeited(), CreditEnd::Forfeited),
            ];
            let ways: Vec<_> =
                lost.into_iter().filter(|(amount, _)| amount.is_positive()).collect();
            prop_assert!(ways.len() <= 1, "{:?} {:?}", credit, book);
            let expected = match ways.first() {
                _ if book.unused().is_positive() => None,
                Some((_, way)) => Some(*way),
                None => Some(CreditEnd::UsedUp),
            };
            prop_assert_eq!(credit.end.map(|(_, end)| end), expected, "{:?}", credit);
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
            let used_up = book.used() == book.granted() && book.used().is_positive();
            prop_assert!(last_burn.is_none_or(|row| row.verdict != Verdict::Refused));
            let by_charge = credit.used_up().filter(|_| book.granted().is_positive());
            prop_assert_eq!(by_charge, last_burn.map(|row| row.at).filter(|_| used_up));
            prop_assert!(book.used() > Money::ZERO || last_burn.is_none());
        }
        Ok(())
    });
}
