//! Writing rows of the journal, and noting what their reader would want to know.

use super::usable::order_now;
use super::{Moment, Recorder, Replay};
use crate::calendar::Instant;
use crate::journal::{Balances, Event, Heading, Payment, Verdict};
use crate::money::Money;
use crate::outcome::{Assumption, Decision};
use crate::reason::Reason;
use crate::tax::NetAndTax;

impl<R: Recorder> Replay<'_, R> {
    /// Writes the row of an entry that took place.
    pub(super) fn accept(&mut self, moment: &Moment<'_>, amount: NetAndTax, reasons: &[Reason]) {
        reasons.iter().for_each(|reason| self.recorder.reason(*reason));
        self.write_entry(moment, Verdict::Accepted, amount);
    }

    /// Writes the row of an entry that changed nothing.
    pub(super) fn refuse(&mut self, moment: &Moment<'_>, asked: NetAndTax, reasons: &[Reason]) {
        reasons.iter().for_each(|reason| self.recorder.reason(*reason));
        self.write_entry(moment, Verdict::Refused, asked);
    }

    /// Writes the row of something that time did.
    pub(super) fn happened(&mut self, at: Instant, event: Event, amount: Money, reason: Reason) {
        self.recorder.reason(reason);
        self.write(at, event, Verdict::Happened, NetAndTax::untaxed(amount), Payment::default());
    }

    /// Closes the row of an entry that no charge was.
    pub(super) fn write_entry(&mut self, moment: &Moment<'_>, verdict: Verdict, amount: NetAndTax) {
        self.write(moment.at, Event::Entry(moment.index), verdict, amount, Payment::default());
    }

    /// Closes a row with the balances as they are now.
    pub(super) fn write(
        &mut self,
        at: Instant,
        event: Event,
        verdict: Verdict,
        amount: NetAndTax,
        payment: Payment,
    ) {
        if verdict != Verdict::Refused {
            self.last_change = at;
        }
        self.rows += 1;
        if !R::KEEPS {
            return;
        }
        let balances = Balances {
            cash: self.ledger.cash(),
            credit: self.ledger.unused_credit(),
            unpaid: self.ledger.unpaid().gross(),
        };
        self.recorder.close(&Heading { at, event, verdict, amount, payment, balances });
    }

    /// Notes a decision that mattered for one offer, once for each.
    pub(super) fn assume_for(&mut self, offer: usize, decision: Decision) {
        self.recorder.assume_that(Assumption::DecidedFor { offer, decision });
    }

    /// Ends a segment of the history by a row of this kind: from now on the order of use may be another one.
    pub(super) fn change_order(&mut self, at: Instant, by: &'static str) {
        let (credits, order_of_use) = (&self.credits, &self.order_of_use);
        let prepaid = self.account.is_prepaid();
        self.recorder.change_order(at, by, || order_now(credits, order_of_use, prepaid));
    }
}
