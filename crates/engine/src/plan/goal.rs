//! Goal seek: the smallest amount or the latest date with which an offer gives what one wants of it.
//!
//! An answer is what a run says, and so is that the next smaller amount or the next later date fails.
//! No answer rests on an assumption that more money or an earlier date is better: bills, bids, limits and credits can make it worse.
//! Amounts below a bound are excluded by arithmetic, since counted money never exceeds what was spent; from there on every amount
//! is tried in its order, up to [`Proof::MOST_TRIED`] of them, and beyond that an answer says that it was only searched for.
//! Dates are all tried.

mod activation;
mod budget;
mod limit;
mod most_credit;
mod read;
mod report;
mod search;
mod start;

use std::cmp::Reverse;

use super::{Aim, Figures};
use crate::calendar::{Date, Instant};
use crate::diagnose::{Cause, Gate, diagnose, refusals};
use crate::input::choice;
use crate::money::Money;
use crate::offer::Reward;
use crate::outcome::{CreditEnd, Outcome, Totals};
use crate::scenario::Scenario;
use crate::simulate::simulate;

pub use limit::{Limit, Looked, Obstacle};
pub use search::{Proof, ProofKind};

choice! {
    /// What is looked for.
    pub enum Find {
        /// The smallest flat daily budget with which the aim is met.
        DailyBudget = "daily_budget",
        /// The latest safe date of the activation with which it is.
        Activation = "activation",
        /// The latest first day of the plan with which it is.
        Start = "start",
        /// The smallest flat daily budget with which the whole credit is used before it expires.
        UseUpCredit = "use_up_credit",
        /// The flat daily budget, and on how many days, that brings the most credit for the least cash.
        MostCredit = "most_credit",
    }
}

/// A question to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is looked for.
    pub find: Find,
    /// What must be met.
    pub aim: Aim,
    /// Whether only whole units of the currency are looked at.
    pub whole_units: bool,
    /// The highest daily budget that is looked at, included.
    pub most: Money,
}

/// What answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A daily budget.
    DailyBudget(Money),
    /// A daily budget on the first days of the plan.
    BudgetAndDays {
        /// The budget.
        daily_budget: Money,
        /// How many days.
        days: u16,
    },
    /// An activation.
    Activation(Instant),
    /// The first day of the plan.
    Start(Date),
}

/// A value with what a run with it comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The value.
    pub value: Value,
    /// What the run comes to.
    pub run: Figures,
}

/// The answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was asked.
    pub request: Request,
    /// What was found, or what stands in the way.
    pub result: Result<Solution, Box<Failure>>,
    /// What excludes every smaller amount or later date, or every amount and date.
    pub proof: Proof,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The answer.
    pub best: Tried,
    /// The next smaller amount, or the next later date, and why it fails; `None` where there is none.
    pub next: Option<(Tried, Obstacle)>,
    /// The latest date after a safe activation on which it would still be accepted, though a stricter reading could refuse it (A1, C21).
    pub boundary: Option<Date>,
}

/// Nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// The value that came closest, where one was tried.
    pub closest: Option<Tried>,
}

impl Failure {
    fn of(obstacle: Obstacle, closest: Option<Tried>) -> Box<Self> {
        Box::new(Self { obstacle, closest })
    }
}

/// How close a run that fails comes, the larger the closer: it reaches the tier earlier, it wastes less of the credit, more counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Closeness {
    reached: Reverse<Instant>,
    wasted: Reverse<Money>,
    counted: Money,
}

impl Closeness {
    /// To the requirement of a tier.
    fn to(aim: &Aim, totals: &Totals, run: &Figures) -> Self {
        let reached = Reverse(aim.reached(totals).unwrap_or(Instant::NEVER));
        Self { reached, wasted: Reverse(Money::ZERO), counted: run.counted }
    }

    /// To a credit that is all used.
    fn to_use(run: &Figures) -> Self {
        let wasted = if run.granted.is_zero() { Money::LARGEST_INPUT } else { run.wasted() };
        let reached = Reverse(Instant::NEVER);
        Self { reached, wasted: Reverse(wasted), counted: run.counted }
    }
}

/// Answers a question about a scenario. The request must have been made for this scenario.
///
/// ```
/// use ad_credit_lab_engine::plan::goal::{Request, seek};
/// use ad_credit_lab_engine::{Catalogue, Scenario};
///
/// let offers = Catalogue::parse([include_str!("../../../../offers/article-spend-200-get-200.json")]).unwrap();
/// let text = r#"{
///     "version": 1,
///     "name": "How much a day?",
///     "offers": [{ "offer": "article-spend-200-get-200" }],
///     "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
///     "spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }
/// }"#;
/// let scenario = Scenario::parse(text, &offers).unwrap();
/// let request = Request::parse(r#"{ "find": "daily_budget", "by": "2026-06-07" }"#, &scenario).unwrap();
/// let answer = seek(&scenario, &request).to_node(&scenario);
/// // 200.00 in seven days: 28.571..., rounded up.
/// let value = answer.get("answer").unwrap().get("daily_budget").unwrap();
/// assert_eq!(value.as_text(), Some("28.58"));
/// ```
#[must_use]
pub fn seek(scenario: &Scenario, request: &Request) -> Answer {
    match request.find {
        Find::DailyBudget => budget::seek(scenario, request, &budget::Met(request.aim)),
        Find::UseUpCredit => budget::seek(scenario, request, &budget::UsedUp(request.aim)),
        Find::Activation => activation::seek(scenario, request),
        Find::Start => start::seek(scenario, request),
        Find::MostCredit => most_credit::seek(scenario, request),
    }
}

