//! Paying on account: what is spent is owed, billed, and paid or not (TT-33, TT-57, TT-93).

use std::collections::BTreeMap;

use super::charge::Paid;
use super::{Due, Moment, NO_MONEY, Recorder, Replay};
use crate::account::PaymentMode;
use crate::calendar::{Date, Instant};
use crate::journal::{Event, Payment, Verdict};
use crate::money::Money;
use crate::offer::PaidAfterClose;
use crate::outcome::{Decision, Warning};
use crate::reason::{Counting, Reason};
use crate::scenario::{Action, Entry, Scenario};
use crate::tax::{NetAndTax, Tax, TaxInForce};

/// The charges of a run that can still be paid or given back, in their order. Kept only where an entry could ask for them.
#[derive(Default)]
pub(super) struct Charges {
    is_kept: bool,
    list: Vec<Charge>,
    /// How each offer counted what no credit paid of each: all offers of the first, then of the second, and so on.
    counted_as: Vec<CountedAs>,
    /// The place of each in the list, by the index of its entry.
    of_entries: BTreeMap<u32, usize>,
    /// How many of them, from the first, are paid.
    paid: usize,
    /// How many of them, from the first, are billed.
    billed: usize,
}

/// A charge that took place.
#[derive(Clone, Copy)]
pub(super) struct Charge {
    /// Its place among the charges.
    pub(super) place: usize,
    /// The number of its row.
    pub(super) row: u32,
    /// When it took place.
    pub(super) at: Instant,
    /// Whether its entry has only a date (C22).
    pub(super) dated_only: bool,
    /// What of it no credit paid and was not given back, net.
    pub(super) refundable: Money,
    /// What of it is owed.
    pub(super) unpaid: NetAndTax,
    /// The number of the row with which it was paid, if that came later.
    pub(super) paid_in: Option<u32>,
}

/// How an offer counted a charge.
#[derive(Clone, Copy, Default)]
pub(super) struct CountedAs {
    /// When it took place; `None` where credit paid it all, or where nothing that is spent counts for the offer.
    pub(super) spent: Option<Counting>,
    /// When it was paid later, if it waited for that.
    pub(super) paid: Option<Counting>,
}

impl Charges {
    /// Whether something in a scenario could ask for its charges.
    pub(super) fn are_kept(scenario: &Scenario) -> bool {
        let asks = |entry: &Entry| {
            matches!(entry.action, Action::Refund { .. } | Action::ChangeBilling { .. })
        };
        scenario.account.payment != PaymentMode::Manual || scenario.entries.iter().any(asks)
    }

    /// Begins anew.
    pub(super) fn begin(&mut self, is_kept: bool) {
        self.is_kept = is_kept;
        self.list.clear();
        self.counted_as.clear();
        self.of_entries.clear();
        (self.paid, self.billed) = (0, 0);
    }

    pub(super) fn add(
        &mut self,
        row: u32,
        moment: &Moment<'_>,
        paid: Paid,
        is_owed: bool,
        offers: usize,
    ) {
        if !self.is_kept {
            return;
        }
        let unpaid = if is_owed { NetAndTax { net: paid.rest, tax: paid.tax } } else { NO_MONEY };
        let (at, dated_only) = (moment.at, moment.has_only_a_date());
        let place = self.list.len();
        self.of_entries.insert(moment.index, place);
        let refundable = paid.rest;
        self.list.push(Charge { place, row, at, dated_only, refundable, unpaid, paid_in: None });
        self.counted_as.resize(self.list.len() * offers, CountedAs::default());
    }

    /// Notes how an offer counted what no credit paid of the charge that was added last.
    pub(super) fn note(&mut self, offer: usize, offers: usize, counting: Counting) {
        if let Some(last) = self.list.len().checked_sub(1).filter(|_| self.is_kept) {
            self.counted_as[last * offers + offer].spent = Some(counting);
        }
    }

    /// The charge of an entry, if it took place.
    pub(super) fn of_entry(&mut self, entry: u32) -> Option<&mut Charge> {
        self.list.get_mut(*self.of_entries.get(&entry)?)
    }

