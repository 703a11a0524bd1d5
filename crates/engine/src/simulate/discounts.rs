//! Discounts: a share off the price of charges, up to a cap in all (C26).

use std::cmp::Reverse;

use super::{Due, Recorder, Replay, small};
use crate::calendar::{Date, Instant};
use crate::journal::Event;
use crate::money::Money;
use crate::offer::{Holds, Purpose};
use crate::outcome::{CreditEnd, Decision, DiscountOutcome, Undecided};
use crate::rate::Percent;
use crate::reason::Reason;
use crate::scenario::Campaign;
use crate::tax::{NetAndTax, TaxInForce};
use crate::value::OfferIndex;

/// The price of a charge: as it is, or with a discount.
#[derive(Clone, Copy)]
pub(super) struct Price {
    discount: Option<(u32, Percent, Money)>,
}

impl Price {
    /// What a discount takes off a charge, and what the rest comes to with its tax, which is on the reduced price.
    /// Without a discount the tax stays as the written amount says: it is rounded once (A5).
    pub(super) fn of(self, tax: &TaxInForce, listed: NetAndTax) -> (Money, NetAndTax) {
        let off =
            self.discount.map_or(Money::ZERO, |(_, rate, left)| rate.of(listed.net).min(left));
        let cost = if off.is_zero() { listed } else { tax.cost_of(listed.net - off) };
        (off, cost)
    }
}

impl DiscountOutcome {
    /// Whether it holds for a campaign's ads for a purpose.
    fn applies(&self, campaign: &Campaign, purpose: Option<&Purpose>) -> Holds {
        if self.end.is_some() {
            return Holds::No;
        }
        let only_for = self.only_for.as_ref();
        only_for.map_or(Holds::Yes, |only_for| only_for.allows(campaign.name(), purpose))
    }

    /// Its place among several, the first of which applies.
    fn rank(&self) -> (Reverse<Percent>, Date, Instant, &str) {
        (Reverse(self.rate), self.last_date, self.issued, &self.id)
    }
}

impl<R: Recorder> Replay<'_, R> {
    /// The price of a campaign's ads now. Of several discounts the highest rate applies; of equal ones the one that ends earliest, then the oldest.
    pub(super) fn price(&mut self, campaign: &Campaign, purpose: Option<&Purpose>) -> Price {
        let mut best: Option<u32> = None;
        for (number, index) in (0_u32..).zip(0..self.discounts.len()) {
            match self.discounts[index].applies(campaign, purpose) {
                Holds::Yes => {
                    let is_better = best.is_none_or(|best| {
                        self.discounts[index].rank() < self.discounts[best as usize].rank()
                    });
                    best = if is_better { Some(number) } else { best };
                }
                Holds::Unknown => {
                    let offer = OfferIndex(small(self.discounts[index].offer));
                    self.recorder.cannot_decide(Undecided::DiscountUnknown { offer });
                }
                Holds::No => {}
            }
        }
        let discount = best.map(|best| {
            let discount = &self.discounts[best as usize];
            (best, discount.rate, discount.left())
        });
        Price { discount }
    }

    /// Notes what a discount took off.
    pub(super) fn use_discount(&mut self, at: Instant, price: Price, off: Money) {
        let Some((index, ..)) = price.discount.filter(|_| off.is_positive()) else {
            return;
        };
        self.recorder.assume(Decision::DiscountOnPrice);
        let discount = &mut self.discounts[index as usize];
        discount.used += off;
        if discount.left().is_zero() {
            self.recorder.reason(Reason::DiscountUsedUp);
            self.end_discount(at, index, CreditEnd::UsedUp);
        }
    }

    /// Begins a discount, which holds until the end of its last date.
    pub(super) fn add_discount(&mut self, discount: DiscountOutcome) -> u32 {
        let number = u32::try_from(self.discounts.len()).unwrap_or(u32::MAX);
        let ends = discount.last_date.end().max(discount.issued);
        self.clock.set(ends, Due::DiscountEnds(number));
        self.discounts.push(discount);
        number
    }

    /// Ends a discount whose last date is over.
    pub(super) fn expire_discount(&mut self, at: Instant, discount: u32) {
        let index = discount as usize;
        if self.discounts[index].end.is_some() {
            return;
        }
        let left = self.discounts[index].left();
        self.end_discount(at, discount, CreditEnd::Expired);
        self.happened(at, Event::DiscountEnded(discount), left, Reason::DiscountOver { left });
    }

    /// Ends a discount in any way.
    pub(super) fn end_discount(&mut self, at: Instant, discount: u32, end: CreditEnd) {
        let standing = &mut self.discounts[discount as usize];
        if standing.end.is_none() {
            standing.end = Some((at, end));
            let offer = standing.offer;
            self.note_end(at, offer, end);
        }
    }
}
