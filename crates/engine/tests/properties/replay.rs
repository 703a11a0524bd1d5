//! A run depends on nothing but its scenario, and on nothing that comes later or changes nothing.

use std::collections::BTreeMap;

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::reason::Reason;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::{Outcome, Scenario, simulate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::books::Planner;
use crate::generate::{Story, stories};
use crate::holds_for_all;

fn rows(outcome: &Outcome) -> Vec<Row<'_>> {
    outcome.journal.rows().collect()
}

/// An instant not after the end of the story: one at which something happens, or the second before or after it.
fn instant_of(story: &Story, outcome: &Outcome, index: Index, shift: i64) -> Option<Instant> {
    let rows = rows(outcome);
    let at = (!rows.is_empty()).then(|| index.get(&rows).at.plus_seconds(shift))?;
    Some(story.until.map_or(at, |until| until.min(at)))
}

#[test]
fn the_same_scenario_gives_the_same_bytes() {
    holds_for_all(stories(), |story| {
        let (outcome, again) = (story.outcome(), story.outcome());
        prop_assert_eq!(outcome.to_node(&story).to_json(), again.to_node(&story).to_json());
        prop_assert_eq!(outcome, again);
        Ok(())
    });
}

#[test]
fn a_scenario_that_is_written_back_is_the_same_and_gives_the_same_outcome() {
    holds_for_all(stories(), |story| {
        let read = Scenario::from_node(&story.to_node(), Story::catalogue());
        prop_assert_eq!(read.as_ref(), Ok(&*story));
        let text = Scenario::parse(&story.to_node().to_json(), Story::catalogue());
        prop_assert_eq!(text.as_ref(), Ok(&*story));
        prop_assert_eq!(read.map(|read| simulate(&read)), Ok(story.outcome()));
        Ok(())
    });
}

#[test]
fn rows_follow_each_other_in_time_and_each_has_a_reason() {
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        prop_assert!(rows(&outcome).is_sorted_by_key(|row| row.at));
        prop_assert!(rows(&outcome).iter().all(|row| !row.reasons.is_empty()));
        Ok(())
    });
}

#[test]
fn every_entry_up_to_the_end_has_exactly_one_row_but_for_what_campaigns_cannot_spend_by_themselves()
{
    holds_for_all(stories(), |story| {
        let outcome = story.outcome();
        let mut numbers: Vec<_> = outcome
            .journal
            .rows()
            .filter_map(|row| match row.event {
                Event::Entry(index) => Some(index),
                _ => None,
            })
            .collect();
        numbers.sort_unstable();
        prop_assert!(numbers.is_sorted_by(|one, next| one < next));
        let entries = (0_u32..).zip(story.entries.iter().chain(&outcome.planned));
        let in_time = entries
            .filter(|(_, entry)| story.until.is_none_or(|until| story.instant(entry.at) <= until));
        let is_left_out = |index: &u32| {
            Planner::of(&story, *index) == Some(Planner::Campaign)
                && numbers.binary_search(index).is_err()
        };
        let expected = in_time.map(|(index, _)| index).filter(|index| !is_left_out(index));
        prop_assert_eq!(&numbers, &expected.collect::<Vec<_>>());
        Ok(())
    });
}

#[test]
fn stopping_earlier_gives_the_beginning_of_the_same_journal() {
    holds_for_all((stories(), any::<Index>(), -1..=1_i64), |(story, index, shift)| {
        let whole = story.outcome();
        let Some(until) = instant_of(&story, &whole, index, shift) else { return Ok(()) };
        let stopped = story.with(|scenario| scenario.until = Some(until)).outcome();
        let expected: Vec<_> = rows(&whole).into_iter().filter(|row| row.at <= until).collect();
        prop_assert_eq!(rows(&stopped), expected);
        Ok(())
    });
}

#[test]
fn a_view_as_of_an_instant_is_a_run_that_was_given_only_the_entries_up_to_it() {
    holds_for_all((stories(), any::<Index>(), -1..=1_i64), |(story, index, shift)| {
        let whole = story.outcome();
        let Some(until) = instant_of(&story, &whole, index, shift) else { return Ok(()) };
        let kept = |index: u32| story.instant(story.entries[index as usize].at) <= until;
        let written = story.entries.len() as u32;
        let numbers: BTreeMap<_, _> = (0..written).filter(|index| kept(*index)).zip(0..).collect();
        let shorter =
            reordered(&story, &numbers).with(|scenario| scenario.until = Some(until)).outcome();
        let expected = renumbered(&whole, &story, &numbers);
        let expected: Vec<_> = expected.into_iter().filter(|row| row.at <= until).collect();
        prop_assert_eq!(rows(&shorter), expected);
        let whole = story.with(|scenario| scenario.until = Some(until)).outcome();
        prop_assert_eq!(&shorter.offers, &whole.offers);
        prop_assert_eq!((&shorter.credits, &shorter.discounts), (&whole.credits, &whole.discounts));
        prop_assert_eq!((&shorter.ledger, &shorter.history), (&whole.ledger, &whole.history));
        prop_assert_eq!((shorter.standing, shorter.payment), (whole.standing, whole.payment));
        Ok(())
    });
}

#[test]
fn an_outcome_without_an_end_is_final() {
    holds_for_all(stories(), |story| {
        let story = story.without_end();
        let outcome = story.outcome();
        let at_its_end = story.with(|scenario| scenario.until = Some(outcome.at)).outcome();
        prop_assert_eq!(&at_its_end.offers, &outcome.offers);
        prop_assert_eq!(&at_its_end.ledger, &outcome.ledger);
        prop_assert_eq!(&at_its_end.credits, &outcome.credits);
        prop_assert_eq!(&at_its_end.history, &outcome.history);
        Ok(())
    });
}

