//! What became of each campaign.

use crate::money::Money;
use crate::reason::Reason;
use crate::scenario::Campaign;

/// A campaign that was set up or that spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignOutcome {
    /// Its name.
    pub campaign: Campaign,
    /// Whether it was set up; one that spends by hand need not be.
    pub is_set_up: bool,
    /// Whether its ads are approved (TT-28), as those of one that was not set up are.
    pub approved: bool,
    /// Whether it is paused now.
    pub paused: bool,
    /// What it spends by itself on each date now (C28), as a written amount; `None` where it spends only by hand.
    pub daily_budget: Option<Money>,
    /// What it spent in all, net; what was given back later is not taken off.
    pub spent: Money,
    /// What of that credits paid.
    pub paid_by_credit: Money,
    /// Why its last charge was refused, if it was and nothing was delivered since: why it delivers nothing at present.
    pub refused: Option<Reason>,
}

impl CampaignOutcome {
    /// Whether it spends its daily budget by itself now, as far as that hangs on the campaign alone.
    #[must_use]
    pub const fn spends_by_itself(&self) -> bool {
        self.daily_budget.is_some() && self.approved && !self.paused
    }

    /// One of which nothing else is known.
    pub(crate) fn of(campaign: &Campaign) -> Self {
        Self {
            campaign: campaign.clone(),
            is_set_up: false,
            approved: true,
            paused: false,
            daily_budget: None,
            spent: Money::ZERO,
            paid_by_credit: Money::ZERO,
            refused: None,
        }
    }
}
