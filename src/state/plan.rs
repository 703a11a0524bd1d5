//! The Plan room's scenario and its outcome, given to every component by context.

use std::borrow::Cow;
use std::sync::Arc;

use crate::signals::*;
use ad_credit_lab_engine::{Offer, Outcome, Scenario, simulate};

use super::history::History;
use super::{Edit, Refusal};

/// A scenario with the outcome of replaying it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Run(Arc<(Scenario, Outcome)>);

impl Run {
    /// Replays a scenario.
    #[must_use]
    pub fn of(scenario: Scenario) -> Self {
        let outcome = simulate(&scenario);
        Self(Arc::new((scenario, outcome)))
    }

    /// What was replayed.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.0.0
    }

    /// The first offer as it holds for the account: in its currency where that is converted, with the chosen tier alone.
    #[must_use]
    pub fn terms(&self) -> Cow<'_, Offer> {
        self.scenario().offers[0].in_play(&self.scenario().account)
    }

    /// What came of it.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.0.1
    }
}

/// Two runs are the same if their scenarios are: a replay has no other input.
impl PartialEq for Run {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.scenario() == other.scenario()
    }
}

/// A handle on the Plan room's state.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    history: RwSignal<History<Scenario>>,
    /// The scenario as it is now, replayed.
    pub run: Memo<Run>,
}

impl Plan {
    /// A plan that begins with this scenario.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        let history = RwSignal::new(History::new(scenario));
        let run = Memo::new(move |_| Run::of(history.with(|history| history.present().clone())));
        Self { history, run }
    }

    /// The present text of an input.
    #[must_use]
    pub fn text(self, edit: Edit) -> String {
        self.history.with(|history| edit.text(history.present()))
    }

    /// Takes what was typed into an input.
    ///
    /// # Errors
    /// Why it was not taken.
    pub fn edit(self, edit: Edit, text: &str) -> Result<(), Refusal> {
        let scenario =
            self.history.with_untracked(|history| edit.apply(history.present(), text))?;
        self.history.update(|history| take(history, edit.label(), scenario));
        Ok(())
    }

    /// Ends the present step of the undo log, as when an input loses the focus.
    pub fn close_step(self) {
        self.history.update_untracked(History::close_step);
    }

    /// Takes a whole scenario, as one step that can be undone.
    pub fn replace(self, scenario: Scenario) {
        self.history.update(|history| {
            history.close_step();
            take(history, "replace", scenario);
            history.close_step();
        });
    }

    /// Goes one step back.
    pub fn undo(self) {
        self.history.update(History::undo);
    }

    /// Goes one step forward again.
    pub fn redo(self) {
        self.history.update(History::redo);
    }

    /// Whether there is a step to go back to.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is a step to go forward to.
    #[must_use]
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }
}

/// How many entries the versions of the undo log may have together: some tens of megabytes.
const MOST_ENTRIES_KEPT: usize = 400_000;

/// Takes a version into the log. Of very large scenarios fewer versions are kept, so that typing in one cannot fill the memory.
fn take(history: &mut History<Scenario>, label: &'static str, scenario: Scenario) {
    let entries = scenario.entries.len().max(1);
    history.edit(label, scenario);
    history.keep_at_most((MOST_ENTRIES_KEPT / entries).max(2));
}

/// The plan that the app gave by context.
///
/// # Panics
/// Outside the app, which is a mistake of ours.
#[must_use]
pub fn use_plan() -> Plan {
    use_context().expect("the app gives the plan")
}
