//! Paying for ads: who pays, and whether there is enough.

use std::sync::Arc;

use super::discounts::Price;
use super::timeline::Origin;
use super::usable::UsableCredit;
use super::{Moment, Recorder, Replay};
use crate::journal::{Event, Payment, Verdict};
use crate::ledger::Burn;
use crate::money::Money;
use crate::offer::Purpose;
use crate::outcome::{CreditEnd, Decision, Warning};
use crate::reason::Reason;
use crate::scenario::Campaign;
use crate::tax::{NetAndTax, TaxMode};
use crate::value::CreditIndex;

/// A charge that took place, in its parts.
#[derive(Clone, Copy)]
pub(super) struct Paid {
    /// Net of tax, what cash paid or what is owed.
    pub(super) rest: Money,
    /// What credits paid.
    pub(super) credit: Money,
    /// The tax.
    pub(super) tax: Money,
}

impl<R: Recorder> Replay<'_, R> {
    /// A spend. Credit pays before cash and only the net cost; tax is due in cash; prepaid cash must be above zero (TT-60, TT-66, C11).
    pub(super) fn charge(
        &mut self,
        moment: &Moment<'_>,
        campaign: &Campaign,
        amount: Money,
        purpose: Option<&Arc<Purpose>>,
    ) {
        let asked = self.account.tax.spend(amount);
        if moment.origin == Origin::Budget {
            // It was paused before it was set up, which its entries alone do not tell: only what takes place lets it be paused (C28).
            if self.is_paused(campaign) {
                return;
            }
            self.recorder.assume(Decision::BudgetByHours);
        }
        if let Some(refusal) = self.delivery_refusal(campaign) {
            return self.fall_short(moment, campaign, asked, &refusal);
        }
        let purpose = self.purpose_of(campaign, purpose);
        let price = self.price(campaign, purpose.as_deref());
        let usable = self.gather_usable(campaign, purpose.as_deref());
        let delivered = match self.deliverable(moment, amount, asked, price, usable) {
            Ok(delivered) => delivered,
            Err(refusal) => return self.fall_short(moment, campaign, asked, &refusal),
        };
        let (discount, cost) = price.of(&self.account.tax, delivered);
        let is_owed = !self.account.is_prepaid();
        let cash = self.ledger.cash() - cost.tax.min(self.ledger.cash());
        let rest = if usable.total().is_zero() {
            self.burns.clear();
            cost.net
        } else {
            self.share(cost.net, cash)
        };
        let moved = if is_owed {
            self.ledger.accrue(&self.burns, NetAndTax { net: rest, tax: cost.tax })
        } else {
            self.ledger.charge(&self.burns, rest, cost.tax)
        };
        if moved.is_err() {
            let (needed, cash) = (cost.gross(), self.ledger.cash());
            let refusal = Reason::NotEnoughMoney { needed, cash, credit: usable.total() };
            return self.fall_short(moment, campaign, asked, &refusal);
        }
        self.note_unknown_credits(|before_cash| before_cash && rest.is_positive());
        let partly = delivered != asked;
        if partly {
            self.note_shortfall(moment, campaign, asked.net - delivered.net);
            let (wanted, delivered) = (asked.net, delivered.net);
            self.recorder.reason(Reason::ChargeFellShort { wanted, delivered });
        } else {
            let whole = if is_owed { Reason::ChargeAccrued } else { Reason::ChargePaid };
            self.recorder.reason(whole);
        }
        self.recorder.burns(&self.burns);
        self.recorder.paid(&self.burns, rest, is_owed);
        let paid = Paid { rest, credit: cost.net - rest, tax: cost.tax };
        self.note_order_of_use(paid, is_owed);
        self.use_discount(moment.at, price, discount);
        let used_up = self.note_used_up(moment);
        self.note_spend(moment.at);
        self.charges.add(self.rows, moment, paid, is_owed, self.offers.len());
        self.note_that_it_spent(campaign);
        self.recorder.campaign_paid(campaign, cost.net, paid.credit);
        self.count(moment, paid, purpose.as_deref());
        let verdict = if partly { Verdict::Partly } else { Verdict::Accepted };
        let payment = Payment { discount, cash: rest, is_owed };
        self.write(moment.at, Event::Entry(moment.index), verdict, cost, payment);
        if used_up {
            self.change_order(moment.at, moment.entry.action.kind());
        }
        if is_owed {
            self.see_whether_account_is_charged(moment.at);
        }
    }

    /// Why ads of a campaign do not run, whatever money there is.
    fn delivery_refusal(&mut self, campaign: &Campaign) -> Option<Reason> {
        if let Some(since) = self.account.suspended() {
            return Some(Reason::AccountSuspended { since });
        }
        if let Some(refusal) = self.campaign_refusal(campaign) {
            return Some(refusal);
        }
        let failing = self.account.failing.filter(|_| !self.account.is_prepaid());
        let since = failing?;
        self.recorder.assume(Decision::OneFailureStops);
        Some(Reason::PaymentFailing { since })
    }

    /// How much of a written amount can be delivered: all that is asked, for a plan a part, or nothing, for a reason (C6).
    fn deliverable(
        &mut self,
        moment: &Moment<'_>,
        amount: Money,
        asked: NetAndTax,
        price: Price,
        usable: UsableCredit,
    ) -> Result<NetAndTax, Reason> {
        if !self.account.is_prepaid() {
            return Ok(asked);
        }
        let tax = &self.account.tax;
        let cash = self.ledger.cash();
        let is_paid = |listed: NetAndTax| cash_due(price.of(tax, listed).1, usable.total()) <= cash;
        let can_run = cash.is_positive() || usable.total().is_positive();
        if can_run && is_paid(asked) {
            return Ok(asked);
        }
        if can_run && moment.is_planned() {
            let affordable = tax.spend(most_that(amount, |amount| is_paid(tax.spend(amount))));
            let is_of_plan = moment.origin == Origin::Plan;
            let part = if is_of_plan { self.in_whole_bids(affordable) } else { affordable };
            if part.net.is_positive() {
                return Ok(part);
            }
        }
        self.note_unknown_credits(|_| true);
        if cash.is_zero() {
            self.recorder.assume(Decision::PositiveCashNeeded);
            if usable.waiting.is_positive() {
                self.recorder.warn(|| Warning::DeliveryPaused);
            }
            return Err(Reason::CashIsZero { credit: usable.waiting + usable.total() });
        }
        if !moment.is_planned() {
            self.recorder.assume(Decision::ChargeRefusedWhole);
        }
        let needed = price.of(&self.account.tax, asked).1.gross();
        Err(Reason::NotEnoughMoney { needed, cash, credit: usable.total() })
    }

    /// What whole bids come to that a part pays for; all of it where the plan names no bid (TT-95).
    fn in_whole_bids(&self, part: NetAndTax) -> NetAndTax {
        let bid = self.scenario.spend_plan.as_ref().and_then(|plan| plan.bid);
        bid.map_or(part, |bid| {
            let net = Money::from_minor(part.net.minor() - part.net.minor() % bid.minor());
            if net == part.net { part } else { self.account.tax.cost_of(net) }
        })
    }

    /// Refuses a charge. What a campaign cannot spend by itself for the same reason as before is no row of its own (C28).
    pub(super) fn fall_short(
        &mut self,
        moment: &Moment<'_>,
        campaign: &Campaign,
        asked: NetAndTax,
        reason: &Reason,
    ) {
        self.note_shortfall(moment, campaign, asked.net);
        self.recorder.campaign_stands(campaign, *reason);
        if moment.origin == Origin::Budget && self.stands_still(campaign, reason) {
            return;
        }
        self.refuse(moment, asked, &[*reason]);
    }

    /// Notes that the spend plan, or a campaign with a daily budget, could not deliver something.
    fn note_shortfall(&mut self, moment: &Moment<'_>, campaign: &Campaign, missing: Money) {
        match moment.origin {
            Origin::Written => {}
            Origin::Plan => {
                self.shortfall.0 += 1;
                self.shortfall.1 += missing;
            }
            Origin::Budget => self.note_unspent(campaign, missing),
        }
    }

    /// Notes the decisions that came into play in who paid.
    fn note_order_of_use(&mut self, paid: Paid, is_owed: bool) {
        if !R::KEEPS {
            return;
        }
        if !self.burns.is_empty() {
            let is_before_cash =
                |burn: &Burn| is_owed || self.credits[burn.credit as usize].before_cash;
            if self.burns.iter().any(is_before_cash) {
                self.recorder.assume(Decision::OrderOfUse);
            }
            if self.burns.len() > 1 {
                self.recorder.assume(Decision::OrderAmongCredits);
            }
            if paid.tax.is_positive() {
                self.recorder.assume(Decision::TaxDueInCash);
            }
            if is_owed && self.ledger.cash().is_zero() {
                self.recorder.assume(Decision::NoCashNeeded);
            }
        }
        if self.account.tax.is_included(TaxMode::Consumption) {
            self.recorder.assume(Decision::AmountsIncludeTax);
        }
        if paid.rest.is_positive()
            && self.order_of_use.is_empty()
            && let Some(credit) = self.gone_credit.take()
        {
            let credit = self.credits[credit].id.clone();
            self.recorder.warn(|| Warning::AdsGoOnInCash { credit });
        }
    }

    /// Ends the credits of which this charge took the last minor unit. Gives whether there was one.
    fn note_used_up(&mut self, moment: &Moment<'_>) -> bool {
        let mut used_up = false;
        for position in 0..self.burns.len() {
            let index = self.burns[position].credit;
            if self.ledger.credits()[index as usize].unused().is_zero() {
                self.recorder.reason(Reason::CreditUsedUp { credit: CreditIndex(index) });
                self.end_credit(moment.at, index, CreditEnd::UsedUp);
                used_up = true;
            }
        }
        used_up
    }

    /// Notes when the account spent, and lets its first spend begin the windows that are counted from it (C14).
    fn note_spend(&mut self, at: crate::calendar::Instant) {
        self.account.last_spend = Some(at);
        if self.account.first_spend.is_none() {
            self.account.first_spend = Some(at);
            for offer in 0..self.offers.len() {
                if self.offers[offer].activated.is_some() {
                    self.set_earning_deadline(at, offer);
                }
            }
        }
    }
}

/// The cash that a cost takes when credit pays what it can of the net part (C11).
fn cash_due(cost: NetAndTax, credit: Money) -> Money {
    cost.gross() - cost.net.min(credit)
}

/// The largest amount up to one that cannot be paid that can.
fn most_that(too_much: Money, is_paid: impl Fn(Money) -> bool) -> Money {
    let (mut pays, mut too_much) = (0, too_much.minor());
    while too_much - pays > 1 {
        let middle = pays + (too_much - pays) / 2;
        if is_paid(Money::from_minor(middle)) {
            pays = middle;
        } else {
            too_much = middle;
        }
    }
    Money::from_minor(pays)
}
