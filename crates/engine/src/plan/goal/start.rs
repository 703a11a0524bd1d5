//! The latest first day of the plan.

use super::budget::{refused_whatever_is_spent, tried};
use super::{
    Answer, Closeness, Failure, Limit, Obstacle, Proof, ProofKind, Request, Solution, Tried, Value,
    apply, why_not,
};
use crate::calendar::{Date, Instant};
use crate::plan::Figures;
use crate::plan::spends::Span;
use crate::scenario::{Scenario, SpendPlan};
use crate::simulate::totals;

/// The latest date on which the plan may start. Its pauses and one-offs stay on their dates.
pub(super) fn seek(scenario: &Scenario, request: &Request) -> Answer {
    let aim = &request.aim;
    let mut runs = 0;
    let answer = |result, kind, runs| {
        let proof = Proof { kind, runs, bound: None };
        Answer { request: *request, result, proof }
    };
    let nothing = |obstacle: Obstacle| Err(Failure::of(obstacle, None));
    let Some(span) = Span::of(scenario, aim.offer, aim.by) else {
        return answer(nothing(Limit::NeverActivated.into()), ProofKind::Refused, 0);
    };
    if let Some(obstacle) = refused_whatever_is_spent(scenario, aim.offer) {
        return answer(nothing(obstacle), ProofKind::Refused, 1);
    }
    let (first, last) = dates(scenario, span);
    let mut changed = scenario.clone();
    let mut closest: Option<(Closeness, Tried)> = None;
    // One date later than the last that can matter shows whether anything hangs on the start at all.
    let mut does = |start: &Date| {
        if let Some(plan) = &mut changed.spend_plan {
            plan.start = *start;
        }
        runs += 1;
        let totals = totals(&changed);
        let run = Figures::of(&totals, aim.offer);
        let closeness = Closeness::to(aim, &totals, &run);
        if closest.is_none_or(|(closest, _)| closest < closeness) {
            closest = Some((closeness, Tried { value: Value::Start(*start), run }));
        }
        aim.met(&totals).is_some()
    };
    let found = dates_back(last.plus_days(1), first).find(&mut does);
    match found {
        Some(start) if last < start => {
            let fails = dates_back(last, first).find(|start| !does(start));
            let (closest, _) = tried(scenario, aim.offer, Value::Start(start));
            let obstacle = no_latest(start, fails).into();
            answer(Err(Failure::of(obstacle, Some(closest))), ProofKind::Tried, runs)
        }
        Some(start) => {
            let (best, _) = tried(scenario, aim.offer, Value::Start(start));
            let value = Value::Start(start.plus_days(1));
            let (next, totals) = tried(scenario, aim.offer, value);
            let obstacle = why_not(&apply(scenario, aim.offer, value), aim, &totals);
            let solution = Solution { best, next: Some((next, obstacle)), boundary: None };
            answer(Ok(solution), ProofKind::Tried, runs)
        }
        None => {
            let closest = closest.map(|(_, tried)| tried);
            let obstacle = closest.map_or(Limit::NoDayCounts.into(), |closest| {
                let scenario = apply(scenario, aim.offer, closest.value);
                why_not(&scenario, aim, &totals(&scenario))
            });
            answer(Err(Failure::of(obstacle, closest)), ProofKind::Tried, runs)
        }
    }
}

/// The dates between which a start can matter, both included: from the account's creation, or the plan's present start if that is
/// earlier, to the last date on which spend can count, at most as many as a plan can have days.
fn dates(scenario: &Scenario, span: Span) -> (Date, Date) {
    let created = scenario.account.created.date();
    let first = scenario.spend_plan.as_ref().map_or(created, |plan| plan.start.min(created));
    (first, last_of(span.before, first))
}

/// The last date before an instant, not earlier than `first` and not further from it than a plan is long.
pub(super) fn last_of(before: Instant, first: Date) -> Date {
    let most = first.plus_days(SpendPlan::MOST_DAYS.cast_signed() - 1).min(Date::LATEST);
    let last = if before == Instant::NEVER { most } else { before.plus_seconds(-1).date() };
    last.clamp(first, most)
}

/// That the last date that was looked at does, so that nothing shows which one is the latest.
pub(super) fn no_latest(until: Date, fails: Option<Date>) -> Limit {
    fails.map_or(Limit::EveryDateDoes { until }, |fails| Limit::NoLatestDate { until, fails })
}

/// Every date from one back to an earlier one, both included.
pub(super) fn dates_back(from: Date, to: Date) -> impl Iterator<Item = Date> {
    (0..=from.days_since(to)).map(move |days| from.plus_days(-days))
}
