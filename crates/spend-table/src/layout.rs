//! Where things stand in a table: found in its beginning, because titles, header and columns are there.

use std::rc::Rc;

use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_records::Records;

use crate::amounts::{DecimalMark, is_blank, read_amount};
use crate::cells::{beginning, cells};
use crate::dates::read_date;
use crate::encoding::{Decoded, Encoding};
use crate::headings::{is_of_days, is_of_spend};
use crate::{Choice, Column};

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A tab, as in what is copied from a spreadsheet.
    Tab,
    /// A semicolon, as where the comma is the decimal mark.
    Semicolon,
    /// A comma.
    Comma,
    /// A vertical bar.
    Bar,
}

impl Delimiter {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Tab, Self::Semicolon, Self::Comma, Self::Bar];

    /// The letter itself.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Bar => b'|',
        }
    }
}

/// How much of a file its layout is found in, in bytes.
const BEGINNING: usize = 64 * 1024;
/// How many of its rows.
const MOST_ROWS: usize = 300;

/// Where things stand in a table.
pub(crate) struct Layout {
    pub(crate) delimiter: Delimiter,
    pub(crate) columns: Vec<Column>,
    pub(crate) date_column: Option<usize>,
    /// A column of dates right after that, where a report of longer times has its last ones.
    pub(crate) last_dates: Option<usize>,
    pub(crate) amount_column: Option<usize>,
    /// Whether another column is as likely the one of the amounts.
    pub(crate) has_rival: bool,
    pub(crate) currency_column: Option<usize>,
    pub(crate) header: Option<u64>,
    /// How many cells the header has, or the widest row where there is none.
    pub(crate) width: usize,
    /// The line of the first row that is data.
    pub(crate) first_line: u64,
}

/// A row of the beginning, with its line.
type Row = (u64, Vec<String>);

impl Layout {
    /// Finds the layout of a file, keeping to what is chosen.
    pub(crate) fn of(bytes: &Rc<[u8]>, encoding: Encoding, choice: &Choice) -> Self {
        let mut best: Option<((usize, usize), Self)> = None;
        for delimiter in Delimiter::ALL {
            if choice.delimiter.is_some_and(|chosen| chosen != delimiter) {
                continue;
            }
            let rows = beginning_of(bytes, encoding, delimiter);
            let found = Self::in_rows(delimiter, &rows, choice);
            if best.as_ref().is_none_or(|(fits, _)| *fits < found.0) {
                best = Some(found);
            }
        }
        best.map_or_else(|| Self::in_rows(Delimiter::Comma, &[], choice).1, |(_, layout)| layout)
    }

    /// The layout of rows, and how well it fits them: how many have a date and an amount, and how many have several cells.
    fn in_rows(delimiter: Delimiter, rows: &[Row], choice: &Choice) -> ((usize, usize), Self) {
        let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        let dates: Vec<usize> =
            (0..width).map(|at| count(rows, at, |cell| read_date(cell).is_some())).collect();
        let date_column =
            choice.date_column.filter(|at| *at < width).or_else(|| day_column(rows, &dates));
        let is_data = |cells: &[String]| {
            let is_dated = date_column
                .and_then(|at| cells.get(at))
                .is_some_and(|cell| read_date(cell).is_some());
            is_dated
                && cells
                    .iter()
                    .enumerate()
                    .any(|(at, cell)| Some(at) != date_column && is_amount(cell))
        };
        let first = rows.iter().position(|(_, cells)| is_data(cells));
        let (titles, data) = rows.split_at(first.unwrap_or(rows.len()));
        let header = titles.iter().rev().find(|(_, cells)| {
            let texts = cells.iter().filter(|cell| !cell.is_empty()).count();
            let is_wide = texts >= 2 && 2 * cells.len() > width;
            is_wide && !cells.iter().any(|cell| is_amount(cell) || read_date(cell).is_some())
        });
        let heading =
            |at: usize| header.and_then(|(_, cells)| cells.get(at)).map_or("", String::as_str);
        let amounts: Vec<usize> = (0..width).map(|at| count(data, at, is_amount)).collect();
        let has_amounts = |at: usize| {
            let filled = count(data, at, |cell| !is_blank(cell));
            let is_mostly = 2 * amounts[at] >= filled || is_of_spend(heading(at)) > 0;
            Some(at) != date_column && amounts[at] > 0 && is_mostly
        };
        let likely = (0..width).filter(|at| has_amounts(*at)).map(|at| {
            let looks_like_money = count(data, at, looks_like_money);
            (at, is_of_spend(heading(at)) + i32::from(looks_like_money > 0))
        });
        let (amount_column, has_rival) = most_likely(likely);
        let columns = (0..width).map(|at| Column {
            heading: beginning(heading(at)),
            has_dates: dates[at] > 0,
            has_amounts: has_amounts(at),
        });
        let several = rows.iter().filter(|(_, cells)| cells.len() > 1).count();
        let fits = data.iter().filter(|(_, cells)| is_data(cells)).count();
        let is_code = |cell: &str| Currency::from_code(cell).is_some();
        let currency_column = (0..width).find(|at| {
            let codes = count(data, *at, is_code);
            codes > 0 && 2 * codes >= data.len()
        });
        let last_dates =
            date_column.map(|at| at + 1).filter(|at| *at < width && 2 * dates[*at] > data.len());
        let layout = Self {
            delimiter,
            columns: columns.collect(),
            date_column,
            last_dates,
            amount_column: choice.amount_column.filter(|at| *at < width).or(amount_column),
            has_rival: has_rival && choice.amount_column.is_none(),
            currency_column,
            header: header.map(|(line, _)| *line),
            width: header.map_or(width, |(_, cells)| cells.len()),
            first_line: data.first().map_or(1, |(line, _)| *line),
        };
        ((fits, several), layout)
    }
}

