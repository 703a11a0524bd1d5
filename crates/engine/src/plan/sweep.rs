//! Sweeps: what becomes of an offer over a range of one input, or of two.
//!
//! Each cell is a run of the scenario with other inputs, and can be opened as that scenario.
//! Where only the plan's amounts and days change, one [`Rehearsal`](crate::Rehearsal) runs all cells, without a scenario for each.

mod cliff;
mod input;
mod read;
mod report;

use super::Figures;
use crate::money::Money;
use crate::outcome::Outcome;
use crate::scenario::{Budget, Scenario};
use crate::simulate::{Prepared, simulate, totals};

pub use cliff::Cliff;
pub use input::{Input, InputName, Setting};

/// An input and the values that it takes, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// What is changed.
    pub input: Input,
    /// To what; never empty.
    pub values: Vec<Setting>,
}

/// What is to be swept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The offer that is looked at, by its index in the scenario.
    pub offer: usize,
    /// One input, or two different ones.
    pub axes: Vec<Axis>,
}

impl Request {
    /// How many cells there may be.
    pub const MOST_CELLS: usize = 10_000;
}

/// What a sweep found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sweep {
    /// What was swept.
    pub request: Request,
    /// What each cell comes to: the values of the first input in their order, for each of them those of the second.
    pub cells: Vec<Figures>,
    /// Where the credit changes between two cells, to the minor unit or the day; only for one input of amounts or of days.
    pub cliffs: Vec<Cliff>,
}

/// Runs every cell. The request must have been made for this scenario.
///
/// ```
/// use ad_credit_lab_engine::plan::sweep::{Request, sweep};
/// use ad_credit_lab_engine::{Catalogue, Scenario};
///
/// let offers = Catalogue::parse([include_str!("../../../../offers/article-spend-200-get-200.json")]).unwrap();
/// let text = r#"{
///     "version": 1,
///     "name": "From which budget on?",
///     "offers": [{ "offer": "article-spend-200-get-200" }],
///     "account": { "created": "2026-06-01T09:00", "country": "US", "currency": "USD" },
///     "spend_plan": { "start": "2026-06-01", "days": 30, "daily_budget": "25.00" }
/// }"#;
/// let scenario = Scenario::parse(text, &offers).unwrap();
/// let request = r#"{ "inputs": [{ "input": "daily_budget", "from": "5.00", "to": "60.00", "step": "5.00" }] }"#;
/// let swept = sweep(&scenario, &Request::parse(request, &scenario).unwrap());
/// // 30 days of 5.00 are 150.00; 30 of 10.00 are enough. The first that are: 200.00 / 30 = 6.666..., rounded up.
/// assert_eq!(swept.cliffs[0].at.to_node(scenario.account.currency).as_text(), Some("6.67"));
/// ```
#[must_use]
pub fn sweep(scenario: &Scenario, request: &Request) -> Sweep {
    let cells = run(scenario, request);
    let cliffs = cliff::find(scenario, request, &cells);
    Sweep { request: request.clone(), cells, cliffs }
}

impl Sweep {
    /// The values of a cell, one for each input; `None` for a cell that there is not.
    #[must_use]
    pub fn values(&self, cell: usize) -> Option<Vec<Setting>> {
        (cell < self.cells.len()).then(|| values(&self.request.axes, cell))
    }

    /// A cell as a scenario of its own; `None` for a cell that there is not. `scenario` must be the one that was swept.
    #[must_use]
    pub fn scenario_of(&self, scenario: &Scenario, cell: usize) -> Option<Scenario> {
        let values = self.values(cell)?;
        Some(with(scenario, &self.request.axes, &values))
    }

    /// What the scenario rests on, as it is written: an outcome with nothing noted but what the offers' sources do not say and how old they are.
    #[must_use]
    pub fn provenance(scenario: &Scenario) -> Outcome {
        simulate(scenario).with_provenance_only()
    }
}

/// The values of a cell, one for each axis.
fn values(axes: &[Axis], cell: usize) -> Vec<Setting> {
    let mut rest = cell;
    let mut values: Vec<Setting> = axes
        .iter()
        .rev()
        .map(|axis| {
            let value = axis.values[rest % axis.values.len()];
            rest /= axis.values.len();
            value
        })
        .collect();
    values.reverse();
    values
}

/// A scenario with a value of each axis. An activation is moved last, since what activates an offer can hang on the rest.
fn with(scenario: &Scenario, axes: &[Axis], values: &[Setting]) -> Scenario {
    let mut changed = scenario.clone();
    let is_activation = |axis: &Axis| matches!(axis.input, Input::Activation { .. });
    for is_last in [false, true] {
        for (axis, value) in
            axes.iter().zip(values).filter(|(axis, _)| is_activation(axis) == is_last)
        {
            axis.input.set(*value, &mut changed);
        }
    }
    changed
}

