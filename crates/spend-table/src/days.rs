//! What is spent on each date.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::SpendPlan;

use crate::amounts::THOUSANDTHS;
use crate::{BadRow, Daily, Fault, Listed};

/// A date of which there are rows.
#[derive(Clone, Copy, Default)]
struct Day {
    /// In thousandths of a minor unit.
    sum: i64,
    rows: u64,
    /// The line of the first of its rows.
    line: u64,
}

/// What the rows so far spend on each date that can be written.
#[derive(Default)]
pub(crate) struct Days {
    /// From [`Date::EARLIEST`] on; empty before there is a row.
    days: Vec<Day>,
    latest: Option<Date>,
    is_unsorted: bool,
}

impl Days {
    /// Adds a row of a date.
    pub(crate) fn add(&mut self, date: Date, thousandths: i64, line: u64) {
        let index = |date: Date| usize::try_from(date.days_since(Date::EARLIEST)).unwrap_or(0);
        if self.days.is_empty() {
            self.days.resize(index(Date::LATEST) + 1, Day::default());
        }
        self.is_unsorted |= self.latest.is_some_and(|latest| date < latest);
        self.latest = Some(date);
        let Some(day) = self.days.get_mut(index(date)) else { return };
        if day.rows == 0 {
            day.line = line;
        }
        day.rows += 1;
        day.sum = day.sum.saturating_add(thousandths);
    }

    /// The amount of each date from the first to the last. Dates beyond the days of a plan are bad rows.
    pub(crate) fn finish(self, bad: &mut Listed<BadRow>) -> Option<Daily> {
        let (first, end) = self.fullest()?;
        let date = |index: usize| Date::EARLIEST.plus_days(i32::try_from(index).unwrap_or(0));
        let mut put_aside = |index: usize, day: Day, fault| {
            bad.push_many(
                BadRow { line: day.line, text: date(index).to_string(), fault },
                day.rows,
            );
        };
        for (index, day) in self.days.iter().enumerate() {
            if day.rows > 0 && !(first..end).contains(&index) {
                put_aside(index, *day, Fault::FarFromOthers);
            }
        }
        let mut daily = Daily {
            start: date(first),
            amounts: Vec::with_capacity(end - first),
            rows: 0,
            dates_of_several_rows: 0,
            dates_without_row: 0,
            longest_gap: None,
            rounded: 0,
            is_unsorted: self.is_unsorted,
        };
        let (mut gap, mut longest) = (0, 0);
        for (index, day) in self.days[first..end].iter().enumerate() {
            let mut amount =
                Money::from_minor((day.sum.saturating_add(THOUSANDTHS / 2)) / THOUSANDTHS);
            if amount > Money::LARGEST_INPUT {
                put_aside(first + index, *day, Fault::TooLarge);
                amount = Money::ZERO;
            } else {
                daily.rows += day.rows;
                daily.rounded += usize::from(day.sum % THOUSANDTHS != 0);
            }
            daily.amounts.push(amount);
            daily.dates_of_several_rows += usize::from(day.rows > 1);
            if day.rows > 0 {
                gap = 0;
                continue;
            }
            gap += 1;
            daily.dates_without_row += 1;
            if gap > longest {
                longest = gap;
                daily.longest_gap = Some((date(first + index + 1 - gap), date(first + index)));
            }
        }
        Some(daily)
    }

    /// From which index to which the most rows are, in as many days as a plan may have.
    fn fullest(&self) -> Option<(usize, usize)> {
        let most = SpendPlan::MOST_DAYS as usize;
        let is_there = |day: &Day| day.rows > 0;
        let (mut rows, mut best) = (0, (0, 0));
        for (index, day) in self.days.iter().enumerate() {
            rows += day.rows;
            if index >= most {
                rows -= self.days[index - most].rows;
            }
            if rows > best.0 {
                best = (rows, index + 1);
            }
        }
        let end = best.1;
        let within = &self.days[end.saturating_sub(most)..end];
        Some((end.saturating_sub(most) + within.iter().position(is_there)?, end))
    }
}
