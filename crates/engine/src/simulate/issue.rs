//! A credit's beginning and end.

use super::{Due, Recorder, Replay, small};
use crate::calendar::{Date, Instant};
use crate::journal::Event;
use crate::ledger::Loss;
use crate::money::Money;
use crate::offer::{AssumedField, CreditType, Reward, TierMode};
use crate::outcome::{CreditEnd, CreditOutcome, Decision, DiscountOutcome, Warning};
use crate::reason::Reason;

impl<R: Recorder> Replay<'_, R> {
    /// Gives the reward of a tier that is due, unless the account is suspended (C9).
    pub(super) fn issue_or_withhold(&mut self, at: Instant, offer: u16, tier: u16) {
        let (index, tier) = (usize::from(offer), usize::from(tier));
        if self.account.suspended().is_none() {
            return self.issue(at, index, tier);
        }
        self.runs[index].tiers[tier].withheld = true;
        self.settle_state(at, index);
        let event = Event::CreditWithheld(offer);
        self.happened(at, event, Money::ZERO, Reason::CreditWithheld);
    }

    /// Gives what was withheld, now that the account is reinstated.
    pub(super) fn issue_what_was_withheld(&mut self, at: Instant) {
        for offer in 0..self.offers.len() {
            for tier in 0..self.runs[offer].tiers.len() {
                if std::mem::take(&mut self.runs[offer].tiers[tier].withheld) {
                    self.recorder.assume(Decision::IssuedAtReinstatement);
                    self.issue(at, offer, tier);
                }
            }
        }
    }

    /// Gives the reward of a tier: a credit, or a discount.
    fn issue(&mut self, at: Instant, index: usize, tier: usize) {
        let offer = self.offer(index);
        let Some(crossed) = self.offers[index].tiers[tier].reached else {
            return;
        };
        for field in
            [AssumedField::Issuance, AssumedField::CreditType, AssumedField::CreditLifetime]
        {
            self.assume_field(index, field);
        }
        if offer.tiers.len() > 1 {
            self.assume_field(index, AssumedField::TierMode);
            if offer.tier_mode == TierMode::HighestOnly && tier > 0 {
                self.recorder.assume(Decision::OneTierPays);
            }
        }
        self.recorder.assume(Decision::IssuedAtLatest);
        self.offers[index].tiers[tier].issued = Some(at);
        let id = if offer.tier_mode == TierMode::Each {
            format!("{}#{}", offer.id, tier + 1)
        } else {
            offer.id.clone()
        };
        let last_date = offer.credit.lifetime.last_date(at);
        let amount = match offer.tiers[tier].reward {
            Reward::Fixed(amount) => amount,
            Reward::Match { rate, cap } => {
                self.recorder.assume(Decision::MatchOfCounted);
                rate.of(self.runs[index].tiers[tier].base).min(cap)
            }
            Reward::Discount { rate, cap } => {
                let only_for = offer.credit.only_for.clone();
                let discount = self.add_discount(DiscountOutcome {
                    id,
                    offer: index,
                    rate,
                    cap,
                    used: Money::ZERO,
                    issued: at,
                    last_date,
                    only_for,
                    end: None,
                });
                self.offers[index].tiers[tier].discount = Some(discount as usize);
                self.settle_state(at, index);
                let reason = Reason::DiscountStarted { last_date, cap };
                return self.happened(at, Event::DiscountStarted(discount), Money::ZERO, reason);
            }
        };
        let credit = CreditOutcome {
            id,
            offer: Some(index),
            credit_type: offer.credit.credit_type,
            issued: at,
            last_date,
            assign_limit: offer.credit.assign_limit(at.date()),
            campaigns: Vec::new(),
            only_for: offer.credit.only_for.clone(),
            conditions: offer.credit.conditions.clone(),
            before_cash: offer.credit.before_cash,
            needs_positive_cash: offer.credit.needs_positive_cash,
            end: None,
        };
        let credit = self.add_credit(credit, amount);
        self.offers[index].tiers[tier].credit = Some(credit as usize);
        let event = Event::CreditIssued(credit);
        if amount.is_zero() {
            self.end_credit(at, credit, CreditEnd::UsedUp);
        }
        self.settle_state(at, index);
        self.happened(at, event, amount, Reason::CreditIssued { crossed, last_date });
        self.change_order(at, "credit_issued");
    }

    /// Adds a credit, which can pay from now until the end of its last date.
    pub(super) fn add_credit(&mut self, credit: CreditOutcome, amount: Money) -> u32 {
        let number = u32::try_from(self.credits.len()).unwrap_or(u32::MAX);
        self.clock.set(credit.last_date.end().max(credit.issued), Due::CreditEnds(number));
        self.ledger.grant(amount);
        self.credits.push(credit);
        self.unknown_noted.push((false, false));
        // A total order, so that no tie is left to chance (C18).
        let credits = &self.credits;
        let key = |number: u32| (credits[number as usize].order_key(), number);
        let place = self.order_of_use.partition_point(|other| key(*other) < key(number));
        self.order_of_use.insert(place, number);
        number
    }

    /// Ends a credit whose last date is over; what is left of it is lost (TT-80).
    pub(super) fn expire_credit(&mut self, at: Instant, credit: u32) {
        let number = credit as usize;
        if self.credits[number].end.is_some() {
            return;
        }
        self.recorder.assume(Decision::LastDateOfCredit);
        self.note_running_clock();
        let lost = self.ledger.lose(credit, Loss::Expired);
        self.end_credit(at, credit, CreditEnd::Expired);
        self.happened(at, Event::CreditExpired(credit), lost, Reason::UnusedCreditLost { lost });
        self.change_order(at, "credit_expired");
        if R::KEEPS {
            let id = self.credits[number].id.clone();
            if self.has_no_campaign(number) {
                self.recorder.warn(|| Warning::CreditNotAssigned { credit: id.clone() });
            }
            self.recorder.warn(|| Warning::CreditExpiredUnused { credit: id, lost });
        }
    }

    /// Ends a credit of which nothing is left, in any way.
    pub(super) fn end_credit(&mut self, at: Instant, credit: u32, end: CreditEnd) {
        let number = credit as usize;
        self.credits[number].end = Some((at, end));
        self.order_of_use.retain(|other| *other != credit);
        self.gone_credit = Some(number);
        if let Some(offer) = self.credits[number].offer {
            self.note_end(at, offer, end);
        }
    }

    /// Warns of an assignable credit that is waiting for a campaign.
    pub(super) fn warn_if_unassigned(&mut self, credit: usize) {
        if self.has_no_campaign(credit) && self.ledger.credits()[credit].unused().is_positive() {
            let credit = self.credits[credit].id.clone();
            self.recorder.warn(|| Warning::CreditNotAssigned { credit });
        }
    }

    /// Whether an assignable credit has no campaign, or only paused ones (A13).
    fn has_no_campaign(&self, credit: usize) -> bool {
        let credit = &self.credits[credit];
        credit.credit_type == CreditType::Assignable
            && credit.campaigns.iter().all(|campaign| self.is_paused(campaign))
    }

    /// The credit with this id, if it was given by now.
    pub(super) fn find_credit(&self, id: &str) -> Option<usize> {
        self.credits.iter().position(|credit| credit.id == id)
    }

    /// Whether an offer gives, or could give, a credit of this id.
    pub(super) fn is_id_of_an_offer(&self, id: &str) -> bool {
        self.scenario.offers.iter().any(|met| {
            let rest = id.strip_prefix(met.offer.id.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || (met.offer.tier_mode == TierMode::Each && rest.starts_with('#'))
            })
        })
    }

    /// Whether a credit's last date is over.
    pub(super) fn is_over(last_date: Date, at: Instant) -> bool {
        last_date.end() <= at
    }

    /// Cancels the rewards of an offer that have not come.
    pub(super) fn cancel_rewards(&mut self, offer: usize) {
        for tier in 0..self.runs[offer].tiers.len() {
            self.runs[offer].tiers[tier].withheld = false;
            self.clock.cancel(Due::Issue(small(offer), small(tier)));
        }
        self.clock.cancel(Due::RedeemCloses(small(offer)));
        self.clock.cancel(Due::EarningCloses(small(offer)));
        self.clock.cancel(Due::Activation(small(offer)));
    }
}
