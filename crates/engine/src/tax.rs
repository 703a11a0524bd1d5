//! Tax on an account, and the one rounding rule: half up to the minor unit, once for each entry (A5, TT-94).

use crate::input::choice;
use crate::money::Money;
use crate::rate::Percent;

choice! {
    /// When tax is taken (TT-94).
    pub enum TaxMode {
        /// On each spend; topping up 120 shows 120, of which 100 can be spent at 20 %.
        Consumption = "consumption",
        /// When money is added; paying 120 adds 100 at 20 %.
        TopUp = "top_up",
    }
}

/// The tax of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tax {
    /// How much.
    pub rate: Percent,
    /// When.
    pub mode: TaxMode,
    /// Whether the amounts on which the tax falls (spends, or top-ups) already contain it (C27).
    pub amounts_include_tax: bool,
}

/// An amount taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetAndTax {
    /// The part without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
}

impl NetAndTax {
    /// An amount that bears no tax.
    #[must_use]
    pub const fn untaxed(net: Money) -> Self {
        Self { net, tax: Money::ZERO }
    }

    /// Net and tax together.
    #[must_use]
    pub fn gross(self) -> Money {
        self.net + self.tax
    }
}

impl Tax {
    /// Takes a written amount apart, by whether it includes the tax.
    #[must_use]
    pub fn split(&self, amount: Money) -> NetAndTax {
        if self.amounts_include_tax {
            let tax = self.rate.contained_in(amount);
            NetAndTax { net: amount - tax, tax }
        } else {
            self.on_top_of(amount)
        }
    }

    /// A net amount with the tax that falls on it.
    #[must_use]
    pub fn on_top_of(&self, net: Money) -> NetAndTax {
        NetAndTax { net, tax: self.rate.of(net) }
    }
}

/// The tax that an account has at an instant, if it has any: what written amounts come to under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxInForce(pub Option<Tax>);

impl TaxInForce {
    /// The net cost and the tax of a spend of this written amount. Tax that was taken at top-up does not come again.
    #[must_use]
    pub fn spend(&self, amount: Money) -> NetAndTax {
        self.of(TaxMode::Consumption).map_or(NetAndTax::untaxed(amount), |tax| tax.split(amount))
    }

    /// What becomes usable and what is taken as tax from a top-up of this written amount.
    #[must_use]
    pub fn top_up(&self, amount: Money) -> NetAndTax {
        self.of(TaxMode::TopUp).map_or(NetAndTax::untaxed(amount), |tax| tax.split(amount))
    }

    /// What a net cost comes to with the tax that is due when it is spent.
    #[must_use]
    pub fn cost_of(&self, net: Money) -> NetAndTax {
        self.of(TaxMode::Consumption).map_or(NetAndTax::untaxed(net), |tax| tax.on_top_of(net))
    }

    /// The written amount of a top-up after which this much is usable.
    #[must_use]
    pub fn top_up_for(&self, usable: Money) -> Money {
        match self.of(TaxMode::TopUp) {
            Some(tax) if tax.amounts_include_tax => tax.on_top_of(usable).gross(),
            _ => usable,
        }
    }

    /// Whether the amounts on which a tax of this mode falls already contain it (C27).
    pub(crate) fn is_included(&self, mode: TaxMode) -> bool {
        self.of(mode).is_some_and(|tax| tax.amounts_include_tax)
    }

    fn of(&self, mode: TaxMode) -> Option<Tax> {
        self.0.filter(|tax| tax.mode == mode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tax(percent: &str, amounts_include_tax: bool) -> Tax {
        Tax {
            rate: Percent::parse(percent, 100).unwrap(),
            mode: TaxMode::Consumption,
            amounts_include_tax,
        }
    }

    #[test]
    fn tax_is_rounded_half_up_to_the_minor_unit() {
        // 10 % of 0.05 is 0.005, which rounds up to 0.01; 10 % of 0.04 is 0.004, which rounds to nothing.
        assert_eq!(tax("10", false).split(Money::from_minor(5)).tax, Money::from_minor(1));
        assert_eq!(tax("10", false).split(Money::from_minor(4)).tax, Money::ZERO);
    }

    #[test]
    fn a_top_up_of_200_holds_181_82_of_ads_at_10_percent() {
        // 200.00 x 10 / 110 = 18.1818…, so the tax is 18.18 and the rest 181.82.
        let split = tax("10", true).split(Money::from_minor(20_000));
        assert_eq!((split.net.minor(), split.tax.minor()), (18_182, 1_818));
    }
}
