//! What counts toward a threshold: cash, net of tax, after activation, inside the window, once it is paid (C17).

use super::charge::Paid;
use super::{Moment, Recorder, Replay, small};
use crate::calendar::Instant;
use crate::journal::Count;
use crate::money::Money;
use crate::offer::{CountsWhen, Holds, Purpose, TriggerKind};
use crate::outcome::{Decision, Undecided};
use crate::reason::{Counting, Reason};
use crate::tax::{NetAndTax, TaxMode};
use crate::value::OfferIndex;

impl<R: Recorder> Replay<'_, R> {
    /// Takes a charge apart for each offer, and sees whether a threshold was reached.
    pub(super) fn count(&mut self, moment: &Moment<'_>, paid: Paid, purpose: Option<&Purpose>) {
        let mut counted_in = 0;
        for offer in 0..self.offers.len() {
            if self.offer(offer).trigger != TriggerKind::Spend {
                continue;
            }
            let whole_charge = self.whole_charge(moment.at, offer, purpose);
            if let Some(counting) = whole_charge {
                self.charges.note(offer, self.offers.len(), counting);
                self.count_part(offer, counting, paid.rest + paid.credit + paid.tax);
            } else {
                self.count_part(offer, Counting::Tax, paid.tax);
                self.count_part(offer, Counting::PaidByCredit, paid.credit);
                self.count_rest(moment, offer, paid);
                counted_in += u32::from(paid.rest.is_positive());
            }
            if whole_charge == Some(Counting::BeforeActivation)
                && self.would_count_at_once(offer, purpose)
            {
                let dated_only = moment.has_only_a_date();
                self.activation_days[offer].spent_before(moment.at, paid.rest, dated_only);
            }
        }
        if counted_in > 1 {
            self.recorder.assume(Decision::CountedInEach);
        }
    }

    /// Counts what neither tax nor a credit is: now, or once it is paid (A7).
    fn count_rest(&mut self, moment: &Moment<'_>, offer: usize, paid: Paid) {
        if paid.credit.is_positive() && paid.rest.is_positive() {
            self.recorder.assume(Decision::CashPartCounts);
        }
        let waits = self.counts_once_paid(offer);
        if !paid.rest.is_zero() {
            let counting = if waits { Counting::Pending } else { Counting::Counted };
            self.charges.note(offer, self.offers.len(), counting);
        }
        if waits {
            self.recorder.assume(Decision::CountsOncePaid);
            self.count_part(offer, Counting::Pending, paid.rest);
            return;
        }
        let is_top_reached =
            self.offers[offer].tiers.last().is_some_and(|tier| tier.reached.is_some());
        if is_top_reached && paid.rest.is_positive() {
            self.recorder.assume(Decision::BeyondTopTier);
        }
        self.count_part(offer, Counting::Counted, paid.rest);
        self.activation_days[offer].counted(moment.at, paid.rest, moment.has_only_a_date());
        self.see_what_is_reached(moment.at, offer);
    }

    /// Whether spend counts only once it is paid (A7).
    fn counts_once_paid(&self, offer: usize) -> bool {
        !self.account.is_prepaid() && self.offer(offer).counts.automatic_payment == CountsWhen::Paid
    }

    /// Whether a charge would have counted, had the offer been active (A4).
    fn would_count_at_once(&self, offer: usize, purpose: Option<&Purpose>) -> bool {
        let products = self.offer(offer).counts.products.as_ref();
        let product = purpose.and_then(|purpose| purpose.product.as_ref());
        !self.counts_once_paid(offer) && Holds::in_list(products, product) == Holds::Yes
    }

    /// The reason for which a whole charge does not count for an offer, if there is one (C17).
    fn whole_charge(
        &mut self,
        at: Instant,
        offer: usize,
        purpose: Option<&Purpose>,
    ) -> Option<Counting> {
        let timing = self.timing(at, offer);
        if timing.is_some() {
            return timing;
        }
        let products = self.offer(offer).counts.products.as_ref();
        let product = purpose.and_then(|purpose| purpose.product.as_ref());
        match Holds::in_list(products, product) {
            Holds::Yes => None,
            Holds::No => Some(Counting::OtherProduct),
            Holds::Unknown => {
                self.recorder
                    .cannot_decide(Undecided::ProductUnknown { offer: OfferIndex(small(offer)) });
                Some(Counting::OtherProduct)
            }
        }
    }

    /// Why nothing counts for an offer at an instant, if nothing does: it was taken back, is not active, or its window is closed.
    pub(super) fn timing(&mut self, at: Instant, offer: usize) -> Option<Counting> {
        let standing = &self.offers[offer];
        if self.runs[offer].is_over() {
            return Some(Counting::OfferRevoked);
        }
        if standing.activated.is_none() {
            return Some(Counting::BeforeActivation);
        }
        let deadline = standing.earn_by?;
        self.note_unknown_zone(at, offer, &self.offer(offer).earning_windows);
        (deadline.ends <= at).then_some(Counting::OutsideEarningWindow)
    }

    /// Adds a part of a charge to where it belongs, in the row that comes next.
    pub(super) fn count_part(&mut self, offer: usize, counting: Counting, amount: Money) {
        if amount.is_zero() {
            return;
        }
        self.recorder.count(Count { offer: small(offer), counting, amount });
        let standing = &mut self.offers[offer];
        match counting {
            Counting::Counted => standing.counted += amount,
            Counting::Pending => standing.pending += amount,
            _ => match standing.not_counted.iter_mut().find(|(other, _)| *other == counting) {
                Some((_, sum)) => *sum += amount,
                None => standing.not_counted.push((counting, amount)),
            },
        }
    }

    /// Money was added: for offers whose trigger that is, it counts as a spend does for others (TT-51).
    pub(super) fn top_up(&mut self, moment: &Moment<'_>, amount: Money) {
        let paid = self.account.tax.top_up(amount);
        if let Some(limits) = self.scenario.account.top_up_limits
            && !(limits.least..=limits.most).contains(&amount)
        {
            let refusal = Reason::TopUpOutsideLimits { least: limits.least, most: limits.most };
            return self.refuse(moment, paid, &[refusal]);
        }
        self.ledger.top_up(paid);
        self.account.topped_up = true;
        if moment.is_planned() {
            self.recorder.assume(Decision::PlanToppedUp);
        }
        if self.account.tax.is_included(TaxMode::TopUp) && !paid.tax.is_zero() {
            self.recorder.assume(Decision::AmountsIncludeTax);
        }
        self.recorder.reason(Reason::ToppingUpIsNotSpending);
        for offer in 0..self.offers.len() {
            if self.offer(offer).trigger == TriggerKind::TopUp {
                self.count_top_up(moment, offer, paid);
            }
        }
        self.write_entry(moment, crate::journal::Verdict::Accepted, paid);
    }

    fn count_top_up(&mut self, moment: &Moment<'_>, offer: usize, paid: NetAndTax) {
        let (at, dated_only) = (moment.at, moment.has_only_a_date());
        match self.timing(at, offer) {
            Some(counting) => {
                self.count_part(offer, counting, paid.gross());
                if counting == Counting::BeforeActivation {
                    self.activation_days[offer].spent_before(at, paid.net, dated_only);
                }
            }
            None => {
                self.count_part(offer, Counting::Tax, paid.tax);
                self.count_part(offer, Counting::Counted, paid.net);
                self.activation_days[offer].counted(at, paid.net, dated_only);
                self.see_what_is_reached(at, offer);
            }
        }
    }

    /// Something was done that offers may ask for, each tier after those before it (TT-52).
    pub(super) fn do_action(&mut self, moment: &Moment<'_>, action: &str) {
        if let Some(since) = self.account.suspended() {
            return self.refuse(moment, super::NO_MONEY, &[Reason::AccountSuspended { since }]);
        }
        self.recorder.reason(Reason::ActionDone);
        for offer in 0..self.offers.len() {
            let terms = self.offer(offer);
            if terms.trigger != TriggerKind::Action || self.timing(moment.at, offer).is_some() {
                continue;
            }
            for (tier, run) in terms.tiers.iter().zip(&mut self.runs[offer].tiers) {
                run.done |= tier.action() == Some(action);
            }
            self.see_what_is_reached(moment.at, offer);
        }
        self.write_entry(moment, crate::journal::Verdict::Accepted, super::NO_MONEY);
    }
}
