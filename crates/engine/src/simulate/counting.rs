//! What counts toward a threshold: cash, net of tax, after activation, inside the window (C17).

use super::{Moment, Replay};
use crate::calendar::Instant;
use crate::journal::{Count, Event};
use crate::money::Money;
use crate::outcome::{Assumption, State};
use crate::reason::{Counting, Reason};

use super::activation::index;
use super::clock::Due;

impl Replay<'_> {
    /// Lets the account's first spend begin the windows that are counted from it (C14).
    pub(super) fn note_first_spend(&mut self, at: Instant) {
        if self.first_spend.is_some() {
            return;
        }
        self.first_spend = Some(at);
        for offer in 0..self.offers.len() {
            if self.offers[offer].state == State::Earning {
                self.set_earning_deadline(at, offer);
            }
        }
    }

    /// Takes a paid charge apart for each offer, and sees whether a threshold was reached.
    pub(super) fn count(
        &mut self,
        moment: &Moment<'_>,
        cash: Money,
        credit: Money,
        tax: Money,
        dated_only: bool,
    ) {
        for offer in 0..self.offers.len() {
            let standing = &self.offers[offer];
            let whole_charge = match standing.activated {
                None => Some(Counting::BeforeActivation),
                Some(_)
                    if standing.earn_by.is_some_and(|deadline| deadline.ends() <= moment.at) =>
                {
                    Some(Counting::OutsideEarningWindow)
                }
                Some(_) => None,
            };
            if let Some(counting) = whole_charge {
                self.count_part(offer, counting, cash + credit + tax);
            } else {
                self.count_part(offer, Counting::Tax, tax);
                self.count_part(offer, Counting::PaidByCredit, credit);
                self.count_part(offer, Counting::Counted, cash);
                if credit.is_positive() && cash.is_positive() {
                    self.assume(Assumption::CashPartCounts);
                }
                self.see_whether_threshold_is_reached(moment.at, offer);
            }
            match whole_charge {
                Some(Counting::BeforeActivation) => {
                    self.activation_days[offer].spent_before(moment.at, cash, dated_only);
                }
                Some(_) => {}
                None => self.activation_days[offer].counted(moment.at, cash, dated_only),
            }
        }
    }

    fn count_part(&mut self, offer: usize, counting: Counting, amount: Money) {
        if amount.is_zero() {
            return;
        }
        self.journal.count(Count { offer: index(offer), counting, amount });
        let standing = &mut self.offers[offer];
        if counting == Counting::Counted {
            standing.counted += amount;
            return;
        }
        match standing.not_counted.iter_mut().find(|(other, _)| *other == counting) {
            Some((_, sum)) => *sum += amount,
            None => standing.not_counted.push((counting, amount)),
        }
    }

    /// Moves to the highest tier that the counted spend reaches. The top tier is fixed at once, a lower one when the window closes (C4).
    fn see_whether_threshold_is_reached(&mut self, at: Instant, offer: usize) {
        let tiers = &self.offer(offer).tiers;
        let standing = &self.offers[offer];
        let next = standing.tier.map_or(0, |tier| tier + 1);
        let reached =
            tiers[next..].iter().take_while(|tier| tier.threshold <= standing.counted).count();
        if reached == 0 {
            return;
        }
        let tier = next + reached - 1;
        if tiers[tier].threshold == standing.counted {
            self.assume(Assumption::EqualityQualifies);
        }
        let standing = &mut self.offers[offer];
        standing.tier = Some(tier);
        standing.crossed = Some(at);
        standing.state = State::RequirementMet;
        let (threshold, reward) = (tiers[tier].threshold, tiers[tier].reward);
        self.journal.reason(Reason::ThresholdReached { offer: index(offer), threshold, reward });
        if tier + 1 == tiers.len() {
            self.fix_requirement(at, offer);
        }
    }

    /// The tier that pays is settled; the credit comes after the offer's delay.
    fn fix_requirement(&mut self, at: Instant, offer: usize) {
        let dates = self.issue_dates(offer, at);
        self.offers[offer].issue = Some(dates);
        self.clock.set(dates.due, Due::Issue(index(offer)));
    }

    pub(super) fn close_earning_window(&mut self, at: Instant, offer: u16) {
        let offer_index = usize::from(offer);
        let standing = &self.offers[offer_index];
        if standing.issue.is_some() {
            return;
        }
        let tiers = &self.offer(offer_index).tiers;
        let event = Event::EarningWindowClosed(offer);
        if let Some(tier) = standing.tier {
            let reason =
                Reason::TierFixed { threshold: tiers[tier].threshold, reward: tiers[tier].reward };
            self.fix_requirement(at, offer_index);
            self.happened(at, event, Money::ZERO, reason);
        } else {
            let counted = standing.counted;
            let reason =
                Reason::RequirementMissed { counted, missing: tiers[0].threshold - counted };
            self.offers[offer_index].state = State::EarningWindowMissed;
            self.happened(at, event, Money::ZERO, reason);
        }
    }
}
