//! The most credit for the least cash.
//!
//! What is varied: a flat daily budget, and on how many of the plan's days, from the first on, it is spent. Of two runs the better one
//! brings more credit in all; of the same credit, it costs less cash (with tax, paid or owed); of the same cash, it spends less a day,
//! because a smaller budget is easier to keep and to stop; and then on fewer days.

use std::cmp::Reverse;

use super::budget::{refused_whatever_is_spent, step, tried};
use super::{
    Answer, Failure, Limit, Obstacle, Proof, ProofKind, Request, Solution, Tried, Value, apply,
    why_not,
};
use crate::account::PaymentMode;
use crate::money::Money;
use crate::offer::{Offer, Reward, Tier, TierMode, TriggerKind};
use crate::plan::Figures;
use crate::plan::spends::{MostSpent, Span, Spends, least_for_which, most_counted};
use crate::scenario::{Action, Budget, Funding, Scenario, SpendPlan};
use crate::simulate::{Prepared, Rehearsal};

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
    let spends = Spends::of(scenario);
    let mut trials = Trials {
        scenario,
        offer,
        plan,
        terms: &terms,
        most_spent: (0..=plan.days).map(|days| spends.within(span, days)).collect(),
        is_plain: is_plain(scenario, plan, &terms),
        step: step(scenario, request),
        most: request.most,
        rehearsal: prepared.rehearsal(),
        amounts: Vec::new(),
        best: None,
        runs: 0,
    };
    trials.try_what_just_reaches();
    let kind = trials.try_what_could_be_better();
    let runs = trials.runs;
    match trials.best.filter(|best| best.run.granted.is_positive()) {
        Some(best) => {
            let (best, _) = tried(scenario, offer, best.value());
            answer(Ok(solution(scenario, request, best)), kind, runs)
        }
        None => {
            let closest = trials.best.map(|best| Tried { value: best.value(), run: best.run });
            let obstacle = closest.map_or(Limit::NoDayCounts.into(), |closest| {
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

/// A budget on the first days of the plan, with what it comes to.
#[derive(Clone, Copy)]
struct Trial {
    budget: Money,
    days: u16,
    run: Figures,
}

impl Trial {
    fn value(&self) -> Value {
        Value::BudgetAndDays { daily_budget: self.budget, days: self.days }
    }

    /// The larger, the better.
    fn rank(&self) -> (Money, Reverse<(Money, Money, u16)>) {
        (self.run.granted, Reverse((self.run.cash_out, self.budget, self.days)))
    }
}

struct Trials<'a> {
    scenario: &'a Scenario,
    offer: usize,
    plan: &'a SpendPlan,
    terms: &'a Offer,
    /// What can count at most, by the number of days.
    most_spent: Vec<MostSpent>,
    /// Whether every charge before the first credit is paid whole, and in cash.
    is_plain: bool,
    step: Money,
    most: Money,
    rehearsal: Rehearsal<'a>,
    amounts: Vec<Money>,
    best: Option<Trial>,
    runs: u32,
}

impl Trials<'_> {
    fn run(&mut self, budget: Money, days: u16) {
        self.plan.write_amounts(&Budget::Flat(budget), days, &mut self.amounts);
        self.runs += 1;
        let run = Figures::of(self.rehearsal.run(&self.amounts), self.offer);
        let trial = Trial { budget, days, run };
        if self.best.is_none_or(|best| best.rank() < trial.rank()) {
            self.best = Some(trial);
        }
    }

    fn most_counted(&self, budget: Money, days: u16) -> Money {
        most_counted(self.scenario, self.offer, self.most_spent[usize::from(days)], budget)
    }

    /// The amount itself, or the next above it that is looked at, if it is not above the most.
    fn on_step(&self, budget: Money) -> Option<Money> {
        let step = self.step.minor();
        let rounded = (budget.minor() + step - 1) / step * step;
        Some(Money::from_minor(rounded)).filter(|budget| *budget <= self.most)
    }

    /// For each number of days and each tier, the smallest budget that can reach it: mostly these are the best, and all else is held against them.
    fn try_what_just_reaches(&mut self) {
        let mut goals: Vec<Money> = self.terms.tiers.iter().filter_map(Tier::threshold).collect();
        for tier in &self.terms.tiers {
            if let Reward::Match { rate, cap } = tier.reward {
                goals.extend(least_for_which(|counted| cap <= rate.of(counted)));
            }
        }
        if goals.is_empty() {
            goals.push(Money::from_minor(1));
        }
        for days in 1..=self.plan.days {
            for goal in &goals {
                let least = least_for_which(|budget| self.most_counted(budget, days) >= *goal);
                if let Some(budget) = least.and_then(|least| self.on_step(least))
                    && self.runs < Proof::MOST_TRIED
                {
                    self.run(budget, days);
                }
            }
        }
    }

    /// Every budget and number of days that arithmetic does not exclude.
    fn try_what_could_be_better(&mut self) -> ProofKind {
        let limit = self.runs + Proof::MOST_TRIED;
        for days in 1..=self.plan.days {
            let granted = self.best.map_or(Money::ZERO, |best| best.run.granted);
            let mut next = self.least_that_brings(granted, days);
            while let Some(budget) = next {
                if self.may_be_better(budget, days) {
                    if self.runs == limit {
                        return ProofKind::Searched;
                    }
                    self.run(budget, days);
                }
                next = self.after(budget, days);
            }
        }
        ProofKind::Tried
    }

    /// Whether arithmetic leaves it open that a budget is better than the best.
    fn may_be_better(&self, budget: Money, days: u16) -> bool {
        let Some(best) = self.best.map(|best| best.run) else {
            return true;
        };
        let most = self.most_credit(budget, days);
        let is_cheaper = || self.least_cost(budget).is_none_or(|cost| cost <= best.cash_out);
        best.granted < most || best.granted == most && is_cheaper()
    }

    /// The next larger budget that is not excluded together with all up to it.
    fn after(&self, budget: Money, days: u16) -> Option<Money> {
        let next = self.on_step(budget + self.step)?;
        let best = self.best.map(|best| best.run)?;
        // A single day would cost more than the best does in all, so only more credit can make up for it.
        let costs_too_much =
            self.is_plain && best.cash_out < self.scenario.account.spend(next).gross();
        if costs_too_much && self.most_credit(next, days) <= best.granted {
            return self.least_that_brings(best.granted + Money::from_minor(1), days);
        }
        Some(next)
    }

    /// The smallest budget with which so much credit is not excluded.
    fn least_that_brings(&self, credit: Money, days: u16) -> Option<Money> {
        let least = least_for_which(|budget| credit <= self.most_credit(budget, days))?;
        self.on_step(least)
    }

    fn most_credit(&self, budget: Money, days: u16) -> Money {
        most_credit(self.terms, self.most_counted(budget, days))
    }

    /// The least cash that a budget costs before it brings any credit, where that can be said.
    fn least_cost(&self, budget: Money) -> Option<Money> {
        let cost = self.scenario.account.spend(budget);
        let threshold = self.terms.tiers.iter().find_map(Tier::threshold)?;
        if !self.is_plain || cost.net.is_zero() {
            return None;
        }
        let days = (threshold.minor() + cost.net.minor() - 1) / cost.net.minor();
        Some(cost.gross().times(days))
    }
}

/// The most credit that an offer gives for so much that counts.
fn most_credit(terms: &Offer, counted: Money) -> Money {
    let reached = terms
        .tiers
        .iter()
        .filter(|tier| tier.threshold().is_none_or(|threshold| threshold <= counted));
    let rewards = reached.map(|tier| match tier.reward {
        Reward::Fixed(amount) => amount,
        // Beyond the largest amount of a file a share cannot be worked out, and the cap holds.
        Reward::Match { cap, .. } if counted > Money::LARGEST_INPUT => cap,
        Reward::Match { rate, cap } => cap.min(rate.of(counted)),
        Reward::Discount { .. } => Money::ZERO,
    });
    if terms.tier_mode == TierMode::Each {
        rewards.sum()
    } else {
        rewards.max().unwrap_or(Money::ZERO)
    }
}

/// Whether nothing but the plan moves money before the first credit, so that each of its charges is paid whole and in cash.
fn is_plain(scenario: &Scenario, plan: &SpendPlan, terms: &Offer) -> bool {
    let moves_money = |action: &Action| {
        matches!(
            action,
            Action::TopUp { .. }
                | Action::Spend { .. }
                | Action::Refund { .. }
                | Action::TransferCash { .. }
                | Action::GrantCredit(_)
                | Action::ChangeBilling { .. }
        )
    };
    let is_funded =
        plan.funding == Funding::WholePlan || scenario.account.payment != PaymentMode::Manual;
    scenario.offers.len() == 1
        && terms.trigger == TriggerKind::Spend
        && plan.one_offs.is_empty()
        && is_funded
        && !scenario.entries.iter().any(|entry| moves_money(&entry.action))
}
