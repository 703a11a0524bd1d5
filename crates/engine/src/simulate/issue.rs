//! A credit's beginning and end.

use super::{Due, Replay};
use crate::calendar::{Date, Instant};
use crate::journal::Event;
use crate::money::Money;
use crate::offer::{AssumedField, CreditType};
use crate::outcome::{Assumption, CreditOutcome, State, Warning};
use crate::reason::Reason;
use crate::scenario::Campaign;

impl CreditOutcome {
    /// Whether the credit may pay for a campaign: a free one for all, an assignable one for those assigned (TT-62).
    pub(super) fn pays_for(&self, campaign: &Campaign) -> bool {
        self.credit_type == CreditType::Free || self.campaigns.contains(campaign)
    }
}

impl Replay<'_> {
    /// Issues the credit of an offer whose requirement is fixed.
    pub(super) fn issue(&mut self, at: Instant, offer: u16) {
        let index = usize::from(offer);
        let offer = self.offer(index);
        let standing = &self.offers[index];
        let (Some(tier), Some(crossed)) = (standing.tier, standing.crossed) else {
            return;
        };
        for field in
            [AssumedField::Issuance, AssumedField::CreditType, AssumedField::CreditLifetime]
        {
            self.assume_field(index, field);
        }
        self.assume(Assumption::IssuedAtLatest);
        let credit = CreditOutcome {
            id: offer.id.clone(),
            offer: Some(index),
            credit_type: offer.credit.credit_type,
            issued: at,
            last_date: offer.credit.lifetime.last_date(at),
            ended: false,
            assign_limit: offer.credit.assign_limit(at.date()),
            campaigns: Vec::new(),
            used_up: None,
        };
        let reason = Reason::CreditIssued { crossed, last_date: credit.last_date };
        let reward = offer.tiers[tier].reward;
        let credit = self.add_credit(credit, reward);
        let standing = &mut self.offers[index];
        standing.state = State::Granted;
        standing.issued = Some(at);
        standing.credit = Some(credit as usize);
        self.happened(at, Event::CreditIssued(credit), reward, reason);
    }

    /// Adds a credit, which can pay from now until the end of its last date.
    pub(super) fn add_credit(&mut self, credit: CreditOutcome, amount: Money) -> u32 {
        let number = u32::try_from(self.credits.len()).unwrap_or(u32::MAX);
        self.clock.set(credit.last_date.end().max(credit.issued), Due::CreditEnds(number));
        self.ledger.grant(amount);
        self.credits.push(credit);
        self.order_of_use.push(number);
        let credits = &self.credits;
        // A total order, so that no tie is left to chance (C18). Among credits that may pay for the same campaign,
        // assignable ones are assigned to it.
        self.order_of_use.sort_by(|a, b| {
            let key = |number: u32| {
                let credit = &credits[number as usize];
                (
                    credit.credit_type == CreditType::Free,
                    credit.last_date,
                    credit.issued,
                    &credit.id,
                    number,
                )
            };
            key(*a).cmp(&key(*b))
        });
        number
    }

    /// Ends a credit; what is left of it is lost (TT-80).
    pub(super) fn end_credit(&mut self, at: Instant, credit: u32) {
        let number = credit as usize;
        self.credits[number].ended = true;
        self.order_of_use.retain(|other| *other != credit);
        let lost = self.ledger.expire(credit);
        if lost.is_zero() {
            return;
        }
        if let Some(offer) = self.credits[number].offer {
            self.offers[offer].state = State::Expired;
        }
        self.happened(at, Event::CreditExpired(credit), lost, Reason::UnusedCreditLost { lost });
        let id = self.credits[number].id.clone();
        if self.has_no_campaign(number) {
            self.warn(Warning::CreditNotAssigned { credit: id.clone() });
        }
        self.warn(Warning::CreditExpiredUnused { credit: id, lost });
    }

    /// Warns of an assignable credit that is waiting for a campaign.
    pub(super) fn warn_if_unassigned(&mut self, credit: usize) {
        if self.has_no_campaign(credit) && self.ledger.credits()[credit].unused().is_positive() {
            let credit = self.credits[credit].id.clone();
            self.warn(Warning::CreditNotAssigned { credit });
        }
    }

    fn has_no_campaign(&self, credit: usize) -> bool {
        self.credits[credit].credit_type == CreditType::Assignable
            && self.credits[credit].campaigns.is_empty()
    }

    /// The credit with this id, if it was given by now.
    pub(super) fn find_credit(&self, id: &str) -> Option<usize> {
        self.credits.iter().position(|credit| credit.id == id)
    }

    /// Whether a credit's last date is over.
    pub(super) fn is_over(last_date: Date, at: Instant) -> bool {
        last_date.end() <= at
    }
}
