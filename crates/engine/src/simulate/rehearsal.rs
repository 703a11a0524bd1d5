//! Running one scenario again and again with other amounts in its spend plan.

use super::{run, totals_of};
use crate::money::Money;
use crate::outcome::Totals;
use crate::scenario::{Entry, Scenario};

/// A scenario that is run many times, each time with other amounts on the days of its spend plan.
///
/// What is the same in every run is prepared once.
pub struct Rehearsal<'a> {
    scenario: &'a Scenario,
}

impl<'a> Rehearsal<'a> {
    /// Prepares a scenario.
    #[must_use]
    pub fn of(scenario: &'a Scenario) -> Self {
        Self { scenario }
    }

    /// Runs the scenario with these amounts in place of its plan's, one for each day of the plan; zero is a day without spend.
    /// Days beyond the list have none, and amounts beyond the plan's days are not looked at.
    ///
    /// The plan's top-up is that of a plan with these amounts (C24). A scenario without a plan runs as it is.
    pub fn run(&mut self, amounts: &[Money]) -> Totals {
        let plan = self.scenario.spend_plan.as_ref();
        let planned: Vec<Entry> =
            plan.map(|plan| plan.entries_of(self.scenario, amounts)).unwrap_or_default();
        totals_of(run(self.scenario, &planned))
    }
}
