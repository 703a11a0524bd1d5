//! Which credits could pay a charge (TT-62, TT-66, TT-72, A13, A14).

use super::{Recorder, Replay};
use crate::ledger::Burn;
use crate::money::Money;
use crate::offer::{CreditType, Holds, Purpose};
use crate::outcome::{CreditOutcome, Decision, Undecided};
use crate::scenario::Campaign;
use crate::value::CreditIndex;

/// A credit that could pay the charge at hand.
#[derive(Clone, Copy)]
pub(super) struct Usable {
    credit: u32,
    unused: Money,
    /// Whether it is used before cash.
    before_cash: bool,
}

/// What credits could pay of a charge, in the order of use.
#[derive(Clone, Copy, Default)]
pub(super) struct UsableCredit {
    /// Before cash.
    pub(super) first: Money,
    /// Once cash is at zero.
    pub(super) last: Money,
    /// What has to wait, because cash is at zero.
    pub(super) waiting: Money,
}

impl UsableCredit {
    pub(super) fn total(self) -> Money {
        self.first + self.last
    }
}

impl<R: Recorder> Replay<'_, R> {
    /// Lists the credits that could pay a charge of a campaign for a purpose, and sums them up.
    pub(super) fn gather_usable(
        &mut self,
        campaign: &Campaign,
        purpose: Option<&Purpose>,
    ) -> UsableCredit {
        let (prepaid, cash) = (self.account.is_prepaid(), self.ledger.cash());
        self.usable.clear();
        self.unknown.clear();
        let mut sums = UsableCredit::default();
        for position in 0..self.order_of_use.len() {
            let index = self.order_of_use[position];
            if !self.may_pay(index, campaign, purpose, cash) {
                continue;
            }
            let credit = &self.credits[index as usize];
            let unused = self.ledger.credits()[index as usize].unused();
            // With payment on account there is no cash that could come first (C12).
            let before_cash = credit.before_cash || !prepaid;
            if prepaid && cash.is_zero() && credit.before_cash && credit.needs_positive_cash {
                sums.waiting += unused;
                continue;
            }
            if before_cash {
                sums.first += unused;
            } else {
                sums.last += unused;
            }
            self.usable.push(Usable { credit: index, unused, before_cash });
        }
        sums
    }

    /// Whether a credit may pay, cash aside. What cannot be decided is put aside until it is seen whether it matters.
    fn may_pay(
        &mut self,
        index: u32,
        campaign: &Campaign,
        purpose: Option<&Purpose>,
        cash: Money,
    ) -> bool {
        let credit = &self.credits[index as usize];
        let number = CreditIndex(index);
        if credit.credit_type == CreditType::Assignable && !credit.campaigns.contains(campaign) {
            self.recorder.assume(Decision::UnassignedPassedOver);
            return false;
        }
        let only_for = credit.only_for.as_ref();
        let in_scope =
            only_for.map_or(Holds::Yes, |only_for| only_for.allows(campaign.name(), purpose));
        if in_scope == Holds::No {
            return false;
        }
        let conditions = credit.conditions.as_ref();
        let min_cash = conditions.and_then(|conditions| conditions.min_cash);
        let is_known = conditions.is_none_or(|conditions| conditions.unknown.is_none());
        if conditions.is_some() {
            self.recorder.assume(Decision::ConditionsHeld);
        }
        if min_cash.is_some_and(|min_cash| cash < min_cash) {
            return false;
        }
        if in_scope == Holds::Unknown {
            self.unknown.push(Undecided::ScopeUnknown { credit: number });
        } else if !is_known {
            self.unknown.push(Undecided::ConditionUnknown { credit: number });
        }
        in_scope == Holds::Yes && is_known
    }

    /// Notes the credits of which it was not known whether they pay, where that made a difference: `matters` says so
    /// for those that are used before cash and for the others. Each is noted once; a list of many would be searched for each charge.
    pub(super) fn note_unknown_credits(&mut self, matters: impl Fn(bool) -> bool) {
        if !R::KEEPS {
            return;
        }
        for position in 0..self.unknown.len() {
            let unknown = self.unknown[position];
            let (Undecided::ScopeUnknown { credit } | Undecided::ConditionUnknown { credit }) =
                unknown
            else {
                continue;
            };
            let index = credit.0 as usize;
            let before_cash = self.credits[index].before_cash || !self.account.is_prepaid();
            let (scope, condition) = &mut self.unknown_noted[index];
            let is_scope = matches!(unknown, Undecided::ScopeUnknown { .. });
            let noted = if is_scope { scope } else { condition };
            if matters(before_cash) && !std::mem::replace(noted, true) {
                self.recorder.cannot_decide(unknown);
            }
        }
    }

    /// Lets the listed credits pay a net cost: those before cash first, then cash as far as it goes, then the others. Gives what cash pays.
    pub(super) fn share(&mut self, net: Money, cash: Money) -> Money {
        self.burns.clear();
        let left = self.burn_usable(true, net);
        let has_last = self.usable.iter().any(|usable| !usable.before_cash);
        if !has_last {
            return left;
        }
        let by_cash = left.min(cash);
        if by_cash.is_positive() || left.is_positive() {
            self.recorder.assume(Decision::CashFirst);
        }
        let rest = self.burn_usable(false, left - by_cash);
        by_cash + rest
    }

    /// Lets the listed credits of one kind pay what they can. Gives what is left.
    fn burn_usable(&mut self, before_cash: bool, net: Money) -> Money {
        let mut left = net;
        for usable in self.usable.iter().filter(|usable| usable.before_cash == before_cash) {
            if left.is_zero() {
                break;
            }
            let amount = left.min(usable.unused);
            self.burns.push(Burn { credit: usable.credit, amount });
            left -= amount;
        }
        left
    }
}

/// The credits that have something left in the order in which they are used now: those after cash last, where there is cash to come first.
pub(super) fn order_now(
    credits: &[CreditOutcome],
    order_of_use: &[u32],
    prepaid: bool,
) -> Vec<u32> {
    let is_last = |index: &u32| prepaid && !credits[*index as usize].before_cash;
    let first = order_of_use.iter().filter(|index| !is_last(index));
    let last = order_of_use.iter().filter(|index| is_last(index));
    first.chain(last).copied().collect()
}

impl CreditOutcome {
    /// The key of the order of use: assigned, narrower, ending earlier, older, smaller id (C18).
    pub(super) fn order_key(
        &self,
    ) -> (bool, (usize, usize), crate::calendar::Date, crate::calendar::Instant, &str) {
        let width = self
            .only_for
            .as_ref()
            .map_or(crate::offer::OnlyFor::WIDEST, |only_for| only_for.width());
        // Among credits that may pay for the same campaign, assignable ones are assigned to it.
        let is_assigned_last = self.credit_type != CreditType::Assignable;
        (is_assigned_last, width, self.last_date, self.issued, &self.id)
    }
}
