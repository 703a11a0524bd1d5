//! The Plan room's scenarios and their outcomes, given to every component by context.

use std::borrow::Cow;
use std::sync::Arc;

use crate::signals::*;
use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::{Node, Offer, Outcome, Problem, Scenario, simulate};

use super::Edit;
use super::history::History;
use crate::variants::Variants;

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

    /// The same replayed to its end, wherever this one stops. What is `known` already is not replayed again.
    #[must_use]
    fn to_its_end(&self, known: &[Self]) -> Self {
        if self.scenario().until.is_none() {
            return self.clone();
        }
        let whole = Scenario { until: None, ..self.scenario().clone() };
        let same = known.iter().find(|run| *run.scenario() == whole);
        same.cloned().unwrap_or_else(|| Self::of(whole))
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
    history: RwSignal<History<Variants>>,
    /// The scenario that is shown and edited, as it is now, replayed.
    pub run: Memo<Run>,
    /// The same to its end, on whatever day one looks at it: what questions to the plan are about.
    pub whole: Memo<Run>,
    /// All scenarios of the plan, replayed, the base first.
    pub runs: Memo<Vec<Run>>,
    /// All of them to their ends.
    pub wholes: Memo<Vec<Run>>,
    /// The number of the one that is shown.
    pub shown: Memo<usize>,
    /// The number of the plan among all that are kept.
    pub number: RwSignal<u32>,
}

impl Plan {
    /// A plan that begins with these scenarios.
    #[must_use]
    pub fn new(variants: Variants) -> Self {
        let history = RwSignal::new(History::new(variants));
        let run = Memo::new(move |before: Option<&Run>| {
            history.with(|history| {
                let scenario = history.present().scenario();
                let same = before.filter(|run| run.scenario() == scenario);
                same.cloned().unwrap_or_else(|| Run::of(scenario.clone()))
            })
        });
        let runs = Memo::new(move |before: Option<&Vec<Run>>| {
            let known = before.map(Vec::as_slice).unwrap_or_default();
            history.with(|history| {
                let all = history.present().all().iter();
                // What was replayed already needs not be replayed again.
                all.map(|scenario| {
                    let same = known.iter().find(|run| run.scenario() == scenario);
                    same.cloned().unwrap_or_else(|| Run::of(scenario.clone()))
                })
                .collect()
            })
        });
        // While one only looks at another day, they stay the same.
        let whole = Memo::new(move |before: Option<&Run>| {
            run.with(|run| run.to_its_end(before.map(std::slice::from_ref).unwrap_or_default()))
        });
        let wholes = Memo::new(move |before: Option<&Vec<Run>>| {
            let known = before.map(Vec::as_slice).unwrap_or_default();
            runs.with(|runs| runs.iter().map(|run| run.to_its_end(known)).collect::<Vec<_>>())
        });
        let shown = Memo::new(move |_| history.with(|history| history.present().shown()));
        Self { history, run, whole, runs, wholes, shown, number: RwSignal::new(1) }
    }

    /// The scenarios as they are now, to be kept.
    #[must_use]
    pub fn variants(self) -> Variants {
        self.history.with(|history| history.present().clone())
    }