impl Answer {
    /// The scenario with the answer in it; `None` where nothing was found. `scenario` must be the one that the answer is about.
    #[must_use]
    pub fn apply(&self, scenario: &Scenario) -> Option<Scenario> {
        let solution = self.result.as_ref().ok()?;
        Some(apply(scenario, self.request.aim.offer, solution.best.value))
    }

    /// What the answer's own run rests on, or the scenario's where nothing was found: an outcome with nothing noted but what the
    /// offers' sources do not say and how old they are. `scenario` must be the one that the answer is about.
    #[must_use]
    pub fn provenance(&self, scenario: &Scenario) -> Outcome {
        simulate(self.apply(scenario).as_ref().unwrap_or(scenario)).with_provenance_only()
    }
}

/// The scenario with a value in it.
fn apply(scenario: &Scenario, offer: usize, value: Value) -> Scenario {
    let mut changed = scenario.clone();
    match value {
        Value::DailyBudget(budget) => super::change::set_daily_budget(&mut changed, budget),
        Value::BudgetAndDays { daily_budget, days } => {
            super::change::set_daily_budget(&mut changed, daily_budget);
            if let Some(plan) = &mut changed.spend_plan {
                plan.days = days;
            }
        }
        Value::Start(start) => {
            if let Some(plan) = &mut changed.spend_plan {
                plan.start = start;
            }
        }
        Value::Activation(at) => super::change::move_activation(&mut changed, offer, at.date()),
    }
    changed
}

/// Why a run does not do what is wanted: what it shows itself, else what the diagnosis of the scenario says first.
fn why_not(scenario: &Scenario, aim: &Aim, totals: &Totals) -> Obstacle {
    if let (Some(met), Some(by)) = (aim.reached(totals), aim.by)
        && by < met.date()
    {
        return Limit::MetTooLate { met, by }.into();
    }
    let standing = &totals.offers[aim.offer];
    if standing.activated.is_none() {
        return not_activated(scenario, aim.offer);
    }
    if aim.reached(totals).is_none() {
        if standing.tier().is_none()
            && let Some(cause) = first_cause(scenario, aim.offer, Gate::PaidBill)
        {
            return Obstacle::Cause(cause);
        }
        let counted = standing.counted;
        let missing = aim.threshold(scenario).map(|threshold| threshold - counted);
        return Limit::NotMet { counted, missing }.into();
    }
    why_not_used(scenario, aim, totals)
}

/// Why an offer was not activated: what refused its last attempt, else what the diagnosis says of the gates up to the activation.
fn not_activated(scenario: &Scenario, offer: usize) -> Obstacle {
    let refused = refusals(scenario, offer, &simulate(scenario)).into_iter().next();
    let cause = refused.or_else(|| first_cause(scenario, offer, Gate::Activation));
    cause.map_or(Limit::NeverActivated.into(), Obstacle::Cause)
}

/// The first gate up to one that fails, as the diagnosis finds it. What comes after these gates may be about other credits.
fn first_cause(scenario: &Scenario, offer: usize, last: Gate) -> Option<Cause> {
    let findings = diagnose(scenario, None, offer)?.findings;
    let mut causes = findings.iter().map(|finding| finding.cause);
    causes.find(|cause| cause.gate() <= last && !cause.is_no_failure())
}

/// Why the credit of an offer that met its aim is not all used.
fn why_not_used(scenario: &Scenario, aim: &Aim, totals: &Totals) -> Obstacle {
    let figures = Figures::of(totals, aim.offer);
    let of_offer = totals.credits.iter().filter(|credit| credit.offer == Some(aim.offer));
    let ended = |credit: &&crate::outcome::CreditOutcome| {
        matches!(credit.end, Some((_, CreditEnd::Expired)))
    };
    let mut of_offer = of_offer.peekable();
    if of_offer.peek().is_none() {
        let rewards = &scenario.offers[aim.offer].offer.tiers;
        let is_discount = |reward: &Reward| matches!(reward, Reward::Discount { .. });
        if rewards.iter().skip(aim.tier).all(|tier| is_discount(&tier.reward)) {
            return Limit::RewardIsDiscount.into();
        }
        return Limit::CreditNotIssued { at: totals.at }.into();
    }
    if let Some(credit) = of_offer.find(ended) {
        return Limit::CreditExpires { lost: figures.expired, last_date: credit.last_date }.into();
    }
    Limit::CreditLeft { left: figures.granted - figures.used, at: totals.at }.into()
}
