//! A spend plan whose days were read from a table.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::{Budget, SpendPlan};

use super::entry_numbers::renumber_hourly;

/// The scenario with a plan that spends these amounts from a date on, at least one and at most [`SpendPlan::MOST_DAYS`] of them.
/// Pauses and one-off days go, because the amounts are all that is spent; campaign, funding and bid stay.
#[must_use]
pub fn with_daily_spend(scenario: &Scenario, start: Date, amounts: &[Money]) -> Scenario {
    let mut scenario = scenario.clone();
    let before = scenario.planned_count();
    let days = u16::try_from(amounts.len()).unwrap_or(u16::MAX);
    let plan = scenario.spend_plan.take();
    let mut plan = plan.unwrap_or_else(|| SpendPlan::flat(start, days, Money::ZERO));
    (plan.start, plan.days, plan.budget) = (start, days, Budget::Listed(amounts.to_vec()));
    plan.pauses.clear();
    plan.one_offs.clear();
    scenario.spend_plan = Some(plan);
    renumber_hourly(&mut scenario, before);
    scenario
}
