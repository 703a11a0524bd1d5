//! Credits given outside offers, and linking assignable credits to campaigns.

use super::{Moment, NO_MONEY, Recorder, Replay};
use crate::offer::{AssignLimit, CreditType};
use crate::outcome::{CreditEnd, CreditOutcome, Decision};
use crate::reason::Reason;
use crate::scenario::{Campaign, Grant, MoveTo};
use crate::tax::NetAndTax;

impl<R: Recorder> Replay<'_, R> {
    pub(super) fn grant_credit(&mut self, moment: &Moment<'_>, grant: &Grant) {
        let mut refusals = Vec::new();
        if self.find_credit(&grant.credit).is_some() || self.is_id_of_an_offer(&grant.credit) {
            refusals.push(Reason::CreditIdTaken);
        }
        if Self::is_over(grant.expires, moment.at) {
            refusals.push(Reason::CreditAlreadyOver { last_date: grant.expires });
        }
        let given = NetAndTax::untaxed(grant.amount);
        if !refusals.is_empty() {
            return self.refuse(moment, given, &refusals);
        }
        let credit = CreditOutcome {
            id: grant.credit.clone(),
            offer: None,
            credit_type: grant.credit_type,
            issued: moment.at,
            last_date: grant.expires,
            assign_limit: AssignLimit::holding(&grant.assign_limits, moment.at.date()),
            campaigns: Vec::new(),
            only_for: grant.only_for.clone(),
            conditions: grant.conditions.clone(),
            before_cash: grant.before_cash,
            needs_positive_cash: grant.needs_positive_cash,
            end: None,
        };
        self.add_credit(credit, grant.amount);
        self.accept(moment, given, &[Reason::CreditGiven]);
        self.change_order(moment.at, moment.entry.action.kind());
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
            self.recorder.assume(Decision::LimitByIssueDate);
            if asked > limit {
                refusals.push(Reason::AssignLimitReached { limit, asked });
            }
        }
        if !refusals.is_empty() {
            return self.refuse(moment, NO_MONEY, &refusals);
        }
        self.credits[credit].campaigns = assigned;
        self.accept(moment, NO_MONEY, &[Reason::CreditAssigned { campaigns: asked }]);
        self.change_order(moment.at, moment.entry.action.kind());
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
        let is_assignable = self.credits[credit].credit_type == CreditType::Assignable;
        if is_assignable && !campaigns.iter().all(|campaign| assigned.contains(campaign)) {
            refusals.push(Reason::CampaignNotAssigned);
        }
        if !refusals.is_empty() {
            return self.refuse(moment, NO_MONEY, &refusals);
        }
        self.credits[credit].campaigns.retain(|campaign| !campaigns.contains(campaign));
        let left = count(&self.credits[credit].campaigns);
        self.accept(moment, NO_MONEY, &[Reason::CreditUnassigned { campaigns: left }]);
        self.change_order(moment.at, moment.entry.action.kind());
    }

    /// Nobody can turn a credit into anything but ads.
    pub(super) fn move_credit(&mut self, moment: &Moment<'_>, id: &str, to: MoveTo) {
        let Some(credit) = self.find_credit(id) else {
            return self.refuse(moment, NO_MONEY, &[Reason::NoSuchCredit]);
        };
        let last_date = self.credits[credit].last_date;
        let refusal = match to {
            _ if self.is_gone(credit, moment) => Reason::CreditOver { last_date },
            MoveTo::AnotherAccount | MoveTo::Cash => Reason::CreditNotTransferable,
            MoveTo::UnpaidBill => Reason::CreditPaysNoDebt,
            MoveTo::Tax => Reason::CreditPaysNoTax,
        };
        self.refuse(moment, NO_MONEY, &[refusal]);
    }

    /// Whether a credit has ended, but for being used up, after which it can still be assigned.
    fn is_gone(&self, credit: usize, moment: &Moment<'_>) -> bool {
        let credit = &self.credits[credit];
        let was_taken = credit
            .end
            .is_some_and(|(_, end)| matches!(end, CreditEnd::Revoked | CreditEnd::Forfeited));
        was_taken || Self::is_over(credit.last_date, moment.at)
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
        if self.is_gone(credit, moment) {
            refusals.push(Reason::CreditOver { last_date });
        }
        if credit_type != CreditType::Assignable {
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
