//! Campaigns that were set up, approved, paused.

use std::sync::Arc;

use super::{Moment, NO_MONEY, Recorder, Replay};
use crate::offer::Purpose;
use crate::reason::Reason;
use crate::scenario::{Action, Campaign, Scenario};

/// A campaign of which something was said besides what it spends.
pub(super) struct CampaignRun {
    campaign: Campaign,
    purpose: Option<Arc<Purpose>>,
    is_set_up: bool,
    approved: bool,
    paused: bool,
}

/// A campaign that an entry pauses or resumes, which must have been set up or have spent by then.
pub(super) struct PausedCampaign {
    campaign: Campaign,
    pub(super) has_spent: bool,
}

impl PausedCampaign {
    /// Those of a scenario, each once.
    pub(super) fn all_of(scenario: &Scenario) -> Vec<Self> {
        let mut paused: Vec<Self> = Vec::new();
        for entry in &scenario.entries {
            if let Action::PauseCampaign { campaign } | Action::ResumeCampaign { campaign } =
                &entry.action
                && paused.iter().all(|known| known.campaign != *campaign)
            {
                paused.push(Self { campaign: campaign.clone(), has_spent: false });
            }
        }
        paused
    }
}

impl<R: Recorder> Replay<'_, R> {
    pub(super) fn create_campaign(
        &mut self,
        moment: &Moment<'_>,
        campaign: &Campaign,
        purpose: Option<&Arc<Purpose>>,
        approved: bool,
    ) {
        let known = self.campaigns.iter_mut().find(|known| known.campaign == *campaign);
        match known {
            Some(known) if known.is_set_up => {
                return self.refuse(moment, NO_MONEY, &[Reason::CampaignExists]);
            }
            Some(known) => {
                (known.purpose, known.approved, known.is_set_up) =
                    (purpose.cloned(), approved, true);
            }
            None => self.campaigns.push(CampaignRun {
                campaign: campaign.clone(),
                purpose: purpose.cloned(),
                is_set_up: true,
                approved,
                paused: false,
            }),
        }
        self.accept(moment, NO_MONEY, &[Reason::CampaignCreated]);
    }

    pub(super) fn approve_campaign(&mut self, moment: &Moment<'_>, campaign: &Campaign) {
        let known = self.campaigns.iter_mut().find(|known| known.campaign == *campaign);
        match known.filter(|known| known.is_set_up) {
            None => self.refuse(moment, NO_MONEY, &[Reason::NoSuchCampaign]),
            Some(known) => {
                known.approved = true;
                self.accept(moment, NO_MONEY, &[Reason::CampaignApproved]);
            }
        }
    }

    /// Pauses a campaign or lets it go on. One that has only spent need not have been set up for that.
    pub(super) fn pause_campaign(
        &mut self,
        moment: &Moment<'_>,
        campaign: &Campaign,
        paused: bool,
    ) {
        let known = self.campaigns.iter().position(|known| known.campaign == *campaign);
        match known {
            Some(known) => self.campaigns[known].paused = paused,
            None if self.has_spent(campaign) => self.campaigns.push(CampaignRun {
                campaign: campaign.clone(),
                purpose: None,
                is_set_up: false,
                approved: true,
                paused,
            }),
            None => return self.refuse(moment, NO_MONEY, &[Reason::NoSuchCampaign]),
        }
        let reason = if paused { Reason::CampaignStopped } else { Reason::CampaignResumed };
        self.accept(moment, NO_MONEY, &[reason]);
    }

    /// Whether a charge of a campaign took place, which an entry pauses or resumes.
    fn has_spent(&self, campaign: &Campaign) -> bool {
        self.paused.iter().any(|known| known.campaign == *campaign && known.has_spent)
    }

    /// Notes that a charge of a campaign took place.
    pub(super) fn note_that_it_spent(&mut self, campaign: &Campaign) {
        for known in self.paused.iter_mut().filter(|known| !known.has_spent) {
            known.has_spent = known.campaign == *campaign;
        }
    }

    /// Why a campaign's ads do not run.
    pub(super) fn campaign_refusal(&self, campaign: &Campaign) -> Option<Reason> {
        let known = self.campaign(campaign)?;
        if !known.approved {
            Some(Reason::CampaignNotApproved)
        } else if known.paused {
            Some(Reason::CampaignPaused)
        } else {
            None
        }
    }

    pub(super) fn is_paused(&self, campaign: &Campaign) -> bool {
        self.campaign(campaign).is_some_and(|known| known.paused)
    }

    /// What a charge is for: what its entry says, and otherwise what its campaign was set up with.
    pub(super) fn purpose_of(
        &self,
        campaign: &Campaign,
        entry: Option<&Arc<Purpose>>,
    ) -> Option<Arc<Purpose>> {
        let campaign = self.campaign(campaign).and_then(|known| known.purpose.as_ref());
        match (entry, campaign) {
            (Some(entry), Some(campaign)) => Some(Arc::new(entry.or(campaign))),
            (one, other) => one.or(other).cloned(),
        }
    }

    fn campaign(&self, campaign: &Campaign) -> Option<&CampaignRun> {
        self.campaigns.iter().find(|known| known.campaign == *campaign)
    }
}