    /// How many scenarios there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.history.with(|history| history.present().all().len())
    }

    /// Opens another plan, of which nothing can be undone yet.
    pub fn open(self, number: u32, variants: Variants) {
        self.number.set(number);
        self.history.set(History::new(variants));
    }

    /// Follows every change of the plan.
    pub fn track(self) {
        self.history.track();
    }

    /// The present text of an input.
    #[must_use]
    pub fn text(self, edit: Edit) -> String {
        self.history.with(|history| edit.text(history.present().scenario()))
    }

    /// Takes what was typed into an input.
    ///
    /// # Errors
    /// Every mistake with its place.
    pub fn edit(self, edit: Edit, text: &str) -> Result<(), Vec<Problem>> {
        let variants = self.history.with_untracked(|history| {
            let present = history.present();
            edit.apply(present.scenario(), text).map(|scenario| present.with(scenario))
        })?;
        self.history.update(|history| take(history, edit.label(), variants));
        Ok(())
    }

    /// Takes a change of what the inputs show at a place. What is typed there in one go is one step.
    pub fn change(self, place: &str, scenario: Scenario) {
        let changed = self.history.with_untracked(|history| history.present().with(scenario));
        self.history.update(|history| take(history, place, changed));
    }

    /// What is not known of the scenarios, as it was typed.
    #[must_use]
    pub fn chances(self) -> Option<Node> {
        self.history.with(|history| history.present().chances().cloned())
    }

    /// Takes what is said of what is not known, typed at a place. What is typed there in one go is one step.
    pub fn say_chances(self, place: &str, chances: Option<Node>) {
        let changed =
            self.history.with_untracked(|history| history.present().clone().with_chances(chances));
        self.history.update(|history| take(history, &format!("forecast.{place}"), changed));
    }

    /// Ends the present step of the undo log, as when an input loses the focus.
    pub fn close_step(self) {
        self.history.update_untracked(History::close_step);
    }

    /// Takes a whole scenario in the place of the one that is shown, as one step that can be undone.
    pub fn replace(self, scenario: Scenario) {
        self.step("replace", |present| Some(present.with(scenario)));
    }

    /// Takes the answer to a question about the whole plan in the place of the scenario that is shown, as one step that can be undone.
    /// One goes on looking at the day at which one looks, where the answer's story has that day.
    pub fn replace_whole(self, answer: Scenario) {
        let until = self.run.with_untracked(|run| run.scenario().until);
        let until = until.filter(|until| *until < Run::of(answer.clone()).outcome().at);
        self.replace(Scenario { until, ..answer });
    }

    /// Looks at the scenario that is shown as of an instant; `None` for all of it. Moves in one go are one step.
    pub fn look_at(self, until: Option<Instant>) {
        let run = self.run.get_untracked();
        if run.scenario().until != until {
            self.change("until", Scenario { until, ..run.scenario().clone() });
        }
    }

    /// Takes other scenarios in the place of all that are there, as one step that can be undone.
    pub fn replace_all(self, variants: Variants) {
        self.step("replace_all", |_| Some(variants));
    }

    /// Shows another of the scenarios. It is no step: nothing was changed.
    pub fn show(self, number: usize) {
        self.history.update(|history| {
            history.close_step();
            history.amend(|present| present.show(number));
        });
    }

    /// Puts another scenario beside those that are there, and shows it. Nothing happens where there are [`Variants::MOST`].
    pub fn add(self, scenario: Scenario) {
        self.step("add", |present| present.with_another(scenario));
    }

    /// Puts another scenario beside those that are there, and goes on showing the one that is shown.
    pub fn put_beside(self, scenario: Scenario) {
        let shown = self.shown.get_untracked();
        self.add(scenario);
        self.show(shown);
    }

    /// Takes one of the scenarios away, unless it is the only one.
    pub fn remove(self, number: usize) {
        self.step("remove", |present| present.without(number));
    }

    /// Moves one of the scenarios to another place; at the place 0 it is the base.
    pub fn place(self, number: usize, to: usize) {
        self.step("place", |present| present.moved(number, to));
    }

    /// Gives one of the scenarios another name.
    pub fn rename(self, number: usize, name: &str) {
        self.step("rename", |present| present.renamed(number, name));
    }

    /// The names of the scenarios, the base's first; followed.
    #[must_use]
    pub fn names(self) -> Vec<String> {
        let name = |scenario: &Scenario| scenario.name.clone();
        self.history.with(|history| history.present().all().iter().map(name).collect())
    }

    /// A step of its own, unless nothing comes of it.
    fn step(self, label: &'static str, change: impl FnOnce(&Variants) -> Option<Variants>) {
        let changed = self.history.with_untracked(|history| change(history.present()));
        if let Some(variants) = changed {
            self.history.update(|history| {
                history.close_step();
                take(history, label, variants);
                history.close_step();
            });
        }
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
fn take(history: &mut History<Variants>, label: &str, variants: Variants) {
    let entries: usize = variants.all().iter().map(|scenario| scenario.entries.len().max(1)).sum();
    history.edit(label, variants);
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
