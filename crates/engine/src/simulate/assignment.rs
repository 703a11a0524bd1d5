//! Credits given outside offers, and linking assignable credits to campaigns.

use super::{Moment, Replay};
use crate::calendar::Date;
use crate::money::Money;
use crate::offer::CreditType;
use crate::outcome::{Assumption, CreditOutcome};
use crate::reason::Reason;
use crate::scenario::Campaign;
use crate::tax::NetAndTax;

const NO_MONEY: NetAndTax = NetAndTax::untaxed(Money::ZERO);

impl Replay<'_> {
    pub(super) fn grant_credit(
        &mut self,
        moment: &Moment<'_>,
        id: &str,
        amount: Money,
        credit_type: CreditType,
        expires: Date,
    ) {
        let mut refusals = Vec::new();
        let taken = self.find_credit(id).is_some()
            || self.scenario.offers.iter().any(|met| met.offer.id == id);
        if taken {
            refusals.push(Reason::CreditIdTaken);
        }
        if Self::is_over(expires, moment.at) {
            refusals.push(Reason::CreditAlreadyOver { last_date: expires });
        }
        let given = NetAndTax::untaxed(amount);
        if !refusals.is_empty() {
            return self.refuse(moment, given, &refusals);
        }
        let credit = CreditOutcome {
            id: id.to_owned(),
            offer: None,
            credit_type,
            issued: moment.at,
            last_date: expires,
            ended: false,
            assign_limit: None,
            campaigns: Vec::new(),
            used_up: None,
        };
        self.add_credit(credit, amount);
        self.accept(moment, given, &[Reason::CreditGiven]);
    }

    pub(super) fn assign_credit(
        &mut self,
        moment: &Moment<'_>,
        id: &str,
        campaigns: &[Campaign],
        admin: bool,
    ) {
        let Some((credit, mut refusals)) = self.assignable(moment, id, admin) else {
            return self.refuse(moment, NO_MONEY, &[Reason::NoSuchCredit]);
        };
        let mut assigned = self.credits[credit].campaigns.clone();
        for campaign in campaigns {
            if !assigned.contains(campaign) {
                assigned.push(campaign.clone());
            }
        }
        let asked = count(&assigned);
        if let Some(limit) = self.credits[credit].assign_limit {
            self.assume(Assumption::LimitByIssueDate);
            if asked > limit {
                refusals.push(Reason::AssignLimitReached { limit, asked });
            }
        }
        if !refusals.is_empty() {
            return self.refuse(moment, NO_MONEY, &refusals);
        }
        self.credits[credit].campaigns = assigned;
        self.accept(moment, NO_MONEY, &[Reason::CreditAssigned { campaigns: asked }]);
    }

    pub(super) fn unassign_credit(
        &mut self,
        moment: &Moment<'_>,
        id: &str,
        campaigns: &[Campaign],
        admin: bool,
    ) {
        let Some((credit, mut refusals)) = self.assignable(moment, id, admin) else {
            return self.refuse(moment, NO_MONEY, &[Reason::NoSuchCredit]);
        };
        let assigned = &self.credits[credit].campaigns;
        // Of a free credit it goes without saying.
        let assignable = self.credits[credit].credit_type == CreditType::Assignable;
        if assignable && !campaigns.iter().all(|campaign| assigned.contains(campaign)) {
            refusals.push(Reason::CampaignNotAssigned);
        }
        if !refusals.is_empty() {
            return self.refuse(moment, NO_MONEY, &refusals);
        }
        self.credits[credit].campaigns.retain(|campaign| !campaigns.contains(campaign));
        let left = count(&self.credits[credit].campaigns);
        self.accept(moment, NO_MONEY, &[Reason::CreditUnassigned { campaigns: left }]);
    }

    /// The credit that an entry wants to link, with the gates that fail so far; `None` where there is no such credit yet.
    fn assignable(
        &self,
        moment: &Moment<'_>,
        id: &str,
        admin: bool,
    ) -> Option<(usize, Vec<Reason>)> {
        let credit = self.find_credit(id)?;
        let CreditOutcome { last_date, credit_type, .. } = self.credits[credit];
        let mut refusals = Vec::new();
        if Self::is_over(last_date, moment.at) {
            refusals.push(Reason::CreditOver { last_date });
        }
        if credit_type == CreditType::Free {
            refusals.push(Reason::FreeCreditIsNotAssigned);
        }
        if !admin {
            refusals.push(Reason::NotAdmin);
        }
        Some((credit, refusals))
    }
}

fn count(campaigns: &[Campaign]) -> u32 {
    u32::try_from(campaigns.len()).unwrap_or(u32::MAX)
}
