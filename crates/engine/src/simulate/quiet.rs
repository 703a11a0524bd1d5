//! Quiet stretches: charges in a row that change nothing but sums.
//!
//! As long as time does nothing, no threshold is reached, no credit runs out and the money suffices, a charge moves money between
//! the same books as the one before it, and is counted as that one was. Such a stretch is played in one go, by adding up.
//! What a charge does besides, [`Replay::charge`] does, and a stretch ends before every charge of which that would be more.
//! A recorder that keeps something needs each charge for itself, so this is for totals alone.

use super::{Recorder, Replay};
use crate::calendar::Instant;
use crate::ledger::Burn;
use crate::money::Money;
use crate::offer::{CreditType, TriggerKind};
use crate::outcome::CreditOutcome;
use crate::reason::Counting;
use crate::scenario::Place;

/// Who pays during a stretch: the first credit in the order of use alone, or cash alone.
#[derive(Clone, Copy)]
struct Payer {
    /// The credit, with what it has left.
    credit: Option<(u32, Money)>,
    /// Whether cash must be above zero.
    needs_cash: bool,
}

/// What the charges of a stretch come to.
#[derive(Default)]
struct Sums {
    charges: u32,
    places: usize,
    last: Option<Instant>,
    net: Money,
    tax: Money,
}

impl<R: Recorder> Replay<'_, R> {
    /// Plays the charges at the first of these places that make up a quiet stretch. Gives how many places it took.
    pub(super) fn play_quietly(&mut self, places: &[Place]) -> usize {
        let Some((first, payer)) = places.first().zip(self.payer()) else {
            return 0;
        };
        let room = self.room_to_next_threshold(first.at);
        let sums = self.add_up(places, payer, room);
        if let Some(last) = sums.last {
            self.book(first.at, payer, &sums);
            self.account.last_spend = Some(last);
            self.last_change = last;
            self.rows += sums.charges;
        }
        sums.places
    }

    /// Who pays from now on, if a quiet stretch can begin: if nothing about a charge matters but its amount.
    fn payer(&self) -> Option<Payer> {
        let matters_not = self.account.exists
            && self.account.is_good()
            && self.account.is_prepaid()
            && self.account.first_spend.is_some()
            && !self.prepared.keeps_charges
            && self.campaigns.is_empty()
            && self.paused.iter().all(|campaign| campaign.has_spent)
            && self.discounts.iter().all(|discount| discount.end.is_some())
            && self.prepared.terms.iter().all(|offer| offer.counts.products.is_none())
            && self.order_of_use.iter().all(|credit| self.credits[*credit as usize].is_plain());
        let first = self.order_of_use.first().filter(|_| matters_not);
        matters_not.then(|| Payer {
            credit: first.map(|credit| (*credit, self.ledger.credits()[*credit as usize].unused())),
            needs_cash: first
                .is_some_and(|credit| self.credits[*credit as usize].needs_positive_cash),
        })
    }

    /// How much more can count before a tier of any offer is reached.
    fn room_to_next_threshold(&mut self, at: Instant) -> Money {
        let mut room = Money::from_minor(i64::MAX);
        for offer in 0..self.offers.len() {
            let terms = self.offer(offer);
            if terms.trigger != TriggerKind::Spend || self.timing(at, offer).is_some() {
                continue;
            }
            let standing = &self.offers[offer];
            let next = standing.next_tier();
            if let Some(threshold) = terms.tiers.get(next).and_then(|tier| tier.threshold()) {
                room = room.min(threshold - standing.counted);
            }
        }
        room
    }

    /// Adds up charges from the first place on until something else would happen.
    fn add_up(&self, places: &[Place], payer: Payer, room: Money) -> Sums {
        let cash = self.ledger.cash();
        let tax_in_force = self.account.tax;
        let due = self.clock.next().unwrap_or(Instant::NEVER);
        let can_use_credit = cash.is_positive() || !payer.needs_cash;
        let mut sums = Sums::default();
        for place in places {
            let Some(amount) = place.spend.filter(|_| place.at < due) else {
                break;
            };
            let cost = tax_in_force.spend(amount);
            let (net, tax) = (sums.net + cost.net, sums.tax + cost.tax);
            let is_quiet = match payer.credit {
                // With a tax, the order of what does not count would depend on which charge had some first.
                Some((_, unused)) => net < unused && tax.is_zero() && can_use_credit,
                None => net + tax <= cash && net < room,
            };
            if !is_quiet {
                break;
            }
            sums.places += 1;
            if !amount.is_zero() {
                (sums.net, sums.tax, sums.last) = (net, tax, Some(place.at));
                sums.charges += 1;
            }
        }
        sums
    }

    /// Books what a stretch comes to.
    fn book(&mut self, from: Instant, payer: Payer, sums: &Sums) {
        let burn = payer.credit.map(|(credit, _)| Burn { credit, amount: sums.net });
        let (by_credit, by_cash) =
            if burn.is_some() { (sums.net, Money::ZERO) } else { (Money::ZERO, sums.net) };
        let moved = self.ledger.charge(burn.as_slice(), by_cash, sums.tax);
        debug_assert!(moved.is_ok());
        for offer in 0..self.offers.len() {
            if self.offer(offer).trigger != TriggerKind::Spend {
                continue;
            }
            if let Some(counting) = self.timing(from, offer) {
                self.count_part(offer, counting, sums.net + sums.tax);
            } else {
                self.count_part(offer, Counting::Tax, sums.tax);
                self.count_part(offer, Counting::PaidByCredit, by_credit);
                self.count_part(offer, Counting::Counted, by_cash);
            }
        }
    }
}

impl CreditOutcome {
    /// Whether it pays every charge before cash, whatever that is for.
    fn is_plain(&self) -> bool {
        self.credit_type == CreditType::Free && self.only_for.is_none() && self.before_cash
    }
}
