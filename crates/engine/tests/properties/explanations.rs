//! What explains a figure adds up to it, what explains a state led to it, and what explains a deadline gives it.

use std::collections::BTreeMap;

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::explain::{Answer, Asked, Did, Explanation, How, Line, fold};
use ad_credit_lab_engine::journal::{Event, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::reason::Counting;
use ad_credit_lab_engine::scenario::{Action, Campaign};
use ad_credit_lab_engine::{Outcome, Scenario};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::generate::stories;
use crate::holds_for_all;
use crate::hourly::short_stories;

/// Fails unless the parts of an explanation add up to a figure, and its lines to the same, however far they are unfolded.
fn adds_up(scenario: &Scenario, outcome: &Outcome, asked: Asked, figure: Money) -> TestCaseResult {
    let explanation = Explanation::of(scenario, outcome, asked);
    prop_assert_eq!(explanation.answer, Some(Answer::Money(figure)), "{:?}", asked);
    prop_assert_eq!(explanation.total(), figure, "{:?}", asked);
    let lines = fold(scenario, outcome, &explanation.sum);
    let sum = |lines: &[Line]| -> Money { lines.iter().map(|line| line.amount).sum() };
    prop_assert_eq!(sum(&lines), figure, "{:?}", asked);
    for line in &lines {
        let finer = line.unfolded(scenario, outcome);
        prop_assert_eq!(finer.is_empty(), line.parts.len() == 1);
        if !finer.is_empty() {
            prop_assert!(finer.len() > 1, "unfolding {:?} gives the same again", line);
            prop_assert_eq!(sum(&finer), line.amount);
        }
    }
    for part in &explanation.sum {
        let row = outcome.journal.row(part.row as usize).map(|row| (row.at, row.verdict));
        let refused = row.is_none_or(|(_, verdict)| verdict == Verdict::Refused);
        prop_assert!(!refused, "a part of what did not take place: {:?}", part);
        prop_assert_eq!(row.map(|(at, _)| at), Some(part.at));
    }
    Ok(())
}

#[test]
fn the_parts_of_every_figure_add_up_to_it() {
    holds_for_all(short_stories(), |story| {
        let (scenario, outcome) = (&*story, story.outcome());
        let ledger = &outcome.ledger;
        adds_up(scenario, &outcome, Asked::Cash, ledger.cash())?;
        adds_up(scenario, &outcome, Asked::Unpaid, ledger.unpaid().gross())?;
        let billed = outcome.billed.gross();
        adds_up(scenario, &outcome, Asked::Billed, billed)?;
        adds_up(scenario, &outcome, Asked::Unbilled, ledger.unpaid().gross() - billed)?;
        adds_up(scenario, &outcome, Asked::Tax, ledger.tax())?;
        adds_up(scenario, &outcome, Asked::Credits, ledger.unused_credit())?;
        for (index, book) in ledger.credits().iter().enumerate() {
            adds_up(scenario, &outcome, Asked::Credit(index), book.unused())?;
        }
        for (index, campaign) in outcome.campaigns.iter().enumerate() {
            adds_up(scenario, &outcome, Asked::Campaign(index), campaign.spent)?;
        }
        for (index, offer) in outcome.offers.iter().enumerate() {
            adds_up(scenario, &outcome, Asked::Counted(index), offer.counted)?;
            adds_up(scenario, &outcome, Asked::Pending(index), offer.pending)?;
        }
        Ok(())
    });
}

#[test]
fn what_does_not_count_stands_beside_what_does_with_the_amounts_of_the_outcome() {
    holds_for_all(stories(), |story| {
        let (scenario, outcome) = (&*story, story.outcome());
        for (index, offer) in outcome.offers.iter().enumerate() {
            let explanation = Explanation::of(scenario, &outcome, Asked::Counted(index));
            for (counting, amount) in &offer.not_counted {
                let how = How::Counting(*counting);
                let beside: Money = explanation
                    .beside
                    .iter()
                    .filter(|part| part.how == how)
                    .map(|part| part.amount)
                    .sum();
                prop_assert_eq!(beside, *amount, "{:?}", counting);
            }
        }
        Ok(())
    });
}

#[test]
fn who_paid_for_a_charge_adds_up_to_what_it_cost() {
    holds_for_all(short_stories(), |story| {
        let (scenario, outcome) = (&*story, story.outcome());
        for (index, row) in outcome.journal.rows().enumerate() {
            let explanation = Explanation::of(scenario, &outcome, Asked::Row(index));
            prop_assert_eq!(explanation.answer, Some(Answer::Verdict(row.verdict)));
            let Event::Entry(entry) = row.event else { continue };
            let entry = outcome.entry(scenario, entry).map(|entry| &entry.action);
            let is_charge = matches!(entry, Some(Action::Spend { .. }));
            let cost = if is_charge && row.verdict != Verdict::Refused {
                row.amount.gross()
            } else {
                Money::ZERO
            };
            prop_assert_eq!(explanation.total(), cost);
            // The reasons stand in the order of the row, and what caused one came before.
            let codes: Vec<_> = row.reasons.iter().map(|reason| reason.code()).collect();
            let cited: Vec<_> = explanation
                .rules
                .iter()
                .filter_map(|cited| match cited.did {
                    Did::Reason(reason) => Some(reason.code()),
                    _ => None,
                })
                .collect();
            prop_assert_eq!(cited, codes);
            prop_assert!(
                explanation.rules.iter().filter_map(|cited| cited.row).all(|cause| cause < index)
            );
            if row.verdict == Verdict::Refused {
                prop_assert!(!explanation.changes.is_empty());
            }
        }
        Ok(())
    });
}

#[test]
fn the_charges_of_a_date_are_all_those_of_its_campaign() {
    holds_for_all(short_stories(), |story| {
        let (scenario, outcome) = (&*story, story.outcome());
        let mut cost: BTreeMap<(Date, &Campaign), (Money, usize)> = BTreeMap::new();
        for (index, row) in outcome.journal.rows().enumerate() {
            let Event::Entry(entry) = row.event else { continue };
            let entry = outcome.entry(scenario, entry).map(|entry| &entry.action);
            if let Some(Action::Spend { campaign, .. }) = entry
                && row.verdict != Verdict::Refused
            {
                let (net, last) = cost.entry((row.at.date(), campaign)).or_default();
                *net += row.amount.net;
                *last = index;
            }
        }
        for (net, last) in cost.into_values() {
            adds_up(scenario, &outcome, Asked::ChargesOfDate(last), net)?;
        }
        Ok(())
    });
}

#[test]
fn each_state_has_the_row_that_brought_it() {
    holds_for_all(stories(), |story| {
        let (scenario, outcome) = (&*story, story.outcome());
        for (index, offer) in outcome.offers.iter().enumerate() {
            let explanation = Explanation::of(scenario, &outcome, Asked::State(index));
            let states: Vec<(Instant, _)> =
                explanation.states.iter().map(|step| (step.at, step.state)).collect();
            prop_assert_eq!(&states, &offer.states);
            for step in &explanation.states {
                let row = step.row.and_then(|row| outcome.journal.row(row));
                prop_assert_eq!(row.map(|row| row.at), Some(step.at), "{:?}", step);
            }
        }
        Ok(())
    });
}

#[test]
fn the_window_that_binds_ends_where_the_deadline_does() {
    holds_for_all(stories(), |story| {
        let (scenario, outcome) = (&*story, story.outcome());
        for (index, offer) in outcome.offers.iter().enumerate() {
            for (asked, deadline) in
                [(Asked::RedeemBy(index), offer.redeem_by), (Asked::EarnBy(index), offer.earn_by)]
            {
                let Some(deadline) = deadline else { continue };
                let explanation = Explanation::of(scenario, &outcome, asked);
                prop_assert_eq!(explanation.answer, Some(Answer::Deadline(deadline)));
                let binding: Vec<_> = explanation
                    .spans
                    .iter()
                    .filter(|span| span.binds)
                    .map(|span| span.ends)
                    .collect();
                prop_assert_eq!(binding, [Some(deadline.ends)], "{:?}", asked);
            }
        }
        Ok(())
    });
}

#[test]
fn the_delay_of_a_reward_leads_from_its_beginning_to_its_dates() {
    holds_for_all(stories(), |story| {
        let (scenario, outcome) = (&*story, story.outcome());
        for (index, offer) in outcome.offers.iter().enumerate() {
            let explanation = Explanation::of(scenario, &outcome, Asked::Issue(index));
            let Some(passing) = explanation.passing else {
                prop_assert_eq!(
                    offer.tiers.iter().rev().find_map(|tier| tier.issue.and(tier.reached)),
                    None
                );
                continue;
            };
            let due = passing.delay.after(passing.from, passing.delay.latest, &scenario.holidays);
            prop_assert_eq!(due, passing.dates.due);
        }
        Ok(())
    });
}

#[test]
fn what_is_still_being_calculated_counted_in_the_last_six_hours() {
    holds_for_all(stories(), |story| {
        let (scenario, outcome) = (&*story, story.outcome());
        for index in 0..outcome.offers.len() {
            let explanation = Explanation::of(scenario, &outcome, Asked::Calculating(index));
            let Some(Answer::Money(figure)) = explanation.answer else { continue };
            prop_assert_eq!(explanation.total(), figure);
            prop_assert!(figure <= outcome.offers[index].counted);
            for part in &explanation.sum {
                prop_assert_eq!(part.how, How::Counting(Counting::Counted));
                prop_assert!(outcome.at.seconds_since(part.at) < 6 * 3_600);
            }
        }
        Ok(())
    });
}