/// What each cell comes to.
fn run(scenario: &Scenario, request: &Request) -> Vec<Figures> {
    let axes = &request.axes;
    let count = axes.iter().map(|axis| axis.values.len()).product();
    let is_quick = |axis: &&Axis| axis.input.is_of_plan();
    if let Some(outer) = axes.iter().position(|axis| !is_quick(&axis)) {
        return match axes.iter().position(|axis| is_quick(&axis)) {
            Some(inner) => run_half(scenario, request, outer, inner, count),
            None => {
                let cells = (0..count).map(|cell| {
                    let changed = with(scenario, axes, &values(axes, cell));
                    Figures::of(&totals(&changed), request.offer)
                });
                cells.collect()
            }
        };
    }
    let mut cells = Vec::with_capacity(count);
    let (first, second) = (&axes[0], axes.get(1));
    let mut ground = scenario.clone();
    let mut plan_runs = PlanRuns::over(&mut ground, axes);
    let prepared = Prepared::of(&ground);
    let mut rehearsal = prepared.rehearsal();
    for one in &first.values {
        plan_runs.take(*one);
        for other in second.map_or(&[][..], |axis| &axis.values) {
            plan_runs.take(*other);
            cells.push(Figures::of(rehearsal.run(plan_runs.amounts(&ground)), request.offer));
        }
        if second.is_none() {
            cells.push(Figures::of(rehearsal.run(plan_runs.amounts(&ground)), request.offer));
        }
    }
    cells
}

/// Runs a scenario for each value of one axis, and a rehearsal of it for those of the other one, which only changes the plan's amounts.
fn run_half(
    scenario: &Scenario,
    request: &Request,
    outer: usize,
    inner: usize,
    count: usize,
) -> Vec<Figures> {
    let axes = &request.axes;
    let mut cells = vec![None; count];
    for (row, value) in axes[outer].values.iter().enumerate() {
        let mut changed = scenario.clone();
        axes[outer].input.set(*value, &mut changed);
        let mut plan_runs = PlanRuns::over(&mut changed, std::slice::from_ref(&axes[inner]));
        let prepared = Prepared::of(&changed);
        let mut rehearsal = prepared.rehearsal();
        for (column, value) in axes[inner].values.iter().enumerate() {
            plan_runs.take(*value);
            let figures = Figures::of(rehearsal.run(plan_runs.amounts(&changed)), request.offer);
            let cell = if outer < inner {
                row * axes[inner].values.len() + column
            } else {
                column * axes[outer].values.len() + row
            };
            cells[cell] = Some(figures);
        }
    }
    cells.into_iter().flatten().collect()
}

/// The amounts of a plan of which only the daily budget and the number of days change.
pub(crate) struct PlanRuns {
    budget: Budget,
    days: u16,
    /// The most days that the plan has in any run.
    most_days: u16,
    amounts: Vec<Money>,
    /// Whether the amounts are those of another budget.
    are_old: bool,
}

impl PlanRuns {
    /// Lets the plan of a scenario have as many days as the axes need at most, so that one rehearsal has room for all.
    pub(crate) fn over(scenario: &mut Scenario, axes: &[Axis]) -> Self {
        let plan = scenario.spend_plan.as_mut();
        let own = plan.as_ref().map(|plan| (plan.budget.clone(), plan.days));
        let (budget, days) = own.unwrap_or((Budget::Flat(Money::ZERO), 0));
        let lengths = axes.iter().flat_map(|axis| &axis.values).filter_map(|value| match value {
            Setting::Days(days) => Some(*days),
            _ => None,
        });
        let most_days = lengths.max().unwrap_or(days);
        if let Some(plan) = plan {
            plan.days = most_days;
        }
        Self { budget, days, most_days, amounts: Vec::new(), are_old: true }
    }

    /// Takes a value of one of the two inputs.
    pub(crate) fn take(&mut self, value: Setting) {
        match value {
            Setting::DailyBudget(budget) => {
                self.budget = Budget::Flat(budget);
                self.are_old = true;
            }
            Setting::Days(days) => self.days = days,
            _ => {}
        }
    }

    /// The amounts of the plan as it is now.
    pub(crate) fn amounts(&mut self, scenario: &Scenario) -> &[Money] {
        let Some(plan) = &scenario.spend_plan else {
            return &[];
        };
        if let Budget::Ramp { .. } = self.budget {
            // How steep it is hangs on the number of days.
            plan.write_amounts(&self.budget, self.days, &mut self.amounts);
            return &self.amounts;
        }
        if self.are_old {
            plan.write_amounts(&self.budget, self.most_days, &mut self.amounts);
            self.are_old = false;
        }
        &self.amounts[..self.amounts.len().min(self.days.into())]
    }
}
