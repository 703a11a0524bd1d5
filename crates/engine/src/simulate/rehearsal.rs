//! Running one scenario again and again with other amounts in its spend plan.

use super::recorder::Nothing;
use super::timeline::{Planned, Timeline};
use super::{Prepared, Replay};
use crate::money::Money;
use crate::outcome::Totals;
use crate::scenario::{Action, Entry, Scenario, SpendPlan};

/// A scenario that is run many times, each time with other amounts on the days of its spend plan.
///
/// What is the same in every run is prepared once, and a run uses the memory of the one before.
pub struct Rehearsal<'a> {
    scenario: &'a Scenario,
    /// The plan's entries: its top-up, if it has one, and a spend for each of its days; then what campaigns spend by themselves.
    planned: Planned,
    tops_up: bool,
    /// Whether refunds name planned spends, which are numbered without the days that spend nothing.
    is_numbered: bool,
    timeline: Timeline,
    replay: Replay<'a, Nothing>,
    totals: Totals,
}

impl<'a> Rehearsal<'a> {
    pub(super) fn of(prepared: &'a Prepared<'a>) -> Self {
        let scenario = prepared.scenario;
        let plan = scenario.spend_plan.as_ref();
        // With some amount on every day there is an entry for each.
        let something = |plan: &SpendPlan| vec![Money::from_minor(1); plan.amounts().len()];
        let planned = plan.map(|plan| plan.entries_of(scenario, &something(plan)));
        let mut planned = Planned::beside(scenario, planned.unwrap_or_default());
        let first = planned.of_plan().first();
        let tops_up = matches!(first, Some(Entry { action: Action::TopUp { .. }, .. }));
        let names_planned = |entry: &Entry| matches!(entry.action, Action::Refund { spend, .. } if scenario.entries.len() <= spend as usize);
        Self {
            scenario,
            is_numbered: scenario.entries.iter().any(names_planned),
            tops_up,
            timeline: Timeline::of(scenario, &planned),
            planned,
            replay: Replay::of(prepared, Nothing),
            totals: Totals::nothing(scenario),
        }
    }

    /// Runs the scenario with these amounts in place of its plan's, one for each day of the plan; zero is a day without spend.
    /// Days beyond the list have none, and amounts beyond the plan's days are not looked at.
    ///
    /// The plan's top-up is that of a plan with these amounts (C24). A scenario without a plan runs as it is.
    pub fn run(&mut self, amounts: &[Money]) -> &Totals {
        self.set(amounts);
        self.replay.exchange(&mut self.totals);
        self.replay.run(&self.timeline, &mut self.planned);
        self.replay.exchange(&mut self.totals);
        &self.totals
    }

    /// Writes amounts at the places of the plan's days.
    fn set(&mut self, amounts: &[Money]) {
        let Some(plan) = &self.scenario.spend_plan else {
            return;
        };
        if self.is_numbered {
            self.planned = Planned::beside(self.scenario, plan.entries_of(self.scenario, amounts));
            self.timeline = Timeline::of(self.scenario, &self.planned);
            return;
        }
        let before = self.scenario.entries.len() + usize::from(self.tops_up);
        let days = self.planned.of_plan().len() - usize::from(self.tops_up);
        let amounts = &amounts[..amounts.len().min(days)];
        let first = self.planned.of_plan().first_mut();
        if let Some(Entry { action: Action::TopUp { amount }, .. }) = first {
            *amount = plan.top_up(&self.scenario.account, amounts).unwrap_or(Money::ZERO);
        }
        self.timeline.set_spends(|index| {
            let day = index.checked_sub(before).filter(|day| *day < days)?;
            Some(amounts.get(day).copied().unwrap_or(Money::ZERO))
        });
    }

    /// What the last run came to.
    #[must_use]
    pub fn into_totals(self) -> Totals {
        self.totals
    }
}
