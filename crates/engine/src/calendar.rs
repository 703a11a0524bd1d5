//! Civil dates and instants of one account, and business days.
//!
//! An ad account's time zone is fixed when it is created (TT-29), so every instant of a scenario is the account's own civil time
//! and all windows are calendar arithmetic on dates (A2, C21). There is no zone, no offset and no daylight saving here.
//! The resolution is one second: nothing may rely on a finer order than that, only on the order in which entries are written (C3).

use std::fmt;

use crate::order::sort_short;
use chrono::{Datelike, Months, NaiveDate};

const SECONDS_PER_DAY: i64 = 86_400;

/// A date of the account's calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(i32);

impl Date {
    /// The first date that may be written from outside.
    pub const EARLIEST: Self = Self(10_957);
    /// The last date that may be written from outside.
    pub const LATEST: Self = Self(84_005);

    /// Reads `2026-06-01`. Anything else, a date that does not exist, or one outside 2000 to 2199 is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let (year, month, day) =
            (number(&bytes[..4])?, number(&bytes[5..7])?, number(&bytes[8..])?);
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        let date = Self(date.to_epoch_days());
        (Self::EARLIEST..=Self::LATEST).contains(&date).then_some(date)
    }

    /// The date this many days later, or earlier for a negative number.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// The same day of the month so many months later, or the last day of that month where it has no such day.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        let date = NaiveDate::from_epoch_days(self.0)
            .and_then(|date| date.checked_add_months(Months::new(months)));
        date.map_or(self, |date| Self(date.to_epoch_days()))
    }

    /// How many days this date lies after another.
    #[must_use]
    pub const fn days_since(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// The first instant of this date, 00:00.
    #[must_use]
    pub const fn start(self) -> Instant {
        Instant(self.0 as i64 * SECONDS_PER_DAY)
    }

    /// 12:00 of this date, the time taken where only a date is known (C22).
    #[must_use]
    pub const fn noon(self) -> Instant {
        self.start().plus_seconds(SECONDS_PER_DAY / 2)
    }

    /// The first instant that no longer belongs to this date: 00:00 of the next (C2).
    #[must_use]
    pub const fn end(self) -> Instant {
        self.plus_days(1).start()
    }

    /// Whether this is a Saturday or a Sunday.
    #[must_use]
    pub const fn is_weekend(self) -> bool {
        // Day 0, 1 January 1970, was a Thursday.
        matches!(self.0.rem_euclid(7), 2 | 3)
    }

    /// How many days this date lies after a Monday, 0 to 6.
    #[must_use]
    pub const fn days_since_monday(self) -> usize {
        // Day 0, 1 January 1970, was a Thursday.
        self.0.wrapping_add(3).rem_euclid(7) as usize
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub fn year_month_day(self) -> (i32, u32, u32) {
        let date = NaiveDate::from_epoch_days(self.0).unwrap_or(NaiveDate::MAX);
        (date.year(), date.month(), date.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.year_month_day();
        match u32::try_from(year) {
            // Every date that a run can reach. Tables of many accounts hold many of them.
            Ok(year @ 0..=9_999) => {
                let [century, year] = [year / 100, year % 100].map(two_digits);
                let [month, day] = [month, day].map(two_digits);
                let text = [
                    century[0], century[1], year[0], year[1], b'-', month[0], month[1], b'-',
                    day[0], day[1],
                ];
                f.write_str(str::from_utf8(&text).unwrap_or_default())
            }
            _ => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A second of the account's civil time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// Later than every instant that a scenario can reach.
    pub const NEVER: Self = Self(i64::MAX);

    /// Reads `2026-06-01T09:00` or `2026-06-01T09:00:30`; anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_at_checked(10)?;
        let date = Date::parse(date)?;
        let bytes = time.strip_prefix('T')?.as_bytes();
        let colons_fit = matches!(bytes.len(), 5 | 8)
            && bytes[2] == b':'
            && (bytes.len() == 5 || bytes[5] == b':');
        if !colons_fit {
            return None;
        }
        let (hour, minute) = (number(&bytes[..2])?, number(&bytes[3..5])?);
        let second = if bytes.len() == 8 { number(&bytes[6..])? } else { 0 };
        let fits = hour < 24 && minute < 60 && second < 60;
        fits.then(|| date.start().plus_seconds(i64::from(hour * 3600 + minute * 60 + second)))
    }

    /// The date on which this instant lies.
    #[must_use]
    pub const fn date(self) -> Date {
        Date(self.0.div_euclid(SECONDS_PER_DAY) as i32)
    }

    /// Hour (0 to 23), minute and second of the day.
    #[must_use]
    pub const fn hour_minute_second(self) -> (i64, i64, i64) {
        let second = self.second_of_day();
        (second / 3600, second / 60 % 60, second % 60)
    }

    /// Seconds since 00:00 of the same date.
    #[must_use]
    pub const fn second_of_day(self) -> i64 {
        self.0.rem_euclid(SECONDS_PER_DAY)
    }

    /// Which hour (HH:00:00) is the first at this instant or after it, counted from one at 00:00.
    pub(crate) const fn next_hour(self) -> i64 {
        (self.0 + 3599).div_euclid(3600)
    }

    /// The hour of this number, as [`Instant::next_hour`] counts them.
    pub(crate) const fn of_hour(hour: i64) -> Self {
        Self(hour * 3600)
    }

    /// This many seconds later.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds)
    }

    /// How many seconds this instant lies after another.
    #[must_use]
    pub const fn seconds_since(self, other: Self) -> i64 {
        self.0 - other.0
    }

    /// The same clock time on another date.
    #[must_use]
    pub const fn on(self, date: Date) -> Self {
        date.start().plus_seconds(self.second_of_day())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = self.hour_minute_second();
        let [hour, minute, second] = [hour, minute, second].map(|part| two_digits(part as u32));
        let time = [b'T', hour[0], hour[1], b':', minute[0], minute[1], b':', second[0], second[1]];
        write!(f, "{}{}", self.date(), str::from_utf8(&time).unwrap_or_default())
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The dates that are not business days besides Saturday and Sunday (A8, C1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    dates: Vec<Date>,
    /// Those from Monday to Friday, which alone matter.
    weekdays: Vec<Date>,
}

impl Holidays {
    /// Holidays from dates in any order.
    #[must_use]
    pub fn new(mut dates: Vec<Date>) -> Self {
        sort_short(&mut dates, |date| *date);
        dates.dedup();
        let weekdays = dates.iter().copied().filter(|date| !date.is_weekend()).collect();
        Self { dates, weekdays }
    }

    /// The dates, rising.
    #[must_use]
    pub fn dates(&self) -> &[Date] {
        &self.dates
    }

    /// The date that is `days` business days after `date`, which itself need not be one. With 0 it is `date`.
    #[must_use]
    pub fn business_days_after(&self, date: Date, days: u32) -> Date {
        let (mut day, mut left) = (date, days);
        while left > 0 {
            // Every seven dates hold five from Monday to Friday; what of them are holidays is still to come.
            let weeks = (left - 1) / 5;
            if weeks > 0 {
                let later = day.plus_days(7 * weeks.cast_signed());
                left = left - 5 * weeks + self.on_weekdays_between(day, later);
                day = later;
                continue;
            }
            day = day.plus_days(1);
            while !self.is_business_day(day) {
                day = day.plus_days(1);
            }
            left -= 1;
        }
        day
    }

    fn is_business_day(&self, date: Date) -> bool {
        !date.is_weekend() && self.weekdays.binary_search(&date).is_err()
    }

    /// How many of them lie after one date, up to another, from Monday to Friday.
    fn on_weekdays_between(&self, after: Date, up_to: Date) -> u32 {
        let up_to_then = |then: Date| self.weekdays.partition_point(|date| *date <= then);
        u32::try_from(up_to_then(up_to) - up_to_then(after)).unwrap_or(u32::MAX)
    }
}

/// The two digits of a number below a hundred.
fn two_digits(number: u32) -> [u8; 2] {
    [number / 10, number % 10].map(|digit| b'0' + digit as u8)
}

/// The number that ASCII digits write, or `None` where there is anything else.
fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn dates_are_read_and_written_alike_and_bad_ones_refused() {
        for text in ["2000-01-01", "2024-02-29", "2026-06-01", "2199-12-31"] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in [
            "2026-06-31",
            "2023-02-29",
            "1999-12-31",
            "2200-01-01",
            "2026-6-1",
            "2026-06-01 ",
            "+026-06-01",
            "２026-06-0",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn instants_are_read_and_written_alike_and_bad_ones_refused() {
        assert_eq!(Instant::parse("2026-06-01T09:00").unwrap().to_string(), "2026-06-01T09:00:00");
        assert_eq!(
            Instant::parse("2026-06-01T23:59:59").unwrap().to_string(),
            "2026-06-01T23:59:59"
        );
        for text in [
            "2026-06-01T24:00",
            "2026-06-01T09:60",
            "2026-06-01T09:00:60",
            "2026-06-01T9:00",
            "2026-06-01",
            "2026-06-01T09:00Z",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_ends_where_the_next_begins() {
        assert_eq!(date("2026-06-30").end(), date("2026-07-01").start());
        assert_eq!(date("2026-06-30").end().plus_seconds(-1).to_string(), "2026-06-30T23:59:59");
    }

    #[test]
    fn months_end_where_the_later_one_has_no_such_day() {
        assert_eq!(date("2026-05-17").plus_months(6), date("2026-11-17"));
        assert_eq!(date("2025-08-31").plus_months(6), date("2026-02-28"));
        assert_eq!(date("2023-08-31").plus_months(6), date("2024-02-29"));
    }

    #[test]
    fn business_days_skip_weekends_and_holidays() {
        // 12 June 2026 is a Friday.
        let none = Holidays::default();
        assert_eq!(none.business_days_after(date("2026-06-12"), 1), date("2026-06-15"));
        assert_eq!(none.business_days_after(date("2026-06-13"), 1), date("2026-06-15"));
        assert_eq!(none.business_days_after(date("2026-06-12"), 0), date("2026-06-12"));
        let monday_off = Holidays::new(vec![date("2026-06-15")]);
        assert_eq!(monday_off.business_days_after(date("2026-06-12"), 1), date("2026-06-16"));
        assert_eq!(monday_off.business_days_after(date("2026-06-12"), 5), date("2026-06-22"));
        // From Saturday, 13 June: five business days end on Friday, 19 June, ten on Friday, 26 June, eleven on Monday, 29 June.
        let from_saturday = |days| none.business_days_after(date("2026-06-13"), days);
        assert_eq!(
            [5, 10, 11].map(from_saturday),
            ["2026-06-19", "2026-06-26", "2026-06-29"].map(date)
        );
        // Of the eleven one is a holiday, on Monday, 15 June; one on a Saturday takes nothing away.
        let two_off = Holidays::new(vec![date("2026-06-15"), date("2026-06-20")]);
        assert_eq!(two_off.business_days_after(date("2026-06-13"), 11), date("2026-06-30"));
    }
}