/// How many rows have a cell in a column of which something holds.
fn count(rows: &[Row], at: usize, holds: impl Fn(&str) -> bool) -> usize {
    rows.iter().filter(|(_, cells)| cells.get(at).is_some_and(|cell| holds(cell))).count()
}

fn is_amount(cell: &str) -> bool {
    DecimalMark::ALL.iter().any(|mark| read_amount(cell, *mark, 2).is_ok())
}

/// The column of the dates: of those with many, the one whose heading says the most.
fn day_column(rows: &[Row], dates: &[usize]) -> Option<usize> {
    let most = dates.iter().copied().max().unwrap_or(0);
    let columns = (0..dates.len()).filter(|at| dates[*at] > 0 && 2 * dates[*at] >= most);
    let likely = columns.map(|at| {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(at).map(String::as_str));
        let above = cells.take_while(|cell| read_date(cell).is_none());
        let heading = above.filter(|cell| !cell.is_empty()).last();
        (at, (heading.map_or(1, is_of_days), dates[at]))
    });
    most_likely(likely).0
}

/// Whether a currency or decimals are written, however the amount is read.
fn looks_like_money(cell: &str) -> bool {
    let mut read = DecimalMark::ALL.iter().filter_map(|mark| read_amount(cell, *mark, 2).ok());
    let first = read.next();
    first.into_iter().chain(read).all(|amount| amount.looks_like_money) && first.is_some()
}

/// The first of the columns that are the most likely, and whether there is another.
fn most_likely<L: Ord + Copy>(columns: impl Iterator<Item = (usize, L)>) -> (Option<usize>, bool) {
    let (mut best, mut has_rival) = (None, false);
    for (at, likely) in columns {
        match best {
            Some((_, other)) if likely < other => {}
            Some((_, other)) if likely == other => has_rival = true,
            _ => (best, has_rival) = (Some((at, likely)), false),
        }
    }
    (best.map(|(at, _)| at), has_rival)
}

/// The rows of a file's beginning. One that it may cut off is left out.
fn beginning_of(bytes: &Rc<[u8]>, encoding: Encoding, delimiter: Delimiter) -> Vec<Row> {
    let source = Decoded::of(Rc::clone(bytes), encoding).up_to(BEGINNING);
    let mut records = Records::of(source, delimiter.byte());
    let mut rows = Vec::new();
    while let Ok(Some(record)) = records.next_record() {
        if rows.len() == MOST_ROWS {
            return rows;
        }
        let texts: Vec<_> = cells(record.parts).map(str::to_owned).collect();
        if record.wrong.is_none() && texts.iter().any(|text| !text.is_empty()) {
            rows.push((record.line, texts));
        }
    }
    if bytes.len() > BEGINNING && rows.len() > 1 {
        rows.pop();
    }
    rows
}
