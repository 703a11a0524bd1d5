//! The smallest daily budget with which a run does what is wanted.

use super::search::{Candidates, Proof, ProofKind};
use super::{
    Answer, Closeness, Failure, Limit, Looked, Obstacle, Request, Solution, Tried, Value, apply,
    why_not,
};
use crate::diagnose::{Gate, diagnose};
use crate::journal::{Event, Verdict};
use crate::money::Money;
use crate::offer::{Reward, Tier, TriggerKind};
use crate::outcome::{Outcome, Totals};
use crate::plan::spends::{MostSpent, Span, Spends, least_by_days, least_for_which, most_counted};
use crate::plan::{Aim, Figures};
use crate::reason::Reason;
use crate::scenario::{Action, Budget, Scenario};
use crate::simulate::{Prepared, simulate, totals};

/// What a daily budget is wanted for.
pub(super) trait Wanted {
    /// What must be met.
    fn aim(&self) -> &Aim;

    /// Whether a run does it.
    fn holds(&self, totals: &Totals) -> bool;

    /// How close a run that does not comes to it.
    fn closeness(&self, totals: &Totals, run: &Figures) -> Closeness;

    /// What must be spent, each in its own time; below that nothing needs to be tried.
    fn needs(&self, scenario: &Scenario) -> Result<Vec<Need>, Limit>;
}

/// Something that must be spent.
pub(super) struct Need {
    /// How much.
    amount: Money,
    /// What can be spent for it at most, in one of these ways.
    ways: Vec<MostSpent>,
}

impl Need {
    /// Whether a budget may be enough.
    fn is_met(&self, scenario: &Scenario, offer: usize, budget: Money) -> bool {
        self.most(scenario, offer, budget) >= self.amount
    }

    fn most(&self, scenario: &Scenario, offer: usize, budget: Money) -> Money {
        let most = self.ways.iter().map(|way| most_counted(scenario, offer, *way, budget));
        most.max().unwrap_or(Money::ZERO)
    }

    /// That even the highest budget is too little.
    fn limit(&self, scenario: &Scenario, offer: usize, highest: Money) -> Limit {
        let days = self.ways.iter().map(|way| way.days).max().unwrap_or(0);
        let comes_to = self.most(scenario, offer, highest);
        let hangs_on_days = scenario.offers[offer].offer.trigger != TriggerKind::TopUp;
        if hangs_on_days && days == 0 {
            return Limit::NoDayCounts;
        }
        Limit::TooFewDays { days, highest, comes_to, needed: self.amount }
    }
}

/// That the requirement of a tier is met.
pub(super) struct Met(pub(super) Aim);

impl Wanted for Met {
    fn aim(&self) -> &Aim {
        &self.0
    }

    fn holds(&self, totals: &Totals) -> bool {
        self.0.met(totals).is_some()
    }

    fn closeness(&self, totals: &Totals, run: &Figures) -> Closeness {
        Closeness::to(&self.0, totals, run)
    }

    fn needs(&self, scenario: &Scenario) -> Result<Vec<Need>, Limit> {
        let aim = &self.0;
        let span = Span::of(scenario, aim.offer, aim.by).ok_or(Limit::NeverActivated)?;
        let spent = Spends::of(scenario).within(span, u16::MAX);
        let threshold = aim.threshold(scenario);
        Ok(threshold.map(|amount| Need { amount, ways: vec![spent] }).into_iter().collect())
    }
}

/// That a credit of a tier, or a higher one, is issued and all credits of the offer are used to the last minor unit.
pub(super) struct UsedUp(pub(super) Aim);

impl Wanted for UsedUp {
    fn aim(&self) -> &Aim {
        &self.0
    }

    fn holds(&self, totals: &Totals) -> bool {
        let Some(standing) = totals.offers.get(self.0.offer) else {
            return false;
        };
        let is_issued = standing.tiers.iter().skip(self.0.tier).any(|tier| tier.credit.is_some());
        let figures = Figures::of(totals, self.0.offer);
        self.0.met(totals).is_some() && is_issued && figures.wasted().is_zero()
    }

    fn closeness(&self, _: &Totals, run: &Figures) -> Closeness {
        Closeness::to_use(run)
    }

