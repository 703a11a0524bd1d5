//! Totals are where an outcome ends, whoever writes down the way there.

use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::simulate::Prepared;
use ad_credit_lab_engine::{Outcome, Totals, totals};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generate::stories;
use crate::holds_for_all;

fn of(outcome: Outcome) -> Totals {
    let Outcome { at, offers, credits, discounts, standing, payment, ledger, .. } = outcome;
    Totals { at, offers, credits, discounts, standing, payment, ledger }
}

/// The amounts of a plan's days: nothing, little, or more than most thresholds.
fn amounts() -> impl Strategy<Value = Vec<Money>> {
    vec(prop_oneof![Just(0_i64), 1..300_i64, 1..30_000_i64].prop_map(Money::from_minor), 0..40)
}

#[test]
fn the_totals_of_a_scenario_are_those_of_its_outcome() {
    holds_for_all(stories(), |story| {
        prop_assert_eq!(totals(&story), of(story.outcome()));
        Ok(())
    });
}

#[test]
fn a_run_of_a_rehearsal_depends_on_no_run_before_it() {
    holds_for_all((stories(), amounts(), amounts()), |(story, first, second)| {
        let prepared = Prepared::of(&story);
        let (mut used, mut fresh) = (prepared.rehearsal(), prepared.rehearsal());
        used.run(&first);
        prop_assert_eq!(used.run(&second), fresh.run(&second));
        if let Some(plan) = &story.spend_plan {
            prop_assert_eq!(used.run(&plan.amounts()), &of(story.outcome()));
        }
        Ok(())
    });
}
