//! What is said of a table that was read.

use ad_credit_lab_engine::calendar::Date;
use ad_credit_lab_engine::money::{Currency, Money};

use crate::{DateOrder, DecimalMark, Delimiter, Encoding, Listed};

/// What somebody decided about a table; what is `None` is recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// How its letters are written.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// What stands before decimals.
    pub decimal_mark: Option<DecimalMark>,
    /// The order of dates of numbers alone.
    pub date_order: Option<DateOrder>,
    /// The column of the dates, from 0. One that the table does not have is as good as none.
    pub date_column: Option<usize>,
    /// The column of the amounts, from 0. One that the table does not have is as good as none.
    pub amount_column: Option<usize>,
}

/// A table of daily spend, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpendTable {
    /// How its letters are written.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// What stands before decimals.
    pub decimal_mark: DecimalMark,
    /// The order of dates; `None` where each date says itself what is what.
    pub date_order: Option<DateOrder>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Which of them holds the dates, from 0; `None` where none does.
    pub date_column: Option<usize>,
    /// Which of them holds the amounts, from 0; `None` where none does.
    pub amount_column: Option<usize>,
    /// The line of the header; `None` where there is none.
    pub header: Option<u64>,
    /// What has to be asked, because two readings fit.
    pub questions: Vec<Question>,
    /// What is spent; `None` where no row can be read.
    pub daily: Option<Daily>,
    /// How many rows have no amount, which is no spend.
    pub without_amount: u64,
    /// The currency that the table names, if it names one.
    pub currency: Option<Currency>,
    /// The lines of rows whose next column has another date, so that they may be about more than a day.
    pub longer_times: Listed<u64>,
    /// The rows that cannot be read, in the order of their lines.
    pub bad: Listed<BadRow>,
    /// The rows that are no data, in the order of their lines.
    pub left_out: Listed<LeftOut>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it, its beginning where that is long; empty where there is nothing.
    pub heading: String,
    /// Whether there are dates in it.
    pub has_dates: bool,
    /// Whether most of it is amounts.
    pub has_amounts: bool,
}

/// Something that two readings fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether the day or the month comes first.
    DateOrder {
        /// A date as it is written.
        text: String,
        /// What it is where the day comes first, and where the month does.
        readings: [Date; 2],
    },
    /// What the decimal mark is.
    DecimalMark {
        /// An amount as it is written.
        text: String,
        /// What it is with a point, and with a comma.
        readings: [Money; 2],
    },
    /// Which column holds the amounts: another one is as likely.
    AmountColumn,
}

/// What is spent from a first date to a last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Daily {
    /// The first date.
    pub start: Date,
    /// The amount of each date from the first on, 1 to `SpendPlan::MOST_DAYS` of them.
    pub amounts: Vec<Money>,
    /// How many rows they come from.
    pub rows: u64,
    /// How many dates have several rows, which are added up.
    pub dates_of_several_rows: usize,
    /// How many dates in between have no row, which is no spend.
    pub dates_without_row: usize,
    /// The longest time without a row, its first and last date.
    pub longest_gap: Option<(Date, Date)>,
    /// How many dates have more decimals than the currency, and are rounded half up after adding up.
    pub rounded: usize,
    /// Whether the rows are not in the order of their dates.
    pub is_unsorted: bool,
}

impl Daily {
    /// What is spent together.
    #[must_use]
    pub fn total(&self) -> Money {
        self.amounts.iter().copied().sum()
    }

    /// The last date.
    #[must_use]
    pub fn last(&self) -> Date {
        self.start.plus_days(i32::try_from(self.amounts.len()).unwrap_or(i32::MAX) - 1)
    }
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// What stands there, its beginning where that is long.
    pub text: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A quotation mark that opens a cell is closed nowhere, or the row is too long.
    Unreadable,
    /// It has an amount and no date.
    NoDate,
    /// What stands in place of the date is none.
    NotADate,
    /// The calendar has no such date, in this order.
    NoSuchDate(Option<DateOrder>),
    /// The date lies before 2000 or after 2199.
    OutsideYears,
    /// The date lies more than the days of a plan away from where the most rows are. All rows of the date are one.
    FarFromOthers,
    /// It ends before the amount.
    NoAmount,
    /// What stands in place of the amount is none with this decimal mark.
    NotAnAmount(DecimalMark),
    /// The amount is less than nothing.
    Negative,
    /// The amount is more than a scenario can hold.
    TooLarge,
    /// The amount is in another currency than those before.
    AnotherCurrency,
    /// It has more cells than the header, as where a comma is both decimal mark and delimiter.
    TooManyCells,
}

/// A row that is no data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line of the file on which it begins, from 1.
    pub line: u64,
    /// What stands first in it, its beginning where that is long.
    pub text: String,
    /// What it is taken for.
    pub what: What,
}

/// What a row is that is no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A title, a note, or the header once more.
    Title,
    /// A sum of other rows.
    Total,
}
