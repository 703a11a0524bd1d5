//! What the network does about violations: suspending, withholding, taking back (TT-82, TT-83, C9).

use super::{Moment, NO_MONEY, Recorder, Replay};
use crate::ledger::Loss;
use crate::outcome::{CreditEnd, Decision, Standing, State, Warning};
use crate::reason::Reason;
use crate::scenario::Revoked;
use crate::tax::NetAndTax;

impl<R: Recorder> Replay<'_, R> {
    pub(super) fn find_violation(&mut self, moment: &Moment<'_>) {
        self.recorder.assume(Decision::ViolationOnlyWarns);
        self.recorder.warn(|| Warning::CreditMayBeRevoked);
        self.accept(moment, NO_MONEY, &[Reason::ViolationFound]);
    }

    pub(super) fn suspend(&mut self, moment: &Moment<'_>) {
        if let Some(since) = self.account.suspended() {
            return self.refuse(moment, NO_MONEY, &[Reason::AccountSuspended { since }]);
        }
        self.account.standing = Standing::Suspended(moment.at);
        let is_under_way = (0..self.offers.len()).any(|offer| self.is_under_way(offer));
        if is_under_way || !self.order_of_use.is_empty() {
            self.recorder.assume(Decision::ClocksRunOn);
        }
        self.accept(moment, NO_MONEY, &[Reason::AccountWasSuspended]);
    }

    /// Whether something can still become of an offer that was met: also where an earlier credit has ended and a tier is to come.
    pub(super) fn is_under_way(&self, offer: usize) -> bool {
        let standing = &self.offers[offer];
        let is_open = matches!(
            standing.state,
            State::Received
                | State::Earning
                | State::RequirementMet
                | State::Withheld
                | State::Granted
        );
        is_open || (standing.can_climb() && !self.runs[offer].is_over())
    }

    /// Notes that a clock ran out while the account was suspended (A9).
    pub(super) fn note_running_clock(&mut self) {
        if self.account.suspended().is_some() {
            self.recorder.assume(Decision::ClocksRunOn);
        }
    }

    pub(super) fn reinstate(&mut self, moment: &Moment<'_>) {
        if self.account.suspended().is_none() {
            return self.refuse(moment, NO_MONEY, &[Reason::AccountNotSuspended]);
        }
        self.account.standing = Standing::Good;
        self.accept(moment, NO_MONEY, &[Reason::AccountReinstated]);
        self.issue_what_was_withheld(moment.at);
    }

    pub(super) fn revoke(&mut self, moment: &Moment<'_>, revoked: &Revoked) {
        match revoked {
            Revoked::Offer(offer) => self.revoke_offer(moment, *offer),
            Revoked::Credit(credit) => self.revoke_credit(moment, credit),
        }
    }

    fn revoke_offer(&mut self, moment: &Moment<'_>, offer: usize) {
        let refusal = match self.offers[offer].state {
            State::NotReceived => Some(Reason::OfferNotMet),
            State::Received
            | State::Earning
            | State::RequirementMet
            | State::Withheld
            | State::Granted => None,
            // With a tier still to come, the end of an earlier credit is not the offer's.
            State::Exhausted | State::Expired if self.offers[offer].can_climb() => None,
            _ => Some(Reason::OfferIsOver),
        };
        if let Some(refusal) = refusal {
            return self.refuse(moment, NO_MONEY, &[refusal]);
        }
        self.runs[offer].revoked = true;
        self.offers[offer].closed = self.offers[offer].closed.or(Some(moment.at));
        self.cancel_rewards(offer);
        let is_meant = |of: Option<usize>| of == Some(offer);
        let revoked = self.lose_credits(moment, Loss::Revoked, CreditEnd::Revoked, is_meant);
        self.settle_state(moment.at, offer);
        let reason = Reason::OfferRevoked { revoked };
        self.accept(moment, NetAndTax::untaxed(revoked), &[reason]);
        self.change_order(moment.at, moment.entry.action.kind());
    }

    fn revoke_credit(&mut self, moment: &Moment<'_>, id: &str) {
        let Some(credit) = self.find_credit(id) else {
            return self.refuse(moment, NO_MONEY, &[Reason::NoSuchCredit]);
        };
        let last_date = self.credits[credit].last_date;
        if self.credits[credit].end.is_some() {
            return self.refuse(moment, NO_MONEY, &[Reason::CreditOver { last_date }]);
        }
        // An offer that can give nothing else is taken back with its only credit.
        if let Some(offer) = self.credits[credit].offer
            && self.is_last_reward(offer, credit)
        {
            self.runs[offer].revoked = true;
            self.offers[offer].closed = self.offers[offer].closed.or(Some(moment.at));
            self.cancel_rewards(offer);
        }
        let number = u32::try_from(credit).unwrap_or(u32::MAX);
        let revoked = self.ledger.lose(number, Loss::Revoked);
        self.end_credit(moment.at, number, CreditEnd::Revoked);
        self.accept(moment, NetAndTax::untaxed(revoked), &[Reason::CreditRevoked { revoked }]);
        self.change_order(moment.at, moment.entry.action.kind());
    }

    /// Whether an offer has no other credit left and no other one to give.
    fn is_last_reward(&self, offer: usize, credit: usize) -> bool {
        if self.offer(offer).tier_mode != crate::offer::TierMode::Each {
            return true;
        }
        let others = |other: Option<usize>| {
            other.is_some_and(|other| other != credit && self.credits[other].end.is_none())
        };
        let standing = &self.offers[offer];
        let waits =
            standing.tiers.iter().any(|tier| tier.reached.is_some() && tier.issued.is_none());
        let can_climb = self.runs[offer].closed.is_none()
            && standing.tiers.iter().any(|tier| tier.reached.is_none());
        let discounts = self.discounts.iter().filter(|discount| discount.offer == offer);
        !waits
            && !can_climb
            && !standing.tiers.iter().any(|tier| others(tier.credit))
            && discounts.into_iter().all(|discount| discount.end.is_some())
    }
}
