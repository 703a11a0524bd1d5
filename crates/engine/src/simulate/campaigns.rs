//! Campaigns that were set up, approved, paused.

use std::sync::Arc;

use super::{Moment, NO_MONEY, Replay};
use crate::journal::{Event, Verdict};
use crate::offer::Purpose;
use crate::reason::Reason;
use crate::scenario::{Action, Campaign, Entry};

/// A campaign of which something was said besides what it spends.
pub(super) struct CampaignRun {
    campaign: Campaign,
    purpose: Option<Arc<Purpose>>,
    is_set_up: bool,
    approved: bool,
    paused: bool,
}

impl Replay<'_> {
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

    /// Whether a charge of a campaign took place.
    fn has_spent(&self, campaign: &Campaign) -> bool {
        let plan = self.scenario.spend_plan.as_ref();
        self.journal.rows().filter(|row| row.verdict != Verdict::Refused).any(|row| {
            let Event::Entry(index) = row.event else {
                return false;
            };
            match self.scenario.entries.get(index as usize) {
                Some(Entry { action: Action::Spend { campaign: spent, .. }, .. }) => {
                    spent == campaign
                }
                Some(_) => false,
                None => {
                    // The plan's only other entry is its top-up.
                    let is_top_up = row.reasons.contains(&Reason::ToppingUpIsNotSpending);
                    !is_top_up && plan.is_some_and(|plan| plan.campaign == *campaign)
                }
            }
        })
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
