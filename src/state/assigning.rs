//! Linking a credit to campaigns: what a choice of campaigns comes to as entries, and what was done so far.

use ad_credit_lab_engine::journal::Event;
use ad_credit_lab_engine::outcome::CreditOutcome;
use ad_credit_lab_engine::scenario::{Action, Campaign};

use super::Run;

/// The entries that bring a credit from the campaigns that it has to the chosen ones; none where these are the same.
///
/// What is taken off comes first, so that one campaign can take the place of another where the credit has as many as it may.
#[must_use]
pub fn assigning(credit: &CreditOutcome, chosen: &[Campaign], admin: bool) -> Vec<Action> {
    let not_in = |these: &[Campaign], those: &[Campaign]| -> Vec<Campaign> {
        these.iter().filter(|campaign| !those.contains(campaign)).cloned().collect()
    };
    let (off, on) = (not_in(&credit.campaigns, chosen), not_in(chosen, &credit.campaigns));
    let mut actions = Vec::new();
    if !off.is_empty() {
        let credit = credit.id.clone();
        actions.push(Action::UnassignCredit { credit, campaigns: off, admin });
    }
    if !on.is_empty() {
        let credit = credit.id.clone();
        actions.push(Action::AssignCredit { credit, campaigns: on, admin });
    }
    actions
}

/// The rows of the journal in which somebody assigned this credit or took it off, accepted or refused: their numbers, newest first.
#[must_use]
pub fn assignment_log(run: &Run, id: &str) -> Vec<usize> {
    let rows = run.outcome().journal.rows().enumerate();
    let is_its = |event: Event| {
        let Event::Entry(entry) = event else { return false };
        match run.outcome().entry(run.scenario(), entry).map(|entry| &entry.action) {
            Some(Action::AssignCredit { credit, .. } | Action::UnassignCredit { credit, .. }) => {
                credit == id
            }
            _ => false,
        }
    };
    let mut log: Vec<_> =
        rows.filter(|(_, row)| is_its(row.event)).map(|(index, _)| index).collect();
    log.reverse();
    log
}
