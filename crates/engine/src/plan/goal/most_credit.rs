//! The most credit for the least cash.
//!
//! What is varied: a flat daily budget, and on how many of the plan's days, from the first on, it is spent. Of two runs the better one
//! brings more credit in all; of the same credit, it costs less cash (with tax, paid or owed); of the same cash, it spends less a day,
//! because a smaller budget is easier to keep and to stop; and then on fewer days.

mod trials;

use super::budget::{refused_whatever_is_spent, step, tried};
use super::{
    Answer, Failure, Limit, Looked, Obstacle, Proof, ProofKind, Request, Solution, Tried, Value,
    apply, why_not,
};
use crate::offer::Reward;
use crate::plan::spends::Span;
use crate::scenario::Scenario;
use crate::simulate::Prepared;
use trials::Trials;

pub(super) fn seek(scenario: &Scenario, request: &Request) -> Answer {
    let offer = request.aim.offer;
    let answer = |result, kind, runs| {
        let proof = Proof { kind, runs, bound: None };
        Answer { request: *request, result, proof }
    };
    let nothing = |obstacle: Obstacle| Err(Failure::of(obstacle, None));
    let terms = scenario.offers[offer].in_play(&scenario.account);
    if terms.tiers.iter().all(|tier| matches!(tier.reward, Reward::Discount { .. })) {
        return answer(nothing(Limit::RewardIsDiscount.into()), ProofKind::Refused, 0);
    }
    let Some((span, plan)) = Span::of(scenario, offer, None).zip(scenario.spend_plan.as_ref())
    else {
        return answer(nothing(Limit::NeverActivated.into()), ProofKind::Refused, 0);
    };
    if let Some(obstacle) = refused_whatever_is_spent(scenario, offer) {
        return answer(nothing(obstacle), ProofKind::Refused, 1);
    }
    let prepared = Prepared::of(scenario);
    let mut trials = Trials::of(&prepared, scenario, request, plan, &terms, span);
    let kind = trials.try_all();
    let runs = trials.runs;
    match trials.best.filter(|best| best.run.granted.is_positive()) {
        Some(best) => {
            let (best, _) = tried(scenario, offer, best.value());
            answer(Ok(solution(scenario, request, best)), kind, runs)
        }
        None => {
            let closest = trials.best.map(|best| Tried { value: best.value(), run: best.run });
            let obstacle = closest.map_or(Limit::NoDayCounts.into(), |closest| {
                if kind == ProofKind::Searched {
                    let from = step(scenario, request);
                    return Obstacle::NotFound(Looked { runs, from, to: request.most });
                }
                let (_, totals) = tried(scenario, offer, closest.value);
                why_not(&apply(scenario, offer, closest.value), &request.aim, &totals)
            });
            answer(Err(Failure::of(obstacle, closest)), kind, runs)
        }
    }
}

/// The answer with the next smaller budget on the same days, and what is worse about it.
fn solution(scenario: &Scenario, request: &Request, best: Tried) -> Solution {
    let next = match best.value {
        Value::BudgetAndDays { daily_budget, days } => {
            let smaller = daily_budget - step(scenario, request);
            let value = Value::BudgetAndDays { daily_budget: smaller, days };
            smaller.is_positive().then(|| tried(scenario, request.aim.offer, value).0)
        }
        _ => None,
    };
    let next = next.map(|next| {
        let (less, more) =
            (best.run.granted - next.run.granted, next.run.cash_out - best.run.cash_out);
        let limit = if less.is_positive() {
            Limit::LessCredit { granted: next.run.granted, less }
        } else {
            Limit::CostsMore { cash_out: next.run.cash_out, more }
        };
        (next, limit.into())
    });
    Solution { best, next, boundary: None }
}
