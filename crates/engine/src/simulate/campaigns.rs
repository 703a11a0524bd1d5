//! Campaigns that were set up, approved, paused.

use std::sync::Arc;

use super::{Moment, NO_MONEY, Recorder, Replay};
use crate::money::Money;
use crate::offer::Purpose;
use crate::outcome::CampaignOutcome;
use crate::reason::Reason;
use crate::scenario::{Action, Campaign, Scenario};

/// A campaign of which something was said besides what it spends.
pub(super) struct CampaignRun {
    pub(super) campaign: Campaign,
    purpose: Option<Arc<Purpose>>,
    is_set_up: bool,
    approved: bool,
    paused: bool,
    /// What it spends by itself on each date.
    pub(super) daily_budget: Option<Money>,
    /// Why the last charge that it made by itself was refused, if nothing of it was delivered since.
    stands_still: Option<Reason>,
    /// What it could not spend by itself, net.
    pub(super) unspent: Money,
}

impl CampaignRun {
    /// One that was set up now.
    pub(super) fn set_up(
        campaign: &Campaign,
        purpose: Option<&Arc<Purpose>>,
        approved: bool,
        daily_budget: Option<Money>,
    ) -> Self {
        Self {
            campaign: campaign.clone(),
            purpose: purpose.cloned(),
            is_set_up: true,
            approved,
            paused: false,
            daily_budget,
            stands_still: None,
            unspent: Money::ZERO,
        }
    }
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
    pub(super) fn create_campaign(&mut self, moment: &Moment<'_>, new: CampaignRun) {
        let known = self.campaigns.iter_mut().find(|known| known.campaign == new.campaign);
        match known {
            Some(known) if known.is_set_up => {
                return self.refuse(moment, NO_MONEY, &[Reason::CampaignExists]);
            }
            Some(known) => {
                self.recorder.campaign_set_up(&new.campaign);
                *known = CampaignRun { paused: known.paused, ..new };
            }
            None => {
                self.recorder.campaign_set_up(&new.campaign);
                self.campaigns.push(new);
            }
        }
        self.accept(moment, NO_MONEY, &[Reason::CampaignCreated]);
    }

    /// What a campaign spends by itself changes. Only one that was set up can do so.
    pub(super) fn change_budget(
        &mut self,
        moment: &Moment<'_>,
        campaign: &Campaign,
        daily_budget: Option<Money>,
    ) {
        let known = self.campaigns.iter_mut().find(|known| known.campaign == *campaign);
        match known.filter(|known| known.is_set_up) {
            None => self.refuse(moment, NO_MONEY, &[Reason::NoSuchCampaign]),
            Some(known) => {
                known.daily_budget = daily_budget;
                self.accept(moment, NO_MONEY, &[Reason::BudgetChanged { daily_budget }]);
            }
        }
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
                is_set_up: false,
                paused,
                ..CampaignRun::set_up(campaign, None, true, None)
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
        if let Some(known) = self.campaigns.iter_mut().find(|known| known.campaign == *campaign) {
            known.stands_still = None;
        }
    }

    /// Whether the last charge that a campaign made by itself was refused for the same reason, and nothing of it was delivered since.
    /// From now on it stands still for this one.
    pub(super) fn stands_still(&mut self, campaign: &Campaign, reason: &Reason) -> bool {
        let known = self.campaigns.iter_mut().find(|known| known.campaign == *campaign);
        let before = known.and_then(|known| known.stands_still.replace(*reason));
        before.is_some_and(|before| before.code() == reason.code())
    }

    /// Notes what a campaign could not spend by itself.
    pub(super) fn note_unspent(&mut self, campaign: &Campaign, missing: Money) {
        let known = self.campaigns.iter_mut().find(|known| known.campaign == *campaign);
        if let Some(known) = known {
            known.unspent += missing;
        }
    }

    /// The campaigns as they stand, with what was written down of each.
    pub(super) fn campaign_outcomes(&self, noted: Vec<CampaignOutcome>) -> Vec<CampaignOutcome> {
        noted
            .into_iter()
            .map(|noted| match self.campaign(&noted.campaign) {
                None => noted,
                Some(known) => CampaignOutcome {
                    is_set_up: known.is_set_up,
                    approved: known.approved,
                    paused: known.paused,
                    daily_budget: known.daily_budget,
                    ..noted
                },
            })
            .collect()
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
