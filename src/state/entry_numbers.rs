//! The numbers by which refunds name their spends, when entries come and go.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::scenario::{Action, Entry};

/// Lets refunds go on naming their spends after entries have come or gone before these.
pub(super) fn renumber_refunds(scenario: &mut Scenario, now: impl Fn(usize) -> usize) {
    for entry in &mut scenario.entries {
        if let Action::Refund { spend, .. } = &mut entry.action {
            *spend = u32::try_from(now(*spend as usize)).unwrap_or(u32::MAX);
        }
    }
}

/// Takes away the refunds of spends that a shorter plan does not make, and lets those of what campaigns spend by themselves, which is
/// numbered after the plan, go on naming it. `before` is how many entries nobody wrote while the plan was another one.
pub(super) fn renumber_hourly(scenario: &mut Scenario, before: usize) {
    let now = scenario.planned_count();
    let plan_ends = scenario.entries.len() + now - scenario.hourly_charge_count();
    let was_of_plan = plan_ends..(plan_ends + before).saturating_sub(now);
    remove(
        scenario,
        |entry| matches!(entry.action, Action::Refund { spend, .. } if was_of_plan.contains(&(spend as usize))),
    );
    let plan_ended = scenario.entries.len() + before - scenario.hourly_charge_count();
    let moved = |spend| if spend < plan_ended { spend } else { spend + now - before };
    renumber_refunds(scenario, moved);
}

/// Takes entries away.
pub(super) fn remove(scenario: &mut Scenario, is_gone: impl Fn(&Entry) -> bool) {
    let gone: Vec<bool> = scenario.entries.iter().map(&is_gone).collect();
    scenario.entries.retain(|entry| !is_gone(entry));
    renumber_refunds(scenario, |spend| {
        spend - gone.iter().take(spend).filter(|is_gone| **is_gone).count()
    });
}
