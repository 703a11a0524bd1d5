//! How figures are written.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::money::{Currency, Money};

use crate::Plural;

/// How the host writes figures. The page asks the browser; the command line writes [`Plain`] ISO forms.
pub trait Format {
    /// An amount in the account's currency, such as `25.00 USD`.
    fn money(&self, money: Money) -> String;
    /// A date of the account's calendar, such as `2026-06-09`.
    fn date(&self, date: Date) -> String;
    /// A point in the account's time, such as `2026-06-09 12:00`.
    fn instant(&self, instant: Instant) -> String;
    /// A whole number, such as `9999`.
    fn whole(&self, number: i64) -> String;
    /// Which form of a message goes with a number in the language of the messages.
    fn plural(&self, number: i64) -> Plural;
}

/// Figures in ISO forms, with the plural forms of English: `25.00 USD`, `2026-06-09`, `2026-06-09 12:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    /// The account's currency; `None` where none is known yet, as in a file that could not be read.
    pub currency: Option<Currency>,
}

impl Format for Plain {
    /// The decimal amount and the currency's code; without a currency the number of minor units.
    fn money(&self, money: Money) -> String {
        match self.currency {
            Some(currency) => format!("{} {}", currency.format(money), currency.code()),
            None => money.minor().to_string(),
        }
    }

    fn date(&self, date: Date) -> String {
        date.to_string()
    }

    /// The seconds are left out where they are zero.
    fn instant(&self, instant: Instant) -> String {
        let (hour, minute, second) = instant.hour_minute_second();
        let mut text = format!("{} {hour:02}:{minute:02}", instant.date());
        if second != 0 {
            text.push_str(&format!(":{second:02}"));
        }
        text
    }

    fn whole(&self, number: i64) -> String {
        number.to_string()
    }

    fn plural(&self, number: i64) -> Plural {
        if number == 1 { Plural::One } else { Plural::Other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_in_iso_forms() {
        let plain = |code| Plain { currency: Currency::from_code(code) };
        let instant = |text| plain("USD").instant(Instant::parse(text).unwrap());
        assert_eq!(plain("USD").money(Money::from_minor(2_500)), "25.00 USD");
        assert_eq!(plain("JPY").money(Money::from_minor(10_000)), "10000 JPY");
        assert_eq!(Plain { currency: None }.money(Money::from_minor(2_500)), "2500");
        assert_eq!(plain("USD").date(Date::parse("2026-06-09").unwrap()), "2026-06-09");
        assert_eq!(instant("2026-06-09T12:00"), "2026-06-09 12:00");
        assert_eq!(instant("2026-06-09T09:05:07"), "2026-06-09 09:05:07");
        assert_eq!(plain("USD").whole(200_000), "200000");
    }

    #[test]
    fn only_one_is_singular_in_english() {
        let plain = Plain { currency: None };
        let forms = [-1, 0, 1, 2, 21].map(|number| plain.plural(number));
        assert_eq!(
            forms,
            [Plural::Other, Plural::Other, Plural::One, Plural::Other, Plural::Other]
        );
    }
}