    fn needs(&self, scenario: &Scenario) -> Result<Vec<Need>, Limit> {
        let aim = &self.0;
        let mut needs = Met(*aim).needs(scenario)?;
        let terms = scenario.offers[aim.offer].in_play(&scenario.account);
        // What a tier asks for is paid in cash, and what it gives pays for something else.
        let tiers = || terms.tiers.iter().skip(aim.tier);
        let counts_spend = terms.trigger == TriggerKind::Spend;
        let both = |tier: &Tier| {
            let threshold = tier.threshold().filter(|_| counts_spend).unwrap_or(Money::ZERO);
            Some(threshold + least_reward(tier)?)
        };
        let least = tiers().filter_map(both).min().ok_or(Limit::RewardIsDiscount)?;
        let least_credit = tiers().filter_map(least_reward).min().unwrap_or(Money::ZERO);
        if terms.trigger != TriggerKind::TopUp {
            let span = Span::of(scenario, aim.offer, None).ok_or(Limit::NeverActivated)?;
            let span = span.to_the_end(scenario);
            let spends = Spends::of(scenario);
            needs.push(Need { amount: least, ways: vec![spends.within(span, u16::MAX)] });
            if let Some(days) = terms.credit.lifetime.days {
                // The issue date is day 0, so a credit pays on one date more.
                let ways = spends.on_dates_in_a_row(span, i32::from(days) + 1);
                needs.push(Need { amount: least_credit, ways });
            }
        }
        Ok(needs)
    }
}

/// The smallest credit that a tier can give.
fn least_reward(tier: &Tier) -> Option<Money> {
    match tier.reward {
        Reward::Fixed(amount) => Some(amount),
        Reward::Match { rate, cap } => {
            Some(cap.min(tier.threshold().map_or(Money::ZERO, |threshold| rate.of(threshold))))
        }
        Reward::Discount { .. } => None,
    }
}

/// The smallest daily budget with which a run does what is wanted.
pub(super) fn seek(scenario: &Scenario, request: &Request, wanted: &impl Wanted) -> Answer {
    let offer = request.aim.offer;
    let answer = |result, kind, runs, bound| {
        let proof = Proof { kind, runs, bound };
        Answer { request: *request, result, proof }
    };
    let nothing = |obstacle| Err(Failure::of(obstacle, None));
    let needs = match wanted.needs(scenario) {
        Ok(needs) => needs,
        Err(limit) => return answer(nothing(limit.into()), ProofKind::Refused, 0, None),
    };
    if let Some(obstacle) = refused_whatever_is_spent(scenario, offer) {
        return answer(nothing(obstacle), ProofKind::Refused, 1, None);
    }
    let is_met = |budget| needs.iter().all(|need| need.is_met(scenario, offer, budget));
    let bound = least_for_which(is_met).filter(|bound| *bound <= request.most);
    let Some(bound) = bound else {
        let unmet = needs.iter().find(|need| !need.is_met(scenario, offer, request.most));
        let limit =
            unmet.map_or(Limit::NoDayCounts, |need| need.limit(scenario, offer, request.most));
        return answer(nothing(limit.into()), ProofKind::Arithmetic, 0, None);
    };
    let prepared = Prepared::of(scenario);
    let mut rehearsal = prepared.rehearsal();
    let (mut amounts, mut runs) = (Vec::new(), 0);
    let mut closest: Option<(Closeness, Tried)> = None;
    let step = step(scenario, request);
    let candidates = Candidates { least: bound, most: request.most, step };
    let found = candidates.smallest(
        || likely(scenario, offer, &needs),
        |budget| {
            if let Some(plan) = &scenario.spend_plan {
                plan.write_amounts(&Budget::Flat(budget), plan.days, &mut amounts);
            }
            runs += 1;
            let totals = rehearsal.run(&amounts);
            let run = Figures::of(totals, offer);
            let closeness = wanted.closeness(totals, &run);
            if closest.is_none_or(|(closest, _)| closest < closeness) {
                closest = Some((closeness, Tried { value: Value::DailyBudget(budget), run }));
            }
            wanted.holds(totals)
        },
    );
    match found {
        Ok((budget, kind)) => {
            let smaller = budget - step;
            let next = smaller.is_positive().then(|| fails(scenario, wanted, smaller));
            let (best, _) = tried(scenario, offer, Value::DailyBudget(budget));
            let solution = Solution { best, next, boundary: None };
            answer(Ok(solution), kind, runs, Some(bound))
        }
        Err(kind) => {
            let closest = closest.map(|(_, tried)| tried);
            let obstacle = match closest {
                Some(_) if kind == ProofKind::Searched => {
                    Obstacle::NotFound(Looked { runs, from: bound, to: request.most })
                }
                Some(closest) => {
                    let scenario = apply(scenario, offer, closest.value);
                    why_not(&scenario, wanted.aim(), &totals(&scenario))
                }
                // No whole unit lies between the bound and the most.
                None => needs
                    .first()
                    .map_or(Limit::NoDayCounts, |need| need.limit(scenario, offer, request.most))
                    .into(),
            };
            answer(Err(Failure::of(obstacle, closest)), kind, runs, Some(bound))
        }
    }
}

