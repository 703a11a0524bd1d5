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