    /// How an offer counted the charge at this place.
    pub(super) fn counted_as(&self, place: usize, offer: usize, offers: usize) -> CountedAs {
        self.counted_as.get(place * offers + offer).copied().unwrap_or_default()
    }

    fn owed(charges: &[Charge]) -> NetAndTax {
        let net = charges.iter().map(|charge| charge.unpaid.net).sum();
        let tax = charges.iter().map(|charge| charge.unpaid.tax).sum();
        NetAndTax { net, tax }
    }

    fn unbilled(&self) -> NetAndTax {
        Self::owed(&self.list[self.billed..])
    }

    /// What is billed and not paid.
    pub(super) fn billed(&self) -> NetAndTax {
        Self::owed(&self.list[self.paid..self.billed])
    }
}

impl<R: Recorder> Replay<'_, R> {
    pub(super) fn bill(&mut self, moment: &Moment<'_>) {
        let unbilled = self.charges.unbilled();
        self.charges.billed = self.charges.list.len();
        if self.account.is_prepaid() && unbilled.gross().is_zero() {
            return self.refuse(moment, NO_MONEY, &[Reason::PrepaidHasNoBills]);
        }
        if unbilled.gross().is_zero() {
            return self.refuse(moment, NO_MONEY, &[Reason::NothingUnbilled]);
        }
        self.accept(moment, unbilled, &[Reason::Billed { billed: unbilled.gross() }]);
    }

    pub(super) fn pay(&mut self, moment: &Moment<'_>) {
        let billed = self.charges.billed();
        if billed.gross().is_zero() {
            self.charges.paid = self.charges.billed;
        }
        if self.account.is_prepaid() && self.ledger.unpaid().gross().is_zero() {
            return self.refuse(moment, NO_MONEY, &[Reason::PrepaidHasNoBills]);
        }
        if billed.gross().is_zero() {
            return self.refuse(moment, NO_MONEY, &[Reason::NothingBilled]);
        }
        self.account.failing = None;
        self.recorder.reason(Reason::BillPaid { paid: billed.gross() });
        self.settle_bills(moment.at);
        self.write_entry(moment, Verdict::Accepted, billed);
        // What was not billed yet is charged by itself again, now that payments succeed.
        self.see_whether_account_is_charged(moment.at);
    }

    pub(super) fn fail_payment(&mut self, moment: &Moment<'_>) {
        let unpaid = self.ledger.unpaid();
        let refusal = if !unpaid.gross().is_zero() {
            None
        } else if self.account.is_prepaid() {
            Some(Reason::PrepaidHasNoBills)
        } else {
            Some(Reason::NothingUnpaid)
        };
        if let Some(refusal) = refusal {
            return self.refuse(moment, NO_MONEY, &[refusal]);
        }
        self.account.failing = self.account.failing.or(Some(moment.at));
        self.accept(moment, unpaid, &[Reason::PaymentFailed { unpaid: unpaid.gross() }]);
    }

    /// Charges the account at once where what it owes has reached its threshold, or on its next billing day (TT-93).
    pub(super) fn see_whether_account_is_charged(&mut self, at: Instant) {
        let Some(billing) = self.scenario.account.billing else {
            return;
        };
        let unpaid = self.ledger.unpaid().gross();
        if billing.threshold.is_some_and(|threshold| threshold <= unpaid) {
            self.charge_account(at);
        } else if let Some(day) = billing.day
            && unpaid.is_positive()
            && !self.clock.has(Due::BillingDay)
        {
            self.clock.set(next_with_day(at.date(), day).start(), Due::BillingDay);
        }
    }

    /// Charges the account for all that it owes, unless its payments fail.
    pub(super) fn charge_account(&mut self, at: Instant) {
        let unpaid = self.ledger.unpaid();
        if unpaid.gross().is_zero() || self.account.failing.is_some() {
            return;
        }
        self.clock.cancel(Due::BillingDay);
        self.charges.billed = self.charges.list.len();
        self.recorder.reason(Reason::AccountCharged { paid: unpaid.gross() });
        self.settle_bills(at);
        self.write(at, Event::AccountCharged, Verdict::Happened, unpaid, Payment::default());
    }

    /// Pays everything that is billed; what waited for its payment counts from now on (C5).
    fn settle_bills(&mut self, at: Instant) {
        let row = self.rows;
        let batch = self.charges.paid..self.charges.billed;
        let offers = self.offers.len();
        for offer in 0..offers {
            let mut pending = Money::ZERO;
            for charge in &self.charges.list[batch.clone()] {
                let day = &mut self.activation_days[offer];
                match self.charges.counted_as(charge.place, offer, offers).spent {
                    Some(Counting::Pending) => {
                        pending += charge.unpaid.net;
                        day.counted(charge.at, charge.unpaid.net, charge.dated_only);
                    }
                    Some(Counting::BeforeActivation) => {
                        day.spent_before(charge.at, charge.unpaid.net, charge.dated_only);
                    }
                    _ => {}
                }
            }
            if !pending.is_zero() {
                let counting = self.count_what_was_paid(at, offer, pending);
                for place in batch.clone() {
                    self.charges.counted_as[place * offers + offer].paid = Some(counting);
                }
            }
        }
        for charge in &mut self.charges.list[batch] {
            if !charge.unpaid.gross().is_zero() {
                // What a charge owes is part of what the ledger holds as owed.
                let settled = self.ledger.settle(charge.unpaid);
                debug_assert!(settled.is_ok());
                charge.unpaid = NO_MONEY;
                charge.paid_in = Some(row);
            }
        }
        self.charges.paid = self.charges.billed;
    }

    /// Counts spend that was paid now, as the offer does: where it was taken back meanwhile, or the payment is too late, it does not.
    fn count_what_was_paid(&mut self, at: Instant, offer: usize, paid: Money) -> Counting {
        self.offers[offer].pending -= paid;
        let is_closed = self.runs[offer].closed.is_some();
        let pays_late = self.offer(offer).counts.paid_after_close == PaidAfterClose::Counts;
        let counting = if self.runs[offer].is_over() {
            Counting::OfferRevoked
        } else if is_closed && !pays_late {
            Counting::PaidTooLate
        } else {
            Counting::Counted
        };
        self.count_part(offer, counting, paid);
        if counting == Counting::Counted {
            if is_closed {
                self.recorder.assume(Decision::PaidAfterClose);
            }
            self.see_what_is_reached(at, offer);
        }
        self.see_whether_waiting_is_over(at, offer);
        counting
    }

    /// The tax changes: what is charged or added from now on bears the new one, what was before keeps its own (TT-94).
    pub(super) fn change_tax(&mut self, moment: &Moment<'_>, tax: Option<Tax>) {
        self.account.tax = TaxInForce(tax);
        self.accept(moment, NO_MONEY, &[Reason::TaxChanged]);
    }

    pub(super) fn change_billing(&mut self, moment: &Moment<'_>, to: PaymentMode) {
        // The order of the declaration is the order in which it can change (TT-92).
        if to <= self.account.payment {
            return self.refuse(moment, NO_MONEY, &[Reason::BillingChangeImpossible]);
        }
        self.account.payment = to;
        for offer in 0..self.offers.len() {
            if self.offers[offer].activated.is_some() && self.is_under_way(offer) {
                self.recorder.assume(Decision::BillingChangedOnTheWay);
                self.recorder.warn(|| Warning::BillingChanged);
                self.note_managed_account(offer);
            }
        }
        self.accept(moment, NO_MONEY, &[Reason::BillingChanged]);
        self.change_order(moment.at, moment.entry.action.kind());
    }
}

/// The next date after this one that is the given day of its month, 1 to 28.
fn next_with_day(date: Date, day: u8) -> Date {
    let mut next = date.plus_days(1);
    while next.year_month_day().2 != u32::from(day) {
        next = next.plus_days(1);
    }
    next
}
