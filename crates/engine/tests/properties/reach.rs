//! The random stories reach everything that the other properties are about.

use std::collections::BTreeSet;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, Reason, RngSeed, TestRunner};

use crate::generate::stories;

/// Everything that an outcome can say, but what only a larger file can bring about.
const CODES: &[&str] = &[
    // States
    "not_received",
    "received",
    "earning",
    "requirement_met",
    "granted",
    "exhausted",
    "expired",
    "redeem_window_missed",
    "earning_window_missed",
    "not_eligible",
    // Verdicts
    "accepted",
    "boundary",
    "partly",
    "refused",
    "happened",
    // Reasons
    "account_not_created",
    "account_created",
    "code_received",
    "code_already_received",
    "offer_activates_itself",
    "code_redeemed",
    "last_date_of_window",
    "code_never_received",
    "code_differs",
    "already_activated",
    "redeem_window_over",
    "origin_not_eligible",
    "country_not_eligible",
    "currency_differs",
    "activated_at_creation",
    "topping_up_is_not_spending",
    "charge_paid",
    "charge_fell_short",
    "cash_is_zero",
    "not_enough_money",
    "threshold_reached",
    "credit_used_up",
    "credit_given",
    "credit_id_taken",
    "credit_already_over",
    "credit_assigned",
    "credit_unassigned",
    "no_such_credit",
    "credit_over",
    "free_credit_is_not_assigned",
    "not_admin",
    "assign_limit_reached",
    "campaign_not_assigned",
    "requirement_missed",
    "tier_fixed",
    "credit_issued",
    "unused_credit_lost",
    // Parts of a charge
    "counted",
    "before_activation",
    "outside_earning_window",
    "tax",
    "paid_by_credit",
    // Assumptions
    "A1",
    "A3",
    "A4",
    "A5",
    "A6",
    "A10",
    "A12",
    "A13",
    "A15",
    "A16",
    "C1",
    "C22",
    "C24",
    "redeem_windows",
    "earning_windows",
    "issuance",
    "credit.type",
    "credit.lifetime",
    // Warnings
    "code_not_documented_for_country",
    "credit_not_assigned",
    "credit_expired_unused",
    "delivery_paused",
    "plan_fell_short",
];

#[test]
fn the_stories_reach_every_state_verdict_and_reason() -> Result<(), Reason> {
    let config = Config { rng_seed: RngSeed::Fixed(1), ..Config::default() };
    let mut runner = TestRunner::new(config);
    let mut reached = BTreeSet::new();
    for _ in 0..1_000 {
        let outcome = stories().new_tree(&mut runner)?.current().outcome();
        reached.extend(outcome.offers.iter().map(|offer| offer.state.code()));
        for row in outcome.journal.rows() {
            reached.insert(row.verdict.code());
            reached.extend(row.reasons.iter().map(|reason| reason.code()));
            reached.extend(row.counts.iter().map(|count| count.counting.code()));
        }
        reached.extend(outcome.assumptions.iter().map(|assumption| assumption.id()));
        reached.extend(outcome.warnings.iter().map(|warning| warning.code()));
    }
    let missing: Vec<_> = CODES.iter().filter(|code| !reached.contains(*code)).collect();
    assert!(missing.is_empty(), "{missing:?} never came up");
    Ok(())
}