/// The story with those of its written entries that have a number, in the order of their numbers; refunds name the same spends as before.
fn reordered(story: &Story, numbers: &BTreeMap<u32, u32>) -> Story {
    let written = story.entries.len() as u32;
    let mut order: Vec<_> = numbers.iter().map(|(old, new)| (*new, *old)).collect();
    order.sort_unstable();
    // A spend that is left out has no number, as one that never took place.
    let renumber = |index: u32| match index.checked_sub(written) {
        Some(planned) => planned + numbers.len() as u32,
        None => numbers.get(&index).copied().unwrap_or(u32::MAX),
    };
    story.with(|scenario| {
        scenario.entries =
            order.iter().map(|(_, old)| story.entries[*old as usize].clone()).collect();
        for entry in &mut scenario.entries {
            if let Action::Refund { spend, .. } = &mut entry.action {
                *spend = renumber(*spend);
            }
        }
    })
}

/// The rows of an outcome with other numbers for the written entries; those that have none are left out, planned ones count on.
fn renumbered<'a>(
    outcome: &'a Outcome,
    scenario: &Scenario,
    numbers: &BTreeMap<u32, u32>,
) -> Vec<Row<'a>> {
    let written = scenario.entries.len() as u32;
    let renumber = |row: Row<'a>| match row.event {
        Event::Entry(index) if index < written => {
            numbers.get(&index).map(|number| Row { event: Event::Entry(*number), ..row })
        }
        Event::Entry(index) => {
            let index = index - written + numbers.len() as u32;
            Some(Row { event: Event::Entry(index), ..row })
        }
        _ => Some(row),
    };
    outcome.journal.rows().filter_map(renumber).collect()
}

/// Whether a refusal left its trace on the offer, which is "not eligible" since (C16): the one trace that a refusal leaves.
fn leaves_a_trace(row: &Row<'_>) -> bool {
    row.reasons.iter().any(|reason| {
        matches!(
            reason,
            Reason::NotByOfficialLink
                | Reason::OriginNotEligible
                | Reason::ProgrammeNotEligible
                | Reason::CodeAlreadyUsed { .. }
                | Reason::LimitReached { .. }
                | Reason::AdvertiserNotNew
                | Reason::CountryNotEligible
                | Reason::CurrencyDiffers
                | Reason::PaymentModeNotEligible
        )
    })
}

#[test]
fn a_refused_entry_changes_nothing() {
    let refused_or_one_of_them = prop::option::weighted(0.7, any::<Index>());
    holds_for_all((stories(), refused_or_one_of_them), |(story, one)| {
        let whole = story.outcome();
        let written = story.entries.len() as u32;
        let mut refused: Vec<_> = whole
            .journal
            .rows()
            .filter(|row| row.verdict == Verdict::Refused && !leaves_a_trace(row))
            .filter_map(|row| match row.event {
                Event::Entry(index) if index < written => Some(index),
                _ => None,
            })
            .collect();
        if let Some(one) = one.filter(|_| !refused.is_empty()) {
            refused = vec![*one.get(&refused)];
        }
        let numbers: BTreeMap<_, _> =
            (0..written).filter(|index| !refused.contains(index)).zip(0..).collect();
        let outcome = reordered(&story, &numbers).outcome();
        prop_assert_eq!(rows(&outcome), renumbered(&whole, &story, &numbers));
        prop_assert_eq!((&outcome.credits, &outcome.ledger), (&whole.credits, &whole.ledger));
        prop_assert_eq!((&outcome.offers, &outcome.discounts), (&whole.offers, &whole.discounts));
        prop_assert_eq!((&outcome.history, outcome.at), (&whole.history, whole.at));
        Ok(())
    });
}

/// The entries in another order in which those of the same instant keep theirs, by their old numbers.
fn shuffled(story: &Story, keys: &[u32]) -> Vec<u32> {
    let at = |index: u32| story.instant(story.entries[index as usize].at);
    let key = |index: u32| keys[index as usize % keys.len()];
    let mut order: Vec<_> = (0..story.entries.len() as u32).collect();
    order.sort_by_key(|index| key(*index));
    let mut of_instant: BTreeMap<Instant, Vec<u32>> = BTreeMap::new();
    for index in (0..story.entries.len() as u32).rev() {
        of_instant.entry(at(index)).or_default().push(index);
    }
    let next = |index: u32| of_instant.get_mut(&at(index)).and_then(Vec::pop).unwrap_or(index);
    order.into_iter().map(next).collect()
}

#[test]
fn the_order_in_the_file_matters_only_for_entries_of_the_same_instant() {
    holds_for_all((stories(), vec(any::<u32>(), 40)), |(story, keys)| {
        let order = shuffled(&story, &keys);
        let numbers: BTreeMap<_, _> = order.into_iter().zip(0..).collect();
        let (whole, outcome) = (story.outcome(), reordered(&story, &numbers).outcome());
        prop_assert_eq!(rows(&outcome), renumbered(&whole, &story, &numbers));
        prop_assert_eq!(outcome.offers, whole.offers);
        prop_assert_eq!(outcome.credits, whole.credits);
        prop_assert_eq!(outcome.ledger, whole.ledger);
        prop_assert_eq!(outcome.assumptions, whole.assumptions);
        prop_assert_eq!(outcome.warnings, whole.warnings);
        prop_assert_eq!(outcome.undecided, whole.undecided);
        prop_assert_eq!(outcome.history, whole.history);
        Ok(())
    });
}
