//! How much a spend plan spends on each of its days (C24).

use crate::calendar::Date;
use crate::input::choice;
use crate::money::Money;

/// How the amounts of a spend plan come about, before its pauses and one-offs. Amounts are as they would be written in a spend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Budget {
    /// The same every day.
    Flat(Money),
    /// It rises or falls evenly.
    Ramp {
        /// The amount of the first day.
        from: Money,
        /// The amount of the last day; a plan of one day spends `from`.
        to: Money,
    },
    /// An amount for each day of the week.
    ByWeekday(Week),
    /// An amount for each day, from the first on. Days beyond the list spend nothing, and amounts beyond the plan's days are not looked at.
    Listed(Vec<Money>),
}

impl Budget {
    /// The amount of a day, its number counted from 0, of a plan of `days` days; zero for a day without spend.
    #[must_use]
    pub fn amount(&self, day: u16, days: u16, date: Date) -> Money {
        match self {
            Self::Flat(amount) => *amount,
            Self::Ramp { from, to } => on_the_way(*from, *to, day, days),
            Self::ByWeekday(week) => week.on(date),
            Self::Listed(amounts) => amounts.get(usize::from(day)).copied().unwrap_or(Money::ZERO),
        }
    }

    /// The amount, where it is the same every day.
    #[must_use]
    pub const fn flat(&self) -> Option<Money> {
        match self {
            Self::Flat(amount) => Some(*amount),
            _ => None,
        }
    }
}

/// The amount of a day on an even way between two amounts, rounded half up to the minor unit.
fn on_the_way(from: Money, to: Money, day: u16, days: u16) -> Money {
    let steps = i128::from(days).max(2) - 1;
    let way = i128::from(to.minor() - from.minor()) * i128::from(day.min(days));
    let rounded = (2 * (i128::from(from.minor()) * steps + way) + steps).div_euclid(2 * steps);
    Money::from_minor(i64::try_from(rounded).unwrap_or(i64::MAX))
}

/// An amount for each day of the week; zero for a day without spend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week([Money; 7]);

impl Week {
    /// A week with these amounts, from Monday to Sunday.
    #[must_use]
    pub const fn of(amounts: [Money; 7]) -> Self {
        Self(amounts)
    }

    /// The amount of a date.
    #[must_use]
    pub fn on(&self, date: Date) -> Money {
        self.0[date.days_since_monday()]
    }

    /// Each day with its amount, from Monday on.
    pub fn days(&self) -> impl Iterator<Item = (Weekday, Money)> + '_ {
        Weekday::ALL.into_iter().zip(self.0)
    }
}

choice! {
    /// A day of the week.
    pub enum Weekday {
        /// The first.
        Monday = "monday",
        /// The second.
        Tuesday = "tuesday",
        /// The third.
        Wednesday = "wednesday",
        /// The fourth.
        Thursday = "thursday",
        /// The fifth.
        Friday = "friday",
        /// The sixth.
        Saturday = "saturday",
        /// The seventh.
        Sunday = "sunday",
    }
}

impl Weekday {
    /// All of them, from Monday on.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    #[test]
    fn a_ramp_reaches_both_ends_and_rounds_half_up_on_the_way() {
        let ramp = |from, to, days| {
            (0..days).map(|day| on_the_way(money(from), money(to), day, days).minor()).collect()
        };
        // 10.00 to 20.00 in 4 days: steps of 3.333…: 13.333… and 16.666…, which round to 13.33 and 16.67.
        let rising: Vec<i64> = ramp(1_000, 2_000, 4);
        assert_eq!(rising, [1_000, 1_333, 1_667, 2_000]);
        // 0.04 to 0.01 in 3 days: 0.025 in the middle rounds up to 0.03, also where it falls.
        let falling: Vec<i64> = ramp(4, 1, 3);
        assert_eq!(falling, [4, 3, 1]);
        let one: Vec<i64> = ramp(700, 900, 1);
        assert_eq!(one, [700]);
    }

    #[test]
    fn a_ramp_between_the_largest_amounts_of_the_longest_plan_stays_between_them() {
        let largest = Money::LARGEST_INPUT;
        assert_eq!(on_the_way(money(1), largest, 3_659, 3_660), largest);
        assert_eq!(on_the_way(largest, money(1), 3_659, 3_660), money(1));
    }

    #[test]
    fn the_days_of_a_week_are_those_of_the_calendar() {
        let week = Week::of([1, 2, 3, 4, 5, 6, 7].map(money));
        // 1 June 2026 is a Monday; 3 January 2000 was one, too.
        let amount = |date| week.on(Date::parse(date).unwrap()).minor();
        assert_eq!(
            ["2026-06-01", "2026-06-06", "2026-06-07", "2000-01-03"].map(amount),
            [1, 6, 7, 1]
        );
    }
}
