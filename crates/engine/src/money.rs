//! Money as whole minor units, and the currencies that say how many decimals those have.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount in minor units (cents, or whole yen) of the one currency of its scenario.
///
/// It is not a price: it carries no currency, because an account has only one (TT-69).
/// Amounts that come from outside are at most [`Money::LARGEST_INPUT`], so that no sum of a whole scenario can overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that a scenario or an offer may write: 9,999,999,999,999 minor units.
    pub const LARGEST_INPUT: Self = Self(9_999_999_999_999);

    /// An amount of this many minor units.
    #[must_use]
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// How many minor units this is.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }

    /// Whether this is exactly nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether this is more than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// This amount `times` times over.
    #[must_use]
    pub const fn times(self, times: i64) -> Self {
        Self(self.0 * times)
    }

    /// The share of this amount in `whole`, in tenths of a percent, rounded half up; 0 where `whole` is nothing.
    #[must_use]
    pub fn per_mille_of(self, whole: Self) -> i64 {
        if whole.is_zero() {
            return 0;
        }
        let share = (i128::from(self.0) * 2000 / i128::from(whole.0) + 1) / 2;
        i64::try_from(share).unwrap_or(i64::MAX)
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// It is not digits with at most one point.
    NotAnAmount,
    /// It has more decimals than the currency.
    TooManyDecimals,
    /// It is zero or less.
    NotAboveZero,
    /// It is more than [`Money::LARGEST_INPUT`].
    TooLarge,
}

/// A currency: its ISO 4217 code and its number of decimals (C19).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    code: &'static str,
    digits: u8,
}

/// The currencies in which the known offers are made or accounts are kept, with their decimals (ISO 4217).
static CURRENCIES: &[Currency] = &[
    Currency { code: "AED", digits: 2 },
    Currency { code: "ARS", digits: 2 },
    Currency { code: "AUD", digits: 2 },
    Currency { code: "BHD", digits: 3 },
    Currency { code: "BRL", digits: 2 },
    Currency { code: "CAD", digits: 2 },
    Currency { code: "CHF", digits: 2 },
    Currency { code: "CLP", digits: 0 },
    Currency { code: "CNY", digits: 2 },
    Currency { code: "COP", digits: 2 },
    Currency { code: "CZK", digits: 2 },
    Currency { code: "DKK", digits: 2 },
    Currency { code: "EGP", digits: 2 },
    Currency { code: "EUR", digits: 2 },
    Currency { code: "GBP", digits: 2 },
    Currency { code: "HKD", digits: 2 },
    Currency { code: "HUF", digits: 2 },
    Currency { code: "IDR", digits: 2 },
    Currency { code: "ILS", digits: 2 },
    Currency { code: "INR", digits: 2 },
    Currency { code: "JPY", digits: 0 },
    Currency { code: "KRW", digits: 0 },
    Currency { code: "KWD", digits: 3 },
    Currency { code: "MXN", digits: 2 },
    Currency { code: "MYR", digits: 2 },
    Currency { code: "NOK", digits: 2 },
    Currency { code: "NZD", digits: 2 },
    Currency { code: "PHP", digits: 2 },
    Currency { code: "PKR", digits: 2 },
    Currency { code: "PLN", digits: 2 },
    Currency { code: "RON", digits: 2 },
    Currency { code: "SAR", digits: 2 },
    Currency { code: "SEK", digits: 2 },
    Currency { code: "SGD", digits: 2 },
    Currency { code: "THB", digits: 2 },
    Currency { code: "TRY", digits: 2 },
    Currency { code: "TWD", digits: 2 },
    Currency { code: "USD", digits: 2 },
    Currency { code: "VND", digits: 0 },
    Currency { code: "ZAR", digits: 2 },
];

