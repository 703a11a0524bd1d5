//! Writing rows of the journal, and noting what their reader would want to know.

use super::{Moment, Replay};
use crate::calendar::Instant;
use crate::journal::{Balances, Event, Heading, Payment, Verdict};
use crate::money::Money;
use crate::outcome::{Assumption, Decision, Undecided, Warning};
use crate::reason::Reason;
use crate::tax::NetAndTax;

impl Replay<'_> {
    /// Writes the row of an entry that took place.
    pub(super) fn accept(&mut self, moment: &Moment<'_>, amount: NetAndTax, reasons: &[Reason]) {
        reasons.iter().for_each(|reason| self.journal.reason(*reason));
        self.write_entry(moment, Verdict::Accepted, amount);
    }

    /// Writes the row of an entry that changed nothing.
    pub(super) fn refuse(&mut self, moment: &Moment<'_>, asked: NetAndTax, reasons: &[Reason]) {
        reasons.iter().for_each(|reason| self.journal.reason(*reason));
        self.write_entry(moment, Verdict::Refused, asked);
    }

    /// Writes the row of something that time did.
    pub(super) fn happened(&mut self, at: Instant, event: Event, amount: Money, reason: Reason) {
        self.journal.reason(reason);
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
        let balances = Balances {
            cash: self.ledger.cash(),
            credit: self.ledger.unused_credit(),
            unpaid: self.ledger.unpaid().gross(),
        };
        self.journal.close(&Heading { at, event, verdict, amount, payment, balances });
    }

    /// Notes a decision that mattered, once.
    pub(super) fn assume(&mut self, decision: Decision) {
        let bit = 1 << decision as u32;
        if self.decided & bit == 0 {
            self.decided |= bit;
            self.assumptions.push(Assumption::Decided(decision));
        }
    }

    /// Notes a decision that mattered for one offer, once for each.
    pub(super) fn assume_for(&mut self, offer: usize, decision: Decision) {
        self.assume_that(Assumption::DecidedFor { offer, decision });
    }

    /// Notes an assumption, once.
    pub(super) fn assume_that(&mut self, assumption: Assumption) {
        if !self.assumptions.contains(&assumption) {
            self.assumptions.push(assumption);
        }
    }

    /// Warns, once.
    pub(super) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// Notes that something cannot be decided, once.
    pub(super) fn cannot_decide(&mut self, undecided: Undecided) {
        if !self.undecided.contains(&undecided) {
            self.undecided.push(undecided);
        }
    }

    /// Ends a segment of the history by a row of this kind: from now on the order of use may be another one.
    pub(super) fn change_order(&mut self, at: Instant, by: &'static str) {
        let order = self.order_now();
        self.cut.change(at, by, order);
    }
}
