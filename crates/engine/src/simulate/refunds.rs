//! Ad cost that is given back, and cash that leaves the account (C7, A21, TT-96).

use super::{Moment, Recorder, Replay};
use crate::calendar::Instant;
use crate::money::Money;
use crate::offer::TriggerKind;
use crate::outcome::{Decision, Warning};
use crate::reason::{Counting, Reason};
use crate::tax::NetAndTax;

/// How long before money is moved out nothing may have been spent: three hours (TT-96).
const QUIET_SECONDS: i64 = 3 * 3600;

/// A refund, in its parts.
#[derive(Clone, Copy)]
struct Refund {
    /// The place of its charge among the charges.
    place: usize,
    /// The number of the row of its charge.
    row: u32,
    /// When it took place.
    at: Instant,
    /// Whether its entry has only a date.
    dated_only: bool,
    /// The number of the row with which it was paid, if that came later.
    paid_in: Option<u32>,
    /// By how much what is owed for it shrank.
    from_unpaid: Money,
    /// How much goes back to cash.
    to_cash: Money,
}

impl<R: Recorder> Replay<'_, R> {
    pub(super) fn refund(&mut self, moment: &Moment<'_>, spend: u32, amount: Money) {
        let asked = NetAndTax::untaxed(amount);
        let Some(charge) = self.charges.of_entry(spend) else {
            return self.refuse(moment, asked, &[Reason::SpendNotThere]);
        };
        if charge.refundable < amount {
            let most = charge.refundable;
            return self.refuse(moment, asked, &[Reason::RefundTooLarge { most }]);
        }
        let from_unpaid = amount.min(charge.unpaid.net);
        let to_cash = amount - from_unpaid;
        let refund = Refund {
            place: charge.place,
            row: charge.row,
            at: charge.at,
            dated_only: charge.dated_only,
            paid_in: charge.paid_in,
            from_unpaid,
            to_cash,
        };
        charge.refundable -= amount;
        charge.unpaid.net -= from_unpaid;
        // A charge is at most what the ledger holds of it, paid and owed.
        let moved = self.ledger.refund(from_unpaid, to_cash);
        debug_assert!(moved.is_ok());
        self.recorder.assume(Decision::RefundLowersProgress);
        self.recorder.reason(Reason::AdCostRefunded { from_unpaid, to_cash });
        for offer in 0..self.offers.len() {
            if self.offer(offer).trigger == TriggerKind::Spend {
                self.take_back(moment, offer, refund);
            }
        }
        self.write_entry(moment, crate::journal::Verdict::Accepted, asked);
    }

    /// Takes what was given back out of where an offer had counted it.
    fn take_back(&mut self, moment: &Moment<'_>, offer: usize, refund: Refund) {
        let counted_as = self.charges.counted_as(refund.place, offer, self.offers.len());
        let Some(counting) = counted_as.spent else {
            return;
        };
        let amount = refund.from_unpaid + refund.to_cash;
        let mut no_more_counted = Money::ZERO;
        if counting == Counting::Pending {
            self.count_part(offer, Counting::Pending, -refund.from_unpaid);
            // What was paid since stands where its payment put it.
            if let Some(paid_as) = counted_as.paid {
                self.count_part(offer, paid_as, -refund.to_cash);
                if paid_as == Counting::Counted {
                    no_more_counted = refund.to_cash;
                }
            }
        } else {
            self.count_part(offer, counting, -amount);
            if counting == Counting::Counted {
                no_more_counted = amount;
            }
        }
        let day = &mut self.activation_days[offer];
        if no_more_counted.is_positive() {
            day.refunded(refund.at, no_more_counted, refund.dated_only, true);
        } else if counting == Counting::BeforeActivation {
            day.refunded(refund.at, refund.to_cash, refund.dated_only, false);
        }
        self.offers[offer].refunded += amount;
        if self.offers[offer].tiers.iter().any(|tier| tier.issued.is_some())
            && no_more_counted.is_positive()
        {
            self.recorder.warn(|| Warning::CreditMayBeRevoked);
        }
        self.lower_match(offer, refund, no_more_counted);
        if no_more_counted.is_positive() {
            self.look_at_tiers_again(moment.at, offer);
        }
        self.see_whether_waiting_is_over(moment.at, offer);
    }

    /// A refund before the issue lowers what is matched, if it is of spend that had counted in what is matched (C15).
    fn lower_match(&mut self, offer: usize, refund: Refund, no_more_counted: Money) {
        let counted_in = refund.paid_in.unwrap_or(refund.row);
        for tier in &mut self.runs[offer].tiers {
            if counted_in <= tier.base_row {
                tier.base -= no_more_counted.min(tier.base);
            }
        }
    }

    pub(super) fn transfer_cash(&mut self, moment: &Moment<'_>, amount: Money) {
        let asked = NetAndTax::untaxed(amount);
        let possible_from =
            self.account.last_spend.map(|last_spend| last_spend.plus_seconds(QUIET_SECONDS));
        if let Some(possible_from) = possible_from.filter(|from| moment.at < *from) {
            return self.refuse(moment, asked, &[Reason::SpentTooRecently { possible_from }]);
        }
        if self.ledger.pay_out(amount).is_err() {
            let cash = self.ledger.cash();
            return self.refuse(moment, asked, &[Reason::NotEnoughCash { cash }]);
        }
        self.accept(moment, asked, &[Reason::CashTransferred]);
    }
}
