//! When activating and earning end: the windows of an offer, worked out anew whenever an anchor of theirs happens.

use super::{Due, Recorder, Replay, small};
use crate::calendar::Instant;
use crate::journal::Event;
use crate::money::Money;
use crate::offer::{ActivationMode, AssumedField, Window};
use crate::outcome::{Assumption, Decision, Undecided};
use crate::reason::Reason;
use crate::value::OfferIndex;
use crate::windows::{Anchors, Deadline};

impl<R: Recorder> Replay<'_, R> {
    /// Whether an offer is there for something that somebody does, which has not been done.
    pub(super) fn waits_for_activation(&self, offer: usize) -> bool {
        let standing = &self.offers[offer];
        let is_there = match self.scenario.offers[offer].activation {
            ActivationMode::Code => standing.received.is_some(),
            ActivationMode::Register | ActivationMode::Reviewed => self.account.exists,
            _ => false,
        };
        let run = &self.runs[offer];
        is_there && standing.activated.is_none() && !run.redeem_missed && !run.is_over()
    }

    /// When the time for activating ends; it binds only what somebody does.
    pub(super) fn redeem_deadline(&self, offer: usize) -> Option<Deadline> {
        match self.scenario.offers[offer].activation {
            ActivationMode::Code | ActivationMode::Register | ActivationMode::Reviewed => {
                Deadline::of(&self.offer(offer).redeem_windows, &self.anchors(offer))
            }
            _ => None,
        }
    }

    /// Works out anew when the time for activating ends, after an anchor of its windows has happened.
    pub(super) fn set_redeem_deadline(&mut self, now: Instant, offer: usize) {
        let deadline = self.redeem_deadline(offer);
        self.offers[offer].redeem_by = deadline;
        if let Some(deadline) = deadline {
            self.clock.set(deadline.ends.max(now), Due::RedeemCloses(small(offer)));
        }
    }

    /// Works out anew when earning ends, after an anchor of its windows has happened.
    pub(super) fn set_earning_deadline(&mut self, now: Instant, offer: usize) {
        if self.runs[offer].closed.is_some() || self.runs[offer].is_over() {
            return;
        }
        let windows = &self.offer(offer).earning_windows;
        let Some(deadline) = Deadline::of(windows, &self.anchors(offer)) else {
            return;
        };
        self.assume_windows(offer, AssumedField::EarningWindows);
        self.offers[offer].earn_by = Some(deadline);
        self.clock.set(deadline.ends.max(now), Due::EarningCloses(small(offer)));
    }

    pub(super) fn close_redeem_window(&mut self, at: Instant, offer: u16) {
        let index = usize::from(offer);
        if !self.waits_for_activation(index) {
            return;
        }
        self.runs[index].redeem_missed = true;
        self.note_running_clock();
        self.settle_state(at, index);
        self.assume_windows(index, AssumedField::RedeemWindows);
        self.happened(
            at,
            Event::RedeemWindowClosed(offer),
            Money::ZERO,
            Reason::RedeemWindowMissed,
        );
    }

    /// Notes that windows decided something: whether the source gives them, and whether several were intersected.
    pub(super) fn assume_windows(&mut self, offer: usize, field: AssumedField) {
        self.assume_field(offer, field);
        let (redeem, earning) =
            (&self.offer(offer).redeem_windows, &self.offer(offer).earning_windows);
        let windows = if field == AssumedField::RedeemWindows { redeem } else { earning };
        if windows.len() > 1 {
            self.recorder.assume(Decision::WindowsIntersected);
        }
    }

    /// Notes that something fell so near to an end of unknown time zone that it cannot be decided (C21), unless another window decides it.
    pub(super) fn note_unknown_zone(&mut self, at: Instant, offer: usize, windows: &[Window]) {
        if !R::KEEPS || !windows.iter().any(|window| window.cannot_decide(at)) {
            return;
        }
        let known: Vec<_> =
            windows.iter().filter(|window| !window.cannot_decide(at)).copied().collect();
        let is_over =
            Deadline::of(&known, &self.anchors(offer)).is_some_and(|deadline| deadline.ends <= at);
        if !is_over {
            self.recorder.cannot_decide(Undecided::ZoneUnknown { offer: OfferIndex(small(offer)) });
        }
    }

    /// Notes that a value was used that the offer's source does not give.
    pub(super) fn assume_field(&mut self, offer: usize, field: AssumedField) {
        if R::KEEPS && self.offer(offer).assumed.contains(&field) {
            let days = self.offer(offer).days_of(field);
            self.recorder.assume_that(Assumption::FieldAssumed { offer, field, days });
        }
    }

    fn anchors(&self, offer: usize) -> Anchors {
        Anchors {
            received: self.offers[offer].received.or(self.runs[offer].arriving),
            account_created: self.scenario.account.created,
            activated: self.offers[offer].activated,
            first_spend: self.account.first_spend,
            first_impression: self.account.first_impression,
            registered: self.runs[offer].registered,
        }
    }
}
