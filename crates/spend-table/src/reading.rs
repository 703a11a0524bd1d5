//! Going through a table, in parts.

use std::rc::Rc;

use ad_credit_lab_engine::money::Currency;
use ad_credit_lab_records::Records;

use crate::cells::cell;
use crate::encoding::{Decoded, Encoding};
use crate::layout::Layout;
use crate::rows::Rows;
use crate::weighing::{Manner, Weighing};
use crate::{Choice, Question, SpendTable};

/// The largest table, in bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// A table that is being read. It is gone through twice: to see which reading fits all rows, and to read them.
pub struct Reading {
    bytes: Rc<[u8]>,
    currency: Currency,
    choice: Choice,
    encoding: Encoding,
    layout: Layout,
    records: Records<Decoded>,
    weighing: Weighing,
    questions: Vec<Question>,
    /// How cells are read; `None` while that is being found out.
    manner: Option<Manner>,
    rows: Rows,
}

impl Reading {
    /// Begins to read a table whose amounts are in a currency; `None` if it is larger than [`LARGEST`].
    #[must_use]
    pub fn begin(bytes: Rc<[u8]>, currency: Currency, choice: Choice) -> Option<Self> {
        if bytes.len() > LARGEST {
            return None;
        }
        let encoding = choice.encoding.unwrap_or_else(|| Encoding::of(&bytes));
        let layout = Layout::of(&bytes, encoding, &choice);
        Some(Self {
            records: records(&bytes, encoding, &layout),
            bytes,
            currency,
            choice,
            encoding,
            layout,
            weighing: Weighing::default(),
            questions: Vec::new(),
            manner: None,
            rows: Rows::default(),
        })
    }

    /// Goes through so many rows more; gives the table at its end, after which there is nothing more to do.
    pub fn go_on(&mut self, rows: usize) -> Option<SpendTable> {
        let digits = self.currency.digits();
        for _ in 0..rows {
            // A source in memory does not fail.
            let Ok(Some(record)) = self.records.next_record() else {
                let Some(manner) = self.manner else {
                    self.settle();
                    continue;
                };
                return Some(self.finish(manner));
            };
            match self.manner {
                Some(manner) => self.rows.take(&self.layout, manner, digits, &record),
                None => {
                    if let (Some(date), Some(amount)) =
                        (self.layout.date_column, self.layout.amount_column)
                    {
                        let (date, amount) = (cell(record.parts, date), cell(record.parts, amount));
                        self.weighing.take(date, amount, digits);
                    }
                }
            }
        }
        None
    }

    /// Decides how cells are read, and begins to read them.
    fn settle(&mut self) {
        if self.layout.has_rival {
            self.questions.push(Question::AmountColumn);
        }
        let weighing = std::mem::take(&mut self.weighing);
        self.manner = Some(weighing.settle(&self.choice, &mut self.questions));
        self.records = records(&self.bytes, self.encoding, &self.layout);
    }

    fn finish(&mut self, manner: Manner) -> SpendTable {
        let mut rows = std::mem::take(&mut self.rows);
        rows.end();
        let daily = rows.days.finish(&mut rows.bad);
        rows.bad.put_in_order(|row| row.line);
        rows.left_out.put_in_order(|row| row.line);
        SpendTable {
            encoding: self.encoding,
            delimiter: self.layout.delimiter,
            decimal_mark: manner.mark,
            date_order: manner.order,
            columns: std::mem::take(&mut self.layout.columns),
            date_column: self.layout.date_column,
            amount_column: self.layout.amount_column,
            header: self.layout.header,
            questions: std::mem::take(&mut self.questions),
            daily,
            without_amount: rows.without_amount,
            currency: rows.currency,
            longer_times: rows.longer_times,
            bad: rows.bad,
            left_out: rows.left_out,
        }
    }
}

fn records(bytes: &Rc<[u8]>, encoding: Encoding, layout: &Layout) -> Records<Decoded> {
    Records::of(Decoded::of(Rc::clone(bytes), encoding), layout.delimiter.byte())
}

/// Reads a table at once; `None` if it is larger than [`LARGEST`].
#[must_use]
pub fn read(bytes: &[u8], currency: Currency, choice: Choice) -> Option<SpendTable> {
    let mut reading = Reading::begin(bytes.into(), currency, choice)?;
    loop {
        if let Some(table) = reading.go_on(usize::MAX) {
            return Some(table);
        }
    }
}
