//! A run depends on nothing but its scenario, and on nothing that comes later or changes nothing.

use std::collections::BTreeMap;

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::outcome::State;
use ad_credit_lab_engine::scenario::Action;
use ad_credit_lab_engine::{Outcome, Scenario, simulate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

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
fn the_same_scenario_gives_the_same_outcome() {
    holds_for_all(stories(), |story| {
        prop_assert_eq!(story.outcome(), story.outcome());
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
fn every_entry_up_to_the_end_has_exactly_one_row() {
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
        let entries = (0_u32..).zip(story.entries.iter().chain(&outcome.planned));
        let in_time = entries
            .filter(|(_, entry)| story.until.is_none_or(|until| story.instant(entry.at) <= until));
        prop_assert_eq!(numbers, in_time.map(|(index, _)| index).collect::<Vec<_>>());
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
fn entries_that_come_later_change_nothing_before() {
    holds_for_all((stories(), any::<Index>(), -1..=1_i64), |(story, index, shift)| {
        let whole = story.outcome();
        let Some(until) = instant_of(&story, &whole, index, shift) else { return Ok(()) };
        let shorter = story
            .with(|scenario| {
                scenario.entries.retain(|entry| story.instant(entry.at) <= until);
                scenario.until = Some(until);
            })
            .outcome();
        let kept = |index: u32| story.instant(story.entries[index as usize].at) <= until;
        let written = story.entries.len() as u32;
        let numbers: BTreeMap<_, _> = (0..written).filter(|index| kept(*index)).zip(0..).collect();
        let expected = renumbered(&whole, &story, &numbers);
        let expected: Vec<_> = expected.into_iter().filter(|row| row.at <= until).collect();
        prop_assert_eq!(rows(&shorter), expected);
        Ok(())
    });
}

#[test]
fn an_outcome_without_an_end_is_final() {
    holds_for_all(stories(), |story| {
        let story = story.with(|scenario| scenario.until = None);
        let outcome = story.outcome();
        let at_its_end = story.with(|scenario| scenario.until = Some(outcome.at)).outcome();
        prop_assert_eq!(&at_its_end.offers, &outcome.offers);
        prop_assert_eq!(&at_its_end.ledger, &outcome.ledger);
        Ok(())
    });
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

/// Whether an attempt to redeem was refused, after which an offer may be "not eligible" (C16): the one trace that a refusal leaves.
fn is_attempt(scenario: &Scenario, index: u32) -> bool {
    let entry = scenario.entries.get(index as usize);
    matches!(entry.map(|entry| &entry.action), Some(Action::RedeemCode { .. }))
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
            .filter(|row| row.verdict == Verdict::Refused)
            .filter_map(|row| match row.event {
                Event::Entry(index) if index < written => Some(index),
                _ => None,
            })
            .collect();
        if let Some(one) = one.filter(|_| !refused.is_empty()) {
            refused = vec![*one.get(&refused)];
        }
        let without = story.with(|scenario| {
            let mut index = 0..;
            scenario.entries.retain(|_| !refused.contains(&index.next().unwrap_or_default()));
        });
        let outcome = without.outcome();
        let numbers: BTreeMap<_, _> =
            (0..written).filter(|index| !refused.contains(index)).zip(0..).collect();
        prop_assert_eq!(rows(&outcome), renumbered(&whole, &story, &numbers));
        prop_assert_eq!((&outcome.credits, &outcome.ledger), (&whole.credits, &whole.ledger));
        let attempts = refused.iter().any(|index| is_attempt(&story, *index));
        let mut expected = whole.offers.clone();
        for (offer, other) in expected.iter_mut().zip(&outcome.offers) {
            let excepted = attempts && offer.state == State::NotEligible;
            if excepted && matches!(other.state, State::NotReceived | State::Received) {
                offer.state = other.state;
            }
        }
        prop_assert_eq!(outcome.offers, expected);
        prop_assert!(attempts || outcome.at == whole.at);
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
        let other = story.with(|scenario| {
            let entry = |index: &u32| story.entries[*index as usize].clone();
            scenario.entries = order.iter().map(entry).collect();
        });
        let numbers: BTreeMap<_, _> = order.into_iter().zip(0..).collect();
        let (whole, outcome) = (story.outcome(), other.outcome());
        prop_assert_eq!(rows(&outcome), renumbered(&whole, &story, &numbers));
        prop_assert_eq!(outcome.offers, whole.offers);
        prop_assert_eq!(outcome.credits, whole.credits);
        prop_assert_eq!(outcome.ledger, whole.ledger);
        prop_assert_eq!(outcome.assumptions, whole.assumptions);
        prop_assert_eq!(outcome.warnings, whole.warnings);
        Ok(())
    });
}
