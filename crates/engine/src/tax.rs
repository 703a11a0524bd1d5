//! Tax on an account, and the one rounding rule: half up to the minor unit, once for each entry (A5, TT-94).

use rust_decimal::{Decimal, RoundingStrategy};

use crate::input::choice;
use crate::money::{Money, is_plain_decimal};

choice! {
    /// When tax is taken (TT-94).
    pub enum TaxMode {
        /// On each spend; topping up 120 shows 120, of which 100 can be spent at 20 %.
        Consumption = "consumption",
        /// When money is added; paying 120 adds 100 at 20 %.
        TopUp = "top_up",
    }
}

/// A tax rate between 0 and 100 %, kept as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaxRate(Decimal);

impl TaxRate {
    /// Reads a percentage such as `10` or `7.5`, with at most ten decimals; `None` for anything else and above 100.
    #[must_use]
    pub fn parse_percent(text: &str) -> Option<Self> {
        if !is_plain_decimal(text) {
            return None;
        }
        let percent = Decimal::from_str_exact(text).ok()?;
        (percent <= Decimal::ONE_HUNDRED && percent.scale() <= 10).then_some(Self(percent))
    }

    /// The percentage as it was written.
    #[must_use]
    pub fn percent(self) -> String {
        self.0.to_string()
    }

    /// The tax on a net amount.
    fn on_net(self, net: Money) -> Money {
        if self.0.is_zero() {
            return Money::ZERO;
        }
        round(Decimal::from(net.minor()) * self.0 / Decimal::ONE_HUNDRED)
    }

    /// The tax contained in a gross amount.
    fn within_gross(self, gross: Money) -> Money {
        round(Decimal::from(gross.minor()) * self.0 / (Decimal::ONE_HUNDRED + self.0))
    }
}

fn round(minor: Decimal) -> Money {
    let whole = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Money::from_minor(i64::try_from(whole).unwrap_or(i64::MAX))
}

/// The tax of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tax {
    /// How much.
    pub rate: TaxRate,
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
            let tax = self.rate.within_gross(amount);
            NetAndTax { net: amount - tax, tax }
        } else {
            self.on_top_of(amount)
        }
    }

    /// A net amount with the tax that falls on it.
    #[must_use]
    pub fn on_top_of(&self, net: Money) -> NetAndTax {
        NetAndTax { net, tax: self.rate.on_net(net) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tax(percent: &str, amounts_include_tax: bool) -> Tax {
        Tax {
            rate: TaxRate::parse_percent(percent).unwrap(),
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

    #[test]
    fn rates_outside_0_to_100_and_other_texts_are_refused() {
        for text in ["100.01", "-1", "ten", "", "1e1", "0.00000000001"] {
            assert_eq!(TaxRate::parse_percent(text), None, "{text}");
        }
        assert_eq!(TaxRate::parse_percent("7.5").unwrap().percent(), "7.5");
    }
}