impl Currency {
    /// The currency with this ISO 4217 code, in capital letters, if the engine knows it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        CURRENCIES.iter().copied().find(|currency| currency.code == code)
    }

    /// Every currency that the engine knows, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CURRENCIES.iter().copied()
    }

    /// The ISO 4217 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// How many decimals an amount has: 2 for USD, 0 for JPY (C19).
    #[must_use]
    pub const fn digits(self) -> u8 {
        self.digits
    }

    /// Reads an amount such as `25`, `25.5` or `25.00`.
    ///
    /// # Errors
    /// Anything but digits with at most one point, more decimals than the currency has, zero or less, or too much.
    ///
    /// ```
    /// # use ad_credit_lab_engine::money::{AmountError, Currency, Money};
    /// let yen = Currency::from_code("JPY").unwrap();
    /// assert_eq!(yen.parse("10000"), Ok(Money::from_minor(10_000)));
    /// assert_eq!(yen.parse("10000.5"), Err(AmountError::TooManyDecimals));
    /// ```
    pub fn parse(self, text: &str) -> Result<Money, AmountError> {
        let (minus, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        // A number too large for an i64 stays at its largest, which is too large as well.
        let (mut minor, mut whole, mut decimals) = (0_i64, 0_u32, None);
        for byte in digits.bytes() {
            match (byte, &mut decimals) {
                (b'0'..=b'9', decimals) => {
                    minor = minor.saturating_mul(10).saturating_add(i64::from(byte - b'0'));
                    *decimals.as_mut().unwrap_or(&mut whole) += 1;
                }
                (b'.', None) => decimals = Some(0),
                _ => return Err(AmountError::NotAnAmount),
            }
        }
        let leads_with_zero = whole > 1 && digits.starts_with('0');
        if whole == 0 || decimals == Some(0) || leads_with_zero {
            return Err(AmountError::NotAnAmount);
        }
        if minus {
            return Err(AmountError::NotAboveZero);
        }
        let Some(missing) = u32::from(self.digits).checked_sub(decimals.unwrap_or(0)) else {
            return Err(AmountError::TooManyDecimals);
        };
        match Money(minor.saturating_mul(10_i64.pow(missing))) {
            Money::ZERO => Err(AmountError::NotAboveZero),
            money if money <= Money::LARGEST_INPUT => Ok(money),
            _ => Err(AmountError::TooLarge),
        }
    }

    /// Writes an amount with all decimals of the currency, a point and no grouping: `25.00`.
    #[must_use]
    pub fn format(self, money: Money) -> String {
        // From the last digit to the first: 19 digits, a point and a minus are the most that there can be.
        let mut text = [b'0'; 24];
        let (mut start, mut rest, mut count) = (text.len(), money.0.unsigned_abs(), 0);
        while rest > 0 || count <= self.digits {
            if count == self.digits && count > 0 {
                start -= 1;
                text[start] = b'.';
            }
            start -= 1;
            text[start] = b'0' + (rest % 10) as u8;
            (rest, count) = (rest / 10, count + 1);
        }
        if money.0 < 0 {
            start -= 1;
            text[start] = b'-';
        }
        text[start..].iter().copied().map(char::from).collect()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

/// Whether a text is ASCII digits without leading zeros, with at most one point, which has digits on both sides.
pub(crate) fn is_plain_decimal(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let leads_with_zero = whole.len() > 1 && whole.starts_with('0');
    !leads_with_zero
        && [whole, fraction]
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd() -> Currency {
        Currency::from_code("USD").unwrap()
    }

    #[test]
    fn amounts_are_read_to_the_minor_unit_or_refused_with_the_reason() {
        let cases = [
            ("25", Ok(2_500)),
            ("25.5", Ok(2_550)),
            ("0.01", Ok(1)),
            ("99999999999.99", Ok(9_999_999_999_999)),
            ("100000000000", Err(AmountError::TooLarge)),
            ("99999999999999999999999999999999999999", Err(AmountError::TooLarge)),
            ("25.000", Err(AmountError::TooManyDecimals)),
            ("1.0000000000000000000000000000000000000001", Err(AmountError::TooManyDecimals)),
            ("007", Err(AmountError::NotAnAmount)),
            ("0", Err(AmountError::NotAboveZero)),
            ("0.00", Err(AmountError::NotAboveZero)),
            ("-1", Err(AmountError::NotAboveZero)),
            ("", Err(AmountError::NotAnAmount)),
            (".5", Err(AmountError::NotAnAmount)),
            ("5.", Err(AmountError::NotAnAmount)),
            ("1e3", Err(AmountError::NotAnAmount)),
            ("1,000", Err(AmountError::NotAnAmount)),
            ("1_000", Err(AmountError::NotAnAmount)),
            ("+5", Err(AmountError::NotAnAmount)),
            (" 5", Err(AmountError::NotAnAmount)),
            ("٥", Err(AmountError::NotAnAmount)),
        ];
        for (text, expected) in cases {
            assert_eq!(usd().parse(text), expected.map(Money), "{text}");
        }
    }

    #[test]
    fn amounts_are_written_with_all_decimals_of_their_currency() {
        let written = |code: &str, minor| Currency::from_code(code).unwrap().format(Money(minor));
        assert_eq!(written("USD", 2_500), "25.00");
        assert_eq!(written("USD", -5), "-0.05");
        assert_eq!(written("JPY", 10_000), "10000");
        assert_eq!(written("KWD", 1_234), "1.234");
    }

    #[test]
    fn a_share_is_rounded_half_up_to_a_tenth_of_a_percent() {
        // 1 / 8 = 12.5 %; 1 / 16 = 6.25 %, which rounds to 6.3 %; 2 / 3 = 66.66… %.
        assert_eq!(Money(1).per_mille_of(Money(8)), 125);
        assert_eq!(Money(1).per_mille_of(Money(16)), 63);
        assert_eq!(Money(2).per_mille_of(Money(3)), 667);
        assert_eq!(Money(0).per_mille_of(Money(0)), 0);
    }

    #[test]
    fn the_table_of_currencies_is_sorted_and_has_no_code_twice() {
        assert!(CURRENCIES.windows(2).all(|pair| pair[0].code < pair[1].code));
    }
}