/// The budgets at which a run is most likely to begin to do what is wanted: those whose days reach a need, on however many of them,
/// and what the plan spends as it stands.
fn likely(scenario: &Scenario, offer: usize, needs: &[Need]) -> Vec<Money> {
    let mut likely = planned(scenario);
    for need in needs {
        for way in &need.ways {
            let least = least_by_days(scenario, offer, *way, need.amount);
            likely.extend(least.into_iter().map(|(_, budget)| budget));
        }
    }
    likely
}

/// The highest amount that the plan spends on a day as it stands.
pub(super) fn planned(scenario: &Scenario) -> Vec<Money> {
    let mut amounts = Vec::new();
    if let Some(plan) = &scenario.spend_plan {
        plan.write_amounts(&plan.budget, plan.days, &mut amounts);
    }
    amounts.into_iter().max().into_iter().collect()
}

/// How far apart the budgets are that are looked at.
pub(super) fn step(scenario: &Scenario, request: &Request) -> Money {
    let digits = if request.whole_units { scenario.account.currency.digits() } else { 0 };
    Money::from_minor(10_i64.pow(digits.into()))
}

/// A value and what a run with it comes to.
pub(super) fn tried(scenario: &Scenario, offer: usize, value: Value) -> (Tried, Totals) {
    let totals = totals(&apply(scenario, offer, value));
    (Tried { value, run: Figures::of(&totals, offer) }, totals)
}

fn fails(scenario: &Scenario, wanted: &impl Wanted, budget: Money) -> (Tried, Obstacle) {
    let value = Value::DailyBudget(budget);
    let (tried, totals) = tried(scenario, wanted.aim().offer, value);
    (tried, why_not(&apply(scenario, wanted.aim().offer, value), wanted.aim(), &totals))
}

/// The gate that keeps an offer from being activated where no amount of money opens it.
pub(super) fn refused_whatever_is_spent(scenario: &Scenario, offer: usize) -> Option<Obstacle> {
    let outcome = simulate(scenario);
    if outcome.offers[offer].activated.is_some() {
        return None;
    }
    let rows = outcome.journal.rows();
    let mut attempts = rows
        .filter(|row| {
            row.verdict == Verdict::Refused && is_attempt(scenario, &outcome, row.event, offer)
        })
        .peekable();
    let hangs_on_money = |reason: &Reason| {
        matches!(
            reason,
            Reason::AdvertiserNotNew
                | Reason::NoTopUpYet
                | Reason::AnotherOfferEarning { .. }
                | Reason::PaymentModeNotEligible
                | Reason::OfferIsOver
        )
    };
    let is_refused =
        attempts.peek().is_some() && attempts.all(|row| !row.reasons.iter().all(hangs_on_money));
    // The gates of an activation come first, and those after them are of no matter without one.
    let first = diagnose(scenario, None, offer)?.findings.first().map(|finding| finding.cause);
    let first = first.filter(|cause| cause.gate() <= Gate::Activation && !cause.is_no_failure());
    is_refused.then(|| first.map_or(Limit::NeverActivated.into(), Obstacle::Cause))
}

/// Whether a row is about an attempt to activate an offer.
fn is_attempt(scenario: &Scenario, outcome: &Outcome, event: Event, offer: usize) -> bool {
    match event {
        Event::OfferActivated(of) => usize::from(of) == offer,
        Event::Entry(index) => {
            matches!(outcome.entry(scenario, index).map(|entry| &entry.action),
                Some(Action::RedeemCode { offer: of, .. }
                    | Action::Register { offer: of }
                    | Action::Review { offer: of, .. }
                    | Action::ReceiveCode { offer: of, .. }) if *of == offer)
        }
        _ => false,
    }
}
