//! How many entries of some kinds a file may have.

use super::{Action, Scenario};
use crate::input::Fault;
use crate::offer::OnlyFor;

/// How many entries there are of the kinds that are limited: without these limits a small file could keep a run busy for hours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    grants: usize,
    assignments: usize,
    campaigns: usize,
    readings: usize,
}

impl Counts {
    /// Adds an entry; a fault if it is one too many.
    pub(super) fn add(&mut self, action: &Action) -> Option<Fault> {
        match action {
            Action::GrantCredit(grant) => {
                self.grants += 1;
                self.assignments += grant.only_for.as_ref().map_or(0, OnlyFor::names);
            }
            Action::AssignCredit { campaigns, .. } | Action::UnassignCredit { campaigns, .. } => {
                self.assignments += campaigns.len();
            }
            Action::CreateCampaign { .. }
            | Action::ChangeBudget { .. }
            | Action::ApproveCampaign { .. }
            | Action::PauseCampaign { .. }
            | Action::ResumeCampaign { .. } => self.campaigns += 1,
            Action::ReadProgress { .. } => self.readings += 1,
            _ => return None,
        }
        let limits = [
            (self.grants, Scenario::MOST_GRANTS, Fault::TooManyGrants as fn(usize) -> Fault),
            (self.assignments, Scenario::MOST_ASSIGNMENTS, Fault::TooManyAssignments),
            (self.campaigns, Scenario::MOST_CAMPAIGNS, Fault::TooManyCampaigns),
            (self.readings, Scenario::MOST_READINGS, Fault::TooManyReadings),
        ];
        limits.iter().find(|(count, most, _)| count > most).map(|(_, most, fault)| fault(*most))
    }
}
