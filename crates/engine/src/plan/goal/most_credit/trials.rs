//! Which budgets are tried on how many days, and in which order.

use std::cmp::Reverse;

use crate::account::PaymentMode;
use crate::money::Money;
use crate::offer::{Offer, Reward, Tier, TierMode, TriggerKind};
use crate::plan::Figures;
use crate::plan::goal::budget::{planned, step};
use crate::plan::goal::{Proof, ProofKind, Request, Value};
use crate::plan::spends::{MostSpent, Span, Spends, least_by_days, least_for_which, most_counted};
use crate::scenario::{Action, Budget, Funding, Scenario, SpendPlan};
use crate::simulate::{Prepared, Rehearsal};

/// A budget on the first days of the plan, with what it comes to.
#[derive(Clone, Copy)]
pub(super) struct Trial {
    budget: Money,
    days: u16,
    pub(super) run: Figures,
}

impl Trial {
    pub(super) fn value(&self) -> Value {
        Value::BudgetAndDays { daily_budget: self.budget, days: self.days }
    }

    /// The larger, the better.
    fn rank(&self) -> (Money, Reverse<(Money, Money, u16)>) {
        (self.run.granted, Reverse((self.run.cash_out, self.budget, self.days)))
    }
}

/// What was tried so far, and the best of it.
pub(super) struct Trials<'a> {
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
    pub(super) best: Option<Trial>,
    pub(super) runs: u32,
    /// The days of all runs together.
    days_run: u64,
}

/// So many days are replayed at most in all runs together, lest a plan of years takes minutes.
const MOST_DAYS_RUN: u64 = 6_000_000;

/// How many runs at most, from the first one on, are for what just reaches a tier, and with those that go down from there.
const MOST_REACHING: u32 = 20_000;
const MOST_GOING_DOWN: u32 = 30_000;

impl<'a> Trials<'a> {
    /// Nothing tried yet.
    pub(super) fn of(
        prepared: &'a Prepared<'a>,
        scenario: &'a Scenario,
        request: &Request,
        plan: &'a SpendPlan,
        terms: &'a Offer,
        span: Span,
    ) -> Self {
        let spends = Spends::of(scenario);
        Self {
            scenario,
            offer: request.aim.offer,
            plan,
            terms,
            most_spent: (0..=plan.days).map(|days| spends.within(span, days)).collect(),
            is_plain: is_plain(scenario, plan, terms),
            step: step(scenario, request),
            most: request.most,
            rehearsal: prepared.rehearsal(),
            amounts: Vec::new(),
            best: None,
            runs: 0,
            days_run: 0,
        }
    }

    /// Tries what is likely the best, then what could be better. Gives what excludes all else.
    pub(super) fn try_all(&mut self) -> ProofKind {
        self.try_what_just_reaches();
        self.go_down();
        self.try_what_could_be_better()
    }

    fn run(&mut self, budget: Money, days: u16) -> Figures {
        self.plan.write_amounts(&Budget::Flat(budget), days, &mut self.amounts);
        self.runs += 1;
        self.days_run += u64::from(days);
        let run = Figures::of(self.rehearsal.run(&self.amounts), self.offer);
        let trial = Trial { budget, days, run };
        if self.best.is_none_or(|best| best.rank() < trial.rank()) {
            self.best = Some(trial);
        }
        run
    }

    /// Whether so many runs fit in, each of which takes as long as it has days.
    fn has_room(&self, most_runs: u32, most_days_run: u64) -> bool {
        self.runs < most_runs && self.days_run < most_days_run
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

    /// For each number of days and each tier, the smallest budgets that reach it where all days deliver, all but one, and so on:
    /// mostly these are the best, and all else is held against them.
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
        let last = self.plan.days;
        let all = self.most_spent[usize::from(last)];
        let mut likely: Vec<(u32, Money)> = Vec::new();
        for goal in &goals {
            likely.extend(least_by_days(self.scenario, self.offer, all, *goal));
        }
        // What the plan spends as it stands is tried with every number of days.
        for budget in planned(self.scenario) {
            likely.extend((1..=all.days).map(|days| (days, budget)));
        }
        likely.sort_unstable();
        likely.dedup();
        // The more of the days fail, the less likely it is: so each number of days has its turn before more of them fail. Those
        // that end with a day that cannot count come last.
        let (ending, others): (Vec<u16>, Vec<u16>) = (1..=last).partition(|days| {
            let days = usize::from(*days);
            self.most_spent[days - 1].days < self.most_spent[days].days
        });
        for numbers in [ending, others] {
            for failing in 0..all.days {
                for days in &numbers {
                    let delivering =
                        self.most_spent[usize::from(*days)].days.saturating_sub(failing);
                    let from = likely.partition_point(|(on, _)| *on < delivering);
                    let to = likely.partition_point(|(on, _)| *on <= delivering);
                    for (_, budget) in &likely[from..to] {
                        if !self.has_room(MOST_REACHING, MOST_DAYS_RUN / 3) {
                            return;
                        }
                        if let Some(budget) = self.on_step(*budget)
                            && self.may_be_better(budget, *days)
                        {
                            self.run(budget, *days);
                        }
                    }
                }
            }
        }
    }

