//! Which credits could pay a charge (TT-62, TT-66, TT-72, A13, A14).

use super::Replay;
use crate::ledger::Burn;
use crate::money::Money;
use crate::offer::{CreditType, Purpose};
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

impl Replay<'_> {
    /// Lists the credits that could pay a charge of a campaign for a purpose, and sums them up.
    pub(super) fn gather_usable(
        &mut self,
        campaign: &Campaign,
        purpose: Option<&Purpose>,
    ) -> UsableCredit {
        let (prepaid, cash) = (self.account.is_prepaid(), self.ledger.cash());
        self.usable.clear();
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

    /// Whether a credit may pay, cash aside.
    fn may_pay(
        &mut self,
        index: u32,
        campaign: &Campaign,
        purpose: Option<&Purpose>,
        cash: Money,
    ) -> bool {
        let credit = &self.credits[index as usize];
        if let Some(only_for) = &credit.only_for {
            match only_for.allows(campaign.name(), purpose) {
                crate::offer::Holds::Yes => {}
                crate::offer::Holds::No => return false,
                crate::offer::Holds::Unknown => {
                    self.note_unknown(
                        index,
                        Undecided::ScopeUnknown { credit: CreditIndex(index) },
                    );
                    return false;
                }
            }
        }
        let credit = &self.credits[index as usize];
        match credit.credit_type {
            CreditType::Free => true,
            CreditType::Assignable => {
                let assigned = credit.campaigns.contains(campaign);
                if !assigned {
                    self.assume(Decision::UnassignedPassedOver);
                }
                assigned
            }
            CreditType::Conditional => {
                let conditions = credit.conditions.as_ref();
                let min_cash = conditions.and_then(|conditions| conditions.min_cash);
                let is_unknown = conditions.is_some_and(|conditions| conditions.unknown.is_some());
                self.assume(Decision::ConditionsHeld);
                let has_cash = min_cash.is_none_or(|min_cash| min_cash <= cash);
                if has_cash && is_unknown {
                    let unknown = Undecided::ConditionUnknown { credit: CreditIndex(index) };
                    self.note_unknown(index, unknown);
                }
                has_cash && !is_unknown
            }
        }
    }

    /// Notes once for a credit that something about it is not known; a list of many credits would be searched for each charge.
    fn note_unknown(&mut self, credit: u32, unknown: Undecided) {
        let is_scope = matches!(unknown, Undecided::ScopeUnknown { .. });
        let flags = &mut self.unknown_noted[credit as usize];
        let flag = if is_scope { &mut flags.0 } else { &mut flags.1 };
        if !std::mem::replace(flag, true) {
            self.undecided.push(unknown);
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
            self.assume(Decision::CashFirst);
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
