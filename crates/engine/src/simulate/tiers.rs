//! Which tiers are reached, which of them pay, and from when (C4, C5, C15).

use super::{Due, Recorder, Replay, small};
use crate::calendar::Instant;
use crate::journal::Event;
use crate::money::Money;
use crate::offer::{DelayUnit, IssuanceStart, Tier, TierMode};
use crate::outcome::{Decision, IssueDates};
use crate::reason::Reason;
use crate::value::OfferIndex;

impl<R: Recorder> Replay<'_, R> {
    /// Marks the tiers that are reached now, and fixes those that pay from now on.
    pub(super) fn see_what_is_reached(&mut self, at: Instant, offer: usize) {
        let terms = self.offer(offer);
        let met = self.runs[offer].met(terms, self.offers[offer].counted);
        let before = self.offers[offer].next_tier();
        let is_highest_only = terms.tier_mode == TierMode::HighestOnly;
        let is_closed = self.runs[offer].closed.is_some();
        let is_settled = is_highest_only
            && is_closed
            && self.offers[offer].tiers.iter().any(|tier| tier.issue.is_some());
        // Once the close has fixed a tier, what is paid later does not raise it (C5).
        if met <= before || is_settled {
            return;
        }
        for tier in before..met {
            self.offers[offer].tiers[tier].reached = Some(at);
            self.note_base(offer, tier);
        }
        let top = &terms.tiers[met - 1];
        if top.threshold() == Some(self.offers[offer].counted) {
            self.recorder.assume(Decision::EqualityQualifies);
        }
        self.recorder.reason(Reason::ThresholdReached {
            offer: OfferIndex(small(offer)),
            threshold: top.threshold(),
            reward: top.reward.fixed(),
        });
        let is_top = met == terms.tiers.len();
        let waits_for_close = terms.issuance.start == IssuanceStart::WindowClose && !is_closed;
        if waits_for_close {
            // Fixed at the close.
        } else if !is_highest_only {
            (before..met).for_each(|tier| self.fix_tier(at, offer, tier));
        } else if is_top || is_closed {
            self.fix_tier(at, offer, met - 1);
        }
        self.settle_state(at, offer);
    }

    /// It is settled that a tier pays; its reward comes after the offer's delay.
    pub(super) fn fix_tier(&mut self, from: Instant, offer: usize, tier: usize) {
        let dates = self.issue_dates(offer, tier, from);
        let delay = self.offer(offer).issuance.delay_of(tier + 1 == self.offers[offer].tiers.len());
        let calendar_days = dates.due.date().days_since(from.date());
        if delay.unit == DelayUnit::BusinessDay && calendar_days != i32::from(delay.latest) {
            self.recorder.assume(Decision::BusinessDaysCounted);
        }
        if self.offer(offer).issuance.start == IssuanceStart::WindowClose {
            self.note_base(offer, tier);
        }
        self.offers[offer].tiers[tier].issue = Some(dates);
        self.clock.set(dates.due, Due::Issue(small(offer), small(tier)));
    }

    /// Notes what had counted, for a match: when the tier was reached, or at the close where the offer issues on the close (C15).
    fn note_base(&mut self, offer: usize, tier: usize) {
        self.runs[offer].tiers[tier].base = self.offers[offer].counted;
        self.runs[offer].tiers[tier].base_row = self.rows;
    }

    /// When the reward comes of a tier that is fixed at this instant.
    fn issue_dates(&self, offer: usize, tier: usize, fixed: Instant) -> IssueDates {
        let terms = self.offer(offer);
        let delay = terms.issuance.delay_of(tier + 1 == terms.tiers.len());
        let holidays = &self.scenario.holidays;
        IssueDates {
            earliest: delay.after(fixed, delay.earliest, holidays),
            due: delay.after(fixed, delay.latest, holidays),
            expected_by: delay.expected_by(fixed, holidays),
            ask_support_after: delay.ask_support_after(fixed, holidays),
        }
    }

    pub(super) fn close_earning_window(&mut self, at: Instant, offer: u16) {
        let index = usize::from(offer);
        self.runs[index].closed = Some(at);
        self.note_running_clock();
        let top = self.offers[index].tiers.len() - 1;
        let could_still_reach = self.could_still_reach(index);
        if self.offers[index].tier() != Some(top) && !could_still_reach {
            self.offers[index].closed = Some(at);
        }
        let terms = self.offer(index);
        let standing = &self.offers[index];
        let (reached, pending) = (standing.tier(), standing.pending);
        let is_fixed = standing.tiers.iter().any(|tier| tier.issue.is_some());
        let event = Event::EarningWindowClosed(offer);
        match reached {
            None => {
                let reason = if could_still_reach {
                    self.recorder.assume(Decision::CountsOncePaid);
                    Reason::WaitsForPayment { pending }
                } else {
                    self.requirement_missed(index, 0)
                };
                self.settle_state(at, index);
                self.happened(at, event, Money::ZERO, reason);
            }
            Some(highest) if terms.tier_mode == TierMode::HighestOnly => {
                if !is_fixed {
                    self.fix_at_close(at, index, highest, event);
                }
            }
            Some(highest) => {
                let waiting: Vec<usize> = (0..=highest)
                    .filter(|tier| self.offers[index].tiers[*tier].issue.is_none())
                    .collect();
                waiting.iter().for_each(|tier| self.fix_tier(at, index, *tier));
                if !waiting.is_empty() {
                    self.settle_state(at, index);
                    let reason = tier_fixed(&terms.tiers[highest]);
                    self.happened(at, event, Money::ZERO, reason);
                } else if highest < top {
                    let reason = if could_still_reach {
                        self.recorder.assume(Decision::CountsOncePaid);
                        Reason::WaitsForPayment { pending }
                    } else {
                        self.requirement_missed(index, highest + 1)
                    };
                    self.happened(at, event, Money::ZERO, reason);
                }
            }
        }
    }

    fn fix_at_close(&mut self, at: Instant, offer: usize, tier: usize, event: Event) {
        if tier + 1 < self.offers[offer].tiers.len() {
            self.recorder.assume(Decision::LowerTierWaits);
        }
        self.fix_tier(at, offer, tier);
        self.settle_state(at, offer);
        self.happened(at, event, Money::ZERO, tier_fixed(&self.offer(offer).tiers[tier]));
    }

    /// Why a tier is not earned, with what was missing where money is what counts.
    fn requirement_missed(&self, offer: usize, tier: usize) -> Reason {
        let counted = self.offers[offer].counted;
        let threshold = self.offer(offer).tiers.get(tier).and_then(Tier::threshold);
        let missing = threshold.map(|threshold| threshold - counted);
        Reason::RequirementMissed { counted: threshold.map(|_| counted), missing }
    }

    /// Looks at the tiers again after something that had counted counts no more: what was not issued is lost with its requirement (C4).
    pub(super) fn look_at_tiers_again(&mut self, at: Instant, offer: usize) {
        let terms = self.offer(offer);
        let is_issued = self.offers[offer].tiers.iter().any(|tier| tier.issued.is_some());
        if self.runs[offer].is_over() || (terms.tier_mode != TierMode::Each && is_issued) {
            // After the issue nothing is taken back (A21), and an offer that was taken back gives nothing more.
            return;
        }
        let met = self.runs[offer].met(terms, self.offers[offer].counted);
        let before = self.offers[offer].next_tier();
        let mut lost = false;
        for tier in met..before {
            let standing = &mut self.offers[offer].tiers[tier];
            if standing.issued.is_none() {
                standing.reached = None;
                lost = true;
                if standing.issue.take().is_some() {
                    self.clock.cancel(Due::Issue(small(offer), small(tier)));
                    self.runs[offer].tiers[tier].withheld = false;
                }
            }
        }
        if !lost {
            return;
        }
        // What was lost after the close cannot be reached again.
        let is_closed = self.runs[offer].closed.is_some() && !self.could_still_reach(offer);
        if is_closed {
            self.offers[offer].closed = self.offers[offer].closed.or(self.runs[offer].closed);
        }
        let counted = self.offers[offer].counted;
        let is_missed =
            met == 0 && self.runs[offer].closed.is_some() && !self.could_still_reach(offer);
        let reason = if is_missed {
            self.requirement_missed(offer, 0)
        } else {
            Reason::TierLost { offer: OfferIndex(small(offer)), counted }
        };
        self.recorder.reason(reason);
        let is_paid = self.offers[offer].tiers.iter().any(|tier| tier.issue.is_some());
        if terms.tier_mode == TierMode::HighestOnly
            && let Some(closed) = self.runs[offer].closed
            && met > 0
            && !is_paid
        {
            // The close would have fixed the lower tier; what it says is over already comes at once.
            self.fix_tier(closed, offer, met - 1);
            let due = self.offers[offer].tiers[met - 1].issue.map_or(at, |issue| issue.due);
            self.clock.set(due.max(at), Due::Issue(small(offer), small(met - 1)));
        }
        self.settle_state(at, offer);
    }

    /// Ends an offer that waited, after the close, for a payment that does not suffice any more (C5).
    pub(super) fn see_whether_waiting_is_over(&mut self, at: Instant, offer: usize) {
        let standing = &self.offers[offer];
        let next = standing.next_tier();
        let was_waiting = self.runs[offer].closed.is_some()
            && standing.closed.is_none()
            && next < standing.tiers.len()
            && !self.runs[offer].is_over();
        if was_waiting && !self.could_still_reach(offer) {
            let is_first = next == 0 || self.offer(offer).tier_mode == TierMode::Each;
            if is_first {
                let reason = self.requirement_missed(offer, next);
                self.recorder.reason(reason);
            }
            self.offers[offer].closed = Some(at);
        }
        self.settle_state(at, offer);
    }
}

fn tier_fixed(tier: &Tier) -> Reason {
    Reason::TierFixed { threshold: tier.threshold(), reward: tier.reward.fixed() }
}