    /// For each number of days, goes down by halves from a budget that brings as much credit as the best to the smallest that does,
    /// and tries some below it.
    fn go_down(&mut self) {
        const LOOKED_AT: i64 = 24;
        let step = self.step.minor();
        let Some(mut from) = self.best.filter(|best| best.run.granted.is_positive()) else {
            return;
        };
        for days in (1..=self.plan.days).rev() {
            let Some(best) = self.best else { return };
            let Some(least) = self.least_that_brings(best.run.granted, days) else { continue };
            if !self.has_room(MOST_GOING_DOWN, MOST_DAYS_RUN / 3 * 2) {
                return;
            }
            let brings = |run: Figures| best.run.granted <= run.granted;
            // What does on more days may need more on fewer.
            let higher = [from.budget, best.budget, from.budget + from.budget];
            let higher = higher.map(|budget| self.on_step(budget));
            let mut higher = higher.into_iter().flatten();
            let fits = higher.find(|budget| brings(self.run(*budget, days)));
            let Some(fits) = fits else { continue };
            let (mut fails, mut fits) = (least.minor() - step, fits.minor());
            while fits - fails > step {
                let middle = fails + (fits - fails) / step / 2 * step;
                if brings(self.run(Money::from_minor(middle), days)) {
                    fits = middle;
                } else {
                    fails = middle;
                }
            }
            from.budget = Money::from_minor(fits);
            for below in 1..=LOOKED_AT {
                let budget = Money::from_minor(fits - below * step);
                if least <= budget && self.may_be_better(budget, days) {
                    self.run(budget, days);
                }
            }
        }
    }

    /// Every budget and number of days that arithmetic does not exclude, as far as they fit in; each number of days has its turn.
    fn try_what_could_be_better(&mut self) -> ProofKind {
        /// How many budgets of a number of days are looked at in its turn.
        const IN_TURN: usize = 32;
        /// How many are looked at in all, be they tried or excluded.
        const MOST_LOOKED_AT: u32 = 4_000_000;
        let limit = self.runs + Proof::MOST_TRIED;
        let granted = self.best.map_or(Money::ZERO, |best| best.run.granted);
        let first = |days| Some((days, self.least_that_brings(granted, days)?));
        let mut open: Vec<(u16, Money)> = (1..=self.plan.days).filter_map(first).collect();
        let mut looked_at = 0;
        while !open.is_empty() {
            for (days, next) in std::mem::take(&mut open) {
                let mut next = Some(next);
                for _ in 0..IN_TURN {
                    let Some(budget) = next else { break };
                    looked_at += 1;
                    if self.may_be_better(budget, days) {
                        if !self.has_room(limit, MOST_DAYS_RUN) || looked_at > MOST_LOOKED_AT {
                            return ProofKind::Searched;
                        }
                        self.run(budget, days);
                    }
                    next = self.after(budget, days);
                }
                open.extend(next.map(|next| (days, next)));
            }
            if looked_at > MOST_LOOKED_AT {
                return ProofKind::Searched;
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
        let is_cheaper = || self.least_cost(budget).is_none_or(|(cost, _)| cost <= best.cash_out);
        best.granted < most || best.granted == most && is_cheaper()
    }

    /// The next larger budget that is not excluded together with all up to it.
    fn after(&self, budget: Money, days: u16) -> Option<Money> {
        let next = self.on_step(budget + self.step)?;
        let best = self.best.map(|best| best.run)?;
        // A single day would cost more than the best does in all, so only more credit can make up for it.
        let costs_too_much = self.is_plain
            && best.cash_out < self.scenario.account.tax_at_first().spend(next).gross();
        if costs_too_much && self.most_credit(next, days) <= best.granted {
            return self.least_that_brings(best.granted + Money::from_minor(1), days);
        }
        // Of the budgets that take as many whole days to the threshold the smallest costs least: where it costs too much, the next
        // that may not is the smallest that takes a day less.
        if best.granted >= self.most_credit(next, days)
            && let Some((cost, on)) = self.least_cost(next)
            && best.cash_out < cost
        {
            let more = self.least_that_brings(best.granted + Money::from_minor(1), days);
            let fewer_days = self.least_that_takes(on - 1).and_then(|budget| self.on_step(budget));
            return more.into_iter().chain(fewer_days).min();
        }
        Some(next)
    }

    /// The smallest budget of which so many days are enough for the first threshold.
    fn least_that_takes(&self, days: i64) -> Option<Money> {
        let threshold = self.terms.tiers.iter().find_map(Tier::threshold)?;
        let net = |budget| self.scenario.account.tax_at_first().spend(budget).net;
        least_for_which(|budget| net(budget).times(days) >= threshold)
    }

    /// The smallest budget with which so much credit is not excluded.
    fn least_that_brings(&self, credit: Money, days: u16) -> Option<Money> {
        let least = least_for_which(|budget| credit <= self.most_credit(budget, days))?;
        self.on_step(least)
    }

    fn most_credit(&self, budget: Money, days: u16) -> Money {
        most_credit(self.terms, self.most_counted(budget, days))
    }

    /// The least cash that a budget costs before it brings any credit, and on how many days, where that can be said.
    fn least_cost(&self, budget: Money) -> Option<(Money, i64)> {
        let cost = self.scenario.account.tax_at_first().spend(budget);
        let threshold = self.terms.tiers.iter().find_map(Tier::threshold)?;
        if !self.is_plain || cost.net.is_zero() {
            return None;
        }
        let days = (threshold.minor() + cost.net.minor() - 1) / cost.net.minor();
        Some((cost.gross().times(days), days))
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
                | Action::ChangeTax { .. }
                | Action::CreateCampaign { daily_budget: Some(_), .. }
                | Action::ChangeBudget { .. }
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
