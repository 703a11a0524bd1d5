//! Which order of dates and which decimal mark all rows of a table agree with.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::Money;
use ad_credit_lab_engine::scenario::SpendPlan;

use crate::amounts::{DecimalMark, THOUSANDTHS, read_amount};
use crate::cells::beginning;
use crate::dates::{DateOrder, Written, read_date};
use crate::{Choice, Question};

/// How many rows fit each reading.
#[derive(Default)]
pub(crate) struct Weighing {
    numbers: u64,
    orders: [Order; 3],
    /// A date that is another one where the month comes first.
    dates: Option<(String, [Date; 2])>,
    marks: [u64; 2],
    /// What the amounts come to with each mark.
    sums: [i64; 2],
    /// An amount that is another one with the other mark.
    amounts: Option<(String, [Money; 2])>,
}

/// How many dates fit an order, and what lies between the first and the last of them.
#[derive(Default)]
struct Order {
    fits: u64,
    span: Option<(Date, Date)>,
}

impl Order {
    fn days(&self) -> i32 {
        self.span.map_or(0, |(first, last)| last.days_since(first) + 1)
    }
}

/// How the cells of a table are read.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    /// `None` where no date needs an order.
    pub(crate) order: Option<DateOrder>,
    pub(crate) mark: DecimalMark,
}

impl Weighing {
    /// Takes the date and the amount of a row.
    pub(crate) fn take(&mut self, date: &str, amount: &str, digits: u8) {
        let Some(written) = read_date(date) else { return };
        if let Written::Numbers(..) = written {
            self.numbers += 1;
            for (order, found) in DateOrder::ALL.into_iter().zip(&mut self.orders) {
                if let (true, Ok(date)) = (written.fits(order), written.date(order)) {
                    found.fits += 1;
                    let (first, last) = found.span.unwrap_or((date, date));
                    found.span = Some((first.min(date), last.max(date)));
                }
            }
            let [Ok(day_first), Ok(month_first), _] =
                DateOrder::ALL.map(|order| written.date(order))
            else {
                return self.take_amount(amount, digits);
            };
            if day_first != month_first && self.dates.is_none() {
                self.dates = Some((beginning(date), [day_first, month_first]));
            }
        }
        self.take_amount(amount, digits);
    }

    fn take_amount(&mut self, cell: &str, digits: u8) {
        let read = DecimalMark::ALL
            .map(|mark| read_amount(cell, mark, digits).ok().map(|amount| amount.thousandths));
        for (at, amount) in read.into_iter().enumerate() {
            let Some(amount) = amount else { continue };
            self.marks[at] += 1;
            self.sums[at] = self.sums[at].saturating_add(amount);
        }
        if let [Some(point), Some(comma)] = read
            && point != comma
            && self.amounts.is_none()
        {
            let minor =
                |thousandths: i64| Money::from_minor((thousandths + THOUSANDTHS / 2) / THOUSANDTHS);
            self.amounts = Some((beginning(cell), [minor(point), minor(comma)]));
        }
    }

    /// The reading that fits the most rows, and what has to be asked because two do.
    pub(crate) fn settle(self, choice: &Choice, questions: &mut Vec<Question>) -> Manner {
        let [point, comma] = self.marks;
        let mark = choice.decimal_mark.unwrap_or_else(|| {
            if point == comma
                && let Some((text, readings)) = self.amounts
            {
                questions.push(Question::DecimalMark { text, readings });
            }
            let is_comma = comma > point || (comma == point && self.sums[1] > self.sums[0]);
            if is_comma { DecimalMark::Comma } else { DecimalMark::Point }
        });
        let [day_first, month_first, year_first] = &self.orders;
        if self.numbers == 0 {
            return Manner { order: choice.date_order, mark };
        }
        let order = choice.date_order.unwrap_or_else(|| {
            let most = i32::try_from(SpendPlan::MOST_DAYS).unwrap_or(i32::MAX);
            let others = day_first.fits.max(month_first.fits);
            let is_day_first = day_first.fits > month_first.fits
                || (day_first.fits == month_first.fits && day_first.days() <= month_first.days());
            let days = if is_day_first { day_first.days() } else { month_first.days() };
            // A year of two digits that comes first makes decades of a month where it is taken for the day.
            let is_year_first = year_first.fits > others
                || (year_first.fits == others && days > most && year_first.days() <= most);
            if is_year_first {
                return DateOrder::YearMonthDay;
            }
            if day_first.fits == month_first.fits
                && let Some((text, readings)) = self.dates
            {
                questions.push(Question::DateOrder { text, readings });
            }
            if is_day_first { DateOrder::DayMonthYear } else { DateOrder::MonthDayYear }
        });
        Manner { order: Some(order), mark }
    }
}
