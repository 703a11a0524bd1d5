//! Paying for ads: who pays, and whether there is enough.

use super::{Moment, Replay};
use crate::journal::{Event, Verdict};
use crate::ledger::Burn;
use crate::money::Money;
use crate::outcome::{Assumption, State, Warning};
use crate::reason::Reason;
use crate::scenario::Campaign;
use crate::tax::NetAndTax;

impl Replay<'_> {
    /// A spend. Credit pays before cash and only the net cost; tax is due in cash; cash must be above zero (TT-60, TT-66, C11).
    pub(super) fn charge(
        &mut self,
        moment: &Moment<'_>,
        campaign: &Campaign,
        amount: Money,
        dated_only: bool,
    ) {
        let asked = self.scenario.account.spend(amount);
        let usable = self.usable_credit(campaign);
        let cash = self.ledger.cash();
        if !cash.is_positive() {
            self.assume(Assumption::PositiveCashNeeded);
            if usable.is_positive() {
                self.warn(Warning::DeliveryPaused);
            }
            return self.fall_short(moment, asked, &Reason::CashIsZero { credit: usable });
        }
        let mut delivered = asked;
        if cash_due(asked, usable) > cash {
            if moment.planned {
                delivered = self.affordable(asked.net, cash, usable);
            }
            if !moment.planned || delivered.net.is_zero() {
                let refusal =
                    Reason::NotEnoughMoney { needed: asked.gross(), cash, credit: usable };
                return self.fall_short(moment, asked, &refusal);
            }
        }
        self.burns.clear();
        if usable.is_positive() {
            self.share_among_credits(campaign, delivered.net);
        }
        let by_credit: Money = self.burns.iter().map(|burn| burn.amount).sum();
        let by_cash = delivered.net - by_credit;
        if self.ledger.charge(&self.burns, by_cash, delivered.tax).is_err() {
            let refusal = Reason::NotEnoughMoney { needed: asked.gross(), cash, credit: usable };
            return self.fall_short(moment, asked, &refusal);
        }
        let partly = delivered != asked;
        if partly {
            self.note_shortfall(asked.net - delivered.net);
            self.journal
                .reason(Reason::ChargeFellShort { wanted: asked.net, delivered: delivered.net });
        } else {
            self.journal.reason(Reason::ChargePaid);
        }
        // One by one, because wasm is slow at copying a few bytes in bulk.
        self.burns.iter().for_each(|burn| self.journal.burn(*burn));
        self.note_used_up(moment);
        self.note_first_spend(moment.at);
        self.count(moment, by_cash, by_credit, delivered.tax, dated_only);
        let verdict = if partly { Verdict::Partly } else { Verdict::Accepted };
        self.write(moment.at, Event::Entry(moment.index), verdict, delivered, by_cash);
    }

    /// Refuses a charge for want of money.
    fn fall_short(&mut self, moment: &Moment<'_>, asked: NetAndTax, reason: &Reason) {
        if moment.planned {
            self.note_shortfall(asked.net);
        }
        self.refuse(moment, asked, &[*reason]);
    }

    /// Notes that the spend plan could not deliver something.
    pub(super) fn note_shortfall(&mut self, missing: Money) {
        self.shortfall.0 += 1;
        self.shortfall.1 += missing;
    }

    /// What all credits together could pay for this campaign.
    fn usable_credit(&mut self, campaign: &Campaign) -> Money {
        let mut usable = Money::ZERO;
        for index in 0..self.order_of_use.len() {
            let credit = self.order_of_use[index] as usize;
            if self.credits[credit].pays_for(campaign) {
                usable += self.ledger.credits()[credit].unused();
            } else {
                self.assume(Assumption::UnassignedPassedOver);
            }
        }
        usable
    }

    /// Lets credits pay what they can of a net cost, in the order of use.
    fn share_among_credits(&mut self, campaign: &Campaign, net: Money) {
        self.assume(Assumption::OrderOfUse);
        let mut left = net;
        for &credit in &self.order_of_use {
            if left.is_zero() {
                break;
            }
            if self.credits[credit as usize].pays_for(campaign) {
                let amount = left.min(self.ledger.credits()[credit as usize].unused());
                self.burns.push(Burn { credit, amount });
                left -= amount;
            }
        }
    }

    /// The largest part of a planned spend that cash and credit pay, with its tax.
    fn affordable(&self, wanted: Money, cash: Money, credit: Money) -> NetAndTax {
        let account = &self.scenario.account;
        let (mut pays, mut too_much) = (0, wanted.minor());
        while too_much - pays > 1 {
            let middle = pays + (too_much - pays) / 2;
            if cash_due(account.cost_of(Money::from_minor(middle)), credit) <= cash {
                pays = middle;
            } else {
                too_much = middle;
            }
        }
        account.cost_of(Money::from_minor(pays))
    }

    fn note_used_up(&mut self, moment: &Moment<'_>) {
        for burn in &self.burns {
            let credit = burn.credit as usize;
            if self.ledger.credits()[credit].unused().is_zero() {
                self.credits[credit].used_up = Some(moment.at);
                self.order_of_use.retain(|other| *other != burn.credit);
                self.journal.reason(Reason::CreditUsedUp { credit: burn.credit });
                if let Some(offer) = self.credits[credit].offer {
                    self.offers[offer].state = State::Exhausted;
                }
            }
        }
    }
}

/// The cash that a cost takes when credit pays what it can of the net part (C11).
fn cash_due(cost: NetAndTax, credit: Money) -> Money {
    cost.gross() - cost.net.min(credit)
}
