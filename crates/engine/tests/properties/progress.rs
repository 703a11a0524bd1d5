//! Spending more never means less progress.

use ad_credit_lab_engine::Outcome;
use ad_credit_lab_engine::journal::{Event, Row, Verdict};
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::offer::{Anchor, Window};
use ad_credit_lab_engine::scenario::Action;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::generate::{Story, stories};
use crate::holds_for_all;

/// A story in which windows and bills do not depend on what is spent: none from the first spend, no charge at a threshold.
fn fixed(story: &Story) -> Story {
    let is_fixed =
        |window: &Window| !matches!(window, Window::Days { from: Anchor::FirstSpend, .. });
    story.with(|scenario| {
        scenario.account.billing = None;
        for met in &mut scenario.offers {
            met.offer.earning_windows.retain(is_fixed);
        }
    })
}

/// Whether each entry took place, row by row.
fn verdicts(outcome: &Outcome) -> Vec<(Event, Verdict)> {
    let is_entry = |row: &Row<'_>| matches!(row.event, Event::Entry(_));
    outcome.journal.rows().filter(is_entry).map(|row| (row.event, row.verdict)).collect()
}

#[test]
fn before_the_first_reward_one_more_unit_of_spend_never_lowers_progress() {
    holds_for_all((stories(), any::<Index>()), |(story, index)| {
        let story = fixed(&story);
        let is_spend = |entry: &&mut ad_credit_lab_engine::scenario::Entry| {
            matches!(entry.action, Action::Spend { .. })
        };
        let more = story.with(|scenario| {
            let mut spends: Vec<_> = scenario.entries.iter_mut().filter(is_spend).collect();
            if spends.is_empty() {
                return;
            }
            let chosen = index.index(spends.len());
            if let Action::Spend { amount, .. } = &mut spends[chosen].action {
                *amount += Money::from_minor(1);
            }
        });
        let rewards = [story.outcome(), more.outcome()].map(|outcome| {
            let tiers = outcome.offers.iter().flat_map(|offer| offer.tiers.clone());
            tiers.filter_map(|tier| tier.issued).min()
        });
        let until = rewards.into_iter().flatten().min().map(|first| first.plus_seconds(-1));
        let [outcome, more] = [story, more].map(|story| {
            let until = story.until.into_iter().chain(until).min();
            story.with(|scenario| scenario.until = until).outcome()
        });
        // Where the unit stops an entry for want of money, or lets one pass, the two are different stories.
        if verdicts(&outcome) != verdicts(&more) {
            return Ok(());
        }
        for (offer, more) in outcome.offers.iter().zip(&more.offers) {
            prop_assert!(offer.counted <= more.counted, "{:?} {:?}", offer, more);
            prop_assert!(offer.counted + offer.pending <= more.counted + more.pending);
        }
        Ok(())
    });
}
