//! Percentages and exchange rates: the only place where a rate meets money, with the one rounding rule, half up to the minor unit (A5).

use rust_decimal::{Decimal, RoundingStrategy};

use crate::money::{Currency, Money, is_plain_decimal};

/// The most decimals that a percentage or an exchange rate may have.
const MOST_DECIMALS: u32 = 10;

/// A percentage of zero or more, kept as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(Decimal);

impl Percent {
    /// Reads a percentage such as `10` or `7.5`, with at most ten decimals; `None` for anything else and above `most`.
    #[must_use]
    pub fn parse(text: &str, most: u32) -> Option<Self> {
        if !is_plain_decimal(text) {
            return None;
        }
        let percent = Decimal::from_str_exact(text).ok()?;
        (percent <= Decimal::from(most) && percent.scale() <= MOST_DECIMALS)
            .then_some(Self(percent))
    }

    /// The percentage as it was written.
    #[must_use]
    pub fn text(self) -> String {
        self.0.to_string()
    }

    /// Whether this is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// This percentage with another one on top.
    #[must_use]
    pub(crate) fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// This share of an amount.
    #[must_use]
    pub fn of(self, amount: Money) -> Money {
        if self.0.is_zero() {
            return Money::ZERO;
        }
        round(Decimal::from(amount.minor()) * self.0 / Decimal::ONE_HUNDRED)
    }

    /// The part of an amount that was put on top of the rest of it at this rate.
    #[must_use]
    pub fn contained_in(self, amount: Money) -> Money {
        round(Decimal::from(amount.minor()) * self.0 / (Decimal::ONE_HUNDRED + self.0))
    }
}

/// How many units of one currency a unit of another is, kept as it was written; above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExchangeRate(Decimal);

impl ExchangeRate {
    /// The largest rate that can be written.
    pub const MOST: u32 = 1_000_000;

    /// Reads a rate such as `157.3`, with at most ten decimals; `None` for anything else, for zero and above [`ExchangeRate::MOST`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Percent(rate) = Percent::parse(text, Self::MOST)?;
        (!rate.is_zero()).then_some(Self(rate))
    }

    /// The rate as it was written.
    #[must_use]
    pub fn text(self) -> String {
        self.0.to_string()
    }

    /// An amount of one currency in another, rounded half up to its minor unit, at least one and at most [`Money::LARGEST_INPUT`] (A20).
    #[must_use]
    pub fn convert(self, amount: Money, from: Currency, to: Currency) -> Money {
        let minor_per_major =
            |currency: Currency| Decimal::from(10_u32.pow(currency.digits().into()));
        let converted = (Decimal::from(amount.minor()) / minor_per_major(from)
            * minor_per_major(to))
        .checked_mul(self.0);
        converted
            .map_or(Money::LARGEST_INPUT, round)
            .clamp(Money::from_minor(1), Money::LARGEST_INPUT)
    }
}

fn round(minor: Decimal) -> Money {
    let whole = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Money::from_minor(i64::try_from(whole).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_above_the_most_and_other_texts_are_refused() {
        for text in ["100.01", "-1", "ten", "", "1e1", "0.00000000001"] {
            assert_eq!(Percent::parse(text, 100), None, "{text}");
        }
        assert_eq!(Percent::parse("7.5", 100).unwrap().text(), "7.5");
        assert_eq!(Percent::parse("200", 1_000).unwrap().text(), "200");
        assert_eq!(ExchangeRate::parse("0"), None);
    }

    #[test]
    fn an_amount_is_converted_between_currencies_with_other_decimals() {
        let (usd, jpy) = (Currency::from_code("USD").unwrap(), Currency::from_code("JPY").unwrap());
        // 200.00 USD at 157.333 yen is 31,466.6 yen, which rounds to 31,467.
        let rate = ExchangeRate::parse("157.333").unwrap();
        assert_eq!(rate.convert(Money::from_minor(20_000), usd, jpy), Money::from_minor(31_467));
        // 10,000 yen at 0.0063555 dollars is 63.555 dollars, which rounds to 63.56.
        let rate = ExchangeRate::parse("0.0063555").unwrap();
        assert_eq!(rate.convert(Money::from_minor(10_000), jpy, usd), Money::from_minor(6_356));
    }
}
