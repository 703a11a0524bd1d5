//! The latest safe date of an offer's activation.

use super::start::{dates_back, last_of, no_latest};
use super::{
    Answer, Closeness, Failure, Limit, Obstacle, Proof, ProofKind, Request, Solution, Tried, Value,
    why_not,
};
use crate::calendar::{Date, Instant};
use crate::offer::TriggerKind;
use crate::outcome::Totals;
use crate::plan::change::Activation;
use crate::plan::spends::Spends;
use crate::plan::{Aim, Figures};
use crate::scenario::{Action, Scenario};
use crate::simulate::totals;

/// How an activation on a date came out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    /// It was accepted, every reading accepts it, and the aim is met.
    Safe,
    /// The same, but a stricter reading, or another zone, could refuse it.
    Doubtful(Limit),
    /// It was refused, or the aim is not met.
    Failed,
}

/// The latest date on which the offer can be activated, at the same time of day, so that it is safely accepted and the aim is met.
pub(super) fn seek(scenario: &Scenario, request: &Request) -> Answer {
    let aim = &request.aim;
    let answer = |result, kind, runs| {
        let proof = Proof { kind, runs, bound: None };
        Answer { request: *request, result, proof }
    };
    let nothing = |limit: Limit| Err(Failure::of(limit.into(), None));
    let first = scenario.account.created.date();
    let mut changed = scenario.clone();
    let activation = Activation::of(scenario, aim.offer);
    if activation == Activation::Fixed {
        return answer(nothing(Limit::ActivationIsFixed), ProofKind::Refused, 0);
    }
    let activation = activation.made(&mut changed, aim.offer, first);
    let last = last_of(last_that_matters(scenario, aim), first);
    let (mut runs, mut boundary) = (0, None);
    let mut closest: Option<(Closeness, Tried)> = None;
    let mut try_date = |date: Date| {
        let at = activation.move_to(&mut changed, aim.offer, date);
        let totals = totals(&changed);
        let run = Figures::of(&totals, aim.offer);
        let came = came(&changed, aim, &totals, at);
        (Tried { value: Value::Activation(at), run }, came, totals)
    };
    let found = dates_back(last.plus_days(1), first).find_map(|date| {
        runs += 1;
        let (tried, came, totals) = try_date(date);
        let closeness = Closeness::to(aim, &totals, &tried.run);
        match came {
            Came::Safe => return Some((date, tried)),
            Came::Doubtful(_) => boundary = boundary.or(Some(date)),
            Came::Failed => {}
        }
        // Of activations that all fail, one that was accepted says more than one that was not.
        let is_closer = closest.is_none_or(|(closest, _)| closest < closeness);
        if is_closer && totals.offers[aim.offer].activated.is_some() {
            closest = Some((closeness, tried));
        }
        None
    });
    match found {
        Some((date, closest)) if last < date => {
            let fails = dates_back(last, first).find(|date| {
                runs += 1;
                try_date(*date).1 != Came::Safe
            });
            let obstacle = no_latest(date, fails).into();
            answer(Err(Failure::of(obstacle, Some(closest))), ProofKind::Tried, runs)
        }
        Some((date, best)) => {
            let (next, came, totals) = try_date(date.plus_days(1));
            let obstacle = obstacle(&changed, aim, came, &totals);
            let solution = Solution { best, next: Some((next, obstacle)), boundary };
            answer(Ok(solution), ProofKind::Tried, runs)
        }
        None => {
            // Where no date was accepted, the first one shows why.
            let date = boundary
                .unwrap_or_else(|| closest.map_or(first, |(_, tried)| date_of(tried.value)));
            let (tried, came, totals) = try_date(date);
            let obstacle = obstacle(&changed, aim, came, &totals);
            answer(Err(Failure::of(obstacle, Some(tried))), ProofKind::Tried, runs)
        }
    }
}

fn date_of(value: Value) -> Date {
    match value {
        Value::Activation(at) => at.date(),
        Value::Start(start) => start,
        Value::DailyBudget(_) | Value::BudgetAndDays { .. } => Date::EARLIEST,
    }
}

fn came(scenario: &Scenario, aim: &Aim, totals: &Totals, at: Instant) -> Came {
    let standing = &totals.offers[aim.offer];
    if standing.activated != Some(at) || aim.met(totals).is_none() {
        return Came::Failed;
    }
    let safe = standing.redeem_by.map(|deadline| deadline.last_safe);
    if let Some(last_safe) = safe.filter(|last_safe| *last_safe < at.date()) {
        return Came::Doubtful(Limit::OnTheBoundary { last_safe });
    }
    let windows = &scenario.offers[aim.offer].offer.redeem_windows;
    if windows.iter().any(|window| window.cannot_decide(at)) {
        return Came::Doubtful(Limit::ZoneUnknown);
    }
    Came::Safe
}

fn obstacle(scenario: &Scenario, aim: &Aim, came: Came, totals: &Totals) -> Obstacle {
    match came {
        Came::Doubtful(limit) => limit.into(),
        Came::Safe | Came::Failed => why_not(scenario, aim, totals),
    }
}

/// The first instant from which on an activation comes too late for anything to count.
fn last_that_matters(scenario: &Scenario, aim: &Aim) -> Instant {
    let entries = |is_meant: &dyn Fn(&Action) -> bool| {
        let entries = scenario.entries.iter().filter(|entry| is_meant(&entry.action));
        entries.map(|entry| scenario.instant(entry.at)).max()
    };
    let last = match scenario.offers[aim.offer].offer.trigger {
        TriggerKind::Spend => Some(Spends::of(scenario).last()),
        TriggerKind::Action => Some(entries(&|action| matches!(action, Action::DoAction { .. }))),
        TriggerKind::TopUp | TriggerKind::Activation => None,
    };
    let after = last.map(|last| last.unwrap_or(scenario.account.created).plus_seconds(1));
    let until = scenario.until.map(|until| until.plus_seconds(1));
    let ends = [after, aim.by.map(Date::end), until];
    ends.into_iter().flatten().min().unwrap_or(Instant::NEVER)
}
