//! The double-entry book of one run.
//!
//! Every movement takes from one book what it puts into another, so that at every instant
//! cash in = cash on ads + tax + cash left, and for each credit granted = used + unused + expired.
//! The four movements below are the only way to change a balance, and each is whole or not at all:
//! a state that breaks the sums cannot be built.

use crate::money::Money;
use crate::tax::NetAndTax;

/// The balances of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    cash: Money,
    cash_on_ads: Money,
    tax: Money,
    credits: Vec<CreditBook>,
    unused_credit: Money,
}

/// The balances of one credit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CreditBook {
    unused: Money,
    used: Money,
    expired: Money,
}

impl CreditBook {
    /// What was given.
    #[must_use]
    pub fn granted(&self) -> Money {
        self.unused + self.used + self.expired
    }

    /// What can still be used.
    #[must_use]
    pub fn unused(&self) -> Money {
        self.unused
    }

    /// What paid for ads.
    #[must_use]
    pub fn used(&self) -> Money {
        self.used
    }

    /// What was lost at the credit's end.
    #[must_use]
    pub fn expired(&self) -> Money {
        self.expired
    }
}

/// A part of a charge that a credit pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burn {
    /// Which credit, by its index in the run.
    pub credit: u32,
    /// How much.
    pub amount: Money,
}

/// A movement would have taken more than there was; nothing was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdrawn;

impl Ledger {
    /// What the advertiser paid in, tax at top-up included.
    #[must_use]
    pub fn cash_in(&self) -> Money {
        self.cash + self.cash_on_ads + self.tax
    }

    /// The cash that is left.
    #[must_use]
    pub fn cash(&self) -> Money {
        self.cash
    }

    /// The cash that paid for ads, net of tax.
    #[must_use]
    pub fn cash_on_ads(&self) -> Money {
        self.cash_on_ads
    }

    /// The tax that was taken, at top-up or at consumption.
    #[must_use]
    pub fn tax(&self) -> Money {
        self.tax
    }

    /// The book of each credit, in the order of their issue.
    #[must_use]
    pub fn credits(&self) -> &[CreditBook] {
        &self.credits
    }

    /// What is unused of all credits together.
    #[must_use]
    pub fn unused_credit(&self) -> Money {
        self.unused_credit
    }

    /// The advertiser adds money, of which a part may be tax.
    pub(crate) fn top_up(&mut self, paid: NetAndTax) {
        self.cash += paid.net;
        self.tax += paid.tax;
    }

    /// The network gives a credit, which gets the next index.
    pub(crate) fn grant(&mut self, amount: Money) {
        self.credits.push(CreditBook { unused: amount, ..CreditBook::default() });
        self.unused_credit += amount;
    }

    /// A charge is paid: a part by credits, the rest and the tax in cash.
    pub(crate) fn charge(
        &mut self,
        burns: &[Burn],
        cash: Money,
        tax: Money,
    ) -> Result<(), Overdrawn> {
        let covered = |burn: &Burn| {
            self.credits.get(burn.credit as usize).is_some_and(|book| burn.amount <= book.unused)
        };
        if cash + tax > self.cash || !burns.iter().all(covered) {
            return Err(Overdrawn);
        }
        for burn in burns {
            let book = &mut self.credits[burn.credit as usize];
            book.unused -= burn.amount;
            book.used += burn.amount;
            self.unused_credit -= burn.amount;
        }
        self.cash -= cash + tax;
        self.cash_on_ads += cash;
        self.tax += tax;
        Ok(())
    }

    /// What is left of a credit is lost. Gives how much that was.
    pub(crate) fn expire(&mut self, credit: u32) -> Money {
        let Some(book) = self.credits.get_mut(credit as usize) else {
            return Money::ZERO;
        };
        let lost = std::mem::take(&mut book.unused);
        book.expired += lost;
        self.unused_credit -= lost;
        lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    #[test]
    fn a_charge_that_overdraws_cash_or_a_credit_moves_nothing() {
        let mut ledger = Ledger::default();
        ledger.top_up(NetAndTax::untaxed(money(100)));
        ledger.grant(money(50));
        let before = ledger.clone();
        let burn = |amount| [Burn { credit: 0, amount: money(amount) }];
        assert_eq!(ledger.charge(&burn(10), money(90), money(11)), Err(Overdrawn));
        assert_eq!(ledger.charge(&burn(51), money(1), money(0)), Err(Overdrawn));
        assert_eq!(
            ledger.charge(&[Burn { credit: 1, amount: money(1) }], money(1), money(0)),
            Err(Overdrawn)
        );
        assert_eq!(ledger, before);
        assert_eq!(ledger.charge(&burn(50), money(90), money(10)), Ok(()));
        assert_eq!(
            (ledger.cash(), ledger.unused_credit(), ledger.cash_in()),
            (money(0), money(0), money(100))
        );
    }
}
