//! What is made of each row of a table.

use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_records::Record;

use crate::amounts::{NoAmount, is_blank, read_amount};
use crate::cells::{beginning, cell, cells};
use crate::dates::{DateOrder, NoDate, read_date};
use crate::days::Days;
use crate::headings::is_total;
use crate::layout::Layout;
use crate::weighing::Manner;
use crate::{BadRow, Fault, LeftOut, Listed, What};

/// What the rows so far come to.
#[derive(Default)]
pub(crate) struct Rows {
    pub(crate) days: Days,
    pub(crate) bad: Listed<BadRow>,
    pub(crate) left_out: Listed<LeftOut>,
    /// Rows without a date that are bad if one with a date follows, and otherwise end the table.
    undecided: Listed<BadRow>,
    has_begun: bool,
    pub(crate) without_amount: u64,
    pub(crate) currency: Option<Currency>,
    pub(crate) longer_times: Listed<u64>,
}

impl Rows {
    /// Takes a row.
    pub(crate) fn take(
        &mut self,
        layout: &Layout,
        manner: Manner,
        digits: u8,
        record: &Record<'_>,
    ) {
        let (line, parts) = (record.line, record.parts);
        if record.wrong.is_some() {
            return self.bad.push(BadRow { line, text: String::new(), fault: Fault::Unreadable });
        }
        let Some(first) = cells(parts).find(|cell| !cell.is_empty()) else { return };
        let left_out = |what| LeftOut { line, text: beginning(first), what };
        if line < layout.first_line {
            if layout.header != Some(line) {
                self.left_out.push(left_out(What::Title));
            }
            return;
        }
        let (Some(date_column), Some(amount_column)) = (layout.date_column, layout.amount_column)
        else {
            return self.left_out.push(left_out(What::Title));
        };
        let (date, amount) = (cell(parts, date_column), cell(parts, amount_column));
        let bad = |text: &str, fault| BadRow { line, text: beginning(text), fault };
        let order = manner.order.unwrap_or(DateOrder::YearMonthDay);
        let Some(written) = read_date(date) else {
            let has_amount = !is_blank(amount)
                && read_amount(amount, manner.mark, digits) != Err(NoAmount::NotAnAmount);
            let says_total = is_total(date) || (is_blank(date) && cells(parts).any(is_total));
            let is_heading =
                || layout.columns.get(date_column).is_some_and(|column| column.heading == date);
            match (is_blank(date), has_amount) {
                _ if says_total => self.left_out.push(left_out(What::Total)),
                (true, false) => self.left_out.push(left_out(What::Title)),
                (false, false) if is_heading() => self.left_out.push(left_out(What::Title)),
                (true, true) => self.undecided.push(bad(first, Fault::NoDate)),
                (false, false) => self.undecided.push(bad(date, Fault::NotADate)),
                (false, true) => self.bad.push(bad(date, Fault::NotADate)),
            }
            return;
        };
        self.decide(self.has_begun);
        self.has_begun = true;
        let day = match written.date(order) {
            Ok(date) => date,
            Err(NoDate::NotThere) => {
                return self.bad.push(bad(date, Fault::NoSuchDate(manner.order)));
            }
            Err(NoDate::OutsideYears) => return self.bad.push(bad(date, Fault::OutsideYears)),
        };
        if layout.header.is_some() && cells(parts).skip(layout.width).any(|cell| !cell.is_empty()) {
            return self.bad.push(bad(first, Fault::TooManyCells));
        }
        if amount_column >= parts.bounds.len() {
            return self.bad.push(bad(date, Fault::NoAmount));
        }
        if let Some(last) = layout.last_dates.and_then(|at| read_date(cell(parts, at)))
            && last.date(order).is_ok_and(|last| last != day)
        {
            self.longer_times.push(line);
        }
        let read = read_amount(amount, manner.mark, digits);
        let beside = layout.currency_column.and_then(|at| Currency::from_code(cell(parts, at)));
        let written = read.ok().and_then(|amount| amount.currency).or(beside);
        if let Some(own) = written
            && *self.currency.get_or_insert(own) != own
        {
            return self.bad.push(bad(own.code(), Fault::AnotherCurrency));
        }
        let thousandths = match read {
            Ok(amount) => amount.thousandths,
            Err(NoAmount::Blank) => {
                self.without_amount += 1;
                0
            }
            Err(NoAmount::NotAnAmount) => {
                return self.bad.push(bad(amount, Fault::NotAnAmount(manner.mark)));
            }
            Err(NoAmount::Negative) => return self.bad.push(bad(amount, Fault::Negative)),
            Err(NoAmount::TooLarge) => return self.bad.push(bad(amount, Fault::TooLarge)),
        };
        self.days.add(day, thousandths, line);
    }

    /// Decides about rows without a date: among rows with dates they are bad, before and after them they are no data.
    fn decide(&mut self, are_bad: bool) {
        let Listed { first, count } = std::mem::take(&mut self.undecided);
        let more = count - first.len() as u64;
        for row in first {
            if are_bad {
                self.bad.push(row);
            } else {
                let what = if row.fault == Fault::NoDate { What::Total } else { What::Title };
                self.left_out.push(LeftOut { line: row.line, text: row.text, what });
            }
        }
        if are_bad {
            self.bad.count += more;
        } else {
            self.left_out.count += more;
        }
    }

    /// Ends the table.
    pub(crate) fn end(&mut self) {
        self.decide(false);
    }
}
