//! The scenarios of a plan side by side.

mod chances;

use ad_credit_lab_engine::{Node, Scenario};

pub use chances::check_chances;

/// The scenarios that are compared in a plan, from one to [`Variants::MOST`]. The first is the base, against which the others are held.
/// With them goes what is not known of them, where somebody has said that: see [`check_chances`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variants {
    scenarios: Vec<Scenario>,
    shown: usize,
    chances: Option<Node>,
}

impl Variants {
    /// How many scenarios can stand side by side.
    pub const MOST: usize = 4;

    /// The letter by which the one at a place is told from the others. The base is always A.
    #[must_use]
    pub fn letter(number: usize) -> &'static str {
        ["A", "B", "C", "D"].get(number).copied().unwrap_or_default()
    }

    /// A plan of one scenario.
    #[must_use]
    pub fn of(scenario: Scenario) -> Self {
        Self { scenarios: vec![scenario], shown: 0, chances: None }
    }

    /// A plan of these, of which one is shown; `None` if there are none or too many, or no such one.
    #[must_use]
    pub fn new(scenarios: Vec<Scenario>, shown: usize) -> Option<Self> {
        let fits = scenarios.len() <= Self::MOST && shown < scenarios.len();
        fits.then_some(Self { scenarios, shown, chances: None })
    }

    /// The scenarios in their order, the base first. There is at least one.
    #[must_use]
    pub fn all(&self) -> &[Scenario] {
        &self.scenarios
    }

    /// The number of the one that is shown and edited.
    #[must_use]
    pub const fn shown(&self) -> usize {
        self.shown
    }

    /// The one that is shown and edited.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenarios[self.shown]
    }

    /// What is not known of the scenarios, as it was typed; `None` where nobody has said anything of it.
    #[must_use]
    pub const fn chances(&self) -> Option<&Node> {
        self.chances.as_ref()
    }

    /// With this said of what is not known.
    #[must_use]
    pub fn with_chances(self, chances: Option<Node>) -> Self {
        Self { chances, ..self }
    }

    /// These scenarios in the place of those that are there.
    fn of_these(&self, scenarios: Vec<Scenario>, shown: usize) -> Option<Self> {
        Some(Self::new(scenarios, shown)?.with_chances(self.chances.clone()))
    }

    /// Shows another one. One that is not there changes nothing.
    pub(crate) fn show(&mut self, number: usize) {
        if number < self.scenarios.len() {
            self.shown = number;
        }
    }

    /// With another scenario in the place of the one that is shown.
    pub(crate) fn with(&self, scenario: Scenario) -> Self {
        let mut changed = self.clone();
        changed.scenarios[self.shown] = scenario;
        changed
    }

    /// With one more at the end, which is shown; `None` if there is no room.
    pub(crate) fn with_another(&self, scenario: Scenario) -> Option<Self> {
        let mut scenarios = self.scenarios.clone();
        scenarios.push(scenario);
        let shown = scenarios.len() - 1;
        self.of_these(scenarios, shown)
    }

    /// Without one of them; the one that is shown stays so where it can. `None` if it is the only one or is not there.
    pub(crate) fn without(&self, number: usize) -> Option<Self> {
        let mut scenarios = self.scenarios.clone();
        if number >= scenarios.len() {
            return None;
        }
        scenarios.remove(number);
        let shown = if number < self.shown { self.shown - 1 } else { self.shown };
        let last = scenarios.len().checked_sub(1)?;
        self.of_these(scenarios, shown.min(last))
    }

    /// With one of them under another name; `None` if it is not there.
    pub(crate) fn renamed(&self, number: usize, name: &str) -> Option<Self> {
        let mut changed = self.clone();
        name.clone_into(&mut changed.scenarios.get_mut(number)?.name);
        Some(changed)
    }

    /// With one of them moved to another place; the same one stays shown. At the place 0 it is the base.
    pub(crate) fn moved(&self, number: usize, to: usize) -> Option<Self> {
        if number.max(to) >= self.scenarios.len() {
            return None;
        }
        let mut order: Vec<usize> = (0..self.scenarios.len()).collect();
        let moved = order.remove(number);
        order.insert(to, moved);
        let scenarios = order.iter().map(|number| self.scenarios[*number].clone()).collect();
        self.of_these(scenarios, order.iter().position(|number| *number == self.shown)?)
    }
}
