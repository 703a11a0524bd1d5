//! The double-entry book of one run.
//!
//! Every movement takes from one book what it puts into another, so that at every instant
//! cash in = cash on ads + tax + cash paid out + cash left,
//! and for each credit granted = used + unused + expired + revoked + forfeited.
//! The movements below are the only way to change a balance, and each is whole or not at all:
//! a state that breaks the sums cannot be built. What is spent and not paid yet is owed, and is no cash until it is paid.

use crate::money::Money;
use crate::tax::NetAndTax;

/// The balances of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    cash: Money,
    cash_on_ads: Money,
    tax: Money,
    paid_out: Money,
    unpaid: NetAndTax,
    credits: Vec<CreditBook>,
    unused_credit: Money,
}

/// The balances of one credit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CreditBook {
    unused: Money,
    used: Money,
    expired: Money,
    revoked: Money,
    forfeited: Money,
}

/// How what is left of a credit is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Its last date is over.
    Expired,
    /// The network took it back.
    Revoked,
    /// The account was closed.
    Forfeited,
}

impl CreditBook {
    /// What was given.
    #[must_use]
    pub fn granted(&self) -> Money {
        self.unused + self.used + self.expired + self.revoked + self.forfeited
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

    /// What the network took back.
    #[must_use]
    pub fn revoked(&self) -> Money {
        self.revoked
    }

    /// What was lost when the account was closed.
    #[must_use]
    pub fn forfeited(&self) -> Money {
        self.forfeited
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

impl Default for Ledger {
    fn default() -> Self {
        Self {
            cash: Money::ZERO,
            cash_on_ads: Money::ZERO,
            tax: Money::ZERO,
            paid_out: Money::ZERO,
            unpaid: NetAndTax::untaxed(Money::ZERO),
            credits: Vec::new(),
            unused_credit: Money::ZERO,
        }
    }
}

impl Ledger {
    /// What the advertiser paid in, tax at top-up and paid bills included.
    #[must_use]
    pub fn cash_in(&self) -> Money {
        self.cash + self.cash_on_ads + self.tax + self.paid_out
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

    /// The tax that was taken, at top-up, at consumption or with a bill.
    #[must_use]
    pub fn tax(&self) -> Money {
        self.tax
    }

    /// The cash that left the account.
    #[must_use]
    pub fn paid_out(&self) -> Money {
        self.paid_out
    }

    /// What is spent and not paid, with its tax.
    #[must_use]
    pub fn unpaid(&self) -> NetAndTax {
        self.unpaid
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

    /// Goes back to nothing, and keeps the memory for its credits.
    pub(crate) fn clear(&mut self) {
        let mut credits = std::mem::take(&mut self.credits);
        credits.clear();
        *self = Self { credits, ..Self::default() };
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
        if cash + tax > self.cash {
            return Err(Overdrawn);
        }
        self.burn(burns)?;
        self.cash -= cash + tax;
        self.cash_on_ads += cash;
        self.tax += tax;
        Ok(())
    }

    /// A charge takes place on account: a part is paid by credits, the rest and the tax are owed.
    pub(crate) fn accrue(&mut self, burns: &[Burn], owed: NetAndTax) -> Result<(), Overdrawn> {
        self.burn(burns)?;
        self.unpaid.net += owed.net;
        self.unpaid.tax += owed.tax;
        Ok(())
    }

    /// A part of what is owed is paid with money from outside.
    pub(crate) fn settle(&mut self, paid: NetAndTax) -> Result<(), Overdrawn> {
        if paid.net > self.unpaid.net || paid.tax > self.unpaid.tax {
            return Err(Overdrawn);
        }
        self.unpaid.net -= paid.net;
        self.unpaid.tax -= paid.tax;
        self.cash_on_ads += paid.net;
        self.tax += paid.tax;
        Ok(())
    }

    /// Ad cost is given back: what is owed shrinks, and what was paid becomes cash again.
    pub(crate) fn refund(&mut self, from_unpaid: Money, to_cash: Money) -> Result<(), Overdrawn> {
        if from_unpaid > self.unpaid.net || to_cash > self.cash_on_ads {
            return Err(Overdrawn);
        }
        self.unpaid.net -= from_unpaid;
        self.cash_on_ads -= to_cash;
        self.cash += to_cash;
        Ok(())
    }

    /// Cash leaves the account.
    pub(crate) fn pay_out(&mut self, amount: Money) -> Result<(), Overdrawn> {
        if amount > self.cash {
            return Err(Overdrawn);
        }
        self.cash -= amount;
        self.paid_out += amount;
        Ok(())
    }

    /// What is left of a credit is lost. Gives how much that was.
    pub(crate) fn lose(&mut self, credit: u32, loss: Loss) -> Money {
        let Some(book) = self.credits.get_mut(credit as usize) else {
            return Money::ZERO;
        };
        let lost = std::mem::take(&mut book.unused);
        match loss {
            Loss::Expired => book.expired += lost,
            Loss::Revoked => book.revoked += lost,
            Loss::Forfeited => book.forfeited += lost,
        }
        self.unused_credit -= lost;
        lost
    }

    fn burn(&mut self, burns: &[Burn]) -> Result<(), Overdrawn> {
        let covered = |burn: &Burn| {
            self.credits.get(burn.credit as usize).is_some_and(|book| burn.amount <= book.unused)
        };
        if !burns.iter().all(covered) {
            return Err(Overdrawn);
        }
        for burn in burns {
            let book = &mut self.credits[burn.credit as usize];
            book.unused -= burn.amount;
            book.used += burn.amount;
            self.unused_credit -= burn.amount;
        }
        Ok(())
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

    #[test]
    fn what_is_owed_becomes_cash_on_ads_when_it_is_paid_and_cash_when_it_is_given_back() {
        let mut ledger = Ledger::default();
        let owed = NetAndTax { net: money(100), tax: money(10) };
        assert_eq!(ledger.accrue(&[], owed), Ok(()));
        assert_eq!((ledger.cash_in(), ledger.unpaid().gross()), (money(0), money(110)));
        // 30 of the 100 are given back before they are paid; 70 and the tax are paid; then 20 of the 70 come back as cash.
        assert_eq!(ledger.refund(money(30), money(0)), Ok(()));
        assert_eq!(ledger.settle(NetAndTax { net: money(71), tax: money(10) }), Err(Overdrawn));
        assert_eq!(ledger.settle(NetAndTax { net: money(70), tax: money(10) }), Ok(()));
        assert_eq!(ledger.refund(money(0), money(20)), Ok(()));
        assert_eq!(
            (ledger.cash_in(), ledger.cash_on_ads(), ledger.tax(), ledger.cash()),
            (money(80), money(50), money(10), money(20))
        );
        assert_eq!(ledger.pay_out(money(21)), Err(Overdrawn));
        assert_eq!(ledger.pay_out(money(20)), Ok(()));
        assert_eq!((ledger.cash_in(), ledger.cash()), (money(80), money(0)));
    }
}
