//! Closing an account for good (TT-84, C8).

use super::{Due, Moment, NO_MONEY, Recorder, Replay};
use crate::ledger::Loss;
use crate::money::Money;
use crate::outcome::{CreditEnd, Decision, Standing};
use crate::reason::Reason;
use crate::tax::NetAndTax;

impl<R: Recorder> Replay<'_, R> {
    pub(super) fn close_account(&mut self, moment: &Moment<'_>, pay_out: bool) {
        if let Some(since) = self.account.suspended().filter(|_| pay_out) {
            // Unspent cash is not paid out while the account is suspended (TT-83).
            return self.refuse(moment, NO_MONEY, &[Reason::AccountSuspended { since }]);
        }
        self.account.standing = Standing::Closed(moment.at);
        self.clock.cancel(Due::BillingDay);
        let mut was_open = false;
        for offer in 0..self.offers.len() {
            let is_open = self.is_under_way(offer);
            if is_open {
                was_open = true;
                self.runs[offer].ended = true;
            }
            self.offers[offer].closed = self.offers[offer].closed.or(Some(moment.at));
            self.cancel_rewards(offer);
        }
        let forfeited = self.lose_credits(moment, Loss::Forfeited, CreditEnd::Forfeited, |_| true);
        for offer in 0..self.offers.len() {
            self.settle_state(moment.at, offer);
        }
        if was_open || forfeited.is_positive() {
            self.recorder.assume(Decision::ForfeitedOnClosing);
        }
        let cash = self.ledger.cash();
        let paid_out =
            if pay_out && self.ledger.pay_out(cash).is_ok() { cash } else { Money::ZERO };
        let reason = Reason::AccountWasClosed { forfeited, paid_out };
        self.accept(moment, NetAndTax::untaxed(paid_out), &[reason]);
        self.change_order(moment.at, moment.entry.action.kind());
    }

    /// Takes what is left of the credits and discounts of some offers, or of all. Gives how much credit it was.
    pub(super) fn lose_credits(
        &mut self,
        moment: &Moment<'_>,
        loss: Loss,
        end: CreditEnd,
        is_meant: impl Fn(Option<usize>) -> bool,
    ) -> Money {
        let mut lost = Money::ZERO;
        for index in 0..self.credits.len() {
            if self.credits[index].end.is_none() && is_meant(self.credits[index].offer) {
                let number = u32::try_from(index).unwrap_or(u32::MAX);
                lost += self.ledger.lose(number, loss);
                self.end_credit(moment.at, number, end);
            }
        }
        for index in 0..self.discounts.len() {
            if is_meant(Some(self.discounts[index].offer)) {
                self.end_discount(moment.at, u32::try_from(index).unwrap_or(u32::MAX), end);
            }
        }
        lost
    }
}
