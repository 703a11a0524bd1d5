//! The state of an offer, worked out from what has happened to it (A22, C16).

use super::{Recorder, Replay};
use crate::calendar::Instant;
use crate::money::Money;
use crate::offer::{PaidAfterClose, Tier, TierMode};
use crate::outcome::{CreditEnd, State, TierOutcome};

impl<R: Recorder> Replay<'_, R> {
    /// Works out an offer's state anew, after something happened to it.
    pub(super) fn settle_state(&mut self, at: Instant, offer: usize) {
        let state = self.state_of(offer);
        let standing = &mut self.offers[offer];
        if standing.state != state || standing.states.is_empty() {
            standing.state = state;
            standing.states.push((at, state));
            self.last_change = at;
        }
    }

    fn state_of(&self, offer: usize) -> State {
        let (standing, run) = (&self.offers[offer], &self.runs[offer]);
        if run.ended {
            return State::Ended;
        }
        if run.revoked {
            return State::Revoked;
        }
        if standing.activated.is_none() {
            return match (run.redeem_missed, run.not_eligible, standing.received) {
                (true, ..) => State::RedeemWindowMissed,
                (_, true, _) => State::NotEligible,
                (.., Some(_)) => State::Received,
                _ => State::NotReceived,
            };
        }
        if standing.tiers.iter().any(|tier| self.has_something_left(tier.credit, tier.discount)) {
            return State::Granted;
        }
        let waits = |tier: &TierOutcome| tier.issue.is_some() && tier.issued.is_none();
        if standing.tiers.iter().any(waits) {
            let withheld = run.tiers.iter().any(|tier| tier.withheld);
            return if withheld { State::Withheld } else { State::RequirementMet };
        }
        let is_issued = standing.tiers.iter().any(|tier| tier.issued.is_some());
        let is_reached_only = standing.tiers.iter().rev().find(|tier| tier.reached.is_some());
        if is_reached_only.is_some_and(|tier| tier.issued.is_none()) && run.closed.is_none() {
            return State::RequirementMet;
        }
        if is_issued {
            return run.last_end.unwrap_or(State::Granted);
        }
        if run.closed.is_some() && !self.could_still_reach(offer) {
            State::EarningWindowMissed
        } else {
            State::Earning
        }
    }

    fn has_something_left(&self, credit: Option<usize>, discount: Option<usize>) -> bool {
        credit.is_some_and(|credit| self.credits[credit].end.is_none())
            || discount.is_some_and(|discount| self.discounts[discount].end.is_none())
    }

    /// Whether a tier that would pay can be reached, after the close, once what is unpaid is paid (C5):
    /// the lowest, or where each tier pays the next.
    pub(super) fn could_still_reach(&self, offer: usize) -> bool {
        let (standing, terms) = (&self.offers[offer], self.offer(offer));
        let next = match (standing.tier(), terms.tier_mode) {
            (None, _) => 0,
            (Some(tier), TierMode::Each) => tier + 1,
            (Some(_), _) => return false,
        };
        let pays_late = terms.counts.paid_after_close == PaidAfterClose::Counts;
        let threshold = terms.tiers.get(next).and_then(Tier::threshold);
        pays_late
            && standing.pending > Money::ZERO
            && threshold.is_some_and(|threshold| standing.counted + standing.pending >= threshold)
    }

    /// Notes how a credit or a discount came to its end, for the offer that gave it.
    pub(super) fn note_end(&mut self, at: Instant, offer: usize, end: CreditEnd) {
        self.runs[offer].last_end = Some(match end {
            CreditEnd::UsedUp => State::Exhausted,
            CreditEnd::Expired => State::Expired,
            CreditEnd::Revoked => State::Revoked,
            CreditEnd::Forfeited => State::Ended,
        });
        self.settle_state(at, offer);
    }
}
