//! Doing something at an instant of a story, and letting what came after it go.

use ad_credit_lab_engine::calendar::Instant;
use ad_credit_lab_engine::scenario::{Action, Campaign, Entry, When};
use ad_credit_lab_engine::{Scenario, simulate};

use crate::state::entry_numbers::{remove, renumber_refunds};

/// A story in which something was done.
pub(super) struct Acted {
    /// The story.
    pub(super) scenario: Scenario,
    /// The number of the first entry that was added.
    pub(super) first: usize,
    /// What number each entry of the story before has now; `None` for a refund that went with its charge.
    pub(super) numbers: Vec<Option<u32>>,
}

/// Does something at an instant: after everything that was written up to it.
pub(super) fn act(scenario: &Scenario, at: Instant, actions: &[Action]) -> Acted {
    let mut after = scenario.clone();
    let is_before = |entry: &Entry| scenario.instant(entry.at) <= at;
    let first = scenario.entries.iter().rposition(is_before).map_or(0, |last| last + 1);
    let entries = actions.iter().map(|action| Entry { at: When::At(at), action: action.clone() });
    after.entries.splice(first..first, entries);
    // Whatever is refunded, also by what is done now, is named among what was there before.
    renumber_refunds(&mut after, |spend| if spend < first { spend } else { spend + actions.len() });
    let gone = keep_refunds_of_charges(scenario, &mut after);
    let now = |number: usize| {
        let number = if number < first { number } else { number + actions.len() };
        let before = gone.iter().filter(|gone| **gone < number).count();
        (!gone.contains(&number)).then(|| u32::try_from(number - before).unwrap_or(u32::MAX))
    };
    let numbers = (0..scenario.entries.len()).map(now).collect();
    let reached = scenario.until.map_or(at, |reached| reached.max(at));
    after.until = Some(reached);
    // Only refunds of earlier charges could go before it, and those stay.
    Acted { scenario: after, first, numbers }
}

impl Acted {
    /// The story and the number of the first entry that was added, without what was written after an instant,
    /// which is then the furthest that was reached.
    pub(super) fn without_what_followed(&self, at: Instant) -> (Scenario, usize) {
        let before = self.scenario.entries.iter().take(self.first);
        let gone = before.filter(|entry| self.scenario.instant(entry.at) > at).count();
        (without_what_followed(&self.scenario, at), self.first - gone)
    }
}

/// The story without what was written after an instant, which is then the furthest that was reached.
fn without_what_followed(scenario: &Scenario, at: Instant) -> Scenario {
    let mut before = scenario.clone();
    remove(&mut before, |entry| scenario.instant(entry.at) > at);
    before.until = Some(at);
    keep_refunds_of_charges(scenario, &mut before);
    before
}

/// A charge that a campaign's budget made, by what stays when another story numbers it anew.
type Charge = (Instant, Campaign);

/// Lets refunds of charges that budgets made go on naming them, wherever these are numbered now.
/// A refund of a charge that is not made any more goes; gives where these stood.
fn keep_refunds_of_charges(before: &Scenario, after: &mut Scenario) -> Vec<usize> {
    let written = before.entries.len();
    let names_a_charge = |entry: &Entry| matches!(entry.action, Action::Refund { spend, .. } if spend as usize >= written);
    if !before.entries.iter().any(names_a_charge) {
        return Vec::new();
    }
    let (old, new) = (charges(before), charges(after));
    // By now refunds have the numbers of the story after, as if its charges were those of the story before.
    let written = after.entries.len();
    for entry in &mut after.entries {
        let Action::Refund { spend, .. } = &mut entry.action else { continue };
        let Some(charge) = (*spend as usize).checked_sub(written) else { continue };
        let charge = old.get(charge).filter(|charge| charge.is_some());
        let now = charge.and_then(|charge| new.iter().position(|other| other == charge));
        *spend = now.and_then(|now| u32::try_from(now + written).ok()).unwrap_or(NO_SPEND);
    }
    let has_gone = |entry: &Entry| matches!(entry.action, Action::Refund { spend: NO_SPEND, .. });
    let all = after.entries.iter().enumerate();
    let gone = all.filter(|(_, entry)| has_gone(entry)).map(|(number, _)| number).collect();
    remove(after, has_gone);
    gone
}

/// The number that no spend has.
const NO_SPEND: u32 = u32::MAX;

fn charges(scenario: &Scenario) -> Vec<Option<Charge>> {
    let planned = simulate(scenario).planned;
    let charge = |entry: &Entry| match &entry.action {
        Action::Spend { campaign, .. } => Some((scenario.instant(entry.at), campaign.clone())),
        _ => None,
    };
    planned.iter().map(charge).collect()
}
