//! What the numbers of a sweep are in. All are whole, so that nothing is rounded.

use ad_credit_lab_engine::Node;
use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::{Currency, Money};
use ad_credit_lab_words::{Format, say};

use crate::i18n::Words;

/// What numbers are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Minor units of a currency.
    Money(Currency),
    /// Days, or whatever is counted.
    Whole,
    /// Dates, by how many days they come after the first date that there is.
    Date,
    /// Parts of a percentage point: [`Unit::PERCENT`] are one.
    Percent,
    /// Hundredths of a percent that are worked out, not asked for.
    Share,
}

impl Unit {
    /// How many parts a percentage point has: as many as a percentage of a file can have decimals for.
    pub const PERCENT: i64 = 10_i64.pow(DECIMALS as u32);

    /// A date as a number.
    #[must_use]
    pub const fn of_date(date: Date) -> i64 {
        date.days_since(Date::EARLIEST) as i64
    }

    /// A number as a date.
    #[must_use]
    pub fn date(number: i64) -> Date {
        Date::EARLIEST.plus_days(i32::try_from(number).unwrap_or(i32::MAX))
    }

    /// What the published format has, as a number; `None` for nothing and for what is in something else.
    #[must_use]
    pub fn number(self, node: &Node) -> Option<i64> {
        match (self, node) {
            (Self::Whole, Node::Whole(number)) => Some(*number),
            (Self::Money(_), Node::Text(text)) => {
                // It has all decimals of its currency.
                let digits: String = text.chars().filter(|letter| *letter != '.').collect();
                digits.parse().ok()
            }
            // Of an instant, its date.
            (Self::Date, Node::Text(text)) => Date::parse(text.get(..10)?).map(Self::of_date),
            (Self::Percent, Node::Text(text)) => percent(text),
            _ => None,
        }
    }

    /// A number as the published format has it.
    #[must_use]
    pub fn node(self, number: i64) -> Node {
        match self {
            Self::Whole => Node::Whole(number),
            _ => Node::Text(self.text(number)),
        }
    }

    /// The same as text.
    #[must_use]
    pub fn text(self, number: i64) -> String {
        match self {
            Self::Money(currency) => currency.format(Money::from_minor(number)),
            Self::Whole => number.to_string(),
            Self::Date => Self::date(number).to_string(),
            Self::Percent => {
                let text = format!("{}.{:010}", number / Self::PERCENT, number % Self::PERCENT);
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            }
            Self::Share => format!("{}.{:02}", number / 100, number % 100),
        }
    }

    /// A number as one reads it.
    #[must_use]
    pub fn said(self, words: Words, number: i64) -> String {
        match self {
            Self::Money(currency) => words.figures(currency).money(Money::from_minor(number)),
            Self::Whole => any_figures(words).whole(number),
            Self::Date => any_figures(words).date(Self::date(number)),
            Self::Percent => say::sweep_percent(words.language(), &self.text(number)),
            Self::Share => any_figures(words).basis_points(number),
        }
    }

    /// The same in a column of figures.
    #[must_use]
    pub fn exact(self, words: Words, number: i64) -> String {
        match self {
            Self::Money(currency) => words.figures(currency).exact_money(Money::from_minor(number)),
            _ => self.said(words, number),
        }
    }

    /// The same where there is little room.
    #[must_use]
    pub fn short(self, words: Words, number: i64) -> String {
        match self {
            Self::Date => any_figures(words).short_date(Self::date(number)),
            _ => self.said(words, number),
        }
    }
}

/// How many decimals a percentage may have.
const DECIMALS: usize = 10;

/// A percentage as it is typed; `None` for anything else.
fn percent(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || decimals.len() > DECIMALS {
        return None;
    }
    let parts: i64 = format!("{decimals:0<10}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(Unit::PERCENT)?.checked_add(parts)
}

/// Figures for what has no currency.
fn any_figures(words: Words) -> crate::i18n::Figures {
    let currency = Currency::from_code("USD").or_else(|| Currency::all().next());
    match currency {
        Some(currency) => words.figures(currency),
        None => unreachable!("there are currencies"),
    }
}
